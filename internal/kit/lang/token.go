package lang

import (
	"strings"

	"github.com/hearsay-org/hearsay/internal/kit/lang/fold"
)

// cutter cuts lines into words. It reads each character a bounded number of
// times.
type cutter struct {
	*lists
	text    string
	lang    Lang // of the text
	english bool // it is cut by the rules of English
	tokens  []Token
}

// line cuts text[from:to], which has no line break, into words.
func (c *cutter) line(from, to int) {
	first := len(c.tokens)
	marks := linkMarks(c.text, from, to)
	for i := from; i < to; {
		r, cl, n := decode(c.text, i)
		switch {
		case len(marks) > 0 && i >= marks[0].from:
			i, marks = max(i, marks[0].to), marks[1:]
		case cl == classSpace:
			if len(c.tokens) > first {
				c.tokens[len(c.tokens)-1].Shape |= SpaceAfter
			}
			i += n
		case cl == classNever || cl == classMark:
			i += n
		case (r == '*' || r == '_' || r == '~') && i+1 < to && c.text[i+1] == c.text[i]:
			for i < to && rune(c.text[i]) == r { // Telegram's and Markdown's marks of bold, italics, strike
				i++
			}
		case cl.isWord():
			i = c.word(i, to)
		case (r == '@' || r == '#') && i+1 < to:
			i = c.handle(i, to, n)
		default:
			i = c.sign(i, to, r, cl, n)
		}
	}
	if len(c.tokens) > first {
		c.tokens[first].Shape |= LineStart
		c.tokens[len(c.tokens)-1].Shape |= SpaceAfter
	}
}

// stretch is a range of bytes.
type stretch struct{ from, to int }

// linkMarks returns what Markdown writes around the words of links in
// text[from:to]: the bracket before them, and the address behind them.
func linkMarks(text string, from, to int) []stretch {
	const middle = "](http"
	var out []stretch
	for from < to {
		n := strings.Index(text[from:to], middle)
		if n < 0 {
			break
		}
		at := from + n
		end, depth := at+len("]("), 1
		for end < to && depth > 0 && text[end] > ' ' {
			switch text[end] {
			case '(':
				depth++
			case ')':
				depth--
			}
			end++
		}
		if open := strings.LastIndexByte(text[from:at], '['); open >= 0 && depth == 0 {
			out = append(out, stretch{from + open, from + open + 1}, stretch{at, end})
		}
		from = end
	}
	return out
}

// add appends a token.
func (c *cutter) add(from, to int, s Shape) {
	c.tokens = append(c.tokens, Token{Start: int32(from), End: int32(to), Head: -1, Shape: s})
}

// handle reads a name that begins with @ or #, or else the sign alone.
func (c *cutter) handle(i, to, n int) int {
	end := i + n
	for end < to {
		r, cl, n := decode(c.text, end)
		if !cl.isWord() && cl != classMark && r != '_' {
			break
		}
		end += n
	}
	c.add(i, end, 0)
	return end
}

// sign reads punctuation, a pictogram or another sign.
func (c *cutter) sign(i, to int, r rune, cl class, n int) int {
	end := i + n
	switch cl {
	case classStop, classDash, classHyphen:
		for end < to {
			r2, cl2, n2 := decode(c.text, end)
			if cl2 != cl || cl == classStop && (r == '.' || r == '…') != (r2 == '.' || r2 == '…') {
				if cl2 == classMark {
					end += n2
					continue
				}
				break
			}
			end += n2
		}
		if cl == classStop {
			c.add(i, end, 0)
		} else {
			c.add(i, end, Dash)
		}
	case classEmoji:
		end = c.emoji(end, to)
		c.add(i, end, Emoji)
	case classOpen:
		c.add(i, end, quoteShape(r, Open))
	case classClose:
		if e := repeated(c.text[i:to], n); e >= 3*n && r == ')' {
			end = i + e // a smile
		}
		c.add(i, end, quoteShape(r, Close))
	case classQuote, classApostrophe:
		c.add(i, end, Quote|c.side(i, end, to))
	default:
		if e := c.smiley(i, to); e > 0 {
			end = e
		} else if e := repeated(c.text[i:to], n); e >= 3*n {
			end = i + e // a line drawn with signs
		}
		c.add(i, end, 0)
	}
	return end
}

// repeated returns the length of the run of the sign of n bytes that s begins with.
func repeated(s string, n int) int {
	end := n
	for end+n <= len(s) && s[end:end+n] == s[:n] {
		end += n
	}
	return end
}

