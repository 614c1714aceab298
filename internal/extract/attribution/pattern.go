package attribution

import (
	"slices"
	"strings"
	"sync"

	"github.com/hearsay-org/hearsay/internal/extract/lexicon"
	"github.com/hearsay-org/hearsay/internal/extract/passage"

	"github.com/hearsay-org/hearsay/internal/kit/lang"
)

// slotWords is the longest noun phrase that may stand in the middle of a pattern.
const slotWords = 10

// Pattern is a frame in words: "according to S", "S told OUTLET".
type Pattern struct {
	parts  []part
	class  uint8 // of speech + 1
	anchor int   // the first part that is a word
	loose  bool  // it names a party only where the phrase is one that speaks
}

type part struct {
	form uint64 // of a word; 0 for a slot
	role Role   // of a slot
	back bool   // a possessive that stands for the source: "за його словами"
}

// Patterns are the word patterns of one language, by their first word.
type Patterns map[uint64][]Pattern

// add makes a pattern of a row of the table. The table's role decides for S:
// "outlet" makes it the one who passes on.
func (ps Patterns) add(row *lexicon.Frame) {
	x := Pattern{class: row.ID + 1, anchor: -1}
	for i, w := range row.Words {
		switch w {
		case lexicon.Source, lexicon.Medium:
			p := part{role: Source}
			if w == lexicon.Medium || row.Role == lexicon.OutletFrame {
				p.role = Outer
			}
			x.parts = append(x.parts, p)
		default:
			x.parts = append(x.parts, part{form: w})
			if x.anchor < 0 {
				x.anchor = i
			}
		}
	}
	if x.anchor < 0 {
		return
	}
	x.loose = len(x.parts) <= 2 && x.anchor == 0 && slices.Contains(small(), x.parts[0].form)
	ps.put(x)
	if n := len(x.parts); n == 3 && x.anchor == 0 && x.parts[2].form == 0 && x.parts[2].role == Source {
		ps.put(Pattern{parts: []part{x.parts[0], {back: true}, x.parts[1]}, class: x.class})
	}
}

// small returns the keys of prepositions that begin patterns of one word and
// mean much else.
var small = sync.OnceValue(func() []uint64 {
	var out []uint64
	for _, w := range strings.Fields("per via from by по от за від from") {
		out = append(out, lang.Key(w))
	}
	return out
})

func (ps Patterns) put(x Pattern) {
	key := x.parts[x.anchor].form
	ps[key] = append(ps[key], x)
}

// slot is a phrase that a pattern has found.
type slot struct {
	party int32
	role  Role
}

// patterns tries the word patterns whose first word stands at i and keeps the
// one that explains most words.
func (f *finder) patterns(i int32, s *lang.Sentence, all Patterns) {
	bestLen := 0
	var best *Pattern
	var slots []slot
	var words []int32
	list := all[f.t.Tokens[i].Form]
	for k := range list {
		pat := &list[k]
		if len(pat.parts) <= bestLen {
			continue
		}
		if sl, w, ok := f.match(pat, i, s); ok {
			best, bestLen, slots, words = pat, len(pat.parts), sl, w
		}
	}
	if best == nil {
		return
	}
	for _, w := range words {
		if f.taken[w] {
			return
		}
	}
	for _, w := range words {
		f.taken[w] = true
	}
	for _, x := range slots {
		f.add(Frame{Kind: According, Cue: i, First: words[0], Last: words[len(words)-1] + 1, Party: x.party, Role: x.role, Class: best.class, Back: x.party < 0})
	}
}

// match reads a pattern whose first word stands at i.
func (f *finder) match(pat *Pattern, i int32, s *lang.Sentence) (slots []slot, words []int32, ok bool) {
	if pat.anchor == 1 {
		party := int32(-1)
		if f.t.Tokens[i].POS == lang.VERB {
			if k := f.subject(i, 0); k >= 0 {
				party = f.partyOf(k)
			}
			if party < 0 {
				party = f.beforeApposition(i, s)
			}
		}
		if party < 0 {
			party = f.partyBefore(i, s)
		}
		if party < 0 || f.p.InQuote[f.p.Parties[party].Head] != f.p.InQuote[i] {
			return nil, nil, false
		}
		slots = append(slots, slot{party, pat.parts[0].role})
	}
	if len(pat.parts) == 2 && pat.anchor == 0 && f.t.Tokens[i].POS == lang.VERB && (f.t.Tokens[i].Morph&(lang.Participle|lang.Converb) == 0 || f.p.Kid(i, lang.Aux) >= 0) {
		return nil, nil, false // a plain verb of speech: its subject is found by the tree
	}
	at := i
	for k := pat.anchor; k < len(pat.parts); k++ {
		x := pat.parts[k]
		if x.form != 0 {
			if at >= s.Last || f.t.Tokens[at].Form != x.form || f.p.InQuote[at] != f.p.InQuote[i] {
				return nil, nil, false
			}
			words = append(words, at)
			at++
			continue
		}
		if x.back {
			if at >= s.Last || !possessive(&f.t.Tokens[at]) {
				return nil, nil, false
			}
			slots = append(slots, slot{-1, Source})
			words = append(words, at)
			at++
			continue
		}
		party, next := f.partyFrom(at, s)
		if party < 0 {
			return nil, nil, false
		}
		if k+1 < len(pat.parts) && pat.parts[k+1].form != 0 {
			if next = f.seek(at+1, pat.parts[k+1].form, s); next < 0 || f.parted(at, next) {
				return nil, nil, false
			}
			if x := &f.p.Parties[party]; x.Last > next {
				party = f.partyIn(at, next)
			}
		}
		if party < 0 || pat.loose && !f.speaks(party) || x.role == Outer && !f.passesOn(party) {
			return nil, nil, false
		}
		if x.role == Outer {
			party = f.namedOutlet(party)
			next = max(next, f.p.Parties[party].Last)
		}
		slots = append(slots, slot{party, x.role})
		at = next
	}
	return slots, words, true
}

