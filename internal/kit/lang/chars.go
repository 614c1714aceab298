package lang

import (
	"unicode"
	"unicode/utf8"
)

// class says what a character does to words.
type class uint8

const (
	classSpace class = iota
	classLatin
	classCyrillic
	classLetter // of another script
	classDigit
	classMark // belongs to the sign before it
	classApostrophe
	classHyphen
	classDash
	classStop // . ! ? …
	classOpen
	classClose
	classQuote // opens or closes
	classEmoji
	classSign  // any other
	classNever // bytes that are no text
)

// isWord says whether the class makes words.
func (c class) isWord() bool { return c >= classLatin && c <= classDigit }

// decode returns the character at i, its class and its length in bytes.
func decode(s string, i int) (rune, class, int) {
	if b := s[i]; b < utf8.RuneSelf {
		return rune(b), asciiClass(b), 1
	}
	r, n := utf8.DecodeRuneInString(s[i:])
	if r == utf8.RuneError && n <= 1 {
		return r, classNever, 1
	}
	return r, wideClass(r), n
}

// asciiClass returns the class of an ASCII character.
func asciiClass(b byte) class {
	switch {
	case 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z':
		return classLatin
	case '0' <= b && b <= '9':
		return classDigit
	case b <= ' ':
		return classSpace
	}
	switch b {
	case '\'', '`':
		return classApostrophe
	case '-':
		return classHyphen
	case '.', '!', '?':
		return classStop
	case '(', '[', '{':
		return classOpen
	case ')', ']', '}':
		return classClose
	case '"':
		return classQuote
	case 0x7f:
		return classNever
	}
	return classSign
}

// wideClass returns the class of a character beyond ASCII.
func wideClass(r rune) class {
	switch {
	case 0x400 <= r && r <= 0x482 || 0x48a <= r && r <= 0x52f:
		return classCyrillic
	case 0xc0 <= r && r <= 0x24f && r != 0xd7 && r != 0xf7:
		return classLatin
	case 0x300 <= r && r <= 0x36f, 0xfe00 <= r && r <= 0xfe0f, r == 0x200d, r == 0xad, r == 0x20e3, 0x1f3fb <= r && r <= 0x1f3ff,
		0xe0020 <= r && r <= 0xe007f:
		return classMark
	}
	switch r {
	case 0xa0, 0x202f, 0x2007, 0x3000, 0x200b, 0xfeff, 0x2028, 0x2029, 0x85, 0x200e, 0x200f, 0x2060:
		return classSpace
	case '’', 'ʼ', '‘', 'ʹ', '´', '＇':
		return classApostrophe
	case '‐', '‑':
		return classHyphen
	case '–', '—', '―', '−':
		return classDash
	case '…', '‼', '⁉', '⁈', '⁇':
		return classStop
	case '«', '„', '“', '‹', '‚':
		return classOpen
	case '»', '”', '›':
		return classClose
	}
	return rareClass(r)
}

// rareClass asks the tables of Unicode.
func rareClass(r rune) class {
	switch {
	case r == 0x203c || r == 0x2049 || 0x2190 <= r && r <= 0x21ff || 0x2300 <= r && r <= 0x23ff || 0x2500 <= r && r <= 0x27bf ||
		0x2900 <= r && r <= 0x2bff || 0x1f000 <= r && r <= 0x1faff:
		return classEmoji
	case unicode.IsLetter(r):
		if unicode.Is(unicode.Latin, r) {
			return classLatin
		}
		return classLetter
	case unicode.IsDigit(r):
		return classDigit
	case unicode.Is(unicode.M, r):
		return classMark
	case unicode.IsSpace(r):
		return classSpace
	case unicode.IsControl(r):
		return classNever
	case unicode.Is(unicode.Ps, r) || unicode.Is(unicode.Pi, r):
		return classOpen
	case unicode.Is(unicode.Pe, r) || unicode.Is(unicode.Pf, r):
		return classClose
	case unicode.Is(unicode.Pd, r):
		return classDash
	}
	return classSign
}

// isBullet says whether a sign at the start of a line stands for a bullet.
func isBullet(r rune, c class) bool {
	switch r {
	case '•', '·', '▪', '●', '◦', '*', '➤', '►', '‣', '∙', '■', '□', '▶', '✔', '‼', '⁉', '|', '>':
		return true
	}
	return c == classEmoji
}
