// Package speaker decides on whose word each claim of a text rests. The claims
// are read in order as one sequence: for each, every party of the text that may
// speak is a state, and so is the publisher's own voice; a trained lattice
// chooses the states together, so that a speaker carries over until something
// ends it. A second lattice finds who passed the words on.
package speaker

import (
	"slices"

	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/extract/attribution"
	"github.com/hearsay-org/hearsay/internal/extract/cut"
	"github.com/hearsay-org/hearsay/internal/extract/passage"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
)

// maxCandidates bounds the parties of a text that may speak, and so the work a
// claim costs. Those that a likely frame names come first.
const maxCandidates = 24

// Scene is what the choice of speakers looks at: the claims of a text, its
// frames, and the clusters of parties that may speak.
type Scene struct {
	P          *passage.Passage
	Frames     []attribution.Frame
	Cuts       []cut.Cut
	Candidates []Candidate
	bySent     []int32              // frames of sentence s: byS[s]..byS[s+1]
	ofCluster  []int32              // the candidate of each cluster; -1 for none
	pauses     []int32              // colons and dashes before each token
	recalls    []uint8              // of each sentence: noRecall to recallLater
	names      map[int]hearsay.Link // what Link has written of each candidate
	outlets    int
	strong     int   // candidates that a likely frame makes a source
	sources    int   // such frames
	about      int32 // sentence of the first frame "this was reported by X"; -1 for none
	begins     int32 // sentence of the first such frame
	views      []*view
}

// Candidate is a cluster of parties that may be a source.
type Candidate struct {
	Cluster int32
	frames  []int32 // indices of its frames, in order
	sources int     // frames that make it a source
	outers  int     // frames that make it one who passes on
	parties []int32
	bySelf  bool  // the publisher under its own name
	about   int32 // sentence of a frame "this was reported by" it; -1 for none
	outlet  bool
	first   int32 // sentence of its first party
	sex     sex
}

// NewScene lays out a text for the choice of its speakers.
func NewScene(p *passage.Passage, frames []attribution.Frame, cuts []cut.Cut) *Scene {
	s := &Scene{P: p, Frames: frames, Cuts: cuts, names: map[int]hearsay.Link{}}
	s.ofCluster = slices.Repeat([]int32{-1}, len(p.Clusters))
	s.countPauses()
	s.bySent = make([]int32, len(p.Text.Sentences)+1)
	for _, f := range frames {
		s.bySent[f.Sent+1]++
	}
	for i := range p.Text.Sentences {
		s.bySent[i+1] += s.bySent[i]
	}
	s.candidates()
	s.findRecalls()
	return s
}

// candidates lists the clusters that may speak: those that a frame makes a
// source, persons, and bodies of a kind that makes statements; persons and names
// before descriptions. The publisher is none of them: what it says under its own
// name it says in its own voice.
func (s *Scene) candidates() {
	p := s.P
	frames := make([][]int32, len(p.Clusters))
	for i, f := range s.Frames {
		if f.Party >= 0 {
			c := p.Parties[f.Party].Cluster
			frames[c] = append(frames[c], int32(i))
		}
	}
	var weak, faint []int32
	for c := range p.Clusters {
		cl := &p.Clusters[c]
		if cl.Kind == passage.Pronoun || p.IsPublisher(&p.Parties[cl.Full]) {
			continue
		}
		switch {
		case s.likely(frames[c]):
			s.take(int32(c), frames[c])
		case cl.Kind == passage.Person || cl.Kind == passage.Name && s.speaks(cl) || len(frames[c]) > 0 && s.speaks(cl):
			weak = append(weak, int32(c))
		case len(frames[c]) > 0 || s.speaks(cl):
			faint = append(faint, int32(c))
		}
	}
	for _, c := range append(weak, faint...) {
		s.take(c, frames[c])
	}
	s.begins, s.about = int32(len(p.Text.Sentences)), -1
	for k := range s.Candidates {
		c := &s.Candidates[k]
		if c.sources > 0 {
			s.strong++
			s.sources += c.sources
		}
		for _, f := range c.frames {
			if s.Frames[f].Share >= attribution.Likely {
				s.begins = min(s.begins, s.Frames[f].Sent)
				if s.Frames[f].About && s.Frames[f].Role == attribution.Source {
					if c.about < 0 {
						c.about = s.Frames[f].Sent
					}
					if s.about < 0 || c.about < s.about {
						s.about = c.about
					}
				}
			}
		}
	}
}

// likely says whether one of some frames is likely to make a source.
func (s *Scene) likely(frames []int32) bool {
	for _, f := range frames {
		if s.Frames[f].Share >= attribution.Likely {
			return true
		}
	}
	return false
}

