package passage

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/extract/lexicon"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
	"github.com/hearsay-org/hearsay/internal/kit/lang/meaning"
)

// Sense is what the tables say of one token.
type Sense struct {
	Event       *lexicon.Event // what it tells of; nil for nothing
	Speech      uint8          // class of speech + 1; 0 where it is no word of speech
	Voice       uint8          // the voice that its speech gives + 1
	Party       uint8          // class of party + 1
	Hedge       uint8          // what it does to a claim + 1
	HedgeWeight uint8
	SpeechNoun  bool
	Negative    bool // it says that something is not so
	Given       bool // a given name
	Surname     bool // a surname, or ends like one
	Role        bool // a title or office
	Outlet      bool // belongs to the name of an outlet
	listed      any  // the row of the tables of outlets or units that names it
	Unit        bool // belongs to the name of a formation or service
	Time        bool // belongs to an expression of time
	Place       bool // belongs to the name of a place
	speaks      bool
	person      bool // a word for a person of a kind that speaks
	outletKind  bool
}

// Speaks says whether the token is a word for somebody who makes statements.
func (s *Sense) Speaks() bool { return s.speaks || s.Outlet || s.Unit }

// IsOutletKind says whether the token is a word for an outlet.
func (s *Sense) IsOutletKind() bool { return s.outletKind }

//go:embed speakers.tsv
var speakersTable string

// classSets are sets over the ids of the lexicon's classes.
type classSets struct{ speaks, person, outlet [256]bool }

var sets = sync.OnceValue(func() *classSets {
	s := &classSets{}
	for i, c := range lexicon.Classes() {
		if strings.Contains(speakersTable, "\n"+c+"\t") {
			s.speaks[i+1] = true
			s.person[i+1] = strings.Contains(speakersTable, "\n"+c+"\tperson\t")
		}
		if c == "outlet" || c == "channel" {
			s.outlet[i+1] = true
		}
	}
	return s
})

// look asks the tables about each token.
func look(t *lang.Text) []Sense {
	out := make([]Sense, len(t.Tokens))
	words := make([]lexicon.Word, len(t.Tokens))
	for s := range t.Sentences {
		sent := &t.Sentences[s]
		l := looker{t: t, tables: lexicon.Load(sent.Lang), out: out, sets: sets()}
		for i := sent.First; i < sent.Last; i++ {
			tok := &t.Tokens[i]
			words[i] = lexicon.Word{Lemma: tok.Key, Form: tok.Form}
			if tok.POS == lang.VERB || tok.POS == lang.NOUN || tok.POS == lang.ADJ {
				words[i].Stem = l.tables.Stemmer.Stem(t.Word(int(i)))
			}
		}
		for i := sent.First; i < sent.Last; i++ {
			if p := t.Tokens[i].POS; p != lang.PUNCT {
				l.token(i, words[i:min(sent.Last, i+8)])
			}
		}
		for i := sent.First; i < sent.Last; i++ {
			x := &out[i]
			x.speaks, x.person, x.outletKind = l.sets.speaks[x.Party], l.sets.person[x.Party], l.sets.outlet[x.Party]
		}
	}
	return out
}

type looker struct {
	t      *lang.Text
	tables *lexicon.Tables
	out    []Sense
	sets   *classSets
}

// fits says whether a part of speech of the tables is a token's.
func fits(pos lexicon.POS, tok *lang.Token) bool {
	switch pos {
	case lexicon.Verb:
		return tok.POS == lang.VERB || tok.POS == lang.AUX || tok.Morph&(lang.Participle|lang.Converb|lang.Infinitive) != 0
	case lexicon.Noun:
		return tok.POS == lang.NOUN || tok.POS == lang.PROPN || tok.POS == lang.X
	case lexicon.Adjective:
		return tok.POS == lang.ADJ || tok.POS == lang.DET || tok.POS == lang.VERB
	}
	return true
}

// token fills in what the tables say of the words from i on.
func (l *looker) token(i int32, words []lexicon.Word) {
	tok := &l.t.Tokens[i]
	l.tables.Events.Each(words, func(e *lexicon.Event, n int) bool {
		head := l.head(i, int32(n))
		if n > 1 || fits(e.POS, tok) {
			if l.out[head].Event == nil || n > 1 {
				l.out[head].Event = e
			}
			return n > 1
		}
		return true
	})
	l.tables.Speech.Each(words, func(c *lexicon.Cue, n int) bool {
		x := &l.out[l.head(i, int32(n))]
		if !fits(c.POS, &l.t.Tokens[l.head(i, int32(n))]) {
			return true
		}
		x.Speech, x.SpeechNoun, x.Voice = c.ID+1, c.POS == lexicon.Noun, effect(c.Voice)
		return false
	})
	if h, n := l.tables.Hedges.Longest(words); h != nil {
		x := &l.out[l.head(i, int32(n))]
		x.Hedge, x.HedgeWeight, x.Negative = h.ID+1, h.Weight, h.Effect == "negative"
	}
	if p, n := l.tables.Parties.Longest(words); p != nil {
		l.out[l.head(i, int32(n))].Party = p.ID + 1
	}
	if r, n := l.tables.Roles.Longest(words); r != nil {
		x := &l.out[l.head(i, int32(n))]
		x.Role = true
		if x.Party == 0 {
			x.Party = r.ID + 1
		}
		l.out[i+int32(n)-1].Role = true
	}
	if tok.Shape&lang.Capital != 0 {
		l.names(i, words)
	}
}

