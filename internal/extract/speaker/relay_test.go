package speaker

import (
	"math"
	"slices"
	"testing"

	"github.com/hearsay-org/hearsay/internal/kit/loglin"
	"github.com/hearsay-org/hearsay/internal/kit/trees"
)

// named returns the candidate of a name.
func named(t *testing.T, s *Scene, name string) int {
	t.Helper()
	for k := range s.Candidates {
		if s.P.PartyName(s.Name(k)) == name {
			return k
		}
	}
	t.Fatalf("%q is no candidate", name)
	return Own
}

func TestRelaySeesTheOriginElsewhere(t *testing.T) {
	s := scene(t, "Anna Miller told Reuters that two boats sank. Peter Brown said that the bridge was shelled. The pier is closed. Anna Miller said that nobody was hurt.")
	if len(s.Cuts) != 4 {
		t.Fatalf("got %d claims, want 4", len(s.Cuts))
	}
	miller, brown := named(t, s, "Anna Miller"), named(t, s, "Peter Brown")
	origins := []Choice{{miller, 1}, {brown, 1}, {Own, 1}, {miller, 1}}
	m := &loglin.Model{K: 1}
	r := s.relay(s.judge(s.chain(originBase, nil, m)), origins, s.chain(outerBase, origins, m))
	if got, want := r.next, [][2]int{{-1, 3}, {-1, -1}, {-1, -1}, {0, -1}}; !slices.Equal(got, want) {
		t.Errorf("the same origin's claims: got %v, want %v", got, want)
	}
	if got := r.same[miller].claims; got != 2 {
		t.Errorf("got %d claims of one origin, want 2", got)
	}
	for i, p := range r.passed {
		if origins[i].Candidate == Own {
			if p != nil {
				t.Errorf("claim %d has no origin and yet %v", i, p)
			}
			continue
		}
		sum := 0.0
		for _, x := range p {
			sum += x
		}
		if math.Abs(sum-1) > 1e-9 || p[origins[i].Candidate+1] != 0 {
			t.Errorf("claim %d: shares %v sum to %v", i, p, sum)
		}
	}
}

// TestRelaysAreOfOneWidth lets every candidate be the origin of every claim.
func TestRelaysAreOfOneWidth(t *testing.T) {
	m := &loglin.Model{K: 1}
	width := 0
	for _, test := range texts {
		s := scene(t, test.text)
		for k := range s.Candidates {
			origins := make([]Choice, len(s.Cuts))
			for i := range origins {
				origins[i].Candidate = k
			}
			for i, states := range s.Relays(origins, Readers{Origin: m, Outer: m}) {
				for state, x := range states {
					if width == 0 {
						width = len(x)
					}
					if len(x) != width {
						t.Fatalf("%s: claim %d, state %d: %d columns, want %d", test.name, i, state-1, len(x), width)
					}
				}
			}
		}
	}
	if width == 0 {
		t.Error("no text has a candidate")
	}
}

// TestNobodyPassesOnItself lets a forest without trees choose.
func TestNobodyPassesOnItself(t *testing.T) {
	m := &loglin.Model{K: 1}
	for _, test := range texts {
		s := scene(t, test.text)
		origins, outers := s.Read(Readers{Origin: m, Outer: m, Judge: &trees.Forest{}, Relay: &trees.Forest{}})
		for i := range s.Cuts {
			if o := origins[i].Candidate; outers[i].Candidate != Own && outers[i].Candidate == o {
				t.Errorf("%s: claim %d: candidate %d passes on what it says itself", test.name, i, o)
			}
		}
	}
}

// TestRelayCarriesOn teaches with some pairs of names that the outlet stays between
// its guest and the publisher, and asks with another pair.
func TestRelayCarriesOn(t *testing.T) {
	lay := func(guest, other string) *Scene {
		return scene(t, guest+" told Reuters that two boats sank. "+other+" said that the bridge was shelled. "+guest+" said that the pier was closed.")
	}
	pairs := [][2]string{{"Anna Miller", "Peter Brown"}, {"Mary Smith", "John Cooper"}, {"Peter Brown", "Mary Smith"}, {"John Cooper", "Anna Miller"}}
	var scenes []*Scene
	var origins, outers []*loglin.Lattice
	for _, x := range pairs {
		s := lay(x[0], x[1])
		guest, other, outlet := named(t, s, x[0]), named(t, s, x[1]), named(t, s, "Reuters")
		who := []Choice{{guest, 1}, {other, 1}, {guest, 1}}
		by := []int{outlet, Own, outlet}
		scenes = append(scenes, s)
		origins = append(origins, &s.Origins(func(claim, state int) bool { return who[claim].Candidate == state }).Lattice)
		outers = append(outers, &s.Outers(who, func(claim, state int) bool { return by[claim] == state }).Lattice)
	}
	r := Readers{Origin: loglin.Fit(origins, 1, 20, 0.3, 1e-3, 1).Model(), Outer: loglin.Fit(outers, 1, 20, 0.3, 1e-3, 1).Model()}
	var table trees.Table
	var want []float32
	for i, s := range scenes {
		guest, outlet := named(t, s, pairs[i][0]), named(t, s, "Reuters")
		found, _ := s.Read(r)
		for claim, states := range s.Relays(found, r) {
			for k, x := range states {
				table.Add(int32(i), x)
				by := Own
				if found[claim].Candidate == guest {
					by = outlet
				}
				want = append(want, float32(bool1(k-1 == by)))
			}
		}
	}
	r.Relay = trees.Grow(&table, 1, trees.Options{Rounds: 40, Depth: 3, Rate: 0.3, L2: 1, Least: 2, Rows: 1, Columns: 1, Seed: 1}, make([]float32, table.Len()), func(scores, slope, curve []float32) {
		for k := range scores {
			slope[k], curve[k] = scores[k]-4*want[k], 1
		}
	})
	s := lay("Jane Walker", "Mark Turner")
	got, by := s.Read(r)
	guest, outlet := named(t, s, "Jane Walker"), named(t, s, "Reuters")
	for i, want := range [][2]int{{outlet, guest}, {Own, named(t, s, "Mark Turner")}, {outlet, guest}} {
		if by[i].Candidate != want[0] || got[i].Candidate != want[1] {
			t.Errorf("claim %d: got %d behind %d, want %d behind %d", i, got[i].Candidate, by[i].Candidate, want[1], want[0])
		}
	}
}
