package parser

import (
	"math/bits"

	"github.com/hearsay-org/hearsay/internal/kit/linear"
)

// MaxJudgeKeys is the highest number of features of an arc before the judge.
const MaxJudgeKeys = 80

// links are the arcs of one tree: head and relation of each word.
type links struct {
	heads []int32
	rels  []uint8
}

// Lay finishes both trees, puts the second into the order of the first, and lists
// the children of each word from left to right.
func (t *Tree) Lay(r Rels) {
	n := int32(len(t.bare))
	t.finish(r.Root, r.Other)
	t.back.finish(r.Root, r.Other)
	for i, j := int32(0), n-1; i <= j; i, j = i+1, j-1 {
		t.backH[i], t.backH[j] = turn(t.backH[j], n), turn(t.backH[i], n)
		t.backR[i], t.backR[j] = t.backR[j], t.backR[i]
		if i != j {
			t.sure[1][i], t.sure[1][j] = t.sure[1][j], t.sure[1][i]
		}
	}
	t.trees = [2]links{{t.bareH, t.bareR}, {t.backH, t.backR}}
	for k := range t.trees {
		kids, next, prev := fill(t.kids[k], int(n)), fill(t.next[k], int(n)), fill(t.prev[k], int(n))
		for i := n - 1; i >= 0; i-- {
			h := t.trees[k].heads[i]
			if h < 0 {
				continue
			}
			if first := kids[h]; first >= 0 {
				next[i], prev[first] = first, i
			}
			kids[h] = i
		}
		t.kids[k], t.next[k], t.prev[k] = kids, next, prev
	}
}

// Disputed appends the words whose heads the two trees differ on to out. They
// are numbered without the marks.
func (t *Tree) Disputed(out []int32) []int32 {
	for i := range t.bareH {
		if t.bareH[i] != t.backH[i] {
			out = append(out, int32(i))
		}
	}
	return out
}

// Head returns the head of word d in tree k, both numbered without the marks.
func (t *Tree) Head(k int, d int32) int32 { return t.trees[k].heads[d] }

// weigh finds, for each disputed word, by how much the judge prefers the first
// tree's head to the second's, and makes each arc as sure as that says.
func (m *Model) weigh(t *Tree) {
	t.disputed = t.Disputed(t.disputed[:0])
	t.lead = room(t.lead, len(t.disputed))
	keys := t.buffer[:0]
	for i, d := range t.disputed {
		a := m.judge.Sum(t.JudgeKeys(0, d, keys))
		b := m.judge.Sum(t.JudgeKeys(1, d, keys))
		t.lead[i] = a[0] - b[0]
		t.looks += 2
	}
	for i, d := range t.disputed {
		t.sure[0][d], t.sure[1][d] = t.lead[i], -t.lead[i]
	}
}

// end is a word as the judge sees it.
type end struct{ l, p, t, c uint64 }

// end returns what is known of word i; of a word that is not there, only that.
func (t *Tree) end(i int32) end {
	if i < 0 || int(i) >= len(t.bare) {
		return end{none, 31, 0xffff, 0x1ff}
	}
	w := &t.bare[i]
	e := end{uint64(w.Lemma), uint64(w.POS), uint64(w.Tag), uint64(w.Class)}
	if e.c == 0 {
		e.c = 0x100 | e.p
	}
	return e
}

// claim is what the judge looks at: that word d hangs on word h.
type claim struct {
	tree           uint64 // which parser says so
	h, d           int32
	head, dep      end
	rival, up      end // the other parser's head; the head of h
	inner, outer   end // the brothers of d towards h and away from it
	rel, rivalRel  uint64
	upRel          uint64
	inRel, outRel  uint64
	own, others    uint64 // how sure both parsers are
	dist, gap      uint64 // distance and direction; what stands between
	agree          uint64
	place          uint64 // how the other head lies to this one
	same           uint64 // 1 where both parsers hang h alike
	mark, before   uint64 // the word that leads d in; the marks before d
	pairTag, pairP uint64 // both tags, both parts of speech
}

