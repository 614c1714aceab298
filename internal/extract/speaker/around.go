package speaker

import (
	"github.com/hearsay-org/hearsay/internal/extract/attribution"
	"github.com/hearsay-org/hearsay/internal/extract/passage"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
)

// nobody stands for a sentence without a source that is a candidate.
const nobody = -1

// surroundings are what lies about each sentence of a text.
type surroundings struct {
	says   []int32 // the candidate of its likeliest frame; nobody for none
	back   []int32 // the last sentence before it with such a frame; -1 for none
	ahead  []int32 // the next one after it; the number of sentences for none
	refers []bool  // a likely frame in it has a pronoun, or leaves its source out
	first  []int32 // first sentence of its paragraph
	last   []int32 // last sentence of its paragraph
	likely []int32 // likely frames in it
	lead   []int32 // the sentence with a colon that opens the list in which it stands; -1 for none
	weak   []bool  // a hedge stands in it
	colon  []int32 // the last sentence before it that ends with a colon; -1 for none
	me     []bool  // we, I or our stands in it outside of quotation marks
}

// surround looks about each sentence.
func (s *Scene) surround() *surroundings {
	t := s.P.Text
	n := len(t.Sentences)
	ints := func() []int32 { return make([]int32, n) }
	a := &surroundings{says: ints(), back: ints(), ahead: ints(), refers: make([]bool, n), first: ints(), last: ints(), likely: ints(), lead: ints(), weak: make([]bool, n), colon: ints(), me: make([]bool, n)}
	before, lead, colon := int32(-1), int32(-1), int32(-1)
	for i := range t.Sentences {
		sent := &t.Sentences[i]
		s.saidIn(a, int32(i))
		a.back[i] = before
		if a.says[i] != nobody {
			before = int32(i)
		}
		a.first[i] = int32(i)
		if i > 0 && t.Sentences[i-1].Para == sent.Para {
			a.first[i] = a.first[i-1]
		} else if !sent.Bullet {
			lead = -1
			if i > 0 && t.Word(int(t.Sentences[i-1].Last-1)) == ":" {
				lead = int32(i - 1)
			}
		} else if i > 0 && !t.Sentences[i-1].Bullet && lead < 0 {
			lead = int32(i - 1)
		}
		a.lead[i], a.colon[i] = lead, colon
		if t.Word(int(sent.Last-1)) == ":" {
			colon = int32(i)
		}
		for k := sent.First; k < sent.Last; k++ {
			a.weak[i] = a.weak[i] || s.P.Senses[k].Hedge != 0
			tok := &t.Tokens[k]
			a.me[i] = a.me[i] || s.P.InQuote[k] < 0 && tok.Morph.Has(lang.First) && (tok.POS == lang.PRON || tok.POS == lang.DET || tok.POS == lang.VERB)
		}
	}
	after := int32(n)
	for i := n - 1; i >= 0; i-- {
		a.ahead[i] = after
		if a.says[i] != nobody {
			after = int32(i)
		}
		a.last[i] = int32(i)
		if i+1 < n && t.Sentences[i+1].Para == t.Sentences[i].Para {
			a.last[i] = a.last[i+1]
		}
	}
	return a
}

// saidIn finds who speaks in a sentence.
func (s *Scene) saidIn(a *surroundings, sent int32) {
	a.says[sent] = nobody
	best := float32(0)
	frames := s.framesIn(sent)
	for k := range frames {
		f := &frames[k]
		if f.Kind == attribution.Noun || f.Role == attribution.Outer {
			continue
		}
		if f.Back || f.Party >= 0 && f.Share >= attribution.Likely && s.P.Parties[f.Party].Kind == passage.Pronoun {
			a.refers[sent] = true
		}
		if f.Party < 0 || f.Share < attribution.Likely {
			continue
		}
		a.likely[sent]++
		if c := s.candidateOf(f); c >= 0 && f.Share > best {
			a.says[sent], best = int32(c), f.Share
		}
	}
}

