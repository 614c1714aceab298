package attribution

import (
	"github.com/hearsay-org/hearsay/internal/extract/passage"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
)

// How far from a cue its source may stand, in tokens, and how many parties on
// either side are looked at.
const (
	reachBack, reachOn = 40, 16
	sideParties        = 4
)

// may lists the parties of the sentence that a cue may make a source: the one
// that the rules chose first, then those nearest to the cue on either side.
func (f *finder) may(x *Frame) []int32 {
	if x.Kind != Verb && (x.Kind != According || x.Back || f.p.Senses[x.Cue].Speech == 0) {
		return nil
	}
	s := &f.t.Sentences[f.sent]
	var out []int32
	if x.Party >= 0 {
		out = append(out, x.Party)
	}
	take := func(i int32) bool {
		id := f.p.HeadParty(i)
		if id < 0 || id == x.Party || !f.free(i) || f.unlike(x, id) {
			return false
		}
		out = append(out, id)
		return true
	}
	n := 0
	for i := x.First - 1; i >= max(s.First, x.First-reachBack) && n < sideParties; i-- {
		if take(i) {
			n++
		}
	}
	n = 0
	for i := x.First; i < min(s.Last, x.Last+reachOn) && n < sideParties; i++ {
		if take(i) {
			n++
		}
	}
	return out
}

// unlike says whether a cue in the first person has a party that is not: "let us
// recall that X has signed" is not what X says.
func (f *finder) unlike(x *Frame, id int32) bool {
	cue := &f.t.Tokens[x.Cue]
	if x.Kind != Verb || cue.POS != lang.VERB || !cue.Morph.Has(lang.First) || id < 0 {
		return false
	}
	head := &f.t.Tokens[f.p.Parties[id].Head]
	return head.POS != lang.PRON || !head.Morph.Has(lang.First) && head.Morph.Has(lang.Third)
}

// free says whether a token may be the head of a source that the rules did not
// choose: no object form of a pronoun, and none that stands for a thing.
func (f *finder) free(i int32) bool {
	tok := &f.t.Tokens[i]
	if tok.POS != lang.PRON {
		return true
	}
	if c := tok.Morph.Case(); c != lang.Nom && c != lang.NoCase || tok.Morph.Has(lang.Possessive) || tok.Morph.Has(lang.Second) {
		return false
	}
	return tok.Morph&(lang.First|lang.Third) != 0 && !tok.Morph.Has(lang.Neut)
}

// gap is what stands between a cue and a party.
type gap struct {
	words               uint64
	comma, finite, dash bool
	quote, colon, speak bool
	prep                uint64 // the form of a preposition right before the party
	parties             uint64
}

func between(p *passage.Passage, f *Frame, x *passage.Party) gap {
	var g gap
	lo, hi := f.Last, x.NounFirst
	if x.Head < f.First {
		lo, hi = x.NounLast, f.First
	}
	t := p.Text
	for i := lo; i < hi; i++ {
		tok := &t.Tokens[i]
		switch w := t.Word(int(i)); {
		case tok.Shape&lang.Dash != 0:
			g.dash = true
		case w == ",":
			g.comma = true
		case w == ":":
			g.colon = true
		case tok.Shape&lang.Quote != 0:
			g.quote = true
		}
		g.finite = g.finite || tok.Morph.Has(lang.Finite)
		g.speak = g.speak || p.Senses[i].Speech != 0
		if p.HeadParty(i) >= 0 {
			g.parties++
		}
	}
	g.words = distance(hi - lo)
	if x.NounFirst > 0 && t.Tokens[x.NounFirst-1].POS == lang.ADP {
		g.prep = t.Tokens[x.NounFirst-1].Form
	} else if x.NounFirst < x.Head && t.Tokens[x.NounFirst].POS == lang.ADP {
		g.prep = t.Tokens[x.NounFirst].Form
	}
	return g
}

func distance(n int32) uint64 {
	switch {
	case n <= 3:
		return uint64(max(n, 0))
	case n <= 6:
		return 4
	case n <= 12:
		return 5
	}
	return 6
}

