package claims

import (
	"fmt"
	"math/rand/v2"
	"sort"

	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/eval/gold"
)

// Slots are the fields that are scored as F1 over all claims that have them.
var Slots = []string{"place", "time", "actor", "target", "quantity"}

// Counts are the sums from which figures are made. They add over documents.
type Counts map[string]float64

// Add adds another document's counts.
func (c Counts) Add(d Counts) {
	for k, v := range d {
		c[k] += v
	}
}

// Miss is one thing that is wrong in a document.
type Miss struct {
	Doc, Quote, What string
}

type pair struct {
	f    float64
	p, g int
}

// match pairs found quotes with annotated ones, best overlap first, one to one.
func match(found []gold.Claim, doc *gold.Document) []pair {
	spans := words(doc.Text)
	cover := func(list []gold.Claim) []map[int]bool {
		out := make([]map[int]bool, len(list))
		for i, c := range list {
			out[i] = covered(spans, gold.Find(doc.Text, c.Quote))
		}
		return out
	}
	ps, gs := cover(found), cover(doc.Claims)
	var pairs []pair
	for i := range ps {
		for j := range gs {
			if f := f1(ps[i], gs[j]); f >= 0.5 {
				pairs = append(pairs, pair{f, i, j})
			}
		}
	}
	sort.Slice(pairs, func(a, b int) bool {
		x, y := pairs[a], pairs[b]
		if x.f != y.f {
			return x.f > y.f
		}
		if x.p != y.p {
			return x.p > y.p
		}
		return x.g > y.g
	})
	usedP, usedG := map[int]bool{}, map[int]bool{}
	var out []pair
	for _, x := range pairs {
		if !usedP[x.p] && !usedG[x.g] {
			usedP[x.p], usedG[x.g] = true, true
			out = append(out, x)
		}
	}
	return out
}

// Count scores one document. Misses are collected where a list is given.
func Count(doc *gold.Document, found *gold.Document, misses *[]Miss) Counts {
	c := Counts{"docs": 1, "pred": float64(len(found.Claims)), "gold": float64(len(doc.Claims))}
	for _, x := range found.Claims {
		countSlots(c, x, "_pred")
	}
	for _, x := range doc.Claims {
		countSlots(c, x, "_gold")
		if len(x.Chain) > 1 {
			c["nested"]++
		}
	}
	hits := match(found.Claims, doc)
	c["hit"] = float64(len(hits))
	seenP, seenG := map[int]bool{}, map[int]bool{}
	for _, h := range hits {
		seenP[h.p], seenG[h.g] = true, true
		p, g := found.Claims[h.p], doc.Claims[h.g]
		if ok := countPair(c, p, g); !ok && misses != nil {
			*misses = append(*misses, Miss{doc.ID, g.Quote, fmt.Sprintf("type %s for %s; chain %q for %q", p.Type, g.Type, p.Chain, g.Chain)})
		}
	}
	if misses != nil {
		for j, g := range doc.Claims {
			if !seenG[j] {
				*misses = append(*misses, Miss{doc.ID, g.Quote, "missed"})
			}
		}
		for i, p := range found.Claims {
			if !seenP[i] {
				*misses = append(*misses, Miss{doc.ID, p.Quote, "not in gold"})
			}
		}
	}
	countNotes(c, doc, found)
	countTerms(c, doc, found)
	return c
}

func countSlots(c Counts, x gold.Claim, end string) {
	add := func(slot string, has bool) {
		if has {
			c[slot+end]++
		}
	}
	add("place", len(x.Places) > 0)
	add("time", x.Time != nil)
	add("actor", x.Actor != "")
	add("target", x.Target != "")
	add("quantity", x.Quantity != nil)
}

func countPair(c Counts, p, g gold.Claim) bool {
	add := func(name string, ok bool) {
		if ok {
			c[name]++
		}
	}
	t, o, ch := p.Type == g.Type, SameOrigin(p.Chain, g.Chain), SameChain(p.Chain, g.Chain)
	add("type", t)
	add("origin", o)
	add("chain", ch)
	add("strict", t && o)
	add("voice", p.Voice == g.Voice)
	add("polarity", p.Polarity == g.Polarity)
	add("nested_ok", ch && len(g.Chain) > 1)
	add("place", len(p.Places) > 0 && len(g.Places) > 0 && SamePlaces(p.Places, g.Places))
	add("time", p.Time != nil && g.Time != nil && SameTime(p.Time, g.Time))
	add("actor", p.Actor != "" && g.Actor != "" && SameName(p.Actor, g.Actor))
	add("target", p.Target != "" && g.Target != "" && SameName(p.Target, g.Target))
	add("quantity", p.Quantity != nil && g.Quantity != nil && SameQuantity(p.Quantity, g.Quantity))
	return t && o
}

