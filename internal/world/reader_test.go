package world_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	hearsay "github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/eval/claims"
	"github.com/hearsay-org/hearsay/internal/app"
	"github.com/hearsay-org/hearsay/internal/world"
)

// floor is the share of the world's claims that must be found with everything
// right: quote, type, chain, voice and polarity. It is what was reached when it
// was last raised, less a margin of two claims.
const floor = 0.36

// TestReader reads the invented world. Claims marked "must" have to be found with
// everything right, and of all claims a share no smaller than the floor.
func TestReader(t *testing.T) {
	stories, err := world.Stories(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	a, err := app.New(app.Config{})
	if err != nil {
		t.Fatal(err)
	}
	right, found, expected, extra := 0, 0, 0, 0
	for _, s := range stories {
		for _, x := range s.Texts {
			r, err := a.ReadDocument(t.Context(), x.Document)
			if err != nil {
				t.Errorf("%s: %v", x.Name, err)
				continue
			}
			matched := match(r.Claims, x.Claims)
			expected += len(x.Claims)
			extra += len(r.Claims) - len(matched)
			for i, c := range x.Claims {
				m, ok := matched[i]
				if ok {
					found++
				}
				wrong := differences(m, c, ok)
				if wrong == "" {
					right++
					continue
				}
				if c.Must {
					t.Errorf("%s: %q must be found: %s", x.Name, c.Quote, wrong)
				} else {
					t.Logf("%s: %q: %s", x.Name, c.Quote, wrong)
				}
			}
		}
	}
	share := float64(right) / float64(expected)
	t.Logf("of %d claims %d were found, %d with everything right (%.2f); %d more were found that nobody expects", expected, found, right, share, extra)
	if share < floor {
		t.Errorf("a share of %.2f was found with everything right, want %.2f or more", share, floor)
	}
}

// match pairs expected claims, by their index, with found ones whose spans
// overlap by half or more (Dice), the best pairs first.
func match(found []hearsay.Mention, expected []world.Claim) map[int]*hearsay.Mention {
	type pair struct {
		score   float64
		f, want int
	}
	var pairs []pair
	for i := range found {
		for j, c := range expected {
			shared := min(found[i].Span.End, c.Span.End) - max(found[i].Span.Start, c.Span.Start)
			if score := 2 * float64(shared) / float64(found[i].Span.Len()+c.Span.Len()); score >= 0.5 {
				pairs = append(pairs, pair{score, i, j})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return cmp.Compare(b.score, a.score) })
	out, used := map[int]*hearsay.Mention{}, map[int]bool{}
	for _, p := range pairs {
		if out[p.want] == nil && !used[p.f] {
			out[p.want], used[p.f] = &found[p.f], true
		}
	}
	return out
}

// differences says what is wrong with a found claim, or "".
func differences(m *hearsay.Mention, want world.Claim, ok bool) string {
	if !ok {
		return "missed"
	}
	var wrong []string
	check := func(same bool, part, got, want string) {
		if !same {
			wrong = append(wrong, fmt.Sprintf("%s is %s, not %s", part, got, want))
		}
	}
	check(m.Type == want.Type, "type", m.Type, want.Type)
	check(m.Voice == want.Voice, "voice", m.Voice, want.Voice)
	check(m.Polarity == want.Polarity, "polarity", m.Polarity, want.Polarity)
	check(claims.SameChain(m.Chain.Names(), want.Chain), "chain", fmt.Sprintf("%q", m.Chain.Names()), fmt.Sprintf("%q", want.Chain))
	return strings.Join(wrong, "; ")
}

func TestMatch(t *testing.T) {
	span := func(a, b int) hearsay.Span { return hearsay.Span{Start: a, End: b} }
	found := []hearsay.Mention{{Span: span(0, 10)}, {Span: span(12, 20)}, {Span: span(40, 90)}}
	want := []world.Claim{{Span: span(0, 20)}, {Span: span(12, 21)}, {Span: span(80, 100)}}
	got := match(found, want)
	if len(got) != 2 || got[0] != &found[0] || got[1] != &found[1] {
		t.Errorf("got %v, want the first with the first and the second with the second", got)
	}
}
