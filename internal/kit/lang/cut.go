package lang

import (
	"strings"
	"unicode/utf8"
)

// maxAbbreviation is how long a dotted abbreviation may be, in bytes.
const maxAbbreviation = 24

// link returns the end of a link or of an Internet name at i, or 0.
func (c *cutter) link(i, to int) int {
	s := c.text[i:to]
	if !hasPrefixFold(s, "http://") && !hasPrefixFold(s, "https://") && !hasPrefixFold(s, "www.") && !hasPrefixFold(s, "t.me/") {
		return 0
	}
	end := i
	for end < to {
		r, cl, n := decode(c.text, end)
		if cl == classSpace || cl == classNever || cl == classQuote || r == '«' || r == '»' || r == '<' || r == '>' || r == '”' || r == '“' || r == '*' {
			break
		}
		end += n
	}
	for end > i {
		if strings.IndexByte(".,;:!?')]}", c.text[end-1]) < 0 {
			break
		}
		end--
	}
	return end
}

// hasPrefixFold says whether s begins with an ASCII prefix, letter case aside.
func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// maxLocal is how far the @ of an address may be from the end of its first word.
const maxLocal = 48

// localPart returns where the @ of an address stands whose first word ends at i,
// or 0.
func (c *cutter) localPart(i, to int) int {
	for j := i; j < to && j < i+maxLocal; j++ {
		switch b := c.text[j]; {
		case b == '@':
			return j
		case b != '.' && b != '-' && b != '_' && b != '+' && !asciiClass(b).isWord() || b >= 0x80:
			return 0
		}
	}
	return 0
}

// mail returns the end of an address of which @ stands at i, or 0.
func (c *cutter) mail(i, to int) int {
	end, dot := i+1, false
	for end < to {
		b := c.text[end]
		if b == '.' && end+1 < to && asciiClass(c.text[end+1]).isWord() {
			dot = true
		} else if !asciiClass(b).isWord() && b != '-' && b != '_' {
			break
		}
		end++
	}
	if !dot {
		return 0
	}
	return end
}

// dotted returns the end of an abbreviation with its full stops, or of an
// Internet name, whose first part is text[i:end] and whose first full stop
// stands at end; 0 where it is neither.
func (c *cutter) dotted(i, end, to int) int {
	long := end
	parts, short := 1, utf8.RuneCountInString(c.text[i:end]) <= 2
	for long+1 < to && long-i < maxAbbreviation && c.text[long] == '.' {
		_, cl, n := decode(c.text, long+1)
		if cl != classLatin && cl != classCyrillic {
			break
		}
		stop := long + 1 + n
		for stop < to {
			_, cl, n := decode(c.text, stop)
			if cl != classLatin && cl != classCyrillic && cl != classDigit {
				break
			}
			stop += n
		}
		if c.domains[c.key(long+1, stop)] && end-i > 1 && !isUpperAt(c.text, long+1) {
			return stop
		}
		if !short || utf8.RuneCountInString(c.text[long+1:stop]) > 2 {
			break
		}
		long = stop
		parts++
	}
	if parts > 1 && long < to && c.text[long] == '.' {
		if isASCII(c.text[i:long]) {
			return long + 1 // U.S., a.m., e.g.
		}
		return end + 1 // т.д. is two words, О.П. two initials
	}
	if parts > 1 && isASCII(c.text[i:long]) && long-i == 3 {
		return long // U.S without the last stop
	}
	if c.text[end:min(end+2, to)] != ".." && (isInitial(c.text[i:end]) || c.abbreviated(i, end, to)) {
		return end + 1
	}
	return 0
}

// abbreviated says whether text[i:end], with a full stop at end, is an
// abbreviation.
func (c *cutter) abbreviated(i, end, to int) bool {
	kind := c.abbreviation(i, end)
	switch kind {
	case noAbbreviation:
		return false
	case titleAbbreviation:
		return isUpperAt(c.text, i)
	case numberAbbreviation, unitAbbreviation:
	default:
		return true
	}
	for j := end + 1; j < to; {
		r, cl, n := decode(c.text, j)
		if cl != classSpace {
			return cl == classDigit || kind == unitAbbreviation && cl != classStop && !isCapital(r) && cl != classOpen && cl != classQuote && cl != classEmoji
		}
		j += n
	}
	return false
}

