package tagger

import "github.com/hearsay-org/hearsay/internal/kit/linear"

// MaxKeys is the highest number of features of one decision.
const MaxKeys = 64

// edge stands in for words before the first and after the last.
const edge = 0x5bd1e995

// The parts of speech that the context asks for, as kit/lang numbers them.
const (
	posX     = 0
	posADJ   = 1
	posADP   = 2
	posAUX   = 4
	posNOUN  = 8
	posNUM   = 9
	posPROPN = 12
	posPUN   = 13
	posSYM   = 15
	posVERB  = 16
)

// Context is what a decision sees: the word, its neighbours and what was
// decided before. The zero Context stands before a sentence.
type Context struct {
	words  []Word
	at     int
	w      *Word
	l1, l2 *Word
	r1, r2 *Word
	t1, t2 uint64
	prep   uint64 // the last preposition since the last verb or punctuation mark
	verb   uint64 // whether a verb came since the last punctuation mark
	none   Word
}

// Move goes to word i. Words are visited in order; tags are those decided.
func (c *Context) Move(words []Word, tags []Tag, i int) {
	if i == 0 {
		*c = Context{none: Word{Form: edge, Amb: edge, Shape: edge}}
		for k := range c.none.Suffix {
			c.none.Suffix[k] = edge
		}
	}
	c.words, c.at, c.w = words, i, &words[i]
	c.l1, c.l2, c.r1, c.r2 = c.near(-1), c.near(-2), c.near(1), c.near(2)
	c.t2 = c.t1
	c.t1 = edge
	if i == 0 {
		c.t2 = edge
		return
	}
	t := &tags[i-1]
	c.t1 = tagKey(t)
	switch t[POS] {
	case posADP:
		c.prep = uint64(words[i-1].Form)
	case posVERB, posAUX:
		c.prep, c.verb = 0, uint64(t[Verb])+1
	case posPUN:
		c.prep, c.verb = 0, 0
	}
}

// near returns the word at a distance.
func (c *Context) near(d int) *Word {
	if j := c.at + d; j >= 0 && j < len(c.words) {
		return &c.words[j]
	}
	return &c.none
}

// tagKey packs the groups that neighbours ask for.
func tagKey(t *Tag) uint64 {
	return uint64(t[POS]) | uint64(t[CaseNum])<<8 | uint64(t[Gender])<<16 | uint64(t[Verb])<<24
}

// posKey keeps the part of speech of a packed tag.
func posKey(t uint64) uint64 { return t & 0xff }

// Keys appends the features of the word to out.
func (c *Context) Keys(out []uint32) []uint32 {
	w, l1, l2, r1, r2 := c.w, c.l1, c.l2, c.r1, c.r2
	form, amb := uint64(w.Form), uint64(w.Amb)
	s2, s3 := uint64(w.Suffix[1]), uint64(w.Suffix[2])
	n := 0
	add := func(v uint64) {
		out = append(out, linear.Feature(n, v))
		n++
	}
	add(uint64(w.Shape))
	add(form)
	for k := range 5 {
		add(uint64(w.Suffix[k]))
	}
	add(uint64(w.Prefix[1]))
	add(uint64(w.Prefix[2]))
	add(linear.Mix(s3, uint64(w.Shape)))
	add(amb)
	add(uint64(l1.Form))
	add(uint64(r1.Form))
	add(uint64(l2.Form))
	add(uint64(r2.Form))
	add(uint64(l1.Suffix[2]))
	add(uint64(r1.Suffix[2]))
	add(c.t1)
	add(linear.Mix(c.t1, c.t2))
	add(linear.Mix(posKey(c.t1), form))
	add(linear.Mix(c.t1, s3))
	add(linear.Mix(c.t1, uint64(r1.Suffix[1])))
	add(linear.Mix(c.t1, amb))
	add(linear.Mix(linear.Mix(posKey(c.t1), amb), uint64(r1.Amb)))
	add(linear.Mix(amb, uint64(r1.Amb)))
	add(linear.Mix(uint64(l1.Form), form))
	add(linear.Mix(form, uint64(r1.Form)))
	add(linear.Mix(linear.Mix(uint64(l1.Shape), uint64(w.Shape)), uint64(r1.Shape)))
	add(linear.Mix(linear.Mix(c.t1, posKey(c.t2)), s2))
	add(linear.Mix(c.prep, s2))
	add(linear.Mix(c.verb, s3))
	add(linear.Mix(linear.Mix(posKey(c.t1), uint64(r1.Shape)), uint64(w.Shape)))
	add(linear.Mix(linear.Mix(posKey(c.t1), uint64(r1.Amb)), s2))
	add(linear.Mix(uint64(r1.Amb), uint64(r2.Amb)))
	add(linear.Mix(uint64(w.Suffix[3]), uint64(r1.Suffix[1])))
	lex, coarse := uint64(w.Lex), uint64(w.Coarse[0])
	pair := linear.Mix(coarse, uint64(w.Coarse[1]))
	add(lex)
	add(linear.Mix(lex, uint64(w.Shape)))
	add(uint64(w.Found[0]))
	add(uint64(w.Found[1]))
	add(coarse)
	add(pair)
	add(linear.Mix(pair, uint64(w.Shape)))
	add(uint64(w.Class))
	add(linear.Mix(pair, c.t1))
	add(linear.Mix(lex, posKey(c.t1)))
	add(uint64(r1.Coarse[0]))
	add(linear.Mix(pair, uint64(r1.Coarse[0])))
	add(linear.Mix(posKey(c.t1), linear.Mix(coarse, uint64(r1.Coarse[0]))))
	add(linear.Mix(pair, c.prep))
	return out
}

// Given appends the features that know the part of speech p to out.
func (c *Context) Given(p uint8, out []uint32) []uint32 {
	w, l1, r1 := c.w, c.l1, c.r1
	s2, s3 := uint64(w.Suffix[1]), uint64(w.Suffix[2])
	n := 64
	add := func(v uint64) {
		out = append(out, linear.Feature(n, linear.Mix(v, uint64(p))))
		n++
	}
	add(0)
	add(uint64(w.Form))
	add(uint64(w.Suffix[0]))
	add(s2)
	add(s3)
	add(uint64(w.Suffix[3]))
	add(uint64(w.Suffix[4]))
	add(uint64(w.Amb))
	add(c.t1)
	add(linear.Mix(c.t1, s2))
	add(linear.Mix(c.t1, c.t2))
	add(linear.Mix(c.prep, s2))
	add(linear.Mix(c.prep, uint64(w.Amb)))
	add(uint64(l1.Form))
	add(linear.Mix(s2, uint64(r1.Suffix[2])))
	add(linear.Mix(s2, uint64(r1.Suffix[1])))
	add(linear.Mix(c.verb, s2))
	add(linear.Mix(uint64(w.Amb), uint64(r1.Amb)))
	lex := uint64(w.Lex)
	pair := linear.Mix(uint64(w.Coarse[0]), uint64(w.Coarse[1]))
	add(lex)
	add(pair)
	add(uint64(w.Found[0]))
	add(uint64(w.Class))
	add(linear.Mix(pair, c.t1))
	add(linear.Mix(pair, c.prep))
	add(linear.Mix(pair, c.verb))
	add(linear.Mix(pair, uint64(r1.Coarse[0])))
	return out
}
