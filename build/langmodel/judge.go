package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"time"

	"github.com/hearsay-org/hearsay/internal/kit/lang/parser"
	"github.com/hearsay-org/hearsay/internal/kit/linear"
)

// Settings of the judge between the two parsers, chosen on the dev sets.
const (
	judgeFolds  = 3 // parts of the sentences, each parsed by parsers that have not seen it
	foldEpochs  = 5 // of the parsers of a part
	judgeEpochs = 6
	judgeMargin = 30 // from 10 to 100 the dev sets differ by .1
	foldBlock   = 40 // sentences that stay together, so that a text is seldom in two parts
)

// quarrel is a word whose head the two parsers differ on, and one of them has
// right: the features of both arcs.
type quarrel struct{ right, wrong []uint32 }

// quarrels parses sentences and returns what the two parsers differ on.
func quarrels(m *parser.Model, all []*sentence) []quarrel {
	var t parser.Tree
	var out []quarrel
	var disputed []int32
	for _, s := range all {
		words := parseWords(s)
		heads, rels := make([]int32, len(words)), make([]uint8, len(words))
		gold, goldRels := golds(s)
		gold, _ = bare(words, gold, goldRels)
		m.Propose(&t, words, heads, rels, treeRels)
		disputed = t.Disputed(disputed[:0])
		for _, d := range disputed {
			for k := range 2 {
				if t.Head(k, d) == gold[d] {
					out = append(out, quarrel{t.JudgeKeys(k, d, nil), t.JudgeKeys(1-k, d, nil)})
				}
			}
		}
	}
	return out
}

// parted returns the quarrels over the training sentences of a language and of a
// related one, should there be one, of parsers that have not seen them.
func parted(d, other *data) ([]quarrel, error) {
	all := d.train
	if other != nil {
		all = slices.Concat(d.train, other.train)
	}
	start := time.Now()
	var found []quarrel
	for f := range judgeFolds {
		var in, out []*sentence
		for i, s := range all {
			if i/foldBlock%judgeFolds == f {
				out = append(out, s)
			} else {
				in = append(in, s)
			}
		}
		trees := trainParser(in, nil, foldEpochs, uint64(f)+11)
		m, _, err := parser.Read(trainJudge(trees, nil, 0))
		if err != nil {
			return nil, err
		}
		found = append(found, quarrels(m, out)...)
	}
	fmt.Printf("%d quarrels, %.0f s\n", len(found), time.Since(start).Seconds())
	return found, nil
}

// trainJudge appends the table that says whom to believe to out.
func trainJudge(out []byte, all []quarrel, seed uint64) []byte {
	t := linear.NewTrainer(4)
	rng := rand.New(rand.NewPCG(seed, 4))
	order := rng.Perm(len(all))
	for range judgeEpochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			right, wrong := [4]float32{}, [4]float32{}
			t.Score(all[i].right, right[:])
			t.Score(all[i].wrong, wrong[:])
			if right[0]-wrong[0] < judgeMargin {
				t.Update(all[i].right, 0, 1)
				t.Update(all[i].wrong, 0, -1)
			}
			t.Step()
		}
	}
	return t.AppendQuads(out, linear.Pruning{Rows: keepJudge, Updates: 2, Min: 1})
}
