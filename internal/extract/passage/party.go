package passage

import (
	"github.com/hearsay-org/hearsay/internal/kit/lang"
)

// Party is one place where a text names somebody who may act or speak: a name,
// a description ("local residents") or a pronoun.
type Party struct {
	Head        int32 // the token that stands in the tree for it
	First, Last int32 // the name: without titles before a person's name, articles and clauses
	NounFirst   int32 // the whole noun phrase
	NounLast    int32
	Kind        Kind
	Cluster     int32
}

// Kind says how a party is named.
type Kind uint8

// The kinds of naming.
const (
	Description Kind = iota // a noun phrase without a name
	Name                    // a name of whatever
	Person                  // a person's name
	Pronoun                 // he, she, they, we, I
	Anaphor                 // "the group", "the ministry": names one that was named before
)

// inName are the relations by which words belong to a noun phrase's name.
func inName(rel lang.Rel) bool {
	switch rel {
	case lang.Amod, lang.Compound, lang.Flat, lang.Nmod, lang.NmodPoss, lang.Nummod, lang.Fixed, lang.Goeswith, lang.Appos, lang.Det, lang.CaseMark, lang.Advmod:
		return true
	}
	return false
}

func nominal(p lang.POS) bool {
	return p == lang.NOUN || p == lang.PROPN || p == lang.PRON
}

// longestWord is how many bytes a word of a name may have: a name is written out
// for each claim that rests on it.
const longestWord = 256

// findParties finds all nominal heads and the stretch that names each.
func (p *Passage) findParties() {
	t := p.Text
	surnames := p.surnames()
	p.PartyAt = make([]int32, len(t.Tokens))
	for i := range p.PartyAt {
		p.PartyAt[i] = -1
	}
	for i := range t.Tokens {
		tok := &t.Tokens[i]
		if p.listed(int32(i)) || p.person(int32(i)) || p.formation(int32(i)) || tok.End-tok.Start > longestWord {
			continue
		}
		if !p.headsParty(int32(i)) {
			if tok.Shape&lang.Capital != 0 && tok.Rel != lang.Flat && tok.Rel != lang.Compound && surnames[stemKey(t.Word(i))] && (i == 0 || p.PartyAt[i-1] < 0 || p.Parties[p.PartyAt[i-1]].Last <= int32(i)) {
				p.put(Party{Head: int32(i), First: int32(i), Last: int32(i) + 1, NounFirst: int32(i), NounLast: int32(i) + 1, Kind: Name})
			}
			continue
		}
		x := Party{Head: int32(i)}
		x.NounFirst, x.NounLast = p.nounPhrase(int32(i))
		x.NounLast = p.beforePerson(&x)
		x.First, x.Last = x.NounFirst, x.NounLast
		switch {
		case tok.POS == lang.PRON:
			x.Kind = Pronoun
			x.First, x.Last = int32(i), int32(i)+1
		default:
			p.nameOf(&x)
			for x.Last-1 > x.Head && possessiveMark(t, x.Last-1) {
				x.Last--
			}
			x.Last = p.abbreviated(&x)
		}
		if x.First >= x.Last {
			continue
		}
		p.put(x)
	}
}

// surnames returns the last words of the text's names of two words and more that
// begin with a given name: whoever is named once in full is known by it after.
func (p *Passage) surnames() map[uint64]bool {
	out := map[uint64]bool{}
	for i := range p.Text.Tokens {
		if !p.Senses[i].Given || i+1 >= len(p.Text.Tokens) {
			continue
		}
		next := &p.Text.Tokens[i+1]
		if next.Shape&lang.Capital != 0 && next.Shape&lang.AllCaps == 0 && next.Sent == p.Text.Tokens[i].Sent && next.Shape&lang.Digits == 0 {
			out[stemKey(p.Text.Word(i+1))] = true
		}
	}
	return out
}

