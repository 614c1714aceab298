package cut

import (
	"context"
	"slices"

	"github.com/hearsay-org/hearsay/internal/extract/passage"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
	"github.com/hearsay-org/hearsay/internal/kit/loglin"
)

// Cut is a stretch of tokens that makes a claim.
type Cut struct {
	First, Last int32
	Share       float64 // of the readings in which it is one
}

// maxReach is the number of points over which a claim may run.
const maxReach = 24

// Bias is added to every claim: it trades claims missed for claims found where
// there are none. By cross-validation
// 0, 0.3 and 0.6 were tried; the differences are within the noise.
const Bias = 0.5

// cutter lists the features of the stretches of a sentence.
type cutter struct {
	p           *passage.Passage
	t           *lang.Text
	m           *loglin.Model // what weighs features; nil in training, where only keys count
	s           *lang.Sentence
	first, last int32 // the sentence without punctuation around it
	words       int32
	verbs       int32
	question    bool
	exclaim     bool
	person2     bool
	url         bool
	f           list
	sums        []tally // of the sentence's tokens before each
	heads       []int32 // of the sentence's tokens; mark for punctuation
	cuts        []int32 // tokens of a stretch whose heads lie outside
	known       []known // of each token of the sentence
}

// mark stands for the head of a punctuation mark.
const mark = -2

// begin turns to a sentence.
func (x *cutter) begin(s *lang.Sentence) {
	x.s, x.question, x.exclaim, x.person2, x.url = s, false, false, false, false
	x.first, x.last = x.p.Trim(s.First, s.Last)
	x.sums, x.heads = append(x.sums[:0], tally{}), x.heads[:0]
	x.known = slices.Grow(x.known[:0], int(s.Last-s.First)+1)[:s.Last-s.First+1]
	for i := range x.known {
		x.known[i].have = 0
	}
	var n tally
	for i := s.First; i < s.Last; i++ {
		tok := &x.t.Tokens[i]
		n.count(tok, &x.p.Senses[i])
		x.sums = append(x.sums, n)
		head := tok.Head
		if tok.POS == lang.PUNCT {
			head = mark
		}
		x.heads = append(x.heads, head)
		switch w := x.t.Word(int(i)); {
		case w == "?":
			x.question = true
		case w == "!":
			x.exclaim = true
		case tok.POS == lang.SYM || tok.POS == lang.X:
			x.url = x.url || len(w) > 8
		}
		if tok.Morph.Has(lang.Second) || tok.Morph.Has(lang.Imperative) {
			x.person2 = true
		}
	}
	x.words, x.verbs = n.words, n.verbs
}

// Sentence is the lattice of a sentence and what its edges stand for.
type Sentence struct {
	loglin.Lattice
	Cuts []Cut // of each edge; empty for gaps
}

// Lattice lays out the ways to cut a sentence; nil where it has no words. It is
// for training: Find does the same, but keeps no features.
func Lattice(p *passage.Passage, s *lang.Sentence) *Sentence {
	l := &Sentence{}
	x := &cutter{p: p, t: p.Text}
	if !x.lay(l, s, func() { l.Lists = append(l.Lists, slices.Clone(x.f.keys)) }) {
		return nil
	}
	return l
}

// lay lays out the ways to cut a sentence in l and calls done for each edge when
// its features are listed. It says whether the sentence has words.
func (x *cutter) lay(l *Sentence, s *lang.Sentence, done func()) bool {
	x.begin(s)
	if x.words == 0 {
		return false
	}
	at := points(x.p, s)
	for range at {
		l.Nodes = append(l.Nodes, loglin.Node{List: -1, Right: true})
	}
	for i := 0; i+1 < len(at); i++ {
		x.f.reset()
		x.gap(at[i], at[i+1])
		done()
		l.edge(i, i+1, Cut{})
		for j := i + 1; j < len(at) && j <= i+maxReach; j++ {
			a, b := x.p.Trim(at[i], at[j])
			if b <= a || a >= at[i+1] || b <= at[j-1] {
				continue
			}
			x.f.reset()
			x.claim(a, b, at[i], at[j])
			done()
			l.edge(i, j, Cut{First: a, Last: b})
		}
	}
	return true
}

func (l *Sentence) edge(from, to int, c Cut) {
	l.Edges = append(l.Edges, loglin.Edge{From: int32(from), To: int32(to), List: int32(len(l.Edges))})
	l.Cuts = append(l.Cuts, c)
}

// lean adds the bias to all claims.
func (l *Sentence) lean() {
	for e := range l.Edges {
		if l.Cuts[e].Last > l.Cuts[e].First {
			l.Edges[e].Bias = Bias
		}
	}
}

// Find returns the claims of a text, in order: those before the sentence at which
// ctx is done.
func Find(ctx context.Context, p *passage.Passage, m *loglin.Model) []Cut {
	var out []Cut
	var l Sentence
	var scores []float32
	x := &cutter{p: p, t: p.Text, m: m}
	for s := range p.Text.Sentences {
		if ctx.Err() != nil {
			return out
		}
		l.Nodes, l.Edges, l.Cuts, scores = l.Nodes[:0], l.Edges[:0], l.Cuts[:0], scores[:0]
		if !x.lay(&l, &p.Text.Sentences[s], func() { scores = append(scores, x.f.score(m)) }) {
			continue
		}
		l.lean()
		best, shares := l.Read(scores)
		for _, e := range best {
			if c := l.Cuts[e]; c.Last > c.First {
				c.Share = shares[e]
				out = append(out, c)
			}
		}
	}
	return out
}
