package pages

import ("context";"testing";"os";"fmt")

func TestDebug(t *testing.T){
 f,err:=Measure(context.Background(),"../../../shared/data/article_extraction_benchmark")
 if err!=nil {t.Fatal(err)}
 fmt.Printf("F1 %.4f P %.4f R %.4f exact %.3f n %d\n",f.F1,f.Precision,f.Recall,f.Exact,f.Pages)
 os.MkdirAll("/tmp/pt2/out",0o755)
 o,_:=os.Create("/tmp/pt2/scores.txt")
 for _,s:=range f.Scores { fmt.Fprintf(o,"%.3f %.3f %s %s\n",s.Precision,s.Recall,s.Name[:8],s.URL)
  os.WriteFile("/tmp/pt2/out/"+s.Name[:8]+".want",[]byte(s.Want),0o644)
  os.WriteFile("/tmp/pt2/out/"+s.Name[:8]+".got",[]byte(s.Got),0o644) }
}
