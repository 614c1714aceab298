package cut

import (
	"context"
	"strings"
	"testing"

	"github.com/hearsay-org/hearsay/internal/extract/passage/passagetest"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
	"github.com/hearsay-org/hearsay/internal/kit/loglin"
)

var texts = []struct{ name, text string }{
	{"English", "The mayor said that two boats sank and that nobody was hurt, but the mill, which had burned twice, burned again."},
	{"Ukrainian", "Мер заявив, що два човни затонули, а млин, який горів двічі, знову згорів."},
	{"Russian", "Мэр заявил, что две лодки затонули, а мельница, которая горела дважды, снова сгорела."},
	{"quotation", "“Two boats sank,” he said. “Nobody was hurt on the pier.”"},
	{"one word", "Boats"},
	{"marks", "... — “”"},
	{"many commas", strings.Repeat("the boat sank, ", 400)},
	{"many marks", strings.Repeat("“, ", 400)},
	{"no marks", strings.Repeat("the boat sank ", 400)},
}

func TestLattice(t *testing.T) {
	for _, test := range texts {
		t.Run(test.name, func(t *testing.T) {
			p := passagetest.Lay(t, test.text)
			for i := range p.Text.Sentences {
				s := &p.Text.Sentences[i]
				at := points(p, s)
				if len(at) > maxPoints {
					t.Errorf("%d points, want at most %d", len(at), maxPoints)
				}
				for k := 1; k < len(at); k++ {
					if at[k] <= at[k-1] {
						t.Errorf("point %d at %d after %d", k, at[k], at[k-1])
					}
				}
				if at[0] != s.First || at[len(at)-1] != s.Last {
					t.Errorf("points from %d to %d, want %d to %d", at[0], at[len(at)-1], s.First, s.Last)
				}
				if l := Lattice(p, s); l != nil {
					checkLattice(t, l, s)
				}
			}
		})
	}
}

func checkLattice(t *testing.T, l *Sentence, s *lang.Sentence) {
	t.Helper()
	if len(l.Edges) != len(l.Cuts) || len(l.Edges) != len(l.Lists) {
		t.Fatalf("%d edges, %d cuts, %d lists", len(l.Edges), len(l.Cuts), len(l.Lists))
	}
	if limit := len(l.Nodes) * (maxReach + 1); len(l.Edges) > limit {
		t.Errorf("%d edges of %d nodes, want at most %d", len(l.Edges), len(l.Nodes), limit)
	}
	for e, x := range l.Edges {
		if x.From >= x.To || int(x.To) >= len(l.Nodes) || e > 0 && x.From < l.Edges[e-1].From {
			t.Errorf("edge %d from %d to %d", e, x.From, x.To)
		}
		if c := l.Cuts[e]; c.Last > c.First && (c.First < s.First || c.Last > s.Last) {
			t.Errorf("edge %d cuts %d–%d out of the sentence %d–%d", e, c.First, c.Last, s.First, s.Last)
		}
	}
	nodes, _ := l.Best(&loglin.Model{K: 1})
	if len(nodes) < 2 || nodes[0] != 0 || nodes[len(nodes)-1] != len(l.Nodes)-1 {
		t.Errorf("the best path is %v of %d nodes", nodes, len(l.Nodes))
	}
}

func TestLatticeOfNoWords(t *testing.T) {
	p := passagetest.Lay(t, "... — “”")
	for i := range p.Text.Sentences {
		if l := Lattice(p, &p.Text.Sentences[i]); l != nil {
			t.Errorf("got a lattice of %d edges", len(l.Edges))
		}
	}
}

// greedy is a model to which each stretch looks more like a claim than a gap.
func greedy(t *testing.T) *loglin.Model {
	t.Helper()
	p := passagetest.Lay(t, texts[0].text+" "+texts[1].text)
	var all []*loglin.Lattice
	for i := range p.Text.Sentences {
		l := Lattice(p, &p.Text.Sentences[i])
		for e := range l.Edges {
			l.Edges[e].Right = l.Cuts[e].Last > l.Cuts[e].First
		}
		all = append(all, &l.Lattice)
	}
	return loglin.Fit(all, 1, 5, 0.3, 1e-3, 1).Model()
}

func TestFindIsOrderedAndApart(t *testing.T) {
	m := greedy(t)
	for _, test := range texts {
		t.Run(test.name, func(t *testing.T) {
			p := passagetest.Lay(t, test.text)
			found := Find(context.Background(), p, m)
			if strings.Contains(test.text, "sank") && len(found) == 0 {
				t.Error("nothing is found")
			}
			last := int32(0)
			for _, c := range found {
				if c.First < last || c.Last <= c.First || int(c.Last) > len(p.Text.Tokens) {
					t.Errorf("cut %d–%d after %d", c.First, c.Last, last)
				}
				if !(c.Share > 0 && c.Share <= 1+1e-9) {
					t.Errorf("cut %d–%d has a share of %v", c.First, c.Last, c.Share)
				}
				if p.Text.Tokens[c.First].Sent != p.Text.Tokens[c.Last-1].Sent {
					t.Errorf("cut %d–%d passes the end of a sentence", c.First, c.Last)
				}
				last = c.Last
			}
		})
	}
}

func TestFindStopsWhenCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if got := Find(ctx, passagetest.Lay(t, texts[0].text), greedy(t)); len(got) != 0 {
		t.Errorf("got %d cuts", len(got))
	}
}

// TestLatticesStayLinear counts edges and features of a sentence and of one twice
// as long.
func TestLatticesStayLinear(t *testing.T) {
	count := func(text string) (edges, features int) {
		p := passagetest.Lay(t, text)
		for i := range p.Text.Sentences {
			l := Lattice(p, &p.Text.Sentences[i])
			if l == nil {
				continue
			}
			edges += len(l.Edges)
			for _, f := range l.Lists {
				features += len(f)
			}
		}
		return edges, features
	}
	for _, unit := range []string{"the boat sank, ", "the boat sank ", "killed, ", "\"a\" "} {
		e1, f1 := count(strings.Repeat(unit, 1000))
		e2, f2 := count(strings.Repeat(unit, 2000))
		if float64(e2) > 2.3*float64(e1) || float64(f2) > 2.3*float64(f1) {
			t.Errorf("%q: twice the words give %d edges for %d and %d features for %d", unit, e2, e1, f2, f1)
		}
	}
}
