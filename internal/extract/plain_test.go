package extract

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestPlain(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"none", "Two boats sank.", "Two boats sank."},
		{"link", "See [the mill](http://a.b/c) now", "See  the mill" + strings.Repeat(" ", 16) + "now"},
		{"two", "[a](b)[c](d)", " a     c    "},
		{"no opening", "the mill](http://a.b) now", "the mill](http://a.b) now"},
		{"opened in another line", "[the\nmill](a)", "[the\nmill](a)"},
		{"no closing", "[the mill](http://a.b now", "[the mill](http://a.b now"},
		{"space in the address", "[the mill](a b)", "[the mill](a b)"},
		{"line in the address", "[the mill](a\nb)", "[the mill](a\nb)"},
		{"letters of two bytes", "[мер](http://a) каже", " мер" + strings.Repeat(" ", 12) + "каже"},
		{"in brackets", "(see [a](b))", "(see  a    )"},
		{"image in a link", "[![a](b)](c)", "[! a        "},
		{"words too long", "[" + strings.Repeat("a", longestLink+1) + "](b)", "[" + strings.Repeat("a", longestLink+1) + "](b)"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := plain(test.text); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// FuzzPlain wants each byte to stay or to become a space, and lines to stay.
func FuzzPlain(f *testing.F) {
	for _, seed := range []string{"", "](", "[a](b)", "[[a](b)](c)", "[\n](a)", "[é](ü)", "[a](b [c](d)", strings.Repeat("](", 50), strings.Repeat("[a](", 50)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got := plain(text)
		if len(got) != len(text) {
			t.Fatalf("%d bytes of %d", len(got), len(text))
		}
		for i := range got {
			if got[i] != text[i] && (got[i] != ' ' || text[i] == '\n') {
				t.Fatalf("byte %d of %q became %q", i, text, got[i])
			}
		}
		if utf8.ValidString(text) && !utf8.ValidString(got) {
			t.Fatalf("%q is cut within a character: %q", text, got)
		}
	})
}

// TestPlainOfManyBrackets would not end before the time limit of all tests if each bracket were looked for in
// the whole text.
func TestPlainOfManyBrackets(t *testing.T) {
	for _, unit := range []string{"](", "[a](b ", "[](", "a](b)"} {
		text := strings.Repeat(unit, 1<<20/len(unit))
		if got := plain(text); len(got) != len(text) {
			t.Errorf("%q: %d bytes of %d", unit, len(got), len(text))
		}
	}
}
