package main

import (
	"fmt"

	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/eval/claims"
	"github.com/hearsay-org/hearsay/eval/gold"
	"github.com/hearsay-org/hearsay/internal/extract"
	"github.com/hearsay-org/hearsay/internal/extract/manner"
	"github.com/hearsay-org/hearsay/internal/extract/notes"
	"github.com/hearsay-org/hearsay/internal/extract/slot"
)

func givenVoice(train, test []*sample, t *tallies) {
	m := trainManner(asPrinted(train), true).Model()
	givenManner(test, t, func(s *sample, i int) (got, want string) {
		c := s.cuts[i]
		got, _ = manner.VoiceOf(m, manner.Voice(s.work.Passage, c.First, c.Last))
		return got, s.claims[i].Voice
	})
}

func givenPolarity(train, test []*sample, t *tallies) {
	m := trainManner(asPrinted(train), false).Model()
	givenManner(test, t, func(s *sample, i int) (got, want string) {
		c := s.cuts[i]
		return manner.PolarityOf(m, manner.Polarity(s.work.Passage, c.First, c.Last)), s.claims[i].Polarity
	})
}

func givenManner(test []*sample, t *tallies, read func(s *sample, i int) (got, want string)) {
	for _, s := range test {
		for i := range s.cuts {
			got, want := read(s, i)
			t.count(s, got == want)
			if got == want {
				continue
			}
			t.miss(want+" read as "+got, s, s.inSentence(i))
		}
	}
}

// inSentence returns a claim, marked, with what stands before and after it in its
// sentences.
func (s *sample) inSentence(i int) string {
	p, c := s.work.Passage, s.cuts[i]
	first := p.Text.Sentences[p.Text.Tokens[c.First].Sent].First
	last := p.Text.Sentences[p.Text.Tokens[c.Last-1].Sent].Last
	return p.String(first, c.First) + " ⟦" + p.String(c.First, c.Last) + "⟧ " + p.String(c.Last, last)
}

// givenCount counts as right the claims whose quantity is right, and prints the
// F1 as the scorer counts it.
func givenCount(train, test []*sample, t *tallies) {
	var c slotChoices
	for _, s := range asPrinted(train) {
		c.add(s)
	}
	m := rankSlot(c.count).Model()
	for _, s := range test {
		for i, c := range s.cuts {
			want := s.claims[i].Quantity
			x := &slot.Claim{First: c.First, Last: c.Last, Type: typeIndex(s.claims[i].Type), Speaker: -1, Actor: -1, Target: -1}
			id, share, _, _ := slot.Numbers(s.work.Passage, x, s.work.Numbers).Best(m, extract.LeastCount)
			var got *gold.Quantity
			if id != slot.None {
				q := &s.work.Numbers[id].Quantity
				got = &gold.Quantity{Text: q.Text, Min: q.Min, Max: q.Max}
			}
			ok := got != nil && want != nil && claims.SameQuantity(got, want)
			t.pair(s, ok, got != nil, want != nil)
			if ok || got == nil && want == nil {
				continue
			}
			t.miss(s.countError(i, got, want), s, fmt.Sprintf("%s for %s (%.2f): %s", quantity(got), quantity(want), share, s.inSentence(i)))
		}
	}
}

func (s *sample) countError(i int, got, want *gold.Quantity) string {
	if want == nil {
		return "a quantity where there is none"
	}
	c, found := s.cuts[i], "not found"
	for k := range s.work.Numbers {
		n := &s.work.Numbers[k]
		if n.First < c.First || n.Last > c.Last {
			continue
		}
		if q := n.Quantity; claims.SameQuantity(&gold.Quantity{Text: q.Text, Min: q.Min, Max: q.Max}, want) {
			found = "found"
		}
	}
	if got == nil {
		return "nothing for what is " + found
	}
	return "another for what is " + found
}

func quantity(q *gold.Quantity) string {
	if q == nil {
		return "nothing"
	}
	end := func(v *float64) string {
		if v == nil {
			return "?"
		}
		return fmt.Sprint(*v)
	}
	return fmt.Sprintf("%q %s..%s", q.Text, end(q.Min), end(q.Max))
}

// givenNotes needs no training: the notes are found by rules.
func givenNotes(_, test []*sample, t *tallies) {
	for _, s := range test {
		if s.fold < 0 {
			continue
		}
		list := notes.Find(s.work.Passage.Text)
		found := &gold.Document{}
		for _, n := range list {
			found.Notes = append(found.Notes, gold.Note{Kind: n.Kind, Quote: n.Quote})
		}
		pairs, matched := claims.MatchNotes(s.doc, found), make([]bool, len(list))
		for k, g := range s.doc.Notes {
			n, ok := pairs[k]
			t.pair(s, ok, ok, true)
			if ok {
				matched[n] = true
			} else {
				t.miss("missed "+g.Kind, s, around(s.doc.Text, gold.Find(s.doc.Text, g.Quote)))
			}
		}
		for k, n := range list {
			if !matched[k] {
				t.pair(s, false, true, false)
				t.miss("extra "+n.Kind, s, around(s.doc.Text, n.Span))
			}
		}
	}
}

// around returns a span, marked, with the bytes that stand near it.
func around(text string, span hearsay.Span) string {
	before, after := max(0, span.Start-120), min(len(text), span.End+120)
	return fmt.Sprintf("%q ⟦%s⟧ %q", text[before:span.Start], span.In(text), text[span.End:after])
}
