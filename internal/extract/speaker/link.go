package speaker

import (
	"sort"
	"strings"

	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/extract/attribution"
	"github.com/hearsay-org/hearsay/internal/extract/passage"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
)

// Link writes a candidate as a link of the chain of a claim at a span: its name,
// the words of speech next to the claim, and where they stand.
func (s *Scene) Link(candidate int, claim hearsay.Span) hearsay.Link {
	p := s.P
	l, ok := s.names[candidate]
	if !ok {
		full := s.Name(candidate)
		l = hearsay.Link{Name: p.PartyName(full), Nominative: s.nominative(full), Class: "says", Span: p.Span(full.First, full.Last)}
		s.names[candidate] = l
	}
	l.Parties = s.parties(s.Name(candidate))
	best := -1
	for _, id := range s.around(&s.Candidates[candidate], claim) {
		f := &s.Frames[id]
		at := int(p.Text.Tokens[f.Cue].Start)
		if best < 0 || apart(at, claim) < best {
			best = apart(at, claim)
			l.Verb = p.String(f.First, f.Last)
			if f.Kind == attribution.Label {
				l.Verb = ""
			}
			l.Class = f.LinkClass()
			x := &p.Parties[f.Party]
			l.Span = p.Span(x.First, x.Last)
			l.Hedge = s.hedge(f)
		}
	}
	return l
}

// aside is how many of a candidate's frames are looked at on either side of a
// claim's sentence for the one that stands nearest to it.
const aside = 8

// around returns the frames of a candidate about a claim at a span.
func (s *Scene) around(c *Candidate, claim hearsay.Span) []int32 {
	first, _ := s.P.Covers(claim.Start, claim.End)
	sent := s.P.Text.Tokens[min(int(first), len(s.P.Text.Tokens)-1)].Sent
	from := sort.Search(len(c.frames), func(n int) bool { return s.Frames[c.frames[n]].Sent >= sent })
	to := sort.Search(len(c.frames), func(n int) bool { return s.Frames[c.frames[n]].Sent > sent })
	return c.frames[max(0, from-aside):min(len(c.frames), to+aside)]
}

func apart(at int, s hearsay.Span) int {
	switch {
	case at < s.Start:
		return s.Start - at
	case at >= s.End:
		return at - s.End
	}
	return 0
}

// hedge returns a word beside the cue that weakens what is said.
func (s *Scene) hedge(f *attribution.Frame) string {
	for _, k := range s.P.Kids(f.Cue) {
		if x := &s.P.Senses[k]; x.Hedge != 0 && s.P.Text.Tokens[k].Rel == lang.Advmod {
			return s.P.Text.Word(int(k))
		}
	}
	return ""
}

// parties parts "the General Staff and the Navy" into those who speak together.
func (s *Scene) parties(x *passage.Party) []string {
	p := s.P
	var out []string
	from := x.First
	for i := x.First; i < x.Last; i++ {
		tok := &p.Text.Tokens[i]
		joined := tok.POS == lang.CCONJ && tok.Rel == lang.Cc && tok.Head > i
		if joined && p.Text.Tokens[tok.Head].Rel == lang.Conj && p.Text.Tokens[tok.Head].Head == x.Head {
			out = append(out, strings.Trim(p.String(from, i), " ,"))
			from = i + 1
		}
	}
	return append(out, strings.TrimSpace(p.String(from, x.Last)))
}

// nominative returns a form of the name that stands in the nominative in the
// text, "" where there is none.
func (s *Scene) nominative(full *passage.Party) string {
	p := s.P
	words := full.Last - full.First
	for _, id := range p.Clusters[full.Cluster].Parties {
		x := &p.Parties[id]
		if c := p.Text.Tokens[x.Head].Morph.Case(); (c == lang.Nom || c == lang.NoCase) && x.Last-x.First >= words {
			return p.PartyName(x)
		}
	}
	return ""
}
