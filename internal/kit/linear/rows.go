package linear

import (
	"encoding/binary"
	"math/bits"
)

// Rows is a table from features to rows of small weights, one a column. The
// weights of a row are bytes that stand 128 too high, eight to a word, and are
// summed four to a word without unpacking: a row adds the same 128 to every
// column, which changes no comparison between columns.
type Rows struct {
	slots []uint64 // key in the upper half, where the row lies in the lower
	rows  []uint64
	cols  int
	shift uint
	known filter
}

// A slot holds, from its lowest bit, where the row begins (24 bits), the first
// word that it has (4 bits) and how many (4 bits), under the key: words of
// nothing but zero weights at either end of a row are not kept.
const (
	rowFirst = 24
	rowCount = 28
)

// MaxRows is the highest number of rows that one Sums can hold.
const MaxRows = 256

// MaxCols is the highest number of columns of a table.
const MaxCols = 96

// Sums holds sums of rows, four columns of sixteen bits a word: the even columns
// of a word of the row, then its odd ones.
type Sums struct {
	sum  [MaxCols / 4]uint64
	seen [MaxCols / 8]uint64 // rows that had the word
	rows uint64              // rows in all
	warm uint64              // keeps the reads that fetch rows ahead from being left out
}

// Cols returns the number of columns.
func (r *Rows) Cols() int { return r.cols }

// Add adds the rows of fewer than MaxQuads features to s; nothing for those that are
// unknown. At most MaxRows rows may be added between two calls of Reset. All
// slots are read before any row, for the reason that Quads.Sum gives, and both
// ends of each row before any is added up: this alone halves the time.
func (r *Rows) Add(keys []uint32, s *Sums) {
	const even = 0x00ff00ff00ff00ff
	var found [MaxQuads]uint64
	mask := uint32(len(r.slots) - 1)
	slots, shift := r.slots, r.shift&31
	var may [MaxQuads]uint32
	keys = may[:r.known.pick(keys, &may)]
	for i, k := range keys {
		found[i] = slots[k>>shift&mask]
	}
	n, warm, rows := 0, uint64(0), r.rows
	for i, k := range keys {
		slot := found[i]
		for at := k >> shift; slot != 0 && uint32(slot>>32) != k; {
			at++
			slot = slots[at&mask]
		}
		if slot != 0 {
			found[n] = slot
			at := int(slot & (1<<rowFirst - 1))
			warm |= rows[at] | rows[at+int(slot>>rowCount&15)-1]
			n++
		}
	}
	s.warm = warm
	s.rows += uint64(n)
	for _, slot := range found[:n] {
		at, first, count := int(slot&(1<<rowFirst-1)), int(slot>>rowFirst&15), int(slot>>rowCount&15)
		row := rows[at : at+count]
		sums := s.sum[2*first : 2*(first+count)]
		seen := s.seen[first : first+count]
		for j, w := range row {
			if 2*j+1 >= len(sums) || j >= len(seen) {
				break // never; it spares checks
			}
			sums[2*j] += w & even
			sums[2*j+1] += w >> 8 & even
			seen[j]++
		}
	}
}

// Level gives every column the same excess, that of all rows; scores may be
// compared after it.
func (s *Sums) Level() {
	const bias = 0x0080008000800080
	for j := range s.seen {
		missing := (s.rows - s.seen[j]) * bias
		s.sum[2*j] += missing
		s.sum[2*j+1] += missing
		s.seen[j] = s.rows
	}
}

// Reset clears the sums.
func (s *Sums) Reset() { *s = Sums{} }

// Score returns the sum of a column, 128 for each row too high.
func (s *Sums) Score(col int) int32 {
	word := col>>3<<1 | col&1
	return int32(s.sum[word] >> (uint(col>>1&3) * 16) & 0xffff)
}

// Best returns the column of the highest sum in [from, to), the first of equals.
func (s *Sums) Best(from, to int) int {
	best, score := from, s.Score(from)
	for c := from + 1; c < to; c++ {
		if v := s.Score(c); v > score {
			best, score = c, v
		}
	}
	return best
}

// ReadRows reads what Trainer.AppendRows wrote and returns the rest of data.
func ReadRows(data []byte) (*Rows, []byte, error) {
	if len(data) < 5 {
		return nil, nil, errShort
	}
	n, cols := int(binary.LittleEndian.Uint32(data)), int(data[4])
	data = data[5:]
	if n > len(data)/2 || cols == 0 || cols > MaxCols {
		return nil, nil, errShort
	}
	words := (cols + 7) / 8
	size := tableSize(n)
	r := &Rows{slots: make([]uint64, size), known: newFilter(size), rows: make([]uint64, 0, n*words/2), cols: cols, shift: uint(32 - bits.TrailingZeros(uint(size)))}
	key := uint32(0)
	for range n {
		step, used := uvarint(data)
		if used <= 0 || step == 0 || len(data) <= used {
			return nil, nil, errShort
		}
		key += uint32(step)
		count := int(data[used])
		data = data[used+1:]
		if len(data) < 2*count {
			return nil, nil, errShort
		}
		var row [MaxCols / 8]uint64
		first, last := words, 0
		for ; count > 0; count-- {
			col, w := int(data[0]), data[1]
			data = data[2:]
			if col >= cols {
				return nil, nil, errShort
			}
			row[col>>3] |= uint64(w) << (uint(col&7) * 8)
			first, last = min(first, col>>3), max(last, col>>3)
		}
		if first > last || len(r.rows) >= 1<<rowFirst {
			return nil, nil, errShort
		}
		r.insert(key, uint32(len(r.rows)|first<<rowFirst|(last-first+1)<<rowCount))
		for _, w := range row[first : last+1] {
			r.rows = append(r.rows, w^0x8080808080808080)
		}
	}
	return r, data, nil
}

// insert puts a key into the first free slot.
func (r *Rows) insert(key, at uint32) {
	r.known.set(key)
	mask := uint32(len(r.slots) - 1)
	i := key >> r.shift
	for r.slots[i&mask] != 0 {
		i++
	}
	r.slots[i&mask] = uint64(key)<<32 | uint64(at)
}
