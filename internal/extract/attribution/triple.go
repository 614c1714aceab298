package attribution

import (
	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/extract/passage"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
)

// Triples lists the frames as source, cue and content, opinions included. A
// frame without a content is left out, and so is one that stands within the
// content of another: each word belongs to one attribution, the outermost.
func Triples(p *passage.Passage, frames []Frame) []hearsay.Attribution {
	list := found(p, frames)
	out := make([]hearsay.Attribution, 0, len(list))
	for i := range list {
		f := list[i].frame
		a := hearsay.Attribution{Cue: p.Span(f.First, f.Last), Content: p.Span(list[i].first, list[i].last), Class: f.ClassName()}
		if f.Party >= 0 {
			first, last := source(p, f)
			a.Source = p.Span(first, last)
			a.Name = p.FullName(f.Party)
		}
		out = append(out, a)
	}
	return out
}

// said is a frame with the words that it makes its source say.
type said struct {
	frame       *Frame
	first, last int32
	how         how
}

// how says by what a content is found.
type how uint8

const (
	byClause   how = iota // said that …
	byJoined              // a clause beside the verb without a word that joins them
	byInfinite            // promised to …
	byObject              // praised …
	byQuote               // said, "…"
	byHost                // …, X said; according to X, …
	byLabel               // X: …
	byNoun                // the statement of X that …
)

func found(p *passage.Passage, frames []Frame) []said {
	x := content{p: p, t: p.Text}
	var list []said
	for i := range frames {
		f := &frames[i]
		if f.Role == Outer && f.Kind == According || f.Party < 0 && f.Kind == Noun {
			continue
		}
		s := x.of(f)
		s.first, s.last = x.trim(s.first, s.last)
		if s.last > s.first {
			s.frame = f
			list = append(list, s)
		}
	}
	return x.outermost(list)
}

// source returns the words that name a frame's party, marks around them left out.
func source(p *passage.Passage, f *Frame) (first, last int32) {
	x := &p.Parties[f.Party]
	first, last = x.NounFirst, x.NounLast
	for first < last && p.Text.Tokens[first].POS == lang.PUNCT {
		first++
	}
	for last > first && p.Text.Tokens[last-1].POS == lang.PUNCT {
		last--
	}
	return first, last
}

// outermost leaves out what stands within the content of another one.
func (x content) outermost(list []said) []said {
	inside := make([]int32, len(x.t.Tokens)) // index + 1 of the widest content over a token
	size := func(i int32) int32 { return list[i].last - list[i].first }
	for i := range list {
		for k := list[i].first; k < list[i].last; k++ {
			if o := inside[k]; o == 0 || size(int32(i)) > size(o-1) {
				inside[k] = int32(i) + 1
			}
		}
	}
	out := list[:0:0]
	for i := range list {
		if o := inside[list[i].frame.Cue]; o == 0 || o == int32(i)+1 {
			out = append(out, list[i])
		}
	}
	return out
}

type content struct {
	p *passage.Passage
	t *lang.Text
}

// of returns the tokens that a frame makes its source say.
func (x content) of(f *Frame) said {
	s := &x.t.Sentences[f.Sent]
	switch f.Kind {
	case Label:
		return said{first: f.Last, last: s.Last, how: byLabel}
	case According:
		first, last := x.beside(f.First, max(f.Last, x.partyEnd(f)), s)
		return said{first: first, last: last, how: byHost}
	case Noun:
		for _, k := range x.p.Kids(f.Cue) {
			switch tok := &x.t.Tokens[k]; {
			case tok.Rel == lang.Acl || tok.Rel == lang.Ccomp, tok.Rel == lang.Nmod && k > f.Cue && x.p.PartyAt[k] != f.Party:
				first, last := x.p.Reach(k)
				return said{first: first, last: last, how: byNoun}
			}
		}
		return said{}
	}
	return x.verb(f, s)
}

func (x content) partyEnd(f *Frame) int32 {
	if f.Party < 0 {
		return 0
	}
	return x.p.Parties[f.Party].NounLast
}

// verb returns what is said: the quotation beside the verb, its complement, or
// the clause into which it is put.
func (x content) verb(f *Frame, s *lang.Sentence) said {
	if q := x.direct(f, s); q.last > q.first {
		return q
	}
	if c := x.complement(f); c.last > c.first {
		return c
	}
	tok := &x.t.Tokens[f.Cue]
	if tok.Rel == lang.Parataxis || tok.Rel == lang.Advcl && x.p.Kid(f.Cue, lang.Mark) >= 0 {
		lo, hi := x.p.Reach(f.Cue)
		first, last := x.beside(lo, hi, s)
		return said{first: first, last: last, how: byHost}
	}
	return x.object(f)
}

