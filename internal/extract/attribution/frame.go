// Package attribution finds who is said to have said what: the words of speech
// of a text, whom each makes a source, and what it makes that source say. It
// decides no chain; it finds the frames from which chains are made.
package attribution

import (
	"strings"
	"sync"

	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/extract/lexicon"
	"github.com/hearsay-org/hearsay/internal/extract/passage"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
)

// Frame is a cue of speech with the party that it makes a source.
type Frame struct {
	Kind   Kind
	Cue    int32 // the token that carries the cue
	First  int32 // of the cue's words
	Last   int32 // exclusive
	Party  int32 // index in Passage.Parties; -1 where the source is not named here. Weigh chooses it anew
	Rule   int32 // the party that the rules chose; -1 for none
	Role   Role
	Class  uint8 // class of speech + 1, as in passage.Sense
	Sent   int32
	Silent bool    // "it is reported": by the rules, nobody is named on purpose
	About  bool    // it is said of the whole: "this was reported by X"
	Back   bool    // its source was named before: "за його словами"
	Share  float32 // how likely it makes its party the source of a claim, 0 to 1; 1 before Weigh
	May    []int32 // parties near the cue among which Weigh chooses; none where the wording leaves no choice
}

// Kind says how a frame is worded.
type Kind uint8

// The kinds of frames.
const (
	Verb      Kind = iota // X said that …; "…", said X
	According             // according to X; X told OUTLET
	Label                 // X: …
	Noun                  // the statement of X; reports from X
	NumKinds
)

// Role says what a frame makes of its party.
type Role uint8

// The roles.
const (
	Source Role = iota // the one whose words follow
	Outer              // the one who passes them on, or to whom they were said
)

// Find lists the frames of a text in the order of their cues.
func Find(p *passage.Passage, tables *Tables) []Frame {
	f := finder{p: p, t: p.Text, taken: make([]bool, len(p.Text.Tokens))}
	for s := range p.Text.Sentences {
		f.sent = int32(s)
		sent := &p.Text.Sentences[s]
		f.label(sent)
		for i := sent.First; i < sent.Last; i++ {
			f.patterns(i, sent, tables.patterns[sent.Lang])
		}
		for i := sent.First; i < sent.Last; i++ {
			f.cue(i, sent)
		}
		f.tail(sent)
	}
	return f.out
}

type finder struct {
	p     *passage.Passage
	t     *lang.Text
	sent  int32
	taken []bool // tokens that a pattern has used
	out   []Frame
}

func (f *finder) add(x Frame) {
	x.Sent, x.Share, x.About, x.Rule = f.sent, 1, f.about(&x), x.Party
	x.May = f.may(&x)
	f.out = append(f.out, x)
}

// about says whether "this" is what a cue says was said: "Про це повідомив X".
func (f *finder) about(x *Frame) bool {
	if x.Kind != Verb && x.Kind != According {
		return false
	}
	s := &f.t.Sentences[f.sent]
	for i := max(s.First, x.First-3); i < min(s.Last, max(x.Last, x.First+3)); i++ {
		for _, w := range this() {
			if f.t.Tokens[i].Form == w {
				return i <= x.Cue || i == x.Cue+1
			}
		}
	}
	return false
}

// this returns the keys of the words that point to all that was said before.
var this = sync.OnceValue(func() []uint64 {
	var out []uint64
	for _, w := range strings.Fields("це цьому этом это this") {
		out = append(out, lang.Key(w))
	}
	return out
})

// label reads "X: …" and "X — …" at the head of a sentence.
func (f *finder) label(s *lang.Sentence) {
	const longest = 10 // words before the colon
	if id := f.opensWith(s); id >= 0 {
		i := f.p.Parties[id].Last
		f.add(Frame{Kind: Label, Cue: i, First: i, Last: i + 1, Party: id})
		return
	}
	for i := s.First; i < min(s.Last, s.First+longest+1); i++ {
		if f.t.Tokens[i].Shape&lang.Quote != 0 && i > s.First {
			continue
		}
		if f.t.Word(int(i)) != ":" {
			continue
		}
		if i == s.First || i+2 >= s.Last {
			return
		}
		for k := s.First; k < i; k++ {
			if f.t.Tokens[k].Morph.Has(lang.Finite) || f.p.Senses[k].Speech != 0 && f.t.Tokens[k].POS == lang.VERB {
				return
			}
		}
		party := f.partyIn(s.First, i)
		if party >= 0 {
			f.add(Frame{Kind: Label, Cue: i, First: i, Last: i + 1, Party: party})
		}
		return
	}
}

