package slot

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/extract/passage"
	"github.com/hearsay-org/hearsay/internal/extract/passage/passagetest"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
	"github.com/hearsay-org/hearsay/internal/kit/loglin"
)

// scene is a passage with one claim a sentence, and all of its words of a kind.
type scene struct {
	p       *passage.Passage
	claims  []Claim
	towns   []Toponym
	moments []Moment
	numbers []Number
}

// lay lays out a text; "Lanford" and "Redhill" are towns in it, "Monday" a day.
func lay(t testing.TB, text string) *scene {
	t.Helper()
	s := &scene{p: passagetest.Lay(t, text)}
	for i := range s.p.Text.Sentences {
		if first, last := s.p.Trim(s.p.Text.Sentences[i].First, s.p.Text.Sentences[i].Last); last > first {
			s.claims = append(s.claims, Claim{First: first, Last: last, Speaker: -1, Actor: -1, Target: -1})
		}
	}
	for i := range s.p.Text.Tokens {
		first, last := int32(i), int32(i)+1
		switch w := s.p.Text.Word(i); {
		case w == "Lanford" || w == "Redhill":
			s.towns = append(s.towns, Toponym{First: first, Last: last, Location: hearsay.Location{Text: w, ID: w}})
		case w == "Monday":
			day := time.Date(2031, 3, 3, 0, 0, 0, 0, time.UTC)
			s.moments = append(s.moments, Moment{First: first, Last: last, Interval: hearsay.Interval{From: day, To: day, Text: w}})
		case s.p.Text.Tokens[i].POS == lang.NUM:
			s.numbers = append(s.numbers, Number{First: first, Last: last, Quantity: hearsay.Quantity{Text: w}})
		}
	}
	return s
}

const attack = "The army struck the port of Lanford on Monday, killing 5 sailors. Peter Brown said that the navy sank 3 boats near Redhill."

// ranked lists the candidates of all slots of a scene's claims.
func (s *scene) ranked() []*Ranked {
	var out []*Ranked
	var last *Claim
	for i := range s.claims {
		c := &s.claims[i]
		targets := Parties(s.p, c, last)
		targets.Besides(s.p, c.Actor)
		out = append(out, Parties(s.p, c, last), targets, Numbers(s.p, c, s.numbers))
		last = c
	}
	return out
}

func TestCandidatesAreDeterministic(t *testing.T) {
	got, want := lay(t, attack).ranked(), lay(t, attack).ranked()
	if !reflect.DeepEqual(got, want) || len(got) != 6 {
		t.Errorf("got %d lists, then others", len(got))
	}
}

func TestFirstCandidateIsNone(t *testing.T) {
	for i, r := range lay(t, attack).ranked() {
		if len(r.IDs) == 0 || r.IDs[0] != None || len(r.IDs) != len(r.Features) {
			t.Fatalf("list %d: %v with %d lists of features", i, r.IDs, len(r.Features))
		}
		seen := map[int32]bool{}
		for n, id := range r.IDs {
			if len(r.Features[n]) == 0 {
				t.Errorf("list %d: no features of candidate %d", i, id)
			}
			if seen[id] && i%3 > 1 {
				t.Errorf("list %d: candidate %d stands twice", i, id)
			}
			seen[id] = true
		}
	}
}

// names writes candidates of parties as the text words them.
func names(p *passage.Passage, r *Ranked) string {
	var out []string
	for _, id := range r.IDs[1:] {
		out = append(out, p.PartyName(&p.Parties[id]))
	}
	return strings.Join(out, ", ")
}

func TestPartiesOfTheSentencesBefore(t *testing.T) {
	s := lay(t, "The army struck the port. It rained. The mill burned. The boats sank. The pier was closed.")
	last := &s.claims[len(s.claims)-1]
	got := names(s.p, Parties(s.p, last, nil))
	for _, want := range []string{"pier", "boats", "mill"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not among %q", want, got)
		}
	}
	if strings.Contains(got, "army") {
		t.Errorf("a party from %d sentences before is among %q", len(s.claims)-1, got)
	}
}

