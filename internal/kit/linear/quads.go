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
// four signed bytes in the lower.
type Quads struct {
	slots []uint64
	shift uint
}

// Add adds the weights of a feature to sum; nothing where it is unknown.
func (q *Quads) Add(key uint32, sum *[4]int32) {
	mask := uint32(len(q.slots) - 1)
	for i := key >> q.shift; ; i++ {
		s := q.slots[i&mask]
		if uint32(s>>32) == key {
			sum[0] += int32(int8(s))
			sum[1] += int32(int8(s >> 8))
			sum[2] += int32(int8(s >> 16))
			sum[3] += int32(int8(s >> 24))
			return
		}
		if s == 0 {
			return
		}
	}
}

// ReadQuads reads what Trainer.AppendQuads wrote and returns the rest of data.
func ReadQuads(data []byte) (*Quads, []byte, error) {
	if len(data) < 4 {
		return nil, nil, errShort
	}
	n := int(binary.LittleEndian.Uint32(data))
	data = data[4:]
	if n > len(data)/8 {
		return nil, nil, errShort
	}
	size := tableSize(n)
	q := &Quads{slots: make([]uint64, size), shift: uint(32 - bits.TrailingZeros(uint(size)))}
	mask := uint32(size - 1)
	for ; n > 0; n-- {
		s := binary.LittleEndian.Uint64(data)
		data = data[8:]
		if s>>32 == 0 {
			return nil, nil, errShort
		}
		i := uint32(s>>32) >> q.shift
		for q.slots[i&mask] != 0 {
			i++
		}
		q.slots[i&mask] = s
	}
	return q, data, nil
}

// tableSize returns the number of slots for n entries: a power of two, at most
// two thirds full, at least 16.
func tableSize(n int) int {
	size := 16
	for size*2 < n*3 {
		size *= 2
	}
	return size
}
