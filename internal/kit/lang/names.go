package lang

import "strings"

// posNames holds the names of the parts of speech in Universal Dependencies.
const posNames = "X ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB"

// relNames holds the names of the relations, in the order of the constants.
const relNames = "dep root nsubj nsubj:pass csubj obj iobj ccomp xcomp obl obl:agent vocative expl dislocated advcl advmod " +
	"discourse aux aux:pass cop mark nmod nmod:poss appos nummod acl acl:relcl amod det case conj cc fixed flat list " +
	"parataxis compound compound:prt orphan punct goeswith reparandum clf"

// String returns the name of the part of speech, "NOUN".
func (p POS) String() string { return nth(posNames, int(p)) }

// ParsePOS reads a name of a part of speech; X where it is unknown.
func ParsePOS(s string) POS { return POS(max(0, place(posNames, s))) }

// String returns the name of the relation, "nsubj".
func (r Rel) String() string { return nth(relNames, int(r)) }

// ParseRel reads a name of a relation. A subtype without a constant of its own
// is read as its base relation, an unknown one as Dep.
func ParseRel(s string) Rel {
	if i := place(relNames, s); i >= 0 {
		return Rel(i)
	}
	base, _, _ := strings.Cut(s, ":")
	return Rel(max(0, place(relNames, base)))
}

// nth returns a word of a list.
func nth(list string, n int) string {
	for i, w := range strings.Fields(list) {
		if i == n {
			return w
		}
	}
	return ""
}

// place returns the number of a word in a list, or -1.
func place(list, word string) int {
	for i, w := range strings.Fields(list) {
		if w == word {
			return i
		}
	}
	return -1
}

// featMorph holds the features of Universal Dependencies that are kept.
var featMorph = map[string]Morph{
	"Case=Nom": Morph(Nom), "Case=Gen": Morph(Gen), "Case=Dat": Morph(Dat), "Case=Acc": Morph(Acc),
	"Case=Ins": Morph(Ins), "Case=Loc": Morph(Loc), "Case=Voc": Morph(Voc), "Case=Par": Morph(Gen),
	"Number=Sing": Singular, "Number=Plur": Plural, "Number=Ptan": Plural,
	"Gender=Masc": Masc, "Gender=Fem": Fem, "Gender=Neut": Neut, "Gender=Fem,Masc": 0,
	"Animacy=Anim": Animate, "Animacy=Inan": Inanimate,
	"Person=1": First, "Person=2": Second, "Person=3": Third,
	"Tense=Past": Past, "Tense=Pres": Present, "Tense=Fut": Future,
	"VerbForm=Fin": Finite, "VerbForm=Inf": Infinitive, "VerbForm=Part": Participle, "VerbForm=Conv": Converb, "VerbForm=Ger": Converb,
	"Mood=Imp": Imperative, "Mood=Cnd": Conditional, "Voice=Pass": Passive,
	"Aspect=Perf": Perfective, "Aspect=Imp": Imperfective,
	"Polarity=Neg": Negative, "Degree=Cmp": Comparative, "Degree=Sup": Comparative, "Poss=Yes": Possessive, "Variant=Short": Short,
}

// ParseMorph reads the FEATS column of CoNLL-U; what has no place in Morph is
// left out.
func ParseMorph(feats string) Morph {
	var m Morph
	for f := range strings.SplitSeq(feats, "|") {
		if v := featMorph[f]; v&caseMask == 0 || m&caseMask == 0 {
			m |= v
		}
	}
	return m
}
