package slot

import (
	"math"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/kit/loglin"
)

// mayTake writes the places that a claim may take as the text words them.
func (s *scene) mayTake(g *Ground, claim int) string {
	var out []string
	for _, n := range g.States(claim)[1:] {
		out = append(out, s.towns[g.Mention(claim, n)].Location.Text)
	}
	return strings.Join(out, ", ")
}

func TestPlacesReachBack(t *testing.T) {
	far := strings.Repeat("It snowed. ", 20)
	tests := []struct{ name, text, want string }{
		{"own", "It rained. Two boats sank in Redhill.", "Redhill"},
		{"sentence before", "It rained in Redhill. Two boats sank.", "Redhill"},
		{"far before", "It rained in Lanford. " + far + "Two boats sank.", "Lanford"},
		{"next sentence", "Two boats sank. It rained in Redhill. It snowed in Lanford. Two mills burned.", "Lanford, Redhill"},
		{"once each", "Redhill, Redhill and Lanford are towns. Two boats sank.", "Lanford, Redhill"},
		{"none", "Two boats sank.", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := lay(t, test.text)
			if got := s.mayTake(NewGround(s.p, s.claims, s.towns), len(s.claims)-1); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// The nearest mention words a claim's place: its own, one of its sentence, or the
// last before it.
func TestNearestMention(t *testing.T) {
	s := lay(t, "It snowed in Redhill. It rained in Redhill, it thawed in Redhill. Boats sank. It hailed in Redhill.")
	g := NewGround(s.p, s.claims, s.towns)
	if len(g.places) != 1 || len(s.claims) != 4 {
		t.Fatalf("%d places, %d claims", len(g.places), len(s.claims))
	}
	for claim, want := range []int32{0, 1, 2, 3} {
		if got := g.Mention(claim, 0); got != want {
			t.Errorf("claim %d: got mention %d, want %d", claim, got, want)
		}
	}
}

// One interval is one time, whatever words name it.
func TestTimesAreJoined(t *testing.T) {
	s := lay(t, "It rained on Monday. It snowed on Monday. Boats sank.")
	day := s.moments[0].Interval.From
	s.moments[1].Interval.Text = "yesterday"
	s.moments = append(s.moments, Moment{First: s.moments[1].First + 1, Last: s.moments[1].First + 2,
		Interval: hearsay.Interval{From: day, To: day.Add(24 * time.Hour), Text: "since"}})
	g := NewCalendar(s.p, s.claims, s.moments)
	if got := g.States(2); len(got) != 3 || len(g.times) != 2 {
		t.Fatalf("got %v of %d times, want two and none", got, len(g.times))
	}
	if got := g.Interval(2, g.of[0]).Text; got != "yesterday" {
		t.Errorf("got %q, want the nearest words", got)
	}
	if a, b := g.relate(0, 1), g.relate(1, 0); a != widen || b != narrow {
		t.Errorf("a day and the two that hold it: got %d and %d", a, b)
	}
}

// A claim that names no place takes that of the claim before, where training says so.
func TestPlacesAreCarriedOver(t *testing.T) {
	text := "The army struck Lanford. The mill burned. Boats sank near Redhill. Two men drowned. The pier was closed."
	s := lay(t, text)
	g := NewGround(s.p, s.claims, s.towns)
	want := []string{"Lanford", "Lanford", "Redhill", "Redhill", "Redhill"}
	l := g.Lattice(func(claim int, n int32) bool {
		return n != None && s.towns[g.Mention(claim, n)].Location.Text == want[claim]
	})
	m := loglin.Fit([]*loglin.Lattice{l}, 1, 30, 0.2, 0, 1).Model()
	for i, taken := range g.Take(m) {
		if len(taken) == 0 || s.towns[g.Mention(i, taken[0].Group)].Location.Text != want[i] {
			t.Errorf("claim %d: got %v, want %s", i, taken, want[i])
		}
	}
	for i, shares := range g.Read(m) {
		sum := 0.0
		for k, x := range shares {
			sum += x.Share
			if x.Group != g.States(i)[k] {
				t.Errorf("claim %d: share %d is of group %d", i, k, x.Group)
			}
		}
		if math.Abs(sum-1) > 1e-9 {
			t.Errorf("claim %d: shares sum to %v", i, sum)
		}
	}
}

// The shares are those that the lattice of training gives.
func TestSharesAreTheLattices(t *testing.T) {
	s := lay(t, attack+" It rained in Lanford. Nobody was hurt. Mills burned in Redhill and Lanford.")
	g := NewGround(s.p, s.claims, s.towns)
	l := g.Lattice(func(claim int, n int32) bool { return (n == None) == (claim%2 == 0) })
	m := loglin.Fit([]*loglin.Lattice{l}, 1, 3, 0.2, 0, 1).Model()
	want, _ := l.Shares(m)
	k := 1 // behind the first node
	for i, shares := range g.Read(m) {
		for _, x := range shares {
			if math.Abs(x.Share-want[k]) > 1e-6 {
				t.Errorf("claim %d, group %d: got %v, the lattice says %v", i, x.Group, x.Share, want[k])
			}
			k++
		}
	}
}

func TestTracksOfNothing(t *testing.T) {
	s := lay(t, "Boats sank.")
	m := &loglin.Model{K: 1}
	if got := NewGround(s.p, nil, nil).Read(m); len(got) != 0 {
		t.Errorf("got %v of no claims", got)
	}
	if got := NewCalendar(s.p, s.claims, nil).Take(m); !reflect.DeepEqual(got, []Share{{Group: None, Share: 1}}) {
		t.Errorf("got %v where there are no times", got)
	}
	if l := NewGround(s.p, nil, nil).Lattice(func(int, int32) bool { return true }); len(l.Edges) != 0 {
		t.Errorf("got %d edges of no claims", len(l.Edges))
	}
}

func TestBestShares(t *testing.T) {
	best, next := Best([]Share{{None, 0.5}, {3, 0.1}, {4, 0.3}, {5, 0.1}})
	if best.Group != 4 || next.Group != 3 {
		t.Errorf("got %v, then %v", best, next)
	}
	if best, next = Best([]Share{{None, 1}}); best.Group != None || next.Group != None {
		t.Errorf("got %v and %v of nothing", best, next)
	}
}
