package attribution

import "github.com/hearsay-org/hearsay/internal/extract/passage"

func Hows(p *passage.Passage, frames []Frame) (out []string) {
	names := []string{"clause", "joined", "infinite", "object", "quote", "host", "label", "noun"}
	for _, s := range found(p, frames) {
		q := ""
		if p.InQuote[s.frame.Cue] >= 0 && p.Quotes[p.InQuote[s.frame.Cue]].Long {
			q = " inquote"
		}
		src := " src"
		if s.frame.Party < 0 {
			src = " nosrc"
		}
		k := []string{"verb", "acc", "label", "noun"}[s.frame.Kind]
		out = append(out, k+" "+names[s.how]+q+src+"|"+s.frame.ClassName()+"|"+p.Text.Tokens[s.frame.Cue].Lemma)
	}
	return
}
