package gazetteer

// A key is the hash of one folded word in one mode of matching. Names are chains
// of keys; the chain's hash is looked up in the index.

// mode is a way of matching words.
type mode uint8

const (
	strict     mode = iota // Latin letters as they are, without marks
	loose                  // Latin transliterations of Cyrillic names, all schemes alike
	arabic                 // Latin transliterations of Arabic names: consonants, and that there is a vowel
	slavic                 // one word in Cyrillic letters: its stem, or all of it if it is short
	slavicMany             // words of a longer name in Cyrillic letters: their stems
	numModes
)

const (
	hashSeed  = 0x9E3779B97F4A7C15
	hashPrime = 0xFF51AFD7ED558CCD
)

// hashBytes is FNV-1a over 64 bits with a final mix (MurmurHash3's finalizer).
func hashBytes(b []byte) uint64 {
	h := uint64(14695981039346656037)
	for _, c := range b {
		h = (h ^ uint64(c)) * 1099511628211
	}
	return mix(h)
}

func mix(h uint64) uint64 {
	h ^= h >> 33
	h *= hashPrime
	h ^= h >> 29
	return h
}

// begin returns the hash of the empty chain of a mode.
func begin(m mode) uint64 { return mix(hashSeed * uint64(m+1)) }

// extend returns the hash of a chain with one key more.
func extend(chain, key uint64) uint64 { return mix(chain*31 + key) }

// key returns the word's key in a mode; false where the mode does not read it.
func (w *word) key(m mode) (uint64, bool) {
	if w.script == number {
		return hashBytes(w.bytes()), true
	}
	var buf [maxWord + 2]byte
	switch m {
	case strict:
		return hashBytes(synonym(w.bytes())), w.script == latin
	case loose:
		return hashBytes(looseLatin(buf[:0], w.bytes())), w.script == latin
	case arabic:
		return hashBytes(arabicLatin(buf[:0], w.bytes())), w.script == latin
	case slavic:
		if w.script != cyrillic {
			return 0, false
		}
		return hashBytes(stem(append(buf[:0], w.bytes()...))), true
	case slavicMany:
		if w.script != cyrillic {
			return 0, false
		}
		return hashBytes(bareStem(append(buf[:0], w.bytes()...))), true
	}
	return 0, false
}

// synonym spells out what names abbreviate; Arabic articles are one.
func synonym(b []byte) []byte {
	switch string(b) {
	case "saint", "sankt", "sainte":
		return []byte("st")
	case "mount":
		return []byte("mt")
	case "fort":
		return []byte("ft")
	}
	if article(b) {
		return []byte("al")
	}
	return b
}

// article says whether a word is one of the forms of the Arabic article, which
// takes the sound of the letter that follows.
func article(b []byte) bool {
	switch string(b) {
	case "al", "el", "ad", "ed", "ar", "er", "as", "es", "az", "ez", "ash", "esh", "at", "et", "an", "en", "ul":
		return true
	}
	return false
}

// minStem is the length, in folded letters, below which a Cyrillic word is
// matched by its whole forms and not by its stem.
const minStem = 5

// stem cuts the inflectional ending of a folded Cyrillic word, and marks what
// can only be an adjective of a name in -ськ, -цьк, -ск, -цк.
func stem(b []byte) []byte {
	n := len(b)
	e := stemEnd(b)
	if e < minStem {
		return b
	}
	ending := b[e:n]
	adjective := false
	if b[e-1] == 'k' && (b[e-2] == 's' || b[e-2] == 'c' || b[e-2] == 'z') {
		switch string(ending) {
		case "iy", "oy", "aA", "oe", "uU", "ogo", "omu", "oi", "oU", "im", "ih", "imi", "ie", "ey", "y":
			adjective = true
		}
	}
	b = b[:e]
	if b[e-1] == 'c' {
		b[e-1] = 'k'
	}
	if adjective {
		b = append(b, 'J')
	}
	return b
}

// bareStem cuts the ending, whatever is left, if it is two letters or more.
func bareStem(b []byte) []byte {
	e := stemEnd(b)
	if e < 2 {
		return b
	}
	if b[e-1] == 'c' {
		b[e-1] = 'k'
	}
	return b[:e]
}

