package hearsay

import (
	"fmt"
	"time"
	"unicode/utf8"
)

// Document is one text with what is known of its publication. It is not a
// capture: the bytes as they were received stay where they were kept.
type Document struct {
	Title     string // empty where unknown
	Author    string // as the page names it
	Publisher string // the outlet, channel or person who published it
	Published Stamp  // when, in the zone of the page
	Lang      string // "en", "uk", "ru", "mixed" or "" for unknown
	URL       string // the canonical link, or where it was fetched
	SHA256    string // of the bytes that were read, lower-case hex
	Text      string // valid UTF-8; offsets of all spans count its bytes
}

// Stamp is a point in time as a text gives it: the day alone, or day, clock and
// zone. The zero Stamp is unknown.
type Stamp struct {
	Time    time.Time
	DayOnly bool // the clock and the zone are not known
}

// ParseStamp reads "2006-01-02", or RFC 3339 with or without seconds and zone.
func ParseStamp(s string) (Stamp, error) {
	if s == "" {
		return Stamp{}, nil
	}
	if t, err := time.Parse("2006-01-02", s); err == nil {
		return Stamp{Time: t, DayOnly: true}, nil
	}
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02 15:04"} {
		if t, err := time.Parse(layout, s); err == nil {
			return Stamp{Time: t}, nil
		}
	}
	return Stamp{}, Errorf(Invalid, "cannot read the time %q", s).WithHint("write it as 2006-01-02 or 2006-01-02T15:04:05+02:00")
}

// IsZero says whether the time is unknown.
func (s Stamp) IsZero() bool { return s.Time.IsZero() }

// String returns what ParseStamp reads; "" for the zero Stamp.
func (s Stamp) String() string {
	switch {
	case s.IsZero():
		return ""
	case s.DayOnly:
		return s.Time.Format("2006-01-02")
	}
	return s.Time.Format(time.RFC3339)
}

// Day returns midnight UTC of the local day of the stamp.
func (s Stamp) Day() time.Time {
	y, m, d := s.Time.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// Span is a stretch of a document's text, in bytes, End exclusive.
type Span struct {
	Start, End int
}

// In returns the span's part of a text; "" where it does not fit.
func (s Span) In(text string) string {
	if s.Start < 0 || s.End > len(text) || s.Start >= s.End {
		return ""
	}
	return text[s.Start:s.End]
}

// Len returns the span's length in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Overlaps says whether two spans share a byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Contains says whether t lies within s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Validate reports a span that is empty, outside a text, or cuts a character.
func (s Span) Validate(text string) error {
	if s.In(text) == "" {
		return Errorf(Invalid, "the span %d–%d is not within a text of %d bytes", s.Start, s.End, len(text))
	}
	if !utf8.RuneStart(text[s.Start]) || s.End < len(text) && !utf8.RuneStart(text[s.End]) {
		return Errorf(Invalid, "the span %d–%d cuts a character", s.Start, s.End)
	}
	return nil
}

// String returns "start–end".
func (s Span) String() string { return fmt.Sprintf("%d–%d", s.Start, s.End) }
