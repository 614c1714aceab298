package loglin

import (
	"math"
	"math/rand/v2"
)

// Lattice is a directed graph without cycles whose paths from its first node to
// its last are the readings of a sequence. Nodes and edges carry lists of
// features; a path weighs the sum of theirs. Both linear chains of choices and
// cuts of a sentence into segments are lattices.
type Lattice struct {
	Lists [][]uint64 // features; nodes and edges name them by index
	Nodes []Node
	Edges []Edge // by From, and From < To

	Weight float32 // in training; 0 counts as 1
}

// Node is a state at a place of the sequence.
type Node struct {
	List  int32 // of its features; -1 for none
	Right bool  // it may lie on a right path; training only
}

// Edge joins two states.
type Edge struct {
	From, To int32
	List     int32 // of its features; -1 for none
	Bias     float32
	Right    bool // training only
}

// scores returns the weight of each list, by K = 1 row sums.
func (l *Lattice) scores(score func(i int) float32) []float32 {
	out := make([]float32, len(l.Lists))
	for i := range l.Lists {
		out[i] = score(i)
	}
	return out
}

func at(scores []float32, list int32) float64 {
	if list < 0 {
		return 0
	}
	return float64(scores[list])
}

var minusInf = math.Inf(-1)

// Best returns the nodes and edges of the heaviest path under a model; nil where
// no path leads to the last node.
func (l *Lattice) Best(m *Model) (nodes, edges []int) {
	return l.best(l.scores(func(i int) float32 { return m.Score(l.Lists[i]) }))
}

func (l *Lattice) best(scores []float32) (nodes, edges []int) {
	n := len(l.Nodes)
	if n == 0 {
		return nil, nil
	}
	value, via := make([]float64, n), make([]int, n)
	for i := range value {
		value[i], via[i] = minusInf, -1
	}
	value[0] = at(scores, l.Nodes[0].List)
	for e := range l.Edges {
		x := &l.Edges[e]
		if value[x.From] == minusInf {
			continue
		}
		v := value[x.From] + at(scores, x.List) + float64(x.Bias) + at(scores, l.Nodes[x.To].List)
		if v > value[x.To] {
			value[x.To], via[x.To] = v, e
		}
	}
	if value[n-1] == minusInf {
		return nil, nil
	}
	for i := n - 1; ; {
		nodes = append(nodes, i)
		e := via[i]
		if e < 0 {
			break
		}
		edges = append(edges, e)
		i = int(l.Edges[e].From)
	}
	reverse(nodes)
	reverse(edges)
	return nodes, edges
}

func reverse(s []int) {
	for i, j := 0, len(s)-1; i < j; i, j = i+1, j-1 {
		s[i], s[j] = s[j], s[i]
	}
}

// Shares returns the probability of each node under a model: the share of all
// paths' weight that passes through it.
func (l *Lattice) Shares(m *Model) (nodes, edges []float64) {
	scores := l.scores(func(i int) float32 { return m.Score(l.Lists[i]) })
	nodes, edges, _ = l.expect(scores, false)
	return nodes, edges
}

// Read returns the heaviest path, as Best does, and the shares of all edges, as
// Shares does, where the weights of the lists are known.
func (l *Lattice) Read(scores []float32) (path []int, shares []float64) {
	_, path = l.best(scores)
	_, shares, _ = l.expect(scores, false)
	return path, shares
}

// expect runs the forward–backward algorithm over all paths, or over those whose
// nodes and edges are all right. ok is false where there is no such path.
func (l *Lattice) expect(scores []float32, right bool) (nodes, edges []float64, ok bool) {
	n := len(l.Nodes)
	forward, backward := make([]float64, n), make([]float64, n)
	for i := range n {
		forward[i], backward[i] = minusInf, minusInf
	}
	use := func(x *Edge) bool {
		return !right || x.Right && l.Nodes[x.From].Right && l.Nodes[x.To].Right
	}
	weight := func(x *Edge) float64 { return at(scores, x.List) + float64(x.Bias) }
	forward[0] = at(scores, l.Nodes[0].List)
	for e := range l.Edges {
		x := &l.Edges[e]
		if use(x) && forward[x.From] > minusInf {
			forward[x.To] = logAdd(forward[x.To], forward[x.From]+weight(x)+at(scores, l.Nodes[x.To].List))
		}
	}
	total := forward[n-1]
	if total == minusInf {
		return nil, nil, false
	}
	backward[n-1] = 0
	for e := len(l.Edges) - 1; e >= 0; e-- {
		x := &l.Edges[e]
		if use(x) && backward[x.To] > minusInf {
			backward[x.From] = logAdd(backward[x.From], backward[x.To]+weight(x)+at(scores, l.Nodes[x.To].List))
		}
	}
	nodes, edges = make([]float64, n), make([]float64, len(l.Edges))
	for i := range n {
		nodes[i] = math.Exp(forward[i] + backward[i] - total)
	}
	for e := range l.Edges {
		x := &l.Edges[e]
		if use(x) {
			edges[e] = math.Exp(forward[x.From] + weight(x) + at(scores, l.Nodes[x.To].List) + backward[x.To] - total)
		}
	}
	return nodes, edges, true
}

func logAdd(a, b float64) float64 {
	if a < b {
		a, b = b, a
	}
	if b == minusInf {
		return a
	}
	return a + math.Log1p(math.Exp(b-a))
}

// Fit trains a model (K = 1) on lattices: it raises the share of right paths
// (a conditional random field with hidden choices; Lafferty et al. 2001, Sarawagi
// and Cohen 2004). Lattices without a right path are passed over.
func Fit(lattices []*Lattice, min, epochs int, rate, l2 float64, seed uint64) *Trainer {
	t := NewTrainer(1)
	t.Rate, t.L2 = rate, l2
	t.Keep(func(yield func([]uint64)) {
		for _, l := range lattices {
			for _, fs := range l.Lists {
				yield(fs)
			}
		}
	}, min)
	rows := make([][][]int32, len(lattices))
	for i, l := range lattices {
		rows[i] = make([][]int32, len(l.Lists))
		for j, fs := range l.Lists {
			rows[i][j] = t.Rows(fs)
		}
	}
	order := rand.New(rand.NewPCG(seed, 3))
	for range epochs {
		for _, i := range order.Perm(len(lattices)) {
			t.fit(lattices[i], rows[i])
		}
	}
	t.Average()
	return t
}

func (t *Trainer) fit(l *Lattice, rows [][]int32) {
	scores := l.scores(func(i int) float32 { return t.Score(rows[i]) })
	rn, re, ok := l.expect(scores, true)
	if !ok {
		return
	}
	an, ae, _ := l.expect(scores, false)
	gradient := make([]float64, len(l.Lists))
	for i := range l.Nodes {
		if x := l.Nodes[i].List; x >= 0 {
			gradient[x] += an[i] - rn[i]
		}
	}
	for i := range l.Edges {
		if x := l.Edges[i].List; x >= 0 {
			gradient[x] += ae[i] - re[i]
		}
	}
	t.Tick()
	for i, d := range gradient {
		if l.Weight != 0 {
			d *= float64(l.Weight)
		}
		if d > 1e-4 || d < -1e-4 {
			t.Step(rows[i], []float32{float32(d)})
		}
	}
}
