package speaker

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/hearsay-org/hearsay/internal/extract/attribution"
	"github.com/hearsay-org/hearsay/internal/extract/cut"
	"github.com/hearsay-org/hearsay/internal/extract/passage/passagetest"
	"github.com/hearsay-org/hearsay/internal/kit/loglin"
)

// scene lays out a text with each sentence as one claim.
func scene(t testing.TB, text string) *Scene {
	t.Helper()
	p := passagetest.Lay(t, text)
	var cuts []cut.Cut
	for i := range p.Text.Sentences {
		s := &p.Text.Sentences[i]
		if first, last := p.Trim(s.First, s.Last); last > first {
			cuts = append(cuts, cut.Cut{First: first, Last: last, Share: 1})
		}
	}
	return NewScene(p, attribution.Find(p, attribution.NewTables()), cuts)
}

// texts are invented; each has several who may speak.
var texts = []struct{ name, text string }{
	{"English", "Anna Miller said that two boats sank. The Ministry of Defence of Utopia denied it. “Nobody was hurt on the pier last night,” Peter Brown told Reuters. He added that the pier was closed. According to the mayor, the bridge was shelled."},
	{"Ukrainian", "Мер Іван Петренко заявив, що два човни затонули. За його словами, ніхто не загинув. Генеральний штаб заперечив це. — Ми відбудуємо пристань, — сказала Олена Коваль."},
	{"Russian", "Мэр Иван Петров сообщил, что две лодки затонули. По его словам, никто не погиб. В министерстве заявили, что мост цел. Агентство «Рейтер» передает, что порт закрыт."},
	{"nobody", "Two boats sank. The pier is closed."},
	{"one claim", "The mayor said that two boats sank."},
	{"empty", ""},
}

// trained fits a model to an arbitrary choice, so that its weights are not zero.
func trained(l *Lattice) *loglin.Model {
	return loglin.Fit([]*loglin.Lattice{&l.Lattice}, 1, 5, 0.3, 1e-3, 1).Model()
}

func TestReadChoosesLikeTheLattice(t *testing.T) {
	for _, test := range texts {
		t.Run(test.name, func(t *testing.T) {
			s := scene(t, test.text)
			m := trained(s.Origins(func(claim, candidate int) bool { return candidate == (claim*2)%(len(s.Candidates)+1)-1 }))
			want := s.Choose(s.Origins(nil), m)
			outer := trained(s.Outers(want, func(claim, candidate int) bool { return candidate == claim%(len(s.Candidates)+1)-1 }))
			origins, outers := s.Read(Readers{Origin: m, Outer: outer})
			same(t, "origin", origins, want)
			same(t, "outer", outers, s.Choose(s.Outers(want, nil), outer))
		})
	}
}

func same(t *testing.T, part string, got, want []Choice) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s: got %d choices, want %d", part, len(got), len(want))
	}
	for i := range got {
		if got[i].Candidate != want[i].Candidate || math.Abs(got[i].Share-want[i].Share) > 1e-6 {
			t.Errorf("%s of claim %d: got %+v, want %+v", part, i, got[i], want[i])
		}
	}
}

func TestCandidatesAreBounded(t *testing.T) {
	var b strings.Builder
	for i := range 3 * maxCandidates {
		fmt.Fprintf(&b, "%c%cmiller said that two boats sank.\n", 'A'+rune(i%26), 'a'+rune(i/26))
	}
	s := scene(t, b.String())
	if len(s.Candidates) != maxCandidates {
		t.Errorf("got %d candidates, want %d", len(s.Candidates), maxCandidates)
	}
	l := s.Origins(nil)
	perClaim := map[int]int{}
	for n := range l.Nodes {
		perClaim[l.claim[n]]++
	}
	for i := range s.Cuts {
		if got := perClaim[i]; got < 1 || got > maxCandidates+1 {
			t.Errorf("claim %d: %d states, want 1 to %d", i, got, maxCandidates+1)
		}
	}
	origins, outers := s.Read(Readers{Origin: &loglin.Model{K: 1}, Outer: &loglin.Model{K: 1}})
	if len(origins) != len(s.Cuts) || len(outers) != len(s.Cuts) {
		t.Errorf("got %d origins and %d outer links for %d claims", len(origins), len(outers), len(s.Cuts))
	}
}

// TestSharesAreProbabilities gives each state a weight that exp cannot hold.
func TestSharesAreProbabilities(t *testing.T) {
	c := &chain{}
	for i := range 50 {
		c.steps = append(c.steps, step{claim: i, first: 3 * i, last: 3*i + 3, kinds: [5]float32{0, 5000, -5000, 800, -900}})
		c.states = append(c.states, Own, 0, 1)
		c.node = append(c.node, float32(i*100-2000), float32(3000-i*200), 0)
	}
	shares, best := c.shares(), c.best()
	for i := range c.steps {
		x := &c.steps[i]
		sum := 0.0
		for _, share := range shares[x.first:x.last] {
			if !(share >= 0 && share <= 1) {
				t.Fatalf("step %d: a share of %v", i, share)
			}
			sum += share
		}
		if math.Abs(sum-1) > 1e-9 {
			t.Errorf("step %d: shares sum to %v", i, sum)
		}
		if best[i] < x.first || best[i] >= x.last {
			t.Errorf("step %d: state %d is another's", i, best[i])
		}
	}
}

// TestReadStaysLinear counts what is allocated for a text and one twice as long.
func TestReadStaysLinear(t *testing.T) {
	bytes := func(n int) int {
		s := scene(t, strings.Repeat("Anna Miller said that two boats sank. The mayor denied it. ", n))
		total := 0
		for i := range s.Cuts {
			v := s.view(i)
			for k := range s.Candidates {
				total += len(s.state(nil, v, k, originBase))
			}
			for k := range s.Candidates {
				total += len(s.around(&s.Candidates[k], s.P.Span(s.Cuts[i].First, s.Cuts[i].Last)))
			}
		}
		return total
	}
	if one, two := bytes(200), bytes(400); float64(two) > 2.3*float64(one) {
		t.Errorf("twice the text gives %d features and frames for %d", two, one)
	}
}

func TestLink(t *testing.T) {
	tests := []struct{ name, text, who, link, verb string }{
		{"verb", "Peter Brown said that two boats sank.", "Peter Brown", "Peter Brown", "said"},
		{"full name", "Peter Brown came. Brown said that two boats sank.", "Peter Brown", "Peter Brown", "said"},
		{"label", "Peter Brown: two boats sank in the harbour.", "Peter Brown", "Peter Brown", ""},
		{"Ukrainian", "Мер Іван Петренко заявив, що два човни затонули.", "Іван Петренко", "Іван Петренко", "заявив"},
		{"Russian", "Иван Петров сообщил, что две лодки затонули.", "Иван Петров", "Иван Петров", "сообщил"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := scene(t, test.text)
			for k := range s.Candidates {
				if s.P.PartyName(s.Name(k)) != test.who {
					continue
				}
				c := s.Cuts[len(s.Cuts)-1]
				got := s.Link(k, s.P.Span(c.First, c.Last))
				if got.Name != test.link || got.Verb != test.verb {
					t.Errorf("got %q with %q, want %q with %q", got.Name, got.Verb, test.link, test.verb)
				}
				if err := got.Span.Validate(test.text); err != nil {
					t.Error(err)
				}
				return
			}
			t.Errorf("%q is no candidate", test.who)
		})
	}
}
