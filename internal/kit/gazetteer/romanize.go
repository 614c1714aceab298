package gazetteer

import (
	"strings"
	"unicode"
)

// Romanize writes a Ukrainian name in Latin letters, by the rules of the Cabinet
// of Ministers' resolution No. 55 of 27 January 2010.
func Romanize(name string) string {
	var b strings.Builder
	start := true
	var last rune
	for _, r := range name {
		low := unicode.ToLower(r)
		s, ok := kmu(low, last, start)
		switch {
		case !ok:
			if !isApostrophe(r) {
				b.WriteRune(r)
			}
		case r != low && s != "":
			b.WriteString(strings.ToUpper(s[:1]) + s[1:])
		default:
			b.WriteString(s)
		}
		if !isApostrophe(r) {
			start = !unicode.IsLetter(r)
		}
		last = low
	}
	return b.String()
}

// kmu returns the Latin letters of a Ukrainian letter; start says that it begins
// a word.
func kmu(r, last rune, start bool) (string, bool) {
	initial := func(at, within string) (string, bool) {
		if start {
			return at, true
		}
		return within, true
	}
	switch r {
	case 'г':
		if last == 'з' {
			return "gh", true
		}
		return "h", true
	case 'є':
		return initial("ye", "ie")
	case 'ї':
		return initial("yi", "i")
	case 'й':
		return initial("y", "i")
	case 'ю':
		return initial("yu", "iu")
	case 'я':
		return initial("ya", "ia")
	case 'ь':
		return "", true
	}
	const letters = "абвґдежзиіклмнопрстуфхцчшщ"
	latin := [...]string{"a", "b", "v", "g", "d", "e", "zh", "z", "y", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch"}
	n := 0
	for _, l := range letters {
		if l == r {
			return latin[n], true
		}
		n++
	}
	return "", false
}
