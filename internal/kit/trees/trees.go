// Package trees sums decision trees over columns of small whole numbers: it
// judges where what counts is how a few facts meet, which sums of weights do not
// see. Trees are grown one after another on what those before got wrong
// (gradient boosting, Friedman 2001, with the second-order leaves of Chen and
// Guestrin 2016). It knows nothing of texts.
package trees

import "math"

// Forest is a sum of trees for each of K scores.
type Forest struct {
	K       int
	columns int // of a row
	nodes   []node
	roots   []int32 // of each tree; tree i adds to score i mod K
	steps   []step  // of each node, for Score
	depth   []int32 // of each abreast trees in order, the greatest of theirs
}

// node is a question, or a leaf where column is leaf.
type node struct {
	column int16 // -1 for a leaf
	least  uint8 // go right from this value on
	left   int32 // the right one follows it
	value  float32
}

const leaf = -1

// step is a node as Score walks it: a leaf leads to itself, so that trees of one
// depth are walked alike and nothing is asked but how columns compare.
type step struct {
	right  int32 // the left one lies before it
	column uint16
	least  uint16 // above all values of a column for a leaf
}

// abreast is how many trees Score walks at the same time.
const abreast = 8

// lay makes steps of the nodes.
func (f *Forest) lay() {
	f.steps = make([]step, len(f.nodes))
	high := make([]int32, len(f.nodes)) // how deep it is below each node
	for i := len(f.nodes) - 1; i >= 0; i-- {
		n := &f.nodes[i]
		if n.column == leaf {
			f.steps[i] = step{right: int32(i) + 1, least: 1 << 8}
			continue
		}
		f.steps[i] = step{right: n.left + 1, column: uint16(n.column), least: uint16(n.least)}
		high[i] = 1 + max(high[n.left], high[n.left+1])
	}
	f.depth = make([]int32, (len(f.roots)+abreast-1)/abreast)
	for i, at := range f.roots {
		f.depth[i/abreast] = max(f.depth[i/abreast], high[at])
	}
}

// Odds folds a probability to a column: equal steps of its logarithmic odds, 0 to
// 40.
func Odds(p float64) uint8 {
	const least = 1e-6
	p = min(max(p, least), 1-least)
	return uint8(min(max(math.Log(p/(1-p))*2+20, 0), 40))
}

// Columns returns how many columns a row has.
func (f *Forest) Columns() int { return f.columns }

// Sum adds to K scores what the trees say of a row of Columns columns.
func (f *Forest) Sum(scores []float32, row []uint8) {
	for i, at := range f.roots {
		scores[i%f.K] += f.nodes[f.find(at, row)].value
	}
}

// Score returns the sum of the trees for K = 1, added in their order.
func (f *Forest) Score(row []uint8) float32 {
	var s float32
	all := f.steps
	for i := 0; i+abreast <= len(f.roots); i += abreast {
		at := *(*[abreast]int32)(f.roots[i:])
		a, b, c, d, e, g, h, k := at[0], at[1], at[2], at[3], at[4], at[5], at[6], at[7]
		for range f.depth[i/abreast] {
			a, b, c, d = all[a].next(row), all[b].next(row), all[c].next(row), all[d].next(row)
			e, g, h, k = all[e].next(row), all[g].next(row), all[h].next(row), all[k].next(row)
		}
		for _, leaf := range [abreast]int32{a, b, c, d, e, g, h, k} {
			s += f.nodes[leaf].value
		}
	}
	for _, at := range f.roots[len(f.roots)/abreast*abreast:] {
		s += f.nodes[f.find(at, row)].value
	}
	return s
}

// next returns the node to which a row goes on.
func (n *step) next(row []uint8) int32 {
	return n.right - int32((uint32(row[n.column])-uint32(n.least))>>31)
}

// find returns the leaf in which a row ends.
func (f *Forest) find(at int32, row []uint8) int32 {
	for {
		n := &f.nodes[at]
		if n.column == leaf {
			return at
		}
		at = n.left
		if row[n.column] >= n.least {
			at++
		}
	}
}
