package attribution

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/hearsay-org/hearsay/internal/kit/lang"
)

//go:embed governs.tsv
var governsTable string

// governed is what the table says of verbs and prepositions, by their keys.
type governed struct {
	acts  map[uint64]bool // verbs that tell of an act where they govern a noun
	links map[uint64]bool // words that join what is said of somebody
	seems map[uint64]bool // verbs whose subject belongs to what is said
	holds map[uint64]bool // forms whose subject holds an opinion
}

var governs = sync.OnceValue(func() governed {
	g := governed{map[uint64]bool{}, map[uint64]bool{}, map[uint64]bool{}, map[uint64]bool{}}
	for line := range strings.Lines(governsTable) {
		f := strings.Split(line, "\t")
		switch {
		case len(f) != 4:
		case f[1] == "act":
			g.acts[lang.Key(f[2])] = true
		case f[1] == "seem":
			g.seems[lang.Key(f[2])] = true
		case f[1] == "hold":
			g.holds[lang.Key(f[2])] = true
		case f[1] == "link":
			g.links[lang.Key(f[2])] = true
		}
	}
	return g
})

// of returns the tokens that a frame makes its source say.
func (x content) of(f *Frame, by speaker) said {
	s := &x.t.Sentences[f.Sent]
	switch f.Kind {
	case Label:
		return said{first: f.Last, last: s.Last, how: byLabel}
	case According:
		return x.according(f, by, s)
	case Noun:
		for _, k := range x.p.Kids(f.Cue) {
			switch tok := &x.t.Tokens[k]; {
			case tok.Rel == lang.Acl || tok.Rel == lang.Ccomp:
				first, last := x.p.Reach(k)
				return said{first: first, last: last, how: byNoun}
			}
		}
		return said{}
	}
	return x.verb(f, by, s)
}

// according returns the clause before a frame that does not begin its sentence,
// and the rest of the sentence behind one that does.
func (x content) according(f *Frame, by speaker, s *lang.Sentence) said {
	lo, hi := f.First, max(f.Last, x.partyEnd(f))
	if f.Party >= 0 && x.p.Parties[f.Party].NounLast <= lo {
		return x.verb(f, by, s) // X told OUTLET that …
	}
	if lo-s.First <= 2 {
		return said{first: hi, last: s.Last, how: byHost}
	}
	return said{first: s.First, last: lo, how: byHost}
}

func (x content) partyEnd(f *Frame) int32 {
	if f.Party < 0 {
		return 0
	}
	return x.p.Parties[f.Party].NounLast
}

// verb returns what is said: the quotation beside the verb, the clause into
// which the frame is put, or the verb's complement.
func (x content) verb(f *Frame, by speaker, s *lang.Sentence) said {
	lo, hi := x.stretch(f, by)
	hi = max(hi, x.told(f))
	if q := x.direct(f, lo, hi, s); q.last > q.first {
		return q
	}
	if x.inserted(f, lo, hi, s) {
		first, last := x.beside(lo, hi, s)
		return said{first: first, last: last, how: byHost}
	}
	c := x.complement(f, lo, hi, s)
	if c.last > c.first && c.first < hi {
		if r := x.rest(f, hi, s); r.last > r.first {
			return r
		}
	}
	if c.last > c.first {
		return c
	}
	if c = x.object(f, lo, hi); c.last == c.first && by != (speaker{party: -1}) && f.ClassName() == "says" && x.begins(hi, s) {
		return x.rest(f, hi, s)
	}
	return c
}

// told returns the end of the words that name to whom something was said, where
// they belong to the frame: "told the Harbour Post that".
func (x content) told(f *Frame) int32 {
	near := x.around()
	for i := range near {
		if g := &near[i]; g.Cue == f.Cue && g.Role == Outer && g.Party >= 0 {
			return x.p.Parties[g.Party].NounLast
		}
	}
	return 0
}

// begins says whether a clause without a joining word may begin at a token.
func (x content) begins(k int32, s *lang.Sentence) bool {
	if k >= s.Last {
		return false
	}
	switch x.t.Tokens[k].POS {
	case lang.NOUN, lang.PROPN, lang.PRON, lang.DET, lang.NUM, lang.ADJ:
		return true
	}
	return false
}

// stretch returns the tokens from a frame's source to its cue, or the cue alone
// where the source is in another sentence.
func (x content) stretch(f *Frame, by speaker) (lo, hi int32) {
	lo, hi = f.First, f.Last
	a, b := by.first, by.last
	if a == b && by.party >= 0 {
		a, b = x.whole(by.party, f)
	}
	if b <= a || x.t.Tokens[a].Sent != f.Sent {
		return lo, hi
	}
	if b <= lo && lo-b < longGap || a >= hi && a-hi < longGap {
		return min(lo, a), max(hi, b)
	}
	return lo, hi
}

// rest returns what stands behind a verb in its sentence, where it is a clause.
func (x content) rest(f *Frame, hi int32, s *lang.Sentence) said {
	for k := hi; k < min(s.Last, hi+maxWords); k++ {
		if x.t.Tokens[k].Morph.Has(lang.Finite) {
			return said{first: hi, last: x.end(f, hi, -1, s), how: byJoined}
		}
	}
	return said{}
}

