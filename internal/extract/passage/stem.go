package passage

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/hearsay-org/hearsay/internal/kit/lang"
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

// stemKey is alike for the case forms of a word: the hash of a Cyrillic word
// without its case endings, and of a Latin one of five letters or more without its
// last letters, up to three.
func stemKey(word string) uint64 {
	r := []rune(lang.Fold(word))
	switch {
	case len(r) > 0 && unicode.Is(unicode.Cyrillic, r[0]):
		r = withoutCase(r)
	case len(r) > 4:
		r = r[:max(4, len(r)-3)]
	}
	h := uint64(7)
	for _, c := range r {
		h = loglin.Hash(h, uint64(c))
	}
	return h
}

// shortestStem is the number of letters that are left of a Cyrillic word at least.
const shortestStem = 3

// withoutCase cuts what case endings a Cyrillic word may have, as long as there
// is one: that of "Максимом", and what looks like one in "Максим".
func withoutCase(r []rune) []rune {
	if n := len(r); n > shortestStem+3 && r[n-1] == 'і' && r[n-2] == 'в' && strings.ContainsRune("оеє", r[n-3]) {
		r = r[:n-3]
	}
	for len(r) > shortestStem {
		n := len(r)
		switch last := r[n-1]; {
		case strings.ContainsRune("аяоеёєуюиіїыйь", last):
			r = r[:n-1]
		case n > shortestStem+1 && (last == 'м' && strings.ContainsRune("оеєиіыая", r[n-2]) || last == 'х' && strings.ContainsRune("аяиы", r[n-2]) || last == 'г' && r[n-2] == 'о'):
			r = r[:n-2]
		default:
			return r
		}
	}
	return r
}
