package lang

import "unicode/utf8"

// letters counts the letters of a text that tell its language.
type letters struct {
	latin, cyrillic int
	uk, ru          int // letters that only Ukrainian or only Russian has
}

// maxIdentify is how many bytes of a text are looked at to tell its language.
const maxIdentify = 16384

// countLetters counts the letters of s.
func countLetters(s string) letters {
	var l letters
	for i := 0; i < len(s); {
		b := s[i]
		if b < utf8.RuneSelf {
			if b |= 0x20; 'a' <= b && b <= 'z' {
				l.latin++
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		if r < 0x400 || r > 0x52f {
			if 0xc0 <= r && r < 0x250 {
				l.latin++
			}
			continue
		}
		l.cyrillic++
		switch r {
		case 'і', 'ї', 'є', 'ґ', 'І', 'Ї', 'Є', 'Ґ':
			l.uk++
		case 'ы', 'э', 'ъ', 'ё', 'Ы', 'Э', 'Ъ', 'Ё':
			l.ru++
		}
	}
	return l
}

// Identify tells the language of a text: by its letters, and where they do not
// tell Ukrainian from Russian by frequent words and endings. It returns Unknown
// where there are no letters of either alphabet.
func Identify(text string) Lang {
	l, err := readLists()
	if err != nil {
		return byLetters(countLetters(text))
	}
	return l.identify(text)
}

// byLetters tells the language by letters alone.
func byLetters(n letters) Lang {
	switch {
	case n.latin == 0 && n.cyrillic == 0:
		return Unknown
	case n.latin > 2*n.cyrillic:
		return English
	case n.uk >= n.ru && n.uk > 0:
		return Ukrainian
	}
	return Russian
}

// identify tells the language of a text.
func (l *lists) identify(text string) Lang {
	if len(text) > maxIdentify {
		end := maxIdentify
		for end > 0 && !utf8.RuneStart(text[end]) {
			end--
		}
		text = text[:end]
	}
	n := countLetters(text)
	if n.latin > 2*n.cyrillic || n.cyrillic == 0 || n.uk > 4*n.ru+2 || n.ru > 4*n.uk+2 {
		return byLetters(n)
	}
	score := 3 * (n.uk - n.ru)
	for i := 0; i < len(text); {
		_, cl, size := decode(text, i)
		if !cl.isWord() {
			i += size
			continue
		}
		start := i
		for i < len(text) {
			_, cl, size := decode(text, i)
			if !cl.isWord() && cl != classApostrophe {
				break
			}
			i += size
		}
		score += l.wordScore(text[start:i])
	}
	if score > 0 {
		return Ukrainian
	}
	return Russian
}
