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
		x := &slot.Claim{First: cut.First, Last: cut.Last, Type: typeIndex(s.claims[i].Type), Speaker: -1, Actor: -1, Target: -1, Before: last}
		if o := origins[i].Candidate; o != speaker.Own {
			x.Speaker = s.scene.Candidates[o].Cluster
		}
		do(x, last, i)
		last = x
	}
}

func givenActor(train, test []*sample, t *tallies) { givenParties(train, test, t, true, false) }

func givenTarget(train, test []*sample, t *tallies) { givenParties(train, test, t, false, true) }

func givenBoth(train, test []*sample, t *tallies) { givenParties(train, test, t, true, true) }

// givenParties counts the actors and the targets of annotated claims: right ones
// against the mean of those chosen and those wanted, which is F1.
func givenParties(train, test []*sample, t *tallies, ofActor, ofTarget bool) {
	actor, target := trainParties(asPrinted(train))
	m := &extract.Models{Actor: actor.Model(), Target: target.Model()}
	for _, s := range test {
		p := s.work.Passage
		s.eachClaim(func(x, last *slot.Claim, i int) {
			list := slot.Parties(p, x, last)
			id, _ := list.BestParty(p, m.Actor, extract.LeastActor)
			if id != slot.None {
				x.Actor = p.Parties[id].Cluster
			}
			if ofActor {
				s.countSlot(t, "actor", i, list, id, s.claims[i].Actor)
			}
			list.Besides(p, x.Actor)
			if id, _ = list.BestParty(p, m.Target, extract.LeastTarget); id != slot.None {
				x.Target = p.Parties[id].Cluster
			}
			if ofTarget {
				s.countSlot(t, "target", i, list, id, s.claims[i].Target)
			}
		})
	}
}

// countSlot counts one chosen party against the one wanted.
func (s *sample) countSlot(t *tallies, of string, i int, list *slot.Ranked, got int32, want string) {
	p := s.work.Passage
	name := ""
	if got != slot.None {
		name = slot.Name(p, got)
	}
	ok := name != "" && want != "" && claims.SameName(name, want)
	for _, l := range []string{of, of + " " + s.doc.Lang} {
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
	what := of + ": " + s.slotError(list, i, got, want)
	t.confused[what]++
	if t.listed() {
		sent := p.Text.Sentences[p.Text.Tokens[s.cuts[i].First].Sent]
		fmt.Printf("%s %s %s: %q for %q (%s)\n   %s\n", s.doc.ID, s.doc.Lang, s.claims[i].Type, name, want, what, p.String(sent.First, s.cuts[i].First)+" ⟦"+s.claims[i].Quote+"⟧ "+p.String(s.cuts[i].Last, sent.Last))
	}
}

// slotError says what kind of error a chosen name is, and where the wanted one
// stands.
func (s *sample) slotError(list *slot.Ranked, i int, got int32, want string) string {
	what := "none"
	if got != slot.None {
		what = s.standing(i, got)
	}
	if want == "" {
		return what + " for none"
	}
	for _, id := range list.IDs {
		if id != slot.None && claims.SameName(slot.Name(s.work.Passage, id), want) {
			return what + " for " + s.standing(i, id)
		}
	}
	return what + " for no candidate"
}

// standing says where a party stands to a claim.
func (s *sample) standing(i int, id int32) string {
	p := s.work.Passage
	head := p.Parties[id].Head
	switch {
	case head >= s.cuts[i].First && head < s.cuts[i].Last:
		return "one of the claim"
	case p.Text.Tokens[head].Sent == p.Text.Tokens[s.cuts[i].First].Sent:
		return "one of its sentence"
	}
	return "one before"
}
