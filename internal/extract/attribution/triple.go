package attribution

import (
	"slices"

	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/extract/passage"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
)

// Triples lists the frames as source, cue and content, opinions included. A
// frame without a content is left out. A frame that stands within the content of
// another is an inner attribution of the outermost one around it, since each word
// belongs to one attribution of the list; so is one in quoted words.
func Triples(p *passage.Passage, frames []Frame) []hearsay.Attribution {
	x := content{p: p, t: p.Text, frames: frames}
	list := x.found()
	within := x.within(list)
	out := make([]hearsay.Attribution, 0, len(list))
	place := make([]int32, len(list)) // in out
	for i := range list {
		if within[i] == outermost {
			place[i] = int32(len(out))
			out = append(out, x.triple(&list[i]))
		}
	}
	for i := range list {
		if within[i] >= 0 && x.inside(&list[i], &list[within[i]]) {
			o := &out[place[within[i]]]
			o.Inner = append(o.Inner, x.triple(&list[i]))
		}
	}
	return out
}

func (x content) triple(s *said) hearsay.Attribution {
	f := s.frame
	a := hearsay.Attribution{Cue: x.p.Span(f.First, f.Last), Content: x.p.Span(s.first, s.last), Class: f.ClassName()}
	a.Source, a.Name = x.name(s.by, f)
	return a
}

// said is a frame with the words that it makes its source say.
type said struct {
	frame       *Frame
	by          speaker
	first, last int32
	how         how
	quoted      bool // it stands in somebody's quoted words
}

