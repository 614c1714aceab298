package speaker

import (
	"math"

	"github.com/hearsay-org/hearsay/internal/kit/loglin"
	"github.com/hearsay-org/hearsay/internal/kit/trees"
)

// Readers are the models by which chains are read.
type Readers struct {
	Origin, Outer *loglin.Model // weigh the states of the two sequences
	Judge, Relay  *trees.Forest // look at each claim again; nil lets stand what the sequences chose
}

// Read chooses the origin of each claim, and who passed its words on; Own stands
// for nobody. The linear models read all claims as one sequence, as Choose does
// on the lattices of Origins and Outers, but keep neither features nor edges: a
// text of many claims needs a few numbers for each of their states. Then the
// forests look at each claim again with what was made of all of them before.
func (s *Scene) Read(r Readers) (origins, outers []Choice) {
	first := s.chain(originBase, nil, r.Origin)
	origins = first.choices(len(s.Cuts))
	j := s.judge(first)
	for i := range origins {
		if r.Judge != nil {
			origins[i] = j.choose(i, r.Judge)
		}
	}
	second := s.chain(outerBase, origins, r.Outer)
	outers = second.choices(len(s.Cuts))
	if r.Relay == nil {
		return origins, outers
	}
	return origins, s.relay(j, origins, second).choose(r.Relay)
}

// chain is a sequence of claims with the weights of their states.
type chain struct {
	steps  []step
	states []int     // of all steps, one after another; Own is the first of each
	node   []float32 // weight of each state
}

// step is one claim of a chain.
type step struct {
	claim       int
	first, last int        // in chain.states
	kinds       [5]float32 // weight of each kind of change from the step before
}

// choices returns what the chain alone chooses for each of n claims.
func (c *chain) choices(n int) []Choice {
	out := make([]Choice, n)
	for i := range out {
		out[i].Candidate = Own
	}
	best, shares := c.best(), c.shares()
	for i := range c.steps {
		out[c.steps[i].claim] = Choice{c.states[best[i]], shares[best[i]]}
	}
	return out
}

// chain weighs the states of all claims.
func (s *Scene) chain(base uint64, origins []Choice, m *loglin.Model) *chain {
	c := &chain{}
	var last *view
	var buffer list
	for i := range s.Cuts {
		if origins != nil && origins[i].Candidate == Own {
			continue
		}
		v := s.view(i)
		x := step{claim: i, first: len(c.states)}
		add := func(state int, f list) {
			if origins != nil {
				f = s.beside(f, v, state, origins[i].Candidate)
			}
			c.states, c.node = append(c.states, state), append(c.node, m.Score(f))
			buffer = f[:0]
		}
		add(Own, s.own(buffer[:0], v, base))
		for k := range s.Candidates {
			if origins == nil || origins[i].Candidate != k {
				add(k, s.state(buffer[:0], v, k, base))
			}
		}
		if last != nil {
			for kind := range x.kinds {
				x.kinds[kind] = m.Score(s.change(last, v, uint64(kind), base))
			}
		}
		x.last = len(c.states)
		c.steps, last = append(c.steps, x), v
	}
	return c
}

// best returns the state of each step on the heaviest path.
func (c *chain) best() []int {
	value, via := make([]float64, len(c.states)), make([]int, len(c.states))
	for i := range c.steps {
		x := &c.steps[i]
		for b := x.first; b < x.last; b++ {
			if i == 0 {
				value[b], via[b] = float64(c.node[b]), -1
				continue
			}
			value[b] = math.Inf(-1)
			for a := c.steps[i-1].first; a < c.steps[i-1].last; a++ {
				w := value[a] + float64(x.kinds[changeKind(c.states[a], c.states[b])]) + float64(c.node[b])
				if w > value[b] {
					value[b], via[b] = w, a
				}
			}
		}
	}
	out := make([]int, len(c.steps))
	at := -1
	for i := len(c.steps) - 1; i >= 0; i-- {
		if at < 0 {
			at = c.steps[i].first
			for b := at; b < c.steps[i].last; b++ {
				if value[b] > value[at] {
					at = b
				}
			}
		}
		out[i], at = at, via[at]
	}
	return out
}

// faint is the logarithm below which a weight counts as this, so that products
// of a few stay above the smallest float64.
const faint = -200

// weights returns the exponentials of logarithms, the greatest being 1.
func weights(out []float64, log func(i int) float64) {
	top := math.Inf(-1)
	for i := range out {
		out[i] = log(i)
		top = max(top, out[i])
	}
	for i := range out {
		out[i] = math.Exp(max(out[i]-top, faint))
	}
}

// shares returns the probability of each state: the forward–backward algorithm
// with sums scaled to 1 at each step (Rabiner 1989).
func (c *chain) shares() []float64 {
	n := len(c.states)
	node, forward, backward := make([]float64, n), make([]float64, n), make([]float64, n)
	kinds := make([][5]float64, len(c.steps))
	for i := range c.steps {
		x := &c.steps[i]
		weights(node[x.first:x.last], func(k int) float64 { return float64(c.node[x.first+k]) })
		weights(kinds[i][:], func(k int) float64 { return float64(x.kinds[k]) })
		for b := x.first; b < x.last; b++ {
			sum := 1.0
			if i > 0 {
				sum = 0
				for a := c.steps[i-1].first; a < c.steps[i-1].last; a++ {
					sum += forward[a] * kinds[i][changeKind(c.states[a], c.states[b])]
				}
			}
			forward[b] = sum * node[b]
		}
		scale(forward[x.first:x.last])
	}
	for i := len(c.steps) - 1; i >= 0; i-- {
		x := &c.steps[i]
		for a := x.first; a < x.last; a++ {
			sum := 1.0
			if i+1 < len(c.steps) {
				sum = 0
				for b := c.steps[i+1].first; b < c.steps[i+1].last; b++ {
					sum += backward[b] * node[b] * kinds[i+1][changeKind(c.states[a], c.states[b])]
				}
			}
			backward[a] = sum
		}
		scale(backward[x.first:x.last])
	}
	for i := range c.steps {
		x := &c.steps[i]
		for k := x.first; k < x.last; k++ {
			forward[k] *= backward[k]
		}
		scale(forward[x.first:x.last])
	}
	return forward
}

// scale divides numbers by their sum.
func scale(x []float64) {
	sum := 0.0
	for _, v := range x {
		sum += v
	}
	for i := range x {
		x[i] /= sum
	}
}
