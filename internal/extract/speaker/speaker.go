package speaker

import (
	"github.com/hearsay-org/hearsay/internal/extract/passage"
	"github.com/hearsay-org/hearsay/internal/kit/loglin"
)

// Own stands for the publisher's own voice among the candidates.
const Own = -1

// Choice is what was chosen for one claim.
type Choice struct {
	Candidate int     // index in Scene.Candidates, or Own
	Share     float64 // of the readings that choose it
}

// The bases keep the features of the two questions apart.
const (
	originBase = 1000
	outerBase  = 2000
)

// Lattice is the sequence of a text's claims with the states of each.
type Lattice struct {
	loglin.Lattice
	states []int // candidate of each node; Own, or end for the first and last
	claim  []int // claim of each node
}

// Origins lays out who may be the origin of each claim. right says for training
// whether a candidate (or Own) is right for a claim; it may be nil.
func (s *Scene) Origins(right func(claim, candidate int) bool) *Lattice {
	return s.lattice(originBase, right, nil)
}

// Outers lays out who may have passed on the words of each claim that has an
// origin; Own stands for nobody.
func (s *Scene) Outers(origins []Choice, right func(claim, candidate int) bool) *Lattice {
	return s.lattice(outerBase, right, origins)
}

func (s *Scene) lattice(base uint64, right func(claim, candidate int) bool, origins []Choice) *Lattice {
	l := &Lattice{}
	node := func(claim, state int, features []uint64, ok bool) {
		l.Nodes = append(l.Nodes, loglin.Node{List: l.list(features), Right: ok})
		l.states, l.claim = append(l.states, state), append(l.claim, claim)
	}
	node(-1, Own, nil, true)
	from, to := 0, 1 // nodes of the claim before
	var last *view
	for i := range s.Cuts {
		if origins != nil && origins[i].Candidate == Own {
			continue
		}
		v := s.view(i)
		begin := len(l.Nodes)
		add := func(state int, features []uint64) {
			if origins != nil {
				features = s.beside(features, v, state, origins[i].Candidate)
			}
			node(i, state, features, right == nil || right(i, state))
		}
		add(Own, s.own(make(list, 0, 48), v, base))
		for k := range s.Candidates {
			if origins == nil || origins[i].Candidate != k {
				add(k, s.state(make(list, 0, 64), v, k, base))
			}
		}
		s.join(l, from, to, begin, last, v, base)
		from, to, last = begin, len(l.Nodes), v
	}
	end := len(l.Nodes)
	node(-1, Own, nil, true)
	for a := from; a < to; a++ {
		l.Edges = append(l.Edges, loglin.Edge{From: int32(a), To: int32(end), List: -1, Right: true})
	}
	return l
}

func (l *Lattice) list(features []uint64) int32 {
	if features == nil {
		return -1
	}
	l.Lists = append(l.Lists, features)
	return int32(len(l.Lists) - 1)
}

// join adds the edges between the states of two neighbouring claims. What they
// weigh depends on whether the speaker stays, comes, goes or changes.
func (s *Scene) join(l *Lattice, from, to, begin int, last, v *view, base uint64) {
	var kinds [5]int32
	for i := range kinds {
		kinds[i] = -1
	}
	if last != nil {
		for kind := range kinds {
			kinds[kind] = l.list(s.change(last, v, uint64(kind), base))
		}
	}
	for a := from; a < to; a++ {
		for b := begin; b < len(l.Nodes); b++ {
			e := loglin.Edge{From: int32(a), To: int32(b), List: -1, Right: true}
			if last != nil {
				e.List = kinds[changeKind(l.states[a], l.states[b])]
			}
			l.Edges = append(l.Edges, e)
		}
	}
}

// The kinds of change of speaker from one claim to the next.
const (
	stillOwn    = iota // nobody is cited, before as after
	speaksOn           // the same party
	begins             // a party after nobody
	fallsSilent        // nobody after a party
	another            // one party after another
)

func changeKind(a, b int) int {
	switch {
	case a == Own && b == Own:
		return stillOwn
	case a == b:
		return speaksOn
	case a == Own:
		return begins
	case b == Own:
		return fallsSilent
	}
	return another
}