// opensWith returns the person with whose name alone a sentence begins before a
// quotation: "Anna “We woke at five …”"; -1 for none.
func (f *finder) opensWith(s *lang.Sentence) int32 {
	id := f.p.PartyAt[s.First]
	if id < 0 || f.t.Tokens[s.First].Shape&lang.LineStart == 0 {
		return -1
	}
	x := &f.p.Parties[id]
	if x.Kind != passage.Person || x.First != s.First || x.Last >= s.Last || f.t.Tokens[x.Last].Shape&lang.Quote == 0 {
		return -1
	}
	return id
}

// tail reads "… — X" at the end of a sentence: a headline with its source.
func (f *finder) tail(s *lang.Sentence) {
	const longest = 8 // words behind the dash
	for i := s.Last - 2; i > max(s.First, s.Last-2-longest); i-- {
		tok := &f.t.Tokens[i]
		if tok.Morph.Has(lang.Finite) {
			return
		}
		if tok.Shape&lang.Dash == 0 {
			continue
		}
		if id := f.partyIn(i+1, s.Last); id >= 0 && i-s.First >= 3 {
			x := &f.p.Parties[id]
			if f.plausible(id) >= 2 && x.NounFirst <= i+3 && f.names(id) {
				f.add(Frame{Kind: Label, Cue: i, First: i, Last: i + 1, Party: id})
			}
		}
		return
	}
}

// names says whether a party may stand alone for a source: a person, or words in
// the nominative that are no place.
func (f *finder) names(id int32) bool {
	x := &f.p.Parties[id]
	if x.Kind == passage.Person {
		return true
	}
	c := f.caseOf(x)
	return (c == lang.Nom || c == lang.NoCase || f.p.IsOutlet(x)) && (!f.p.Senses[x.Head].Place || f.p.Senses[x.Head].Speaks())
}

// partyIn returns the last party whose phrase lies in a range, names first.
func (f *finder) partyIn(first, last int32) int32 {
	best := int32(-1)
	for i := first; i < last; i++ {
		id := f.p.PartyAt[i]
		if id < 0 {
			continue
		}
		x := &f.p.Parties[id]
		if x.First < first || x.Last > last {
			continue
		}
		if best < 0 || x.Kind == passage.Person || f.p.Parties[best].Kind == passage.Description && x.Kind == passage.Name {
			best = id
		}
	}
	return best
}

// cue reads a word of speech that no pattern has used.
func (f *finder) cue(i int32, s *lang.Sentence) {
	sense := &f.p.Senses[i]
	if sense.Speech == 0 || f.taken[i] {
		return
	}
	tok := &f.t.Tokens[i]
	switch {
	case tok.POS == lang.VERB || tok.POS == lang.AUX || tok.Morph&(lang.Participle|lang.Converb) != 0 || tok.Morph.Has(lang.Short):
		f.verb(i, s)
	case tok.POS == lang.NOUN && f.complement(i+1, s):
		f.verb(i, s)
	case tok.POS == lang.NOUN && sense.SpeechNoun:
		f.noun(i)
	}
}

// verb finds the source of a verb of speech: its subject, its agent, the body in
// which "they" said it, or the subject of the verb it is joined to.
func (f *finder) verb(i int32, s *lang.Sentence) {
	x := Frame{Kind: Verb, Cue: i, First: i, Last: i + 1, Party: -1, Class: f.p.Senses[i].Speech}
	tok := &f.t.Tokens[i]
	holds := governs().holds[tok.Form]
	passive := !holds && (tok.Morph.Has(lang.Passive) && s.Lang != lang.English || f.p.Kid(i, lang.AuxPass) >= 0 || f.p.Kid(i, lang.NsubjPass) >= 0)
	switch {
	case passive:
		if agent := f.p.Kid(i, lang.OblAgent); agent >= 0 {
			x.Party = f.partyOf(agent)
		} else if body := f.body(i); body >= 0 {
			x.Party = body
		} else {
			x.Silent = true
		}
	default:
		if x.Party = f.speaker(i, s); f.unlike(&x, x.Party) {
			x.Party = -1
		}
		x.Silent = x.Party < 0
		f.toldOutlet(i, x.Party)
	}
	f.add(x)
}

