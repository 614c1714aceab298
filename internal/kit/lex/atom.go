// Package lex splits text into atoms (words, numbers, dates, clock times and
// marks), looks words and phrases up in tables, and reads numerals. It stands
// under the packages that read times, counts, notes and terms, and needs
// neither tags nor trees: what it finds does not change when a model does.
package lex

import (
	"unicode"
	"unicode/utf8"
)

// Kind says what an atom is.
type Kind uint8

// The kinds of atoms.
const (
	Word   Kind = iota // a run of letters, with the apostrophes inside it
	Number             // digits: whole, decimal or with grouped thousands
	Date               // a numeric date with its year: 12.05.2024, 2024-05-12
	Clock              // 11:30
	Mark               // a single character that is neither letter nor digit
)

// Atom is one piece of a text. White space is no atom.
type Atom struct {
	Start, End int32
	Hash       uint64  // of the folded word, see Fold; of the character for marks
	Value      float64 // of numbers; year·10000+month·100+day of dates; hour·100+minute of clock times
	Kind       Kind
	Capital    bool // begins with a capital letter
	AllCaps    bool // two letters or more, all of them capital
	Glued      bool // no white space stands before it
	Inside     bool // a number that is part of a name or code: Су-34, T-72, №5
	Dotted     bool // a number of the shape 12.05, which may be a day and month
	Break      bool // a line break, or a full stop and a capital, stands before it
}

const (
	hashSeed  = 14695981039346656037 // FNV-1a, 64 bits
	hashPrime = 1099511628211
)

func mix(h uint64, r rune) uint64 {
	h = (h ^ uint64(r&0xff)) * hashPrime
	return (h ^ uint64(r>>8)) * hashPrime
}

// Fold returns the hash of a word without regard to case, stress marks, the
// dots of ё and the kind of apostrophe.
func Fold(word string) uint64 {
	t, h := chars(), uint64(hashSeed)
	for _, r := range word {
		if _, low := charOf(t, r); low != 0 {
			h = mix(h, low)
		}
	}
	return h
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' || r == '`' }

func isLetter(r rune) bool {
	flags, _ := charOf(chars(), r)
	return flags&charLetter != 0
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// Space says whether a rune is white space, the invisible kinds included.
func Space(r rune) bool {
	return r == ' ' || r == '\n' || r == '\t' || r >= 0x2000 && r <= 0x200d || r == 0xfeff || unicode.IsSpace(r)
}

// Split returns the atoms of a text in one pass, in order.
func Split(text string) []Atom {
	s := splitter{text: text, chars: chars(), atoms: make([]Atom, 0, len(text)/5+4)}
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case Space(r):
			s.spaced = true
			s.lined = s.lined || r == '\n'
			i += n
		case isDigit(text[i]):
			i = s.number(i)
		case s.letter(r):
			i = s.word(i)
		case isApostrophe(r) && s.possessive(i, n):
			s.add(Atom{Start: int32(i), End: int32(i + n + 1), Kind: Word, Hash: Fold("'s")})
			i += n + 1
		default:
			s.add(Atom{Start: int32(i), End: int32(i + n), Kind: Mark, Hash: mix(hashSeed, r)})
			i += n
		}
	}
	return s.atoms
}

// possessive says whether the apostrophe of n bytes at i begins the English "'s".
func (s *splitter) possessive(i, n int) bool {
	if k := len(s.atoms); s.spaced || k == 0 || s.atoms[k-1].Kind != Word || i+n >= len(s.text) || s.text[i+n] != 's' {
		return false
	}
	next, _ := utf8.DecodeRuneInString(s.text[i+n+1:])
	return !isLetter(next)
}

type splitter struct {
	text   string
	chars  *[fastChars]char
	atoms  []Atom
	spaced bool // white space since the last atom
	lined  bool // a line break among it
}

func (s *splitter) letter(r rune) bool {
	flags, _ := charOf(s.chars, r)
	return flags&charLetter != 0
}

func (s *splitter) add(a Atom) {
	a.Glued = !s.spaced && len(s.atoms) > 0
	a.Break = s.lined || a.Capital && s.spaced && s.stopped()
	s.spaced, s.lined = false, false
	s.atoms = append(s.atoms, a)
}

// stopped says whether the last atom ends a sentence.
func (s *splitter) stopped() bool {
	n := len(s.atoms)
	if n == 0 || s.atoms[n-1].Kind != Mark {
		return false
	}
	switch s.text[s.atoms[n-1].Start] {
	case '!', '?':
		return true
	case '.':
		// An abbreviation of up to three letters ends no sentence: "г.", "Gen.".
		return n < 2 || s.atoms[n-2].Kind != Word || runes(s.text[s.atoms[n-2].Start:s.atoms[n-2].End], 4)
	}
	return false
}

// runes says whether a string has at least n characters.
func runes(s string, n int) bool {
	for range s {
		if n--; n == 0 {
			return true
		}
	}
	return n <= 0
}

// word reads letters and the apostrophes between them. The English possessive
// is an atom of its own.
func (s *splitter) word(i int) int {
	h, upper, letters, start := uint64(hashSeed), 0, 0, i
	capital := false
	for i < len(s.text) {
		r, n := rune(s.text[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s.text[i:])
		}
		flags, low := charOf(s.chars, r)
		if flags&charLetter == 0 && (!isApostrophe(r) || !s.inner(i+n)) {
			break
		}
		if low != 0 {
			h = mix(h, low)
			if flags&charUpper != 0 {
				upper++
				capital = capital || letters == 0
			}
			letters++
		}
		i += n
	}
	s.add(Atom{Start: int32(start), End: int32(i), Kind: Word, Hash: h, Capital: capital, AllCaps: upper > 1 && upper == letters})
	return i
}

// inner says whether an apostrophe before position i joins two parts of a word:
// a letter follows and it does not begin the possessive "'s".
func (s *splitter) inner(i int) bool {
	r, n := utf8.DecodeRuneInString(s.text[i:])
	if !isLetter(r) {
		return false
	}
	if r != 's' {
		return true
	}
	next, _ := utf8.DecodeRuneInString(s.text[i+n:])
	return isLetter(next)
}
