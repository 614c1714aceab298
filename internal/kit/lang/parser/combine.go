package parser

// edge is an arc that one of the two parsers found.
type edge struct {
	word, head int32
	sure       int32
	rel        uint8
}

// agreed is what two parsers are surer by when they agree than one can be.
const agreed = 1 << 24

// Combine joins the trees of the two parsers, one of which read the sentence
// from its start and the other from its end, into one. It starts at the root
// and always takes the surest arc to a word that has none yet (the linear tree
// combination of Attardi and Dell'Orletta 2009). Lay comes first; how sure an arc
// is, the judge says.
func (t *Tree) Combine(r Rels) {
	n := int32(len(t.bare))
	if n == 0 {
		return
	}
	t.in = room(t.in, int(n))
	clear(t.in)
	root := t.chooseRoot()
	t.heap = t.heap[:0]
	t.enter(root)
	heads, rels := t.queue[:0], t.bareR
	for range n {
		heads = append(heads, -1)
	}
	rels[root] = r.Root
	for len(t.heap) > 0 {
		e := t.pop()
		if t.in[e.word] {
			continue
		}
		heads[e.word], rels[e.word] = e.head, e.rel
		t.enter(e.word)
	}
	copy(t.bareH, heads)
	t.queue = heads[:0]
}

// turn returns the place of a word in the sentence read from the other end.
func turn(i, n int32) int32 {
	if i < 0 {
		return i
	}
	return n - 1 - i
}

// chooseRoot returns the root of one of the trees: that of the first where both
// roots together are surer of their heads in it.
func (t *Tree) chooseRoot() int32 {
	var root [2]int32
	for i := range t.bareH {
		if t.bareH[i] < 0 {
			root[0] = int32(i)
		}
		if t.backH[i] < 0 {
			root[1] = int32(i)
		}
	}
	a, b := root[0], root[1]
	if a == b || t.sure[0][a]+t.sure[0][b] >= 0 {
		return a
	}
	return b
}

// enter takes a word into the tree and its arcs to words outside into the heap.
func (t *Tree) enter(w int32) {
	t.in[w] = true
	for k := range t.trees {
		for c := t.kids[k][w]; c >= 0; c = t.next[k][c] {
			if t.in[c] {
				continue
			}
			e := edge{word: c, head: w, sure: t.sure[k][c], rel: t.bareR[c]}
			if t.trees[1-k].heads[c] == w {
				if k == 1 {
					continue // entered with the first tree
				}
				e.sure = agreed
			} else if k == 1 {
				e.rel = t.backR[c]
			}
			t.push(e)
		}
	}
}

// push puts an arc into the heap.
func (t *Tree) push(e edge) {
	t.heap = append(t.heap, e)
	for i := len(t.heap) - 1; i > 0; {
		up := (i - 1) / 2
		if t.heap[up].sure >= t.heap[i].sure {
			return
		}
		t.heap[up], t.heap[i] = t.heap[i], t.heap[up]
		i = up
	}
}

// pop takes the surest arc out of the heap.
func (t *Tree) pop() edge {
	top := t.heap[0]
	last := len(t.heap) - 1
	t.heap[0] = t.heap[last]
	t.heap = t.heap[:last]
	for i := 0; ; {
		c := 2*i + 1
		if c >= last {
			return top
		}
		if c+1 < last && t.heap[c+1].sure > t.heap[c].sure {
			c++
		}
		if t.heap[i].sure >= t.heap[c].sure {
			return top
		}
		t.heap[i], t.heap[c] = t.heap[c], t.heap[i]
		i = c
	}
}
