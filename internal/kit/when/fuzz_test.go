package when

import (
	"strings"
	"testing"

	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
)

func FuzzFind(f *testing.F) {
	for _, c := range findCases {
		f.Add(c.text)
	}
	f.Add("AFP Friday 5 Apr 2024 last last 99999999 weeks ago")
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?") // as a document is
		for _, published := range []string{"", "2024-02-29"} {
			st, err := hearsay.ParseStamp(published)
			if err != nil {
				t.Fatal(err)
			}
			last := 0
			times := Scan(&lang.Text{Source: text}, st)
			found, spans := times.Found, times.Spans
			for _, e := range found {
				if err := e.Span.Validate(text); err != nil {
					t.Fatal(err)
				}
				if e.Span.Start < last || e.Text != e.Span.In(text) {
					t.Fatalf("%v %q overlaps or does not stand there", e.Span, e.Text)
				}
				last = e.Span.End
				if e.From.IsZero() && e.To.IsZero() || !e.From.IsZero() && !e.To.IsZero() && e.From.After(e.To) {
					t.Fatalf("%q: %v to %v", e.Text, e.From, e.To)
				}
				if times.Day.IsZero() && e.Deictic {
					t.Fatalf("%q is resolved without a day of publication", e.Text)
				}
			}
			if len(spans) < len(found) {
				t.Fatalf("%d spans for %d expressions", len(spans), len(found))
			}
		}
	})
}

// TestFindLinear reads text that nests without end.
func TestFindLinear(t *testing.T) {
	for _, s := range []string{"early ", "ніч на ", "last ", "since ", "from 3 to ", "1 і ", "Monday, "} {
		if n := len(Find(&lang.Text{Source: strings.Repeat(s, 20_000)}, stamp(t, "2024-05-15"))); n > 20_000 {
			t.Errorf("%q: %d expressions", s, n)
		}
	}
}

func BenchmarkFind(b *testing.B) {
	text := &lang.Text{Source: strings.Repeat("On Thursday, March 3, 2022, they left. За минулу добу двоє втекли, а з 3 по 5 травня – ще троє. На прошлой неделе вернулись.\n", 200)}
	st, err := hearsay.ParseStamp("2024-05-15")
	if err != nil {
		b.Fatal(err)
	}
	words := len(strings.Fields(text.Source))
	for b.Loop() {
		Find(text, st)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(words), "ns/word")
}
