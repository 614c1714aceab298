package page

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode"

	hearsay "github.com/hearsay-org/hearsay"
)

//go:embed tables/months.tsv
var monthTable string

// layouts are the forms of time in meta elements, beyond those of
// hearsay.ParseStamp: RFC 3339 with an offset without colon or with fractions, RFC
// 1123, and what news systems write.
var layouts = []string{
	"2006-01-02T15:04:05.999999999Z0700", "2006-01-02T15:04:05Z0700", "2006-01-02T15:04Z0700", "2006-01-02T15:04:05.999999999",
	"2006-01-02 15:04:05Z0700", "2006-01-02 15:04:05 Z0700", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 Z07:00", "2006-01-02 15:04Z07:00",
	time.RFC1123Z, time.RFC1123, "Mon, 2 Jan 2006 15:04:05 -0700", "Mon Jan 02 15:04:05 MST 2006",
	"20060102T150405Z0700", "20060102T150405",
}

var dayLayouts = []string{"2006/01/02", "02.01.2006", "2.1.2006", "20060102"}

// stampOf reads a time as pages write it, for machines or for people; the zero
// Stamp where it cannot, or where its year is not from 1990 to 2100. A time
// without zone is taken as UTC, as ParseStamp does.
func stampOf(s string) hearsay.Stamp {
	s = strings.TrimSpace(s)
	if len(s) > 200 {
		return hearsay.Stamp{}
	}
	st, err := hearsay.ParseStamp(s)
	for i := 0; err != nil && i < len(layouts); i++ {
		st.Time, err = time.Parse(layouts[i], s)
	}
	for i := 0; err != nil && i < len(dayLayouts); i++ {
		st = hearsay.Stamp{DayOnly: true}
		st.Time, err = time.Parse(dayLayouts[i], s)
	}
	if err != nil {
		st = writtenStamp(s)
	}
	if y := st.Time.Year(); y < 1990 || y > 2100 {
		return hearsay.Stamp{}
	}
	return st
}

var months = sync.OnceValue(func() map[string]time.Month {
	out := map[string]time.Month{}
	eachRow(monthTable, func(row []string) {
		n, err := strconv.Atoi(row[1])
		if err != nil {
			return // the table is ours; TestMonths reads every row
		}
		out[row[0]] = time.Month(n)
	})
	return out
})

// writtenStamp reads a date written for people, "20 листопада 2026, 14:30",
// "November 20, 2026 2:30 pm", "20.11.2026 14:30": a day, a month and a year next
// to one another, and a clock after or before them.
func writtenStamp(s string) hearsay.Stamp {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != ':' && r != '.' && r != '/'
	})
	words = words[:min(len(words), 40)]
	date, ok := time.Time{}, false
	hour, minute, clock := 0, 0, false
	for i, w := range words {
		if !ok {
			date, ok = dateAt(words, i)
		}
		if h, m, found := clockOf(w); found && !clock {
			hour, minute, clock = h, m, true
			if i+1 < len(words) {
				hour = halfDay(hour, strings.ReplaceAll(words[i+1], ".", ""))
			}
		}
	}
	switch {
	case !ok:
		return hearsay.Stamp{}
	case !clock:
		return hearsay.Stamp{Time: date, DayOnly: true}
	}
	return hearsay.Stamp{Time: date.Add(time.Duration(hour)*time.Hour + time.Duration(minute)*time.Minute)}
}

// dateAt reads a date that begins at a word.
func dateAt(words []string, i int) (time.Time, bool) {
	for _, layout := range []string{"2.1.2006", "2/1/2006", "2006.1.2"} {
		if t, err := time.Parse(layout, strings.TrimRight(words[i], ".:")); err == nil {
			return t, true
		}
	}
	if i+2 >= len(words) {
		return time.Time{}, false
	}
	clean := func(w string) string { return strings.TrimRight(w, ".:") }
	a, b, c := clean(words[i]), clean(words[i+1]), clean(words[i+2])
	m, day := months()[b], a
	if n, ok := months()[a]; ok && m == 0 {
		m, day = n, b
	}
	d, errDay := strconv.Atoi(strings.TrimRight(day, "sthndr"))
	y, errYear := strconv.Atoi(c)
	if m == 0 || errDay != nil || errYear != nil || d < 1 || d > 31 || y < 1990 || y > 2100 {
		return time.Time{}, false
	}
	t := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	return t, t.Day() == d
}

func clockOf(w string) (hour, minute int, ok bool) {
	h, m, found := strings.Cut(strings.TrimRight(w, ".:"), ":")
	if !found || len(h) > 2 {
		return 0, 0, false
	}
	m, _, _ = strings.Cut(m, ":") // seconds are let be
	hour, errHour := strconv.Atoi(h)
	minute, errMinute := strconv.Atoi(m)
	return hour, minute, errHour == nil && errMinute == nil && hour >= 0 && hour < 24 && minute >= 0 && minute < 60
}

func halfDay(hour int, mark string) int {
	switch {
	case mark == "pm" && hour < 12:
		return hour + 12
	case mark == "am" && hour == 12:
		return 0
	}
	return hour
}