// around adds what lies about a claim, the same for all states.
func (j *judge) around(r *row, i int) {
	s, v, a := j.s, j.views[i], j.near
	t := s.P.Text
	sent := &t.Sentences[v.sent]
	n := int32(len(t.Sentences))
	r.add(small(v.sent-a.first[v.sent]), small(a.last[v.sent]-v.sent), small(v.sent-a.back[v.sent]), small(a.ahead[v.sent]-v.sent))
	back, ahead := a.back[v.sent], a.ahead[v.sent]
	r.flag(back >= a.first[v.sent], ahead <= a.last[v.sent], v.sent > 0 && a.refers[v.sent-1], v.sent+1 < n && a.refers[v.sent+1])
	r.add(small(v.sent - a.colon[v.sent]))
	r.flag(a.back[v.sent] > a.colon[v.sent], a.me[v.sent], v.sent > 0 && a.me[v.sent-1], v.sent+1 < n && a.me[v.sent+1])
	r.flag(v.self, a.weak[v.sent], a.lead[v.sent] >= 0)
	first := &t.Tokens[sent.First]
	r.add(uint8(first.POS), uint8(t.Tokens[v.top].Rel), uint8(v.told))
	r.flag(first.Shape&lang.Quote != 0, first.Shape&lang.Dash != 0, s.P.Spoken[v.sent])
	r.add(uint8(s.P.Senses[sent.First].Speech))
}

// aroundParty adds who speaks about a claim, as seen by a candidate.
func (j *judge) aroundParty(r *row, v *view, state int) {
	s, a := j.s, j.near
	c := &s.Candidates[state]
	n := int32(len(a.says))
	is := func(sent int32) uint8 {
		switch {
		case sent < 0 || sent >= n || a.says[sent] == nobody:
			return 0
		case int(a.says[sent]) == state:
			return 1
		}
		return 2
	}
	first, last := a.first[v.sent], a.last[v.sent]
	r.add(is(v.sent-1), is(v.sent+1), is(a.back[v.sent]), is(a.ahead[v.sent]), is(first), is(last), is(0), is(n-1), is(a.speaks(a.lead[v.sent])), is(a.speaks(a.colon[v.sent])))
	if first > 0 {
		r.add(is(first-1), is(a.first[first-1]))
	} else {
		r.add(3, 3)
	}
	r.add(uint8(v.agrees(c, s.P.Clusters[c.Cluster].Kind == passage.Person)), uint8(c.sex), uint8(s.lastNamed(v, c)))
	r.flag(s.subjectOf(v, c))
	r.add(s.ends(v, c))
}

// speaks returns the sentence with a source that a sentence itself is, or else the
// last one before it: "X reports strikes. In short:"; -1 for none.
func (a *surroundings) speaks(sent int32) int32 {
	if sent >= 0 && a.says[sent] == nobody {
		return a.back[sent]
	}
	return sent
}

// aroundColumns is how many columns aroundParty adds.
const aroundColumns = 12 + 3 + 1 + 1

// subjectOf says whether a candidate is the subject of a claim's verb.
func (s *Scene) subjectOf(v *view, c *Candidate) bool {
	p := s.P
	k := p.Kid(v.top, lang.Nsubj)
	return k >= 0 && p.PartyAt[k] >= 0 && p.Parties[p.PartyAt[k]].Cluster == c.Cluster
}

// ends says where the cue of a candidate's last frame stood: near the end of its
// sentence (2), near its beginning (1), or between (3); 0 for no frame.
func (s *Scene) ends(v *view, c *Candidate) uint8 {
	n := s.before(v, c)
	if n < 0 {
		return 0
	}
	f := &s.Frames[c.frames[n]]
	sent := &s.P.Text.Sentences[f.Sent]
	switch {
	case f.Cue-sent.First < 5:
		return 1
	case sent.Last-f.Cue < 8:
		return 2
	}
	return 3
}