// place adds where a party stands to a cue.
func (l *list) place(p *passage.Passage, f *Frame, party int32) {
	t := p.Text
	sent := &t.Sentences[f.Sent]
	x := &p.Parties[party]
	cue, head := &t.Tokens[f.Cue], &t.Tokens[x.Head]
	kind := uint64(f.Kind)
	tongue := uint64(1)
	if sent.Lang > lang.English {
		tongue = 2
	}
	g := between(p, f, x)
	after := bool1(x.Head > f.Cue)
	chosen := bool1(party == f.Rule)
	adjacent := bool1(g.words == 0) | bool1(g.words == 1)<<1
	tree := uint64(0)
	switch {
	case head.Head == f.Cue:
		tree = 1 + uint64(head.Rel)
	case cue.Head == x.Head:
		tree = 100 + uint64(cue.Rel)
	case p.Under(x.Head, f.Cue):
		tree = 90
	case p.Under(f.Cue, x.Head):
		tree = 91
	}
	before := uint64(0) // what stands right before the cue
	if f.First > sent.First {
		tok := &t.Tokens[f.First-1]
		switch w := t.Word(int(f.First - 1)); {
		case w == ",":
			before = 1
		case tok.Shape&lang.Dash != 0:
			before = 2
		case tok.Shape&lang.Quote != 0:
			before = 3
		case tok.POS == lang.PUNCT:
			before = 4
		default:
			before = 5
		}
	}
	agree := uint64(0)
	if cue.Morph.Has(lang.Plural) && head.Morph.Has(lang.Singular) || cue.Morph.Has(lang.Singular) && head.Morph.Has(lang.Plural) {
		agree = 1
	}
	for _, gender := range [...]lang.Morph{lang.Masc, lang.Fem, lang.Neut} {
		if cue.Morph.Has(gender) && !head.Morph.Has(gender) && head.Morph&(lang.Masc|lang.Fem|lang.Neut) != 0 {
			agree |= 2
		}
	}
	sense := &p.Senses[x.Head]
	speaks := bool1(sense.Speaks() || p.IsOutlet(x)) | bool1(x.Kind == passage.Person || p.SpeakerName(party))<<1 | bool1(x.Kind == passage.Pronoun)<<2 | bool1(sense.Place)<<3
	cased := uint64(head.Morph.Case())
	inside := bool1(p.InQuote[x.Head] != p.InQuote[f.Cue]) | bool1(p.InQuote[f.Cue] >= 0)<<1
	marks := bool1(g.comma) | bool1(g.finite)<<1 | bool1(g.dash)<<2 | bool1(g.quote)<<3 | bool1(g.colon)<<4 | bool1(g.speak)<<5
	l.add(40, kind, chosen, tongue)
	l.add(41, kind, tree, tongue)
	l.add(42, after, g.words, tongue)
	l.add(43, after, g.words, before, tongue, speaks)
	l.add(44, after, marks, tongue)
	l.add(45, after, marks, speaks, before)
	l.add(46, after, g.prep, adjacent)
	l.add(47, cue.Key, after, g.prep, adjacent)
	l.add(48, after, min(g.parties, 3), adjacent, speaks)
	l.add(49, agree, tongue, after, adjacent)
	l.add(50, cased, after, adjacent, tongue)
	l.add(51, speaks, after, adjacent, tongue, before)
	l.add(52, inside, after)
	l.add(53, tree, after, before, agree)
	l.add(54, speaks, cased, g.prep)
	l.add(55, kind, chosen, after, adjacent, before, speaks)
	l.add(56, uint64(f.Class), after, adjacent, speaks)
	l.add(57, tree, marks, after)
	l.add(58, chosen, uint64(f.Class), uint64(sense.Party))
	l.add(59, after, adjacent, bool1(x.NounLast >= sent.Last-1), before, speaks)
	l.add(60, bool1(p.Kid(f.Cue, lang.Nsubj) >= 0), bool1(head.Rel == lang.Nsubj), after, before, adjacent)
}
