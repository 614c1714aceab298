package main

import (
	"fmt"

	"github.com/hearsay-org/hearsay/eval/claims"
	"github.com/hearsay-org/hearsay/internal/extract/slot"
)

// What is wrong with a slot.
const (
	notFound    = "not found in the text"
	outOfReach  = "found, but out of the claim's reach"
	otherChosen = "within reach, another chosen"
	noneChosen  = "within reach, none chosen"
	tooMuch     = "annotated with none, one given"
)

// slots counts F1: twice what is right of all that is annotated and given.
func (t *tallies) slots(s *sample, given, want, ok bool) {
	for _, l := range []string{"all", s.doc.Lang} {
		for _, has := range []bool{given, want} {
			if has {
				t.all[l]++
			}
		}
		if ok {
			t.right[l] += 2
		}
	}
}

// wrong counts an error, and lists it.
func (t *tallies) wrong(s *sample, claim int, what string, given, want any) {
	t.confused[what]++
	t.confused[s.doc.Lang+": "+what]++
	if t.listed() {
		fmt.Printf("%s %s (%s), %s: %v for %v\n   %s\n", s.doc.ID, s.doc.Lang, s.doc.Published, what, given, want, s.inSentence(claim))
	}
}

// reading is what a slot was given.
func reading(given, found, reach bool) string {
	switch {
	case reach && given:
		return otherChosen
	case reach:
		return noneChosen
	case found:
		return outOfReach
	}
	return notFound
}

func givenPlace(train, test []*sample, t *tallies) {
	m := trainPlace(asPrinted(train)).Model()
	for _, s := range test {
		g := s.ground()
		for i, taken := range g.Take(m) {
			want := s.claims[i].Places
			var given []string
			for _, x := range taken {
				given = append(given, s.placeName(g.Mention(i, x.Group)))
			}
			ok := len(given) > 0 && len(want) > 0 && claims.SamePlaces(given, want)
			t.slots(s, len(given) > 0, len(want) > 0, ok)
			switch {
			case len(want) == 0 && len(given) > 0:
				t.wrong(s, i, tooMuch, given, want)
			case len(want) > 0 && !ok:
				found, reach := false, false
				for k := range s.work.Places {
					found = found || claims.SamePlaces([]string{s.placeName(int32(k))}, want)
				}
				for _, n := range g.States(i) {
					reach = reach || s.rightPlace(g, i, n)
				}
				t.wrong(s, i, reading(len(given) > 0, found, reach), given, want)
			}
		}
	}
}

func givenTime(train, test []*sample, t *tallies) {
	m := trainTime(asPrinted(train)).Model()
	for _, s := range test {
		g := s.calendar()
		for i, taken := range g.Take(m) {
			n, want := taken.Group, s.claims[i].Time
			given, ok := "none", n != slot.None && want != nil && s.rightTime(g, i, n)
			if n != slot.None {
				x := g.Interval(i, n)
				given = fmt.Sprint(x.Text, *interval(&x))
			}
			t.slots(s, n != slot.None, want != nil, ok)
			switch {
			case want == nil && n != slot.None:
				t.wrong(s, i, tooMuch, given, "none")
			case want != nil && !ok:
				found, reach := false, false
				for k := range s.work.Moments {
					found = found || claims.SameTime(interval(&s.work.Moments[k].Interval), want)
				}
				for _, n := range g.States(i) {
					reach = reach || s.rightTime(g, i, n)
				}
				t.wrong(s, i, reading(n != slot.None, found, reach), given, *want)
			}
		}
	}
}
