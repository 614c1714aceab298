package lexicon

import (
	"slices"
	"strings"

	"github.com/hearsay-org/hearsay/internal/kit/lang/fold"
)

// Stemmer cuts the endings off words of one language. It is cruder than a
// lemma and does not depend on one: it finds words whose lemma was guessed
// wrong.
type Stemmer struct {
	byLast    [64][][]rune // endings by their last letter, longest first
	reflexive [][]rune
}

const (
	longestWord = 40 // letters; longer ones have no stem
	shortStem   = 3  // letters that a short ending leaves at least
	longStem    = 4  // letters that an ending of three or more leaves at least
)

// bucket returns the place of a letter in byLast.
func bucket(r rune) int { return int(r) & 63 }

// newStemmer reads the endings of a language.
func newStemmer(table string, reflexive ...string) (*Stemmer, error) {
	s := &Stemmer{}
	for _, r := range reflexive {
		s.reflexive = append(s.reflexive, []rune(r))
	}
	err := rows(table, 2, func(c []string) error {
		e := []rune(c[0])
		b := bucket(e[len(e)-1])
		s.byLast[b] = append(s.byLast[b], e)
		return nil
	})
	for b := range s.byLast {
		slices.SortStableFunc(s.byLast[b], func(x, y []rune) int { return len(y) - len(x) })
	}
	return s, err
}

// Stem returns the key of a word's stem, 0 where it is too short or too long to
// have one, or is no word of letters.
func (s *Stemmer) Stem(word string) uint64 {
	var buf [longestWord]rune
	n := 0
	for _, r := range word {
		f := fold.Rune(r)
		if f == 0 {
			continue
		}
		if n == longestWord || f < 'a' && f != '\'' && f != '-' {
			return 0
		}
		buf[n] = f
		n++
	}
	w := buf[:n]
	for _, r := range s.reflexive {
		if len(w) > longStem+len(r) && slices.Equal(w[len(w)-len(r):], r) {
			w = w[:len(w)-len(r)]
			break
		}
	}
	w = s.cut(w)
	if len(w) < shortStem {
		return 0
	}
	if last := len(w) - 1; last >= longStem && w[last] == w[last-1] {
		w = w[:last]
	}
	h := uint64(stemSeed)
	for _, r := range w {
		h = (h ^ uint64(r)) * stemMul
		h ^= h >> 29
	}
	return h | 1
}

// The hash of stems differs from that of words, so that no stem is a word.
const (
	stemSeed = 0x84222325cbf29ce4
	stemMul  = 0x9e3779b97f4a7c15
)

// cut cuts the longest ending that leaves enough.
func (s *Stemmer) cut(w []rune) []rune {
	if len(w) == 0 {
		return w
	}
	for _, e := range s.byLast[bucket(w[len(w)-1])] {
		rest := len(w) - len(e)
		if rest < shortStem || len(e) > 2 && rest < longStem {
			continue
		}
		if slices.Equal(w[rest:], e) {
			return w[:rest]
		}
	}
	return w
}

// stemmer reads the stemmer of a language.
func stemmer(l string) (*Stemmer, error) {
	table, err := file(l + "/stems.tsv")
	if err != nil {
		return nil, err
	}
	reflexive := map[string]string{"uk": "ся сь", "ru": "ся сь"}[l]
	return newStemmer(table, strings.Fields(reflexive)...)
}
