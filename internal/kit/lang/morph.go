package lang

import "github.com/hearsay-org/hearsay/internal/kit/lang/tagger"

// Values of the group tagger.Verb.
const (
	verbNone = iota
	verbPast
	verbPresent
	verbFuture
	verbFinite
	verbImperative
	verbConditional
	verbInfinitive
	verbPartPresent
	verbPartPast
	verbPart
	verbConverb
	verbPastLoose // a past tense without a verb form
)

// verbMorph holds the features of each value of the group tagger.Verb.
var verbMorph = [...]Morph{
	verbPast: Finite | Past, verbPresent: Finite | Present, verbFuture: Finite | Future, verbFinite: Finite,
	verbImperative: Finite | Imperative, verbConditional: Conditional, verbInfinitive: Infinitive,
	verbPartPresent: Participle | Present, verbPartPast: Participle | Past, verbPart: Participle,
	verbConverb: Converb, verbPastLoose: Past,
}

// otherMorph holds the features of each value of the group tagger.Other.
var otherMorph = [...]Morph{0, Comparative, Negative, Possessive, Short}

// groupMorph holds the features of the values of the small groups.
var groupMorph = [tagger.Groups][4]Morph{
	tagger.Gender:  {0, Masc, Fem, Neut},
	tagger.Animacy: {0, Animate, Inanimate},
	tagger.Person:  {0, First, Second, Third},
	tagger.Aspect:  {0, Perfective, Imperfective},
	tagger.Voice:   {0, Passive},
}

// numberMorph holds the features of number, which stands with case.
var numberMorph = [3]Morph{0, Singular, Plural}

// fromTag returns the part of speech and the morphology of a tag.
func fromTag(t *tagger.Tag) (POS, Morph) {
	m := Morph(t[tagger.CaseNum]/3) | numberMorph[t[tagger.CaseNum]%3]
	m |= groupMorph[tagger.Gender][t[tagger.Gender]] | groupMorph[tagger.Animacy][t[tagger.Animacy]]
	m |= groupMorph[tagger.Person][t[tagger.Person]] | groupMorph[tagger.Aspect][t[tagger.Aspect]]
	m |= groupMorph[tagger.Voice][t[tagger.Voice]] | verbMorph[t[tagger.Verb]] | otherMorph[t[tagger.Other]]
	return POS(t[tagger.POS]), m
}

// ToTag returns the tag of a part of speech and a morphology, for training.
func ToTag(p POS, m Morph) tagger.Tag {
	t := tagger.Tag{tagger.POS: uint8(p)}
	t[tagger.CaseNum] = uint8(m.Case()) * 3
	for i, f := range numberMorph {
		if f != 0 && m.Has(f) {
			t[tagger.CaseNum] = uint8(m.Case())*3 + uint8(i)
		}
	}
	for g := range groupMorph {
		for i, f := range groupMorph[g] {
			if f != 0 && m.Has(f) {
				t[g] = uint8(i)
			}
		}
	}
	for i, f := range otherMorph {
		if f != 0 && m.Has(f) {
			t[tagger.Other] = uint8(i)
		}
	}
	best := Morph(0)
	for i, f := range verbMorph {
		if f > best && m.Has(f) && bitCount(f) >= bitCount(best) {
			best, t[tagger.Verb] = f, uint8(i)
		}
	}
	return t
}

// bitCount returns the number of features of a set without case.
func bitCount(m Morph) int {
	n := 0
	for ; m != 0; m &= m - 1 {
		n++
	}
	return n
}