// inserted says whether a frame's words stand between commas within what they
// frame, or behind it at the end of the sentence: "…, X said", "…, he said, …".
func (x content) inserted(f *Frame, lo, hi int32, s *lang.Sentence) bool {
	if lo <= s.First || !x.mark(lo-1) {
		return false
	}
	for k := hi; k < min(s.Last, hi+maxWords); k++ {
		tok := &x.t.Tokens[k]
		if x.mark(k) {
			return true
		}
		if tok.POS == lang.SCONJ || tok.POS == lang.PRON && k < hi+4 || tok.Morph.Has(lang.Finite) || tok.Head == f.Cue && (tok.Rel == lang.Obj || tok.Rel == lang.Xcomp || tok.Rel == lang.Ccomp) {
			return false
		}
	}
	return true
}

// complement returns the clause that a verb governs.
func (x content) complement(f *Frame, lo, hi int32, s *lang.Sentence) said {
	for _, k := range x.p.Kids(f.Cue) {
		tok := &x.t.Tokens[k]
		switch {
		case tok.Rel == lang.Ccomp:
			return x.clause(k, f, lo, hi, s, byClause)
		case tok.Rel == lang.Parataxis && tok.Morph.Has(lang.Finite) && x.p.Kid(f.Cue, lang.Ccomp) < 0:
			return x.clause(k, f, lo, hi, s, byJoined)
		}
	}
	return said{}
}

// clause returns a clause that a verb governs. Behind the verb it begins behind
// the verb's other arguments and reaches to the end of the sentence, or to the
// next frame that is not part of it.
func (x content) clause(k int32, f *Frame, lo, hi int32, s *lang.Sentence, by how) said {
	first, last := x.apart(k, lo, hi)
	if first < hi {
		return said{first: first, last: last, how: by}
	}
	for n := 0; n < maxWords && first > hi && !x.argument(first-1, f.Cue); n++ {
		first--
	}
	return said{first: first, last: x.end(f, last, k, s), how: by}
}

// argument says whether a token belongs to an object or an adverbial of a verb.
func (x content) argument(i, verb int32) bool {
	for n := 0; i >= 0 && n < 16; n++ {
		tok := &x.t.Tokens[i]
		if tok.Head == verb {
			switch tok.Rel {
			case lang.Obj, lang.Iobj, lang.Obl, lang.Advmod, lang.Nmod, lang.CompoundPrt:
				return true
			}
			return false
		}
		i = tok.Head
	}
	return false
}

// end returns where a content ends that goes on behind last: before the next
// frame that is not below token k, or with the sentence.
func (x content) end(f *Frame, last, k int32, s *lang.Sentence) int32 {
	end := s.Last
	near := x.around()
	for i := range near {
		g := &near[i]
		if g.Sent != f.Sent || g.Cue <= f.Cue || g.Cue < last {
			continue
		}
		if !x.apposed(g) && (k >= 0 && x.p.Under(g.Cue, k) || k < 0 && !x.p.Under(g.Cue, f.Cue)) {
			continue
		}
		lo, _ := x.stretch(g, speaker{party: g.Party})
		for n := 0; n < maxWords && lo > last && !x.punct(lo-1) && x.t.Tokens[lo-1].POS != lang.CCONJ; n++ {
			lo--
		}
		if lo >= last {
			end = min(end, lo)
		}
	}
	for _, c := range x.p.Kids(f.Cue) {
		if tok := &x.t.Tokens[c]; tok.Rel == lang.Conj && c > last {
			if first := x.low(c); first >= last {
				end = min(end, first)
			}
		}
	}
	return max(last, end)
}

// apposed says whether a frame is added behind a comma: "…, adding that".
func (x content) apposed(g *Frame) bool {
	return g.Kind == Verb && g.First > 0 && x.mark(g.First-1) && x.t.Tokens[g.Cue].Morph&(lang.Participle|lang.Converb) != 0
}

// object returns the infinitive or the noun that a verb governs, with what the
// verb says of it: "accused X of Y", "called X a Z".
func (x content) object(f *Frame, lo, hi int32) said {
	best := said{}
	for _, k := range x.p.Kids(f.Cue) {
		tok := &x.t.Tokens[k]
		if k < hi {
			continue
		}
		by := byObject
		switch tok.Rel {
		case lang.Xcomp:
			by = byInfinite
		case lang.Obj:
		case lang.Obl, lang.Nmod, lang.Advcl:
			if best.last == 0 && x.p.Senses[k].Event == nil || best.last != 0 && !x.linked(k) {
				continue
			}
		default:
			continue
		}
		first, last := x.apart(k, lo, hi)
		if best.last == 0 {
			best = said{first: first, last: last, how: by}
		} else if last > best.last {
			best.last = last
		}
	}
	return best
}

// linked says whether a phrase begins with one of the words that join what is
// said of somebody to a verb of speech.
func (x content) linked(k int32) bool {
	first := x.low(k)
	return governs().links[x.t.Tokens[first].Form] && !x.mark(first-1)
}

func (x content) low(k int32) int32 {
	first, _ := x.p.Reach(k)
	return max(first, 1)
}

// apart returns a token's subtree on its side of a stretch.
func (x content) apart(k, lo, hi int32) (first, last int32) {
	first, last = x.p.Reach(k)
	if first < hi && lo < last {
		if k < lo {
			last = min(last, lo)
		} else {
			first = max(first, hi)
		}
	}
	return first, last
}

// beside returns the longer part of a sentence before or after a stretch.
func (x content) beside(lo, hi int32, s *lang.Sentence) (first, last int32) {
	if lo-s.First >= s.Last-hi {
		return s.First, lo
	}
	return hi, s.Last
}
