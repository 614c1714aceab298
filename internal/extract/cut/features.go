package cut

import (
	"github.com/hearsay-org/hearsay/internal/extract/passage"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
	"github.com/hearsay-org/hearsay/internal/kit/loglin"
)

// list collects the features of one stretch.
type list []uint64

func (l *list) add(template uint64, parts ...uint64) {
	h := template
	for _, x := range parts {
		h = loglin.Hash(h, x)
	}
	*l = append(*l, h)
}

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
	words, verbs, conjVerbs, speech, events, outside, names, digits, quotes, subjects int32
}

func (x *cutter) tally(a, b int32) tally {
	var n tally
	for i := a; i < b; i++ {
		tok := &x.t.Tokens[i]
		if tok.POS == lang.PUNCT {
			if tok.Shape&lang.Quote != 0 {
				n.quotes++
			}
			continue
		}
		n.words++
		s := &x.p.Senses[i]
		finite := tok.Morph.Has(lang.Finite) && (tok.POS == lang.VERB || tok.POS == lang.AUX)
		if finite {
			n.verbs++
			if tok.Rel == lang.Conj {
				n.conjVerbs++
			}
		}
		if s.Speech != 0 && tok.POS != lang.NOUN {
			n.speech++
		}
		if s.Event != nil {
			n.events++
		}
		if tok.Head < a || tok.Head >= b {
			n.outside++
		}
		if tok.POS == lang.PROPN {
			n.names++
		}
		if tok.POS == lang.NUM || tok.Shape&lang.Digits != 0 {
			n.digits++
		}
		if tok.Rel == lang.Nsubj || tok.Rel == lang.NsubjPass {
			n.subjects++
		}
	}
	return n
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
func (x *cutter) claim(a, b, from, to int32) []uint64 {
	f := make(list, 0, 64)
	n := x.tally(a, b)
	top := x.p.Top(a, b)
	tok := &x.t.Tokens[top]
	s := &x.p.Senses[top]
	finite := bool1(tok.Morph.Has(lang.Finite))
	lng := uint64(x.s.Lang)
	head := uint64(tok.POS)<<8 | uint64(tok.Rel)
	f.add(1)
	f.add(2, bucket(n.words))
	f.add(3, bucket(n.verbs), bucket(n.conjVerbs))
	f.add(4, bucket(n.outside), bucket(n.verbs))
	f.add(5, head, finite)
	f.add(6, head, bucket(n.words))
	f.add(7, tok.Key)
	f.add(8, tok.Key, uint64(tok.Rel))
	f.add(9, uint64(s.Speech), uint64(tok.POS), lng)
	f.add(10, passage.EventType(s.Event), uint64(tok.POS))
	f.add(11, x.pos(a), x.pos(a-1))
	f.add(12, x.pos(b-1), x.pos(b))
	f.add(13, x.word(a-1))
	f.add(14, x.word(a))
	f.add(15, x.word(b))
	f.add(16, x.word(a-1), x.pos(a))
	f.add(17, x.pos(b), x.pos(b+1))
	f.add(18, x.word(b-1))
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
	f.add(30, uint64(x.p.Text.Tokens[top].Morph&(lang.First|lang.Second|lang.Third|lang.Imperative|lang.Infinitive|lang.Past|lang.Future|lang.Conditional)))
	if tok.Head >= 0 {
		h := &x.t.Tokens[tok.Head]
		f.add(31, uint64(tok.Rel), uint64(x.p.Senses[tok.Head].Speech), uint64(h.POS))
		f.add(32, uint64(tok.Rel), h.Key)
		f.add(33, uint64(tok.Rel), passage.EventType(x.p.Senses[tok.Head].Event), bool1(tok.Head < a))
	} else {
		f.add(34, uint64(tok.Rel))
	}
	x.cutOff(&f, a, b)
	x.within(&f, a, b, top)
	f.add(60, bool1(from == x.s.First), bool1(to == x.s.Last), lng)
	return f
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
func (x *cutter) cutOff(f *list, a, b int32) {
	var seen uint64
	for i := x.s.First; i < x.s.Last; i++ {
		if i == a {
			i = b - 1
			continue
		}
		tok := &x.t.Tokens[i]
		if tok.POS == lang.PUNCT || tok.Head < a || tok.Head >= b || seen&(1<<tok.Rel) != 0 {
			continue
		}
		seen |= 1 << tok.Rel
		f.add(40, uint64(tok.Rel), bool1(i < a))
		f.add(41, uint64(tok.Rel), bool1(i < a), uint64(tok.POS), bool1(x.p.Senses[i].Speech != 0))
	}
	var inside uint64
	for i := a; i < b; i++ {
		tok := &x.t.Tokens[i]
		if tok.POS == lang.PUNCT || tok.Head >= a && tok.Head < b || inside&(1<<tok.Rel) != 0 {
			continue
		}
		inside |= 1 << tok.Rel
		f.add(42, uint64(tok.Rel), bool1(tok.Head < a), uint64(tok.POS))
	}
}

// within adds the words of a stretch that say most of whether it claims: its
// verbs, its event nouns, and how clauses in it are joined.
func (x *cutter) within(f *list, a, b, top int32) {
	for i := a; i < b; i++ {
		tok := &x.t.Tokens[i]
		if tok.Head == top {
			f.add(50, uint64(tok.Rel), uint64(tok.POS))
		}
		switch {
		case i == top:
		case tok.POS == lang.VERB:
			f.add(51, uint64(tok.Rel), bool1(tok.Morph.Has(lang.Finite)), bool1(x.p.Senses[i].Speech != 0))
			f.add(52, tok.Key, uint64(tok.Rel))
		case x.p.Senses[i].Event != nil && tok.POS == lang.NOUN:
			f.add(53, uint64(tok.Rel), passage.EventType(x.p.Senses[i].Event))
		case tok.POS == lang.NOUN && (tok.Rel == lang.Nsubj || tok.Rel == lang.Obj):
			f.add(54, uint64(tok.Rel), tok.Key)
		}
	}
}

// gap lists the features of a stretch between two neighbouring points that is
// left out of all claims.
func (x *cutter) gap(a, b int32) []uint64 {
	f := make(list, 0, 24)
	n := x.tally(a, b)
	f.add(100)
	if n.words == 0 {
		f.add(101, x.word(a))
		return f
	}
	top := x.p.Top(a, b)
	tok := &x.t.Tokens[top]
	s := &x.p.Senses[top]
	f.add(102, bucket(n.words), bucket(n.verbs))
	f.add(103, uint64(tok.POS)<<8|uint64(tok.Rel), bool1(tok.Morph.Has(lang.Finite)))
	f.add(104, tok.Key)
	f.add(105, uint64(s.Speech), uint64(tok.POS))
	f.add(106, passage.EventType(s.Event), uint64(tok.POS), bool1(s.Speech != 0))
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
	return f
}
