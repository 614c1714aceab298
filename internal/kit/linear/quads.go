package linear

import (
	"encoding/binary"
	"errors"
	"math/bits"
)

// errShort is returned for a model that ends too early or counts wrongly.
var errShort = errors.New("linear: the model is cut short")

// Quads is a table from features to four small weights each. A slot is eight
// bytes, so that a look-up touches one cache line: the key in the upper half,
// four bytes in the lower that are 128 too high.
type Quads struct {
	slots []uint64
	shift uint
	known filter
}

// filter is a set of bits, sixteen or more for each feature, that tells of most
// unknown features that they are not in a table. It is small enough to stay in
// the cache, which the table is not.
type filter struct {
	bits  []uint64
	shift uint
}

// newFilter returns a filter for a table with a number of slots.
func newFilter(slots int) filter {
	return filter{bits: make([]uint64, max(1, slots/8)), shift: uint(32 - bits.TrailingZeros(uint(max(1, slots/8))))}
}

// set enters a feature.
func (f *filter) set(k uint32) { f.bits[k>>f.shift] |= 1 << (k & 63) }

// pick moves the features that may be known to the front of out and returns how
// many there are.
func (f *filter) pick(keys []uint32, out *[MaxQuads]uint32) int {
	n := 0
	set, shift := f.bits, f.shift&31
	for _, k := range keys[:min(len(keys), MaxQuads-1)] {
		out[n&(MaxQuads-1)] = k
		n += int(set[k>>shift] >> (k & 63) & 1)
	}
	return n
}

// MaxQuads is how many features one call of Sum takes.
const MaxQuads = 128

// Sum adds the weights of fewer than MaxQuads features. It reads all first slots before it looks at any, so that the
// reads wait for memory together and not one after the other.
func (q *Quads) Sum(keys []uint32) [4]int32 {
	var first [MaxQuads]uint64
	mask := uint32(len(q.slots) - 1)
	slots, shift := q.slots, q.shift&31
	var may [MaxQuads]uint32
	keys = may[:q.known.pick(keys, &may)]
	for i, k := range keys {
		first[i] = slots[k>>shift&mask]
	}
	var even, odd uint32
	for i, k := range keys {
		s := first[i]
		for at := k >> shift; uint32(s>>32) != k; {
			if s == 0 {
				s = bias
				break
			}
			at++
			s = slots[at&mask]
		}
		even += uint32(s) & 0x00ff00ff
		odd += uint32(s) >> 8 & 0x00ff00ff
	}
	excess := int32(128 * len(keys))
	return [4]int32{int32(even&0xffff) - excess, int32(odd&0xffff) - excess, int32(even>>16) - excess, int32(odd>>16) - excess}
}

// bias makes signed bytes unsigned, by 128 each.
const bias = 0x80808080

// ReadQuads reads what Trainer.AppendQuads wrote and returns the rest of data.
func ReadQuads(data []byte) (*Quads, []byte, error) {
	n, data, err := readCount(data, 5)
	if err != nil {
		return nil, nil, err
	}
	size := tableSize(n)
	q := &Quads{slots: make([]uint64, size), known: newFilter(size), shift: uint(32 - bits.TrailingZeros(uint(size)))}
	mask := uint32(size - 1)
	key := uint32(0)
	for ; n > 0; n-- {
		step, used := uvarint(data)
		if used <= 0 || step == 0 || len(data) < used+4 {
			return nil, nil, errShort
		}
		key += uint32(step)
		s := uint64(key)<<32 | uint64(binary.LittleEndian.Uint32(data[used:])^bias)
		data = data[used+4:]
		i := key >> q.shift
		for q.slots[i&mask] != 0 {
			i++
		}
		q.slots[i&mask] = s
		q.known.set(key)
	}
	return q, data, nil
}

// tableSize returns the number of slots for n entries: a power of two, at most
// three quarters full, at least 16: most unknown features do not come as far.
func tableSize(n int) int {
	size := 16
	for size*3 < n*4 {
		size *= 2
	}
	return size
}