// fillClaim fills c with the arc of tree k to word d.
func (t *Tree) fillClaim(c *claim, k int, d int32) {
	tree, other := &t.trees[k], &t.trees[1-k]
	h, o := tree.heads[d], other.heads[d]
	*c = claim{
		tree: uint64(k), h: h, d: d, head: t.end(h), dep: t.end(d), rival: t.end(o), up: t.end(-1),
		rel: uint64(tree.rels[d]), rivalRel: uint64(other.rels[d]), upRel: 63, inRel: 63, outRel: 63,
		own: margin(t.sure[k][d]), others: margin(t.sure[1-k][d]),
		place: tree.place(h, o, d), mark: none, before: uint64(t.bare[d].Before),
	}
	inner, outer := int32(-1), int32(-1)
	if h >= 0 {
		lo, hi, dir := d, h, uint64(0)
		inner, outer = t.next[k][d], t.prev[k][d]
		if h < d {
			lo, hi, dir = h, d, 1
			inner, outer = outer, inner
		}
		if inner < lo || inner > hi {
			inner = -1
		}
		c.dist, c.gap = distance(lo, hi)<<1|dir, t.between(lo, hi)
		a, b := &t.bare[h], &t.bare[d]
		c.agree = agreement(&view{cn: uint64(a.CaseNum), gender: uint64(a.Gender)}, &view{cn: uint64(b.CaseNum), gender: uint64(b.Gender)})
		c.up, c.upRel = t.end(tree.heads[h]), uint64(tree.rels[h])
		if other.heads[h] == tree.heads[h] {
			c.same = 1
		}
	}
	if first := t.kids[k][d]; first >= 0 && first < d {
		c.mark = uint64(t.bare[first].Lemma)
	}
	if c.inner = t.end(inner); inner >= 0 {
		c.inRel = uint64(tree.rels[inner])
	}
	if c.outer = t.end(outer); outer >= 0 {
		c.outRel = uint64(tree.rels[outer])
	}
	c.pairTag, c.pairP = c.head.t<<16|c.dep.t, c.head.p<<5|c.dep.p
}

// place says how head o of the other tree lies to head h of word d in this one.
func (l *links) place(h, o, d int32) uint64 {
	var k uint64
	switch {
	case h < 0:
		k = 1
	case o < 0:
		k = 2
	case l.heads[h] == o:
		k = 3
	case l.heads[o] == h:
		k = 4
	case l.heads[o] == l.heads[h]:
		k = 5
	}
	switch {
	case (h < d) != (o < d):
		return k<<2 | 1
	case (h < d) == (h < o): // o is nearer
		return k<<2 | 2
	}
	return k << 2
}

// margin puts how sure an arc is into classes.
func margin(v int32) uint64 { return uint64(bits.Len32(uint32(max(v, 0)))) }

// JudgeKeys appends the features of the arc of tree k to the disputed word d to
// out: those of arc-factored parsers (McDonald and others 2005), and who says it
// and what else would be true.
func (t *Tree) JudgeKeys(k int, d int32, out []uint32) []uint32 {
	c, f := &t.claim, &t.keys
	t.fillClaim(c, k, d)
	f.out, f.n = out, 0
	c.witnessKeys(f)
	c.arcKeys(f)
	c.aroundKeys(f)
	c.classKeys(f)
	for _, i := range [...]int32{d - 1, d + 1, c.h - 1, c.h + 1} {
		f.add(linear.Mix(c.pairTag, t.end(i).t))
	}
	return f.out
}

// witnessKeys adds which parser says it, how sure both are, and the other head.
func (c *claim) witnessKeys(f *keys) {
	mix := linear.Mix
	f.add(c.tree)
	f.add(c.tree<<8 | c.own)
	f.add(c.tree<<16 | c.own<<8 | c.others)
	f.add(c.tree<<16 | c.own<<8 | c.rel)
	f.add(c.tree<<16 | c.rel<<8 | c.rivalRel)
	f.add(c.tree<<16 | c.pairP)
	f.add(c.tree<<40 | c.dep.t<<20 | c.own)
	f.add(c.tree<<16 | c.place<<8 | c.same)
	heads := c.pairP<<5 | c.rival.p
	f.add(mix(c.pairTag, c.rival.t))
	f.add(mix(heads, c.place))
	f.add(mix(heads, c.place<<16|c.rel<<8|c.rivalRel))
	f.add(mix(c.head.l, mix(c.dep.p, c.rival.p<<8|c.place)))
	f.add(mix(c.dep.l, c.head.p<<16|c.rival.p<<8|c.place))
	f.add(mix(c.head.l, c.rival.l))
	f.add(mix(c.pairTag, c.place<<16|c.dist))
	f.add(mix(c.place<<10|c.pairP, c.up.p<<8|c.same))
	f.add(mix(c.mark, c.head.p<<16|c.rival.p<<8|c.place))
}

