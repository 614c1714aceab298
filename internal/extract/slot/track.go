package slot

import (
	"math"

	"github.com/hearsay-org/hearsay/internal/kit/loglin"
)

// track is the sequence of a text's claims with what each may take for one slot:
// its groups are the places or times of the text, the mentions of one together.
// Claims inherit: what the one before took weighs on the next, so that all are
// weighed together (a conditional random field; Lafferty et al. 2001).
type track struct {
	first  []int   // of each claim in states, and the end
	states []int32 // groups, None first, claim by claim
	// node lists the features of a claim's taking a group.
	node func(f features, claim int, group int32) features
	// change lists the features of a kind of change from the claim before.
	change func(f features, claim, kind int) features
	// relation says how group b lies to group a: narrow, widen or move.
	relation func(a, b int32) int
}

// The kinds of change from one claim to the next.
const (
	stayEmpty = iota
	begin
	lapse
	stay
	narrow // to what lies within
	widen
	move
	numChanges
)

// kind is the kind of change from group a to group b.
func (t *track) kind(a, b int32) int {
	switch {
	case a == None && b == None:
		return stayEmpty
	case a == None:
		return begin
	case b == None:
		return lapse
	case a == b:
		return stay
	}
	return t.relation(a, b)
}

// States returns the groups that a claim may take, None first.
func (t *track) States(claim int) []int32 { return t.states[t.first[claim]:t.first[claim+1]] }

// fill lists the groups of n claims; list adds those of one but None.
func (t *track) fill(n int, list func(claim int)) {
	t.first = append(make([]int, 0, n+1), 0)
	for i := range n {
		t.states = append(t.states, None)
		list(i)
		t.first = append(t.first, len(t.states))
	}
}

// Lattice lays the sequence out for training. right says which groups a claim
// may take; a claim that may take none of them teaches nothing of itself, but its
// neighbours do.
func (t *track) Lattice(right func(claim int, group int32) bool) *loglin.Lattice {
	l := &loglin.Lattice{Nodes: []loglin.Node{{List: -1, Right: true}}}
	put := func(f features) int32 {
		l.Lists = append(l.Lists, f)
		return int32(len(l.Lists)) - 1
	}
	n := len(t.first) - 1
	for i := range n {
		var lists [numChanges]int32
		for k := range lists {
			lists[k] = -1
			if i > 0 {
				lists[k] = put(t.change(nil, i, k))
			}
		}
		any, at := false, len(l.Nodes)
		for _, g := range t.States(i) {
			ok := right(i, g)
			any = any || ok
			l.Nodes = append(l.Nodes, loglin.Node{List: put(t.node(nil, i, g)), Right: ok})
		}
		for k := at; k < len(l.Nodes) && !any; k++ {
			l.Nodes[k].Right = true
		}
		if i > 0 {
			t.join(l, i, lists)
		}
	}
	t.close(l)
	return l
}

// join adds the edges from the states of the claim before to those of claim i.
func (t *track) join(l *loglin.Lattice, i int, lists [numChanges]int32) {
	for a := t.first[i-1]; a < t.first[i]; a++ {
		for b := t.first[i]; b < t.first[i+1]; b++ {
			l.Edges = append(l.Edges, loglin.Edge{From: int32(a) + 1, To: int32(b) + 1, List: lists[t.kind(t.states[a], t.states[b])], Right: true})
		}
	}
}

// close adds the edges from the first node and to the last.
func (t *track) close(l *loglin.Lattice) {
	end := int32(len(l.Nodes))
	l.Nodes = append(l.Nodes, loglin.Node{List: -1, Right: true})
	n := len(t.first) - 1
	if n < 1 {
		return
	}
	var open []loglin.Edge
	for b := t.first[0]; b < t.first[1]; b++ {
		open = append(open, loglin.Edge{To: int32(b) + 1, List: -1, Right: true})
	}
	l.Edges = append(open, l.Edges...)
	for a := t.first[n-1]; a < t.first[n]; a++ {
		l.Edges = append(l.Edges, loglin.Edge{From: int32(a) + 1, To: end, List: -1, Right: true})
	}
}