// possessive says whether a word is his, her or their.
func possessive(tok *lang.Token) bool {
	return (tok.POS == lang.DET || tok.POS == lang.PRON) && (tok.Morph.Has(lang.Possessive) || tok.Morph.Has(lang.Third) || slices.Contains(theirs(), tok.Form))
}

// theirs returns the keys of the Russian words, to which its treebank gives no
// features.
var theirs = sync.OnceValue(func() []uint64 {
	var out []uint64
	for _, w := range strings.Fields("его ее её их") {
		out = append(out, lang.Key(w))
	}
	return out
})

// seek returns the next token with a form within the reach of a noun phrase.
func (f *finder) seek(from int32, form uint64, s *lang.Sentence) int32 {
	for k := from; k < min(s.Last, from+slotWords); k++ {
		if f.t.Tokens[k].Form == form {
			return k
		}
	}
	return -1
}

// parted says whether a dash, a comma, a verb or the subject of the word behind
// it stands within the slot of a pattern.
func (f *finder) parted(first, last int32) bool {
	for k := first; k < last; k++ {
		tok := &f.t.Tokens[k]
		if tok.Shape&lang.Dash != 0 || tok.Morph.Has(lang.Finite) || f.t.Word(int(k)) == "," || tok.Rel == lang.Nsubj && tok.Head == last && tok.Morph.Case() == lang.Nom {
			return true
		}
	}
	return false
}

// partyFrom returns the party whose phrase begins at a token (marks, articles
// and a preposition before it left aside) and the token after it.
func (f *finder) partyFrom(at int32, s *lang.Sentence) (party, next int32) {
	for k := at; k < min(s.Last, at+8); k++ {
		tok := &f.t.Tokens[k]
		if id := f.p.HeadParty(k); id >= 0 && f.p.Parties[id].First >= at {
			if f.p.Parties[id].Kind != passage.Person {
				id = f.widest(id, at)
			}
			return id, f.p.Parties[id].Last
		}
		if tok.POS == lang.VERB && tok.Rel != lang.Amod || tok.POS == lang.SCONJ || tok.POS == lang.PUNCT && tok.Shape&lang.Quote == 0 {
			return -1, 0
		}
	}
	return -1, 0
}

// widest climbs from a party to the one with the longest phrase that holds it
// and does not begin before at: from "region" to "head of the region".
func (f *finder) widest(id, at int32) int32 {
	k := f.p.Parties[id].Head
	for n, head := 0, k; head >= 0 && n < 6; n++ {
		if up := f.p.HeadParty(head); up >= 0 {
			x := &f.p.Parties[up]
			if x.NounFirst >= at && x.NounFirst <= k && x.NounLast > k && x.First >= at {
				id = up
			}
		}
		head = f.t.Tokens[head].Head
	}
	return id
}

// partyBefore returns the party that ends right before a token.
func (f *finder) partyBefore(i int32, s *lang.Sentence) int32 {
	for k := i - 1; k >= max(s.First, i-3); k-- {
		if id := f.p.PartyAt[k]; id >= 0 {
			return id
		}
		if pos := f.t.Tokens[k].POS; pos != lang.ADV && pos != lang.AUX && pos != lang.PUNCT {
			return -1
		}
	}
	return -1
}

// passesOn says whether a party may be one who passes on what others say: an
// outlet by its name or kind, or a name in quotation marks.
func (f *finder) passesOn(party int32) bool {
	x := &f.p.Parties[party]
	return f.p.IsOutlet(x) || x.Kind == passage.Name && x.Last > x.First && f.t.Tokens[x.Last-1].Shape&lang.Quote != 0 || x.Kind == passage.Name && !f.p.Senses[x.Head].Place && f.t.Tokens[x.Head].Shape&lang.Latin != 0 && f.t.Sentences[f.sent].Lang != lang.English
}

// namedOutlet returns the name that stands right behind a word like "newspaper" or
// "channel", in quotation marks or not; the party itself where none does.
func (f *finder) namedOutlet(party int32) int32 {
	x := &f.p.Parties[party]
	if !f.p.Senses[x.Head].IsOutletKind() || x.Kind == passage.Name {
		return party
	}
	for k := x.Last; k < min(f.t.Sentences[f.sent].Last, x.Last+2); k++ {
		if id := f.p.PartyAt[k]; id >= 0 && id != party {
			if f.p.Parties[id].Kind == passage.Name {
				return id
			}
			return party
		}
		if f.t.Tokens[k].Shape&lang.Quote == 0 {
			return party
		}
	}
	return party
}

// speaks says whether a party is of a kind that makes statements.
func (f *finder) speaks(party int32) bool {
	x := &f.p.Parties[party]
	return x.Kind == passage.Person || x.Kind == passage.Pronoun || f.p.Senses[x.Head].Speaks() || f.p.SpeakerName(party)
}
