package parser

import "github.com/hearsay-org/hearsay/internal/kit/linear"

// MaxKeys is the highest number of features of one decision.
const MaxKeys = 112

// none stands in for a word that is not there.
const none = 0x2545f491

// view is a word in its place, packed for templates.
type view struct {
	w, l       uint64 // form and lemma
	p, t       uint64 // part of speech, tag
	wp         uint64
	lc, rc     int32
	lc2, rc2   int32
	nl, nr     uint64
	rel        uint64
	cn, gender uint64
}

// see fills a view of word i.
func (s *State) see(v *view, i int32) {
	if i < 0 || int(i) >= len(s.Words) {
		*v = view{w: none, l: none, p: 31, t: 0xffff, wp: none, lc: -1, rc: -1, lc2: -1, rc2: -1, rel: 63}
		return
	}
	w := &s.Words[i]
	*v = view{
		w: uint64(w.Form), l: uint64(w.Lemma), p: uint64(w.POS), t: uint64(w.Tag), wp: uint64(w.Form)<<5 | uint64(w.POS),
		lc: s.left[i], rc: s.right[i], lc2: s.left2[i], rc2: s.right2[i], nl: uint64(min(s.nleft[i], 3)), nr: uint64(min(s.nright[i], 3)),
		rel: 62, cn: uint64(w.CaseNum), gender: uint64(w.Gender),
	}
	if s.Heads[i] >= 0 {
		v.rel = uint64(s.Rels[i])
	}
}

// tag returns the tag of word i.
func (s *State) tag(i int32) uint64 {
	if i < 0 || int(i) >= len(s.Words) {
		return 0xffff
	}
	return uint64(s.Words[i].Tag)
}

// pos returns the part of speech of word i.
func (s *State) pos(i int32) uint64 {
	if i < 0 || int(i) >= len(s.Words) {
		return 31
	}
	return uint64(s.Words[i].POS)
}

// rel returns the relation of word i to its head.
func (s *State) rel(i int32) uint64 {
	if i < 0 {
		return 63
	}
	if s.Heads[i] < 0 {
		return 62
	}
	return uint64(s.Rels[i])
}

// lemma returns the lemma of word i.
func (s *State) lemma(i int32) uint64 {
	if i < 0 || int(i) >= len(s.Words) {
		return none
	}
	return uint64(s.Words[i].Lemma)
}

// agreement says how two words agree in case, number and gender.
func agreement(a, b *view) uint64 {
	var k uint64
	if a.cn/3 == b.cn/3 {
		k |= 1
	}
	if a.cn%3 == b.cn%3 {
		k |= 2
	}
	if a.gender == b.gender {
		k |= 4
	}
	if a.cn/3 == 0 || b.cn/3 == 0 {
		k |= 8
	}
	if a.gender == 0 || b.gender == 0 {
		k |= 16
	}
	return k
}

// distance puts the distance of two words into seven classes.
func distance(a, b int32) uint64 {
	switch d := b - a; {
	case d <= 4:
		return uint64(max(d, 0))
	case d <= 6:
		return 5
	case d <= 10:
		return 6
	}
	return 7
}

// between says what stands between two words that are not far apart: commas
// and other marks, verbs, conjunctions. It looks at no more than 12 words.
func (s *State) between(a, b int32) uint64 {
	var k uint64
	for i := a + 1; i < b && i < a+13; i++ {
		switch s.Words[i].POS {
		case posPUNCT:
			k |= 1
		case posVERB, posAUX:
			k |= 2
		case posCCONJ:
			k |= 4
		case posNOUN, posPROPN:
			k |= 8
		}
	}
	return k
}

