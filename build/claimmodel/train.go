package main

import (
	"slices"
	"sync"

	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/eval/claims"
	"github.com/hearsay-org/hearsay/eval/gold"
	"github.com/hearsay-org/hearsay/internal/extract/attribution"
	"github.com/hearsay-org/hearsay/internal/extract/cut"
	"github.com/hearsay-org/hearsay/internal/extract/kind"
	"github.com/hearsay-org/hearsay/internal/extract/manner"
	"github.com/hearsay-org/hearsay/internal/extract/passage"
	"github.com/hearsay-org/hearsay/internal/extract/slot"
	"github.com/hearsay-org/hearsay/internal/extract/speaker"
	"github.com/hearsay-org/hearsay/internal/kit/loglin"
	"github.com/hearsay-org/hearsay/internal/kit/neural"
	"github.com/hearsay-org/hearsay/internal/kit/trees"
)

// seed is where the order of the examples begins.
const seed = 7

// blend is the mean of some trainings that differ in the order of examples.
// Five of origin gained .012 over one by cross-validation.
func blend(times uint64, fit func(seed uint64) *loglin.Trainer) *loglin.Trainer {
	var list []*loglin.Trainer
	for i := range times {
		list = append(list, fit(seed+i))
	}
	return loglin.Blend(list...)
}

// trained is one trainer per model, and the forests.
type trained struct {
	linear map[string]*loglin.Trainer
	forest map[string]*trees.Forest
	gist   *neural.Net
}

func trainCut(samples []*sample) *loglin.Trainer {
	var all []*loglin.Lattice
	for _, s := range samples {
		all = append(all, cutLattices(s)...)
	}
	return loglin.Fit(all, 2, 8, 0.1, 1e-3, seed)
}

// cutLattices marks in each sentence the path that cuts it as annotated.
func cutLattices(s *sample) []*loglin.Lattice {
	var out []*loglin.Lattice
	p := s.work.Passage
	next := 0
	for k := range p.Text.Sentences {
		sent := &p.Text.Sentences[k]
		var mine []cut.Cut
		for next < len(s.cuts) && s.cuts[next].First < sent.Last {
			mine = append(mine, s.cuts[next])
			next++
		}
		if l := cut.Lattice(p, sent); l != nil {
			markCuts(l, mine)
			out = append(out, &l.Lattice)
		}
	}
	return out
}

// markCuts marks as right the edge that overlaps each annotated stretch most,
// and the gaps outside of those.
func markCuts(l *cut.Sentence, mine []cut.Cut) {
	covered := make([]bool, len(l.Nodes))
	for _, c := range mine {
		best, value := -1, 0.5
		for e := range l.Edges {
			x := l.Cuts[e]
			both := min(x.Last, c.Last) - max(x.First, c.First)
			if x.Last <= x.First || both <= 0 {
				continue
			}
			if f := 2 * float64(both) / float64(x.Last-x.First+c.Last-c.First); f > value && !anyCovered(covered, l.Edges[e].From, l.Edges[e].To) {
				best, value = e, f
			}
		}
		if best < 0 {
			continue
		}
		l.Edges[best].Right = true
		for n := l.Edges[best].From; n < l.Edges[best].To; n++ {
			covered[n] = true
		}
	}
	for e := range l.Edges {
		if x := &l.Edges[e]; l.Cuts[e].Last <= l.Cuts[e].First && !covered[x.From] {
			x.Right = true
		}
	}
}

func anyCovered(covered []bool, from, to int32) bool {
	for n := from; n < to; n++ {
		if covered[n] {
			return true
		}
	}
	return false
}

func trainKind(samples []*sample) *loglin.Trainer { return fitKind(samples, 3) }

// fitKind fits the choice of types, the mean of some trainings.
func fitKind(samples []*sample, times uint64) *loglin.Trainer {
	var all []loglin.Sample
	for _, s := range samples {
		ctx := kind.NewContext(s.work.Passage)
		for i, c := range s.cuts {
			all = append(all, loglin.Sample{Features: kind.Features(s.work.Passage, ctx, c.First, c.Last), Class: typeIndex(s.claims[i].Type), Weight: s.weight})
		}
	}
	return blend(times, func(seed uint64) *loglin.Trainer {
		return loglin.Classify(all, len(hearsay.Types.Words()), 3, 8, 0.05, 0.05, seed)
	})
}