// put adds a party; its head's token is its own, its other words are unless
// another party has them.
func (p *Passage) put(x Party) {
	id := int32(len(p.Parties))
	p.Parties = append(p.Parties, x)
	for k := x.First; k < x.Last; k++ {
		if p.PartyAt[k] < 0 || k == x.Head {
			p.PartyAt[k] = id
		}
	}
	if p.PartyAt[x.Head] < 0 {
		p.PartyAt[x.Head] = id // "the spokesman" of "the spokesman Peter Brown"
	}
}

// listed adds the name of an outlet that the tables know, whatever the tree
// makes of its words. It says whether a token belongs to one.
func (p *Passage) listed(i int32) bool {
	if !p.Senses[i].Outlet {
		return false
	}
	sent := p.Text.Tokens[i].Sent
	if i > 0 && p.Senses[i-1].Outlet && p.Text.Tokens[i-1].Sent == sent {
		return true
	}
	last := i + 1
	for int(last) < len(p.Senses) && p.Senses[last].Outlet && p.Text.Tokens[last].Sent == sent {
		last++
	}
	p.put(Party{Head: p.Top(i, last), First: i, Last: last, NounFirst: i, NounLast: last, Kind: Name})
	for k := i; k < last; k++ {
		p.PartyAt[k] = int32(len(p.Parties) - 1)
	}
	return true
}

// person adds the name of a person that begins at a token, whatever the tree
// makes of its words. It says whether a token belongs to one.
func (p *Passage) person(i int32) bool {
	if p.personAt[i] < 0 {
		return false
	}
	if p.personAt[i] == i {
		x := Party{First: i, Last: p.personEnd[i], Kind: Person}
		x.Head = p.Top(x.First, x.Last)
		x.NounFirst, x.NounLast = p.nounPhrase(x.Head)
		x.NounFirst, x.NounLast = min(x.First, x.NounFirst), max(x.Last, x.NounLast)
		p.put(x)
	}
	return true
}

// formation adds the name of two words or more of a formation or service that the
// tables know, with the country behind it, whatever the tree makes of its words.
// It says whether a token belongs to one.
func (p *Passage) formation(i int32) bool {
	row := p.Senses[i].listed
	if row == nil || !p.Senses[i].Unit {
		return false
	}
	tokens := p.Text.Tokens
	sent := &p.Text.Sentences[tokens[i].Sent]
	first, last := i, i+1
	for first > sent.First && p.Senses[first-1].listed == row {
		first--
	}
	for last < sent.Last && p.Senses[last].listed == row {
		last++
	}
	if last-first < 2 {
		return false
	}
	if first == i {
		x := Party{First: i, Last: last, Kind: Name}
		for x.Last < sent.Last && p.Senses[x.Last].Place && tokens[x.Last].Rel == lang.Nmod && tokens[x.Last].Head >= i && tokens[x.Last].Head < last {
			x.Last++
		}
		x.Head = p.Top(x.First, x.Last)
		x.NounFirst, x.NounLast = p.nounPhrase(x.Head)
		x.NounLast = p.beforePerson(&x)
		x.NounFirst, x.NounLast = min(x.First, x.NounFirst), max(x.Last, x.NounLast)
		x.Last = p.abbreviated(&x)
		p.put(x)
	}
	return true
}

// headsParty says whether a token is the head of a noun phrase that may name a
// party: a noun, name or personal pronoun that is not itself part of a name.
func (p *Passage) headsParty(i int32) bool {
	tok := &p.Text.Tokens[i]
	if p.site(i) {
		return true
	}
	if tok.Shape&(lang.Latin|lang.Cyrillic|lang.Mixed) == 0 || p.Senses[i].Time {
		return false
	}
	if !nominal(tok.POS) {
		if tok.Shape&lang.Capital != 0 && (p.Senses[i].Surname && tok.Shape&lang.Title == 0 || p.Senses[i].Given && (tok.Shape&lang.Title == 0 || tok.Shape&lang.Cyrillic != 0 && p.Senses[i].Speech == 0)) && tok.Rel != lang.Amod {
			return true // surnames that look like adjectives or verbs
		}
		return tok.POS == lang.ADJ && (tok.Rel == lang.Nsubj || tok.Rel == lang.NsubjPass || tok.Rel == lang.OblAgent) ||
			tok.POS == lang.X && tok.Shape&lang.Capital != 0 || p.actsAsNoun(i) || p.oneOf(i)
	}
	switch tok.Rel {
	case lang.Flat, lang.Compound, lang.Goeswith, lang.Fixed:
		h := tok.Head
		return h < 0 || !nominal(p.Text.Tokens[h].POS) || tok.Rel == lang.Flat && i > 0 && p.Text.Word(int(i-1)) == ","
	case lang.Appos:
		return tok.POS != lang.PRON
	}
	return true
}

