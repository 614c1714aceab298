package cut

import (
	"context"
	"github.com/hearsay-org/hearsay/internal/extract/passage/passagetest"
	"slices"
	"testing"
)

// TestFindIsLattice checks that Find, which keeps no features and weighs many
// only once, finds what the lattices with all their features give.
func TestFindIsLattice(t *testing.T) {
	m := greedy(t)
	for _, x := range texts {
		p := passagetest.Lay(t, x.text)
		var want []Cut
		for i := range p.Text.Sentences {
			l := Lattice(p, &p.Text.Sentences[i])
			if l == nil {
				continue
			}
			l.lean()
			_, path := l.Best(m)
			_, shares := l.Shares(m)
			for _, e := range path {
				if c := l.Cuts[e]; c.Last > c.First {
					c.Share = shares[e]
					want = append(want, c)
				}
			}
		}
		if got := Find(context.Background(), p, m); !slices.Equal(got, want) {
			t.Errorf("got %v, want %v", got, want)
		}
	}
}