// quoteShape tells quotation marks from brackets.
func quoteShape(r rune, side Shape) Shape {
	switch r {
	case '«', '»', '“', '”', '„', '‹', '›', '‚':
		return Quote | side
	}
	return side
}

// side says whether a straight quotation mark opens or closes, by the spaces
// around it.
func (c *cutter) side(i, end, to int) Shape {
	before := i == 0 || c.text[i-1] <= ' ' || strings.IndexByte("([{-*_/", c.text[i-1]) >= 0
	if !before && i >= 2 {
		before = strings.HasSuffix(c.text[max(0, i-3):i], "—") || strings.HasSuffix(c.text[max(0, i-3):i], "–") ||
			strings.HasSuffix(c.text[:i], "«") || strings.HasSuffix(c.text[:i], "\u00a0")
	}
	after := end >= to || c.text[end] <= ' '
	switch {
	case before && !after:
		return Open
	case after || !before:
		return Close
	}
	return 0
}

// emoji returns the end of a pictogram that began before i: marks, joiners with
// what they join, and the second half of a flag belong to it.
func (c *cutter) emoji(i, to int) int {
	start := i
	flag := i >= 4 && isFlagHalf(c.text, i-4)
	for i < to {
		r, cl, n := decode(c.text, i)
		switch {
		case cl == classMark:
			i += n
			if r == 0x200d && i < to {
				if _, next, m := decode(c.text, i); next == classEmoji {
					i += m
				}
			}
		case flag && i == start && isFlagHalf(c.text, i):
			i += n
		default:
			return i
		}
	}
	return i
}

// isFlagHalf says whether a regional indicator stands at i.
func isFlagHalf(s string, i int) bool {
	return i+4 <= len(s) && s[i] == 0xf0 && s[i+1] == 0x9f && s[i+2] == 0x87 && s[i+3] >= 0xa6
}

// smiley returns the end of a face made of signs at i, or 0.
func (c *cutter) smiley(i, to int) int {
	if c.text[i] != ':' && c.text[i] != ';' {
		return 0
	}
	j := i + 1
	if j < to && c.text[j] == '-' {
		j++
	}
	if j < to && strings.IndexByte(")(DP", c.text[j]) >= 0 && (c.text[j] != 'D' && c.text[j] != 'P' || j+1 == to || c.text[j+1] <= ' ') {
		return j + 1
	}
	return 0
}

// word reads what begins with a letter or a digit.
func (c *cutter) word(i, to int) int {
	if end := c.link(i, to); end > 0 {
		c.add(i, end, 0)
		return end
	}
	end, hyphens, marks := c.run(i, to)
	if at := c.localPart(end, to); at > 0 {
		if mail := c.mail(at, to); mail > 0 {
			c.add(i, mail, 0)
			return mail
		}
	}
	if end < to && c.text[end] == '.' {
		if stop := c.dotted(i, end, to); stop > 0 {
			c.add(i, stop, 0)
			return stop
		}
	}
	if hyphens && c.english && isASCII(c.text[i:end]) {
		c.hyphened(i, end)
		return end
	}
	c.parts(i, end, marks)
	return end
}

// run returns the end of a run of letters, digits and what may stand between
// them, and whether hyphens or apostrophes are among it.
func (c *cutter) run(i, to int) (end int, hyphens, marks bool) {
	_, last, n := decode(c.text, i)
	for i += n; i < to; {
		r, cl, n := decode(c.text, i)
		if cl.isWord() || cl == classMark {
			if cl.isWord() {
				last = cl
			}
			i += n
			continue
		}
		if i+n >= to {
			break
		}
		r2, next, _ := decode(c.text, i+n)
		if !next.isWord() || !joins(r, cl, last, next, r2) {
			break
		}
		hyphens = hyphens || cl == classHyphen
		marks = marks || cl == classApostrophe
		i += n
	}
	return i, hyphens, marks
}

// joins says whether a sign joins the characters around it into one word.
func joins(r rune, cl, last, next class, after rune) bool {
	digits := last == classDigit && next == classDigit
	switch {
	case cl == classApostrophe:
		return last != classDigit && next != classDigit
	case cl == classHyphen, r == '_':
		return true
	case r == '.' || r == ',' || r == ':' || r == '/':
		return digits
	case r == '&':
		return last == classLatin && next == classLatin && after < 'a'
	}
	return false
}

// isASCII says whether s has no other characters.
func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// key returns the hash of a part of the text.
func (c *cutter) key(from, to int) uint64 { return fold.Key(c.text[from:to]) }