// Share is the probability that a claim takes a group.
type Share struct {
	Group int32
	Share float64
}

// Best returns the likeliest and the next likeliest of the groups of a claim,
// None left out.
func Best(shares []Share) (best, next Share) {
	best.Group, next.Group = None, None
	for _, x := range shares {
		switch {
		case x.Group == None:
		case x.Share > best.Share:
			best, next = x, best
		case x.Share > next.Share:
			next = x
		}
	}
	return best, next
}

// Read returns the shares of what each claim may take, in the order of States.
// They sum to 1 for each claim.
func (t *track) Read(m *loglin.Model) [][]Share {
	n := len(t.first) - 1
	node := make([]float64, len(t.states))
	kinds := make([][numChanges]float64, n)
	var buffer features
	for i := range n {
		for k := range kinds[i] {
			if i > 0 {
				buffer = t.change(buffer[:0], i, k)
				kinds[i][k] = float64(m.Score(buffer))
			}
		}
		weights(kinds[i][:])
		for s := t.first[i]; s < t.first[i+1]; s++ {
			buffer = t.node(buffer[:0], i, t.states[s])
			node[s] = float64(m.Score(buffer))
		}
		weights(node[t.first[i]:t.first[i+1]])
	}
	return t.shares(node, kinds)
}

// faint is the logarithm below which a weight counts as this, so that products
// of a few stay above the smallest float64.
const faint = -200

// weights replaces logarithms by their exponentials, the greatest being 1.
func weights(x []float64) {
	top := math.Inf(-1)
	for _, v := range x {
		top = max(top, v)
	}
	for i, v := range x {
		x[i] = math.Exp(max(v-top, faint))
	}
}

// shares returns the probability of each state: the forward–backward algorithm
// with sums scaled to 1 at each step (Rabiner 1989).
func (t *track) shares(node []float64, kinds [][numChanges]float64) [][]Share {
	n := len(t.first) - 1
	forward, backward := make([]float64, len(t.states)), make([]float64, len(t.states))
	weight := t.changes(kinds)
	at := 0
	for i := range n {
		here := node[t.first[i]:t.first[i+1]]
		for b := range here {
			sum := 1.0
			if i > 0 {
				sum = 0
				before := forward[t.first[i-1]:t.first[i]]
				for a, v := range before {
					sum += v * weight[at+a*len(here)+b]
				}
			}
			forward[t.first[i]+b] = sum * here[b]
		}
		if i > 0 {
			at += (t.first[i] - t.first[i-1]) * len(here)
		}
		loglin.Scale(forward[t.first[i]:t.first[i+1]])
	}
	for i := n - 1; i >= 0; i-- {
		here := backward[t.first[i]:t.first[i+1]]
		if i == n-1 {
			for a := range here {
				here[a] = 1
			}
		} else {
			after, nodes := backward[t.first[i+1]:t.first[i+2]], node[t.first[i+1]:t.first[i+2]]
			at -= len(here) * len(after)
			for a := range here {
				for b, v := range after {
					here[a] += v * nodes[b] * weight[at+a*len(after)+b]
				}
			}
		}
		loglin.Scale(here)
	}
	out, list := make([][]Share, n), make([]Share, len(t.states))
	for i := range n {
		from, to := t.first[i], t.first[i+1]
		for s := from; s < to; s++ {
			forward[s] *= backward[s]
		}
		loglin.Scale(forward[from:to])
		for s := from; s < to; s++ {
			list[s] = Share{t.states[s], forward[s]}
		}
		out[i] = list[from:to:to]
	}
	return out
}

// changes returns the weight of each change from a state of a claim to one of the
// next, claim by claim.
func (t *track) changes(kinds [][numChanges]float64) []float64 {
	var out []float64
	for i := 1; i < len(kinds); i++ {
		for _, a := range t.States(i - 1) {
			for _, b := range t.States(i) {
				out = append(out, kinds[i][t.kind(a, b)])
			}
		}
	}
	return out
}
