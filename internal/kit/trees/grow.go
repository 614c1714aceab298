package trees

import (
	"math/rand/v2"
	"sync"
)

// Options say how a forest is grown.
type Options struct {
	Rounds  int     // trees for each score
	Depth   int     // questions from root to leaf, at most
	Rate    float32 // how much of each tree's correction is taken
	L2      float32 // what shrinks leaves
	Least   float32 // curvature that a leaf must hold at least
	Rows    float64 // share of the rows, drawn by group, that a tree is grown on
	Columns float64 // share of the columns that a tree may ask
	Seed    uint64
}

// Table holds the rows of training, column by column.
type Table struct {
	Columns [][]uint8
	Group   []int32 // of each row; rows of a group are drawn together
}

// Add appends a row.
func (t *Table) Add(group int32, row []uint8) {
	if t.Columns == nil {
		t.Columns = make([][]uint8, len(row))
	}
	for c, v := range row {
		t.Columns[c] = append(t.Columns[c], v)
	}
	t.Group = append(t.Group, group)
}

// Len returns the number of rows.
func (t *Table) Len() int { return len(t.Group) }

// Loss fills in, for each row and score (row by row), the slope and the
// curvature of the loss at the scores.
type Loss func(scores, slope, curve []float32)

// Grow grows a forest that lowers a loss. scores begins it, K places a row, and
// holds the forest's sums at the end.
func Grow(t *Table, k int, o Options, scores []float32, loss Loss) *Forest {
	f := &Forest{K: k, columns: len(t.Columns)}
	n := t.Len()
	random := rand.New(rand.NewPCG(o.Seed, 11))
	slope, curve := make([]float32, n*k), make([]float32, n*k)
	g := grower{t: t, o: o, f: f}
	for range o.Rounds {
		loss(scores, slope, curve)
		for c := range k {
			g.slope, g.curve = strided(slope, c, k), strided(curve, c, k)
			g.draw(random)
			root := g.tree()
			f.roots = append(f.roots, root)
			for r := range n {
				scores[r*k+c] += g.value(root, r)
			}
		}
	}
	f.lay()
	return f
}

func strided(all []float32, c, k int) []float32 {
	if k == 1 {
		return all
	}
	out := make([]float32, 0, len(all)/k)
	for i := c; i < len(all); i += k {
		out = append(out, all[i])
	}
	return out
}

type grower struct {
	t            *Table
	o            Options
	f            *Forest
	slope, curve []float32
	rows         []int32
	columns      []int
}

// draw chooses the rows and columns of the next tree.
func (g *grower) draw(random *rand.Rand) {
	g.rows = g.rows[:0]
	taken, last := false, int32(-1)
	for r, group := range g.t.Group {
		if group != last {
			taken, last = random.Float64() < g.o.Rows, group
		}
		if taken {
			g.rows = append(g.rows, int32(r))
		}
	}
	g.columns = random.Perm(len(g.t.Columns))[:max(1, int(float64(len(g.t.Columns))*g.o.Columns))]
}

// value returns what a tree says of a row of the table.
func (g *grower) value(at int32, r int) float32 {
	for {
		n := &g.f.nodes[at]
		if n.column == leaf {
			return n.value
		}
		at = n.left
		if g.t.Columns[n.column][r] >= n.least {
			at++
		}
	}
}

// tree grows one tree and returns its root.
func (g *grower) tree() int32 {
	root := int32(len(g.f.nodes))
	g.f.nodes = append(g.f.nodes, node{})
	g.node(root, g.rows, g.o.Depth)
	return root
}

// split is the best question found.
type split struct {
	gain   float32
	column int
	least  int
}

// node fills in a node for some rows, which it reorders.
func (g *grower) node(at int32, rows []int32, depth int) {
	var s, h float32
	for _, r := range rows {
		s += g.slope[r]
		h += g.curve[r]
	}
	best := split{}
	if depth > 0 && h >= 2*g.o.Least {
		best = g.best(rows, s, h)
	}
	if best.gain <= 0 {
		g.f.nodes[at] = node{column: leaf, value: -g.o.Rate * s / (h + g.o.L2)}
		return
	}
	column := g.t.Columns[best.column]
	left := 0
	right := make([]int32, 0, len(rows)/2)
	for _, r := range rows {
		if column[r] < uint8(best.least) {
			rows[left] = r
			left++
		} else {
			right = append(right, r)
		}
	}
	copy(rows[left:], right)
	next := int32(len(g.f.nodes))
	g.f.nodes = append(g.f.nodes, node{}, node{})
	g.f.nodes[at] = node{column: int16(best.column), least: uint8(best.least), left: next}
	g.node(next, rows[:left], depth-1)
	g.node(next+1, rows[left:], depth-1)
}

// best asks all drawn columns, half of them on each of two cores.
func (g *grower) best(rows []int32, s, h float32) split {
	var found [2]split
	var both sync.WaitGroup
	half := len(g.columns) / 2
	for i, part := range [][]int{g.columns[:half], g.columns[half:]} {
		both.Go(func() {
			for _, c := range part {
				if x := g.ask(c, rows, s, h); x.gain > found[i].gain || x.gain == found[i].gain && x.gain > 0 && x.column < found[i].column {
					found[i] = x
				}
			}
		})
	}
	both.Wait()
	if found[1].gain > found[0].gain || found[1].gain == found[0].gain && found[1].gain > 0 && found[1].column < found[0].column {
		return found[1]
	}
	return found[0]
}

// ask finds where a column parts rows best.
func (g *grower) ask(c int, rows []int32, s, h float32) split {
	var slope, curve [256]float32
	column := g.t.Columns[c]
	top := uint8(0)
	for _, r := range rows {
		v := column[r]
		slope[v] += g.slope[r]
		curve[v] += g.curve[r]
		top = max(top, v)
	}
	out := split{column: c}
	whole := s * s / (h + g.o.L2)
	var ls, lh float32
	for v := 0; v < int(top); v++ {
		if curve[v] == 0 && slope[v] == 0 {
			continue
		}
		ls += slope[v]
		lh += curve[v]
		if lh < g.o.Least || h-lh < g.o.Least {
			continue
		}
		rs, rh := s-ls, h-lh
		if gain := ls*ls/(lh+g.o.L2) + rs*rs/(rh+g.o.L2) - whole; gain > out.gain {
			out.gain, out.least = gain, v+1
		}
	}
	return out
}
