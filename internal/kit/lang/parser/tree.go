package parser

import "github.com/hearsay-org/hearsay/internal/kit/linear"

// Tree is the memory of a parse: the sentence with its marks, and the State of
// the sentence without them.
type Tree struct {
	State
	words    []Word
	heads    []int32
	rels     []uint8
	bare     []Word  // the words without marks
	place    []int32 // where each of them stands in the sentence
	bareH    []int32
	bareR    []uint8
	back     State // of the words from last to first
	mirror   []Word
	backH    []int32
	backR    []uint8
	sure     [2][]int32 // how sure each parser is of each word's head
	heap     []edge
	in       []bool
	kids     [2][]int32 // first child in each tree
	next     [2][]int32 // next child of the same head
	prev     [2][]int32 // the child before
	trees    [2]links
	disputed []int32 // words with two heads
	lead     []int32 // by how much the judge prefers the first of the two
	claim    claim
	root     int32
	lo, hi   []int32 // first and last word of what hangs under each word
	open     []int32 // children not yet counted in
	queue    []int32
	left     []int32 // for each place, the word before it
	pair     []int32 // for each mark that opens or closes, its other half
	found    [2 * MaxChain]Candidate
	acts     int // actions taken since the Tree was made
	looks    int // candidates looked at since then
}

// Steps returns how many actions were taken and how many candidates of marks
// were looked at in all parses with this memory.
func (t *Tree) Steps() (actions, candidates int) { return t.acts, t.looks }

// Begin sets the marks aside and starts a parse of the words.
func (t *Tree) Begin(words []Word, heads []int32, rels []uint8) {
	t.words, t.heads, t.rels = words, heads, rels
	t.bare, t.place = t.bare[:0], t.place[:0]
	before := Mark(0)
	for i := range words {
		if words[i].Mark != 0 {
			before |= words[i].Mark
			continue
		}
		t.bare = append(t.bare, words[i])
		t.bare[len(t.bare)-1].Before = before
		t.place = append(t.place, int32(i))
		before = 0
	}
	n := len(t.bare)
	t.bareH, t.backH = fill(t.bareH, n), fill(t.backH, n)
	t.bareR, t.backR = room(t.bareR, n), room(t.backR, n)
	t.Reset(t.bare, t.bareH, t.bareR)
	t.mirror = t.mirror[:0]
	for i := n - 1; i >= 0; i-- {
		w := t.bare[i]
		w.Before = before
		before = t.bare[i].Before
		t.mirror = append(t.mirror, w)
	}
	t.back.Reset(t.mirror, t.backH, t.backR)
	for k := range t.sure {
		t.sure[k] = fill(t.sure[k], n)
		clear(t.sure[k])
	}
}

// Back returns the State of the sentence read from its end.
func (t *Tree) Back() *State { return &t.back }

// room returns a slice of length n, of the old memory where that suffices.
func room[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/2)
	}
	return s[:n]
}

// Finish puts the tree of the words into the sentence. In a sentence of marks
// the first is the root.
func (t *Tree) Finish(r Rels) {
	n := len(t.words)
	t.root = 0
	for i := range n {
		t.heads[i], t.rels[i] = -1, r.Root
	}
	if len(t.place) > 0 {
		t.root = t.place[0]
	}
	for i, at := range t.place {
		if h := t.bareH[i]; h >= 0 {
			t.heads[at] = t.place[h]
		} else {
			t.root = at
		}
		t.rels[at] = t.bareR[i]
	}
	t.spans()
	t.pairs()
}

// spans finds the first and last word under each word, children before parents.
func (t *Tree) spans() {
	n := len(t.words)
	t.lo, t.hi, t.open, t.left = fill(t.lo, n), fill(t.hi, n), fill(t.open, n), fill(t.left, n)
	t.queue = t.queue[:0]
	clear(t.open)
	last := int32(-1)
	for i := range t.words {
		t.lo[i], t.hi[i], t.left[i] = int32(i), int32(i), last
		if t.words[i].Mark != 0 {
			continue
		}
		last = int32(i)
		if t.heads[i] >= 0 {
			t.open[t.heads[i]]++
		}
	}
	for _, at := range t.place {
		if t.open[at] == 0 {
			t.queue = append(t.queue, at)
		}
	}
	for k := 0; k < len(t.queue); k++ {
		i := t.queue[k]
		h := t.heads[i]
		if h < 0 {
			continue
		}
		t.lo[h], t.hi[h] = min(t.lo[h], t.lo[i]), max(t.hi[h], t.hi[i])
		if t.open[h]--; t.open[h] == 0 {
			t.queue = append(t.queue, h)
		}
	}
}

// pairs finds the other half of marks that open and close.
func (t *Tree) pairs() {
	t.pair = fill(t.pair, len(t.words))
	stack := t.queue[:0]
	for i := range t.words {
		m := t.words[i].Mark
		switch {
		case m&Quote != 0 && len(stack) > 0 && t.words[stack[len(stack)-1]].Mark&Quote != 0, m&Close != 0 && len(stack) > 0:
			o := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			t.pair[o], t.pair[i] = int32(i), o
		case m&(Open|Quote) != 0:
			stack = append(stack, int32(i))
		}
	}
	t.queue = stack[:0]
}