// actsAsNoun says whether an adjective or a participle is a word for somebody who
// speaks and no attribute: "the military", "an official", "військовий".
func (p *Passage) actsAsNoun(i int32) bool {
	tok := &p.Text.Tokens[i]
	if tok.POS != lang.ADJ && (tok.POS != lang.VERB || tok.Morph&lang.Participle == 0 && tok.Morph.Case() == lang.NoCase) || !p.Senses[i].speaks && !p.Senses[i].Role {
		return false
	}
	if tok.POS == lang.VERB && tok.Morph.Case() != lang.NoCase && tok.Rel != lang.Amod && tok.Rel != lang.Acl && tok.Rel != lang.AclRelcl {
		return true
	}
	switch tok.Rel {
	case lang.Nsubj, lang.NsubjPass, lang.Obj, lang.Iobj, lang.Obl, lang.OblAgent, lang.Nmod, lang.Conj, lang.Appos:
		return true
	}
	return p.Kid(i, lang.Det) >= 0 && p.Text.Sentences[tok.Sent].Lang == lang.English
}

// oneOf says whether a numeral or an adjective stands for some of those who speak:
// "one of the guards", "двоє з мешканців".
func (p *Passage) oneOf(i int32) bool {
	tok := &p.Text.Tokens[i]
	if tok.POS != lang.NUM && tok.POS != lang.ADJ && tok.POS != lang.DET {
		return false
	}
	switch tok.Rel {
	case lang.Nsubj, lang.NsubjPass, lang.Obl, lang.OblAgent, lang.Nmod, lang.Obj:
		k := p.Kid(i, lang.Nmod)
		return k > i && k < i+5 && (p.Senses[k].speaks || p.Senses[k].Role || p.Text.Tokens[k].POS == lang.PRON)
	}
	return false
}

// nounPhrase returns the stretch around a head that its phrase fills without a
// gap, up to the words that belong to other clauses.
func (p *Passage) nounPhrase(head int32) (first, last int32) {
	t := p.Text
	first, last = head, head+1
	sent := &t.Sentences[t.Tokens[head].Sent]
	for first > sent.First && p.belongs(first-1, head) {
		first--
	}
	for last < sent.Last && p.belongs(last, head) {
		last++
	}
	for first < head && (!p.opensName(first) || p.disagrees(first, head)) {
		first++
	}
	for last > head+1 {
		tok := &t.Tokens[last-1]
		if tok.POS != lang.ADP && tok.POS != lang.CCONJ && (tok.POS != lang.PUNCT || tok.Shape&(lang.Quote|lang.Close) != 0 || t.Word(int(last-1)) == ".") {
			break
		}
		last--
	}
	first, last = p.unquote(first, last)
	for first < head && !p.opensName(first) {
		first++
	}
	return first, last
}

// disagrees says whether a word before a noun that the tree takes for its
// attribute stands in another case: "за даними | штабу".
func (p *Passage) disagrees(i, head int32) bool {
	tok := &p.Text.Tokens[i]
	if tok.Head != head || tok.Rel != lang.Amod {
		return false
	}
	a, b := tok.Morph.Case(), p.Text.Tokens[head].Morph.Case()
	return b == lang.Gen && (a == lang.Ins || a == lang.Dat || a == lang.Loc)
}

