package polnear

import (
	"sort"
	"unicode"
	"unicode/utf8"

	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/eval/claims"
)

// Least is the token F1 from which two spans are taken for the same.
const Least = 0.5

// Count is found, marked and matched.
type Count struct{ Found, Marked, Hit int }

// Precision, Recall and F1 are shares; 0 where there is nothing to divide by.
func (c Count) Precision() float64 { return share(c.Hit, c.Found) }

// Recall is the share of the marked that was found.
func (c Count) Recall() float64 { return share(c.Hit, c.Marked) }

// F1 is the harmonic mean of the two.
func (c Count) F1() float64 { return share(2*c.Hit, c.Found+c.Marked) }

func share(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

func (c *Count) add(d Count) {
	c.Found += d.Found
	c.Marked += d.Marked
	c.Hit += d.Hit
}

// Figures are the counts over articles.
type Figures struct {
	Articles             int
	Source, Cue, Content Count // spans of each kind, one to one
	Triples              Count // all three parts right; those that have all three
	All                  Count // the same with attributions that name no source
	Errors               map[string]int
}

// Miss is an attribution that is wrong, for those who read them.
type Miss struct {
	Kind, Article          string
	Source, Cue, Content   string // what was marked, or found where nothing was marked
	FoundSource, FoundBody string
	FoundCue               string
	At                     hearsay.Span
}

// Score adds an article's counts. Misses are collected where a list is given.
func (f *Figures) Score(a *Article, found []hearsay.Attribution, misses *[]Miss) {
	if f.Errors == nil {
		f.Errors = map[string]int{}
	}
	f.Articles++
	at := newIndex(a.Text)
	gold := make([]triple, len(a.Marks))
	for i, m := range a.Marks {
		gold[i] = triple{at.cover(m.Source), at.cover(m.Cue), at.cover(m.Content)}
	}
	pred := make([]triple, len(found))
	for i, x := range found {
		pred[i] = triple{at.cover([]hearsay.Span{x.Source}), at.cover([]hearsay.Span{x.Cue}), at.cover([]hearsay.Span{x.Content})}
	}
	for part, c := range []*Count{&f.Source, &f.Cue, &f.Content} {
		p, g := distinct(pred, part), distinct(gold, part)
		hits := pair(len(p), len(g), func(i, j int) float64 { return f1(p[i], g[j]) })
		c.add(Count{len(p), len(g), len(hits)})
	}
	same := func(i, j int) float64 { return pred[i].same(&gold[j]) }
	hits := pair(len(pred), len(gold), same)
	f.All.add(Count{len(pred), len(gold), len(hits)})
	full := Count{}
	for i := range pred {
		if len(pred[i].source) > 0 {
			full.Found++
		}
	}
	for i := range gold {
		if len(gold[i].source) > 0 {
			full.Marked++
		}
	}
	for _, h := range hits {
		if len(gold[h[1]].source) > 0 {
			full.Hit++
		}
	}
	f.Triples.add(full)
	f.explain(a, found, pred, gold, hits, misses)
}

// explain tells what is wrong with each attribution that was not matched, by
// the one whose cue it shares.
func (f *Figures) explain(a *Article, found []hearsay.Attribution, pred, gold []triple, hits [][2]int, misses *[]Miss) {
	usedP, usedG := map[int]bool{}, map[int]bool{}
	for _, h := range hits {
		usedP[h[0]], usedG[h[1]] = true, true
	}
	near := pair(len(pred), len(gold), func(i, j int) float64 {
		if usedP[i] || usedG[j] {
			return 0
		}
		return f1(pred[i].cue, gold[j].cue) + f1(pred[i].content, gold[j].content)/4
	})
	for _, n := range near {
		p, g := &pred[n[0]], &gold[n[1]]
		usedP[n[0]], usedG[n[1]] = true, true
		kind := ""
		switch source, content := sameSource(p.source, g.source), f1(p.content, g.content) >= Least; {
		case !source && !content:
			kind = "source and content"
		case source:
			kind = "content"
		case len(p.source) == 0:
			kind = "source not found"
		case len(g.source) == 0:
			kind = "source where none is marked"
		default:
			kind = "another source"
		}
		f.note(kind, a, &a.Marks[n[1]], &found[n[0]], misses)
	}
	for j := range gold {
		if !usedG[j] {
			f.note("missed", a, &a.Marks[j], nil, misses)
		}
	}
	for i := range pred {
		if !usedP[i] {
			f.note("not marked", a, nil, &found[i], misses)
		}
	}
}

func (f *Figures) note(kind string, a *Article, gold *Attribution, found *hearsay.Attribution, misses *[]Miss) {
	f.Errors[kind]++
	if misses == nil {
		return
	}
	m := Miss{Kind: kind, Article: a.Name}
	if gold != nil {
		m.Source, m.Cue, m.Content, m.At = text(a.Text, gold.Source), text(a.Text, gold.Cue), text(a.Text, gold.Content), gold.Cue[0]
	}
	if found != nil {
		m.FoundSource, m.FoundCue, m.FoundBody = found.Source.In(a.Text), found.Cue.In(a.Text), found.Content.In(a.Text)
		if gold == nil {
			m.At = found.Cue
		}
	}
	*misses = append(*misses, m)
}

func text(s string, spans []hearsay.Span) string {
	out := ""
	for i, x := range spans {
		if i > 0 {
			out += " … "
		}
		out += x.In(s)
	}
	return out
}

// triple holds the words, by their number, of each part.
type triple struct{ source, cue, content []int }

func (t *triple) part(n int) []int { return [3][]int{t.source, t.cue, t.content}[n] }

// same returns how alike two triples are: 0 where a part is not the same.
func (t *triple) same(g *triple) float64 {
	cue, content := f1(t.cue, g.cue), f1(t.content, g.content)
	if cue < Least || content < Least || !sameSource(t.source, g.source) {
		return 0
	}
	return cue + content + f1(t.source, g.source)
}

func sameSource(p, g []int) bool { return len(p) == 0 && len(g) == 0 || f1(p, g) >= Least }

// distinct returns the different spans of one part.
func distinct(list []triple, part int) [][]int {
	var out [][]int
	for i := range list {
		x := list[i].part(part)
		if len(x) == 0 {
			continue
		}
		twice := false
		for _, y := range out {
			twice = twice || f1(x, y) == 1
		}
		if !twice {
			out = append(out, x)
		}
	}
	return out
}

// pair matches found with marked ones, the most alike first, one to one. What
// is less alike than Least is not matched.
func pair(found, marked int, alike func(i, j int) float64) [][2]int {
	type candidate struct {
		alike float64
		i, j  int
	}
	var all []candidate
	for i := range found {
		for j := range marked {
			if s := alike(i, j); s >= Least {
				all = append(all, candidate{s, i, j})
			}
		}
	}
	sort.SliceStable(all, func(a, b int) bool { return all[a].alike > all[b].alike })
	usedI, usedJ := map[int]bool{}, map[int]bool{}
	var out [][2]int
	for _, c := range all {
		if !usedI[c.i] && !usedJ[c.j] {
			usedI[c.i], usedJ[c.j] = true, true
			out = append(out, [2]int{c.i, c.j})
		}
	}
	return out
}

// index finds the tokens of a text: words, and marks one by one.
type index struct{ words []hearsay.Span }

func newIndex(text string) index {
	var x index
	end := 0
	marks := func(to int) {
		for i, r := range text[end:to] {
			if !unicode.IsSpace(r) {
				x.words = append(x.words, hearsay.Span{Start: end + i, End: end + i + utf8.RuneLen(r)})
			}
		}
	}
	for _, w := range claims.Words(text) {
		marks(w.Start)
		x.words = append(x.words, w)
		end = w.End
	}
	marks(len(text))
	return x
}

// cover returns the numbers of the words that spans cover, in order.
func (x index) cover(spans []hearsay.Span) []int {
	var out []int
	for _, s := range spans {
		from := sort.Search(len(x.words), func(i int) bool { return x.words[i].Start >= s.Start })
		for i := from; i < len(x.words) && x.words[i].End <= s.End; i++ {
			out = append(out, i)
		}
	}
	sort.Ints(out)
	return out
}

// f1 compares two sorted lists of words.
func f1(a, b []int) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	both, i, j := 0, 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i] == b[j]:
			both++
			i++
			j++
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return share(2*both, len(a)+len(b))
}
