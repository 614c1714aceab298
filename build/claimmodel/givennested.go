package main

import (
	"fmt"

	"github.com/hearsay-org/hearsay/eval/claims"
	"github.com/hearsay-org/hearsay/internal/extract/speaker"
)

// givenNested measures whole chains on the annotated claims: those of two links
// or more, and how many of all.
func givenNested(train, test []*sample, t *tallies) {
	train = withTexts(train)
	frame := weighFrames(train).Model()
	r := speaker.Readers{Origin: trainOrigin(train).Model(), Outer: trainOuter(train).Model()}
	r.Judge, r.Relay = trainChains(train)
	for _, s := range test {
		s.weigh(frame)
		origins, outers := s.scene.Read(r)
		for i, c := range s.claims {
			got := s.links(origins[i], outers[i])
			ok := sameLinks(got, c.Chain)
			t.confused[map[bool]string{true: "chains right", false: "chains wrong"}[ok]]++
			if len(c.Chain) > 1 {
				t.count(s, ok)
			}
			if !ok && (len(c.Chain) > 1 || len(got) > 1) {
				t.miss(s.chainError(i, got), s, s.showChain(i, got))
			}
		}
	}
}

// links names the chosen links of a claim, outermost first.
func (s *sample) links(origin, outer speaker.Choice) []string {
	var out []string
	for _, c := range [...]speaker.Choice{outer, origin} {
		if c.Candidate != speaker.Own && origin.Candidate != speaker.Own {
			out = append(out, s.work.Passage.PartyName(s.scene.Name(c.Candidate)))
		}
	}
	return out
}

func sameLinks(got, want []string) bool {
	if len(got) != len(want) {
		return false
	}
	for i := range got {
		if !claims.SameName(got[i], want[i]) {
			return false
		}
	}
	return true
}

// chainError says where a chain goes wrong first, seen from the origin.
func (s *sample) chainError(i int, got []string) string {
	want := s.claims[i].Chain
	for n := 1; ; n++ {
		name := map[int]string{1: "origin", 2: "outer"}[n]
		if name == "" {
			name = "further"
		}
		switch g, w := len(got)-n, len(want)-n; {
		case w < 0:
			return name + " invented"
		case g < 0:
			return name + " missed" + s.within(want[w])
		case !claims.SameName(got[g], want[w]):
			return name + " wrong" + s.within(want[w])
		}
	}
}

// within says whether a link is among the candidates.
func (s *sample) within(want string) string {
	for k := range s.scene.Candidates {
		if s.named(k, want) {
			return ""
		}
	}
	return ", no candidate"
}

func (s *sample) showChain(i int, got []string) string {
	p := s.work.Passage
	sent := p.Text.Sentences[p.Text.Tokens[s.cuts[i].First].Sent]
	return fmt.Sprintf("%q for %q\n   %s ⟦%s⟧ %s", got, s.claims[i].Chain, p.String(sent.First, s.cuts[i].First), s.claims[i].Quote, p.String(s.cuts[i].Last, sent.Last))
}
