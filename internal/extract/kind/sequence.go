package kind

import (
	"math"

	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/extract/passage"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
	"github.com/hearsay-org/hearsay/internal/kit/loglin"
	"github.com/hearsay-org/hearsay/internal/kit/trees"
)

// pull is how much the type of the claim before weighs against the words of a
// claim. Chosen by cross-validation among 0, 0.2, 0.4, 0.6, 0.8 and 1.
const pull = 0.3

// Claim is a claim's stretch of tokens, Last exclusive, and the share of each type
// by what is seen of it at one look; nil where nobody looked.
type Claim struct {
	First, Last int32
	Seen        []float32
}

// trust is how much what is seen at one look weighs against the words. By
// cross-validation on one or two of five parts .3 and .5 lay within .01 of each
// other, .7 was mostly less.
const trust = 0.45

// After lists the features of a claim that follows one of some type: the type,
// and whether both stand in one sentence or paragraph.
func After(t *lang.Text, before, c Claim, kind int) []uint64 {
	return after(lies(t, before, c), kind)
}

// The ways in which two neighbouring claims lie: in one sentence, in one paragraph,
// apart.
const ways = 3

func lies(t *lang.Text, before, c Claim) int {
	switch a, b := t.Tokens[before.First].Sent, t.Tokens[c.First].Sent; {
	case a == b:
		return 0
	case t.Sentences[a].Para == t.Sentences[b].Para:
		return 1
	}
	return 2
}

func after(way, kind int) []uint64 {
	f := make(list, 0, 2)
	f.add(201, uint64(kind))
	f.add(202, uint64(kind), uint64(way))
	return f
}

// follows weighs for each way in which two claims lie what type follows what, row
// by row; a way is weighed when it is first met.
type follows struct {
	next *loglin.Model
	k    int
	rows [ways][]float64
}

func (f *follows) weigh(way int) []float64 {
	if f.rows[way] == nil {
		row := make([]float32, f.k)
		for a := range f.k {
			clear(row)
			f.next.AddTo(row, after(way, a))
			for _, w := range row {
				f.rows[way] = append(f.rows[way], pull*float64(w))
			}
		}
	}
	return f.rows[way]
}

// Sequence chooses the types of a text's claims together: words of each claim
// weigh by the model m, neighbours by the model next of what follows what, and
// then f looks at each claim again with what these made of all of them before it;
// without f, what they chose stands. It returns each claim's type and the
// likeliest other one, with their shares.
func Sequence(p *passage.Passage, m, next *loglin.Model, f *trees.Forest, claims []Claim) [][2]Type {
	if len(claims) == 0 {
		return nil
	}
	ctx := NewContext(p)
	shares, chosen := sequence(p, ctx, m, next, claims)
	if f == nil {
		return named(chosen, shares)
	}
	j := newJudge(p, ctx, claims, shares, chosen)
	judged, again := make([][]float32, len(claims)), make([]int, len(claims))
	for i := range claims {
		judged[i] = j.choose(i, f)
		again[i] = greatest(judged[i])
	}
	return named(again, judged)
}

// sequence returns the shares of each claim's types by its words, and the types
// of the best path through all claims (Viterbi).
func sequence(p *passage.Passage, ctx *Context, m, next *loglin.Model, claims []Claim) ([][]float32, []int) {
	n, k := len(claims), m.K
	shares := make([][]float32, n)
	value, back := make([][]float64, n), make([][]int, n)
	by := &follows{next: next, k: k}
	for i, c := range claims {
		shares[i] = make([]float32, k)
		m.AddTo(shares[i], Features(p, ctx, c.First, c.Last))
		loglin.Softmax(shares[i])
		loglin.Pool(shares[i], c.Seen, trust)
		value[i], back[i] = make([]float64, k), make([]int, k)
		for t := range k {
			value[i][t] = math.Log(float64(shares[i][t]) + 1e-9)
		}
		if i > 0 {
			follow(by.weigh(lies(p.Text, claims[i-1], c)), value[i-1], value[i], back[i])
		}
	}
	chosen := make([]int, n)
	for i := n - 1; i >= 0; i-- {
		if i == n-1 {
			chosen[i] = greatest(value[i])
		} else {
			chosen[i] = back[i+1][chosen[i+1]]
		}
	}
	return shares, chosen
}

// follow adds to the values of a claim's types the best way to each from the
// types of the claim before; weights holds what each change weighs, row by row.
func follow(weights, from, to []float64, back []int) {
	best := make([]float64, len(to))
	for i := range best {
		best[i] = math.Inf(-1)
	}
	for a, before := range from {
		for b, w := range weights[a*len(to) : (a+1)*len(to)] {
			if v := before + w; v > best[b] {
				best[b], back[b] = v, a
			}
		}
	}
	for b := range to {
		to[b] += best[b]
	}
}

func greatest[T float32 | float64](values []T) int {
	best := 0
	for i, v := range values {
		if v > values[best] {
			best = i
		}
	}
	return best
}

func named(chosen []int, shares [][]float32) [][2]Type {
	names := hearsay.Types.Words()
	out := make([][2]Type, len(chosen))
	for i, c := range chosen {
		second := -1
		for t, s := range shares[i] {
			if t != c && (second < 0 || s > shares[i][second]) {
				second = t
			}
		}
		out[i] = [2]Type{{names[c], float64(shares[i][c])}, {names[second], float64(shares[i][second])}}
	}
	return out
}
