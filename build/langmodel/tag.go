package main

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"sort"

	"github.com/hearsay-org/hearsay/internal/kit/lang/tagger"
	"github.com/hearsay-org/hearsay/internal/kit/linear"
)

// Settings of the tagger, chosen on the dev sets.
const (
	tagEpochs  = 10
	tagMargin  = 1.0
	sureMin    = 15   // words seen less often are always decided
	lexiconMin = 3    // words seen less often are unknown to the lexicon
	dropWord   = 0.05 // share of words whose form is hidden in training
	hidden     = 0x9d2c5680
)

// frequent returns the class of each frequent word: a hash of the tags that it
// was seen with.
func frequent(all []*sentence) map[uint32]uint32 {
	seen := map[uint32]map[uint64]int{}
	for _, s := range all {
		for i, w := range s.words {
			if seen[w.Form] == nil {
				seen[w.Form] = map[uint64]int{}
			}
			g := s.gold[i]
			seen[w.Form][uint64(g[tagger.POS])|uint64(g[tagger.CaseNum])<<8|uint64(g[tagger.Verb])<<16]++
		}
	}
	out := map[uint32]uint32{}
	for form, tags := range seen {
		total := 0
		for _, n := range tags {
			total += n
		}
		if total < lexiconMin {
			continue
		}
		var list []uint64
		for t, n := range tags {
			if n*20 >= total {
				list = append(list, t)
			}
		}
		sort.Slice(list, func(i, j int) bool { return list[i] < list[j] })
		h := uint64(1)
		for _, t := range list {
			h = linear.Mix(h, t)
		}
		out[form] = uint32(h>>32) | 1
	}
	return out
}

// sureWords returns the words that had one tag only, with the place of the tag in
// a list.
func sureWords(all []*sentence) (map[uint32]uint32, []tagger.Tag) {
	type seen struct {
		tag  tagger.Tag
		n    int
		many bool
	}
	words := map[uint32]*seen{}
	for _, s := range all {
		for i := range s.words {
			w := &s.words[i]
			if !w.Plain() || w.Fixed > 0 {
				continue
			}
			e := words[w.Form]
			if e == nil {
				e = &seen{tag: s.gold[i]}
				words[w.Form] = e
			}
			e.n++
			e.many = e.many || e.tag != s.gold[i]
		}
	}
	places := map[tagger.Tag]uint32{}
	var list []tagger.Tag
	out := map[uint32]uint32{}
	for _, form := range slices.Sorted(maps.Keys(words)) {
		e := words[form]
		if e.many || e.n < sureMin {
			continue
		}
		at, ok := places[e.tag]
		if !ok {
			at = uint32(len(list))
			places[e.tag] = at
			list = append(list, e.tag)
		}
		out[form] = at
	}
	return out, list
}

// trainTagger returns a tagger trained on sentences, as it is written.
func trainTagger(all []*sentence, epochs int, seed uint64) []byte {
	words := frequent(all)
	sure, list := sureWords(all)
	t := linear.NewTrainer(tagger.Cols)
	rng := rand.New(rand.NewPCG(seed, 1))
	order := rng.Perm(len(all))
	for range epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			tagOnce(t, all[i], words, sure, list, rng)
		}
	}
	out := linear.AppendLookup(nil, words)
	out = linear.AppendLookup(out, sure)
	out = tagger.AppendTags(out, list)
	return t.AppendRows(out, linear.Pruning{Rows: 60000, Updates: 2, Min: 2})
}

// tagOnce tags a sentence and learns from each mistake.
func tagOnce(t *linear.Trainer, s *sentence, lex, sure map[uint32]uint32, list []tagger.Tag, rng *rand.Rand) {
	words := make([]tagger.Word, len(s.words))
	for i, w := range s.words {
		w.Amb, w.Sure = lex[w.Form], 0
		if at, ok := sure[w.Form]; ok && w.Plain() {
			w.Sure = uint16(at) + 1
		} else if rng.Float64() < dropWord {
			w.Form, w.Amb = hidden, 0
		}
		words[i] = w
	}
	tags := make([]tagger.Tag, len(words))
	var c tagger.Context
	var keys []uint32
	sums := make([]float32, tagger.Cols)
	for i := range words {
		clear(sums)
		c.Move(words, tags, i)
		keys = c.Keys(keys[:0])
		t.Score(keys, sums)
		if at := words[i].Sure; at > 0 {
			tags[i] = list[at-1]
			continue
		}
		if f := words[i].Fixed; f > 0 {
			tags[i][tagger.POS] = f - 1
			continue
		}
		tags[i][tagger.POS] = learn(t, keys, sums, tagger.POS, s.gold[i][tagger.POS])
		n := len(keys)
		keys = c.Given(tags[i][tagger.POS], keys)
		t.Score(keys[n:], sums)
		for g := 1; g < tagger.Groups; g++ {
			tags[i][g] = learn(t, keys, sums, g, s.gold[i][g])
		}
		t.Step()
	}
}

// learn returns the best value of a group and learns where the right one does
// not lead by the margin.
func learn(t *linear.Trainer, keys []uint32, sums []float32, group int, want uint8) uint8 {
	from, to := tagger.Columns(group)
	right := from + int(want)
	best, rival := from, -1
	for c := from; c < to; c++ {
		if sums[c] > sums[best] {
			best = c
		}
		if c != right && (rival < 0 || sums[c] > sums[rival]) {
			rival = c
		}
	}
	if sums[right]-sums[rival] < tagMargin {
		t.Update(keys, right, 1)
		t.Update(keys, rival, -1)
	}
	return uint8(best - from)
}

// tagAll tags sentences with a model.
func tagAll(model []byte, all []*sentence) error {
	m, _, err := tagger.Read(model)
	if err != nil {
		return err
	}
	for _, s := range all {
		m.Look(s.words)
		m.Tag(s.words, s.tags)
	}
	return nil
}

// jackknife tags the training sentences, each by a model that was trained
// without it.
func jackknife(all []*sentence, folds int) error {
	for f := range folds {
		var in, out []*sentence
		for i, s := range all {
			if i*folds/len(all) == f {
				out = append(out, s)
			} else {
				in = append(in, s)
			}
		}
		if err := tagAll(trainTagger(in, tagEpochs/2, uint64(f)), out); err != nil {
			return err
		}
	}
	return nil
}

// tagScore tells how many words have the right value in each group.
func tagScore(all []*sentence) string {
	var right [tagger.Groups + 1]int
	n := 0
	for _, s := range all {
		for i := range s.words {
			n++
			for g := range tagger.Groups {
				if s.tags[i][g] == s.gold[i][g] {
					right[g]++
				}
			}
			if s.tags[i] == s.gold[i] {
				right[tagger.Groups]++
			}
		}
	}
	f := func(g int) float64 { return 100 * float64(right[g]) / float64(n) }
	return fmt.Sprintf("UPOS %.2f, case and number %.2f, gender %.2f, verb %.2f, all %.2f", f(tagger.POS), f(tagger.CaseNum),
		f(tagger.Gender), f(tagger.Verb), f(tagger.Groups))
}