// names fills in what capitalised words name.
func (l *looker) names(i int32, words []lexicon.Word) {
	s := &l.out[i]
	if n := l.tables.Names.Key(words[0].Lemma); n != nil {
		s.Given, s.Surname = n.Gender != 's', n.Gender == 's'
	} else if n := l.tables.Names.Key(words[0].Form); n != nil {
		s.Given, s.Surname = n.Gender != 's', n.Gender == 's'
	}
	if !s.Given && !s.Surname {
		s.Given = l.declined(i)
	}
	if !s.Given && !s.Surname {
		s.Surname = l.surname(i)
	}
	if o, n := l.tables.Outlets.Longest(words); o != nil {
		for k := i; k < i+int32(n); k++ {
			l.out[k].Outlet, l.out[k].Given, l.out[k].listed = true, false, o
		}
	}
	if u, n := l.tables.Units.Longest(words); u != nil {
		class := uint8(0)
		for id, c := range lexicon.Classes() {
			if c == u.Class {
				class = uint8(id) + 1
			}
		}
		for k := i; k < i+int32(n); k++ {
			l.out[k].Unit, l.out[k].Given, l.out[k].listed = true, false, u
			if l.out[k].Party == 0 {
				l.out[k].Party = class
			}
		}
	}
}

// endings are the case endings of given names in Ukrainian and Russian with what
// they stand for in the nominative.
var endings = []struct{ from, to string }{
	{"ою", "а"}, {"ею", "я"}, {"ой", "а"}, {"ей", "я"}, {"ові", ""}, {"еві", "й"}, {"ом", ""}, {"ем", "й"}, {"єм", "й"}, {"им", "о"},
	{"а", ""}, {"а", "о"}, {"у", ""}, {"у", "а"}, {"у", "о"}, {"е", "а"}, {"і", "а"}, {"и", "а"}, {"ы", "а"}, {"я", "й"}, {"я", "ь"}, {"ю", "й"}, {"ю", "я"}, {"ю", "ь"}, {"ї", "я"}, {"и", "я"},
}

// declined says whether a word is a given name in another case, which a lemma
// that was guessed wrong would hide.
func (l *looker) declined(i int32) bool {
	tok := &l.t.Tokens[i]
	if tok.Shape&lang.Cyrillic == 0 || tok.Shape&lang.AllCaps != 0 || tok.POS == lang.VERB {
		return false
	}
	word := lang.Fold(l.t.Word(int(i)))
	for _, e := range endings {
		if stem, ok := strings.CutSuffix(word, e.from); ok && len(stem) >= 6 {
			if n := l.tables.Names.Key(lang.Key(stem + e.to)); n != nil && n.Gender != 's' {
				return true
			}
		}
	}
	return false
}

// surname says whether a name's lemma or form ends like a surname.
func (l *looker) surname(i int32) bool {
	tok := &l.t.Tokens[i]
	if tok.POS != lang.PROPN && tok.POS != lang.ADJ || tok.Shape&(lang.AllCaps|lang.Title) != 0 {
		return false
	}
	return l.tables.HasEnding(tok.Lemma) != nil
}

// head returns the token of a stretch that stands in the tree for it.
func (l *looker) head(i, n int32) int32 {
	for k := i; k < i+n; k++ {
		if h := l.t.Tokens[k].Head; h < i || h >= i+n {
			return k
		}
	}
	return i
}

// effect returns the place of a voice among the hedges' effects, plus one.
func effect(voice string) uint8 {
	for i, e := range lexicon.Effects() {
		if e == voice {
			return uint8(i) + 1
		}
	}
	return 0
}

// EventType returns the likeliest type that a word tells of, plus one; 0 for
// none.
func EventType(e *lexicon.Event) uint64 {
	if e == nil {
		return 0
	}
	best, weight := 0, uint8(0)
	for t, w := range e.Weights {
		if w > weight {
			best, weight = t+1, w
		}
	}
	return uint64(best)
}

// markPlaces marks the tokens of the names of places.
func (p *Passage) markPlaces(places [][2]int32) {
	for _, r := range places {
		for i := r[0]; i < r[1]; i++ {
			p.Senses[i].Place = true
		}
	}
}

// markTimes marks the tokens of the expressions of time.
func (p *Passage) markTimes(times []hearsay.Span) {
	for _, t := range times {
		first, last := p.Covers(t.Start, t.End)
		for i := first; i < last; i++ {
			p.Senses[i].Time = true
		}
	}
}

// stems returns a key for each word that survives inflection and, roughly,
// derivation: its first five letters, in one spelling for the Slavic languages.
func stems(t *lang.Text) []uint64 {
	out := make([]uint64, len(t.Tokens))
	for i := range t.Tokens {
		out[i] = stem(t.Tokens[i].Lemma)
	}
	return out
}

// meanings looks up what the words mean.
func meanings(t *lang.Text) []meaning.Meaning {
	out := make([]meaning.Meaning, len(t.Tokens))
	for s := range t.Sentences {
		sent := &t.Sentences[s]
		for i := sent.First; i < sent.Last; i++ {
			tok := &t.Tokens[i]
			out[i] = lang.Meaning(sent.Lang, tok.Key, tok.POS)
		}
	}
	return out
}
