package notes

import (
	_ "embed"
	"strings"
	"testing"
	"unicode"

	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
)

// unread holds invented news in three languages, written before the tables were
// widened; the head of the file says how it is marked.
//
//go:embed testdata/unread.txt
var unread string

// marked is a line of unread: a text and the notes that it holds.
type marked struct {
	lang, text string
	notes      []hearsay.Note
}

func readMarked(t *testing.T, table string) (list []marked) {
	t.Helper()
	for line := range strings.Lines(table) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		code, rest, ok := strings.Cut(line, "\t")
		if !ok {
			t.Fatalf("%q has no language", line)
		}
		m := marked{lang: code}
		for {
			before, after, more := strings.Cut(rest, "⟦")
			m.text += before
			if !more {
				break
			}
			note, tail, closed := strings.Cut(after, "⟧")
			kind, quote, ok := strings.Cut(note, ": ")
			if !closed || !ok || !hearsay.NoteKinds.Has(kind) {
				t.Fatalf("%q is not marked as it should be", line)
			}
			span := hearsay.Span{Start: len(m.text), End: len(m.text) + len(quote)}
			m.notes = append(m.notes, hearsay.Note{Kind: kind, Quote: quote, Span: span})
			m.text += quote
			rest = tail
		}
		list = append(list, m)
	}
	return list
}

// alike is the F1 of the words of two spans of a text.
func alike(text string, a, b hearsay.Span) float64 {
	words := func(s hearsay.Span) int {
		if s.Start >= s.End {
			return 0
		}
		return len(strings.FieldsFunc(s.In(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }))
	}
	both := hearsay.Span{Start: max(a.Start, b.Start), End: min(a.End, b.End)}
	return 2 * float64(words(both)) / float64(max(1, words(a)+words(b)))
}

// TestUnread measures as the corpus of claims does: a note is right where its
// kind is and the F1 of the words of its quote is at least 0.3.
func TestUnread(t *testing.T) {
	floors := map[string]float64{"en": 0.92, "uk": 0.88, "ru": 0.88} // reached: .979, .960, .943
	hits, found, wanted := map[string]int{}, map[string]int{}, map[string]int{}
	for _, m := range readMarked(t, unread) {
		left := Find(&lang.Text{Source: m.text})
		found[m.lang] += len(left)
		wanted[m.lang] += len(m.notes)
		for _, want := range m.notes {
			right := -1
			for i, n := range left {
				if n.Kind == want.Kind && alike(m.text, n.Span, want.Span) >= 0.3 {
					right = i
				}
			}
			if right < 0 {
				t.Logf("%q: no %s", m.text, want.Kind)
				continue
			}
			hits[m.lang]++
			left = append(left[:right:right], left[right+1:]...)
		}
		for _, n := range left {
			t.Logf("%q: %s %q is none", m.text, n.Kind, n.Quote)
		}
	}
	for code, floor := range floors {
		f1 := 2 * float64(hits[code]) / float64(max(1, found[code]+wanted[code]))
		t.Logf("%s: %d right of %d found and %d to be found, F1 %.3f", code, hits[code], found[code], wanted[code], f1)
		if f1 < floor {
			t.Errorf("%s: F1 %.3f is under %.3f", code, f1, floor)
		}
	}
}