// opensName says whether a name may begin with a token.
func (p *Passage) opensName(i int32) bool {
	tok := &p.Text.Tokens[i]
	switch tok.POS {
	case lang.NOUN, lang.PROPN, lang.ADJ, lang.NUM, lang.X, lang.PRON:
		return tok.Rel != lang.CaseMark && tok.Rel != lang.Fixed && tok.Rel != lang.Mark && tok.Rel != lang.Advmod
	case lang.VERB:
		return tok.Rel == lang.Amod || tok.Rel == lang.Acl
	case lang.PUNCT:
		return tok.Shape&lang.Quote != 0
	}
	return false
}

// unquote leaves out quotation marks without a partner at either end.
func (p *Passage) unquote(first, last int32) (int32, int32) {
	marks := func() (n int) {
		for i := first; i < last; i++ {
			if p.Text.Tokens[i].Shape&lang.Quote != 0 {
				n++
			}
		}
		return n
	}
	for last > first && marks()%2 == 1 {
		switch {
		case p.Text.Tokens[first].Shape&lang.Quote != 0:
			first++
		case p.Text.Tokens[last-1].Shape&lang.Quote != 0:
			last--
		default:
			return first, last
		}
	}
	return first, last
}

// belongs says whether token i is joined to head by relations of names only.
func (p *Passage) belongs(i, head int32) bool {
	t := p.Text
	if t.Tokens[i].End-t.Tokens[i].Start > longestWord {
		return false
	}
	if tok := &t.Tokens[i]; tok.POS == lang.PUNCT {
		w := t.Word(int(i))
		return tok.Shape&lang.Quote != 0 || w == "-" || w == "." && i+1 < int32(len(t.Tokens)) && t.Tokens[i+1].Sent == tok.Sent
	}
	for n := 0; n < 12; n++ {
		if i == head {
			return true
		}
		tok := &t.Tokens[i]
		if tok.Head >= 0 && tok.Rel == lang.Acl && tok.Head == head && p.Senses[head].SpeechNoun && i > head || n > 0 && tok.Head >= 0 && (tok.Rel == lang.Obl || tok.Rel == lang.OblAgent) && p.Text.Tokens[tok.Head].Rel == lang.Acl {
			i = tok.Head // "reports received by the group"
			continue
		}
		if tok.Head < 0 || !inName(tok.Rel) && !(tok.Rel == lang.Conj || tok.Rel == lang.Cc) {
			return false
		}
		i = tok.Head
	}
	return false
}

// nameOf narrows a noun phrase to the name in it, where it holds one.
func (p *Passage) nameOf(x *Party) {
	if p.callsign(x) {
		return
	}
	best, size := int32(-1), int32(0)
	for i := x.NounFirst; i < x.NounLast; {
		if p.personAt[i] == i && p.personEnd[i] <= x.NounLast {
			if !p.another(x, i, p.personEnd[i]) {
				x.Kind, x.First, x.Last = Person, i, p.personEnd[i]
				return
			}
			i = p.personEnd[i]
			continue
		}
		n := p.nameRun(i, x.NounLast)
		if at := p.titled(i, i+n); at < i+n {
			x.Kind, x.First, x.Last = Person, at, i+n
			return
		}
		if n > 0 && (p.personRun(i, i+n) || p.holderRun(x, i, i+n)) && n >= size {
			best, size = i, n
		}
		i += max(n, 1)
	}
	if best >= 0 {
		end, own := best+size, best+size-1 // the name's end, and its last word that names no place
		for own > best && p.Senses[own].Place {
			own--
		}
		for best < own && p.Senses[best].Place && !p.Senses[best].Given {
			best, size = best+1, end-best-1 // "of Hungary Viktor Orban"
		}
		x.Kind, x.First, x.Last = Person, best, best+size
		return
	}
	if p.properHead(x) {
		x.Kind = Name
		if p.introduced(x) {
			x.Kind = Person
		}
		return
	}
	if x.NounLast-x.NounFirst <= 2 && p.definite(x.Head) {
		x.Kind = Anaphor
	}
}

