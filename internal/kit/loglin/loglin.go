// Package loglin holds log-linear models over hashed features: a feature is a
// 64-bit hash, a model a table from features to one row of weights each. Models
// are trained by programs under build and read by the stages; the package knows
// nothing of what the features mean.
package loglin

import "math"

// Model maps features to rows of K weights. Features that were not seen in
// training weigh nothing. It is safe for concurrent readers.
type Model struct {
	K     int       // weights a row: the number of classes, or 1 for ranking
	slots []uint64  // open addressing: a fingerprint above the weight of K = 1 or the row; 0 is empty
	w     []float32 // the rows, where K > 1
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

// newModel returns a model with room for n features, at most three fifths full: a
// look-up costs what it waits for memory, and most are to end at the first slot. A
// set of bits before the slots, that tells of most unknown features, was measured:
// it costs more than it spares where most features are known. So were tables at
// most half full: 1 % faster, and 16 MB more.
func newModel(k, n int) *Model {
	bits := uint(6)
	for 3<<bits < n*5 {
		bits++
	}
	return &Model{K: k, slots: make([]uint64, 1<<bits), shift: 64 - bits}
}

func fingerprint(f uint64) uint32 {
	p := uint32(f)
	if p == 0 {
		return 1
	}
	return p
}

// insert gives a feature its row or, where K = 1, the bits of its weight; the
// table must have room.
func (m *Model) insert(f uint64, v uint32) {
	mask := uint64(len(m.slots) - 1)
	for i := f >> m.shift; ; i++ {
		if m.slots[i&mask] == 0 {
			m.slots[i&mask] = uint64(fingerprint(f))<<32 | uint64(v)
			break
		}
	}
}

// batch is how many features are looked up together.
const batch = 32

// find looks up at most batch features and sets out to what each was inserted
// with above its fingerprint, 0 for unknown ones. It reads all first slots before
// it looks at any, so that the reads wait for memory together.
func (m *Model) find(features []uint64, out *[batch]uint64) {
	if len(m.slots) == 0 {
		*out = [batch]uint64{}
		return
	}
	features = features[:min(len(features), batch)]
	slots, shift := m.slots, m.shift&63
	mask := uint64(len(slots) - 1)
	for i, f := range features {
		out[i] = slots[f>>shift&mask]
	}
	for i, f := range features {
		s, p := out[i], fingerprint(f)
		if s == 0 || uint32(s>>32) == p {
			continue
		}
		for at := f >> shift; s != 0 && uint32(s>>32) != p; {
			at++
			s = slots[at&mask]
		}
		out[i] = s
	}
}

// Score returns the sum of the weights of some features; for models of K = 1.
func (m *Model) Score(features []uint64) float32 {
	var s float32
	var found [batch]uint64
	for len(features) > 0 {
		n := min(len(features), batch)
		m.find(features[:n], &found)
		for _, w := range found[:n] {
			s += math.Float32frombits(uint32(w))
		}
		features = features[n:]
	}
	return s
}

// Weights sets out, which is as long as features, to the weight of each; for
// models of K = 1. Their sum from the first on is that of Score.
func (m *Model) Weights(features []uint64, out []float32) {
	var found [batch]uint64
	for len(features) > 0 {
		n := min(len(features), batch)
		m.find(features[:n], &found)
		for i, w := range found[:n] {
			out[i] = math.Float32frombits(uint32(w))
		}
		features, out = features[n:], out[n:]
	}
}

// AddTo adds the rows of some features to scores, which has K places; for models
// of K > 1.
func (m *Model) AddTo(scores []float32, features []uint64) {
	var found [batch]uint64
	for len(features) > 0 {
		n := min(len(features), batch)
		m.find(features[:n], &found)
		for _, s := range found[:n] {
			if s == 0 {
				continue
			}
			r := int(uint32(s))
			row := m.w[r*m.K : r*m.K+m.K]
			scores := scores[:len(row)]
			for c, w := range row {
				scores[c] += w
			}
		}
		features = features[n:]
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

// Pool draws shares towards those that another model gives, by a logarithmic
// opinion pool (Genest and Zidek 1986): trust, 0 to 1, is the weight of the other.
// Without others it does nothing.
func Pool(shares, others []float32, trust float32) {
	if len(others) != len(shares) {
		return
	}
	const least = 1e-6
	for i, s := range shares {
		shares[i] = (1-trust)*float32(math.Log(float64(s)+least)) + trust*float32(math.Log(float64(others[i])+least))
	}
	Softmax(shares)
}

// Scale divides numbers by their sum.
func Scale(x []float64) {
	sum := 0.0
	for _, v := range x {
		sum += v
	}
	for i := range x {
		x[i] /= sum
	}
}
