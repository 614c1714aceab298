package lex

import (
	"sync"
	"unicode"
)

// Characters below fastChars, which holds the Latin and Cyrillic blocks, are
// told apart by one look into a table.
const fastChars = 0x530

const (
	charLetter uint8 = 1 << iota
	charUpper
)

// char is what is known of a character.
type char struct {
	flags uint8
	lower uint16 // see lower; 0 for what is dropped
}

var chars = sync.OnceValue(func() *[fastChars]char {
	var t [fastChars]char
	for r := range rune(fastChars) {
		if slowLetter(r) {
			t[r].flags |= charLetter
		}
		if unicode.IsUpper(r) {
			t[r].flags |= charUpper
		}
		t[r].lower = uint16(slowLower(r))
	}
	return &t
})

func slowLetter(r rune) bool { return r == 0x301 || r == 0xad || unicode.IsLetter(r) }

// slowLower folds a rune: lower case, ё as е, every apostrophe as one; 0 for
// what is dropped (stress marks and soft hyphens).
func slowLower(r rune) rune {
	switch {
	case r == 'ё' || r == 'Ё':
		return 'е'
	case isApostrophe(r):
		return '\''
	case r == 0x301 || r == 0xad:
		return 0
	}
	return unicode.ToLower(r)
}

// charOf returns what is known of a rune.
func charOf(t *[fastChars]char, r rune) (flags uint8, low rune) {
	if uint32(r) < fastChars {
		c := &t[r]
		return c.flags, rune(c.lower)
	}
	if slowLetter(r) {
		flags |= charLetter
	}
	if unicode.IsUpper(r) {
		flags |= charUpper
	}
	return flags, slowLower(r)
}