func countNotes(c Counts, doc, found *gold.Document) {
	c["note_pred"], c["note_gold"] = float64(len(found.Notes)), float64(len(doc.Notes))
	c["note_hit"] = float64(len(MatchNotes(doc, found)))
}

// MatchNotes pairs annotated notes with found ones of the same kind whose quotes'
// token F1 is 0.3 or more, one to one: the index of the annotated one gives that of
// the found one.
func MatchNotes(doc, found *gold.Document) map[int]int {
	spans := words(doc.Text)
	out, used := map[int]int{}, make([]bool, len(found.Notes))
	for k, m := range doc.Notes {
		want := covered(spans, gold.Find(doc.Text, m.Quote))
		for i, n := range found.Notes {
			if !used[i] && n.Kind == m.Kind && f1(covered(spans, gold.Find(doc.Text, n.Quote)), want) >= 0.3 {
				out[k], used[i] = i, true
				break
			}
		}
	}
	return out
}

func countTerms(c Counts, doc, found *gold.Document) {
	c["term_pred"], c["term_gold"] = float64(len(found.Terms)), float64(len(doc.Terms))
	left := append([]gold.Term(nil), found.Terms...)
	for _, s := range doc.Terms {
		for i, t := range left {
			if f1(key(t.Term), key(s.Term)) > 0 {
				c["term_hit"]++
				left = append(left[:i], left[i+1:]...)
				break
			}
		}
	}
}

// Figures are the shares and F1 values that counts give; NaN-free: 0 where
// there is nothing to divide by.
type Figures map[string]float64

// Figures turns counts into figures.
func (c Counts) Figures() Figures {
	out := Figures{"documents": c["docs"], "claim": prf(c["hit"], c["pred"], c["gold"]), "strict": prf(c["strict"], c["pred"], c["gold"])}
	for _, k := range []string{"type", "origin", "chain", "voice", "polarity"} {
		out[k] = share(c[k], c["hit"])
	}
	out["nested"] = share(c["nested_ok"], c["nested"])
	for _, s := range Slots {
		out[s] = prf(c[s], c[s+"_pred"], c[s+"_gold"])
	}
	out["notes"] = prf(c["note_hit"], c["note_pred"], c["note_gold"])
	out["terms"] = prf(c["term_hit"], c["term_pred"], c["term_gold"])
	return out
}

func share(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}

func prf(hit, found, want float64) float64 { return share(2*hit, found+want) }

// Interval returns the 95 % interval of a figure by resampling documents 500
// times (bootstrap, percentile method).
func Interval(docs []Counts, figure string) (low, high float64) {
	if len(docs) == 0 {
		return 0, 0
	}
	r := rand.New(rand.NewPCG(1, 1))
	drawn := make([]float64, 500)
	for i := range drawn {
		sum := Counts{}
		for range docs {
			sum.Add(docs[r.IntN(len(docs))])
		}
		drawn[i] = sum.Figures()[figure]
	}
	sort.Float64s(drawn)
	return drawn[12], drawn[487]
}

// FromReading puts a reading into the form of an annotation.
func FromReading(r *hearsay.Reading) *gold.Document {
	d := &gold.Document{Text: r.Document.Text, Lang: r.Document.Lang}
	for _, m := range r.Claims {
		c := gold.Claim{Quote: m.Quote, Type: m.Type, Chain: m.Chain.Names(), Voice: m.Voice, Polarity: m.Polarity, Actor: m.Actor, Target: m.Target, Places: m.Places, Span: m.Span}
		if m.Time != nil {
			c.Time = &gold.Interval{}
			if !m.Time.From.IsZero() {
				c.Time.From = m.Time.From.Format("2006-01-02")
			}
			if !m.Time.To.IsZero() {
				c.Time.To = m.Time.To.Format("2006-01-02")
			}
		}
		if m.Quantity != nil {
			c.Quantity = &gold.Quantity{Text: m.Quantity.Text, Min: m.Quantity.Min, Max: m.Quantity.Max}
		}
		d.Claims = append(d.Claims, c)
	}
	for _, n := range r.Notes {
		d.Notes = append(d.Notes, gold.Note{Kind: n.Kind, By: n.By, Of: n.Of, Quote: n.Quote})
	}
	for _, t := range r.Terms {
		d.Terms = append(d.Terms, gold.Term{Term: t.Term, Kind: t.Kind, Means: t.Means})
	}
	return d
}