// stemEnd returns where the ending of a folded Cyrillic word begins.
func stemEnd(b []byte) int {
	e := len(b)
	if e > 4 {
		switch string(b[e-3:]) {
		case "ogo", "ego", "omu", "emu", "imi", "ami", "Ami", "ovi", "evi":
			e -= 3
		default:
			if (b[e-1] == 'm' || b[e-1] == 'h') && isVowel(b[e-2]) {
				e -= 2
			}
		}
	}
	for e > 0 && (isVowel(b[e-1]) || b[e-1] == 'y') {
		e--
	}
	return e
}

func isVowel(c byte) bool {
	switch c {
	case 'a', 'e', 'i', 'o', 'u', 'A', 'U':
		return true
	}
	return false
}

// looseLatin folds the romanisations of Ukrainian, Russian and Belarusian (KMU
// 2010, BGN/PCGN, passport, ISO 9 without marks, scholarly, Polish and German
// press habits) into one spelling: digraphs to one letter, i-like letters to i,
// iotated vowels to plain ones, doubled letters to one.
func looseLatin(dst, b []byte) []byte {
	for i := 0; i < len(b); {
		c, n := looseLetter(b[i:])
		i += n
		if c == 0 || len(dst) > 0 && dst[len(dst)-1] == c {
			continue
		}
		// ia, ie, io, iu are ya, ye, yo, yu: the vowel alone stays
		if len(dst) > 0 && dst[len(dst)-1] == 'i' && (c == 'a' || c == 'e' || c == 'o' || c == 'u') {
			dst[len(dst)-1] = c
			if len(dst) > 1 && dst[len(dst)-2] == c {
				dst = dst[:len(dst)-1]
			}
			continue
		}
		dst = append(dst, c)
	}
	return dst
}

// looseLetter returns the letter that b begins with and its length.
func looseLetter(b []byte) (byte, int) {
	if len(b) >= 4 && string(b[:4]) == "shch" {
		return 's', 4
	}
	if len(b) >= 3 {
		switch string(b[:3]) {
		case "sch":
			return 's', 3
		case "tch":
			return 'c', 3
		}
	}
	if len(b) >= 2 {
		switch string(b[:2]) {
		case "sh":
			return 's', 2
		case "zh":
			return 'z', 2
		case "kh", "gh":
			return 'h', 2
		case "ch", "ts", "tz", "cz":
			return 'c', 2
		case "dj":
			return 'z', 2
		}
	}
	switch b[0] {
	case 'y', 'j':
		return 'i', 1
	case 'w':
		return 'v', 1
	case 'q':
		return 'k', 1
	}
	return b[0], 1
}

// arabicLatin folds romanisations of Arabic: vowels are one, digraphs one letter.
func arabicLatin(dst, b []byte) []byte {
	for i := 0; i < len(b); {
		c, n := arabicLetter(b[i:])
		if i == 0 && (b[0] == 'w' || b[0] == 'y') {
			c = b[0] // a consonant at the beginning
		}
		i += n
		if len(dst) > 0 && dst[len(dst)-1] == c {
			continue
		}
		dst = append(dst, c)
	}
	// a final h after a vowel is the feminine ending: -a, -ah, -eh
	if n := len(dst); n > 2 && dst[n-1] == 'h' && dst[n-2] == 'a' {
		dst = dst[:n-1]
	}
	return dst
}

func arabicLetter(b []byte) (byte, int) {
	if len(b) >= 2 && b[1] == 'h' {
		switch b[0] {
		case 's':
			return 'S', 2
		case 'k':
			return 'x', 2
		case 'g':
			return 'g', 2
		case 'd', 't':
			return b[0], 2
		}
	}
	switch b[0] {
	case 'e', 'i', 'o', 'u', 'y', 'w':
		return 'a', 1
	case 'q', 'c':
		return 'k', 1
	case 'j':
		return 'g', 1
	}
	return b[0], 1
}

// LooseKey returns the spelling into which all romanisations of a Ukrainian or
// Russian name are folded; "" for what is not in Latin letters.
func LooseKey(name string) string {
	var out []byte
	for u := range units(name) {
		var w word
		if !w.fold(name[u.start:u.end]) || w.script == cyrillic {
			return ""
		}
		out = append(looseLatin(append(out, ' '), w.bytes()), 0)
	}
	return string(out)
}