// trainNext fits which types follow which.
func trainNext(samples []*sample) *loglin.Trainer {
	var all []loglin.Sample
	for _, s := range samples {
		for i := 1; i < len(s.cuts); i++ {
			a, b := s.cuts[i-1], s.cuts[i]
			f := kind.After(s.work.Passage.Text, kind.Claim{First: a.First, Last: a.Last}, kind.Claim{First: b.First, Last: b.Last}, typeIndex(s.claims[i-1].Type))
			f = append(f, 1) // how common each type is, which only training counts
			all = append(all, loglin.Sample{Features: f, Class: typeIndex(s.claims[i].Type), Weight: s.weight})
		}
	}
	return loglin.Classify(all, len(hearsay.Types.Words()), 3, 10, 0.05, 0.01, seed)
}

func trainOrigin(samples []*sample) *loglin.Trainer { return fitOrigin(samples, 6) }

// fitOrigin fits the choice of origins, the mean of some trainings.
func fitOrigin(samples []*sample, times uint64) *loglin.Trainer {
	var all []*loglin.Lattice
	for _, s := range samples {
		l := s.scene.Origins(s.rightOrigin)
		l.Forgive()
		l.Weight = s.weight
		all = append(all, &l.Lattice)
	}
	return blend(times, func(seed uint64) *loglin.Trainer { return loglin.Fit(all, 6, 4, 0.1, 1e-2, seed) })
}

func trainOuter(samples []*sample) *loglin.Trainer { return fitOuter(samples, 6) }

// fitOuter fits the choice of those who pass words on, the mean of some trainings.
func fitOuter(samples []*sample, times uint64) *loglin.Trainer {
	var all []*loglin.Lattice
	for _, s := range samples {
		l := s.scene.Outers(s.origins(), s.rightOuter)
		l.Forgive()
		l.Weight = s.weight
		all = append(all, &l.Lattice)
	}
	return blend(times, func(seed uint64) *loglin.Trainer { return loglin.Fit(all, 6, 4, 0.1, 1e-2, seed) })
}

func trainManner(samples []*sample, voice bool) *loglin.Trainer {
	var all []loglin.Sample
	for _, s := range samples {
		for i, c := range s.cuts {
			x := loglin.Sample{Weight: s.weight}
			if voice {
				x.Features, x.Class = manner.Voice(s.work.Passage, c.First, c.Last), hearsay.Voices.Index(s.claims[i].Voice)
			} else {
				x.Features = manner.Polarity(s.work.Passage, c.First, c.Last)
				if s.claims[i].Polarity == hearsay.Negative {
					x.Class = 1
				}
			}
			if x.Class >= 0 {
				all = append(all, x)
			}
		}
	}
	k := 2
	if voice {
		k = len(hearsay.Voices.Words())
	}
	// By cross-validation three trainings of L2 0.03 gained .002 over one of 0.001.
	return blend(3, func(seed uint64) *loglin.Trainer { return loglin.Classify(all, k, 2, 10, 0.05, 0.03, seed) })
}

// asPrinted leaves out the texts whose claims are cut otherwise than in print, and
// the claims that stand alone.
func asPrinted(all []*sample) []*sample {
	return slices.DeleteFunc(withTexts(all), func(s *sample) bool { return s.rough })
}

// withTexts leaves out the claims that stand alone.
func withTexts(all []*sample) []*sample {
	var out []*sample
	for _, s := range all {
		if !s.alone {
			out = append(out, s)
		}
	}
	return out
}

// slotChoices are the choices from which the slots are learned.
type slotChoices struct {
	actor, target, count []loglin.Choice
}

