package linear

import (
	"encoding/binary"
	"math/bits"
	"slices"
)

// Lookup is a table from keys to numbers.
type Lookup struct {
	slots []uint64
	shift uint
}

// Get returns the number of a key, and whether there is one.
func (l *Lookup) Get(key uint32) (uint32, bool) {
	mask := uint32(len(l.slots) - 1)
	for i := key >> l.shift; ; i++ {
		s := l.slots[i&mask]
		if uint32(s>>32) == key {
			return uint32(s), s != 0
		}
		if s == 0 {
			return 0, false
		}
	}
}

// newLookup returns a table with room for n entries.
func newLookup(n int) *Lookup {
	size := 16
	for size*3 < n*4 { // at most three quarters full: most look-ups find nothing and are short
		size *= 2
	}
	return &Lookup{slots: make([]uint64, size), shift: uint(32 - bits.TrailingZeros(uint(size)))}
}

// put enters a number.
func (l *Lookup) put(key, v uint32) {
	mask := uint32(len(l.slots) - 1)
	i := key >> l.shift
	for l.slots[i&mask] != 0 {
		i++
	}
	l.slots[i&mask] = uint64(key)<<32 | uint64(v)
}

// MakeLookup returns a table with the entries of m. Key 0 is left out.
func MakeLookup(m map[uint32]uint32) *Lookup {
	l := newLookup(len(m))
	for k, v := range m {
		if k != 0 {
			l.put(k, v)
		}
	}
	return l
}

// ReadLookup reads what AppendLookup wrote and returns the rest of data.
func ReadLookup(data []byte) (*Lookup, []byte, error) {
	n, data, err := readCount(data, 2)
	if err != nil {
		return nil, nil, err
	}
	l := newLookup(n)
	key := uint32(0)
	for ; n > 0; n-- {
		step, size := uvarint(data)
		if size <= 0 {
			return nil, nil, errShort
		}
		data = data[size:]
		v, size := uvarint(data)
		if size <= 0 || step == 0 {
			return nil, nil, errShort
		}
		data = data[size:]
		key += uint32(step)
		l.put(key, uint32(v))
	}
	return l, data, nil
}

// uvarint is binary.Uvarint, with the short numbers first.
func uvarint(data []byte) (uint64, int) {
	if len(data) > 2 {
		a, b, c := data[0], data[1], data[2]
		switch {
		case a < 0x80:
			return uint64(a), 1
		case b < 0x80:
			return uint64(a&0x7f) | uint64(b)<<7, 2
		case c < 0x80:
			return uint64(a&0x7f) | uint64(b&0x7f)<<7 | uint64(c)<<14, 3
		}
	}
	return binary.Uvarint(data)
}

// readCount reads how many entries follow, each of which takes least bytes.
func readCount(data []byte, least int) (int, []byte, error) {
	if len(data) < 4 {
		return 0, nil, errShort
	}
	n := int(binary.LittleEndian.Uint32(data))
	data = data[4:]
	if n > len(data)/least {
		return 0, nil, errShort
	}
	return n, data, nil
}

// AppendLookup writes a table: a count, then for each entry, in order of keys,
// the distance from the key before and the number, both as in
// encoding/binary.AppendUvarint. Key 0 is left out.
func AppendLookup(out []byte, m map[uint32]uint32) []byte {
	keys := make([]uint32, 0, len(m))
	for k := range m {
		if k != 0 {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	out = binary.LittleEndian.AppendUint32(out, uint32(len(keys)))
	last := uint32(0)
	for _, k := range keys {
		out = binary.AppendUvarint(out, uint64(k-last))
		out = binary.AppendUvarint(out, uint64(m[k]))
		last = k
	}
	return out
}
