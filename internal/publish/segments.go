package publish

import (
	"cmp"
	"slices"
	"strings"

	hearsay "github.com/hearsay-org/hearsay"
)

// segment is a stretch of one line of a text over which the marks are the same.
// Marks may overlap in any way; segments never do.
type segment struct {
	Text   string
	Claims []int // numbers of the claims that cover it, from 1; at most maxCover
	More   int   // claims that cover it beyond those
	Starts []int // numbers of the claims that begin with it
	Source bool  // names somebody on whose word something is told
	Cue    bool  // a word of speech
	Note   bool
	Term   bool
	Attrib int // index of the attribution whose source or cue it is, or -1
}

// maxCover bounds the claims listed for one segment, so that texts made to
// overlap cannot make a page grow with the square of their length.
const maxCover = 6

// A mark is one span to be shown; edges are its two ends.
type mark struct {
	kind  markKind
	index int
	span  hearsay.Span
}

type markKind uint8

const (
	claimMark markKind = iota
	sourceMark
	cueMark
	noteMark
	termMark
)

type edge struct {
	at    int
	mark  int
	start bool
}

// lines cuts a reading's text into its lines and these into segments; empty
// lines are left out. Joined, the segments of a line are its text.
func lines(r *hearsay.Reading) [][]segment {
	text := r.Document.Text
	marks := marksOf(r)
	edges := make([]edge, 0, 2*len(marks))
	for i, m := range marks {
		edges = append(edges, edge{m.span.Start, i, true}, edge{m.span.End, i, false})
	}
	slices.SortStableFunc(edges, func(a, b edge) int { return cmp.Compare(a.at, b.at) })
	s := sweep{text: text, marks: marks, edges: edges}
	var out [][]segment
	start := 0
	for line := range strings.Lines(text) {
		end := start + len(strings.TrimRight(line, "\r\n"))
		if segments := s.line(start, end); strings.TrimSpace(text[start:end]) != "" {
			out = append(out, segments)
		}
		start += len(line)
	}
	return out
}

// marksOf lists what is to be shown, whatever does not fit the text left out.
func marksOf(r *hearsay.Reading) []mark {
	var marks []mark
	add := func(kind markKind, index int, s hearsay.Span) {
		if s.Validate(r.Document.Text) == nil {
			marks = append(marks, mark{kind, index, s})
		}
	}
	for i := range r.Claims {
		add(claimMark, i+1, r.Claims[i].Span)
	}
	for i := range r.Attributions {
		add(sourceMark, i, r.Attributions[i].Source)
		add(cueMark, i, r.Attributions[i].Cue)
	}
	for i := range r.Notes {
		add(noteMark, i, r.Notes[i].Span)
	}
	for i := range r.Terms {
		add(termMark, i, r.Terms[i].Span)
	}
	return marks
}

// sweep walks over a text's edges from left to right.
type sweep struct {
	text   string
	marks  []mark
	edges  []edge
	open   []int // marks that cover the place reached
	starts []int // claims that began and have no segment yet
}

// line returns the segments of text[start:end]. Lines come in order.
func (s *sweep) line(start, end int) []segment {
	var out []segment
	at := start
	for len(s.edges) > 0 && s.edges[0].at < end {
		if p := s.edges[0].at; p > at {
			out = append(out, s.segment(at, p))
			at = p
		}
		s.pass()
	}
	if at < end {
		out = append(out, s.segment(at, end))
	}
	for len(s.edges) > 0 && s.edges[0].at == end && !s.edges[0].start {
		s.pass()
	}
	return out
}

// pass takes the next edge.
func (s *sweep) pass() {
	e := s.edges[0]
	s.edges = s.edges[1:]
	if !e.start {
		if i := slices.Index(s.open, e.mark); i >= 0 {
			s.open = slices.Delete(s.open, i, i+1)
		}
		return
	}
	s.open = append(s.open, e.mark)
	if m := s.marks[e.mark]; m.kind == claimMark {
		s.starts = append(s.starts, m.index)
	}
}

func (s *sweep) segment(from, to int) segment {
	seg := segment{Text: s.text[from:to], Starts: s.starts, Attrib: -1}
	s.starts = nil
	for _, i := range s.open {
		m := s.marks[i]
		switch m.kind {
		case claimMark:
			if len(seg.Claims) < maxCover {
				seg.Claims = append(seg.Claims, m.index)
			} else {
				seg.More++
			}
		case sourceMark:
			seg.Source, seg.Attrib = true, m.index
		case cueMark:
			seg.Cue, seg.Attrib = true, m.index
		case noteMark:
			seg.Note = true
		case termMark:
			seg.Term = true
		}
	}
	return seg
}
