package publish

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	hearsay "github.com/hearsay-org/hearsay"
)

// Disclaimer is what every output says of itself.
const Disclaimer = "Said, not verified: these are the words of others, and who is said to have said them."

// stampWords returns "14 March 2024", with clock and zone where they are known.
func stampWords(s hearsay.Stamp) string {
	switch {
	case s.IsZero():
		return "date unknown"
	case s.DayOnly:
		return s.Time.Format("2 January 2006")
	}
	return s.Time.Format("2 January 2006, 15:04 -07:00")
}

// langWords returns the name of a document's language.
func langWords(lang string) string {
	switch lang {
	case "en":
		return "English"
	case "uk":
		return "Ukrainian"
	case "ru":
		return "Russian"
	case "mixed":
		return "several languages"
	}
	return "language unknown"
}

// publisherWords returns the first name of every chain.
func publisherWords(d *hearsay.Document) string {
	if d.Publisher == "" {
		return "this text"
	}
	return d.Publisher
}

// intervalWords returns a time as people write it: a day, a month or a year
// where it is one, "since" or "until" where an end is open.
func intervalWords(t *hearsay.Interval) string {
	const day = "2 Jan 2006"
	switch {
	case t == nil || t.From.IsZero() && t.To.IsZero():
		return ""
	case t.To.IsZero():
		return "since " + t.From.Format(day)
	case t.From.IsZero():
		return "until " + t.To.Format(day)
	case t.From.Equal(t.To):
		return t.From.Format(day)
	case wholeYears(t):
		if t.From.Year() == t.To.Year() {
			return t.From.Format("2006")
		}
		return t.From.Format("2006") + "–" + t.To.Format("2006")
	case t.From.Day() == 1 && t.To.Equal(t.From.AddDate(0, 1, -1)):
		return t.From.Format("January 2006")
	case t.From.Month() == t.To.Month() && t.From.Year() == t.To.Year():
		return strconv.Itoa(t.From.Day()) + "–" + t.To.Format(day)
	}
	return t.From.Format(day) + " – " + t.To.Format(day)
}

func wholeYears(t *hearsay.Interval) bool {
	return t.From.YearDay() == 1 && t.To.Month() == time.December && t.To.Day() == 31
}

// quantityWords returns a number as worded, with its bounds where the words
// leave an end open.
func quantityWords(q *hearsay.Quantity) string {
	number := func(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }
	switch {
	case q == nil:
		return ""
	case q.Min != nil && q.Max == nil:
		return q.Text + " (≥ " + number(*q.Min) + ")"
	case q.Min == nil && q.Max != nil:
		return q.Text + " (≤ " + number(*q.Max) + ")"
	case q.Min != nil && q.Max != nil && *q.Min != *q.Max:
		return q.Text + " (" + number(*q.Min) + "–" + number(*q.Max) + ")"
	}
	return q.Text
}

// placeWords returns where a claim's event happens: each place once, resolved
// where it could be.
func placeWords(m *hearsay.Mention) []string {
	var out []string
	seen := map[string]bool{}
	add := func(s string) {
		if s != "" && !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	for i := range m.Locations {
		add(locationWords(&m.Locations[i]))
		seen[m.Locations[i].Text] = true
	}
	for _, p := range m.Places {
		add(p)
	}
	return out
}

// locationWords returns "Novooleksiivka (Kherson Oblast, Ukraine)", after the
// words of the text where they are others: "Херсоні: Kherson (…)".
func locationWords(l *hearsay.Location) string {
	switch {
	case l.ID == "" && len(l.Alternatives) > 0:
		return l.Text + " (ambiguous)"
	case l.Name == "":
		return l.Text
	}
	s := l.Name
	if strings.Contains(l.Text, l.Name) { // "near Henichesk"
		s = l.Text
	}
	if l.Admin != "" && l.Admin != l.Name {
		s += " (" + l.Admin + ")"
	}
	if l.Text != "" && !strings.Contains(s, l.Text) {
		s = l.Text + ": " + s
	}
	return s
}

// linkWords returns what a link does besides saying: "denies", "confirms",
// "alleges", and its hedge; "" for the plain ones.
func linkWords(l *hearsay.Link) string {
	var parts []string
	switch l.Class {
	case "denies", "confirms", "alleges":
		parts = append(parts, l.Class)
	}
	if l.Hedge != "" {
		parts = append(parts, l.Hedge)
	}
	return strings.Join(parts, ", ")
}

// voiceSign returns the sign of a voice, "" for what is put forward as fact.
func voiceSign(voice string) string {
	if row := hearsay.Voices.Row(voice); len(row) > 1 {
		return strings.TrimSpace(row[1])
	}
	return ""
}

// count returns "no claims", "1 claim", "20 claims".
func count(n int, noun string) string {
	if n == 0 {
		return "no " + noun + "s"
	}
	return thousands(n) + " " + noun + plural(n)
}

// Claims returns "no claims", "1 claim", "20 claims".
func Claims(n int) string { return count(n, "claim") }

func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}

// thousands returns n with commas.
func thousands(n int) string {
	if n < 1000 {
		return strconv.Itoa(n)
	}
	return thousands(n/1000) + fmt.Sprintf(",%03d", n%1000)
}

// onWord returns how many claims rest on somebody else's word.
func onWord(claims []hearsay.Mention) int {
	n := 0
	for i := range claims {
		if len(claims[i].Chain) > 0 {
			n++
		}
	}
	return n
}

// summary returns what was found, in one sentence.
func summary(r *hearsay.Reading) string {
	s := count(len(r.Claims), "claim")
	if n := onWord(r.Claims); len(r.Claims) > 0 {
		s += fmt.Sprintf(", %s on the word of somebody other than the publisher", thousands(n))
	}
	if len(r.Notes) > 0 {
		s += "; " + count(len(r.Notes), "note") + " on verification"
	}
	if len(r.Terms) > 0 {
		s += "; " + count(len(r.Terms), "term")
	}
	return s + "."
}

// noteWords says who made a note, and on whom.
func noteWords(n *hearsay.Note, publisher string) string {
	by := n.By
	if by == "" {
		by = publisher
	}
	if n.Of == "" {
		return by
	}
	return by + " on " + n.Of
}
