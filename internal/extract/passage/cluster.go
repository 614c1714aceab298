package passage

import (
	"github.com/hearsay-org/hearsay/internal/kit/lang"
	"github.com/hearsay-org/hearsay/internal/kit/loglin"
)

// Cluster is all parties of a text that bear one name.
type Cluster struct {
	Parties []int32 // in order
	Full    int32   // the party with the fullest form
	Kind    Kind
}

// nameLimit is the number of words beyond which a form is no fuller but longer.
const nameLimit = 8

// nameKeys returns a key a word of a name: the hash of its stem, which survives
// case endings.
func (p *Passage) nameKeys(x *Party) []uint64 {
	var keys []uint64
	for i := x.First; i < x.Last; i++ {
		if pos := p.Text.Tokens[i].POS; pos == lang.PUNCT || pos == lang.ADP || pos == lang.DET || pos == lang.CCONJ {
			continue
		}
		keys = append(keys, stemKey(p.Text.Word(int(i))))
	}
	return keys
}

// stemKey is the hash of a word without its last letters: up to three of a word
// of five or more, as in the case endings of the Slavic languages.
func stemKey(word string) uint64 {
	r := []rune(lang.Fold(word))
	if len(r) > 4 {
		r = r[:max(4, len(r)-3)]
	}
	h := uint64(7)
	for _, c := range r {
		h = loglin.Hash(h, uint64(c))
	}
	return h
}

// cluster joins parties whose names share their words: a surname with the full
// name before it, a short form with a long one.
func (p *Passage) cluster() {
	byWord := map[uint64][]int32{} // last clusters in which a word stands
	var words [][]uint64           // of each cluster
	for i := range p.Parties {
		x := &p.Parties[i]
		x.Cluster = -1
		keys := p.nameKeys(x)
		if x.Kind != Pronoun && len(keys) > 0 {
			x.Cluster = p.known(x, keys, byWord, words)
		}
		if x.Cluster < 0 {
			x.Cluster = int32(len(p.Clusters))
			p.Clusters = append(p.Clusters, Cluster{Full: int32(i), Kind: x.Kind})
			words = append(words, keys)
			if x.Kind != Pronoun && len(keys) <= nameLimit {
				for _, k := range keys {
					byWord[k] = append(byWord[k], x.Cluster)
				}
			}
		}
		c := &p.Clusters[x.Cluster]
		c.Parties = append(c.Parties, int32(i))
		if p.fuller(x, &p.Parties[c.Full]) {
			c.Full = int32(i)
			if x.Kind == Person || c.Kind == Anaphor {
				c.Kind = x.Kind
			}
			words[x.Cluster] = keys
		}
	}
}

// known returns the latest cluster that bears a party's name, -1 for none. The
// search is bounded: a word that many clusters share tells nothing.
func (p *Passage) known(x *Party, keys []uint64, byWord map[uint64][]int32, words [][]uint64) int32 {
	best := int32(-1)
	for _, k := range keys {
		list := byWord[k]
		for n := len(list) - 1; n >= 0 && n >= len(list)-8; n-- {
			if c := list[n]; c > best && p.sameName(x, keys, c, words[c]) {
				best = c
			}
		}
	}
	return best
}

func (p *Passage) sameName(x *Party, keys []uint64, c int32, other []uint64) bool {
	kind := p.Clusters[c].Kind
	small, large := keys, other
	if len(small) > len(large) {
		small, large = large, small
	}
	if len(small) == 0 {
		return false
	}
	for _, k := range small {
		if !has(large, k) {
			return false
		}
	}
	if x.Kind == Person || kind == Person {
		last := small[len(small)-1]
		return (x.Kind == kind || len(small) == 1 && (x.Kind == Name || kind == Name)) && last == large[len(large)-1]
	}
	if x.Kind == Name && kind == Name {
		return len(small)*2 >= len(large) || small[0] == large[0] && len(small) > 1
	}
	return len(small) == len(large) && x.Kind == kind
}

func has(keys []uint64, k uint64) bool {
	for _, x := range keys {
		if x == k {
			return true
		}
	}
	return false
}

// fuller says whether a names the party in a fuller form than b.
func (p *Passage) fuller(a, b *Party) bool {
	n, m := a.Last-a.First, b.Last-b.First
	if a.Kind == Person && b.Kind != Person {
		return true
	}
	return n > m && n <= nameLimit
}
