// Package gist is what a small network makes of each claim of a text at one look:
// of which type it is. The part that decides the types asks it as one witness among
// others.
package gist

import (
	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/extract/kind"
	"github.com/hearsay-org/hearsay/internal/extract/passage"
	"github.com/hearsay-org/hearsay/internal/kit/neural"
)

// The zones around a claim.
const (
	inside = iota
	sentence
	before
	after
	start
	zones
)

// farthest is how many tokens of a zone are looked at.
const farthest = 40

// NewShape returns how large the network is.
func NewShape() neural.Shape {
	return neural.Shape{
		Rows: 1 << 15, Dim: 48, Heads: []int{inside: 4, sentence: 2, before: 1, after: 1, start: 1}, Hidden: 96,
		Asks: []int{len(hearsay.Types.Words())},
	}
}

// Text lists the embeddings of a text's tokens.
func Text(s *neural.Shape, p *passage.Passage) *neural.Text {
	t := &neural.Text{Tokens: make([][]uint32, len(p.Text.Tokens))}
	for i := range p.Text.Tokens {
		t.Tokens[i] = rows(s, p, int32(i))
	}
	return t
}

func rows(s *neural.Shape, p *passage.Passage, i int32) []uint32 {
	tok, sense, m := &p.Text.Tokens[i], &p.Senses[i], p.Meanings[i]
	out := make([]uint32, 0, 10)
	out = append(out, s.Row(1, p.Stems[i]), s.Row(4, uint64(tok.POS)), s.Row(5, uint64(tok.Rel)))
	if m.Class != 0 {
		out = append(out, s.Row(2, uint64(m.Gloss)), s.Row(3, uint64(m.Class)))
	}
	for template, value := range [...]uint64{6: uint64(sense.Party), 7: passage.EventType(sense.Event), 8: uint64(sense.Speech), 9: uint64(sense.Hedge)} {
		if value != 0 {
			out = append(out, s.Row(uint64(template), value))
		}
	}
	if p.InQuote[i] >= 0 {
		out = append(out, s.Row(10, 1))
	}
	return out
}

// Case returns the zones around a claim.
func Case(s *neural.Shape, p *passage.Passage, c kind.Claim) neural.Case {
	t := p.Text
	top := p.Top(c.First, c.Last)
	of := t.Tokens[top].Sent
	sent := &t.Sentences[of]
	z := make([][]neural.Place, zones)
	add := func(zone int, i int32, role uint64) {
		z[zone] = append(z[zone], neural.Place{Token: i, Role: s.Row(20+uint64(zone), role)})
	}
	for i := c.First; i < min(c.Last, c.First+farthest); i++ {
		role := uint64(3)
		switch {
		case i == top:
			role = 1
		case t.Tokens[i].Head == top:
			role = 2
		}
		add(inside, i, role)
	}
	for i := max(sent.First, c.First-farthest/2); i < min(sent.Last, c.Last+farthest/2); i++ {
		switch {
		case i < c.First:
			add(sentence, i, 1)
		case i >= c.Last:
			add(sentence, i, 2)
		}
	}
	other := func(zone int, id int32) {
		if id < 0 || int(id) >= len(t.Sentences) || id == of {
			return
		}
		near := &t.Sentences[id]
		role := uint64(1)
		if near.Para == sent.Para {
			role = 2
		}
		for i := near.First; i < min(near.Last, near.First+farthest); i++ {
			add(zone, i, role)
		}
	}
	other(before, of-1)
	other(after, of+1)
	other(start, 0)
	return neural.Case{Zones: z, Top: int(min(top, c.First+farthest-1) - c.First)}
}

// Look returns the share of each type that a network gives the claims of a text.
func Look(n *neural.Net, p *passage.Passage, claims []kind.Claim) [][]float32 {
	if len(claims) == 0 {
		return nil
	}
	r := n.Read(Text(&n.Shape, p))
	out := make([][]float32, len(claims))
	for i, c := range claims {
		one := Case(&n.Shape, p, c)
		out[i] = append(out[i], r.Answer(&one)[0]...)
	}
	return out
}