// Keys appends the features of the state to out. The templates follow Zhang and
// Nivre (2011), with agreement and what stands between added.
func (s *State) Keys(out []uint32) []uint32 {
	var s0, n0, n1, n2, s1, h0 view
	top := s.Top()
	s.see(&s0, top)
	s.see(&n0, s.Next)
	s.see(&n1, s.Next+1)
	s.see(&n2, s.Next+2)
	second, head := int32(-1), int32(-1)
	if len(s.Stack) > 1 {
		second = s.Stack[len(s.Stack)-2]
	}
	if top >= 0 {
		head = s.Heads[top]
	}
	s.see(&s1, second)
	s.see(&h0, head)
	n := 0
	add := func(v uint64) {
		out = append(out, linear.Feature(n, v))
		n++
	}
	mix := linear.Mix
	d := uint64(0)
	gap := uint64(0)
	if top >= 0 {
		d = distance(top, s.Next)
		gap = s.between(top, s.Next)
	}
	// Single words.
	add(s0.wp)
	add(s0.l<<16 | s0.t)
	add(s0.t<<6 | s0.rel)
	add(n0.wp)
	add(n0.l<<16 | n0.t)
	add(n0.t)
	add(n1.wp)
	add(n1.t)
	add(n2.wp)
	add(n2.t)
	// Pairs.
	pp := s0.t<<16 | n0.t
	add(mix(s0.wp, n0.wp))
	add(mix(s0.wp, n0.t))
	add(mix(s0.t, n0.wp))
	add(mix(s0.w, n0.w))
	add(mix(s0.l, n0.l))
	add(mix(s0.l, n0.t))
	add(mix(s0.t, n0.l))
	add(pp)
	add(n0.t<<16 | n1.t)
	add(mix(pp, n1.t))
	// Triples.
	add(n0.p<<32 | n1.t<<16 | n2.t)
	add(mix(pp, n1.p<<8|n2.p))
	add(mix(pp, h0.t))
	add(mix(pp, s.tag(s0.lc)))
	add(mix(pp, s.tag(s0.rc)))
	add(mix(pp, s.tag(n0.lc)))
	add(mix(pp, s1.t))
	// Distance and what stands between.
	add(mix(s0.w, d))
	add(mix(n0.w, d))
	add(s0.t<<3 | d)
	add(n0.t<<3 | d)
	add(mix(pp, d))
	add(mix(s0.p<<5|n0.p, d<<4|gap))
	add(mix(pp, gap))
	// Valency.
	add(mix(s0.w, s0.nr|1<<8))
	add(mix(s0.w, s0.nl|2<<8))
	add(s0.t<<2 | s0.nr)
	add(s0.t<<2 | s0.nl)
	add(n0.t<<2 | n0.nl)
	add(mix(n0.w, n0.nl))
	// Heads and children.
	add(h0.wp)
	add(h0.t<<6 | s0.rel)
	add(s.tag(s0.lc)<<6 | s.rel(s0.lc))
	add(s.tag(s0.rc)<<6 | s.rel(s0.rc))
	add(s.tag(n0.lc)<<6 | s.rel(n0.lc))
	add(s.lemma(s0.lc))
	add(s.lemma(s0.rc))
	add(s.lemma(n0.lc))
	add(s.tag(s0.lc2)<<6 | s.rel(s0.lc2))
	add(s.tag(s0.rc2)<<6 | s.rel(s0.rc2))
	add(s.tag(n0.lc2)<<6 | s.rel(n0.lc2))
	add(mix(s0.t, s.tag(s0.lc)<<16|s.tag(s0.lc2)))
	add(mix(s0.t, s.tag(s0.rc)<<16|s.tag(s0.rc2)))
	add(mix(n0.t, s.tag(n0.lc)<<16|s.tag(n0.lc2)))
	add(mix(s0.p<<5|n0.p, s.rel(s0.rc)<<6|s.rel(s0.lc)))
	add(mix(s0.p<<5|n0.p, s.rel(n0.lc)<<6|s.rel(s0.rc)))
	// The relations of all near children, as sets of two.
	add(mix(s0.w, s.rel(s0.lc)<<6|s.rel(s0.lc2)|1<<20))
	add(mix(s0.w, s.rel(s0.rc)<<6|s.rel(s0.rc2)|2<<20))
	add(mix(n0.w, s.rel(n0.lc)<<6|s.rel(n0.lc2)))
	add(s0.p<<12 | s.rel(s0.lc)<<6 | s.rel(s0.lc2) | 1<<20)
	add(s0.p<<12 | s.rel(s0.rc)<<6 | s.rel(s0.rc2) | 2<<20)
	// The word below the top.
	add(s1.wp)
	add(mix(s1.t, n0.t))
	add(mix(s1.wp, n0.wp))
	add(mix(s1.t<<6|s1.rel, pp))
	add(mix(s1.l, mix(s0.t, n0.l)))
	// Agreement.
	add(agreement(&s0, &n0)<<10 | s0.p<<5 | n0.p)
	add(mix(agreement(&s0, &n0)<<10|s0.p<<5|n0.p, d<<4|gap))
	// The marks that lead in: prepositions and conjunctions under the words.
	add(mix(s.lemma(n0.lc2), mix(n0.t, s0.t)))
	add(mix(s.lemma(n0.lc), mix(n0.p, s0.l)))
	add(mix(s.lemma(n0.lc), mix(n0.p, s0.t)))
	add(mix(s.lemma(s0.lc), mix(n0.l, s0.p)))
	// The words just before and after in the text.
	if top >= 0 {
		add(mix(s.tag(top-1), pp))
		add(mix(s.tag(top+1), pp))
	} else {
		n += 2
	}
	add(mix(s.tag(s.Next-1), pp))
	add(mix(uint64(len(s.Stack)&3), n0.t))
	return out
}

