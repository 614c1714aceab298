package passage

import "github.com/hearsay-org/hearsay/internal/kit/lang"

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
	if p.Text.Tokens[x.NounLast-1].Shape&lang.Quote == 0 || x.NounLast-x.Head > 5 {
		return false
	}
	if opens := x.Head + 1; p.Senses[x.Head].outletKind && opens < x.NounLast-1 && p.Text.Tokens[opens].Shape&lang.Quote != 0 {
		x.First = opens // the paper «Herald» is Herald
	}
	return true
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

// bodyCalled says whether an English phrase for a body is followed by its name, as
// the capitals within a sentence tell, and narrows the phrase to that name,
// wherever the tree hangs it: "the partisan movement Lantern".
func (p *Passage) bodyCalled(x *Party) bool {
	t := p.Text
	head, s := &t.Tokens[x.Head], &p.Senses[x.Head]
	sent := &t.Sentences[head.Sent]
	if sent.Lang != lang.English || sent.Heading || s.Party == 0 || s.Role || s.Place || head.POS != lang.NOUN || head.Shape&(lang.Capital|lang.AllCaps) != 0 {
		return false
	}
	if x.NounFirst <= sent.First || t.Tokens[x.NounFirst-1].POS != lang.DET {
		return false
	}
	first := x.Head + 1
	end, proper := first, false
	for ; end < min(first+nameLimit, sent.Last); end++ {
		tok, s := &t.Tokens[end], &p.Senses[end]
		if tok.Shape&lang.Capital == 0 {
			break
		}
		if s.Time || s.Place || s.Given || tok.Morph.Has(lang.Finite) || p.personAt[end] >= 0 {
			return false
		}
		proper = proper || tok.POS == lang.PROPN
	}
	if !proper || p.InQuote[first] != p.InQuote[x.Head] {
		return false
	}
	x.Kind, x.First, x.Last, x.NounLast = Name, first, end, end
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
