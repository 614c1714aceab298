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

// between says what stands between two words that are not far apart: marks,
// verbs, conjunctions, nouns. It looks at no more than 12 words.
func (s *State) between(a, b int32) uint64 {
	var k uint64
	for i := a + 1; i < b && i < a+13; i++ {
		k |= uint64(s.Words[i].Before) << 4
		switch s.Words[i].POS {
		case posVERB, posAUX:
			k |= 2
		case posCCONJ:
			k |= 4
		case posNOUN, posPROPN:
			k |= 8
		}
	}
	return k | uint64(s.Words[b].Before)<<4
}

// before returns the marks before word i.
func (s *State) before(i int32) uint64 {
	if i < 0 || int(i) >= len(s.Words) {
		return 0
	}
	return uint64(s.Words[i].Before)
}

// keys gathers features; each template has a number of its own.
type keys struct {
	out []uint32
	n   int
}

// add adds a feature of the next template.
func (k *keys) add(v uint64) {
	k.out = append(k.out, linear.Feature(k.n, v))
	k.n++
}

// when adds a feature of the next template only where what it tells of is there.
func (k *keys) when(there bool, v uint64) {
	if there {
		k.out = append(k.out, linear.Feature(k.n, v))
	}
	k.n++
}

// front is what a decision looks at: the top of the stack and the word below,
// the head of the top, the next words, and what lies between.
type front struct {
	s0, n0, n1, n2, s1, h0 view
	top, second, head      int32
	d, gap                 uint64 // class of the distance of top and next word; what stands between
	pp                     uint64 // both tags
}

// front fills v.
func (s *State) front(v *front) {
	v.d, v.gap = 0, 0
	v.top, v.second, v.head = s.Top(), -1, -1
	if len(s.Stack) > 1 {
		v.second = s.Stack[len(s.Stack)-2]
	}
	if v.top >= 0 {
		v.head = s.Heads[v.top]
		v.d, v.gap = distance(v.top, s.Next), s.between(v.top, s.Next)
	}
	s.see(&v.s0, v.top)
	s.see(&v.n0, s.Next)
	s.see(&v.n1, s.Next+1)
	s.see(&v.n2, s.Next+2)
	s.see(&v.s1, v.second)
	s.see(&v.h0, v.head)
	v.pp = v.s0.t<<16 | v.n0.t
}

// Keys appends the features of the state to out. The templates follow Zhang and
// Nivre (2011), with agreement and what stands between added.
func (s *State) Keys(out []uint32) []uint32 {
	v, k := &s.sight, &s.keys // kept in the State, so that nothing is allocated
	s.front(v)
	k.out, k.n = out, 0
	s.wordKeys(v, k)
	s.childKeys(v, k)
	s.aroundKeys(v, k)
	s.backoffKeys(v, k)
	return k.out
}

// wordKeys adds the words at the front, alone and together.
func (s *State) wordKeys(v *front, k *keys) {
	mix := linear.Mix
	s0, n0, n1, n2, s1, h0 := &v.s0, &v.n0, &v.n1, &v.n2, &v.s1, &v.h0
	pp := v.pp
	// Single words.
	k.add(s0.wp)
	k.add(s0.l<<16 | s0.t)
	k.add(s0.t<<6 | s0.rel)
	k.add(n0.wp)
	k.add(n0.l<<16 | n0.t)
	k.add(n0.t)
	k.add(n1.wp)
	k.add(n1.t)
	k.add(n2.wp)
	k.add(n2.t)
	// Pairs.
	k.add(mix(s0.wp, n0.wp))
	k.add(mix(s0.wp, n0.t))
	k.add(mix(s0.t, n0.wp))
	k.add(mix(s0.w, n0.w))
	k.add(mix(s0.l, n0.l))
	k.add(mix(s0.l, n0.t))
	k.add(mix(s0.t, n0.l))
	k.add(pp)
	k.add(n0.t<<16 | n1.t)
	k.add(mix(pp, n1.t))
	// Triples.
	k.add(n0.p<<32 | n1.t<<16 | n2.t)
	k.add(mix(pp, n1.p<<8|n2.p))
	k.when(v.head >= 0, mix(pp, h0.t))
	k.when(s0.lc >= 0, mix(pp, s.tag(s0.lc)))
	k.when(s0.rc >= 0, mix(pp, s.tag(s0.rc)))
	k.when(n0.lc >= 0, mix(pp, s.tag(n0.lc)))
	k.when(v.second >= 0, mix(pp, s1.t))
}