// LabelKeys appends the features of the arc from h to d to out.
func (s *State) LabelKeys(h, d int32, out []uint32) []uint32 {
	var hv, dv view
	s.see(&hv, h)
	s.see(&dv, d)
	dir := uint64(0)
	if d > h {
		dir = 1
	}
	n := 128
	add := func(v uint64) {
		out = append(out, linear.Feature(n, linear.Mix(v, dir)))
		n++
	}
	mix := linear.Mix
	pp := hv.t<<16 | dv.t
	dist := distance(min(h, d), max(h, d))
	mark := mix(s.lemma(dv.lc), s.tag(dv.lc))
	add(dv.wp)
	add(dv.l)
	add(dv.t)
	add(hv.wp)
	add(hv.l)
	add(hv.t)
	add(pp)
	add(mix(dv.l, hv.t))
	add(mix(dv.t, hv.l))
	add(mix(dv.l, hv.l))
	add(mix(hv.p<<5|dv.p, dist))
	add(mix(pp, dist))
	add(mix(mark, dv.t))
	add(mix(mark, pp))
	add(mix(mark, mix(hv.l, dv.p)))
	add(mix(s.tag(dv.lc2), mix(s.lemma(dv.lc2), dv.t)))
	add(mix(pp, s.tag(d-1)))
	add(mix(pp, s.tag(d+1)))
	add(mix(hv.p, mix(s.lemma(d-1), dv.t)))
	add(mix(hv.p, mix(s.lemma(d+1), dv.t)))
	add(mix(dv.t, s.tag(d-1)<<16|s.tag(d+1)))
	if d < h {
		add(mix(pp, s.rel(hv.lc)<<1))
		add(mix(hv.t, mix(s.rel(hv.lc)<<6|s.rel(hv.lc2), dv.t)))
	} else {
		add(mix(pp, s.rel(hv.rc)<<1))
		add(mix(hv.t, mix(s.rel(hv.rc)<<6|s.rel(hv.rc2), dv.t)))
	}
	add(mix(hv.p, mix(s.rel(hv.lc)<<6|s.rel(hv.lc2), dv.t)))
	add(mix(pp, hv.rel))
	add(mix(agreement(&hv, &dv), hv.p<<5|dv.p))
	add(mix(s.between(min(h, d), max(h, d)), pp))
	add(mix(uint64(s.Words[d].Suffix), hv.p<<5|dv.p))
	return out
}