// complement returns the clause that a verb governs.
func (x content) complement(f *Frame) said {
	for _, k := range x.p.Kids(f.Cue) {
		tok := &x.t.Tokens[k]
		switch {
		case tok.Rel == lang.Ccomp:
			first, last := x.apart(k, f)
			return said{first: first, last: last, how: byClause}
		case tok.Rel == lang.Parataxis && tok.Morph.Has(lang.Finite) && x.p.Kid(f.Cue, lang.Ccomp) < 0:
			first, last := x.apart(k, f)
			return said{first: first, last: last, how: byJoined}
		}
	}
	return said{}
}

// object returns the infinitive or the noun that a verb governs.
func (x content) object(f *Frame) said {
	best := said{}
	for _, k := range x.p.Kids(f.Cue) {
		tok := &x.t.Tokens[k]
		switch tok.Rel {
		case lang.Xcomp:
			first, last := x.apart(k, f)
			best = said{first: first, last: last, how: byInfinite}
		case lang.Obj, lang.Obl, lang.Nmod:
			if best.last == 0 && k > f.Cue && (tok.Rel == lang.Obj || x.p.Senses[k].Event != nil) {
				first, last := x.apart(k, f)
				best = said{first: first, last: last, how: byObject}
			}
		}
	}
	return best
}

// apart returns a token's subtree on its side of the cue and of the source.
func (x content) apart(k int32, f *Frame) (first, last int32) {
	first, last = x.p.Reach(k)
	lo, hi := f.First, f.Last
	if f.Party >= 0 {
		a, b := source(x.p, f)
		if b > a && b <= lo+longGap && a >= hi-longGap {
			lo, hi = min(lo, a), max(hi, b)
		}
	}
	if first < hi && lo < last {
		if k < lo {
			last = min(last, lo)
		} else {
			first = max(first, hi)
		}
	}
	return first, last
}

// longGap is the number of words between a cue and its source up to which no
// part of a content stands between them.
const longGap = 6

// direct returns the quotation that stands right before or behind the words of a
// frame: the longer one where the frame stands between two.
func (x content) direct(f *Frame, s *lang.Sentence) said {
	lo, hi := f.First, f.Last
	if f.Party >= 0 {
		a, b := source(x.p, f)
		if x.t.Tokens[a].Sent == f.Sent {
			lo, hi = min(lo, a), max(hi, b)
		}
	}
	before, after := x.quoteBefore(lo, s), x.quoteAfter(hi, s)
	best := said{how: byQuote}
	for _, q := range []int32{before, after} {
		if q < 0 {
			continue
		}
		quote := &x.p.Quotes[q]
		if n := quote.Last - quote.First; n > best.last-best.first {
			best.first, best.last = max(quote.First-1, 0), min(quote.Last+1, int32(len(x.t.Tokens)))
		}
	}
	return best
}

// quoteBefore returns the quotation that ends right before a token; -1 for none.
func (x content) quoteBefore(at int32, s *lang.Sentence) int32 {
	for k := at - 1; k >= max(0, at-4); k-- {
		if x.t.Sentences[x.t.Tokens[k].Sent].Para != s.Para {
			return -1
		}
		if q := x.p.InQuote[k]; q >= 0 {
			if x.p.Quotes[q].Last > at || x.p.InQuote[at] == q {
				return -1
			}
			return q
		}
		if x.t.Tokens[k].POS != lang.PUNCT {
			return -1
		}
	}
	return -1
}

// quoteAfter returns the quotation that begins right behind a token, behind the
// colon or comma that ends its clause, or with the next sentence.
func (x content) quoteAfter(at int32, s *lang.Sentence) int32 {
	open := false
	for k := at; k < int32(len(x.t.Tokens)); k++ {
		if x.t.Sentences[x.t.Tokens[k].Sent].Para != s.Para {
			return -1
		}
		if q := x.p.InQuote[k]; q >= 0 {
			if open && x.p.Quotes[q].First == k && x.p.Quotes[q].Long {
				return q
			}
			return -1
		}
		tok := &x.t.Tokens[k]
		switch {
		case tok.POS == lang.PUNCT && tok.Shape&lang.Quote == 0:
			open = true
		case tok.POS != lang.PUNCT:
			if k >= s.Last {
				return -1
			}
			open = k == at-1
		}
	}
	return -1
}

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
