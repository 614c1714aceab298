package loglin

import (
	"math"
	"math/rand/v2"
	"sort"
)

// Trainer fits the weights of a model by AdaGrad (Duchi, Hazan, Singer 2011)
// with L2 shrinkage, and averages them over the steps of each row. It is not
// safe for concurrent use. The same seed and examples give the same model.
type Trainer struct {
	K     int
	Rate  float64 // step size; 0.1 where zero
	L2    float64 // shrinkage a touch
	index map[uint64]int32
	w     []float32
	g     []float32 // sums of squared gradients
	sum   []float64 // of weights over steps, for the average
	since []int32   // step at which a row was last touched
	now   int32
}

// NewTrainer returns a trainer of models with k weights a row.
func NewTrainer(k int) *Trainer {
	return &Trainer{K: k, Rate: 0.1, index: map[uint64]int32{}}
}

// Keep gives rows to all features that occur in at least min of the lists.
func (t *Trainer) Keep(lists func(yield func([]uint64)), min int) {
	count := map[uint64]int32{}
	lists(func(fs []uint64) {
		for _, f := range fs {
			count[f]++
		}
	})
	keys := make([]uint64, 0, len(count))
	for f, n := range count {
		if int(n) >= min {
			keys = append(keys, f)
		}
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	for _, f := range keys {
		t.index[f] = int32(len(t.index))
	}
	n := len(t.index) * t.K
	t.w, t.g, t.sum, t.since = make([]float32, n), make([]float32, n), make([]float64, n), make([]int32, len(t.index))
}

// Rows translates features to rows; those without one are left out.
func (t *Trainer) Rows(features []uint64) []int32 {
	rows := make([]int32, 0, len(features))
	for _, f := range features {
		if r, ok := t.index[f]; ok {
			rows = append(rows, r)
		}
	}
	return rows
}

// Len returns the number of features.
func (t *Trainer) Len() int { return len(t.index) }

func (t *Trainer) row(r int32) []float32 { return t.w[int(r)*t.K : (int(r)+1)*t.K] }

// Sum adds the rows to scores (K places).
func (t *Trainer) Sum(scores []float32, rows []int32) {
	for _, r := range rows {
		for c, w := range t.row(r) {
			scores[c] += w
		}
	}
}

// Score returns the sum of the rows' weights, for K = 1.
func (t *Trainer) Score(rows []int32) float32 {
	var s float32
	for _, r := range rows {
		s += t.w[r]
	}
	return s
}

// Step moves the weights of rows down the gradient (K places) of a loss.
func (t *Trainer) Step(rows []int32, gradient []float32) {
	for _, r := range rows {
		t.settle(r)
		at := int(r) * t.K
		for c, d := range gradient {
			if d == 0 {
				continue
			}
			i := at + c
			d += float32(t.L2) * t.w[i]
			t.g[i] += d * d
			t.w[i] -= float32(t.Rate) * d / (float32(math.Sqrt(float64(t.g[i]))) + 1e-6)
		}
	}
}

// Tick counts one example.
func (t *Trainer) Tick() { t.now++ }

func (t *Trainer) settle(r int32) {
	n := float64(t.now - t.since[r])
	if n == 0 {
		return
	}
	at := int(r) * t.K
	for c := range t.K {
		t.sum[at+c] += n * float64(t.w[at+c])
	}
	t.since[r] = t.now
}

// Average replaces each weight by its mean over all steps. Training ends with it.
func (t *Trainer) Average() {
	if t.now == 0 {
		return
	}
	for r := range int32(len(t.since)) {
		t.settle(r)
	}
	for i, s := range t.sum {
		t.w[i] = float32(s / float64(t.now))
	}
}

// Model returns the weights as a model, not rounded.
func (t *Trainer) Model() *Model {
	m := newModel(t.K, len(t.index))
	for f, r := range t.index {
		if t.K == 1 {
			m.insert(f, math.Float32bits(t.w[r]))
		} else {
			m.insert(f, uint32(r))
		}
	}
	if t.K > 1 {
		m.w = append([]float32(nil), t.w...)
	}
	return m
}

func (t *Trainer) step() float32 {
	size := make([]float64, 0, len(t.w))
	for _, w := range t.w {
		size = append(size, math.Abs(float64(w)))
	}
	if len(size) == 0 {
		return 1
	}
	sort.Float64s(size)
	top := size[len(size)-1-len(size)/1000]
	if top == 0 {
		return 1
	}
	return float32(top / 128)
}

func (t *Trainer) rounds(r int32, step float32) bool {
	for _, w := range t.row(r) {
		if math.Abs(float64(w)) >= float64(step)/2 {
			return true
		}
	}
	return false
}

// Choice is an example of ranking: candidates' features, and which are right.
type Choice struct {
	Candidates [][]uint64
	Right      []bool
	Weight     float32 // 0 counts as 1
}

// Rank fits a model (K = 1) that gives right candidates the greatest share of
// the softmax over all candidates of their choice.
func Rank(choices []Choice, min, epochs int, rate, l2 float64, seed uint64) *Trainer {
	t := NewTrainer(1)
	t.Rate, t.L2 = rate, l2
	t.Keep(func(yield func([]uint64)) {
		for _, c := range choices {
			for _, fs := range c.Candidates {
				yield(fs)
			}
		}
	}, min)
	rows := make([][][]int32, len(choices))
	for i, c := range choices {
		rows[i] = make([][]int32, len(c.Candidates))
		for j, fs := range c.Candidates {
			rows[i][j] = t.Rows(fs)
		}
	}
	order := rand.New(rand.NewPCG(seed, 1))
	var p, q []float32
	for range epochs {
		for _, i := range order.Perm(len(choices)) {
			c := &choices[i]
			p, q = p[:0], q[:0]
			for j := range c.Candidates {
				s := t.Score(rows[i][j])
				p = append(p, s)
				if !c.Right[j] {
					s = float32(math.Inf(-1))
				}
				q = append(q, s)
			}
			weight := c.Weight
			if weight == 0 {
				weight = 1
			}
			if b := Softmax(q); b < 0 || !c.Right[b] {
				continue
			}
			Softmax(p)
			t.Tick()
			for j := range c.Candidates {
				if d := (p[j] - q[j]) * weight; d > 1e-4 || d < -1e-4 {
					t.Step(rows[i][j], []float32{d})
				}
			}
		}
	}
	t.Average()
	return t
}

// Sample is an example of classification.
type Sample struct {
	Features []uint64
	Class    int
	Weight   float32 // 0 counts as 1
}

// Classify fits a model of k classes by multinomial logistic regression.
func Classify(samples []Sample, k, min, epochs int, rate, l2 float64, seed uint64) *Trainer {
	t := NewTrainer(k)
	t.Rate, t.L2 = rate, l2
	t.Keep(func(yield func([]uint64)) {
		for _, s := range samples {
			yield(s.Features)
		}
	}, min)
	rows := make([][]int32, len(samples))
	for i, s := range samples {
		rows[i] = t.Rows(s.Features)
	}
	order := rand.New(rand.NewPCG(seed, 2))
	p := make([]float32, k)
	for range epochs {
		for _, i := range order.Perm(len(samples)) {
			clear(p)
			t.Sum(p, rows[i])
			Softmax(p)
			p[samples[i].Class]--
			if w := samples[i].Weight; w != 0 {
				for c := range p {
					p[c] *= w
				}
			}
			t.Tick()
			t.Step(rows[i], p)
		}
	}
	t.Average()
	return t
}

// Blend returns the mean of trainers that were fitted on the same examples with
// different seeds: the order of the examples matters less in it. It uses up the
// first.
func Blend(list ...*Trainer) *Trainer {
	first := list[0]
	for _, t := range list[1:] {
		for i, w := range t.w {
			first.w[i] += w
		}
	}
	for i := range first.w {
		first.w[i] /= float32(len(list))
	}
	return first
}
