package lexicon

// keyTable maps keys to numbers: an open hash table with linear probing. Its
// keys are hashes already, so that their low bits are its places. The zero
// value is empty and ready.
type keyTable struct {
	slots []slot // a power of two, at most half full; a key of 0 is free
	used  int
}

type slot struct {
	key   uint64
	value int32
}

// grow makes room for n keys in all.
func (t *keyTable) grow(n int) {
	size := 8
	for size < 2*n {
		size *= 2
	}
	if size <= len(t.slots) {
		return
	}
	old := t.slots
	t.slots, t.used = make([]slot, size), 0
	for _, s := range old {
		if s.key != 0 {
			t.put(s.key, s.value)
		}
	}
}

// get returns the number of a key. The key 0 has none.
func (t *keyTable) get(key uint64) (int32, bool) {
	if len(t.slots) == 0 || key == 0 {
		return 0, false
	}
	mask := uint64(len(t.slots) - 1)
	for i := key & mask; ; i = (i + 1) & mask {
		switch t.slots[i].key {
		case key:
			return t.slots[i].value, true
		case 0:
			return 0, false
		}
	}
}

// put sets the number of a key. The key 0 is left out.
func (t *keyTable) put(key uint64, value int32) {
	if key == 0 {
		return
	}
	if 2*(t.used+1) > len(t.slots) {
		t.grow(2*t.used + 4)
	}
	mask := uint64(len(t.slots) - 1)
	i := key & mask
	for ; t.slots[i].key != 0; i = (i + 1) & mask {
		if t.slots[i].key == key {
			t.slots[i].value = value
			return
		}
	}
	t.slots[i] = slot{key, value}
	t.used++
}
