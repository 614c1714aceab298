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
	slots []uint64 // key in the upper half, number of the row in the lower
	rows  []uint64
	words int // per row
	cols  int
	shift uint
}

// MaxRows is the highest number of rows that one Sums can hold.
const MaxRows = 256

// MaxCols is the highest number of columns of a table.
const MaxCols = 96

// Sums holds sums of rows, four columns of sixteen bits a word: the even columns
// of a word of the row, then its odd ones.
type Sums [MaxCols / 4]uint64

// Cols returns the number of columns.
func (r *Rows) Cols() int { return r.cols }

// Add adds the row of a feature to s; nothing where it is unknown. At most
// MaxRows rows may be added between two calls of Reset.
func (r *Rows) Add(key uint32, s *Sums) {
	const even = 0x00ff00ff00ff00ff
	mask := uint32(len(r.slots) - 1)
	for i := key >> r.shift; ; i++ {
		slot := r.slots[i&mask]
		if uint32(slot>>32) == key {
			at := int(uint32(slot))
			row := r.rows[at : at+r.words]
			for j, w := range row {
				s[2*j] += w & even
				s[2*j+1] += w >> 8 & even
			}
			return
		}
		if slot == 0 {
			return
		}
	}
}

// Reset clears the sums.
func (s *Sums) Reset() { *s = Sums{} }

// Score returns the sum of a column, 128 for each row too high.
func (s *Sums) Score(col int) int32 {
	word := col>>3<<1 | col&1
	return int32(s[word] >> (uint(col>>1&3) * 16) & 0xffff)
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
	if n > len(data)/5 || cols == 0 || cols > MaxCols {
		return nil, nil, errShort
	}
	words := (cols + 7) / 8
	size := tableSize(n)
	r := &Rows{slots: make([]uint64, size), words: words, cols: cols, shift: uint(32 - bits.TrailingZeros(uint(size)))}
	r.rows = make([]uint64, n*words)
	for i := range r.rows {
		r.rows[i] = 0x8080808080808080
	}
	for i := range n {
		if len(data) < 5 {
			return nil, nil, errShort
		}
		key, count := binary.LittleEndian.Uint32(data), int(data[4])
		data = data[5:]
		if len(data) < 2*count || key == 0 {
			return nil, nil, errShort
		}
		row := r.rows[i*words : (i+1)*words]
		for ; count > 0; count-- {
			col, w := int(data[0]), data[1]
			data = data[2:]
			if col >= cols {
				return nil, nil, errShort
			}
			row[col>>3] ^= uint64(w) << (uint(col&7) * 8)
		}
		r.insert(key, uint32(i*words))
	}
	return r, data, nil
}

// insert puts a key into the first free slot.
func (r *Rows) insert(key, at uint32) {
	mask := uint32(len(r.slots) - 1)
	i := key >> r.shift
	for r.slots[i&mask] != 0 {
		i++
	}
	r.slots[i&mask] = uint64(key)<<32 | uint64(at)
}
