package lex

// edges is a map from a state and a word's hash to the next state, by open
// addressing: keys and states stand in flat slices of a power of two.
type edges struct {
	keys   []uint64 // 0 is free
	states []int32
	n      int
}

// edgeKey joins a state and a hash; it is never 0.
func edgeKey(state int32, h uint64) uint64 {
	return (h ^ uint64(state+1)*0x9e3779b97f4a7c15) | 1
}

func (e *edges) slot(key uint64) int { return int((key * 0xd6e8feb86659fd93) >> 32) }

// get returns the state that follows.
func (e *edges) get(state int32, h uint64) (int32, bool) {
	if e.n == 0 {
		return 0, false
	}
	key, mask := edgeKey(state, h), len(e.keys)-1
	for i := e.slot(key) & mask; ; i = (i + 1) & mask {
		switch e.keys[i] {
		case key:
			return e.states[i], true
		case 0:
			return 0, false
		}
	}
}

// put adds an edge that is not there yet.
func (e *edges) put(state int32, h uint64, to int32) {
	if 2*(e.n+1) > len(e.keys) {
		old := *e
		size := max(64, 2*len(old.keys))
		*e = edges{keys: make([]uint64, size), states: make([]int32, size)}
		for i, key := range old.keys {
			if key != 0 {
				e.insert(key, old.states[i])
			}
		}
	}
	e.insert(edgeKey(state, h), to)
}

func (e *edges) insert(key uint64, to int32) {
	mask := len(e.keys) - 1
	i := e.slot(key) & mask
	for e.keys[i] != 0 {
		i = (i + 1) & mask
	}
	e.keys[i], e.states[i] = key, to
	e.n++
}
