// Package fold makes one spelling of many: lower case, one apostrophe, е for ё,
// no stress marks. It also takes the measures of a word that taggers ask for,
// in one pass and without allocation.
package fold

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Rune returns the folded form of a letter; 0 for what is dropped: combining
// marks, soft hyphens and zero-width signs.
func Rune(r rune) rune {
	switch {
	case r < 0x80:
		if 'A' <= r && r <= 'Z' {
			return r + 32
		}
		if r == '`' {
			return '\''
		}
		return r
	case 'А' <= r && r <= 'Я':
		return r + 32
	case 'а' <= r && r <= 'я':
		return r
	case r == 'ё' || r == 'Ё':
		return 'е'
	case 0x400 <= r && r <= 0x40f:
		return r + 0x50
	case r == 'ґ' || r == 'Ґ':
		return 'ґ'
	case r == '’' || r == 'ʼ' || r == '‘' || r == 'ʹ' || r == '´' || r == '＇':
		return '\''
	case 0x300 <= r && r <= 0x36f, r == 0xad, 0x200b <= r && r <= 0x200f, r == 0xfeff, 0xfe00 <= r && r <= 0xfe0f, r == 0x2060:
		return 0
	case r == '‑' || r == '‐':
		return '-'
	}
	return unicode.ToLower(r)
}

// join returns what a letter becomes before a combining mark that is part of
// it: й and ї are written in two signs by some keyboards.
func join(last, mark rune) rune {
	switch {
	case last == 'и' && mark == 0x306:
		return 'й'
	case last == 'і' && mark == 0x308:
		return 'ї'
	}
	return last
}

// String returns the folded form of a word.
func String(s string) string {
	plain := true
	for i := 0; i < len(s) && plain; i++ {
		plain = 'a' <= s[i] && s[i] <= 'z'
	}
	if plain {
		return s
	}
	return string(Append(make([]byte, 0, len(s)), s))
}

// Append appends the folded form of a word to out.
func Append(out []byte, s string) []byte {
	last := rune(-1)
	for _, r := range s {
		f := Rune(r)
		if f == 0 {
			last = join(last, r)
			continue
		}
		if last >= 0 {
			out = utf8.AppendRune(out, last)
		}
		last = f
	}
	if last >= 0 {
		out = utf8.AppendRune(out, last)
	}
	return out
}

const (
	seed = 0xcbf29ce484222325 // the offset basis of FNV-1a
	mul  = 0x9e3779b97f4a7c15 // the golden ratio
)

// step joins a letter to a hash.
func step(h uint64, r rune) uint64 {
	h = (h ^ uint64(r)) * mul
	return h ^ h>>29
}

// end spreads the bits of a hash.
func end(h uint64) uint64 {
	h *= 0xff51afd7ed558ccd
	return h ^ h>>33
}

// KeyBytes returns the hash of bytes that are folded already.
func KeyBytes(b []byte) uint64 {
	h := uint64(seed)
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		b = b[n:]
		h = step(h, r)
	}
	return end(h)
}

// Key returns the hash of the folded form of a word.
func Key(s string) uint64 {
	h := uint64(seed)
	last := rune(-1)
	for _, r := range s {
		f := Rune(r)
		if f == 0 {
			last = join(last, r)
			continue
		}
		if last >= 0 {
			h = step(h, last)
		}
		last = f
	}
	if last >= 0 {
		h = step(h, last)
	}
	return end(h)
}

// Word is what a word looks like.
type Word struct {
	Key    uint64    // as of the function Key
	Suffix [8]uint32 // hashes of the last one to eight folded letters; short words repeat the whole
	stems  [9]uint64 // running hashes of the word without its last 0 … 8 letters
	Prefix [3]uint32 // hashes of the first one, two and three letters
	Runes  int       // folded letters and signs
	Kind   Kind
	Plain  bool // the word is its own folded form
}

// Kind says what signs a word is made of.
type Kind uint16

