package publish

import (
	"testing"
	"time"

	hearsay "github.com/hearsay-org/hearsay"
)

func TestLocationWords(t *testing.T) {
	henichesk := func(text string) hearsay.Location {
		return hearsay.Location{Text: text, Name: "Henichesk", ID: "own:1", Admin: "Kherson Oblast, Ukraine"}
	}
	tests := []struct {
		name string
		l    hearsay.Location
		want string
	}{
		{"as the text has it", henichesk("Henichesk"), "Henichesk (Kherson Oblast, Ukraine)"},
		{"within a phrase", henichesk("near Henichesk"), "near Henichesk (Kherson Oblast, Ukraine)"},
		{"in other words", henichesk("Геническа"), "Геническа: Henichesk (Kherson Oblast, Ukraine)"},
		{"not resolved", hearsay.Location{Text: "Novolymanne"}, "Novolymanne"},
		{"ambiguous", hearsay.Location{Text: "Новоалексеевка", Alternatives: make([]hearsay.Alternative, 2)}, "Новоалексеевка (ambiguous)"},
		{"a country", hearsay.Location{Text: "Ukraine", Name: "Ukraine", ID: "own:2"}, "Ukraine"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := locationWords(&test.l); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestIntervalWords(t *testing.T) {
	day := func(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }
	tests := []struct {
		from, to time.Time
		want     string
	}{
		{time.Time{}, time.Time{}, ""},
		{day(2031, 3, 6), day(2031, 3, 6), "6 Mar 2031"},
		{day(2031, 3, 5), day(2031, 3, 6), "5–6 Mar 2031"},
		{day(2031, 2, 28), day(2031, 3, 1), "28 Feb 2031 – 1 Mar 2031"},
		{day(2031, 2, 1), day(2031, 2, 28), "February 2031"},
		{day(2032, 2, 1), day(2032, 2, 29), "February 2032"},
		{day(2031, 12, 1), day(2031, 12, 31), "December 2031"},
		{day(2031, 1, 1), day(2031, 12, 31), "2031"},
		{day(2030, 1, 1), day(2031, 12, 31), "2030–2031"},
		{day(2031, 3, 6), time.Time{}, "since 6 Mar 2031"},
		{time.Time{}, day(2031, 3, 6), "until 6 Mar 2031"},
	}
	for _, test := range tests {
		if got := intervalWords(&hearsay.Interval{From: test.from, To: test.to}); got != test.want {
			t.Errorf("%v to %v: got %q, want %q", test.from, test.to, got, test.want)
		}
	}
	if got := intervalWords(nil); got != "" {
		t.Errorf("no time: got %q", got)
	}
}

func TestWrap(t *testing.T) {
	tests := []struct {
		name  string
		s     string
		limit int
		want  []string
	}{
		{"nothing", "", 10, []string{""}},
		{"short", "one two", 10, []string{"one two"}},
		{"at a space", "one two three", 8, []string{"one two", "three"}},
		{"a long word is cut", "abcdefghij k", 4, []string{"abcd", "efgh", "ij k"}},
		{"wide letters take two", "水水水 水", 6, []string{"水水水", "水"}},
		{"marks take none", "е\u0301е\u0301е\u0301", 3, []string{"е\u0301е\u0301е\u0301"}},
		{"glued words go together", "a " + glue("b c d"), 6, []string{"a", "b c d"}},
		{"glued words that fit no line are parted", glue("bbb ccc ddd"), 7, []string{"bbb ccc", "ddd"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := wrap(test.s, test.limit)
			if len(got) != len(test.want) {
				t.Fatalf("got %q, want %q", got, test.want)
			}
			for i := range got {
				if got[i] != test.want[i] {
					t.Errorf("got %q, want %q", got, test.want)
				}
			}
		})
	}
}
