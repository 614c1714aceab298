package linear

import (
	"encoding/binary"
	"math"
	"math/bits"
	"sort"
)

// Trainer learns the weights of a table with the averaged perceptron (Freund and
// Schapire 1999; averaging after Daumé 2006, which keeps one second sum instead
// of all steps). It is for one goroutine.
type Trainer struct {
	cols  int
	keys  []uint32
	index []uint64 // key in the upper half, row in the lower; 0 for none
	shift uint
	w, u  []float32 // weights and their sums over time
	seen  []uint16  // how often a feature was updated
	step  float32
}

// NewTrainer returns a trainer of rows of cols columns.
func NewTrainer(cols int) *Trainer {
	return &Trainer{cols: cols, index: make([]uint64, 1<<16), shift: 16, step: 1}
}

// Step moves the clock of the average on by one decision.
func (t *Trainer) Step() { t.step++ }

// find returns the row of a key, or -1.
func (t *Trainer) find(key uint32) int {
	mask := uint32(len(t.index) - 1)
	for i := key >> t.shift; ; i++ {
		s := t.index[i&mask]
		if uint32(s>>32) == key {
			return int(uint32(s))
		}
		if s == 0 {
			return -1
		}
	}
}

// Score adds the weights of the features to sums, which has a place a column.
func (t *Trainer) Score(keys []uint32, sums []float32) {
	for _, k := range keys {
		r := t.find(k)
		if r < 0 {
			continue
		}
		row := t.w[r*t.cols : (r+1)*t.cols]
		for c := range sums {
			sums[c] += row[c]
		}
	}
}

// Update adds by to the weights of a column for all features.
func (t *Trainer) Update(keys []uint32, col int, by float32) {
	for _, k := range keys {
		r := t.find(k)
		if r < 0 {
			r = t.grow(k)
		}
		t.w[r*t.cols+col] += by
		t.u[r*t.cols+col] += by * t.step
		if t.seen[r] < math.MaxUint16 {
			t.seen[r]++
		}
	}
}

// grow makes a row.
func (t *Trainer) grow(key uint32) int {
	if (len(t.keys)+1)*2 > len(t.index) {
		t.index = make([]uint64, len(t.index)*2)
		t.shift = uint(32 - bits.TrailingZeros(uint(len(t.index))))
		for r := range t.keys {
			t.insert(r)
		}
	}
	r := len(t.keys)
	t.keys = append(t.keys, key)
	t.w = append(t.w, make([]float32, t.cols)...)
	t.u = append(t.u, make([]float32, t.cols)...)
	t.seen = append(t.seen, 0)
	t.insert(r)
	return r
}

// insert enters a row into the index.
func (t *Trainer) insert(r int) {
	mask := uint32(len(t.index) - 1)
	i := t.keys[r] >> t.shift
	for t.index[i&mask] != 0 {
		i++
	}
	t.index[i&mask] = uint64(t.keys[r])<<32 | uint64(r)
}

// Pruning says which weights are kept.
type Pruning struct {
	Rows    int     // at most so many features, those with the greatest weights
	Updates int     // features with fewer updates are dropped
	Min     float64 // quantised weights below it are dropped
}

// average returns the averaged weights.
func (t *Trainer) average() []float32 {
	a := make([]float32, len(t.w))
	for i := range a {
		a[i] = t.w[i] - t.u[i]/t.step
	}
	return a
}

// pick returns the averaged weights, the rows to keep in order of their keys,
// and the factor that maps weights to signed bytes. The factor lets the largest
// thousandth of weights be cut off at ±127.
func (t *Trainer) pick(p Pruning) (avg []float32, keep []int, scale float64) {
	avg = t.average()
	top := make([]float64, len(t.keys))
	var all []float64
	for r := range t.keys {
		for _, v := range avg[r*t.cols : (r+1)*t.cols] {
			m := math.Abs(float64(v))
			top[r] = max(top[r], m)
			if m > 0 {
				all = append(all, m)
			}
		}
		if int(t.seen[r]) >= p.Updates && top[r] > 0 {
			keep = append(keep, r)
		}
	}
	if len(all) == 0 {
		return avg, nil, 1
	}
	sort.Float64s(all)
	scale = 127 / all[len(all)-1-len(all)/2000]
	sort.SliceStable(keep, func(i, j int) bool { return top[keep[i]] > top[keep[j]] })
	if p.Rows > 0 && len(keep) > p.Rows {
		keep = keep[:p.Rows]
	}
	sort.Slice(keep, func(i, j int) bool { return t.keys[keep[i]] < t.keys[keep[j]] })
	return avg, keep, scale
}

// quantise maps a weight to a signed byte.
func quantise(v float32, scale, least float64) int8 {
	q := math.Round(float64(v) * scale)
	if math.Abs(q) < least {
		return 0
	}
	return int8(max(-127, min(127, q)))
}

// AppendQuads writes a table of four columns: a count, then key and weights.
func (t *Trainer) AppendQuads(out []byte, p Pruning) []byte {
	avg, keep, scale := t.pick(p)
	at, n := len(out), 0
	out = append(out, 0, 0, 0, 0)
	last := uint32(0)
	for _, r := range keep {
		var s uint32
		for c := range 4 {
			s |= uint32(uint8(quantise(avg[r*4+c], scale, p.Min))) << (8 * c)
		}
		if s == 0 {
			continue
		}
		out = binary.AppendUvarint(out, uint64(t.keys[r]-last))
		out = binary.LittleEndian.AppendUint32(out, s)
		last = t.keys[r]
		n++
	}
	binary.LittleEndian.PutUint32(out[at:], uint32(n))
	return out
}

// AppendRows writes a table of any number of columns: a count, the number of
// columns, then per feature its key, the number of its weights, and column and
// weight of each.
func (t *Trainer) AppendRows(out []byte, p Pruning) []byte {
	avg, keep, scale := t.pick(p)
	at, n := len(out), 0
	out = append(out, 0, 0, 0, 0, byte(t.cols))
	last := uint32(0)
	for _, r := range keep {
		start := len(out)
		out = binary.AppendUvarint(out, uint64(t.keys[r]-last))
		at := len(out)
		out = append(out, 0)
		for c := range t.cols {
			if q := quantise(avg[r*t.cols+c], scale, p.Min); q != 0 {
				out = append(out, byte(c), byte(q))
			}
		}
		count := (len(out) - at - 1) / 2
		if count == 0 {
			out = out[:start]
			continue
		}
		out[at] = byte(count)
		last = t.keys[r]
		n++
	}
	binary.LittleEndian.PutUint32(out[at:], uint32(n))
	return out
}
