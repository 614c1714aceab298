package places

import (
	"fmt"
	"os"
	"testing"

	hearsay "github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/kit/gazetteer"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
	"github.com/hearsay-org/hearsay/internal/locate"
)

func TestDebug(t *testing.T) {
	text := os.Getenv("TEXT")
	if text == "" {
		t.Skip()
	}
	g, err := gazetteer.Open()
	if err != nil {
		t.Fatal(err)
	}
	a, _ := lang.New()
	l, _ := locate.New(g)
	x := a.Analyse(text, lang.Unknown)
	for i, tok := range x.Tokens {
		fmt.Print(x.Word(i), "/", tok.POS, " ")
	}
	fmt.Println()
	for _, m := range g.Find(x) {
		fmt.Printf("%q kind %d head %d weak %v adj %v\n", text[m.Start:m.End], m.Kind, m.Head, m.Weak, m.Adjective)
		for i, c := range m.Candidates {
			if i > 3 {
				break
			}
			p, _ := g.Place(c.Place)
			fmt.Println("   ", c.Rel, p.Key, p.Name, p.Local, p.Country, p.Kind, p.Population, p.Lat, p.Lon, p.RadiusKM)
		}
	}
	for _, tp := range l.Places(x, hearsay.Document{}) {
		fmt.Printf("=> %q %q %s %s %.4f %.4f r %.1f %s | %s\n", tp.Text, tp.NameSpan.In(text), tp.Name, tp.ID, tp.Lat, tp.Lon, tp.RadiusKM, tp.Precision, tp.Admin)
		for _, al := range tp.Alternatives {
			fmt.Println("       ", al.Name, al.ID, al.Admin, al.Score)
		}
	}
}
