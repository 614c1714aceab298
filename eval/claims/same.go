// Package claims scores extracted claims against annotated ones. Its figures
// are those of the annotation's own scorer: a claim counts as found when the
// quotes' token F1 is 0.5 or more, and as strict when its type and its origin
// are right too.
package claims

import (
	"strings"
	"unicode"

	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/eval/gold"
)

const stopWords = "the a an of and in on s movement group channel telegram рух руху движение движения канал телеграм і и та в у на з с"

func isStop(w string) bool { return strings.Contains(" "+stopWords+" ", " "+w+" ") }

// words returns the spans of a text's words.
func words(text string) []hearsay.Span {
	var out []hearsay.Span
	start := -1
	for i, r := range text {
		inside := r == '_' || unicode.IsLetter(r) || unicode.IsNumber(r)
		if inside && start < 0 {
			start = i
		}
		if !inside && start >= 0 {
			out = append(out, hearsay.Span{Start: start, End: i})
			start = -1
		}
	}
	if start >= 0 {
		out = append(out, hearsay.Span{Start: start, End: len(text)})
	}
	return out
}

// covered returns the indices of the words that a quote covers.
func covered(spans []hearsay.Span, quote hearsay.Span) map[int]bool {
	out := map[int]bool{}
	for i, s := range spans {
		if s.Start >= quote.Start && s.End <= quote.End {
			out[i] = true
		}
	}
	return out
}

func f1[K comparable](a, b map[K]bool) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	both := 0
	for k := range a {
		if b[k] {
			both++
		}
	}
	return 2 * float64(both) / float64(len(a)+len(b))
}

// stem is a crude key that survives case endings in all three languages.
func stem(w string) string {
	r := []rune(strings.ToLower(w))
	if len(r) <= 4 {
		return string(r)
	}
	return string(r[:max(4, len(r)-3)])
}

func key(name string) map[string]bool {
	out, all := map[string]bool{}, map[string]bool{}
	for _, s := range words(name) {
		w := s.In(name)
		all[stem(w)] = true
		if !isStop(strings.ToLower(w)) {
			out[stem(w)] = true
		}
	}
	if len(out) == 0 {
		return all
	}
	return out
}

func within(a, b map[string]bool) bool {
	for k := range a {
		if !b[k] {
			return false
		}
	}
	return true
}

// SameName says whether a found name means the annotated one: their stems
// overlap with F1 of 0.5, or one holds the other, unless the found one is longer
// than twice the other and two words more.
func SameName(found, want string) bool {
	p, g := key(found), key(want)
	if len(p) == 0 || len(g) == 0 {
		return len(p) == len(g)
	}
	if len(p) > 2*len(g)+2 {
		return false
	}
	return f1(p, g) >= 0.5 || within(p, g) || within(g, p)
}

// SameOrigin says whether two chains end with the same party, or are both empty.
func SameOrigin(found, want []string) bool {
	if len(found) == 0 || len(want) == 0 {
		return len(found) == len(want)
	}
	return SameName(found[len(found)-1], want[len(want)-1])
}

// SameChain says whether two chains have the same parties in the same order.
func SameChain(found, want []string) bool {
	if len(found) != len(want) {
		return false
	}
	for i := range found {
		if !SameName(found[i], want[i]) {
			return false
		}
	}
	return true
}

// SameTime says whether a found interval overlaps the annotated one and is at
// most four times as long, or a week.
func SameTime(found, want *gold.Interval) bool {
	pf, pt := bounds(found)
	gf, gt := bounds(want)
	if pf > gt || gf > pt {
		return false
	}
	return days(pf, pt) <= max(7, 4*days(gf, gt))
}

func bounds(t *gold.Interval) (string, string) {
	from, to := "0000-01-01", "9999-12-31"
	if len(t.From) >= 10 {
		from = t.From[:10]
	}
	if len(t.To) >= 10 {
		to = t.To[:10]
	}
	return from, to
}

func days(a, b string) int {
	n := func(s string) int {
		v := 0
		for _, c := range s {
			v = v*10 + int(c-'0')
		}
		return v
	}
	return (n(b[:4])-n(a[:4]))*365 + (n(b[5:7])-n(a[5:7]))*30 + n(b[8:10]) - n(a[8:10]) + 1
}

// SamePlaces says whether one of the first two found places is the first annotated one.
func SamePlaces(found, want []string) bool {
	for _, p := range found[:min(2, len(found))] {
		if SameName(p, want[0]) {
			return true
		}
	}
	return false
}

// SameQuantity compares bounds, or words where there are none.
func SameQuantity(found, want *gold.Quantity) bool {
	if want.Min == nil && want.Max == nil {
		for k := range key(found.Text) {
			if key(want.Text)[k] {
				return true
			}
		}
		return false
	}
	return sameBound(found.Min, want.Min) && sameBound(found.Max, want.Max)
}

func sameBound(a, b *float64) bool { return a == nil && b == nil || a != nil && b != nil && *a == *b }
