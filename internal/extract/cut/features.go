package cut

import (
	"github.com/hearsay-org/hearsay/internal/extract/passage"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
)

func bool1(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

// bucket folds a count into few classes.
func bucket(n int32) uint64 {
	switch {
	case n < 0:
		return 0
	case n <= 4:
		return uint64(n) + 1
	case n <= 6:
		return 6
	case n <= 9:
		return 7
	case n <= 14:
		return 8
	case n <= 20:
		return 9
	case n <= 30:
		return 10
	}
	return 11
}

// tally is what a stretch holds.
type tally struct {
	words, verbs, conjVerbs, speech, events, names, digits, quotes, subjects int32
}

// count adds a token.
func (n *tally) count(tok *lang.Token, s *passage.Sense) {
	if tok.POS == lang.PUNCT {
		n.quotes += int32(bool1(tok.Shape&lang.Quote != 0))
		return
	}
	n.words++
	if tok.Morph.Has(lang.Finite) && (tok.POS == lang.VERB || tok.POS == lang.AUX) {
		n.verbs++
		n.conjVerbs += int32(bool1(tok.Rel == lang.Conj))
	}
	n.speech += int32(bool1(s.Speech != 0 && tok.POS != lang.NOUN))
	n.events += int32(bool1(s.Event != nil))
	n.names += int32(bool1(tok.POS == lang.PROPN))
	n.digits += int32(bool1(tok.POS == lang.NUM || tok.Shape&lang.Digits != 0))
	n.subjects += int32(bool1(tok.Rel == lang.Nsubj || tok.Rel == lang.NsubjPass))
}

// tally returns what tokens [a, b) hold.
func (x *cutter) tally(a, b int32) tally {
	n, m := &x.sums[b-x.s.First], &x.sums[a-x.s.First]
	return tally{
		words: n.words - m.words, verbs: n.verbs - m.verbs, conjVerbs: n.conjVerbs - m.conjVerbs, speech: n.speech - m.speech,
		events: n.events - m.events, names: n.names - m.names, digits: n.digits - m.digits, quotes: n.quotes - m.quotes, subjects: n.subjects - m.subjects,
	}
}

// outside lists the words of a stretch whose heads lie outside of it in x.cuts.
func (x *cutter) outside(a, b int32) {
	x.cuts = x.cuts[:0]
	for i, h := range x.heads[a-x.s.First : b-x.s.First] {
		if (h < a || h >= b) && h != mark {
			x.cuts = append(x.cuts, a+int32(i))
		}
	}
}

// top returns what Passage.Top does, of the words that outside listed.
func (x *cutter) top(a, b int32) int32 {
	best, size := a, int32(-1)
	for _, i := range x.cuts {
		low, high := x.p.Reach(i)
		if n := min(high, b) - max(low, a); n > size {
			best, size = i, n
		}
	}
	return best
}

// word is a token with its neighbourhood outside of a stretch as one key.
func (x *cutter) word(i int32) uint64 {
	if i < x.s.First || i >= x.s.Last {
		return 3
	}
	return x.t.Tokens[i].Form
}

func (x *cutter) pos(i int32) uint64 {
	if i < x.s.First || i >= x.s.Last {
		return 99
	}
	tok := &x.t.Tokens[i]
	v := uint64(tok.POS)
	if tok.POS == lang.PUNCT {
		return 200 + x.t.Tokens[i].Form%1009*2
	}
	if x.p.Senses[i].Speech != 0 {
		v += 32
	}
	return v
}

// claim lists the features of a stretch taken as a claim; a and b are trimmed.
func (x *cutter) claim(a, b, from, to int32) {
	f := &x.f
	n := x.tally(a, b)
	x.outside(a, b)
	top := x.top(a, b)
	tok := &x.t.Tokens[top]
	s := &x.p.Senses[top]
	start, end := x.start(a), x.end(b)
	head, means := x.head(top)
	f.put(means[:]...)
	f.add(1)
	f.add(2, bucket(n.words))
	f.add(3, bucket(n.verbs), bucket(n.conjVerbs))
	f.add(4, bucket(int32(len(x.cuts))), bucket(n.verbs))
	f.put(head[0])
	f.add(6, uint64(tok.POS)<<8|uint64(tok.Rel), bucket(n.words))
	f.put(head[1:5]...)
	f.put(start[0], end[0])
	f.put(start[1:3]...)
	f.put(end[1], start[3], end[2], end[3])
	f.add(19, bucket(n.speech), bucket(n.verbs), bool1(s.Speech != 0))
	f.add(20, bucket(n.events), bool1(n.verbs > 0))
	f.add(21, bucket(n.quotes), bool1(x.p.InQuote[a] >= 0), bool1(x.p.InQuote[b-1] >= 0))
	f.add(22, x.quote(a, b))
	f.add(23, bool1(a == x.first), bool1(b == x.last), bucket(n.verbs))
	f.add(24, bucket(x.words-n.words), bool1(n.verbs > 0))
	f.add(25, bucket(x.verbs-n.verbs), bucket(n.verbs))
	f.add(26, bucket(n.subjects), bucket(n.verbs))
	f.add(27, bool1(n.names > 0), bool1(n.digits > 0), bool1(n.verbs > 0))
	f.add(28, bool1(x.s.Heading), bool1(x.s.Bullet), bool1(n.verbs > 0))
	f.add(29, bool1(x.question), bool1(x.exclaim), bool1(x.person2), bool1(x.url))
	f.put(head[5])
	if tok.Head >= 0 {
		f.put(head[6:8]...)
		f.add(33, uint64(tok.Rel), passage.EventType(x.p.Senses[tok.Head].Event), bool1(tok.Head < a))
	} else {
		f.put(head[6])
	}
	x.cutOff(a, b)
	x.within(a, b, top)
	f.add(60, bool1(from == x.s.First), bool1(to == x.s.Last), uint64(x.s.Lang))
}

// quote says how a stretch lies to the quotation around or within it.
func (x *cutter) quote(a, b int32) uint64 {
	q, r := x.p.InQuote[a], x.p.InQuote[b-1]
	switch {
	case q < 0 && r < 0:
		return 0
	case q == r:
		quote := &x.p.Quotes[q]
		return 1 + bool1(quote.First == a) + 2*bool1(quote.Last == b) + 4*bool1(quote.Long)
	case q < 0:
		return 20
	case r < 0:
		return 21
	}
	return 22
}

// cutOff adds which relations a stretch cuts: words outside whose heads are
// within, and words within whose heads are outside.
func (x *cutter) cutOff(a, b int32) {
	var seen uint64
	first := x.s.First
	for i, h := range x.heads[:a-first] {
		if h >= a && h < b {
			seen = x.cutBefore(first+int32(i), true, seen)
		}
	}
	for i, h := range x.heads[b-first:] {
		if h >= a && h < b {
			seen = x.cutBefore(b+int32(i), false, seen)
		}
	}
	var inside uint64
	for _, i := range x.cuts {
		tok := &x.t.Tokens[i]
		if inside&(1<<tok.Rel) == 0 {
			inside |= 1 << tok.Rel
			x.f.put(x.from(i, tok.Head < a))
		}
	}
}

// cutBefore adds word i before or after a stretch, the first of its relation.
func (x *cutter) cutBefore(i int32, before bool, seen uint64) uint64 {
	rel := x.t.Tokens[i].Rel
	if seen&(1<<rel) != 0 {
		return seen
	}
	pair := x.outer(i, before)
	x.f.put(pair[:]...)
	return seen | 1<<rel
}

// within adds the words of a stretch that say most of whether it claims: its
// verbs, its event nouns, and how clauses in it are joined.
func (x *cutter) within(a, b, top int32) {
	for i := a; i < b; i++ {
		k := x.inner(i)
		if x.t.Tokens[i].Head == top {
			x.f.put(k.kid[:]...)
		}
		if i != top {
			x.f.put(k.inner[:k.inners]...)
		}
	}
}

// gap lists the features of a stretch between two neighbouring points that is
// left out of all claims.
func (x *cutter) gap(a, b int32) {
	f := &x.f
	n := x.tally(a, b)
	f.add(100)
	if n.words == 0 {
		f.add(101, x.word(a))
		return
	}
	top := x.p.Top(a, b)
	tok := &x.t.Tokens[top]
	s := &x.p.Senses[top]
	f.add(102, bucket(n.words), bucket(n.verbs))
	f.add(103, uint64(tok.POS)<<8|uint64(tok.Rel), bool1(tok.Morph.Has(lang.Finite)))
	f.add(104, tok.Key)
	f.add(105, uint64(s.Speech), uint64(tok.POS))
	f.add(106, passage.EventType(s.Event), uint64(tok.POS), bool1(s.Speech != 0))
	f.add(118, uint64(x.p.Meanings[top].Class), uint64(tok.POS))
	f.add(119, uint64(x.p.Meanings[top].Gloss))
	f.add(107, x.word(a))
	f.add(108, x.pos(a), x.pos(b-1))
	f.add(109, bucket(n.speech), bucket(n.verbs))
	f.add(110, bucket(n.events), bucket(n.verbs))
	f.add(111, bool1(a == x.first), bool1(b == x.last), bucket(n.words))
	f.add(112, bool1(x.question), bool1(x.exclaim), bool1(x.person2), bool1(x.url), bool1(x.s.Heading))
	f.add(113, x.quote(a, b), bucket(n.verbs))
	f.add(114, bool1(n.names > 0), bool1(n.digits > 0), bool1(n.verbs > 0))
	if tok.Head >= 0 {
		f.add(115, uint64(tok.Rel), uint64(x.p.Senses[tok.Head].Speech), bool1(tok.Head < a))
		f.add(116, uint64(tok.Rel), x.t.Tokens[tok.Head].Key)
	}
	for i := a; i < b; i++ {
		tok := &x.t.Tokens[i]
		if tok.POS == lang.VERB || tok.POS == lang.NOUN {
			f.add(117, tok.Key)
		}
	}
}
