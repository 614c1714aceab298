package passage

import "github.com/hearsay-org/hearsay/internal/kit/lang"

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
	if p.titleOf(i) {
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
