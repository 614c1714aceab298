package speaker

import (
	"slices"
	"sort"

	"github.com/hearsay-org/hearsay/internal/extract/attribution"
	"github.com/hearsay-org/hearsay/internal/kit/loglin"
	"github.com/hearsay-org/hearsay/internal/kit/trees"
)

// relayBias is added to the score of every party that may have passed words on:
// to miss one counts more than to name one too many. relayPull is how far a score
// is drawn towards the mean of the claims of the same origin. Chosen given cuts on
// two of five parts among biases of 0 to 1.2 and pulls of 0 to 1: more bias finds
// more and invents more; the figures lie within .04.
const (
	relayBias = 0.8
	relayPull = 0.5
)

// relay looks again at who passed on the words of each claim: with what both
// chains made of all claims before it, it sees whom the same origin had between
// itself and the publisher elsewhere in the text.
type relay struct {
	*judge
	origins []Choice
	passed  [][]float64 // of each claim with an origin: share of Own, then of each candidate as the one who passed it on
	passer  []int       // by the chain; Own where nobody is
	next    [][2]int    // claims of the same origin before and after; -1 for none
	same    []profile   // of each candidate as an origin
	share   []float64   // of each candidate, the mean as the origin of a claim
	met     []uint8     // of each pair of candidates: 1 + how the first stands at best where the second is a source; 0 where not yet looked
}

// profile sums up the claims of one origin.
type profile struct {
	claims int
	passed []float64 // mean share of Own, then of each candidate
}

// relay lays out what a chain of passers-on made of claims whose origins are
// chosen; j judges the origins.
func (s *Scene) relay(j *judge, origins []Choice, c *chain) *relay {
	n := len(s.Cuts)
	r := &relay{judge: j, origins: origins, passed: make([][]float64, n), passer: make([]int, n), next: make([][2]int, n), same: make([]profile, len(s.Candidates)),
		share: make([]float64, len(s.Candidates)), met: make([]uint8, len(s.Candidates)*len(s.Candidates))}
	last := make([]int, len(s.Candidates))
	for k := range last {
		last[k] = -1
	}
	for i := range r.next {
		r.next[i], r.passer[i] = [2]int{-1, -1}, Own
	}
	for i := range c.steps {
		x := &c.steps[i]
		o := origins[x.claim].Candidate
		p := make([]float64, len(s.Candidates)+1)
		for b := x.first; b < x.last; b++ {
			p[c.states[b]+1] = c.share[b]
		}
		r.passed[x.claim], r.passer[x.claim] = p, c.states[c.path[i]]
		if l := last[o]; l >= 0 {
			r.next[x.claim][0], r.next[l][1] = l, x.claim
		}
		last[o] = x.claim
		f := &r.same[o]
		if f.claims++; f.passed == nil {
			f.passed = make([]float64, len(p))
		}
		for k := range p {
			f.passed[k] += p[k]
		}
	}
	for _, p := range j.shares {
		for k := range r.share {
			r.share[k] += p[k+1] / float64(n)
		}
	}
	for k := range r.same {
		for x := range r.same[k].passed {
			r.same[k].passed[x] /= float64(r.same[k].claims)
		}
	}
	return r
}

// common lists what is seen of a claim and its origin, one column each.
func (r *relay) common(to []uint8, i int) []uint8 {
	out := row(to)
	r.claim(&out, i)
	o := r.origins[i].Candidate
	r.party(&out, i, o)
	return out
}

// facts adds to those the columns of a state as the one who passed on the words
// of a claim.
func (r *relay) facts(to []uint8, i, state int) []uint8 {
	out := row(to)
	r.standing(&out, i, state)
	r.party(&out, i, state)
	r.pair(&out, i, state)
	return out
}

