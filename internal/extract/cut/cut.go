package cut

import (
	"context"

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
// there are none. Chosen by cross-validation on the training texts.
const Bias = 0.5

type cutter struct {
	p           *passage.Passage
	t           *lang.Text
	s           *lang.Sentence
	first, last int32 // the sentence without punctuation around it
	words       int32
	verbs       int32
	question    bool
	exclaim     bool
	person2     bool
	url         bool
}

func newCutter(p *passage.Passage, s *lang.Sentence) *cutter {
	x := &cutter{p: p, t: p.Text, s: s}
	x.first, x.last = p.Trim(s.First, s.Last)
	n := x.tally(s.First, s.Last)
	x.words, x.verbs = n.words, n.verbs
	for i := s.First; i < s.Last; i++ {
		tok := &x.t.Tokens[i]
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
	return x
}

// Sentence is the lattice of a sentence and what its edges stand for.
type Sentence struct {
	loglin.Lattice
	Cuts []Cut // of each edge; empty for gaps
}

// Lattice lays out the ways to cut a sentence; nil where it has no words.
func Lattice(p *passage.Passage, s *lang.Sentence) *Sentence {
	x := newCutter(p, s)
	if x.words == 0 {
		return nil
	}
	at := points(p, s)
	l := &Sentence{}
	for range at {
		l.Nodes = append(l.Nodes, loglin.Node{List: -1, Right: true})
	}
	for i := 0; i+1 < len(at); i++ {
		l.edge(i, i+1, x.gap(at[i], at[i+1]), Cut{})
		for j := i + 1; j < len(at) && j <= i+maxReach; j++ {
			a, b := p.Trim(at[i], at[j])
			if b <= a || a >= at[i+1] || b <= at[j-1] {
				continue
			}
			l.edge(i, j, x.claim(a, b, at[i], at[j]), Cut{First: a, Last: b})
		}
	}
	return l
}

func (l *Sentence) edge(from, to int, features []uint64, c Cut) {
	l.Edges = append(l.Edges, loglin.Edge{From: int32(from), To: int32(to), List: int32(len(l.Lists))})
	l.Lists = append(l.Lists, features)
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
	for s := range p.Text.Sentences {
		if ctx.Err() != nil {
			return out
		}
		l := Lattice(p, &p.Text.Sentences[s])
		if l == nil {
			continue
		}
		l.lean()
		best, shares := l.Read(m)
		for _, e := range best {
			if c := l.Cuts[e]; c.Last > c.First {
				c.Share = shares[e]
				out = append(out, c)
			}
		}
	}
	return out
}
