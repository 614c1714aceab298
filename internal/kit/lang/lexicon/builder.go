package lexicon

import (
	"encoding/binary"
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/hearsay-org/hearsay/internal/kit/lang/fold"
	"github.com/hearsay-org/hearsay/internal/kit/linear"
)

// Builder gathers the words of a dictionary.
type Builder struct {
	classes map[string]uint32
	keys    []string // of each class
	uses    []int
	stems   map[string][]uint32
}

// NewBuilder returns an empty Builder.
func NewBuilder() *Builder {
	return &Builder{classes: map[string]uint32{}, stems: map[string][]uint32{}}
}

// maxSet is how many paradigms a stem may have.
const maxSet = 6

// Add adds a lemma with all its forms, in any letter case. Kind keeps paradigms
// apart that have the same endings. Forms that share nothing with the lemma are
// left out.
func (b *Builder) Add(kind, lemma string, forms []string) {
	name := fold.String(lemma) != lemma && strings.ToLower(lemma) != lemma
	lemma = fold.String(lemma)
	stem := []rune(lemma)
	set := map[string]bool{lemma: true}
	for _, f := range forms {
		f = fold.String(f)
		n := 0
		for _, r := range f {
			if n >= len(stem) || stem[n] != r {
				break
			}
			n++
		}
		if n == 0 {
			continue
		}
		set[f] = true
		stem = stem[:n]
	}
	s := string(stem)
	var ends []string
	for f := range set {
		e := f[len(s):]
		if len([]rune(e)) <= MaxEnding {
			ends = append(ends, e)
		}
	}
	sort.Strings(ends)
	key := fmt.Sprintf("%v|%s|%s|%s", name, kind, lemma[len(s):], strings.Join(ends, " "))
	id, ok := b.classes[key]
	if !ok {
		id = uint32(len(b.keys))
		b.classes[key] = id
		b.keys = append(b.keys, key)
		b.uses = append(b.uses, 0)
	}
	if len(b.stems[s]) == maxSet || slices.Contains(b.stems[s], id) {
		return
	}
	b.uses[id]++
	b.stems[s] = append(b.stems[s], id)
}

// Append writes the lexicon: the paradigms, the most used first, each with
// its kind, the ending of its lemma and its endings; the sets
// of paradigms that stems have; and a table from stems to sets.
func (b *Builder) Append(out []byte) []byte {
	order := make([]uint32, len(b.keys))
	for i := range order {
		order[i] = uint32(i)
	}
	sort.SliceStable(order, func(i, j int) bool { return b.uses[order[i]] > b.uses[order[j]] })
	rank := make([]uint32, len(order))
	out = binary.AppendUvarint(out, uint64(len(order)))
	text := func(s string) {
		out = binary.AppendUvarint(out, uint64(len(s)))
		out = append(out, s...)
	}
	for i, id := range order {
		rank[id] = uint32(i)
		f := strings.SplitN(b.keys[id], "|", 4)
		text(f[0] + f[1])
		text(f[2])
		ends := strings.Split(f[3], " ")
		out = binary.AppendUvarint(out, uint64(len(ends)))
		for _, e := range ends {
			text(e)
		}
	}
	type group struct {
		key   string
		set   []uint32
		count int
	}
	groups := map[string]*group{}
	stems := map[string]string{}
	for s, set := range b.stems {
		ranked := make([]uint32, len(set))
		for i, c := range set {
			ranked[i] = rank[c]
		}
		sort.Slice(ranked, func(i, j int) bool { return ranked[i] < ranked[j] })
		key := fmt.Sprint(ranked)
		if groups[key] == nil {
			groups[key] = &group{key: key, set: ranked}
		}
		groups[key].count++
		stems[s] = key
	}
	list := make([]*group, 0, len(groups))
	for _, g := range groups {
		list = append(list, g)
	}
	sort.Slice(list, func(i, j int) bool {
		return list[i].count > list[j].count || list[i].count == list[j].count && list[i].key < list[j].key
	})
	place := map[string]uint32{}
	out = binary.AppendUvarint(out, uint64(len(list)))
	for i, g := range list {
		place[g.key] = uint32(i)
		out = binary.AppendUvarint(out, uint64(len(g.set)))
		for _, c := range g.set {
			out = binary.AppendUvarint(out, uint64(c))
		}
	}
	table := map[uint32]uint32{}
	for s, key := range stems {
		table[uint32(fold.Key(s)>>32)] = place[key]
	}
	return linear.AppendLookup(out, table)
}
