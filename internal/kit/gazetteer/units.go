package gazetteer

import (
	"iter"
	"unicode"
	"unicode/utf8"
)

// A unit is a run of letters and digits, apostrophes within it included. Names
// and texts are matched unit by unit, so that a hyphen, a blank or a token border
// makes no difference: "Deir ez-Zor", "Івано-Франківськ".
type unit struct{ start, end int }

// maxUnits is the longest name, in units.
const maxUnits = 8

// units yields the units of a string.
func units(s string) iter.Seq[unit] {
	return func(yield func(unit) bool) {
		for at := 0; at < len(s); {
			u, ok := nextUnit(s, at, len(s))
			if !ok || !yield(u) {
				return
			}
			at = u.end
		}
	}
}

// nextUnit returns the first unit of s[at:end].
func nextUnit(s string, at, end int) (unit, bool) {
	start := -1
	for at < end {
		c := s[at]
		n, in := 1, false
		if c < utf8.RuneSelf {
			in = isAlnum(c) || c == '\'' && start >= 0
		} else {
			var r rune
			r, n = utf8.DecodeRuneInString(s[at:end])
			in = unicode.IsLetter(r)
			if isApostrophe(r) || r == '\u0301' {
				in = start >= 0 // some are letters in Unicode's eyes
			}
		}
		if in && start < 0 {
			start = at
		}
		if !in && start >= 0 {
			break
		}
		at += n
	}
	if start < 0 {
		return unit{}, false
	}
	return unit{start, trimApostrophes(s, start, at)}, true
}

// trimApostrophes cuts apostrophes off the end of a unit: they close a quotation.
func trimApostrophes(s string, start, end int) int {
	for end > start {
		r, n := utf8.DecodeLastRuneInString(s[start:end])
		if !isApostrophe(r) {
			break
		}
		end -= n
	}
	return end
}

func isAlnum(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}
