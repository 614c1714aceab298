package attribution

import (
	"strings"
	"sync"

	"github.com/hearsay-org/hearsay/internal/extract/passage"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
)

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
	if tree >= 0 && f.passed(tree) {
		tree = -1
	}
	consider(tree, 2)
	if tree < 0 {
		consider(f.body(i), 1)
	}
	if value < 2 {
		consider(f.near(i, s), 2)
		consider(f.left(i, s), 2)
	}
	if value < 2 {
		consider(f.behindQuote(i, s), 2)
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
	case x.Kind == passage.Pronoun && pointing()[f.t.Tokens[x.Head].Form]:
		return 1
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
		if rel := f.t.Tokens[k].Rel; rel != lang.Nsubj && (rel != lang.NsubjPass || !governs().holds[f.t.Tokens[i].Form]) {
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
			case s.Lang == lang.English && f.plausible(id) == 3 && x.First <= i+2 && k <= i+2 && i > s.First && f.t.Tokens[i-1].POS == lang.PUNCT:
				return id // "…", said X from the town
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
	c := tok.Morph.Case()
	if word := lang.Fold(f.t.Word(int(x.Head))); c == lang.Acc && (strings.HasSuffix(word, "а") || strings.HasSuffix(word, "я")) && word == lang.Fold(tok.Lemma) {
		return lang.Nom // the accusative of such nouns ends in у or ю
	}
	return c
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

// passed says whether a party has been found to be one who passes on what is said
// in the sentence.
func (f *finder) passed(id int32) bool {
	for k := len(f.out) - 1; k >= 0 && f.out[k].Sent == f.sent && k >= len(f.out)-maxFrames; k-- {
		if f.out[k].Party == id && f.out[k].Role == Outer {
			return true
		}
	}
	return false
}

// behindQuote returns the party right behind a quotation that ends before a cue:
// "…", X, who led the brigade, said.
func (f *finder) behindQuote(i int32, s *lang.Sentence) int32 {
	const reach = 40 // tokens looked at
	for k := i - 2; k > max(s.First, i-reach); k-- {
		if f.t.Tokens[k].Shape&lang.Quote == 0 {
			continue
		}
		q := f.p.InQuote[k-1]
		if q < 0 || !f.p.Quotes[q].Long || f.p.Quotes[q].Last != k {
			return -1
		}
		at := k + 1
		for at < i && (f.t.Tokens[at].POS == lang.PUNCT || f.t.Tokens[at].POS == lang.DET) {
			at++
		}
		if id := f.p.PartyAt[at]; id >= 0 && f.p.Parties[id].Head < i {
			return id
		}
		return -1
	}
	return -1
}

// pointing returns the keys of the pronouns that mean what was said, not who.
var pointing = sync.OnceValue(func() map[uint64]bool {
	out := map[uint64]bool{}
	for _, w := range strings.Fields("це то это this that") {
		out[lang.Key(w)] = true
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