func TestPartiesHoldTheSpeaker(t *testing.T) {
	s := lay(t, "Peter Brown came. It rained. It snowed. It hailed. It thawed. The pier was closed.")
	c := &s.claims[len(s.claims)-1]
	for id := range s.p.Parties {
		if s.p.PartyName(&s.p.Parties[id]) == "Peter Brown" {
			c.Speaker = s.p.Parties[id].Cluster
		}
	}
	if c.Speaker < 0 {
		t.Fatal("Peter Brown is no party")
	}
	if got := names(s.p, Parties(s.p, c, nil)); !strings.Contains(got, "Peter Brown") {
		t.Errorf("the speaker is not among %q", got)
	}
}

func TestCandidatesAreBounded(t *testing.T) {
	var b strings.Builder
	for i := range 4 * most {
		fmt.Fprintf(&b, "the %c%cshire army of Lanford on Monday, 5 ", 'A'+rune(i%26), 'a'+rune(i/26))
	}
	s := lay(t, b.String())
	if len(s.towns) < 4*most {
		t.Fatalf("got %d towns", len(s.towns))
	}
	for i := range s.claims {
		c := &s.claims[i]
		for name, r := range map[string]*Ranked{
			"actor":  Parties(s.p, c, nil),
			"number": Numbers(s.p, c, s.numbers),
		} {
			if len(r.IDs) > most+1 { // and the empty slot
				t.Errorf("claim %d: %d candidates for its %s, want at most %d", i, len(r.IDs), name, most+1)
			}
		}
	}
	for name, tr := range map[string]*track{"place": &NewGround(s.p, s.claims, s.towns).track, "time": &NewCalendar(s.p, s.claims, s.moments).track} {
		for i := range s.claims {
			if n := len(tr.States(i)); n > mostStates {
				t.Errorf("claim %d: %d candidates for its %s, want at most %d", i, n, name, mostStates)
			}
		}
	}
}

func TestNumbersWithinTheClaim(t *testing.T) {
	s := lay(t, attack)
	for i, want := range []string{"5", "3"} {
		r := Numbers(s.p, &s.claims[i], s.numbers)
		if len(r.IDs) != 2 || s.numbers[r.IDs[1]].Quantity.Text != want {
			t.Errorf("claim %d: got %v, want the number %s", i, r.IDs, want)
		}
	}
}

func TestBest(t *testing.T) {
	r := &Ranked{}
	if id, share, _, _ := r.Best(&loglin.Model{K: 1}, 0); id != None || share != 0 {
		t.Errorf("the best of nothing is %d (%v)", id, share)
	}
	r.put(None, []uint64{1})
	r.put(7, []uint64{2})
	r.put(9, []uint64{3})
	m := loglin.Rank([]loglin.Choice{{Candidates: r.Features, Right: []bool{false, true, false}}}, 1, 20, 0.3, 0, 1).Model()
	id, share, second, next := r.Best(m, 0)
	if id != 7 || second != 9 || share <= next || share > 1 {
		t.Errorf("got %d (%v), then %d (%v)", id, share, second, next)
	}
	if id, _, second, _ := r.Best(m, 1.1); id != None || second != None {
		t.Errorf("got %d and %d, though none has the share that is asked for", id, second)
	}
}

// mostStates is how many groups a claim may take, None among them.
const mostStates = 34

// TestCandidatesStayLinear counts the features of all slots of a text and of one
// twice as long.
func TestCandidatesStayLinear(t *testing.T) {
	count := func(text string) (total int) {
		s := lay(t, text)
		for _, r := range s.ranked() {
			for _, f := range r.Features {
				total += len(f)
			}
		}
		for _, tr := range []*track{&NewGround(s.p, s.claims, s.towns).track, &NewCalendar(s.p, s.claims, s.moments).track} {
			l := tr.Lattice(func(int, int32) bool { return true })
			total += len(l.Edges)
			for _, f := range l.Lists {
				total += len(f)
			}
		}
		return total
	}
	for _, unit := range []string{attack + " ", "Lanford on Monday 5 boats, "} {
		if one, two := count(strings.Repeat(unit, 150)), count(strings.Repeat(unit, 300)); float64(two) > 2.3*float64(one) {
			t.Errorf("%q: twice the text gives %d features for %d", unit, two, one)
		}
	}
}
