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
	known []uint64 // a set of bits that tells of most unknown features that they are not in slots
	words uint     // shift to its word
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

// newModel returns a model with room for n features, at most three quarters full:
// most unknown features do not come as far as the slots.
func newModel(k, n int) *Model {
	bits := uint(6)
	for 3<<bits < n*4 {
		bits++
	}
	return &Model{K: k, slots: make([]uint64, 1<<bits), shift: 64 - bits, known: make([]uint64, 1<<(bits-3)), words: 64 - (bits - 3)}
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
	m.known[f>>m.words] |= 1 << (f & 63)
}

// batch is how many features are looked up together.
const batch = 32

// find looks up at most batch features and returns what the known ones among
// them were inserted with and which they are, in order. It reads all first slots
// before it looks at any, so that the reads wait for memory together.
func (m *Model) find(features []uint64, out *[batch]uint32, which *[batch]uint8) int {
	if len(m.slots) == 0 {
		return 0
	}
	var may, first [batch]uint64
	known, words := m.known, m.words&63
	n := 0
	for i, f := range features[:min(len(features), batch)] {
		may[n&(batch-1)], which[n&(batch-1)] = f, uint8(i)
		n += int(known[f>>words] >> (f & 63) & 1)
	}
	slots, shift := m.slots, m.shift&63
	mask := uint64(len(slots) - 1)
	for i, f := range may[:n] {
		first[i] = slots[f>>shift&mask]
	}
	found := 0
	for i, f := range may[:n] {
		s, p := first[i], fingerprint(f)
		for at := f >> shift; s != 0 && uint32(s>>32) != p; {
			at++
			s = slots[at&mask]
		}
		if s != 0 {
			out[found&(batch-1)], which[found&(batch-1)] = uint32(s), which[i]
			found++
		}
	}
	return found
}

// Score returns the sum of the weights of some features; for models of K = 1.
func (m *Model) Score(features []uint64) float32 {
	var s float32
	var out [batch]uint32
	var which [batch]uint8
	for len(features) > 0 {
		n := min(len(features), batch)
		for _, w := range out[:m.find(features[:n], &out, &which)] {
			s += math.Float32frombits(w)
		}
		features = features[n:]
	}
	return s
}

// Weights sets out, which is as long as features, to the weight of each; for
// models of K = 1. Their sum from the first on is that of Score.
func (m *Model) Weights(features []uint64, out []float32) {
	var found [batch]uint32
	var which [batch]uint8
	clear(out)
	for len(features) > 0 {
		n := min(len(features), batch)
		for i, w := range found[:m.find(features[:n], &found, &which)] {
			out[which[i]] = math.Float32frombits(w)
		}
		features, out = features[n:], out[n:]
	}
}

// AddTo adds the rows of some features to scores, which has K places; for models
// of K > 1.
func (m *Model) AddTo(scores []float32, features []uint64) {
	var out [batch]uint32
	var which [batch]uint8
	for len(features) > 0 {
		n := min(len(features), batch)
		for _, r := range out[:m.find(features[:n], &out, &which)] {
			row := m.w[int(r)*m.K : int(r)*m.K+m.K]
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
