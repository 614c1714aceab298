package publish

import (
	"fmt"
	"strings"
	"unicode"
)

// Visible returns s with white space folded to single spaces and with control,
// bidirectional and zero-width characters written out, so that no text can move
// the cursor, turn itself round, or hide a letter. What joins the parts of an
// emoji stays. Invalid UTF-8 becomes U+FFFD.
func Visible(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	gap, last := false, rune(0)
	for _, r := range s {
		if unicode.IsSpace(r) && r != 0x85 || r == 0x2028 || r == 0x2029 {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteByte(' ')
			gap = false
		}
		writeVisible(&b, r, last)
		last = r
	}
	return b.String()
}

// writeVisible writes one character that is not white space; last is the one
// before it.
func writeVisible(b *strings.Builder, r, last rune) {
	switch {
	case r < 0x20:
		b.WriteRune(0x2400 + r) // the control pictures of Unicode
	case r == 0x7f:
		b.WriteRune('␡')
	case r == 0x200d && joins(last):
		b.WriteRune(r)
	case hidden(r):
		fmt.Fprintf(b, "‹U+%04X›", r)
	default:
		b.WriteRune(r)
	}
}

// joins says whether a zero-width joiner may follow: after a pictogram, a skin
// tone or a variation selector.
func joins(r rune) bool { return unicode.Is(unicode.So, r) || unicode.Is(unicode.Sk, r) || r == 0xfe0f }

// hidden says whether a character shows nothing of itself or changes what
// stands around it: C1 controls, the formats of Unicode (bidirectional marks,
// zero widths, tags, soft hyphens), private use and noncharacters.
func hidden(r rune) bool {
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co) || r&0xfffe == 0xfffe ||
		r == 0x034f || r == 0x115f || r == 0x1160 || r == 0x3164 || r == 0xffa0
}

// VisibleLine is Visible with white space kept as it is, for text in which
// spans have been counted.
func VisibleLine(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	last := rune(0)
	for _, r := range s {
		if r == '\t' || r == '\n' || unicode.Is(unicode.Zs, r) {
			b.WriteRune(r)
		} else {
			writeVisible(&b, r, last)
		}
		last = r
	}
	return b.String()
}
