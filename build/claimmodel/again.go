package main

import (
	"fmt"
	"math"
	"os"
	"strconv"

	"github.com/hearsay-org/hearsay/internal/extract/speaker"
	"github.com/hearsay-org/hearsay/internal/kit/loglin"
	"github.com/hearsay-org/hearsay/internal/kit/trees"
)

// innerFolds is in how many parts the texts of training are read by what the
// other parts teach, as an unseen text is.
const innerFolds = 4

func latticeOf(s *sample) *speaker.Lattice {
	l := s.scene.Origins(s.rightOrigin)
	l.Forgive()
	l.Weight = s.weight
	return l
}

func fitLattices(all []*loglin.Lattice, times uint64) *loglin.Model {
	return blend(times, func(seed uint64) *loglin.Trainer { return loglin.Fit(all, 6, 4, 0.1, 1e-2, seed) }).Model()
}

// examples are the states of claims for training.
type examples struct {
	table  trees.Table
	first  []int32 // row of each claim's first state; one more at the end
	right  []bool
	weight []float32
}

func (e *examples) add(group int32, s *sample, facts [][][]uint8) {
	for i, states := range facts {
		any := false
		for k := range states {
			any = any || s.rightOrigin(i, k-1)
		}
		if !any {
			continue
		}
		e.first = append(e.first, int32(e.table.Len()))
		e.weight = append(e.weight, s.weight)
		for k, x := range states {
			e.table.Add(group, x)
			e.right = append(e.right, s.rightOrigin(i, k-1))
		}
	}
}

// loss is that of choosing one of a claim's right states by softmax.
func (e *examples) loss(scores, slope, curve []float32) {
	for c, from := range e.first {
		to := int32(len(scores))
		if c+1 < len(e.first) {
			to = e.first[c+1]
		}
		p := append([]float32(nil), scores[from:to]...)
		q := append([]float32(nil), scores[from:to]...)
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
			curve[int(from)+i] = w * max(p[i]*(1-p[i]), 1e-4)
		}
	}
}

func env(name string, def float64) float64 {
	if v, err := strconv.ParseFloat(os.Getenv(name), 64); err == nil {
		return v
	}
	return def
}

func collect(train []*sample) *examples {
	folds := make([][]*loglin.Lattice, innerFolds)
	lattices := make([]*speaker.Lattice, len(train))
	for i, s := range train {
		lattices[i] = latticeOf(s)
		for f := range folds {
			if f != i%innerFolds {
				folds[f] = append(folds[f], &lattices[i].Lattice)
			}
		}
	}
	e := &examples{}
	for f := range folds {
		m := fitLattices(folds[f], 2)
		for i, s := range train {
			if i%innerFolds != f {
				continue
			}
			nodes, _ := lattices[i].Best(m)
			shares, _ := lattices[i].Shares(m)
			e.add(int32(i), s, s.scene.Facts(lattices[i], nodes, shares))
		}
	}
	return e
}

func givenAgain(train, test []*sample, t *tallies) {
	train = withTexts(train)
	frame := weighFrames(train).Model()
	m := trainOrigin(train).Model()
	e := collect(train)
	fmt.Println("rows", e.table.Len(), "columns", len(e.table.Columns))
	for _, s := range test {
		s.weigh(frame)
	}
	type read struct {
		l      *speaker.Lattice
		path   []int
		shares []float64
	}
	var reads []read
	base, all := 0, 0
	for _, s := range test {
		l := s.scene.Origins(nil)
		nodes, _ := l.Best(m)
		shares, _ := l.Shares(m)
		reads = append(reads, read{l, nodes, shares})
		for i, c := range s.scene.Choose(l, m) {
			all++
			if s.rightOrigin(i, c.Candidate) {
				base++
			}
		}
	}
	var f *trees.Forest
	n := int(env("SEEDS", 1))
	_ = n
	for _, rounds := range []int{50, 100, 200, 300} {
		f = trees.Grow(&e.table, 1, trees.Options{Rounds: rounds, Depth: int(env("DEPTH", 5)), Rate: float32(env("RATE", 0.08)), L2: float32(env("L2", 3)), Least: float32(env("LEAST", 3)), Rows: env("ROWS", 0.7), Columns: env("COLS", 0.5), Seed: 1}, make([]float32, e.table.Len()), e.loss)
		right := 0
		for i, s := range test {
			for c, x := range s.scene.Again(reads[i].l, reads[i].path, reads[i].shares, f) {
				ok := s.rightOrigin(c, x.Candidate)
				if ok {
					right++
				}
				if rounds == 200 {
					t.count(s, ok)
				}
			}
		}
		fmt.Printf("rounds %d: lattice %.4f forest %.4f of %d\n", rounds, float64(base)/float64(all), float64(right)/float64(all), all)
	}
}
