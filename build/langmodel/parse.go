package main

import (
	"fmt"
	"math/rand/v2"

	"github.com/hearsay-org/hearsay/internal/kit/lang"
	"github.com/hearsay-org/hearsay/internal/kit/lang/parser"
	"github.com/hearsay-org/hearsay/internal/kit/linear"
)

// Settings of the parser, chosen on the dev sets.
const (
	parseEpochs = 12
	parseMargin = 1.0
	explore     = 0.9  // share of states reached by the parser's own choice after the first epoch
	dropForm    = 0.05 // share of words whose form and lemma are hidden
)

// parseWords returns the words of a sentence as the parser sees them.
func parseWords(s *sentence, lem []uint32) []parser.Word {
	out := make([]parser.Word, len(s.words))
	for i := range s.words {
		out[i] = lang.ParserWord(&s.words[i], &s.tags[i], lem[i])
	}
	return out
}

// golds returns heads and relations.
func golds(s *sentence) (heads []int32, rels []uint8) {
	for i := range s.Words {
		heads = append(heads, int32(s.Words[i].Head))
		rels = append(rels, uint8(s.Words[i].Rel))
	}
	return heads, rels
}

// arcs trains actions and relations together.
type arcs struct {
	actions, labels *linear.Trainer
	rng             *rand.Rand
	keys            []uint32
	sums            []float32
}

// trainParser returns a parser trained on sentences that are tagged and have
// lemmas.
func trainParser(all []*sentence, epochs int, seed uint64) []byte {
	a := &arcs{actions: linear.NewTrainer(parser.Actions), labels: linear.NewTrainer(lang.NumRels), rng: rand.New(rand.NewPCG(seed, 2)),
		sums: make([]float32, lang.NumRels)}
	order := a.rng.Perm(len(all))
	for e := range epochs {
		a.rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			a.once(all[i], e > 0)
		}
	}
	out := a.actions.AppendQuads(nil, linear.Pruning{Rows: 220000, Updates: 2, Min: 1})
	return a.labels.AppendRows(out, linear.Pruning{Rows: 60000, Updates: 2, Min: 2})
}

// once parses a sentence and learns from each mistake.
func (a *arcs) once(s *sentence, wander bool) {
	words := parseWords(s, s.lemmas)
	for i := range words {
		if a.rng.Float64() < dropForm {
			words[i].Form, words[i].Lemma = hidden, hidden
		}
	}
	heads, rels := make([]int32, len(words)), make([]uint8, len(words))
	gold, goldRels := golds(s)
	var st parser.State
	st.Reset(words, heads, rels)
	for !st.Done() {
		cost := st.Costs(gold)
		a.keys = st.Keys(a.keys[:0])
		sums := a.sums[:parser.Actions]
		clear(sums)
		a.actions.Score(a.keys, sums)
		best, right, wrong := -1, -1, -1
		least := 1 << 30
		for _, c := range cost {
			if c >= 0 {
				least = min(least, c)
			}
		}
		for i, c := range cost {
			if c < 0 {
				continue
			}
			if best < 0 || sums[i] > sums[best] {
				best = i
			}
			if c == least && (right < 0 || sums[i] > sums[right]) {
				right = i
			}
			if c > least && (wrong < 0 || sums[i] > sums[wrong]) {
				wrong = i
			}
		}
		if wrong >= 0 && sums[right]-sums[wrong] < parseMargin {
			a.actions.Update(a.keys, right, 1)
			a.actions.Update(a.keys, wrong, -1)
		}
		a.actions.Step()
		take := right
		if wander && a.rng.Float64() < explore {
			take = best
		}
		rel := uint8(0)
		switch take {
		case parser.Left:
			rel = a.label(&st, st.Next, st.Top(), gold, goldRels)
		case parser.Right:
			rel = a.label(&st, st.Top(), st.Next, gold, goldRels)
		}
		st.Apply(take, rel)
	}
}

// label returns the relation of an arc, and learns it where the arc is right.
func (a *arcs) label(s *parser.State, h, d int32, gold []int32, rels []uint8) uint8 {
	a.keys = s.LabelKeys(h, d, a.keys[:0])
	clear(a.sums)
	a.labels.Score(a.keys, a.sums)
	best, rival := 0, -1
	right := int(rels[d])
	for c := range a.sums {
		if a.sums[c] > a.sums[best] {
			best = c
		}
		if c != right && (rival < 0 || a.sums[c] > a.sums[rival]) {
			rival = c
		}
	}
	if gold[d] != h {
		return uint8(best)
	}
	if a.sums[right]-a.sums[rival] < parseMargin {
		a.labels.Update(a.keys, right, 1)
		a.labels.Update(a.keys, rival, -1)
	}
	a.labels.Step()
	return uint8(best)
}

// parseScore parses sentences and tells how many heads, and heads with
// relations, are right.
func parseScore(model []byte, all []*sentence) (string, error) {
	m, _, err := parser.Read(model)
	if err != nil {
		return "", err
	}
	var st parser.State
	n, uas, las := 0, 0, 0
	for _, s := range all {
		words := parseWords(s, s.lemmas)
		heads, rels := make([]int32, len(words)), make([]uint8, len(words))
		st.Reset(words, heads, rels)
		m.Parse(&st)
		st.Finish(uint8(lang.Root), uint8(lang.Parataxis), uint8(lang.Punct))
		for i, w := range s.Words {
			n++
			if int(heads[i]) == w.Head {
				uas++
				if rels[i] == uint8(w.Rel) {
					las++
				}
			}
		}
	}
	return fmt.Sprintf("UAS %.2f, LAS %.2f", 100*float64(uas)/float64(n), 100*float64(las)/float64(n)), nil
}
