package linear

import (
	"encoding/binary"
	"math/bits"
	"sort"
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

// ReadLookup reads what AppendLookup wrote and returns the rest of data.
func ReadLookup(data []byte) (*Lookup, []byte, error) {
	if len(data) < 5 {
		return nil, nil, errShort
	}
	n, width := int(binary.LittleEndian.Uint32(data)), int(data[4])
	data = data[5:]
	if width < 1 || width > 4 || n > len(data)/(4+width) {
		return nil, nil, errShort
	}
	size := tableSize(n)
	l := &Lookup{slots: make([]uint64, size), shift: uint(32 - bits.TrailingZeros(uint(size)))}
	mask := uint32(size - 1)
	for ; n > 0; n-- {
		key := binary.LittleEndian.Uint32(data)
		var v [4]byte
		copy(v[:], data[4:4+width])
		data = data[4+width:]
		i := key >> l.shift
		for l.slots[i&mask] != 0 {
			i++
		}
		l.slots[i&mask] = uint64(key)<<32 | uint64(binary.LittleEndian.Uint32(v[:]))
	}
	return l, data, nil
}

// AppendLookup writes a table: a count, the bytes a number takes (1 to 4), then
// key and number of each entry. Key 0 cannot be kept and is left out.
func AppendLookup(out []byte, m map[uint32]uint32) []byte {
	keys := make([]uint32, 0, len(m))
	width := 1
	for k, v := range m {
		if k != 0 {
			keys = append(keys, k)
			width = max(width, (bits.Len32(v)+7)/8)
		}
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	out = binary.LittleEndian.AppendUint32(out, uint32(len(keys)))
	out = append(out, byte(width))
	for _, k := range keys {
		out = binary.LittleEndian.AppendUint32(out, k)
		v := m[k]
		for range width {
			out = append(out, byte(v))
			v >>= 8
		}
	}
	return out
}
