package speaker

import (
	_ "embed"
	"sort"
	"strings"
	"sync"

	"github.com/hearsay-org/hearsay/internal/extract/attribution"
	"github.com/hearsay-org/hearsay/internal/extract/lexicon"
	"github.com/hearsay-org/hearsay/internal/extract/passage"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
)

//go:embed pronouns.tsv
var pronounTable string

// sex is what a pronoun, a verb or a name tells of who speaks.
type sex uint8

const (
	unknownSex sex = iota
	man
	woman
	thing
	several
	numSexes
)

// pronouns returns what the pronouns tell that the treebanks leave without
// features.
var pronouns = sync.OnceValue(func() map[uint64]sex {
	out := map[uint64]sex{}
	kinds := map[string]sex{"m": man, "f": woman, "n": thing, "p": several}
	for line := range strings.Lines(pronounTable) {
		if line[0] == '#' {
			continue
		}
		if c := strings.Split(line, "\t"); len(c) > 1 {
			out[lang.Key(c[0])] = kinds[c[1]]
		}
	}
	return out
})

// sexOf reads a token's own features.
func sexOf(tok *lang.Token) sex {
	if x, ok := pronouns()[tok.Form]; ok {
		return x
	}
	switch m := tok.Morph; {
	case m.Has(lang.Plural):
		return several
	case m.Has(lang.Masc):
		return man
	case m.Has(lang.Fem):
		return woman
	case m.Has(lang.Neut):
		return thing
	}
	return unknownSex
}

// told says what a frame without a name tells of its source: by its pronoun, or
// by the form of its verb.
func (s *Scene) told(f *attribution.Frame) sex {
	p := s.P
	switch {
	case f.Party >= 0:
		return sexOf(&p.Text.Tokens[p.Parties[f.Party].Head])
	case f.Back:
		for i := f.First; i < f.Last; i++ {
			if x, ok := pronouns()[p.Text.Tokens[i].Form]; ok {
				return x
			}
		}
	case f.Kind == attribution.Verb && p.Text.Tokens[f.Cue].Morph.Has(lang.Past):
		return sexOf(&p.Text.Tokens[f.Cue])
	}
	return unknownSex
}

// lookedAt is how many of a candidate's parties are asked for its sex.
const lookedAt = 24

// sexOfCandidate asks a candidate's names, and the verbs of which it is the
// subject. A body that is no person may be "they" and "it".
func (s *Scene) sexOfCandidate(c *Candidate) sex {
	p := s.P
	var votes [numSexes]int
	for _, id := range c.parties[:min(len(c.parties), lookedAt)] {
		x := &p.Parties[id]
		tok := &p.Text.Tokens[x.Head]
		votes[sexOf(tok)]++
		if tok.Rel == lang.Nsubj && tok.Head >= 0 && p.Text.Tokens[tok.Head].Morph.Has(lang.Past) {
			votes[sexOf(&p.Text.Tokens[tok.Head])] += 2
		}
		if x.Kind != passage.Person {
			continue
		}
		names := &lexicon.Load(p.Text.Sentences[tok.Sent].Lang).Names
		for i := x.First; i < x.Last; i++ {
			if n := names.Key(p.Text.Tokens[i].Key); n != nil {
				switch n.Gender {
				case 'm':
					votes[man] += 4
				case 'f':
					votes[woman] += 4
				}
			}
		}
	}
	best := unknownSex
	for x := man; x < numSexes; x++ {
		if votes[x] > 0 && (best == unknownSex || votes[x] > votes[best]) {
			best = x
		}
	}
	return best
}

// agrees folds how what a frame tells goes with a candidate: 0 where it tells
// nothing, 1 agrees, 2 may, 3 does not.
func (v *view) agrees(c *Candidate, person bool) uint64 {
	switch {
	case v.told == unknownSex:
		return 0
	case c.sex == v.told:
		return 1
	case c.sex == unknownSex || !person && v.told >= thing:
		return 2
	}
	return 3
}

// lastNamed returns how many sentences before a claim a candidate was last named,
// folded, and whether it was a subject there; the claim's own sentence counts as
// far as the claim.
func (s *Scene) lastNamed(v *view, c *Candidate) uint64 {
	p := s.P
	n := sort.Search(len(c.parties), func(n int) bool { return p.Parties[c.parties[n]].Head >= v.c.First }) - 1
	if n < 0 {
		return 31
	}
	tok := &p.Text.Tokens[p.Parties[c.parties[n]].Head]
	return bucket(v.sent-tok.Sent)<<1 | bool1(tok.Rel == lang.Nsubj)
}
