package lang

import (
	"unicode"
	"unicode/utf8"

	"github.com/hearsay-org/hearsay/internal/kit/lang/fold"
)

// Fold returns the spelling that words are compared in: lower case, е for ё, one
// apostrophe, without stress marks.
func Fold(word string) string { return fold.String(word) }

// Key returns the hash of the folded form of a word. Token.Key is that of the
// lemma, Token.Form that of the word as it stands.
func Key(word string) uint64 { return fold.Key(word) }

// capitalise appends to lemma itself, with the capitals that a name has: the
// first letter, and each after a hyphen that has a capital in the source.
func capitalise(lemma []byte, source string) []byte {
	start := len(lemma)
	out := lemma
	up := true
	at := 0 // where the next part of the source is looked for
	for i := 0; i < start; {
		r, n := utf8.DecodeRune(lemma[i:start])
		i += n
		if up {
			r = unicode.ToUpper(r)
		}
		out = utf8.AppendRune(out, r)
		up = false
		if r == '-' {
			for at < len(source) && source[at] != '-' {
				at++
			}
			at++
			up = at < len(source) && isUpperAt(source, at)
		}
	}
	return out[start:]
}
