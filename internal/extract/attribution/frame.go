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
	Party  int32 // index in Passage.Parties; -1 where the source is not named here
	Role   Role
	Class  uint8 // class of speech + 1, as in passage.Sense
	Sent   int32
	Silent bool    // "it is reported": nobody is named on purpose
	About  bool    // it is said of the whole: "this was reported by X"
	Back   bool    // its source was named before: "за його словами"
	Share  float32 // how likely it makes its party the source of a claim, 0 to 1; 1 before Weigh
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
	x.Sent, x.Share, x.About = f.sent, 1, f.about(&x)
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

// relative returns the keys of the pronouns that open a clause about whoever was
// named right before.
var relative = sync.OnceValue(func() map[uint64]bool {
	out := map[uint64]bool{}
	for _, w := range strings.Fields("who який яка яке які который которая которое которые") {
		out[lang.Key(w)] = true
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
			if f.plausible(id) >= 2 && x.NounFirst <= i+3 {
				f.add(Frame{Kind: Label, Cue: i, First: i, Last: i + 1, Party: id})
			}
		}
		return
	}
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
	passive := tok.Morph.Has(lang.Passive) && s.Lang != lang.English || f.p.Kid(i, lang.AuxPass) >= 0 || f.p.Kid(i, lang.NsubjPass) >= 0
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
		x.Party = f.speaker(i, s)
		x.Silent = x.Party < 0
	}
	f.add(x)
}

// speaker chooses who speaks with a verb: its subject in the tree, the body in
// which "they" said it, or the party next to it, whichever is likelier to speak.
func (f *finder) speaker(i int32, s *lang.Sentence) int32 {
	best, value := int32(-1), 0
	consider := func(id int32, least int) {
		if id < 0 {
			return
		}
		if v := f.plausible(id); v > value && v >= least {
			best, value = id, v
		}
	}
	tree := int32(-1)
	if k := f.subject(i, 0); k >= 0 && !f.misplaced(k, i, s) && !f.quotedApart(k, i) {
		tree = f.antecedent(f.partyOf(k), i)
	}
	consider(tree, 2)
	if tree < 0 {
		consider(f.body(i), 1)
	}
	if value < 2 {
		consider(f.near(i, s), 2)
		consider(f.left(i, s), 2)
	}
	if best < 0 {
		best = tree
	}
	return best
}

// quotedApart says whether a word stands in a quotation in which a cue does not:
// who is spoken of there does not speak.
func (f *finder) quotedApart(word, cue int32) bool {
	q := f.p.InQuote[word]
	if q < 0 || q == f.p.InQuote[cue] {
		return false
	}
	x := &f.p.Quotes[q]
	return x.Long || f.t.Tokens[x.Last-1].POS == lang.PUNCT && f.t.Word(int(x.Last-1)) != "."
}

// antecedent returns whom a relative pronoun stands for: the party of the clause
// that it opens, where that stands right before it.
func (f *finder) antecedent(id, verb int32) int32 {
	if id < 0 || f.p.Parties[id].Kind != passage.Pronoun {
		return id
	}
	k := f.p.Parties[id].Head
	if !relative()[f.t.Tokens[k].Form] || k <= f.t.Sentences[f.sent].First {
		return id
	}
	for at := k - 1; at >= max(f.t.Sentences[f.sent].First, k-2); at-- {
		of := f.p.PartyAt[at]
		if of < 0 {
			continue
		}
		if h := f.t.Tokens[verb].Head; h >= 0 && h < k && f.p.PartyAt[h] >= 0 && f.t.Tokens[verb].Rel == lang.AclRelcl {
			of = f.p.PartyAt[h]
		}
		if f.p.Parties[of].Kind != passage.Pronoun {
			return of
		}
	}
	return id
}

