package attribution

import (
	"slices"

	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/extract/passage"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
)

// Triples lists the frames as source, cue and content, opinions included. A
// frame without a content is left out, and so is one that stands within the
// content of another: each word belongs to one attribution, the outermost.
func Triples(p *passage.Passage, frames []Frame) []hearsay.Attribution {
	x := content{p: p, t: p.Text, frames: frames}
	list := x.found()
	out := make([]hearsay.Attribution, 0, len(list))
	for i := range list {
		f := list[i].frame
		a := hearsay.Attribution{Cue: p.Span(f.First, f.Last), Content: p.Span(list[i].first, list[i].last), Class: f.ClassName()}
		a.Source, a.Name = x.name(list[i].by, f)
		out = append(out, a)
	}
	return out
}

// said is a frame with the words that it makes its source say.
type said struct {
	frame       *Frame
	by          speaker
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

func (x content) found() []said {
	var list []said
	for i := range x.frames {
		f := &x.frames[i]
		x.at = i
		if f.Role == Outer && f.Kind == According || f.Party < 0 && f.Kind == Noun || x.quoted(f.Cue) {
			continue
		}
		by := x.speaker(f)
		s := x.of(f, by)
		if q := x.p.InQuote[f.Cue]; q >= 0 {
			s.first, s.last = max(s.first, x.p.Quotes[q].First), min(s.last, x.p.Quotes[q].Last)
		}
		s.first, s.last = x.trim(s.first, s.last)
		if s.last > s.first && x.holds(f, &s, &by) {
			s.frame, s.by = f, by
			list = append(list, s)
		}
	}
	return x.outermost(list)
}

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

// outermost leaves out what stands within the content of another one.
func (x content) outermost(list []said) []said {
	order := make([]int32, len(list))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortStableFunc(order, func(a, b int32) int {
		return int((list[b].last - list[b].first) - (list[a].last - list[a].first))
	})
	n := int32(len(x.t.Tokens))
	over, next := make([]int32, n), make([]int32, n+1) // the widest content over a token, its index + 1; a token not yet covered from here on
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
	return slices.DeleteFunc(list, func(s said) bool {
		o := over[s.frame.Cue]
		return o != 0 && list[o-1].frame != s.frame
	})
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