// inside cuts what is said to the content of the attribution around it, and says
// whether there is something left: an inner source says no more than the outer
// one says that it does. The noun that a verb governs is not listed within
// another attribution, since it is no words of a source's; nor is what stands
// behind a colon or a dash, which there is most often no label.
func (x content) inside(s, o *said) bool {
	if s.how == byObject || s.frame.Kind == Label || s.frame.First < o.first || s.frame.Last > o.last {
		return false
	}
	s.first, s.last = max(s.first, o.first), min(s.last, o.last)
	for k := s.first; k < s.last; k++ {
		if !x.punct(k) {
			return true
		}
	}
	return false
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

func (x content) found() []said {
	var list []said
	for i := range x.frames {
		f := &x.frames[i]
		x.at = i
		if f.Role == Outer && f.Kind == According || f.Party < 0 && f.Kind == Noun {
			continue
		}
		by := x.speaker(f)
		s := x.of(f, by)
		if q := x.p.InQuote[f.Cue]; q >= 0 {
			s.first, s.last = max(s.first, x.p.Quotes[q].First), min(s.last, x.p.Quotes[q].Last)
		}
		s.first, s.last = x.trim(s.first, s.last)
		if s.last > s.first && x.holds(f, &s, &by) {
			s.frame, s.by, s.quoted = f, by, x.quoted(f.Cue)
			list = append(list, s)
		}
	}
	x.settle(list)
	return list
}

// settle parts two attributions each of which would hold the other: "X said that,
// according to Y, …", where the second is said by X, and "…, X said, according to
// Y", where the first is.
func (x content) settle(list []said) {
	for i := range list {
		a := &list[i]
		if a.frame.Kind != According || a.how != byHost {
			continue
		}
		for j := max(0, i-maxFrames); j < min(len(list), i+maxFrames+1); j++ {
			b := &list[j]
			if b.frame == a.frame || !a.holds(b.frame.Cue) || !b.holds(a.frame.Cue) {
				continue
			}
			outer, inner := b, a
			if b.how == byHost {
				outer, inner = a, b
			}
			lo, hi := inner.frame.First, max(inner.frame.Last, x.partyEnd(inner.frame))
			if inner == b {
				lo, hi = x.stretch(b.frame, b.by)
			}
			if lo-outer.first >= outer.last-hi {
				hi, lo = lo, outer.first
			} else {
				lo, hi = hi, outer.last
			}
			inner.first, inner.last = x.trim(lo, max(lo, hi))
			if inner == a {
				a.by = x.short(a)
			}
		}
	}
}

// short returns who speaks in "according to X": by the noun phrase alone where
// the tree has taken words of the content for a part of it.
func (x content) short(a *said) speaker {
	if a.by.party < 0 || a.by.last > a.by.first {
		return a.by
	}
	party := &x.p.Parties[a.by.party]
	if first, last := x.whole(a.by.party, a.frame); last <= a.first || first >= a.last || party.NounFirst < a.frame.Last {
		return a.by
	}
	first := party.NounFirst
	if first == a.frame.Last+1 {
		first-- // the article
	}
	return speaker{a.by.party, first, party.NounLast}
}

// holds says whether a token stands within what is said.
func (s *said) holds(k int32) bool { return k >= s.first && k < s.last }

// holds says whether a frame with a plain noun or an infinitive as its content
// is an attribution, and takes the source from a verb of seeming: whoever
// appears to do something is no source.
func (x content) holds(f *Frame, s *said, by *speaker) bool {
	key, class := x.t.Tokens[f.Cue].Key, f.ClassName()
	switch {
	case s.how != byObject && s.how != byInfinite:
		return true
	case governs().acts[key] || s.how == byObject && (by.party < 0 || class == "shows"):
		return false
	case s.how == byInfinite && by.party < 0:
		return class != "orders"
	case governs().seems[key]:
		if first, last := x.whole(by.party, f); last > first && last <= s.first && f.First-last < longGap {
			s.first = first
		}
		*by = speaker{party: -1}
	}
	return true
}

// quoted says whether a token stands in somebody's quoted words: what is said in
// them belongs to the quotation.
func (x content) quoted(i int32) bool {
	q := x.p.InQuote[i]
	return q >= 0 && x.p.Quotes[q].Long && x.p.Quotes[q].Closed
}

// What within says of an attribution that is in no other.
const (
	outermost = -1 // it is one of the list
	nowhere   = -2 // it is in quoted words that no attribution holds, or each of two holds the other
)

// within returns for each attribution the outermost one whose content holds its
// cue.
func (x content) within(list []said) []int32 {
	over := x.over(list)
	holder := func(i int32) int32 {
		if o := over[list[i].frame.Cue] - 1; o >= 0 && list[o].frame != list[i].frame {
			return o
		}
		return outermost
	}
	out := make([]int32, len(list))
	for i := range list {
		out[i] = holder(int32(i))
		if out[i] == outermost && list[i].quoted {
			out[i] = nowhere
		}
		const deepest = 8 // attributions around one
		for n := 0; out[i] >= 0; n++ {
			next := holder(out[i])
			if next == outermost {
				break
			}
			if out[i] = next; n == deepest {
				out[i] = nowhere
			}
		}
	}
	return out
}

// over returns for each token the attribution, as its index + 1, with the widest
// content that holds it; 0 for none. What is said in quoted words holds nothing.
func (x content) over(list []said) []int32 {
	var order []int32
	for i := range list {
		if !list[i].quoted {
			order = append(order, int32(i))
		}
	}
	slices.SortStableFunc(order, func(a, b int32) int {
		return int((list[b].last - list[b].first) - (list[a].last - list[a].first))
	})
	n := int32(len(x.t.Tokens))
	over, next := make([]int32, n), make([]int32, n+1) // next: a token not yet covered from here on
	for i := range next {
		next[i] = int32(i)
	}
	free := func(k int32) int32 {
		for next[k] != k {
			next[k] = next[next[k]]
			k = next[k]
		}
		return k
	}
	for _, i := range order {
		for k := free(list[i].first); k < list[i].last; k = free(k) {
			over[k], next[k] = i+1, k+1
		}
	}
	return over
}

// punct says whether a token is a mark, whatever the tagger took it for.
func (x content) punct(k int32) bool {
	tok := &x.t.Tokens[k]
	return tok.POS == lang.PUNCT || tok.Shape&(lang.Quote|lang.Open|lang.Close) != 0
}

type content struct {
	p      *passage.Passage
	t      *lang.Text
	frames []Frame
	at     int // index of the frame that is looked at
}

// The work for a frame is bounded, so that a long sentence costs no more than
// its words: so many words are looked at behind it, and so many frames around.
const (
	maxWords  = 256
	maxFrames = 24
)

// around returns the frames next to the one that is looked at.
func (x content) around() []Frame {
	return x.frames[max(0, x.at-maxFrames):min(len(x.frames), x.at+maxFrames+1)]
}

// mark says whether a token is a comma, a dash or another mark of a pause.
func (x content) mark(k int32) bool {
	tok := &x.t.Tokens[k]
	return tok.POS == lang.PUNCT && tok.Shape&(lang.Quote|lang.Open|lang.Close) == 0 && x.t.Word(int(k)) != "-"
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