// misplaced says whether a subject behind an English verb is one of what is
// said: "X has said he would …". Only behind a mark does a subject follow its
// verb of speech.
func (f *finder) misplaced(subject, cue int32, s *lang.Sentence) bool {
	if s.Lang != lang.English || subject < cue {
		return false
	}
	for k := cue - 1; k >= s.First; k-- {
		switch f.t.Tokens[k].POS {
		case lang.ADV, lang.AUX, lang.PART:
		case lang.PUNCT:
			return false
		default:
			return true
		}
	}
	return false
}

// plausible says how likely a party is one who speaks, 1 to 3.
func (f *finder) plausible(id int32) int {
	x := &f.p.Parties[id]
	switch {
	case x.Kind == passage.Person || x.Kind == passage.Pronoun || f.p.Senses[x.Head].Speaks() || f.p.IsOutlet(x):
		return 3
	case x.Kind == passage.Name || x.Kind == passage.Anaphor:
		return 2
	}
	return 1
}

// complement says whether "that" follows, so that a word taken for a noun right
// behind a party is likelier a verb ("the army claims that").
func (f *finder) complement(i int32, s *lang.Sentence) bool {
	return i < s.Last && s.Lang == lang.English && f.t.Tokens[i].POS == lang.SCONJ && f.left(i-1, s) >= 0
}

// left returns the party whose phrase ends right before a verb, adverbs and
// auxiliaries between them left aside; the widest such phrase.
func (f *finder) left(i int32, s *lang.Sentence) int32 {
	if id := f.beforeApposition(i, s); id >= 0 {
		return id
	}
	for k := i - 1; k >= max(s.First, i-4); k-- {
		tok := &f.t.Tokens[k]
		if tok.POS == lang.ADV || tok.POS == lang.AUX || tok.POS == lang.PART {
			continue
		}
		best := int32(-1)
		for n := 0; k >= 0 && n < 8; n++ {
			id := f.p.PartyAt[k]
			if id < 0 {
				break
			}
			x := &f.p.Parties[id]
			if x.NounLast < i-3 || x.NounFirst > k {
				break
			}
			c := f.t.Tokens[x.Head].Morph.Case()
			if c == lang.Nom || c == lang.NoCase {
				best = id
			}
			if k = x.NounFirst - 1; k < s.First || f.t.Tokens[k].Head != x.Head && f.t.Tokens[x.Head].Head != k {
				k = f.t.Tokens[x.Head].Head
				if k < s.First || k >= i {
					break
				}
			}
		}
		return best
	}
	return -1
}

// beforeApposition returns X in "X, head of the department, said": the party in
// front of a stretch between commas that holds no finite verb.
func (f *finder) beforeApposition(i int32, s *lang.Sentence) int32 {
	const longest = 40
	if i-1 <= s.First || f.t.Word(int(i-1)) != "," {
		return -1
	}
	for k := i - 2; k > max(s.First, i-longest); k-- {
		tok := &f.t.Tokens[k]
		if tok.Morph.Has(lang.Finite) {
			return -1
		}
		if f.t.Word(int(k)) != "," {
			continue
		}
		if id := f.p.PartyAt[k-1]; id >= 0 {
			if x := &f.p.Parties[id]; x.Kind == passage.Person || x.Kind == passage.Name {
				return id
			}
		}
	}
	return -1
}

// subject climbs from a verb to the subject that it shares with the verbs above.
func (f *finder) subject(i int32, depth int) int32 {
	if k := f.nearest(i); k >= 0 {
		return k
	}
	tok := &f.t.Tokens[i]
	if depth > 4 || tok.Head < 0 {
		return -1
	}
	switch tok.Rel {
	case lang.Conj, lang.Xcomp, lang.Advcl:
		if tok.Rel == lang.Advcl && tok.Morph.Has(lang.Finite) && !tok.Morph.Has(lang.Converb) {
			return -1
		}
		return f.subject(tok.Head, depth+1)
	case lang.Acl, lang.AclRelcl:
		return tok.Head
	}
	return -1
}

