package main

import (
	"fmt"

	"github.com/hearsay-org/hearsay/eval/claims"
	"github.com/hearsay-org/hearsay/internal/extract"
	"github.com/hearsay-org/hearsay/internal/extract/slot"
	"github.com/hearsay-org/hearsay/internal/extract/speaker"
	"github.com/hearsay-org/hearsay/internal/kit/loglin"
)

// trainParties fits the actors and the targets of claims.
func trainParties(samples []*sample) (actor, target *loglin.Trainer) {
	var c slotChoices
	for _, s := range samples {
		s.eachClaim(func(x, last *slot.Claim, i int) { c.addParties(s, x, last, i) })
	}
	return rankParties(c.actor), rankParties(c.target)
}

// eachClaim calls a function with each annotated claim of a sample, of which the
// type and the speaker are filled in, and the one before.
func (s *sample) eachClaim(do func(x, last *slot.Claim, i int)) {
	origins := s.origins()
	var last *slot.Claim
	for i, cut := range s.cuts {
		x := &slot.Claim{First: cut.First, Last: cut.Last, Type: typeIndex(s.claims[i].Type), Speaker: -1, Actor: -1, Target: -1}
		if o := origins[i].Candidate; o != speaker.Own {
			x.Speaker = s.scene.Candidates[o].Cluster
		}
		do(x, last, i)
		last = x
	}
}

func givenActor(train, test []*sample, t *tallies) { givenSlot(train, test, t, true) }

func givenTarget(train, test []*sample, t *tallies) { givenSlot(train, test, t, false) }

// givenSlot counts the actors or the targets of annotated claims: right ones
// against the mean of those chosen and those wanted, which is F1.
func givenSlot(train, test []*sample, t *tallies, ofActor bool) {
	actor, target := trainParties(withTexts(train))
	m := &extract.Models{Actor: actor.Model(), Target: target.Model()}
	for _, s := range test {
		p := s.work.Passage
		s.eachClaim(func(x, last *slot.Claim, i int) {
			actors := slot.Parties(p, x, last, slot.ActorBase)
			id, _, _, _ := actors.Best(m.Actor, extract.LeastActor)
			if id != slot.None {
				x.Actor = p.Parties[id].Cluster
			}
			list, got, want := actors, id, s.claims[i].Actor
			targets := slot.Parties(p, x, last, slot.TargetBase)
			if id, _, _, _ = targets.Best(m.Target, extract.LeastTarget); id != slot.None {
				x.Target = p.Parties[id].Cluster
			}
			if !ofActor {
				list, got, want = targets, id, s.claims[i].Target
			}
			s.countSlot(t, i, list, got, want)
		})
	}
}

// countSlot counts one chosen party against the one wanted.
func (s *sample) countSlot(t *tallies, i int, list *slot.Ranked, got int32, want string) {
	p := s.work.Passage
	name := ""
	if got != slot.None {
		name = p.FullName(got)
	}
	ok := name != "" && want != "" && claims.SameName(name, want)
	for _, l := range []string{"all", s.doc.Lang} {
		if name != "" {
			t.all[l] += 0.5
		}
		if want != "" {
			t.all[l] += 0.5
		}
		if ok {
			t.right[l]++
		}
	}
	if ok || name == "" && want == "" {
		return
	}
	what := s.slotError(list, name, want)
	t.confused[what]++
	if t.listed() {
		sent := p.Text.Sentences[p.Text.Tokens[s.cuts[i].First].Sent]
		fmt.Printf("%s %s %s: %q for %q (%s)\n   %s\n", s.doc.ID, s.doc.Lang, s.claims[i].Type, name, want, what, p.String(sent.First, s.cuts[i].First)+" ⟦"+s.claims[i].Quote+"⟧ "+p.String(s.cuts[i].Last, sent.Last))
	}
}

// slotError says what kind of error a chosen name is.
func (s *sample) slotError(list *slot.Ranked, name, want string) string {
	if want == "" {
		return "one chosen, none wanted"
	}
	what := " chosen, the wanted one is no candidate"
	for _, id := range list.IDs {
		if id != slot.None && claims.SameName(s.work.Passage.FullName(id), want) {
			what = " chosen, the wanted one is a candidate"
		}
	}
	if name == "" {
		return "none" + what
	}
	return "another" + what
}
