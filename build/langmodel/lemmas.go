package main

import (
	"bytes"
	"sort"

	"github.com/hearsay-org/hearsay/internal/kit/lang"
	"github.com/hearsay-org/hearsay/internal/kit/lang/fold"
	"github.com/hearsay-org/hearsay/internal/kit/lang/lemma"
	"github.com/hearsay-org/hearsay/internal/kit/lang/lexicon"
	"github.com/hearsay-org/hearsay/internal/kit/lang/tagger"
)

// Settings of the lemma table.
const (
	lemmaEndings = 2 // endings seen in fewer words are left out
	lemmaEdits   = 4 // edits seen in fewer words serve no ending
)

// trainLemma returns the table of edits: what each word and each ending most
// often asked for.
func trainLemma(all []*sentence, words *lexicon.Model) []byte {
	type use struct{ key, edit uint32 }
	ids := map[lemma.Edit]uint32{}
	var edits []lemma.Edit
	counts := map[use]int{}
	known := map[[2]uint64]bool{}
	spread := map[uint32]int{} // types of words an edit was seen with
	var queries []lemma.Query
	var asked []uint32
	edit := func(e lemma.Edit) uint32 {
		id, ok := ids[e]
		if !ok {
			id = uint32(len(edits))
			ids[e] = id
			edits = append(edits, e)
		}
		return id
	}
	for _, s := range all {
		for i, w := range s.Words {
			id := edit(lemma.Between(fold.String(w.Form), fold.String(w.Lemma)))
			q := query(s, i, s.gold, words)
			queries, asked = append(queries, q), append(asked, id)
			keys := q.Keys()
			counts[use{keys[0], id}]++
			counts[use{keys[1], id}]++
			if k := [2]uint64{uint64(keys[0]), uint64(id)}; !known[k] {
				known[k] = true
				spread[id]++
			}
		}
	}
	once := map[[2]uint64]bool{}
	for i, q := range queries {
		keys := q.Keys()
		if k := [2]uint64{uint64(keys[0]), uint64(asked[i])}; once[k] || spread[asked[i]] < lemmaEdits {
			continue
		} else {
			once[k] = true
		}
		for _, k := range keys[2:] {
			if k != 0 {
				counts[use{k, asked[i]}]++
			}
		}
	}
	best := map[uint32]uint32{}
	most, total := map[uint32]int{}, map[uint32]int{}
	uses := make([]use, 0, len(counts))
	for u := range counts {
		uses = append(uses, u)
	}
	sort.Slice(uses, func(i, j int) bool {
		a, b := uses[i], uses[j]
		return a.key < b.key || a.key == b.key && a.edit < b.edit
	})
	for _, u := range uses {
		total[u.key] += counts[u]
		if counts[u] > most[u.key] {
			most[u.key], best[u.key] = counts[u], u.edit
		}
	}
	table := thin(queries, best, total, edit)
	return lemma.Append(nil, edits, table)
}

// query returns the query of word i with its tag.
func query(s *sentence, i int, tags []tagger.Tag, words *lexicon.Model) lemma.Query {
	var first *lexicon.Reading
	if s.first[i].Class > 0 {
		first = &s.first[i]
	}
	return lang.LemmaQuery(&s.words[i], &tags[i], words, first)
}

// thin leaves out entries that what comes later for all their queries gives as
// well.
func thin(queries []lemma.Query, best map[uint32]uint32, total map[uint32]int, id func(lemma.Edit) uint32) map[uint32]uint32 {
	out := map[uint32]uint32{}
	later := func(q *lemma.Query, keys []uint32, from int) (uint32, bool) {
		for i := from; i < len(keys); i++ {
			if i == lemma.Dictionary && q.HasEdit {
				return id(q.Edit), true
			}
			if e, ok := out[keys[i]]; ok && keys[i] != 0 {
				return e, true
			}
		}
		return 0, false
	}
	for pass := lemma.MaxKeys - 1; pass >= 0; pass-- {
		for i := range queries {
			keys := queries[i].Keys()
			k := keys[pass]
			e, ok := best[k]
			if k == 0 || !ok || pass > 1 && total[k] < lemmaEndings {
				continue
			}
			if f, ok := later(&queries[i], keys[:], pass+1); !ok || f != e {
				out[k] = e
			}
		}
	}
	return out
}

// lemmaAll finds the lemmas of sentences that are tagged, and returns the share
// that is right, letter case aside, in percent.
func lemmaAll(model []byte, all []*sentence, d *data) (float64, error) {
	shared, err := lang.NewShared()
	if err != nil {
		return 0, err
	}
	m, _, err := lemma.Read(model)
	if err != nil {
		return 0, err
	}
	n, right := 0, 0
	var buf []byte
	for _, s := range all {
		s.lemmas, s.classes = s.lemmas[:0], s.classes[:0]
		for i, w := range s.Words {
			q := query(s, i, s.tags, d.lexicon)
			word := []byte(fold.String(w.Form))
			buf = append(buf[:0], word...)
			if e, ok := m.Find(&q); ok {
				buf = e.Apply(buf[:0], word)
			}
			n++
			if bytes.Equal(buf, []byte(fold.String(w.Lemma))) {
				right++
			}
			key := fold.Key(string(buf))
			s.lemmas = append(s.lemmas, shared.Lemma(string(buf), key, d.lang))
			s.classes = append(s.classes, lang.Meaning(d.lang, key, lang.POS(s.tags[i][tagger.POS])).Class)
		}
	}
	return 100 * float64(right) / float64(n), nil
}
