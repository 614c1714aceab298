package slot

import (
	"slices"
	"strings"
	"unicode"

	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/extract/passage"
	"github.com/hearsay-org/hearsay/internal/kit/gazetteer"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
	"github.com/hearsay-org/hearsay/internal/kit/loglin"
)

// Ground is the places of a text for its claims. Its groups are the places; their
// mentions are the toponyms that it was made of.
type Ground struct {
	setting
	all    []Toponym
	places []place
	most   []int32 // the places named most often
	titled []int32 // those that the title names
	again  []uint8 // by token: the kinds of places of which a word speaks again
}

// place is one place of a text.
type place struct {
	held   int // mentions behind a preposition
	titled bool
	name   uint64
	id     string
	radius float64  // km
	within []uint64 // the names of the units that it lies in
	rank   int      // by the number of mentions
}

// reachFar is how many places of the first sentence, of those named most often and
// of those in the title a claim may take wherever it stands.
const reachFar = 3

// NewGround lays out the places of a text for its claims; both are in order.
func NewGround(p *passage.Passage, claims []Claim, all []Toponym) *Ground {
	g := &Ground{setting: setting{base: placeBase, p: p, claims: claims}, all: all}
	g.spans = make([][2]int32, len(all))
	for i := range all {
		g.spans[i] = [2]int32{all[i].First, all[i].Last}
	}
	g.join()
	g.rank()
	g.lay()
	g.speakAgain()
	g.node, g.change, g.relation = g.features, g.changesOf, g.relate
	g.fill(len(claims), g.choices)
	return g
}

// join puts the mentions of one place together. A town and the direction of the
// front that bears its name are two.
func (g *Ground) join() {
	byKey := map[uint64]int32{}
	title := g.title()
	g.of = make([]int32, len(g.all))
	for i := range g.all {
		x := &g.all[i]
		key := loglin.Hash(loglin.String(x.Location.ID), uint64(hearsay.Precisions.Index(x.Location.Precision)+1))
		if x.Location.ID == "" {
			key = loglin.Hash(3, g.p.Stems[g.p.Top(x.First, x.Last)])
		}
		n, known := byKey[key]
		if !known {
			n = int32(len(g.places))
			byKey[key] = n
			g.places = append(g.places, placeOf(&x.Location))
			g.mentions = append(g.mentions, nil)
		}
		g.of[i] = n
		g.mentions[n] = append(g.mentions[n], int32(i))
		pl := &g.places[n]
		if g.isHeld(x) {
			pl.held++
		}
		for k := x.First; k < x.Last && !pl.titled; k++ {
			t := &g.p.Text.Tokens[k]
			pl.titled = t.End-t.Start > 3 && t.Shape&lang.Capital != 0 && title[beginning(g.p.Text.Word(int(k)))]
		}
	}
}

func placeOf(l *hearsay.Location) place {
	pl := place{name: loglin.String(l.Name), id: l.ID, radius: l.RadiusKM}
	for u := range strings.SplitSeq(l.Admin, ", ") {
		if u != "" {
			pl.within = append(pl.within, loglin.String(u))
		}
	}
	return pl
}

// title returns the beginnings of the words of the title.
func (g *Ground) title() map[uint64]bool {
	out := map[uint64]bool{}
	for w := range strings.FieldsFuncSeq(g.p.Doc.Title, func(r rune) bool { return !unicode.IsLetter(r) }) {
		out[beginning(w)] = true
	}
	return out
}

// beginning is the hash of a word without its last letters, in which the case of
// names shows: up to three of a word of five or more.
func beginning(word string) uint64 {
	var buf [24]rune
	n := 0
	for _, r := range word {
		if n == len(buf) {
			break
		}
		buf[n] = unicode.ToLower(r)
		n++
	}
	if n > 4 {
		n = max(4, n-3)
	}
	h := uint64(11)
	for _, r := range buf[:n] {
		h = loglin.Hash(h, uint64(r))
	}
	return h
}

// rank orders the places by how often they are named.
func (g *Ground) rank() {
	order := make([]int32, len(g.places))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortStableFunc(order, func(a, b int32) int { return len(g.mentions[b]) - len(g.mentions[a]) })
	for r, n := range order {
		g.places[n].rank = r
	}
	g.most = order[:min(len(order), reachFar)]
	for n := range g.places {
		if g.places[n].titled && len(g.titled) < reachFar {
			g.titled = append(g.titled, int32(n))
		}
	}
}

// isHeld says whether a preposition stands before a name, or its case stands for one.
func (g *Ground) isHeld(x *Toponym) bool {
	t := g.p.Text.Tokens
	return t[x.First].POS == lang.ADP || x.First > 0 && t[x.First-1].POS == lang.ADP || t[g.p.Top(x.First, x.Last)].Morph.Case() == lang.Loc
}

// choices adds the places that a claim may take.
func (g *Ground) choices(claim int) {
	at := len(g.states)
	g.list(claim, reachOf{own: 12, before: 10, after: 2})
	for m := 0; m < len(g.all) && m < reachFar && g.sent(m) == 0; m++ {
		g.put(at, g.of[m])
	}
	for _, n := range g.most {
		g.put(at, n)
	}
	for _, n := range g.titled {
		g.put(at, n)
	}
}

// relate says how place b lies to place a.
func (g *Ground) relate(a, b int32) int {
	x, y := &g.places[a], &g.places[b]
	switch {
	case x.id != "" && x.id == y.id && y.radius < x.radius, slices.Contains(y.within, x.name):
		return narrow
	case x.id != "" && x.id == y.id, slices.Contains(x.within, y.name):
		return widen
	}
	return move
}

// speakAgain marks the words that speak of a place named before: "in the city".
func (g *Ground) speakAgain() {
	words := tables().again
	g.again = make([]uint8, len(g.p.Text.Tokens))
	for i := range g.again {
		t := &g.p.Text.Tokens[i]
		if g.p.Senses[i].Place || t.POS == lang.PUNCT || t.Shape&lang.Capital != 0 && t.Shape&lang.Title == 0 {
			continue
		}
		g.again[i] = words[gazetteer.WordKey(g.p.Text.Word(i))]
	}
}

// speaksAgain returns the kinds of places of which a claim, and the rest of its
// sentence, speak again.
func (g *Ground) speaksAgain(h *head) (own, beside uint64) {
	s := &g.p.Text.Sentences[h.sent]
	for i := s.First; i < s.Last; i++ {
		if i >= h.c.First && i < h.c.Last {
			own |= uint64(g.again[i])
		} else {
			beside |= uint64(g.again[i])
		}
	}
	return own, beside
}
