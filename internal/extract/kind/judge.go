package kind

import (
	"math"

	"github.com/hearsay-org/hearsay/internal/extract/lexicon"
	"github.com/hearsay-org/hearsay/internal/extract/passage"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
	"github.com/hearsay-org/hearsay/internal/kit/loglin"
	"github.com/hearsay-org/hearsay/internal/kit/trees"
)

// judge looks again at the types of a text's claims, with what the models of
// words and of neighbours made of all of them before it.
type judge struct {
	p      *passage.Passage
	ctx    *Context
	claims []Claim
	shares [][]float32 // of each claim and type
	odds   [][]uint8   // the same, folded
	chosen []int
	mean   []float64 // share of each type in the text
}

func newJudge(p *passage.Passage, ctx *Context, claims []Claim, shares [][]float32, chosen []int) *judge {
	j := &judge{p: p, ctx: ctx, claims: claims, shares: shares, chosen: chosen}
	if len(shares) > 0 {
		j.mean = make([]float64, len(shares[0]))
	}
	for _, list := range shares {
		odds := make([]uint8, len(list))
		for t, s := range list {
			j.mean[t] += float64(s) / float64(len(shares))
			odds[t] = trees.Odds(float64(s))
		}
		j.odds = append(j.odds, odds)
	}
	return j
}

func small(n int) uint8 { return uint8(min(max(n, 0), 30)) }

// claim adds what is the same for all types of a claim.
func (j *judge) claim(r []uint8, i int) []uint8 {
	p, c := j.p, j.claims[i]
	top := p.Top(c.First, c.Last)
	tok := &p.Text.Tokens[top]
	sent := &p.Text.Sentences[tok.Sent]
	best := greatest(j.shares[i])
	r = append(r, uint8(best), j.odds[i][best], uint8(tok.POS), uint8(sent.Lang), small(int(c.Last-c.First)), small(len(j.claims)),
		p.Meanings[top].Class, uint8(passage.EventType(p.Senses[top].Event)), uint8(bool1(p.InQuote[c.First] >= 0)), uint8(bool1(tok.Morph.Has(lang.Finite))),
		uint8(bool1(tok.Morph.Has(lang.Past))), uint8(bool1(sent.Heading)), uint8(j.ctx.top[0]+1), uint8(j.ctx.top[1]+1))
	var subject, object uint8
	for _, k := range p.Kids(top) {
		switch p.Text.Tokens[k].Rel {
		case lang.Nsubj, lang.NsubjPass:
			subject = p.Meanings[k].Class
		case lang.Obj:
			object = p.Meanings[k].Class
		}
	}
	return append(r, subject, object)
}

// facts lists what is seen of a type of a claim, one column each.
func (j *judge) facts(r []uint8, i, kind int, tables *[lexicon.NTypes]float32) []uint8 {
	mine, best, above := j.shares[i][kind], uint8(0), 0
	for t, s := range j.shares[i] {
		if t != kind {
			best = max(best, j.odds[i][t])
			if s > mine {
				above++
			}
		}
	}
	r = append(r, uint8(kind), j.odds[i][kind], best, small(above), uint8(bool1(j.chosen[i] == kind)))
	for _, d := range [...]int{-1, 1, -2, 2} {
		if i+d < 0 || i+d >= len(j.claims) {
			r = append(r, 50, 2)
			continue
		}
		r = append(r, j.odds[i+d][kind], uint8(bool1(j.chosen[i+d] == kind)))
	}
	for _, d := range [...]int{0, -1, 1} {
		if i+d < 0 || i+d >= len(j.claims) || j.claims[i+d].Seen == nil {
			r = append(r, 50)
			continue
		}
		r = append(r, trees.Odds(float64(j.claims[i+d].Seen[kind])))
	}
	same := uint8(2)
	if i > 0 {
		same = uint8(bool1(j.p.Text.Tokens[j.claims[i-1].First].Sent == j.p.Text.Tokens[j.claims[i].First].Sent))
	}
	r = append(r, same, trees.Odds(j.mean[kind]))
	of := func(list *[lexicon.NTypes]float32) uint8 {
		if kind < len(list) {
			return small(int(list[kind]))
		}
		return 0
	}
	return append(r, of(tables), of(&j.ctx.types))
}

// weigh sums what the tables of events say of a claim's words.
func (j *judge) weigh(i int) *[lexicon.NTypes]float32 {
	var out [lexicon.NTypes]float32
	for k := j.claims[i].First; k < j.claims[i].Last; k++ {
		if e := j.p.Senses[k].Event; e != nil {
			for t, w := range e.Weights {
				out[t] += float32(w)
			}
		}
	}
	return &out
}

// rows calls a function with the columns of each type of a claim that is asked
// about. The columns are overwritten after it.
func (j *judge) rows(i int, asked func(kind int) bool, do func(kind int, row []uint8)) {
	tables := j.weigh(i)
	head := j.claim(make([]uint8, 0, 64), i)
	for t := range j.shares[i] {
		if asked(t) {
			do(t, j.facts(head[:len(head):cap(head)], i, t, tables))
		}
	}
}

// unlikely is the share by the words alone below which a type is not asked about
// again.
const unlikely = 0.003

// choose returns the shares of a claim's types by a forest.
func (j *judge) choose(i int, f *trees.Forest) []float32 {
	scores := make([]float32, len(j.shares[i]))
	for t := range scores {
		scores[t] = float32(math.Inf(-1))
	}
	asked := func(t int) bool { return j.shares[i][t] >= unlikely || t == j.chosen[i] }
	j.rows(i, asked, func(t int, row []uint8) { scores[t] = f.Score(row) })
	loglin.Softmax(scores)
	return scores
}

// Facts returns for each claim what is seen of each type, by the columns that
// Sequence judges by. For training.
func Facts(p *passage.Passage, m, next *loglin.Model, claims []Claim) [][][]uint8 {
	if len(claims) == 0 {
		return nil
	}
	ctx := NewContext(p)
	shares, chosen := sequence(p, ctx, m, next, claims)
	j := newJudge(p, ctx, claims, shares, chosen)
	out := make([][][]uint8, len(claims))
	for i := range claims {
		j.rows(i, func(int) bool { return true }, func(_ int, row []uint8) { out[i] = append(out[i], append([]uint8(nil), row...)) })
	}
	return out
}