// nearest returns the subject of a verb. Of several that the tree gives it, it is
// the last one before the verb, or else the first behind it that is no outlet to
// which somebody spoke: "рассказывает Би-би-си её мать".
func (f *finder) nearest(i int32) int32 {
	best := int32(-1)
	for _, k := range f.p.Kids(i) {
		if f.t.Tokens[k].Rel != lang.Nsubj {
			continue
		}
		switch {
		case k < i && (best < 0 || f.p.Senses[k].Speaks() || f.p.PartyAt[k] >= 0 && f.p.Parties[f.p.PartyAt[k]].Kind == passage.Person):
			best = k
		case k > i && (best < 0 || best > i && f.p.Senses[best].Outlet && !f.p.Senses[k].Outlet):
			best = k
		}
	}
	return best
}

// body returns the party of "in X they said": an oblique body without a subject.
func (f *finder) body(i int32) int32 {
	for _, k := range f.p.Kids(i) {
		tok := &f.t.Tokens[k]
		if tok.Rel != lang.Obl && tok.Rel != lang.Nmod || tok.Morph.Case() != lang.Loc {
			continue
		}
		id := f.partyOf(k)
		if id < 0 {
			continue
		}
		if f.p.Senses[k].Speaks() || f.p.Parties[id].Kind == passage.Name {
			return id
		}
	}
	return -1
}

// near returns the party next to a verb without a subject in the tree: the noun
// right behind it in "…", said X. Between them may stand when it was said.
func (f *finder) near(i int32, s *lang.Sentence) int32 {
	const reach = 12 // tokens looked at
	for k, words := i+1, 0; k < min(s.Last, i+reach) && words < 3; k++ {
		tok := &f.t.Tokens[k]
		if id := f.p.PartyAt[k]; id >= 0 && !f.p.Senses[k].Time {
			x := &f.p.Parties[id]
			c := f.caseOf(x)
			switch {
			case f.quotedApart(k, i):
				return -1
			case (c == lang.Nom || c == lang.NoCase) && (f.t.Tokens[x.Head].Rel != lang.Obj || c == lang.Nom && f.plausible(id) == 3), f.closes(i, id, s):
				return id
			}
			return -1
		}
		switch {
		case f.p.Senses[k].Time, tok.POS == lang.PUNCT && k+1 < s.Last && (f.p.Senses[k+1].Time || f.p.Senses[k-1].Time):
		case tok.POS == lang.PUNCT || tok.POS == lang.ADP || tok.POS == lang.SCONJ:
			return -1
		default:
			words++
		}
	}
	return -1
}

// caseOf returns the case of a party; none for an abbreviation or a word in foreign
// letters, whose case cannot be seen.
func (f *finder) caseOf(x *passage.Party) lang.Case {
	tok := &f.t.Tokens[x.Head]
	if tok.Shape&lang.AllCaps != 0 || tok.Shape&lang.Latin != 0 {
		return lang.NoCase
	}
	return tok.Morph.Case()
}

// closes says whether a party right behind a cue ends the clause, the cue being put
// behind what was said: "…, said X." Its case may be guessed wrong.
func (f *finder) closes(i int32, id int32, s *lang.Sentence) bool {
	x := &f.p.Parties[id]
	person := f.p.Clusters[x.Cluster].Kind == passage.Person
	first := min(x.First, x.NounFirst)
	if i <= s.First || first > i+2 || first == i+2 && f.t.Tokens[i+1].POS != lang.DET || x.Last > s.Last {
		return false
	}
	if c := f.caseOf(x); !person && (f.plausible(id) < 3 || c != lang.Acc && c != lang.NoCase) {
		return false
	}
	last := max(x.Last, x.NounLast)
	return f.t.Tokens[i-1].POS == lang.PUNCT && (last >= s.Last || f.t.Tokens[last].POS == lang.PUNCT)
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
