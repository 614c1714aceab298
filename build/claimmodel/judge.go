package main

import (
	"math"
	"sync"

	"github.com/hearsay-org/hearsay/internal/extract/kind"
	"github.com/hearsay-org/hearsay/internal/extract/speaker"
	"github.com/hearsay-org/hearsay/internal/kit/loglin"
	"github.com/hearsay-org/hearsay/internal/kit/trees"
)

// innerFolds is in how many parts the texts of training are read by what the
// other parts teach, as an unseen text is.
const innerFolds = 4

// grown is how forests are grown. By cross-validation of origins given cuts, on one
// part of five, depths of 3 to 7 with 200 or 300 rounds lay within .006 of each
// other, fewer rounds mostly below; on three parts a rate of .06 was right in .742,
// one of .08 in .734. Types were measured at .08 alone.
func grown(rounds int) trees.Options {
	return trees.Options{Rounds: rounds, Depth: 5, Rate: 0.06, L2: 3, Least: 3, Rows: 0.7, Columns: 0.5, Seed: seed}
}

// eachPart fits something on all texts but those of one part, two parts at a time,
// and then hands it on with each text of that part, for every part in turn.
func eachPart[T any](samples []*sample, fit func(others []*sample) T, do func(i int, s *sample, fitted T)) {
	var fitted [innerFolds]T
	var group sync.WaitGroup
	slots := make(chan struct{}, 2)
	for f := range innerFolds {
		group.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			var others []*sample
			for i, s := range samples {
				if s.alone || i%innerFolds != f {
					others = append(others, s)
				}
			}
			fitted[f] = fit(others)
		})
	}
	group.Wait()
	for f := range innerFolds {
		for i := f; i < len(samples); i += innerFolds {
			if !samples[i].alone {
				do(i, samples[i], fitted[f])
			}
		}
	}
}

// trainChains grows the forest that looks at each claim's origin again after the
// chain has, and the one that looks again at who passed its words on. The latter
// learns from the claims whose origins the chain finds right.
func trainChains(samples []*sample) (judge, relay *trees.Forest) {
	var origins, outers examples
	fit := func(others []*sample) speaker.Readers {
		return speaker.Readers{Origin: fitOrigin(others, 2).Model(), Outer: fitOuter(others, 2).Model()}
	}
	eachPart(samples, fit, func(i int, s *sample, m speaker.Readers) {
		origins.add(int32(i), s.weight, s.scene.Facts(m.Origin), func(claim, state int) bool { return s.rightOrigin(claim, state-1) })
		found, _ := s.scene.Read(m)
		outers.add(int32(i), s.weight, s.scene.Relays(found, m), func(claim, state int) bool {
			return s.rightOrigin(claim, found[claim].Candidate) && s.rightOuter(claim, state-1)
		})
	})
	return origins.grow(120), outers.grow(120)
}

// trainSort grows the forest that looks at each claim's type again.
func trainSort(all []*sample) *trees.Forest {
	var e examples
	fit := func(others []*sample) [2]*loglin.Model {
		return [2]*loglin.Model{fitKind(others, 1).Model(), trainNext(withTexts(others)).Model()}
	}
	eachPart(all, fit, func(i int, s *sample, m [2]*loglin.Model) {
		e.add(int32(i), s.weight, kind.Facts(s.work.Passage, m[0], m[1], s.stretches()), func(claim, state int) bool { return state == typeIndex(s.claims[claim].Type) })
	})
	return e.grow(100)
}

// stretches returns the claims' tokens.
func (s *sample) stretches() []kind.Claim {
	out := make([]kind.Claim, len(s.cuts))
	for i, c := range s.cuts {
		out[i] = kind.Claim{First: c.First, Last: c.Last, Seen: s.seen(i)}
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

// grow grows a forest that chooses as the examples do.
func (e *examples) grow(rounds int) *trees.Forest {
	return trees.Grow(&e.table, 1, grown(rounds), make([]float32, e.table.Len()), e.loss)
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
