package main

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"github.com/hearsay-org/hearsay/internal/kit/lang"
	"github.com/hearsay-org/hearsay/internal/kit/lang/parser"
	"github.com/hearsay-org/hearsay/internal/kit/linear"
)

// Settings of the parser, chosen on the dev sets.
const (
	parseEpochs = 12
	helpEpochs  = 9 // the first epochs, in which the related language helps
	parseMargin = 1.0
	explore     = 0.9  // share of states reached by the parser's own choice after the first epoch
	dropForm    = 0.05 // share of words whose form and lemma are hidden
)

// How much of the tables is kept, for each of the two directions of reading.
const (
	keepActions = 65000
	keepLabels  = 14000
	keepMarks   = 16000
	keepJudge   = 40000
)

// parseWords returns the words of a sentence as the parser sees them.
func parseWords(s *sentence) []parser.Word {
	out := make([]parser.Word, len(s.words))
	for i := range s.words {
		out[i] = lang.ParserWord(&s.words[i], &s.tags[i], s.lemmas[i], s.classes[i], lang.MarkOf(s.Words[i].Form, i > 0 && s.Words[i-1].Space && s.Words[i].Space))
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
	actions, labels [2]*linear.Trainer // of the parser from the start and the one from the end
	marks           *linear.Trainer
	rng             *rand.Rand
	keys            []uint32
	sums            []float32
}

// trainParser returns a parser trained on sentences that are tagged and have
// lemmas, but for its judge.
func trainParser(all, help []*sentence, epochs int, seed uint64) []byte {
	a := &arcs{marks: linear.NewTrainer(4), rng: rand.New(rand.NewPCG(seed, 2)), sums: make([]float32, lang.NumRels)}
	for k := range a.actions {
		a.actions[k], a.labels[k] = linear.NewTrainer(parser.Actions), linear.NewTrainer(lang.NumRels)
	}
	for e := range epochs {
		now := slices.Clone(all)
		if e < helpEpochs {
			now = append(now, help...)
		}
		a.rng.Shuffle(len(now), func(i, j int) { now[i], now[j] = now[j], now[i] })
		for _, s := range now {
			a.once(s, e > 0)
		}
	}
	var out []byte
	for k := range a.actions {
		out = a.actions[k].AppendQuads(out, linear.Pruning{Rows: keepActions, Updates: 2, Min: 1})
		out = a.labels[k].AppendRows(out, linear.Pruning{Rows: keepLabels, Updates: 2, Min: 2})
	}
	return a.marks.AppendQuads(out, linear.Pruning{Rows: keepMarks, Updates: 2, Min: 1})
}

// once parses a sentence and learns from each mistake.
func (a *arcs) once(s *sentence, wander bool) {
	words := parseWords(s)
	for i := range words {
		if a.rng.Float64() < dropForm {
			words[i].Form, words[i].Lemma = hidden, hidden
		}
	}
	heads, rels := make([]int32, len(words)), make([]uint8, len(words))
	gold, goldRels := golds(s)
	full := gold
	gold, goldRels = bare(words, gold, goldRels)
	var t parser.Tree
	t.Begin(words, heads, rels)
	a.follow(&t.State, 0, gold, goldRels, wander)
	turned, turnedRels := reversed(gold, goldRels)
	a.follow(t.Back(), 1, turned, turnedRels, wander)
	t.Lay(treeRels)
	t.Combine(treeRels)
	t.Finish(treeRels)
	a.hang(&t, words, full)
}

// reversed returns a tree in the order of the sentence read from its end.
func reversed(heads []int32, rels []uint8) ([]int32, []uint8) {
	n := len(heads)
	h, r := make([]int32, n), slices.Clone(rels)
	slices.Reverse(r)
	for i, g := range heads {
		if g >= 0 {
			g = int32(n) - 1 - g
		}
		h[n-1-i] = g
	}
	return h, r
}

// follow parses with parser k and learns from each mistake.
func (a *arcs) follow(st *parser.State, k int, gold []int32, goldRels []uint8, wander bool) {
	for !st.Done() {
		if len(st.Stack) == 0 {
			st.Apply(parser.Shift, 0)
			continue
		}
		cost := st.Costs(gold)
		a.keys = st.Keys(a.keys[:0])
		sums := a.sums[:parser.Actions]
		clear(sums)
		a.actions[k].Score(a.keys, sums)
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
			a.actions[k].Update(a.keys, right, 1)
			a.actions[k].Update(a.keys, wrong, -1)
		}
		a.actions[k].Step()
		take := right
		if wander && a.rng.Float64() < explore {
			take = best
		}
		rel := uint8(0)
		switch take {
		case parser.Left:
			rel = a.label(st, k, st.Next, st.Top(), gold, goldRels)
		case parser.Right:
			rel = a.label(st, k, st.Top(), st.Next, gold, goldRels)
		}
		st.Apply(take, rel)
	}
}

// treeRels are the relations that the parser gives by rule.
var treeRels = parser.Rels{Root: uint8(lang.Root), Other: uint8(lang.Parataxis), Punct: uint8(lang.Punct)}

// bare returns heads and relations of the words without the marks. What hangs on
// a mark hangs on the next word above it.
func bare(words []parser.Word, heads []int32, rels []uint8) ([]int32, []uint8) {
	place := make([]int32, len(words))
	n := int32(0)
	for i := range words {
		place[i] = n
		if words[i].Mark == 0 {
			n++
		}
	}
	var h []int32
	var r []uint8
	for i := range words {
		if words[i].Mark != 0 {
			continue
		}
		up := heads[i]
		for up >= 0 && words[up].Mark != 0 {
			up = heads[up]
		}
		if up >= 0 {
			up = place[up]
		}
		h, r = append(h, up), append(r, rels[i])
	}
	return h, r
}

// hang learns where marks hang in a tree.
func (a *arcs) hang(t *parser.Tree, words []parser.Word, gold []int32) {
	for i := range words {
		if words[i].Mark == 0 {
			continue
		}
		var right, wrong []uint32
		var rs, ws float32
		for _, c := range t.Candidates(int32(i)) {
			keys := t.MarkKeys(int32(i), c, nil)
			var sum [4]float32
			a.marks.Score(keys, sum[:])
			if c.Word == gold[i] {
				right, rs = keys, sum[0]
			} else if wrong == nil || sum[0] > ws {
				wrong, ws = keys, sum[0]
			}
		}
		if right != nil && wrong != nil && rs-ws < parseMargin {
			a.marks.Update(right, 0, 1)
			a.marks.Update(wrong, 0, -1)
		}
		a.marks.Step()
	}
}

// label returns the relation of an arc, and learns it where the arc is right.
func (a *arcs) label(s *parser.State, k int, h, d int32, gold []int32, rels []uint8) uint8 {
	a.keys = s.LabelKeys(h, d, a.keys[:0])
	clear(a.sums)
	a.labels[k].Score(a.keys, a.sums)
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
		a.labels[k].Update(a.keys, right, 1)
		a.labels[k].Update(a.keys, rival, -1)
	}
	a.labels[k].Step()
	return uint8(best)
}

// parseScore parses sentences and tells how many heads, and heads with
// relations, are right.
func parseScore(model []byte, all []*sentence) (string, error) {
	m, _, err := parser.Read(model)
	if err != nil {
		return "", err
	}
	var t parser.Tree
	n, uas, las := 0, 0, 0
	for _, s := range all {
		words := parseWords(s)
		heads, rels := make([]int32, len(words)), make([]uint8, len(words))
		m.Parse(&t, words, heads, rels, treeRels)
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