// childKeys adds distance, valency, heads and children.
func (s *State) childKeys(v *front, k *keys) {
	mix := linear.Mix
	s0, n0, h0 := &v.s0, &v.n0, &v.h0
	d, gap, pp := v.d, v.gap, v.pp
	// Distance and what stands between.
	k.add(mix(s0.w, d))
	k.add(mix(n0.w, d))
	k.add(s0.t<<3 | d)
	k.add(n0.t<<3 | d)
	k.add(mix(pp, d))
	k.add(mix(s0.p<<5|n0.p, d<<16|gap))
	k.add(mix(pp, gap))
	// Valency.
	k.add(mix(s0.w, s0.nr|1<<8))
	k.add(mix(s0.w, s0.nl|2<<8))
	k.add(s0.t<<2 | s0.nr)
	k.add(s0.t<<2 | s0.nl)
	k.add(n0.t<<2 | n0.nl)
	k.add(mix(n0.w, n0.nl))
	// Heads and children.
	k.when(v.head >= 0, h0.wp)
	k.when(v.head >= 0, h0.t<<6|s0.rel)
	k.when(s0.lc >= 0, s.tag(s0.lc)<<6|s.rel(s0.lc))
	k.when(s0.rc >= 0, s.tag(s0.rc)<<6|s.rel(s0.rc))
	k.when(n0.lc >= 0, s.tag(n0.lc)<<6|s.rel(n0.lc))
	k.when(s0.lc >= 0, s.lemma(s0.lc))
	k.when(s0.rc >= 0, s.lemma(s0.rc))
	k.when(n0.lc >= 0, s.lemma(n0.lc))
	k.when(s0.lc2 >= 0, s.tag(s0.lc2)<<6|s.rel(s0.lc2))
	k.when(s0.rc2 >= 0, s.tag(s0.rc2)<<6|s.rel(s0.rc2))
	k.when(n0.lc2 >= 0, s.tag(n0.lc2)<<6|s.rel(n0.lc2))
	k.when(s0.lc >= 0, mix(s0.t, s.tag(s0.lc)<<16|s.tag(s0.lc2)))
	k.when(s0.rc >= 0, mix(s0.t, s.tag(s0.rc)<<16|s.tag(s0.rc2)))
	k.when(n0.lc >= 0, mix(n0.t, s.tag(n0.lc)<<16|s.tag(n0.lc2)))
	k.add(mix(s0.p<<5|n0.p, s.rel(s0.rc)<<6|s.rel(s0.lc)))
	k.add(mix(s0.p<<5|n0.p, s.rel(n0.lc)<<6|s.rel(s0.rc)))
}

// aroundKeys adds relations of children, the word below the top, agreement, leading marks.
func (s *State) aroundKeys(v *front, k *keys) {
	mix := linear.Mix
	s0, n0, s1 := &v.s0, &v.n0, &v.s1
	d, gap, pp := v.d, v.gap, v.pp
	// The relations of all near children, as sets of two.
	k.when(s0.lc >= 0, mix(s0.w, s.rel(s0.lc)<<6|s.rel(s0.lc2)|1<<20))
	k.when(s0.rc >= 0, mix(s0.w, s.rel(s0.rc)<<6|s.rel(s0.rc2)|2<<20))
	k.when(n0.lc >= 0, mix(n0.w, s.rel(n0.lc)<<6|s.rel(n0.lc2)))
	k.when(s0.lc >= 0, s0.p<<12|s.rel(s0.lc)<<6|s.rel(s0.lc2)|1<<20)
	k.when(s0.rc >= 0, s0.p<<12|s.rel(s0.rc)<<6|s.rel(s0.rc2)|2<<20)
	// The word below the top.
	k.when(v.second >= 0, s1.wp)
	k.when(v.second >= 0, mix(s1.t, n0.t))
	k.when(v.second >= 0, mix(s1.wp, n0.wp))
	k.when(v.second >= 0, mix(s1.t<<6|s1.rel, pp))
	k.when(v.second >= 0, mix(s1.l, mix(s0.t, n0.l)))
	// Agreement.
	k.add(agreement(s0, n0)<<10 | s0.p<<5 | n0.p)
	k.add(mix(agreement(s0, n0)<<10|s0.p<<5|n0.p, d<<16|gap))
	// The marks that lead in: prepositions and conjunctions under the words.
	k.when(n0.lc2 >= 0, mix(s.lemma(n0.lc2), mix(n0.t, s0.t)))
	k.when(n0.lc >= 0, mix(s.lemma(n0.lc), mix(n0.p, s0.l)))
	k.when(n0.lc >= 0, mix(s.lemma(n0.lc), mix(n0.p, s0.t)))
	k.when(s0.lc >= 0, mix(s.lemma(s0.lc), mix(n0.l, s0.p)))
	// The words just before and after in the text.
	k.when(v.top >= 0, mix(s.tag(v.top-1), pp))
	k.when(v.top >= 0, mix(s.tag(v.top+1), pp))
	k.add(mix(s.tag(s.Next-1), pp))
	k.add(mix(uint64(min(len(s.Stack), 3)), n0.t))
}

// backoffKeys adds parts of speech alone and marks of punctuation.
func (s *State) backoffKeys(v *front, k *keys) {
	mix := linear.Mix
	s0, n0, n1, n2, s1 := &v.s0, &v.n0, &v.n1, &v.n2, &v.s1
	pp := v.pp
	// Parts of speech alone, and the marks around the words.
	ppos := s0.p<<5 | n0.p
	k.add(ppos<<10 | n1.p<<5 | n2.p)
	k.add(ppos<<10 | s1.p<<5 | n1.p)
	k.add(ppos<<5 | n1.p)
	b0, a0 := s.before(s.Next), uint64(0)
	if v.top >= 0 {
		a0 = s.before(v.top + 1)
	}
	k.add(mix(b0<<16|a0, pp))
	k.when(b0 != 0, mix(b0, n0.wp))
	k.when(a0 != 0, mix(a0|1<<20, s0.wp))
	k.when(s.before(s.Next+1) != 0, mix(s.before(s.Next+1), pp))
	k.add(mix(s.before(s.Next+1)<<16|b0, mix(ppos, n1.t)))
	k.add(mix(s.before(v.top)<<16|a0, ppos<<5|s1.p))
	k.add(mix(n0.l, mix(n1.l, s0.t)))
	k.add(mix(s0.l, mix(n1.t, n0.t)))
	k.add(mix(n0.l, mix(n1.t, s0.p)))
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