// introduced says whether a name that the tables do not know stands behind an
// office as its holder's: "the commander, Samson, …", "глава общины Лысак".
func (p *Passage) introduced(x *Party) bool {
	tok, s := &p.Text.Tokens[x.Head], &p.Senses[x.Head]
	if tok.POS != lang.PROPN || x.Last-x.First > 3 || tok.Shape&lang.AllCaps != 0 || s.Unit || s.Outlet || s.Party != 0 || s.Role || p.InQuote[x.Head] >= 0 {
		return false
	}
	if h := tok.Head; tok.Rel == lang.Appos && h >= 0 && h < x.First {
		return p.Senses[h].Role && p.Text.Tokens[h].POS == lang.NOUN && !p.Text.Tokens[h].Morph.Has(lang.Plural)
	}
	if !s.Surname || len(p.Parties) == 0 || x.Last-x.First != 1 {
		return false
	}
	for k := len(p.Parties) - 1; k >= max(0, len(p.Parties)-4); k-- {
		y := &p.Parties[k]
		office := &p.Text.Tokens[y.Head]
		if y.NounLast == x.NounFirst && p.Senses[y.Head].Role && y.Kind != Person && office.POS == lang.NOUN && office.Sent == tok.Sent && office.Morph.Case() == tok.Morph.Case() && !office.Morph.Has(lang.Plural) && (y.NounLast-y.Head > 1 || !s.Place) {
			return true
		}
	}
	return false
}

// properHead says whether a noun phrase is a name as a whole: its head is a
// name or an abbreviation, or a name in quotation marks stands at its end.
func (p *Passage) properHead(x *Party) bool {
	tok := &p.Text.Tokens[x.Head]
	if tok.POS == lang.PROPN || tok.POS == lang.X || tok.Shape&lang.AllCaps != 0 || p.Senses[x.Head].Unit || p.site(x.Head) || p.capitalBody(x) || p.latinEnd(x) {
		return true
	}
	return p.Text.Tokens[x.NounLast-1].Shape&lang.Quote != 0 && x.NounLast-x.Head <= 5
}

// latinEnd says whether a Cyrillic phrase for a body ends with its name in Latin
// letters or in the tables of outlets, and narrows the phrase to that name:
// "телеграм-канал Harbour".
func (p *Passage) latinEnd(x *Party) bool {
	if s := &p.Senses[x.Head]; s.Party == 0 || s.Role || x.NounLast-1 <= x.Head || p.Text.Tokens[x.Head].Shape&lang.Cyrillic == 0 {
		return false
	}
	tok := &p.Text.Tokens[x.NounLast-1]
	if tok.Shape&lang.Capital == 0 || tok.Shape&lang.Latin == 0 && !p.Senses[x.NounLast-1].Outlet || x.NounLast-x.Head > 4 {
		return false
	}
	x.First = x.NounLast - 1
	for x.First-1 > x.Head && p.Text.Tokens[x.First-1].Shape&lang.Capital != 0 && p.Text.Tokens[x.First-1].Shape&tok.Shape&(lang.Latin|lang.Cyrillic) != 0 {
		x.First--
	}
	x.Last = x.NounLast
	return true
}

// capitalBody says whether a noun phrase of two words or more is the name of a
// body, as its capital within a sentence tells: "the Ministry of Defence".
func (p *Passage) capitalBody(x *Party) bool {
	if s := &p.Senses[x.Head]; s.Party == 0 || s.Role || x.Last-x.First < 2 {
		return false
	}
	first := x.First
	if p.Text.Sentences[p.Text.Tokens[x.Head].Sent].Lang == lang.English {
		first = x.Head // the adjectives of countries have capitals as well
	}
	for i := first; i <= x.Head; i++ {
		if tok := &p.Text.Tokens[i]; tok.Shape&lang.Capital != 0 && (tok.POS == lang.NOUN || tok.POS == lang.ADJ) {
			return tok.Shape&(lang.Title|lang.LineStart) == 0 && !p.Senses[i].Place && !p.Text.Sentences[tok.Sent].Heading && p.InQuote[i] < 0
		}
	}
	return false
}

