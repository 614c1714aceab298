// Package loglin holds log-linear models over hashed features: a feature is a
// 64-bit hash, a model a table from features to one row of weights each. Models
// are trained by programs under build and read by the stages; the package knows
// nothing of what the features mean.
package loglin

import "math"

// Model maps features to rows of K weights. Features that were not seen in
// training weigh nothing. It is safe for concurrent readers.
type Model struct {
	K     int      // weights a row: the number of classes, or 1 for ranking
	slots []uint32 // open addressing over fingerprints; 0 is empty
	rows  []int32  // the row of each slot
	w     []float32
	shift uint
}

// Hash mixes a part of a feature into the hash of its other parts. It is the
// finaliser of splitmix64 (Steele, Lea, Flood 2014).
func Hash(h, part uint64) uint64 {
	h = h*0x9e3779b97f4a7c15 + part
	h ^= h >> 30
	h *= 0xbf58476d1ce4e5b9
	h ^= h >> 27
	h *= 0x94d049bb133111eb
	return h ^ h>>31
}

// String returns the hash of a string (FNV-1a, mixed).
func String(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return Hash(h, 1)
}

// newModel returns a model with room for n features.
func newModel(k, n int) *Model {
	bits := uint(4)
	for 1<<bits < n*2 {
		bits++
	}
	return &Model{K: k, slots: make([]uint32, 1<<bits), rows: make([]int32, 1<<bits), shift: 64 - bits}
}

func fingerprint(f uint64) uint32 {
	p := uint32(f)
	if p == 0 {
		return 1
	}
	return p
}

// Row returns the row of a feature, -1 where it has none.
func (m *Model) Row(f uint64) int32 {
	if len(m.slots) == 0 {
		return -1
	}
	p := fingerprint(f)
	mask := uint64(len(m.slots) - 1)
	for i := f >> m.shift; ; i = (i + 1) & mask {
		switch m.slots[i] {
		case p:
			return m.rows[i]
		case 0:
			return -1
		}
	}
}

// insert gives a feature a row; the table must have room.
func (m *Model) insert(f uint64, row int32) {
	mask := uint64(len(m.slots) - 1)
	for i := f >> m.shift; ; i = (i + 1) & mask {
		if m.slots[i] == 0 {
			m.slots[i], m.rows[i] = fingerprint(f), row
			return
		}
	}
}

// Score returns the sum of the weights of some features; for models of K = 1.
func (m *Model) Score(features []uint64) float32 {
	var s float32
	for _, f := range features {
		if r := m.Row(f); r >= 0 {
			s += m.w[r]
		}
	}
	return s
}

// AddTo adds the rows of some features to scores, which has K places.
func (m *Model) AddTo(scores []float32, features []uint64) {
	for _, f := range features {
		r := m.Row(f)
		if r < 0 {
			continue
		}
		row := m.w[int(r)*m.K : int(r)*m.K+m.K]
		for c, w := range row {
			scores[c] += w
		}
	}
}

// Softmax turns scores into probabilities in place and returns the index of the
// greatest; -1 for none.
func Softmax(scores []float32) int {
	best := -1
	for i, s := range scores {
		if best < 0 || s > scores[best] {
			best = i
		}
	}
	if best < 0 {
		return -1
	}
	max, sum := scores[best], float32(0)
	for i, s := range scores {
		scores[i] = float32(math.Exp(float64(s - max)))
		sum += scores[i]
	}
	for i := range scores {
		scores[i] /= sum
	}
	return best
}
