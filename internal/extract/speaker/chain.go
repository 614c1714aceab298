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
	path   []int     // the state of each step on the heaviest path
	share  []float64 // the probability of each state
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
	for i, at := range c.path {
		out[c.steps[i].claim] = Choice{c.states[at], c.share[at]}
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
	c.path, c.share = c.best(), c.shares()
	return c
}

// like returns where in step i a state stands, counted from the step's first one;
// -1 where it is none of them. The states of a step are in order, Own first, and
// one may be left out.
func (c *chain) like(i, state int) int {
	x := &c.steps[i]
	for _, k := range [...]int{state + 1, state} {
		if k > 0 && k < x.last-x.first && c.states[x.first+k] == state {
			return k
		}
	}
	return -1
}

// best returns the state of each step on the heaviest path, the first of equals.
// What the step before weighs for a state is the greatest of three: of its Own, of
// the same state, and of the others, of which only the best two are looked at.
func (c *chain) best() []int {
	value, via := make([]float64, len(c.states)), make([]int, len(c.states))
	for i := range c.steps {
		x := &c.steps[i]
		if i == 0 {
			for b := x.first; b < x.last; b++ {
				value[b], via[b] = float64(c.node[b]), -1
			}
			continue
		}
		from := c.steps[i-1].first
		one, two := greatestTwo(value[from:c.steps[i-1].last])
		for b := x.first; b < x.last; b++ {
			value[b] = math.Inf(-1)
			try := func(a, kind int) {
				if a < 0 {
					return
				}
				w := value[from+a] + float64(x.kinds[kind]) + float64(c.node[b])
				if w > value[b] || w == value[b] && from+a < via[b] {
					value[b], via[b] = w, from+a
				}
			}
			if c.states[b] == Own {
				try(0, stillOwn)
				try(one, fallsSilent)
				continue
			}
			same, other := c.like(i-1, c.states[b]), one
			if same == one {
				other = two
			}
			try(0, begins)
			try(same, speaksOn)
			try(other, another)
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

// greatestTwo returns where the two greatest values but the first one are, the
// first of equals; -1 for none.
func greatestTwo(values []float64) (one, two int) {
	one, two = -1, -1
	for i := 1; i < len(values); i++ {
		switch {
		case one < 0 || values[i] > values[one]:
			one, two = i, one
		case two < 0 || values[i] > values[two]:
			two = i
		}
	}
	return one, two
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
// with sums scaled to 1 at each step (Rabiner 1989). All changes between two
// candidates weigh alike, so that a step takes a sum of them and not each.
func (c *chain) shares() []float64 {
	n := len(c.states)
	node, forward, backward := make([]float64, n), make([]float64, n), make([]float64, n)
	kinds := make([][5]float64, len(c.steps))
	var rest, next []float64
	for i := range c.steps {
		x := &c.steps[i]
		weights(node[x.first:x.last], func(k int) float64 { return float64(c.node[x.first+k]) })
		weights(kinds[i][:], func(k int) float64 { return float64(x.kinds[k]) })
		copy(forward[x.first:x.last], node[x.first:x.last])
		if i > 0 {
			before, w := forward[c.steps[i-1].first:c.steps[i-1].last], &kinds[i]
			rest = others(rest, before)
			forward[x.first] *= before[0]*w[stillOwn] + rest[0]*w[fallsSilent]
			for b := x.first + 1; b < x.last; b++ {
				same, sum := c.like(i-1, c.states[b]), before[0]*w[begins]
				if same < 0 {
					sum += rest[0] * w[another]
				} else {
					sum += before[same]*w[speaksOn] + rest[same]*w[another]
				}
				forward[b] *= sum
			}
		}
		loglin.Scale(forward[x.first:x.last])
	}
	for i := len(c.steps) - 1; i >= 0; i-- {
		x := &c.steps[i]
		here := backward[x.first:x.last]
		for a := range here {
			here[a] = 1
		}
		if i+1 < len(c.steps) {
			y, w := &c.steps[i+1], &kinds[i+1]
			next = append(next[:0], backward[y.first:y.last]...)
			for b := range next {
				next[b] *= node[y.first+b]
			}
			rest = others(rest, next)
			here[0] = next[0]*w[stillOwn] + rest[0]*w[begins]
			for a := 1; a < len(here); a++ {
				same, sum := c.like(i+1, c.states[x.first+a]), next[0]*w[fallsSilent]
				if same < 0 {
					here[a] = sum + rest[0]*w[another]
				} else {
					here[a] = sum + next[same]*w[speaksOn] + rest[same]*w[another]
				}
			}
		}
		loglin.Scale(here)
	}
	for i := range c.steps {
		x := &c.steps[i]
		for k := x.first; k < x.last; k++ {
			forward[k] *= backward[k]
		}
		loglin.Scale(forward[x.first:x.last])
	}
	return forward
}

// others returns for each value the sum of all others but the first, of which
// none is taken away again, so that small ones are kept. out is overwritten.
func others(out, values []float64) []float64 {
	out = append(out[:0], values...)
	sum := 0.0
	for i := 1; i < len(values); i++ {
		out[i] = sum
		sum += values[i]
	}
	out[0], sum = sum, 0
	for i := len(values) - 1; i > 0; i-- {
		out[i] += sum
		sum += values[i]
	}
	return out
}
