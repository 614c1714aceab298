// Package lang reads sentences: language, words, sentences, tags, morphology,
// lemmas and dependency trees of English, Ukrainian and Russian text, in the
// terms of Universal Dependencies. It knows nothing of claims.
package lang

// Text is an analysed text. Its slices are flat: a sentence is a range of
// tokens, a paragraph a range of sentences.
type Text struct {
	Source    string // what was analysed; all offsets are bytes of it
	Lang      Lang   // of most of it
	Tokens    []Token
	Sentences []Sentence
}

// Token is one syntactic word. Its form is Source[Start:End].
type Token struct {
	Start, End int32  // bytes
	Sent       int32  // index of its sentence
	Head       int32  // index in Tokens of its head; -1 for a root
	Rel        Rel    // its relation to the head
	POS        POS    // universal part of speech
	Morph      Morph  // features that rules ask for
	Shape      Shape  // how it is written
	Lemma      string // lower case, but for proper nouns
	Key        uint64 // hash of the folded lemma, alike in all three languages' spellings of case
	Form       uint64 // hash of the lower-cased form
}

// Sentence is a range of tokens.
type Sentence struct {
	First, Last int32 // tokens, Last exclusive
	Start, End  int32 // bytes, without surrounding white space and bullets
	Para        int32 // number of its paragraph (a line of its own counts as one)
	Lang        Lang
	Heading     bool // a line that reads as a title or heading
	Bullet      bool // begins with a bullet, a dash of a list, or an emoji that stands for one
}

// Lang is a language of a text or sentence.
type Lang uint8

// The languages. Unknown has no models of its own: it is read with those that
// fit its letters best.
const (
	Unknown Lang = iota
	English
	Ukrainian
	Russian
)

// String returns "en", "uk", "ru" or "".
func (l Lang) String() string { return [...]string{"", "en", "uk", "ru"}[l] }

// ParseLang reads what String writes.
func ParseLang(s string) (Lang, bool) {
	for l := Unknown; l <= Russian; l++ {
		if l.String() == s {
			return l, true
		}
	}
	return Unknown, false
}

// POS is a universal part of speech.
type POS uint8

// The universal parts of speech (universaldependencies.org/u/pos).
const (
	X POS = iota
	ADJ
	ADP
	ADV
	AUX
	CCONJ
	DET
	INTJ
	NOUN
	NUM
	PART
	PRON
	PROPN
	PUNCT
	SCONJ
	SYM
	VERB
	NumPOS
)

// Rel is a universal dependency relation. Subtypes that rules ask for stand
// alone; all others are folded into their base relation.
type Rel uint8

// The relations (universaldependencies.org/u/dep).
const (
	Dep Rel = iota
	Root
	Nsubj
	NsubjPass
	Csubj
	Obj
	Iobj
	Ccomp
	Xcomp
	Obl
	OblAgent
	Vocative
	Expl
	Dislocated
	Advcl
	Advmod
	Discourse
	Aux
	AuxPass
	Cop
	Mark
	Nmod
	NmodPoss
	Appos
	Nummod
	Acl
	AclRelcl
	Amod
	Det
	CaseMark
	Conj
	Cc
	Fixed
	Flat
	List
	Parataxis
	Compound
	CompoundPrt
	Orphan
	Punct
	Goeswith
	Reparandum
	Clf
	NumRel
)

// Morph is a set of morphological features.
type Morph uint32

// The features. Case is a small number in the lowest bits, see Case.
const (
	caseMask Morph = 7 // Nom Gen Dat Acc Ins Loc Voc = 1…7

	Plural Morph = 1 << (iota + 2)
	Singular
	Masc
	Fem
	Neut
	Animate
	Inanimate
	First
	Second
	Third
	Past
	Present
	Future
	Finite
	Infinitive
	Participle
	Converb // and gerunds
	Imperative
	Conditional
	Passive
	Perfective
	Imperfective
	Negative
	Comparative
	Possessive
	Short // adjectives and participles
)

// Case is a grammatical case; NoCase where there is none.
type Case uint8

// The cases.
const (
	NoCase Case = iota
	Nom
	Gen
	Dat
	Acc
	Ins
	Loc
	Voc
)

// Case returns the case.
func (m Morph) Case() Case { return Case(m & caseMask) }

// Has says whether all features of f are set.
func (m Morph) Has(f Morph) bool { return m&f == f }

// Shape says how a word is written.
type Shape uint16

// The shapes.
const (
	Capital    Shape = 1 << iota // begins with a capital
	AllCaps                      // two letters or more, all capital
	Digits                       // begins with a digit
	Latin                        // Latin letters
	Cyrillic                     // Cyrillic letters
	Mixed                        // letters of both alphabets
	Quote                        // a quotation mark
	Open                         // an opening mark or bracket
	Close                        // a closing mark or bracket
	Dash                         // a dash that parts (not a hyphen in a word)
	Emoji                        // a pictogram
	SpaceAfter                   // white space follows
	LineStart                    // the first word of its line
	Title                        // first word of its sentence
)

// Word returns the form of token i.
func (t *Text) Word(i int) string {
	tok := &t.Tokens[i]
	return t.Source[tok.Start:tok.End]
}