// standing adds what the chains think of a state, here and at other claims.
func (r *relay) standing(out *row, i, state int) {
	o := r.origins[i].Candidate
	p := r.passed[i]
	above, best := uint8(0), 0.0
	for k, x := range p {
		if k == state+1 {
			continue
		}
		if x > p[state+1] {
			above++
		}
		best = max(best, x)
	}
	out.add(trees.Odds(p[state+1]), trees.Odds(best), trees.Odds(p[0]), min(above, 10))
	out.flag(state == Own, r.passer[i] == state)
	out.add(r.odds[i][state+1], r.odds[i][o+1], r.odds[i][0])
	for _, d := range [...]int{-1, 1} {
		out.add(r.beyond(i+d, state, o)...)
	}
	for _, k := range r.next[i] {
		out.add(r.beyond(k, state, o)...)
		if k >= 0 {
			out.add(small(max(r.views[k].sent-r.views[i].sent, r.views[i].sent-r.views[k].sent)))
		} else {
			out.add(99)
		}
	}
	f := &r.same[o]
	out.add(small(int32(f.claims)), tenth(f.passed[state+1]), tenth(f.passed[0]))
}

// beyond returns the share of a state at another claim, and how that claim's
// origin stands to this one's.
func (r *relay) beyond(i, state, origin int) []uint8 {
	switch {
	case i < 0 || i >= len(r.passed):
		return []uint8{50, 3}
	case r.passed[i] == nil:
		return []uint8{50, 2}
	case r.origins[i].Candidate == state && state != Own:
		return []uint8{51, 0}
	}
	return []uint8{trees.Odds(r.passed[i][state+1]), uint8(bool1(r.origins[i].Candidate == origin))}
}

// pairColumns is how many columns pair adds.
const pairColumns = 8 + 5 + 6 + 4

// pair adds how a candidate stands to the origin.
func (r *relay) pair(out *row, i, state int) {
	if state == Own {
		for range pairColumns {
			out.add(0)
		}
		return
	}
	s, v := r.s, r.views[i]
	c, o := &s.Candidates[state], &s.Candidates[r.origins[i].Candidate]
	full, other := s.P.Parties[s.P.Clusters[c.Cluster].Full], s.P.Parties[s.P.Clusters[o.Cluster].Full]
	out.flag(c.first < o.first, c.first == o.first, full.NounFirst <= other.Head && other.Head < full.NounLast, other.NounFirst <= full.Head && full.Head < other.NounLast)
	out.add(small(o.first-c.first), small(c.first-o.first), small(c.first), small(int32(s.outlets)))
	r.meet(out, v, state, r.origins[i].Candidate)
	sent := int32(-1)
	if n := s.before(v, o); n >= 0 {
		sent = s.Frames[o.frames[n]].Sent
	}
	out.add(r.stand(c, sent), r.stand(c, v.sent), r.stand(c, v.sent-1), r.stand(c, o.first), r.stand(c, 0), r.stand(c, int32(len(s.P.Text.Sentences))-1))
	origin := r.origins[i].Candidate
	out.add(tenth(r.share[state]), tenth(r.share[origin]), r.meeting(state, origin), r.meeting(origin, state))
}

// meet adds how the best frames of both in the claim's sentence lie to each
// other.
func (r *relay) meet(out *row, v *view, state, origin int) {
	s := r.s
	a, b := -1, -1
	for k := range v.frames {
		switch {
		case v.who[k] == state && (a < 0 || v.frames[k].Share > v.frames[a].Share):
			a = k
		case v.who[k] == origin && (b < 0 || v.frames[k].Share > v.frames[b].Share):
			b = k
		}
	}
	if a < 0 || b < 0 {
		out.add(0, 0, 0, uint8(bool1(a >= 0)), uint8(bool1(b >= 0)))
		return
	}
	x, y := v.frames[a].Cue, v.frames[b].Cue
	out.add(1+uint8(s.way(x, y)/1000), 1+uint8(bucket(max(x-y, y-x))))
	out.flag(x < y)
	out.add(2+uint8(bool1(s.Frames[s.bySent[v.sent]+int32(a)].Party == v.frames[b].Party)), 2)
}

// meetings is how many frames of a candidate are looked at for another one.
const meetings = 16

// meeting says how a candidate stands at best in the sentences in which another
// one is a source.
func (r *relay) meeting(who, source int) uint8 {
	at := &r.met[who*len(r.same)+source]
	if *at == 0 {
		best := uint8(0)
		f := r.s.Candidates[source].frames
		for _, n := range f[:min(len(f), meetings)] {
			if r.s.Frames[n].Share >= attribution.Likely {
				best = max(best, r.stand(&r.s.Candidates[who], r.s.Frames[n].Sent))
			}
		}
		*at = 1 + best
	}
	return *at
}

