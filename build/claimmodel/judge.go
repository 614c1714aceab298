package main

import (
	"math"

	"github.com/hearsay-org/hearsay/internal/extract/kind"
	"github.com/hearsay-org/hearsay/internal/kit/loglin"
	"github.com/hearsay-org/hearsay/internal/kit/trees"
)

// innerFolds is in how many parts the texts of training are read by what the
// other parts teach, as an unseen text is.
const innerFolds = 4

// grown is how forests are grown. Chosen by cross-validation of origins given
// cuts among depths of 3 to 7 and 50 to 300 rounds: the figures lie within .005.
func grown(rounds int) trees.Options {
	return trees.Options{Rounds: rounds, Depth: 5, Rate: 0.08, L2: 3, Least: 3, Rows: 0.7, Columns: 0.5, Seed: seed}
}

// trainJudge grows the forest that looks at each claim's origin again after the
// chain has.
func trainJudge(samples []*sample) *trees.Forest {
	e := &examples{}
	for f := range innerFolds {
		var others []*sample
		for i, s := range samples {
			if i%innerFolds != f {
				others = append(others, s)
			}
		}
		m := fitOrigin(others, 2).Model()
		for i := f; i < len(samples); i += innerFolds {
			s := samples[i]
			e.add(int32(i), s.weight, s.scene.Facts(m), func(claim, state int) bool { return s.rightOrigin(claim, state-1) })
		}
	}
	return trees.Grow(&e.table, 1, grown(120), make([]float32, e.table.Len()), e.loss)
}

// trainSort grows the forest that looks at each claim's type again.
func trainSort(all []*sample) *trees.Forest {
	e := &examples{}
	for f := range innerFolds {
		var others []*sample
		for i, s := range all {
			if s.alone || i%innerFolds != f {
				others = append(others, s)
			}
		}
		m, next := fitKind(others, 1).Model(), trainNext(withTexts(others)).Model()
		for i := f; i < len(all); i += innerFolds {
			s := all[i]
			if s.alone {
				continue
			}
			e.add(int32(i), s.weight, kind.Facts(s.work.Passage, m, next, s.stretches()), func(claim, state int) bool { return state == typeIndex(s.claims[claim].Type) })
		}
	}
	return trees.Grow(&e.table, 1, grown(100), make([]float32, e.table.Len()), e.loss)
}

// stretches returns the claims' tokens.
func (s *sample) stretches() []kind.Claim {
	out := make([]kind.Claim, len(s.cuts))
	for i, c := range s.cuts {
		out[i] = kind.Claim{First: c.First, Last: c.Last}
	}
	return out
}

// examples are the states of claims of which a forest learns to choose.
type examples struct {
	table  trees.Table
	first  []int32 // row of each claim's first state
	right  []bool
	weight []float32 // of each claim
}

// add adds the claims of a text, but for those of which no state is right.
func (e *examples) add(group int32, weight float32, facts [][][]uint8, rightOf func(claim, state int) bool) {
	for i, states := range facts {
		right := make([]bool, len(states))
		any := false
		for k := range states {
			right[k] = rightOf(i, k)
			any = any || right[k]
		}
		if !any {
			continue
		}
		e.first, e.weight, e.right = append(e.first, int32(e.table.Len())), append(e.weight, weight), append(e.right, right...)
		for _, x := range states {
			e.table.Add(group, x)
		}
	}
}

// loss is that of choosing one of a claim's right states by softmax.
func (e *examples) loss(scores, slope, curve []float32) {
	const flattest = 1e-4
	for c, from := range e.first {
		to := int32(len(scores))
		if c+1 < len(e.first) {
			to = e.first[c+1]
		}
		p := append([]float32(nil), scores[from:to]...)
		q := append([]float32(nil), p...)
		for i := range q {
			if !e.right[int(from)+i] {
				q[i] = float32(math.Inf(-1))
			}
		}
		loglin.Softmax(p)
		loglin.Softmax(q)
		w := e.weight[c]
		for i := range p {
			slope[int(from)+i] = w * (p[i] - q[i])
			curve[int(from)+i] = w * max(p[i]*(1-p[i]), flattest)
		}
	}
}
