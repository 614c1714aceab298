package passage

import (
	"unicode"
	"unicode/utf8"

	"github.com/hearsay-org/hearsay/internal/kit/loglin"
)

// stemLetters is the number of letters by which words are alike for models. No
// other number was tried.
const stemLetters = 5

// stem is the hash of a word's first letters, і, ї, ы and й folded to и, є, э
// and ё to е, ґ to г, so that kindred words of Ukrainian and Russian meet.
func stem(lemma string) uint64 {
	h := uint64(11)
	for n := 0; n < stemLetters && lemma != ""; n++ {
		r, size := utf8.DecodeRuneInString(lemma)
		lemma = lemma[size:]
		switch r = unicode.ToLower(r); r {
		case 'і', 'ї', 'ы', 'й':
			r = 'и'
		case 'є', 'э', 'ё':
			r = 'е'
		case 'ґ':
			r = 'г'
		}
		h = loglin.Hash(h, uint64(r))
	}
	return h
}