// stand says how a candidate is named in a sentence: 0 not at all, 1 as such, 2
// and more by a frame.
func (r *relay) stand(c *Candidate, sent int32) uint8 {
	if sent < 0 {
		return 9
	}
	s := r.s
	n := sort.Search(len(c.frames), func(n int) bool { return s.Frames[c.frames[n]].Sent >= sent })
	out := uint8(0)
	for ; n < len(c.frames) && s.Frames[c.frames[n]].Sent == sent; n++ {
		f := &s.Frames[c.frames[n]]
		x := uint8(2)
		if f.Share >= attribution.Likely {
			x = 3
		}
		if f.Role == attribution.Outer {
			x += 2
		}
		out = max(out, x)
	}
	if out > 0 {
		return out
	}
	n = sort.Search(len(c.parties), func(n int) bool { return s.P.Text.Tokens[s.P.Parties[c.parties[n]].Head].Sent >= sent })
	return uint8(bool1(n < len(c.parties) && s.P.Text.Tokens[s.P.Parties[c.parties[n]].Head].Sent == sent))
}

// Relays returns for each claim that has an origin what is seen of Own and of each
// other candidate as the one who passed its words on. m weighs the chains. For
// training.
func (s *Scene) Relays(origins []Choice, m Readers) [][][]uint8 {
	r := s.relay(s.judge(s.chain(originBase, nil, m.Origin)), origins, s.chain(outerBase, origins, m.Outer))
	out := make([][][]uint8, len(s.Cuts))
	for i := range s.Cuts {
		if origins[i].Candidate == Own {
			continue
		}
		common := r.common(nil, i)
		for state := Own; state < len(s.Candidates); state++ {
			out[i] = append(out[i], r.facts(slices.Clone(common), i, state))
		}
	}
	return out
}

// choose returns who a forest finds likeliest to have passed on the words of each
// claim. What it finds of a claim is drawn towards the mean of all claims of the
// same origin: who once passed on somebody's words mostly did so all along.
func (r *relay) choose(f *trees.Forest) []Choice {
	scores := make([][]float32, len(r.origins))
	means := make([][]float32, len(r.same))
	for i := range scores {
		o := r.origins[i].Candidate
		if o == Own {
			continue
		}
		scores[i] = r.scores(i, f)
		if means[o] == nil {
			means[o] = make([]float32, len(scores[i]))
		}
		for k, x := range scores[i] {
			means[o][k] += x / float32(r.same[o].claims)
		}
	}
	out := make([]Choice, len(scores))
	for i, x := range scores {
		if x == nil {
			out[i].Candidate = Own
			continue
		}
		for k := range x {
			x[k] += relayPull * (means[r.origins[i].Candidate][k] - x[k])
		}
		best := loglin.Softmax(x)
		out[i] = Choice{Candidate: best - 1, Share: float64(x[best])}
	}
	return out
}

// A state to which the chain gives less than the share slight is not looked at: it
// is held to be unlikely by the odds of e to the power of minus farOff.
const (
	slight = 1e-3
	farOff = 6
)

// scores returns how likely a forest finds each candidate, as the logarithm of its
// odds against Own, with the bias.
func (r *relay) scores(i int, f *trees.Forest) []float32 {
	p := r.passed[i]
	out := make([]float32, len(p))
	var x []uint8
	n := 0
	score := func(state int) float32 {
		if x == nil {
			x = r.common(nil, i)
			n = len(x)
		}
		x = r.facts(x[:n], i, state)
		return f.Score(x)
	}
	var own float32
	for k := range out {
		switch {
		case k == 0:
		case k-1 == r.origins[i].Candidate:
			out[k] = faint
		case p[k] < slight:
			out[k] = -farOff
		default:
			if x == nil {
				own = score(Own)
			}
			out[k] = score(k-1) - own + relayBias
		}
	}
	return out
}
