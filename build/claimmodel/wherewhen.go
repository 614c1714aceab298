package main

import (
	"github.com/hearsay-org/hearsay/eval/claims"
	"github.com/hearsay-org/hearsay/internal/extract/slot"
	"github.com/hearsay-org/hearsay/internal/extract/speaker"
	"github.com/hearsay-org/hearsay/internal/kit/loglin"
)

// slotClaims are a sample's claims as the choice of places and times knows them.
func (s *sample) slotClaims() []slot.Claim {
	origins := s.origins()
	out := make([]slot.Claim, len(s.cuts))
	for i, cut := range s.cuts {
		out[i] = slot.Claim{First: cut.First, Last: cut.Last, Type: typeIndex(s.claims[i].Type), Speaker: -1, Actor: -1, Target: -1}
		if o := origins[i].Candidate; o != speaker.Own {
			out[i].Speaker = s.scene.Candidates[o].Cluster
		}
	}
	return out
}

func (s *sample) ground() *slot.Ground {
	return slot.NewGround(s.work.Passage, s.slotClaims(), s.work.Places)
}

func (s *sample) calendar() *slot.Calendar {
	return slot.NewCalendar(s.work.Passage, s.slotClaims(), s.work.Moments)
}

func (s *sample) placeName(toponym int32) string {
	x := &s.work.Places[toponym]
	return s.work.Passage.String(x.First, x.Last)
}

// rightPlace says whether a place is the annotated one of a claim.
func (s *sample) rightPlace(g *slot.Ground, claim int, place int32) bool {
	want := s.claims[claim].Places
	if len(want) == 0 || place == slot.None {
		return len(want) == 0 && place == slot.None
	}
	return claims.SamePlaces([]string{s.placeName(g.Mention(claim, place))}, want)
}

// rightTime says whether a time is the annotated one of a claim.
func (s *sample) rightTime(g *slot.Calendar, claim int, time int32) bool {
	want := s.claims[claim].Time
	if want == nil || time == slot.None {
		return want == nil && time == slot.None
	}
	t := g.Interval(claim, time)
	return claims.SameTime(interval(&t), want)
}

// Places and times are fitted with strong shrinkage: by cross-validation a tenth
// of it cost places .02, and a faster pace cost times .01.

func trainPlace(samples []*sample) *loglin.Trainer {
	return fitTogether(samples, 0.05, 0.3, func(s *sample) *loglin.Lattice {
		g := s.ground()
		return g.Lattice(func(claim int, place int32) bool { return s.rightPlace(g, claim, place) })
	})
}

func trainTime(samples []*sample) *loglin.Trainer {
	return fitTogether(samples, 0.02, 0.1, func(s *sample) *loglin.Lattice {
		g := s.calendar()
		return g.Lattice(func(claim int, time int32) bool { return s.rightTime(g, claim, time) })
	})
}

// fitTogether fits a slot whose choices for all claims of a text are one lattice.
func fitTogether(samples []*sample, rate, l2 float64, lattice func(s *sample) *loglin.Lattice) *loglin.Trainer {
	all := make([]*loglin.Lattice, len(samples))
	for i, s := range samples {
		all[i] = lattice(s)
		all[i].Weight = s.weight
	}
	return blend(2, func(seed uint64) *loglin.Trainer { return loglin.Fit(all, 3, 6, rate, l2, seed) })
}
