package texts

import (
	"sort"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/hearsay-org/hearsay"
)

func (t *Text) readHeader(head string, bad *faults) {
	for line := range strings.Lines(head) {
		key, value, ok := strings.Cut(strings.TrimSpace(line), ":")
		value = strings.TrimSpace(value)
		if !ok {
			bad.addf("header line %q has no colon", strings.TrimSpace(line))
			continue
		}
		switch key {
		case "lang":
			t.Lang = value
		case "kind":
			t.Kind = value
		case "publisher":
			t.Publisher = value
		case "title":
			t.Title = value
		case "published":
			stamp, err := hearsay.ParseStamp(value)
			if err != nil {
				bad.addf("published: %v", err)
			}
			t.Published = stamp
		default:
			bad.addf("header has no key %q", key)
		}
	}
}

// readMarks takes the marks out of a text and returns the span of each number.
func (t *Text) readMarks(marked string, bad *faults) map[int]hearsay.Span {
	spans := map[int]hearsay.Span{}
	var out strings.Builder
	open, start := 0, 0
	for {
		before, after, ok := strings.Cut(marked, "⟦")
		out.WriteString(before)
		if !ok {
			break
		}
		mark, rest, ok := strings.Cut(after, "⟧")
		n, err := strconv.Atoi(strings.TrimPrefix(mark, "/"))
		if !ok || err != nil || n < 1 {
			bad.addf("%q is no mark", clip("⟦"+after))
			break
		}
		marked = rest
		_, seen := spans[n]
		switch {
		case mark[0] != '/' && open == 0 && !seen:
			open, start = n, out.Len()
		case mark[0] == '/' && open == n:
			spans[n] = hearsay.Span{Start: start, End: out.Len()}
			open = 0
		default:
			bad.addf("mark ⟦%s⟧ does not fit the marks before it", mark)
		}
	}
	if open != 0 {
		bad.addf("mark ⟦%d⟧ is not closed", open)
	}
	t.Text = out.String()
	return spans
}

func (t *Text) readSections(tail string, spans map[int]hearsay.Span, bad *faults) {
	section := ""
	claims := map[int]Claim{}
	for line := range strings.Lines(tail) {
		line = strings.TrimSpace(line)
		switch {
		case line == "":
			continue
		case line == "claims:" || line == "notes:" || line == "terms:":
			section = line
			continue
		}
		fields := strings.Split(line, "|")
		for i := range fields {
			fields[i] = strings.TrimSpace(fields[i])
		}
		want := map[string]int{"claims:": 10, "notes:": 4, "terms:": 3}[section]
		if len(fields) != want {
			bad.addf("%s line %q has %d fields, not %d", section, clip(line), len(fields), want)
			continue
		}
		switch section {
		case "claims:":
			t.readClaim(fields, spans, claims, bad)
		case "notes:":
			t.Notes = append(t.Notes, hearsay.Note{Kind: fields[0], By: fields[1], Of: fields[2], Quote: fields[3], Span: find(t.Text, fields[3])})
		case "terms:":
			t.Terms = append(t.Terms, hearsay.Term{Term: fields[0], Kind: fields[1], Means: fields[2], Span: find(t.Text, fields[0])})
		}
	}
	numbers := make([]int, 0, len(spans))
	for n := range spans {
		numbers = append(numbers, n)
	}
	sort.Ints(numbers)
	for _, n := range numbers {
		c, ok := claims[n]
		if !ok {
			bad.addf("mark ⟦%d⟧ has no line of claims", n)
			continue
		}
		t.Claims = append(t.Claims, c)
	}
}

func (t *Text) readClaim(f []string, spans map[int]hearsay.Span, claims map[int]Claim, bad *faults) {
	n, err := strconv.Atoi(f[0])
	span, marked := spans[n]
	_, twice := claims[n]
	if err != nil || !marked || twice {
		bad.addf("claim %q has no mark of its own in the text", f[0])
		return
	}
	c := Claim{Span: span, Quote: span.In(t.Text), Type: f[1], Voice: f[2], Actor: f[5], Target: f[6]}
	switch f[3] {
	case "+":
		c.Polarity = hearsay.Positive
	case "-":
		c.Polarity = hearsay.Negative
	default:
		bad.addf("claim %d: polarity %q is neither + nor -", n, f[3])
	}
	c.Chain = split(f[4], " > ")
	c.Places = split(f[7], ";")
	if f[8] != "" {
		from, to, ok := strings.Cut(f[8], "..")
		if !ok || from == "" && to == "" {
			bad.addf("claim %d: time %q is not from..to", n, f[8])
		}
		c.From, c.To = day(from, n, bad), day(to, n, bad)
	}
	if f[9] != "" {
		c.Quantity = quantity(f[9], n, bad)
	}
	claims[n] = c
}

func day(s string, n int, bad *faults) time.Time {
	if s == "" {
		return time.Time{}
	}
	d, err := time.Parse("2006-01-02", s)
	if err != nil {
		bad.addf("claim %d: %q is no day", n, s)
	}
	return d
}

func quantity(s string, n int, bad *faults) *hearsay.Quantity {
	parts := strings.Split(s, ";")
	if len(parts) != 3 {
		bad.addf("claim %d: quantity %q is not text ; min ; max", n, s)
		return nil
	}
	q := &hearsay.Quantity{Text: strings.TrimSpace(parts[0])}
	for i, bound := range []**float64{&q.Min, &q.Max} {
		p := strings.TrimSpace(parts[i+1])
		if p == "" {
			continue
		}
		v, err := strconv.ParseFloat(p, 64)
		if err != nil {
			bad.addf("claim %d: bound %q is no number", n, p)
			continue
		}
		*bound = &v
	}
	return q
}

// split returns the parts of a list without white space around; nil for "".
func split(s, sep string) []string {
	if s == "" {
		return nil
	}
	parts := strings.Split(s, sep)
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return parts
}

// find returns the span of the first occurrence of a string, by itself or with
// its letters' case ignored where that keeps the offsets; zero where none.
func find(text, s string) hearsay.Span {
	if s == "" {
		return hearsay.Span{}
	}
	at := strings.Index(text, s)
	if at < 0 {
		lower := strings.ToLower(text)
		if len(lower) == len(text) {
			at = strings.Index(lower, strings.ToLower(s))
		}
	}
	if at < 0 || at+len(s) > len(text) {
		return hearsay.Span{}
	}
	return hearsay.Span{Start: at, End: at + len(s)}
}

// clip returns the beginning of a string, for messages.
func clip(s string) string {
	const most = 60
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most]) + "…"
}