// nameRun returns how many tokens from i on are written as one name.
func (p *Passage) nameRun(i, end int32) int32 {
	t := p.Text
	n := int32(0)
	for i+n < end {
		tok := &t.Tokens[i+n]
		w := t.Word(int(i + n))
		switch {
		case p.Senses[i+n].Outlet || n > 0 && p.personAt[i+n] >= 0:
			return n
		case tok.Shape&lang.Capital != 0 && (tok.POS == lang.PROPN || tok.POS == lang.X || tok.Rel == lang.Flat || p.Senses[i+n].Given || n > 0 && p.Senses[i+n].Surname):
		case n > 0 && tok.Shape&lang.Quote == 0 && (w == "-" || w == "." || w == "al" || w == "bin" || w == "van" || w == "de") && i+n+1 < end:
		default:
			return n
		}
		n++
	}
	return n
}

// holderRun says whether a run of two or three names ends the phrase of a word
// for an office: "spokeswoman of the ministry Mao Ning".
func (p *Passage) holderRun(x *Party, first, last int32) bool {
	if p.allPlace(first, last) || !p.Senses[x.Head].Role || first <= x.Head || last != x.NounLast || last-first < 2 || last-first > 3 {
		return false
	}
	for i := first; i < last; i++ {
		if s := &p.Senses[i]; s.Unit || p.Text.Tokens[i].Shape&lang.AllCaps != 0 {
			return false
		}
	}
	return true
}

// personRun says whether a run of name tokens reads as a person: it begins with
// a given name or initial, or a role stands right before it.
func (p *Passage) personRun(first, last int32) bool {
	s := &p.Senses[first]
	if s.Outlet || s.Unit || s.Party != 0 && !s.Given {
		return false
	}
	if s.Given && (last-first >= 2 || !s.Place) || p.flatName(first, last) {
		return true
	}
	word := p.Text.Word(int(first))
	if last-first >= 3 && len([]rune(word)) == 1 {
		return true
	}
	if first == 0 || p.Text.Tokens[first-1].Sent != p.Text.Tokens[first].Sent {
		return last-first == 2 && s.surname(p, last-1)
	}
	if p.Senses[first-1].Role && (p.Text.Tokens[first].POS == lang.PROPN && !p.allPlace(first, last) || s.Given) {
		return true
	}
	return last-first == 2 && s.surname(p, last-1)
}

// allPlace says whether every word of a run belongs to the name of a place. A
// surname may be the name of a village as well.
func (p *Passage) allPlace(first, last int32) bool {
	for i := first; i < last; i++ {
		if !p.Senses[i].Place {
			return false
		}
	}
	return true
}

// flatName says whether all words of a run hang flat on the first, as the words
// of a person's name do, and none of them is known for something else.
func (p *Passage) flatName(first, last int32) bool {
	if last-first < 2 || last-first > 4 || p.allPlace(first, last) {
		return false
	}
	for i := first; i < last; i++ {
		tok, s := &p.Text.Tokens[i], &p.Senses[i]
		if s.Party != 0 || s.Outlet || s.Unit || tok.Shape&lang.AllCaps != 0 {
			return false
		}
		if i > first && (tok.Rel != lang.Flat || tok.Head != first) {
			return false
		}
	}
	return true
}

func (s *Sense) surname(p *Passage, i int32) bool { return p.Senses[i].Surname }

// definite says whether a noun refers back: with "the" or "this" in English, a
// bare generic body or role elsewhere.
func (p *Passage) definite(head int32) bool {
	class := p.Senses[head].Party
	if class == 0 {
		return false
	}
	tok := &p.Text.Tokens[head]
	english := p.Text.Sentences[tok.Sent].Lang == lang.English
	for _, k := range p.Kids(head) {
		if kid := &p.Text.Tokens[k]; kid.Rel == lang.Det {
			if english {
				return nameParts().definite[lang.Fold(p.Text.Word(int(k)))]
			}
		} else if !english && (kid.Rel == lang.Amod || !p.Senses[head].Role && (kid.Rel == lang.Nmod || kid.Rel == lang.Appos)) {
			return false // "western intelligence" is no body that was named
		}
	}
	return !english && tok.Morph.Has(lang.Singular) && len(p.Kids(head)) <= 1
}
