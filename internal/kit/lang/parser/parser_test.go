package parser

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// projective returns the heads of a random tree without crossing arcs over
// words [from, to), with its root under head.
func projective(rng *rand.Rand, heads []int32, from, to, head int32) {
	if from >= to {
		return
	}
	root := from + int32(rng.IntN(int(to-from)))
	heads[root] = head
	for lo := from; lo < root; {
		hi := lo + 1 + int32(rng.IntN(int(root-lo)))
		projective(rng, heads, lo, hi, root)
		lo = hi
	}
	for lo := root + 1; lo < to; {
		hi := lo + 1 + int32(rng.IntN(int(to-lo)))
		projective(rng, heads, lo, hi, root)
		lo = hi
	}
}

// TestOracle follows, from the start, any action that costs nothing: it must end
// in the gold tree.
func TestOracle(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for range 500 {
		n := 1 + rng.IntN(14)
		gold := make([]int32, n)
		projective(rng, gold, 0, int32(n), -1)
		heads, rels := make([]int32, n), make([]uint8, n)
		var s State
		s.Reset(make([]Word, n), heads, rels)
		for !s.Done() {
			var free []int
			for a, c := range s.Costs(gold) {
				if c == 0 {
					free = append(free, a)
				}
			}
			if len(free) == 0 {
				t.Fatalf("gold %v: no action is free at %v, word %d", gold, s.Stack, s.Next)
			}
			s.Apply(free[rng.IntN(len(free))], 0)
		}
		if !slices.Equal(heads, gold) {
			t.Fatalf("got %v, want %v", heads, gold)
		}
	}
}

// TestCombine joins two random trees: the result must be a tree whose arcs are
// those of the two, and the one tree where they agree.
func TestCombine(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	for range 500 {
		n := 1 + rng.IntN(12)
		a, b := make([]int32, n), make([]int32, n)
		projective(rng, a, 0, int32(n), -1)
		projective(rng, b, 0, int32(n), -1)
		if rng.IntN(3) == 0 {
			copy(b, a)
		}
		words := make([]Word, n)
		heads, rels := make([]int32, n), make([]uint8, n)
		var tree Tree
		tree.Begin(words, heads, rels)
		for i := range n {
			tree.bareH[i] = a[i]
			tree.backH[n-1-i] = turn(b[i], int32(n))
			tree.sure[0][i], tree.sure[1][i] = int32(rng.IntN(9)), int32(rng.IntN(9))
		}
		tree.Lay(Rels{})
		tree.Combine(Rels{})
		tree.Finish(Rels{})
		roots := 0
		for i, h := range heads {
			if h != a[i] && h != b[i] {
				t.Fatalf("%v and %v: got %v, word %d hangs as in neither", a, b, heads, i)
			}
			if h < 0 {
				roots++
			}
			steps := 0
			for w := int32(i); w >= 0; w = heads[w] {
				if steps++; steps > n {
					t.Fatalf("%v and %v: got the circle %v", a, b, heads)
				}
			}
		}
		if roots != 1 || slices.Equal(a, b) && !slices.Equal(heads, a) {
			t.Fatalf("%v and %v: got %v", a, b, heads)
		}
	}
}

func TestMarksAlone(t *testing.T) {
	words := []Word{{Mark: Stop}, {Mark: Comma}, {Mark: Dash}}
	heads, rels := make([]int32, 3), make([]uint8, 3)
	var tree Tree
	m := &Model{}
	tree.Begin(words, heads, rels)
	tree.Lay(Rels{Root: 1, Other: 2, Punct: 3})
	tree.Combine(Rels{Root: 1, Other: 2, Punct: 3})
	tree.Finish(Rels{Root: 1, Other: 2, Punct: 3})
	m.attach(&tree, Rels{Root: 1, Other: 2, Punct: 3})
	if want := []int32{-1, 0, 0}; !slices.Equal(heads, want) || rels[0] != 1 || rels[1] != 3 {
		t.Errorf("got heads %v, relations %v, want heads %v", heads, rels, want)
	}
}