// change lists the features of what happens to the speaker between two claims.
func (s *Scene) change(a, b *view, kind, base uint64) []uint64 {
	f := make(list, 0, 16)
	gap := min(b.sent-a.sent, 4)
	paras := min(b.para-a.para, 3)
	sameQuote := bool1(s.P.InQuote[a.c.First] >= 0 && s.P.InQuote[a.c.First] == s.P.InQuote[b.c.First])
	where := uint64(gap)<<4 | uint64(paras)<<1 | sameQuote
	bullet := bool1(s.P.Text.Sentences[b.sent].Bullet)
	f.add(base+50, kind)
	f.add(base+51, kind, where)
	f.add(base+52, kind, where, bool1(b.named), b.pron)
	f.add(base+53, kind, where, a.quote, b.quote)
	f.add(base+54, kind, uint64(gap), bool1(b.first), b.quote)
	f.add(base+55, kind, uint64(paras), bool1(b.fresh), bullet)
	f.add(base+56, kind, uint64(s.P.Text.Sentences[b.sent].Lang), uint64(paras))
	f.add(base+57, kind, where, bool1(a.named), bool1(b.later))
	f.add(base+58, kind, where, bucket(int32(len(s.Candidates))))
	f.add(base+59, kind, bool1(gap == 0), s.between(a, b))
	strong, _ := s.texture()
	f.add(base+63, kind, where, strong)
	f.add(base+64, kind, strong, bool1(b.named), b.quote, uint64(paras))
	f.add(base+94, kind, uint64(s.recalls[b.sent]), bool1(gap == 0))
	f.add(base+60, kind, where, s.P.Text.Tokens[s.P.Text.Sentences[b.sent].First].Form)
	return f
}

// between says whether a cue stands between two claims of one sentence.
func (s *Scene) between(a, b *view) uint64 {
	if a.sent != b.sent {
		return 0
	}
	for i := range b.frames {
		if c := b.frames[i].Cue; c >= a.c.Last && c < b.c.First {
			return 2
		}
	}
	return 1
}

// beside adds, for the one who passes words on, how it stands to the origin.
func (s *Scene) beside(features []uint64, v *view, state, origin int) []uint64 {
	f := list(features)
	o := &s.Candidates[origin]
	ok := s.kind(o)
	f.add(outerBase+70, bool1(state == Own), bool1(o.outlet))
	if state == Own {
		f.add(outerBase+71, ok, bool1(v.named))
		return f
	}
	c := &s.Candidates[state]
	f.add(outerBase+72, bool1(c.outlet), bool1(o.outlet))
	f.add(outerBase+73, s.kind(c), ok)
	f.add(outerBase+74, bool1(c.first < o.first), bool1(c.outlet), bucket(c.first))
	f.add(outerBase+75, bool1(s.together(v.sent, c, o)), bool1(c.outlet))
	f.add(outerBase+76, bool1(c.outlet), bucket(int32(c.outers)), bucket(int32(s.outlets)))
	// Where the origin was brought in, was this one there as well?
	if n := s.before(v, o); n >= 0 {
		sent := s.Frames[o.frames[n]].Sent
		f.add(outerBase+77, bool1(s.together(sent, c, o)), bool1(c.outlet), bool1(v.named))
	}
	return f
}

// together says whether both candidates are framed in a sentence.
func (s *Scene) together(sent int32, a, b *Candidate) bool {
	var x, y bool
	for i := range s.framesIn(sent) {
		f := &s.framesIn(sent)[i]
		if f.Party < 0 {
			continue
		}
		switch s.P.Parties[f.Party].Cluster {
		case a.Cluster:
			x = true
		case b.Cluster:
			y = true
		}
	}
	return x && y
}

// Choose returns the best state of each claim under a model.
func (s *Scene) Choose(l *Lattice, m *loglin.Model) []Choice {
	out := make([]Choice, len(s.Cuts))
	for i := range out {
		out[i].Candidate = Own
	}
	nodes, _ := l.Best(m)
	shares, _ := l.Shares(m)
	for _, n := range nodes {
		if i := l.claim[n]; i >= 0 {
			out[i] = Choice{l.states[n], shares[n]}
		}
	}
	return out
}

// Name returns the party that names a candidate most fully.
func (s *Scene) Name(candidate int) *passage.Party {
	return &s.P.Parties[s.P.Clusters[s.Candidates[candidate].Cluster].Full]
}

// Forgive lets every state of a claim be right where none of them is: such a
// claim teaches nothing of itself, but its neighbours do. For training.
func (l *Lattice) Forgive() {
	right := map[int]bool{}
	for n := range l.Nodes {
		if l.Nodes[n].Right {
			right[l.claim[n]] = true
		}
	}
	for n := range l.Nodes {
		if !right[l.claim[n]] {
			l.Nodes[n].Right = true
		}
	}
}
