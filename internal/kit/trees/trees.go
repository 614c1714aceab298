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
}

// node is a question, or a leaf where column is leaf.
type node struct {
	column int16 // -1 for a leaf
	least  uint8 // go right from this value on
	left   int32 // the right one follows it
	value  float32
}

const leaf = -1

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

// Score returns the sum of the trees for K = 1.
func (f *Forest) Score(row []uint8) float32 {
	var s float32
	for _, at := range f.roots {
		s += f.nodes[f.find(at, row)].value
	}
	return s
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