// arcKeys adds both ends, their relation, distance and what stands between.
func (c *claim) arcKeys(f *keys) {
	mix := linear.Mix
	head, dep, pt, pp := &c.head, &c.dep, c.pairTag, c.pairP
	f.add(pt<<1 | c.dist&1)
	f.add(mix(pt, c.dist))
	f.add(mix(pt, c.gap))
	f.add(mix(pp, c.gap<<8|c.dist))
	f.add(mix(head.l, dep.l))
	f.add(mix(head.l, dep.t<<1|c.dist&1))
	f.add(mix(dep.l, head.t<<1|c.dist&1))
	f.add(mix(head.l, c.rel))
	f.add(mix(dep.l, c.rel))
	f.add(c.rel<<20 | pp<<4 | c.dist)
	f.add(mix(pt, c.rel))
	f.add(mix(c.rel<<10|head.p<<5, c.gap))
	f.add(mix(head.l, c.dist))
	f.add(mix(dep.l, c.dist))
	f.add(mix(c.mark, head.l))
	f.add(mix(c.mark, head.t<<5|dep.p))
	f.add(mix(c.mark, head.p<<8|c.dist))
	f.add(mix(c.mark, mix(head.l, c.rel)))
	f.add(c.agree<<10 | pp)
	f.add(c.agree<<20 | c.rel<<10 | pp)
	f.add(mix(c.before, pt<<1|c.dist&1))
	f.add(mix(c.before, pp<<8|c.rel))
}

// aroundKeys adds the head above and the brothers.
func (c *claim) aroundKeys(f *keys) {
	mix := linear.Mix
	pt, pp := c.pairTag, c.pairP
	f.add(mix(pt, c.up.t))
	f.add(mix(pt, c.upRel|c.same<<10))
	f.add(mix(pp<<20|c.up.p<<8|c.upRel, c.rel))
	f.add(mix(pt, c.inner.t))
	f.add(mix(pp<<5|c.inner.p, c.inRel<<10|c.rel))
	f.add(mix(c.rel<<8|c.inRel, c.head.t))
	f.add(mix(c.inner.l, mix(c.dep.t, c.head.p)))
	f.add(mix(c.inner.l, mix(c.dep.l, c.head.p)))
	f.add(mix(c.rel<<8|c.outRel, c.head.t))
	f.add(mix(pt, c.outer.t))
	f.add(mix(c.inner.p<<10|c.outer.p<<5, pp))
}

// classKeys adds what the words mean.
func (c *claim) classKeys(f *keys) {
	mix := linear.Mix
	head, dep, rival := &c.head, &c.dep, &c.rival
	pair := head.c<<9 | dep.c
	f.add(pair<<1 | c.dist&1)
	f.add(mix(pair, c.rel))
	f.add(mix(pair, c.mark))
	f.add(mix(head.c, dep.t<<1|c.dist&1))
	f.add(mix(dep.c, head.t<<1|c.dist&1))
	f.add(mix(head.c, c.mark))
	f.add(mix(head.c, mix(c.mark, c.rel)))
	f.add(mix(dep.c, mix(c.mark, head.p)))
	f.add(mix(head.c, dep.l))
	f.add(mix(dep.c, head.l))
	f.add(mix(head.c, rival.c<<10|c.place<<5|dep.p))
	f.add(mix(pair, rival.c<<5|c.place))
	f.add(mix(c.inner.c, pair))
	f.add(mix(c.inner.c, dep.c<<5|head.p))
	alike := uint64(0)
	if head.c == dep.c {
		alike = 1
	}
	if head.t == dep.t {
		alike |= 2
	}
	f.add(alike<<20 | c.pairP<<10 | c.rel)
	f.add(mix(alike<<20|c.pairP<<10|c.rel, c.before))
}
