package publish

import (
	"iter"
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// cells returns the columns that a character takes on a terminal: 0 for marks
// that stand on the one before, 2 for wide East Asian characters and emoji
// (UAX #11), else 1.
func cells(r rune) int {
	switch {
	case r < 0x300:
		return 1
	case unicode.In(r, unicode.Mn, unicode.Me) || r == 0x200d:
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// columns returns the columns that s takes on a terminal.
func columns(s string) int {
	n := 0
	for _, r := range s {
		n += cells(r)
	}
	return n
}

// wrap breaks s at spaces into lines of at most limit columns, which must be 2
// or more; a word that is longer is cut. There is always one line.
func wrap(s string, limit int) []string {
	var lines []string
	var line strings.Builder
	used := 0
	flush := func() {
		lines = append(lines, strings.ReplaceAll(line.String(), glued, " "))
		line.Reset()
		used = 0
	}
	for word := range pieces(s, limit) {
		n := columns(word)
		if used > 0 && used+1+n > limit {
			flush()
		}
		if used > 0 {
			line.WriteByte(' ')
			used++
		}
		for _, r := range word {
			if used+cells(r) > limit {
				flush()
			}
			line.WriteRune(r)
			used += cells(r)
		}
	}
	if used > 0 || len(lines) == 0 {
		flush()
	}
	return lines
}

// pieces yields what may be parted in s: its words, glued ones as one where
// they fit a line.
func pieces(s string, limit int) iter.Seq[string] {
	return func(yield func(string) bool) {
		for word := range strings.FieldsSeq(s) {
			if columns(word) <= limit {
				if !yield(word) {
					return
				}
				continue
			}
			for part := range strings.SplitSeq(word, glued) {
				if part != "" && !yield(part) {
					return
				}
			}
		}
	}
}

// glued stands for a space at which a line is not broken. Text that was made
// Visible has none.
const glued = "\x00"

// glue keeps the words of s together on one line, where they fit one.
func glue(s string) string { return strings.ReplaceAll(s, " ", glued) }

// dotted joins parts by a dot at which lines may break.
func dotted(parts []string) string {
	out := make([]string, len(parts))
	for i, p := range parts {
		if i < len(parts)-1 {
			p += " ·"
		}
		out[i] = glue(p)
	}
	return strings.Join(out, " ")
}

// pad returns s followed by spaces up to limit columns.
func pad(s string, limit int) string {
	if n := columns(s); n < limit {
		return s + strings.Repeat(" ", limit-n)
	}
	return s
}

// clip returns s cut to at most limit columns, the last an ellipsis.
func clip(s string, limit int) string {
	if columns(s) <= limit {
		return s
	}
	var b strings.Builder
	used := 0
	for _, r := range s {
		if used+cells(r) > limit-1 {
			break
		}
		b.WriteRune(r)
		used += cells(r)
	}
	return b.String() + "…"
}
