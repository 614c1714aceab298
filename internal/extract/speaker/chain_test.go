package speaker

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/hearsay-org/hearsay/internal/kit/loglin"
)

// slowShares is the forward–backward algorithm with every change looked at.
func slowShares(c *chain) []float64 {
	n := len(c.states)
	node, forward, backward := make([]float64, n), make([]float64, n), make([]float64, n)
	change := func(i, a, b int) float64 {
		return math.Exp(float64(c.steps[i].kinds[changeKind(c.states[a], c.states[b])]))
	}
	for i := range c.steps {
		x := &c.steps[i]
		for b := x.first; b < x.last; b++ {
			node[b] = math.Exp(float64(c.node[b]))
			forward[b] = node[b]
			if i == 0 {
				continue
			}
			sum := 0.0
			for a := c.steps[i-1].first; a < c.steps[i-1].last; a++ {
				sum += forward[a] * change(i, a, b)
			}
			forward[b] *= sum
		}
	}
	for i := len(c.steps) - 1; i >= 0; i-- {
		x := &c.steps[i]
		for a := x.first; a < x.last; a++ {
			backward[a] = 1
			if i+1 == len(c.steps) {
				continue
			}
			backward[a] = 0
			for b := c.steps[i+1].first; b < c.steps[i+1].last; b++ {
				backward[a] += backward[b] * node[b] * change(i+1, a, b)
			}
		}
		for k := x.first; k < x.last; k++ {
			forward[k] *= backward[k]
		}
		loglin.Scale(forward[x.first:x.last])
	}
	return forward
}

// slowBest returns the weight of the heaviest path with every change looked at.
func slowBest(c *chain) float64 {
	value := make([]float64, len(c.states))
	best := math.Inf(-1)
	for i := range c.steps {
		x := &c.steps[i]
		for b := x.first; b < x.last; b++ {
			if i > 0 {
				value[b] = math.Inf(-1)
				for a := c.steps[i-1].first; a < c.steps[i-1].last; a++ {
					value[b] = max(value[b], value[a]+float64(x.kinds[changeKind(c.states[a], c.states[b])]))
				}
			}
			value[b] += float64(c.node[b])
			if i == len(c.steps)-1 {
				best = max(best, value[b])
			}
		}
	}
	return best
}

// TestChainLooksAtEveryChange compares the sums and the best of few with those of
// all, in chains whose steps leave out one candidate or none.
func TestChainLooksAtEveryChange(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for candidates := range 6 {
		c := &chain{}
		for i := range 12 {
			x := step{claim: i, first: len(c.states)}
			for k := range x.kinds {
				x.kinds[k] = float32(random.NormFloat64() * 2)
			}
			without := random.IntN(candidates + 2)
			for state := Own; state < candidates; state++ {
				if state == Own || state != without {
					c.states, c.node = append(c.states, state), append(c.node, float32(random.NormFloat64()*2))
				}
			}
			x.last = len(c.states)
			c.steps = append(c.steps, x)
		}
		got := c.shares()
		for k, want := range slowShares(c) {
			if math.Abs(got[k]-want) > 1e-9 {
				t.Fatalf("%d candidates, state %d: got a share of %v, want %v", candidates, k, got[k], want)
			}
		}
		sum, last := 0.0, -1
		for i, at := range c.best() {
			sum += float64(c.node[at])
			if i > 0 {
				sum += float64(c.steps[i].kinds[changeKind(c.states[last], c.states[at])])
			}
			last = at
		}
		if want := slowBest(c); math.Abs(sum-want) > 1e-9 {
			t.Errorf("%d candidates: the path weighs %v, the best %v", candidates, sum, want)
		}
	}
}
