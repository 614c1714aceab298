package lang

import "github.com/hearsay-org/hearsay/internal/kit/lang/meaning"

// Meaning returns what is known of a word of a language by the key of its lemma
// and its part of speech; the zero Meaning of words that no table has.
func Meaning(l Lang, lemma uint64, pos POS) meaning.Meaning {
	return meaning.Of(l.String()).Word(lemma, meaningPart(pos))
}

// meaningPart returns the letter of a part of speech in the tables of meanings;
// 0 for those that they leave out.
func meaningPart(pos POS) byte {
	switch pos {
	case NOUN:
		return 'n'
	case VERB, AUX:
		return 'v'
	case ADJ:
		return 'a'
	case ADV:
		return 'r'
	case PROPN, X:
		return 'x'
	}
	return 0
}