func (c *slotChoices) add(s *sample) {
	p := s.work.Passage
	s.eachClaim(func(x, last *slot.Claim, i int) {
		g := s.claims[i]
		c.addParties(s, x, last, i)
		choose(&c.count, slot.Numbers(p, x, s.work.Numbers), g.Quantity != nil, s.weight, func(id int32) bool {
			q := &s.work.Numbers[id].Quantity
			return claims.SameQuantity(&gold.Quantity{Text: q.Text, Min: q.Min, Max: q.Max}, g.Quantity)
		})
	})
}

// addParties adds the choices of the actor and the target of claim i.
func (c *slotChoices) addParties(s *sample, x, last *slot.Claim, i int) {
	p := s.work.Passage
	x.Actor = s.party(&c.actor, slot.Parties(p, x, last), s.claims[i].Actor)
	targets := slot.Parties(p, x, last)
	targets.Besides(p, x.Actor)
	x.Target = s.party(&c.target, targets, s.claims[i].Target)
}

// rankParties fits the choice of a party. On two of five parts with all else given
// two trainings of six rounds made an F1 of .547 for the actor and .500 for the
// target, two of nine .554 and .502, five of six .555 and .505.
func rankParties(list []loglin.Choice) *loglin.Trainer {
	return blend(4, func(seed uint64) *loglin.Trainer { return loglin.Rank(list, 2, 9, 0.05, 1e-3, seed) })
}

// party adds the choice of a party and returns the cluster of the right one.
func (s *sample) party(out *[]loglin.Choice, r *slot.Ranked, want string) int32 {
	p := s.work.Passage
	id := choose(out, r, want != "", s.weight, func(id int32) bool { return claims.SameName(slot.Name(p, id), want) })
	if id == slot.None {
		return -1
	}
	return p.Parties[id].Cluster
}

// choose adds a choice whose right candidates a test tells, and returns the
// first right one. What is not among the candidates is no example.
func choose(out *[]loglin.Choice, r *slot.Ranked, want bool, weight float32, right func(id int32) bool) int32 {
	c := loglin.Choice{Candidates: r.Features, Right: make([]bool, len(r.IDs)), Weight: weight}
	first, any := int32(slot.None), false
	for i, id := range r.IDs {
		if id == slot.None {
			c.Right[i] = !want
		} else {
			c.Right[i] = want && right(id)
		}
		if c.Right[i] && !any {
			first, any = id, true
		}
	}
	if any {
		*out = append(*out, c)
	}
	return first
}

func interval(t *hearsay.Interval) *gold.Interval {
	g := &gold.Interval{}
	if !t.From.IsZero() {
		g.From = t.From.Format("2006-01-02")
	}
	if !t.To.IsZero() {
		g.To = t.To.Format("2006-01-02")
	}
	return g
}

// trainFrame fits how likely a frame makes its party a source: it does where a
// claim of its sentence or of the next ones rests on that party.
func trainFrame(samples []*sample) *loglin.Trainer {
	var all []loglin.Choice
	for _, s := range samples {
		p := s.work.Passage
		for i := range s.work.Frames {
			f := &s.work.Frames[i]
			c := loglin.Choice{Candidates: [][]uint64{nil}, Right: []bool{true}, Weight: s.weight}
			for _, id := range f.Sources() {
				right := s.makesSource(f, id)
				if right && id != f.Rule && s.work.Passage.Parties[id].Kind == passage.Pronoun {
					right = !slices.Contains(c.Right[1:], true) // a name tells more
				}
				c.Candidates, c.Right = append(c.Candidates, attribution.Features(p, f, id)), append(c.Right, right)
				c.Right[0] = c.Right[0] && !right
			}
			if len(c.Candidates) > 1 {
				all = append(all, c)
			}
		}
	}
	return loglin.Rank(all, 2, 8, 0.05, 1e-3, seed)
}

