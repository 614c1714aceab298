package main

import (
	"fmt"

	"github.com/hearsay-org/hearsay/internal/extract/speaker"
)

// reach prints how many annotated origins and outer links are among the
// candidates, and with show the first ones that are not.
func reach(samples []*sample, show int) {
	type count struct{ all, found, outer, outerFound, own int }
	by := map[string]*count{}
	for _, s := range samples {
		if s.fold < 0 {
			continue
		}
		c := by[s.doc.Lang]
		if c == nil {
			c = &count{}
			by[s.doc.Lang] = c
		}
		for i, g := range s.claims {
			if len(g.Chain) == 0 {
				c.own++
				continue
			}
			c.all++
			ok := false
			for k := range s.scene.Candidates {
				ok = ok || s.rightOrigin(i, k)
			}
			if ok {
				c.found++
			} else if show > 0 {
				show--
				fmt.Printf("%s %s: %q not among %v\n", s.doc.ID, s.doc.Lang, g.Chain, s.candidateNames())
			}
			if len(g.Chain) > 1 {
				c.outer++
				found := false
				for k := range s.scene.Candidates {
					found = found || s.rightOuter(i, k) && k != speaker.Own
				}
				if found {
					c.outerFound++
				} else if show > 0 {
					show--
					fmt.Printf("%s %s: outer link of %q not among %v\n", s.doc.ID, s.doc.Lang, g.Chain, s.candidateNames())
				}
			}
		}
	}
	for l, c := range by {
		fmt.Printf("%s: origins %d of %d (%.3f), outer links %d of %d, own voice %d\n", l, c.found, c.all, float64(c.found)/float64(c.all), c.outerFound, c.outer, c.own)
	}
}

func (s *sample) candidateNames() []string {
	var out []string
	for k := range s.scene.Candidates {
		out = append(out, s.work.Passage.PartyName(s.scene.Name(k)))
	}
	return out
}
