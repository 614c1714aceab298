package gazetteer

// Folding turns one word of a name or text into a short ASCII string that is
// alike in all spellings that are meant to be alike. Cyrillic letters become one
// letter each: Ukrainian і, ї, и and Russian и, ы are one; є, э, ё are е; soft
// and hard signs and apostrophes vanish; doubled letters are one. Latin letters
// lose their marks.

// Script is the alphabet of a word.
type script uint8

const (
	noScript script = iota
	latin
	cyrillic
	number
)

// maxWord is the longest word, in folded letters, that can be part of a name.
const maxWord = 40

// cyrillicLetters maps а…я (U+0430…U+044F) to folded letters; '-' vanishes.
const cyrillicLetters = "abvgdejziyklmnoprstufhcqwx-i-eUA"

// The bases of Latin letters with marks, U+00C0…U+024F and U+1E00…U+1EFF, after
// the decompositions of Unicode; '?' where there is none.
const (
	latinBase         = "aaaaaaaceeeeiiiidnooooo?ouuuuytsaaaaaaaceeeeiiiidnooooo?ouuuuytyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii??jjkk?llllll??llnnnnnn?nnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzz????????????????a????????????????oo?????????????uu????????????????????????????aaiioouuuuuuuuuu?aaaa????ggkkoooo??j???gg??nnaa????aaaaeeeeiiiioooorrrruuuusstt??hh??????aaeeooooooooyy????????????????????????????"
	latinExtendedBase = "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy??????aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy??????"
)

// foldRune returns the folded letter of r and its script; 0 for what vanishes;
// false for what no name is written with.
func foldRune(r rune) (byte, script, bool) {
	switch {
	case r >= 'a' && r <= 'z':
		return byte(r), latin, true
	case r >= 'A' && r <= 'Z':
		return byte(r) + 'a' - 'A', latin, true
	case r >= '0' && r <= '9':
		return byte(r), number, true
	case r >= 'А' && r <= 'я':
		if r < 'а' {
			r += 'а' - 'А'
		}
		c := cyrillicLetters[r-'а']
		if c == '-' {
			c = 0
		}
		return c, cyrillic, true
	case r == 'і' || r == 'І' || r == 'ї' || r == 'Ї':
		return 'i', cyrillic, true
	case r == 'є' || r == 'Є' || r == 'ё' || r == 'Ё':
		return 'e', cyrillic, true
	case r == 'ґ' || r == 'Ґ':
		return 'g', cyrillic, true
	case r == 'ў' || r == 'Ў':
		return 'v', cyrillic, true
	case isApostrophe(r) || r == '\u0301' || r == '\u00ad':
		return 0, noScript, true
	}
	return foldMarked(r)
}

// foldMarked folds Latin letters with marks.
func foldMarked(r rune) (byte, script, bool) {
	var c byte = '?'
	switch {
	case r >= 0xC0 && r < 0x250:
		c = latinBase[r-0xC0]
	case r >= 0x1E00 && r < 0x1F00:
		c = latinExtendedBase[r-0x1E00]
	}
	return c, latin, c != '?'
}

// isApostrophe says whether r is one of the signs that people type as an
// apostrophe, or that romanisations put for a hamza, an ayn or a soft sign.
func isApostrophe(r rune) bool {
	switch r {
	case '\'', '’', '‘', 'ʼ', '`', '´', 'ʹ', '′', 'ʿ', 'ʾ', '‛', 'ˈ':
		return true
	}
	return false
}

// word is a folded word.
type word struct {
	letters [maxWord]byte
	n       int
	script  script
}

func (w *word) bytes() []byte { return w.letters[:w.n] }

// fold folds a word; false where it is not written with one alphabet, is empty
// or too long.
func (w *word) fold(s string) bool {
	w.n, w.script = 0, noScript
	s = trimPossessive(s)
	for _, r := range s {
		c, sc, ok := foldRune(r)
		if !ok {
			return false
		}
		if sc != noScript && sc != w.script {
			if w.script != noScript && (sc != number && w.script != number) {
				return false
			}
			if w.script == noScript || sc != number {
				w.script = sc
			}
		}
		if c == 0 || sc == cyrillic && w.n > 0 && w.letters[w.n-1] == c {
			continue
		}
		if w.n == maxWord {
			return false
		}
		w.letters[w.n] = c
		w.n++
	}
	return w.n > 0
}

// trimPossessive drops a Latin word's 's.
func trimPossessive(s string) string {
	n := len(s)
	if n < 3 || s[n-1] != 's' && s[n-1] != 'S' {
		return s
	}
	if s[n-2] == '\'' {
		return s[:n-2]
	}
	if n > 4 && (s[n-4:n-1] == "’" || s[n-4:n-1] == "‘") {
		return s[:n-4]
	}
	return s
}