// toldWords is how many words may stand between an outlet and the name of the one
// who spoke to it: "её мать Виктория".
const toldWords = 4

// toldOutlet adds the outlet that stands right behind a verb of speech, in
// languages that say without a word to whom somebody spoke: "сказал РИА Новости
// мэр", "мэр сказал изданию «Вестник»".
func (f *finder) toldOutlet(i, party int32) {
	s := &f.t.Sentences[f.sent]
	k := i + 1
	if party < 0 || s.Lang == lang.English || k >= s.Last {
		return
	}
	dative := f.t.Tokens[k].POS == lang.NOUN && f.t.Tokens[k].Morph.Case() == lang.Dat
	if dative && k+1 < s.Last && f.p.Senses[k+1].Outlet {
		k++ // "агентству Reuters"
	}
	told := f.p.PartyAt[k]
	if told < 0 || told == party || !f.p.Senses[k].Outlet && !(dative && f.p.Senses[k].IsOutletKind()) {
		return
	}
	id := f.namedOutlet(told)
	x := &f.p.Parties[party]
	after := max(f.p.Parties[id].Last, f.p.Parties[told].Last)
	if id == party || x.Head > i && (after > x.NounFirst || x.NounFirst > after+toldWords) {
		return
	}
	f.add(Frame{Kind: According, Cue: i, First: i, Last: i + 1, Party: id, Role: Outer, Class: f.p.Senses[i].Speech})
}

// partyOf returns the party that a token heads or stands in.
func (f *finder) partyOf(i int32) int32 {
	return f.p.PartyAt[i]
}

// noun reads "the statement of X", "reports from X".
func (f *finder) noun(i int32) {
	for _, k := range f.p.Kids(i) {
		tok := &f.t.Tokens[k]
		if tok.Rel != lang.Nmod && tok.Rel != lang.NmodPoss && tok.Rel != lang.Compound && tok.Rel != lang.Amod {
			continue
		}
		id := f.partyOf(k)
		if id >= 0 && f.p.Parties[id].Head == k && (f.p.Senses[k].Speaks() || f.p.Parties[id].Kind == passage.Person) {
			f.add(Frame{Kind: Noun, Cue: i, First: i, Last: i + 1, Party: id, Class: f.p.Senses[i].Speech})
			return
		}
	}
	if id := f.titled(i); id >= 0 && f.t.Sentences[f.sent].Lang != lang.English {
		f.add(Frame{Kind: Noun, Cue: i, First: i, Last: i + 1, Party: id, Class: f.p.Senses[i].Speech})
	}
}

// titled returns the person whose office stands right behind a noun of speech:
// "заявление премьер-министра Анны Миллер".
func (f *finder) titled(i int32) int32 {
	const longest = 5 // words of the office
	last := f.t.Sentences[f.sent].Last
	for k := i + 1; k < min(last, i+1+longest); k++ {
		if id := f.p.PartyAt[k]; id >= 0 && f.p.Parties[id].Kind == passage.Person && k > i+1 {
			if c := f.t.Tokens[k].Morph.Case(); c == lang.Gen || c == lang.NoCase || c == lang.Acc {
				return id
			}
			return -1
		}
		if tok := &f.t.Tokens[k]; tok.POS != lang.NOUN && tok.POS != lang.ADJ && tok.POS != lang.PROPN || tok.Morph.Case() != lang.Gen && !f.p.Senses[k].Role {
			return -1
		}
	}
	return -1
}

// ClassName returns the name of a frame's class; "says" where the cue has none.
func (f *Frame) ClassName() string {
	if names := lexicon.SpeechClasses(); f.Class > 0 && int(f.Class) <= len(names) {
		return names[f.Class-1]
	}
	return "says"
}

// LinkClass returns the class as the vocabulary of links has it: what is
// believed, asked or shown is said.
func (f *Frame) LinkClass() string {
	if c := f.ClassName(); hearsay.Classes.Has(c) {
		return c
	}
	return "says"
}
