package lex

import (
	"math"
	"strings"
	"unicode/utf8"
)

// number reads what begins with a digit: a date, a clock time or a number.
func (s *splitter) number(i int) int {
	a := Atom{Start: int32(i), Kind: Number, Inside: s.insideName(i)}
	end := 0
	if v, j := numericDate(s.text, i); j > 0 && !a.Inside {
		a.Kind, a.Value, end = Date, float64(v), j
	} else if v, j := clock(s.text, i); j > 0 && !a.Inside {
		a.Kind, a.Value, end = Clock, float64(v), j
	} else {
		a.Value, end, a.Dotted = numeric(s.text, i)
	}
	a.End = int32(end)
	s.add(a)
	return end
}

// insideName says whether the digits at i belong to a name or a code: a letter
// stands before them, with or without a hyphen, or a number sign.
func (s *splitter) insideName(i int) bool {
	if i == 0 {
		return false
	}
	r, n := utf8.DecodeLastRuneInString(s.text[:i])
	switch {
	case isLetter(r), r == '№', r == '#', r == '@', r == '_', r == '/' && i > 1 && !isDigit(s.text[i-2]):
		return true
	case r == '-' || r == '‑' || r == '–':
		before, _ := utf8.DecodeLastRuneInString(s.text[:i-n])
		return isLetter(before)
	case r == ' ' && i > 2:
		before, _ := utf8.DecodeLastRuneInString(s.text[:i-1])
		return before == '№'
	}
	return false
}

// digits returns the end of the run of digits at i and its value; a run of
// more than 15 digits is read as its first 15.
func digits(text string, i int) (value float64, end int) {
	for end = i; end < len(text) && isDigit(text[end]); end++ {
		if end-i < 15 {
			value = value*10 + float64(text[end]-'0')
		}
	}
	return value, end
}

// numeric reads a number: grouped by spaces, thin spaces, commas or apostrophes,
// or with a decimal point or comma.
func numeric(text string, i int) (value float64, end int, dotted bool) {
	value, end = digits(text, i)
	if end-i > 15 {
		return value, end, false
	}
	grouped := false
	if end-i <= 3 && text[i] != '0' {
		for {
			n := groupMark(text, end)
			if n == 0 {
				break
			}
			v, e := digits(text, end+n)
			if e-end-n != 3 || value > 1e12 || n == 1 && text[end] == ',' && !grouped && decimalComma(text, e) {
				break
			}
			value, end, grouped = value*1000+v, e, true
		}
	}
	if end+1 < len(text) && (text[end] == '.' || text[end] == ',') && isDigit(text[end+1]) && (!grouped || text[end] == '.') {
		v, e := digits(text, end+1)
		if e-end <= 7 && !(e+1 < len(text) && text[e] == '.' && isDigit(text[e+1])) {
			dotted = text[end] == '.' && e-end == 3 && end-i <= 2
			value += v / math.Pow10(e-end-1)
			value = math.Round(value*1e6) / 1e6
			end = e
		}
	}
	return value, end, dotted
}

// groupMark returns the length of a mark at i that parts groups of three digits.
func groupMark(text string, i int) int {
	if i+3 >= len(text) {
		return 0
	}
	switch {
	case (text[i] == ' ' || text[i] == ',' || text[i] == '\'') && isDigit(text[i+1]):
		return 1
	case strings.HasPrefix(text[i:], "\u00a0"):
		return 2
	case strings.HasPrefix(text[i:], "\u202f"), strings.HasPrefix(text[i:], "\u2009"), strings.HasPrefix(text[i:], "’"):
		return 3
	}
	return 0
}

// decimalComma says whether "1,125" at whose end i stands is a decimal: a
// Cyrillic magnitude follows ("1,125 млн").
func decimalComma(text string, i int) bool {
	rest := strings.TrimLeft(text[i:min(len(text), i+16)], " \u00a0")
	for _, m := range []string{"млн", "млрд", "трлн", "тыс", "тис", "мил", "міл"} {
		if strings.HasPrefix(rest, m) {
			return true
		}
	}
	return false
}

// numericDate reads 12.05.2024, 12/05/2024 (day first, but for a middle part
// over 12), 12.05.24 and 2024-05-12 at i; end is 0 where there is none.
func numericDate(text string, i int) (date, end int) {
	a, e1 := digits(text, i)
	if e1-i > 4 || e1 >= len(text) || e1-i == 3 {
		return 0, 0
	}
	sep := text[e1]
	if sep != '.' && sep != '-' && sep != '/' {
		return 0, 0
	}
	b, e2 := digits(text, e1+1)
	if n := e2 - e1 - 1; n < 1 || n > 2 || e2 >= len(text) || text[e2] != sep {
		return 0, 0
	}
	c, e3 := digits(text, e2+1)
	y, m, d := c, b, a
	switch n := e3 - e2 - 1; {
	case e1-i == 4 && n >= 1 && n <= 2:
		y, d = a, c
	case e1-i == 4 || n != 4 && (n != 2 || sep == '-'):
		return 0, 0
	case n == 2:
		y += 2000
	}
	if m > 12 && d <= 12 {
		m, d = d, m
	}
	if y < 1000 || y > 2200 || m < 1 || m > 12 || d < 1 || d > 31 {
		return 0, 0
	}
	if e3 < len(text) && text[e3] == sep && e3+1 < len(text) && isDigit(text[e3+1]) {
		return 0, 0
	}
	return int(y)*10000 + int(m)*100 + int(d), e3
}

// clock reads 11:30 at i; end is 0 where there is none.
func clock(text string, i int) (value, end int) {
	h, e1 := digits(text, i)
	if e1-i > 2 || h > 24 || e1 >= len(text) || text[e1] != ':' {
		return 0, 0
	}
	m, e2 := digits(text, e1+1)
	if e2-e1 != 3 || m > 59 {
		return 0, 0
	}
	return int(h)*100 + int(m), e2
}
