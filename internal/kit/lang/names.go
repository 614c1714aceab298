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

// featMorph returns what is kept of a feature of Universal Dependencies.
func featMorph(f string) Morph {
	switch f {
	case "Case=Nom":
		return Morph(Nom)
	case "Case=Gen", "Case=Par":
		return Morph(Gen)
	case "Case=Dat":
		return Morph(Dat)
	case "Case=Acc":
		return Morph(Acc)
	case "Case=Ins":
		return Morph(Ins)
	case "Case=Loc":
		return Morph(Loc)
	case "Case=Voc":
		return Morph(Voc)
	case "Number=Sing":
		return Singular
	case "Number=Plur", "Number=Ptan":
		return Plural
	case "Gender=Masc":
		return Masc
	case "Gender=Fem":
		return Fem
	case "Gender=Neut":
		return Neut
	case "Animacy=Anim":
		return Animate
	case "Animacy=Inan":
		return Inanimate
	case "Person=1":
		return First
	case "Person=2":
		return Second
	case "Person=3":
		return Third
	case "Tense=Past":
		return Past
	case "Tense=Pres":
		return Present
	case "Tense=Fut":
		return Future
	case "VerbForm=Fin":
		return Finite
	case "VerbForm=Inf":
		return Infinitive
	case "VerbForm=Part":
		return Participle
	case "VerbForm=Conv", "VerbForm=Ger":
		return Converb
	case "Mood=Imp":
		return Imperative
	case "Mood=Cnd":
		return Conditional
	case "Voice=Pass":
		return Passive
	case "Aspect=Perf":
		return Perfective
	case "Aspect=Imp":
		return Imperfective
	case "Polarity=Neg":
		return Negative
	case "Degree=Cmp", "Degree=Sup":
		return Comparative
	case "Poss=Yes":
		return Possessive
	case "Variant=Short":
		return Short
	}
	return 0
}

// ParseMorph reads the FEATS column of CoNLL-U; what has no place in Morph is
// left out.
func ParseMorph(feats string) Morph {
	var m Morph
	for f := range strings.SplitSeq(feats, "|") {
		if v := featMorph(f); v&caseMask == 0 || m&caseMask == 0 {
			m |= v
		}
	}
	return m
}
