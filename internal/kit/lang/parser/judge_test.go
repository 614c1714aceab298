package parser

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/hearsay-org/hearsay/internal/kit/linear"
)

// believer returns a model whose judge believes whatever tree k says.
func believer(t *testing.T, k int) *Model {
	t.Helper()
	tr := linear.NewTrainer(4)
	tr.Update([]uint32{linear.Feature(0, uint64(k))}, 0, 1)
	tr.Step()
	judge, _, err := linear.ReadQuads(tr.AppendQuads(nil, linear.Pruning{}))
	if err != nil {
		t.Fatal(err)
	}
	return &Model{judge: judge}
}

// laid returns two random trees over n words side by side.
func laid(rng *rand.Rand, n int) (tree *Tree, a, b []int32) {
	a, b = make([]int32, n), make([]int32, n)
	projective(rng, a, 0, int32(n), -1)
	projective(rng, b, 0, int32(n), -1)
	words := make([]Word, n)
	for i := range words {
		words[i].POS, words[i].CaseNum = uint8(rng.IntN(17)), uint8(rng.IntN(20))
	}
	tree = &Tree{}
	tree.Begin(words, make([]int32, n), make([]uint8, n))
	for i := range n {
		tree.bareH[i], tree.backH[n-1-i] = a[i], turn(b[i], int32(n))
	}
	tree.Lay(Rels{})
	return tree, a, b
}

// TestJudgeDecides: a judge that believes one parser gives its tree.
func TestJudgeDecides(t *testing.T) {
	models := [2]*Model{believer(t, 0), believer(t, 1)}
	rng := rand.New(rand.NewPCG(7, 8))
	for range 500 {
		n := 1 + rng.IntN(12)
		tree, a, b := laid(rng, n)
		k := rng.IntN(2)
		models[k].weigh(tree)
		tree.Combine(Rels{})
		if want := [2][]int32{a, b}[k]; !slices.Equal(tree.bareH, want) {
			t.Fatalf("%v and %v, tree %d believed: got %v", a, b, k, tree.bareH)
		}
	}
}

func TestDisputed(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 10))
	for range 200 {
		tree, a, b := laid(rng, 1+rng.IntN(12))
		var want []int32
		for i := range a {
			if tree.Head(0, int32(i)) != a[i] || tree.Head(1, int32(i)) != b[i] {
				t.Fatalf("word %d: got heads %d, %d, want %d, %d", i, tree.Head(0, int32(i)), tree.Head(1, int32(i)), a[i], b[i])
			}
			if a[i] != b[i] {
				want = append(want, int32(i))
			}
		}
		if got := tree.Disputed(nil); !slices.Equal(got, want) {
			t.Fatalf("%v and %v: got %v, want %v", a, b, got, want)
		}
	}
}

// TestBrothers: the brothers of a word stand on the same side of its head.
func TestBrothers(t *testing.T) {
	words := make([]Word, 5)
	for i := range words {
		words[i].POS = uint8(i + 1)
	}
	tree := &Tree{}
	tree.Begin(words, make([]int32, 5), make([]uint8, 5))
	copy(tree.bareH, []int32{2, 2, -1, 2, 2})
	for i, h := range []int32{1, -1, 1, 1, 1} {
		tree.backH[4-i] = turn(h, 5)
	}
	tree.Lay(Rels{})
	for _, test := range []struct {
		d            int32
		inner, outer uint64 // parts of speech, 31 for none
	}{{0, 2, 31}, {1, 31, 1}, {3, 31, 5}, {4, 4, 31}} {
		var c claim
		tree.fillClaim(&c, 0, test.d)
		if c.inner.p != test.inner || c.outer.p != test.outer {
			t.Errorf("word %d: got brothers %d, %d, want %d, %d", test.d, c.inner.p, c.outer.p, test.inner, test.outer)
		}
		if n := len(tree.JudgeKeys(0, test.d, nil)); n > MaxJudgeKeys {
			t.Errorf("got %d features, want at most %d", n, MaxJudgeKeys)
		}
	}
}