// The kinds.
const (
	Upper      Kind = 1 << iota // begins with a capital
	AllUpper                    // two capitals or more, no small letter
	Lower                       // has a small letter
	Digit                       // has a digit
	DigitOnly                   // digits and their separators only
	Latin                       // has a Latin letter
	Cyrillic                    // has a Cyrillic letter
	Hyphen                      // has a hyphen
	Dot                         // has a full stop
	Inner                       // a capital after a small letter
	DigitFirst                  // begins with a digit
	Sign                        // has neither letter nor digit
	At                          // begins with @, # or is a link
)

// Measure measures a word.
func Measure(s string) Word {
	w := Word{Key: seed, Plain: true}
	w.stems[0] = seed
	var tail [8]rune
	last := rune(-1)
	uppers := 0
	push := func(r rune) {
		copy(w.stems[1:], w.stems[:8])
		w.Key = step(w.Key, r)
		w.stems[0] = w.Key
		if w.Runes < 3 {
			w.Prefix[w.Runes] = uint32(w.Key >> 32)
		}
		copy(tail[1:], tail[:7])
		tail[0] = r
		w.Runes++
	}
	first := true
	for i := 0; i < len(s); {
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		i += n
		f := Rune(r)
		w.Plain = w.Plain && f == r
		if f == 0 {
			last = join(last, r)
			continue
		}
		w.Kind |= kindOf(r, f)
		if isUpper(r, f) {
			uppers++
			if first {
				w.Kind |= Upper
			} else if w.Kind&Lower != 0 {
				w.Kind |= Inner
			}
		}
		if first && '0' <= f && f <= '9' {
			w.Kind |= DigitFirst
		}
		first = false
		if last >= 0 {
			push(last)
		}
		last = f
	}
	if last >= 0 {
		push(last)
	}
	w.Key = end(w.Key)
	h := uint64(seed)
	for k := range w.Suffix {
		if k < w.Runes {
			h = step(h, tail[k])
		}
		w.Suffix[k] = uint32(h >> 32)
	}
	for k := w.Runes; k < 3; k++ {
		w.Prefix[k] = uint32(h>>32) ^ 1
	}
	w.finish(s, uppers)
	return w
}

// Stem returns the hash of the word without its last n letters, n from 0 to 8:
// what Key of that part has in its upper half.
func (w *Word) Stem(n int) uint32 { return uint32(end(w.stems[n]) >> 32) }

// isUpper says whether a rune is a capital, given its folded form.
func isUpper(r, f rune) bool {
	if r == f {
		return false
	}
	return r < 0x80 && r != '`' || 0x400 <= r && r <= 0x42f || r == 'Ґ' || r > 0x80 && unicode.IsUpper(r)
}

// kindOf returns what one sign says of its word.
func kindOf(r, f rune) Kind {
	var k Kind
	switch {
	case 'a' <= f && f <= 'z':
		k = Latin
	case '0' <= f && f <= '9':
		return Digit
	case 0x430 <= f && f <= 0x45f || f == 'ґ':
		k = Cyrillic
	case f == '-':
		return Hyphen
	case f == '.':
		return Dot
	case f < 0x80:
		return 0
	case unicode.Is(unicode.Latin, f):
		k = Latin
	case unicode.Is(unicode.Cyrillic, f):
		k = Cyrillic
	default:
		return 0
	}
	if !isUpper(r, f) {
		k |= Lower
	}
	return k
}

// finish sets the kinds that only the whole word tells.
func (w *Word) finish(s string, uppers int) {
	letters := w.Kind & (Latin | Cyrillic)
	switch {
	case uppers > 1 && w.Kind&Lower == 0:
		w.Kind |= AllUpper
	case letters == 0 && w.Kind&Digit != 0:
		w.Kind |= DigitOnly
	case letters == 0 && w.Kind&Digit == 0:
		w.Kind |= Sign
	}
	if len(s) > 1 && (s[0] == '@' || s[0] == '#') || strings.Contains(s, "://") || strings.HasPrefix(s, "www.") {
		w.Kind |= At
	}
}