// makesSource says whether a claim near a frame rests on a party. For the party
// that the rules chose, near is within two sentences; for another one it is the
// frame's sentence, or the next ones where that holds no claim.
func (s *sample) makesSource(f *attribution.Frame, party int32) bool {
	p := s.work.Passage
	reach := int32(2)
	if party != f.Rule {
		reach = 0
		if !s.claimIn(f.Sent) {
			reach = 1
		}
	}
	back := p.Parties[party].Kind == passage.Pronoun
	if back {
		reach = min(reach, 1)
	}
	for i, c := range s.cuts {
		d := p.Text.Tokens[c.First].Sent - f.Sent
		if d < -reach || d > reach {
			continue
		}
		if back && len(s.claims[i].Chain) > 0 {
			return true // whom a pronoun means is not known here: that somebody speaks is
		}
		for _, link := range s.claims[i].Chain {
			if !back && claims.SameName(p.FullName(party), link) {
				return true
			}
		}
	}
	return false
}

// claimIn says whether a sentence holds an annotated claim.
func (s *sample) claimIn(sent int32) bool {
	for _, c := range s.cuts {
		if s.work.Passage.Text.Tokens[c.First].Sent == sent {
			return true
		}
	}
	return false
}

// weighFrames sets the shares of frames for training the speakers: each half of
// the texts is weighed by what the other half teaches, as an unseen text is.
func weighFrames(samples []*sample) *loglin.Trainer {
	var halves [2][]*sample
	for i, s := range samples {
		halves[i%2] = append(halves[i%2], s)
	}
	for i := range halves {
		m := trainFrame(halves[1-i]).Model()
		for _, s := range halves[i] {
			s.weigh(m)
		}
	}
	return trainFrame(samples)
}

// weigh sets the shares of a sample's frames and lays out its scene.
func (s *sample) weigh(m *loglin.Model) {
	s.frames = append(s.frames[:0], s.work.Frames...)
	attribution.Weigh(s.work.Passage, s.frames, m)
	s.scene = speaker.NewScene(s.work.Passage, s.frames, s.cuts)
}

// rankSlot fits the choice of what fills a slot.
func rankSlot(list []loglin.Choice) *loglin.Trainer {
	return blend(2, func(seed uint64) *loglin.Trainer { return loglin.Rank(list, 2, 6, 0.05, 1e-3, seed) })
}

// trainAll fits every model, two at a time.
func trainAll(all []*sample) trained {
	samples := withTexts(all)
	out := trained{linear: map[string]*loglin.Trainer{"frame": weighFrames(samples)}, forest: map[string]*trees.Forest{}}
	printed := asPrinted(all)
	var c slotChoices
	for _, s := range printed {
		c.add(s)
	}
	var mu sync.Mutex
	var group sync.WaitGroup
	limit := make(chan bool, 2)
	run := func(fit func() (keep func())) {
		group.Go(func() {
			limit <- true
			keep := fit()
			<-limit
			mu.Lock()
			defer mu.Unlock()
			keep()
		})
	}
	run(func() func() {
		judge, relay := trainChains(samples)
		return func() { out.forest["judge"], out.forest["relay"] = judge, relay }
	})
	run(func() func() {
		lookAll(all)
		f := trainSort(all)
		return func() { out.forest["sort"] = f }
	})
	run(func() func() {
		n := trainGist(all)
		return func() { out.gist = n }
	})
	for name, fit := range map[string]func() *loglin.Trainer{
		"cut": func() *loglin.Trainer { return trainCut(printed) }, "kind": func() *loglin.Trainer { return trainKind(all) },
		"next": func() *loglin.Trainer { return trainNext(samples) }, "origin": func() *loglin.Trainer { return trainOrigin(samples) },
		"outer": func() *loglin.Trainer { return trainOuter(samples) }, "voice": func() *loglin.Trainer { return trainManner(printed, true) },
		"polarity": func() *loglin.Trainer { return trainManner(printed, false) },
		"actor":    func() *loglin.Trainer { return rankParties(c.actor) }, "target": func() *loglin.Trainer { return rankParties(c.target) }, "place": func() *loglin.Trainer { return trainPlace(printed) }, "time": func() *loglin.Trainer { return trainTime(printed) }, "count": func() *loglin.Trainer { return rankSlot(c.count) },
	} {
		run(func() func() {
			t := fit()
			return func() { out.linear[name] = t }
		})
	}
	group.Wait()
	return out
}
