package passage

import (
	"strings"

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
	w := p.Text.Word(int(i))
	if !strings.HasSuffix(w, "м") && !strings.HasSuffix(w, "ми") {
		return false // the other endings stand for several cases
	}
	a, b := tok.Morph.Case(), p.Text.Tokens[head].Morph.Case()
	return b == lang.Gen && (a == lang.Ins || a == lang.Dat || a == lang.Loc) || b == lang.Dat && a == lang.Ins
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
	if a, b := p.InQuote[i], p.InQuote[head]; a != b && (a >= 0 && p.Quotes[a].Long || b >= 0 && p.Quotes[b].Long) {
		return false
	}
	if tok := &t.Tokens[i]; tok.POS == lang.PUNCT {
		w := t.Word(int(i))
		return tok.Shape&lang.Quote != 0 || w == "-" || w == "." && i+1 < int32(len(t.Tokens)) && t.Tokens[i+1].Sent == tok.Sent
	}
	if tok := &t.Tokens[i]; tok.POS == lang.VERB && tok.Morph.Has(lang.Finite) {
		return false // a verb that the tree takes for another noun of the phrase
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
	if p.callsign(x) || p.bodyCalled(x) {
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
	if e := &p.Senses[last-1]; last-first >= 3 && e.Party != 0 && !e.Role && !e.Surname {
		return false // "Peter Brown Institute"
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