// abbreviation returns the kind of abbreviation that text[i:end] may be. English
// ones are known in every text.
func (c *cutter) abbreviation(i, end int) abbreviation {
	v := c.abbreviations[c.key(i, end)]
	if v[c.lang] == noAbbreviation {
		return v[English]
	}
	return v[c.lang]
}

// isUpperAt says whether a capital stands at i.
func isUpperAt(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return isCapital(r)
}

// isCapital says whether r is a capital letter.
func isCapital(r rune) bool {
	switch {
	case r < 0x80:
		return 'A' <= r && r <= 'Z'
	case 0x400 <= r && r <= 0x42f || r == 'Ґ':
		return true
	case 0x430 <= r && r <= 0x45f || r == 'ґ':
		return false
	}
	return strings.ToLower(string(r)) != string(r)
}

// isInitial says whether a word is one capital letter.
func isInitial(w string) bool {
	r, n := utf8.DecodeRuneInString(w)
	return n == len(w) && isCapital(r)
}

// hyphened cuts an English word at its hyphens, as the English Web Treebank
// does, but for prefixes and for names with digits (F-16).
func (c *cutter) hyphened(i, end int) {
	first, start := strings.IndexByte(c.text[i:end], '-')+i, i
	if c.prefixes[c.key(i, first)] || digitsAndLetters(c.text[i:end], first-i) {
		first = end
	}
	for first < end {
		c.parts(start, first, true)
		c.add(first, first+1, 0)
		start = first + 1
		next := strings.IndexByte(c.text[start:end], '-')
		if next < 0 {
			break
		}
		first = start + next
	}
	if start < end {
		c.parts(start, end, true)
	}
}

// digitsAndLetters says whether a word with its first hyphen at h names a model
// or a number: capitals or letters and a number (F-16, Su-35), or digits and
// capitals.
func digitsAndLetters(w string, h int) bool {
	if h == 0 || h+1 >= len(w) || strings.IndexByte(w[h+1:], '-') >= 0 {
		return false
	}
	after := asciiClass(w[h+1]) == classDigit
	return after && asciiClass(w[0]) == classLatin && h <= 5 || asciiClass(w[0]) == classDigit && !after && isCapital(rune(w[h+1]))
}

// parts adds a word, cut where it is several syntactic words: English clitics,
// a number and its unit.
func (c *cutter) parts(i, end int, marks bool) {
	w := c.text[i:end]
	if asciiClass(w[0]) == classDigit {
		c.number(i, end)
		return
	}
	if w[0] < 0x80 && (marks || c.english) {
		if n := c.splits[c.key(i, end)]; n > 0 && n < len(w) {
			c.add(i, i+n, 0)
			c.add(i+n, end, 0)
			return
		}
		if at := clitic(w); at > 0 {
			c.add(i, i+at, 0)
			c.add(i+at, end, 0)
			return
		}
	}
	c.add(i, end, 0)
}

// number adds a number, parted from a unit that follows it directly.
func (c *cutter) number(i, end int) {
	at := end
	for at > i {
		_, n := utf8.DecodeLastRuneInString(c.text[i:at])
		if _, cl, _ := decode(c.text, at-n); cl != classLatin && cl != classCyrillic {
			break
		}
		at -= n
	}
	if at > i && at < end && asciiClass(c.text[at-1]) == classDigit && c.units[c.key(at, end)] {
		c.add(i, at, 0)
		c.add(at, end, 0)
		return
	}
	c.add(i, end, 0)
}

// clitic returns where an English clitic begins in a word, or 0.
func clitic(w string) int {
	at := strings.LastIndexAny(w, "'’")
	if at <= 0 {
		return 0
	}
	_, n := utf8.DecodeRuneInString(w[at:])
	switch strings.ToLower(w[at+n:]) {
	case "s", "m", "d", "re", "ve", "ll":
		return at
	case "t":
		if at >= 2 && (w[at-1] == 'n' || w[at-1] == 'N') {
			return at - 1
		}
	}
	return 0
}