// MaxChain is how many ancestors on each side of a mark are candidates.
const MaxChain = 8

// Candidate is a word that a mark may hang on.
type Candidate struct {
	Word  int32
	Right bool // the mark stands before it
	Level int  // how many steps above the neighbour of the mark
	Top   bool // its head stands on the other side of the mark, or it is the root
}

// Candidates returns the words that mark i may hang on: its neighbours and
// those of their ancestors that stand on the same side. The slice is reused.
func (t *Tree) Candidates(i int32) []Candidate {
	out := t.found[:0]
	for w, level := t.left[i], 0; w >= 0 && level < MaxChain; level++ {
		h := t.heads[w]
		top := h < 0 || h > i
		out = append(out, Candidate{Word: w, Level: level, Top: top})
		if top {
			break
		}
		w = h
	}
	r := i + 1
	for int(r) < len(t.words) && t.words[r].Mark != 0 && r < i+8 {
		r++
	}
	if int(r) >= len(t.words) || t.words[r].Mark != 0 {
		return out
	}
	for w, level := r, 0; level < MaxChain; level++ {
		h := t.heads[w]
		top := h < i
		out = append(out, Candidate{Word: w, Right: true, Level: level, Top: top})
		if top {
			break
		}
		w = h
	}
	return out
}

// MaxMarkKeys is the highest number of features of a mark and a candidate.
const MaxMarkKeys = 24

// MarkKeys appends the features of mark i hanging on candidate c to out.
func (t *Tree) MarkKeys(i int32, c Candidate, out []uint32) []uint32 {
	n := 256
	mark := uint64(t.words[i].Mark)
	w := &t.words[c.Word]
	side := uint64(min(c.Level, 3)) << 2
	if c.Right {
		side |= 1
	}
	if c.Top {
		side |= 2
	}
	add := func(v uint64) {
		out = append(out, linear.Feature(n, linear.Mix(v, mark)))
		n++
	}
	rel, pos := uint64(t.rels[c.Word]), uint64(w.POS)
	edge := t.edge(i, c)
	in := t.inside(i, c.Word)
	headPos, headRel := uint64(31), uint64(63)
	if h := t.heads[c.Word]; h >= 0 {
		headPos, headRel = uint64(t.words[h].POS), uint64(t.rels[h])
	}
	end := uint64(0)
	if int(i)+1 == len(t.words) {
		end = 1
	} else if !c.Right && t.left[len(t.words)-1] < i {
		end = 2
	}
	add(side)
	add(side<<8 | rel)
	add(side<<8 | pos)
	add(side<<16 | rel<<8 | pos)
	add(side<<20 | edge)
	add(side<<40 | edge<<8 | rel)
	add(side<<40 | edge<<8 | in | 1<<50)
	add(edge<<16 | in<<8 | rel | 1<<51)
	add(edge<<16 | in<<8 | pos | 1<<52)
	add(in<<8 | side | 1<<30)
	add(in<<8 | end | 1<<29)
	add(end<<16 | side<<8 | rel)
	add(end<<20 | edge | 1<<28)
	add(rel<<8 | headRel | 1<<27)
	add(side<<16 | rel<<8 | headPos | 1<<26)
	add(linear.Mix(uint64(t.words[i].Form), side<<20|edge))
	add(linear.Mix(uint64(t.words[i].Form), rel<<8|in))
	add(linear.Mix(uint64(w.Lemma), side))
	return out
}

// edge says whether what hangs under c begins or ends beside mark i, and whether
// a mark stands at its other end.
func (t *Tree) edge(i int32, c Candidate) uint64 {
	var k uint64
	if c.Right {
		if t.left[t.lo[c.Word]] < i {
			k = 1
		}
		if next := t.hi[c.Word] + 1; int(next) < len(t.words) {
			k |= uint64(t.words[next].Mark) << 2
		} else {
			k |= 2
		}
	} else {
		if t.hi[c.Word] == t.left[i] {
			k = 1
		}
		if last := t.lo[c.Word] - 1; last >= 0 {
			k |= uint64(t.words[last].Mark) << 2
		} else {
			k |= 2
		}
	}
	if h := t.heads[c.Word]; h < 0 {
		k |= 1 << 14
	} else if (h < i) == c.Right {
		k |= 1 << 15
	}
	return k
}

// inside says how word w lies to the pair of marks that i is one of: 0 where
// there is none, 1 outside, 2 inside, 3 inside with its head outside.
func (t *Tree) inside(i, w int32) uint64 {
	j := t.pair[i]
	if j < 0 {
		return 0
	}
	a, b := min(i, j), max(i, j)
	if w < a || w > b {
		return 1
	}
	if h := t.heads[w]; h < a || h > b {
		return 3
	}
	return 2
}