func (s *Scene) speaks(c *passage.Cluster) bool {
	head := s.P.Parties[c.Full].Head
	return s.P.Senses[head].Speaks()
}

func (s *Scene) take(cluster int32, frames []int32) {
	if len(s.Candidates) >= maxCandidates {
		return
	}
	p := s.P
	c := Candidate{Cluster: cluster, about: -1, frames: frames, parties: p.Clusters[cluster].Parties}
	for _, f := range frames {
		switch {
		case s.Frames[f].Share < attribution.Likely:
		case s.Frames[f].Role == attribution.Outer:
			c.outers++
		default:
			c.sources++
		}
	}
	full := &p.Parties[p.Clusters[cluster].Full]
	c.bySelf = p.NamesPublisher(full)
	c.outlet = p.IsOutlet(full)
	c.sex = s.sexOfCandidate(&c)
	c.first = p.Text.Tokens[p.Parties[c.parties[0]].Head].Sent
	if c.outlet {
		s.outlets++
	}
	s.ofCluster[cluster] = int32(len(s.Candidates))
	s.Candidates = append(s.Candidates, c)
}

// countPauses counts the colons and dashes of the text.
func (s *Scene) countPauses() {
	t := s.P.Text
	s.pauses = make([]int32, len(t.Tokens)+1)
	for i := range t.Tokens {
		s.pauses[i+1] = s.pauses[i]
		if w := t.Word(i); w == ":" || w == "—" || w == "–" {
			s.pauses[i+1]++
		}
	}
}

// framesIn returns the frames of a sentence.
func (s *Scene) framesIn(sent int32) []attribution.Frame {
	return s.Frames[s.bySent[sent]:s.bySent[sent+1]]
}

// candidateOf returns the candidate that a frame makes a source, -1 for none.
func (s *Scene) candidateOf(f *attribution.Frame) int {
	if f.Party < 0 {
		return -1
	}
	return int(s.ofCluster[s.P.Parties[f.Party].Cluster])
}

// Relation says how a frame lies to a claim, in the tree and in the text.
type Relation struct {
	tree   uint64 // the way between cue and claim: down by a relation, up by one, or aside
	after  bool   // the cue stands after the claim
	inside bool   // the cue stands within the claim
	quoted bool   // the claim is in a quotation in which the cue is not
	within bool   // the cue is in a quotation in which the claim is not
	near   uint64 // bucket of the tokens between
	colon  bool   // a colon or dash parts them
}

func (s *Scene) relate(f *attribution.Frame, c *cut.Cut, top int32) Relation {
	p := s.P
	var r Relation
	r.after = f.Cue >= c.Last
	r.inside = f.Cue >= c.First && f.Cue < c.Last
	r.quoted = p.InQuote[c.First] >= 0 && p.InQuote[f.Cue] != p.InQuote[c.First]
	r.within = p.InQuote[f.Cue] >= 0 && p.InQuote[c.First] != p.InQuote[f.Cue]
	r.tree = s.way(f.Cue, top)
	lo, hi := f.Last, c.First
	if r.after {
		lo, hi = c.Last, f.First
	}
	hi = max(lo, hi)
	r.colon = s.pauses[hi] > s.pauses[lo]
	r.near = bucket(hi - lo)
	return r
}

// way describes the path between a cue and the head of a claim: the first
// relation below the upper of the two, and how many clauses lie between.
func (s *Scene) way(cue, top int32) uint64 {
	tokens := s.P.Text.Tokens
	if cue == top {
		return 1
	}
	climb := func(from, to int32) (lang.Rel, uint64, bool) {
		steps := uint64(0)
		for i := from; i >= 0 && steps < 40; steps++ {
			if h := tokens[i].Head; h == to {
				return tokens[i].Rel, min(steps, 3), true
			}
			i = tokens[i].Head
		}
		return 0, 0, false
	}
	if rel, n, ok := climb(top, cue); ok {
		return 1000 + uint64(rel)*4 + n
	}
	if rel, n, ok := climb(cue, top); ok {
		return 2000 + uint64(rel)*4 + n
	}
	if tokens[cue].Head >= 0 && tokens[top].Head >= 0 {
		if tokens[cue].Head == tokens[top].Head {
			return 3000 + uint64(tokens[cue].Rel)*64 + uint64(tokens[top].Rel)
		}
	}
	return 2
}

func bucket(n int32) uint64 {
	switch {
	case n <= 3:
		return uint64(max(n, 0))
	case n <= 6:
		return 4
	case n <= 12:
		return 5
	case n <= 24:
		return 6
	}
	return 7
}
