package attribution

import (
	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/extract/passage"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
)

// Triples lists the frames as source, cue and content, opinions included. A
// frame without a content in its sentence is left out.
func Triples(p *passage.Passage, frames []Frame) []hearsay.Attribution {
	var out []hearsay.Attribution
	x := content{p: p, t: p.Text}
	for i := range frames {
		f := &frames[i]
		if f.Role == Outer && f.Kind == According {
			continue
		}
		if f.Party < 0 && f.Kind == Noun {
			continue
		}
		first, last := x.of(f)
		first, last = x.trim(first, last)
		if last <= first {
			continue
		}
		a := hearsay.Attribution{Cue: p.Span(f.First, f.Last), Content: p.Span(first, last), Class: f.ClassName()}
		if f.Party >= 0 {
			party := &p.Parties[f.Party]
			a.Source = p.Span(party.NounFirst, party.NounLast)
			a.Name = p.FullName(f.Party)
		}
		out = append(out, a)
	}
	return out
}

type content struct {
	p *passage.Passage
	t *lang.Text
}

// of returns the tokens that a frame makes its source say.
func (x content) of(f *Frame) (first, last int32) {
	s := &x.t.Sentences[f.Sent]
	switch f.Kind {
	case Label:
		return f.Last, s.Last
	case According:
		return x.beside(f.First, max(f.Last, x.partyEnd(f)), s)
	case Noun:
		for _, k := range x.p.Kids(f.Cue) {
			switch tok := &x.t.Tokens[k]; {
			case tok.Rel == lang.Acl || tok.Rel == lang.Ccomp, tok.Rel == lang.Nmod && k > f.Cue && x.p.PartyAt[k] != f.Party:
				return x.p.Reach(k)
			}
		}
		return 0, 0
	}
	return x.verb(f, s)
}

func (x content) partyEnd(f *Frame) int32 {
	if f.Party < 0 {
		return 0
	}
	return x.p.Parties[f.Party].NounLast
}

// verb returns what is said: the complement of the verb, the quotation beside
// it, or the clause into which it is put.
func (x content) verb(f *Frame, s *lang.Sentence) (first, last int32) {
	object := int32(-1)
	for _, k := range x.p.Kids(f.Cue) {
		tok := &x.t.Tokens[k]
		switch tok.Rel {
		case lang.Ccomp:
			return x.p.Reach(k)
		case lang.Xcomp:
			object = k
		case lang.Parataxis:
			if x.p.Kid(f.Cue, lang.Ccomp) < 0 && tok.Morph.Has(lang.Finite) {
				return x.p.Reach(k)
			}
		case lang.Obj, lang.Obl, lang.Nmod:
			if object < 0 && k > f.Cue && (tok.Rel == lang.Obj || x.p.Senses[k].Event != nil) {
				object = k
			}
		}
	}
	tok := &x.t.Tokens[f.Cue]
	if tok.Rel == lang.Parataxis || tok.Rel == lang.Advcl && x.p.Kid(f.Cue, lang.Mark) >= 0 {
		lo, hi := x.p.Reach(f.Cue)
		return x.beside(lo, hi, s)
	}
	if q := x.quote(f, s); q >= 0 {
		quote := &x.p.Quotes[q]
		return max(quote.First-1, s.First), min(quote.Last+1, s.Last)
	}
	if object >= 0 {
		return x.p.Reach(object)
	}
	return 0, 0
}

// quote returns the longest quotation of the sentence in which the cue is not.
func (x content) quote(f *Frame, s *lang.Sentence) int32 {
	best, size := int32(-1), int32(longest)
	for i := s.First; i < s.Last; i++ {
		q := x.p.InQuote[i]
		if q < 0 || q == x.p.InQuote[f.Cue] {
			continue
		}
		quote := &x.p.Quotes[q]
		if n := quote.Last - quote.First; n > size {
			best, size = q, n
		}
	}
	return best
}

// longest is the number of words up to which a quotation is only a name or a
// word in quotation marks.
const longest = 2

// beside returns the longer part of a sentence before or after a stretch.
func (x content) beside(lo, hi int32, s *lang.Sentence) (first, last int32) {
	if lo-s.First >= s.Last-hi {
		return s.First, lo
	}
	return hi, s.Last
}

// trim leaves out punctuation and joining words around a content.
func (x content) trim(first, last int32) (int32, int32) {
	for first < last && x.t.Tokens[first].POS == lang.PUNCT && x.t.Tokens[first].Shape&(lang.Quote|lang.Open) == 0 {
		first++
	}
	for last > first && x.t.Tokens[last-1].POS == lang.PUNCT && x.t.Tokens[last-1].Shape&(lang.Quote|lang.Close) == 0 {
		last--
	}
	return first, last
}
