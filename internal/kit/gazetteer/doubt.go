package gazetteer

import (
	"strings"
	"unicode/utf8"

	"github.com/hearsay-org/hearsay/internal/kit/lang"
)

// otherThing says whether the words around a name make it something else: a
// person, a newspaper, a treaty.
func (f *finder) otherThing(m *Match) bool {
	if f.best.units == 1 && !m.Adjective && f.g.words.others[textKey(f.source[m.Start:m.End])] {
		return true
	}
	if f.best.units == 1 && !m.Adjective && functionWord(f.text.Tokens[m.First].POS) && m.Candidates[0].Rel != Acronym && !f.surelyName(m) {
		return true
	}
	if m.Head != NoHead {
		return false
	}
	if f.best.units > 1 && f.g.words.phrases[strings.ToLower(f.source[m.Start:m.End])] {
		return true
	}
	if f.best.units > 2 {
		return false
	}
	next := f.neighbour(int(m.Last), int(m.Last)-1)
	if next != "" && f.g.words.orgs[textKey(next)] && isCapital(next) {
		return true
	}
	if f.best.units > 1 {
		return false
	}
	prev := f.neighbour(int(m.First)-1, int(m.First)-1)
	if prev != "" && isCapital(prev) && f.g.words.given[textKey(prev)] {
		f.people = append(f.people, stemKey(f.source[m.Start:m.End]))
		return true
	}
	self := f.g.words.given[textKey(f.source[m.Start:m.End])]
	if self && next != "" && isCapital(next) {
		return true
	}
	return f.otherWord(m) || f.abbreviation(m)
}

// otherWord says whether a single word is known, by its part of speech or by the
// tables, not to be a name.
func (f *finder) otherWord(m *Match) bool {
	word := f.source[m.Start:m.End]
	if f.best.mode != slavic && article([]byte(strings.ToLower(word))) {
		return true
	}
	if m.Candidates[0].Rel == Acronym {
		return false
	}
	switch f.text.Tokens[m.First].POS {
	case lang.ADV, lang.INTJ, lang.NUM, lang.VERB:
		return f.startsSentence(int(m.First)) || !f.major(m) && !f.surelyName(m)
	}
	return false
}

// surelyName says whether a Cyrillic word can only be a name, whatever the tagger
// makes of it: it is long and has a capital within its sentence.
func (f *finder) surelyName(m *Match) bool {
	word := f.source[m.Start:m.End]
	return f.best.mode == slavic && utf8.RuneCountInString(word) >= 5 && !allCaps(word) && !f.startsSentence(int(m.First))
}

// functionWord says whether a part of speech is never that of a name.
func functionWord(p lang.POS) bool {
	switch p {
	case lang.ADP, lang.AUX, lang.CCONJ, lang.DET, lang.PART, lang.PRON, lang.SCONJ:
		return true
	}
	return false
}

// maxAcronym is the longest word in capitals, in letters, that is taken for an
// acronym where the words beside it are not in capitals.
const maxAcronym = 5

// abbreviation says whether a name stands in capitals, as acronyms do, although
// it is none: "ISW", "ОВА".
func (f *finder) abbreviation(m *Match) bool {
	word := f.source[m.Start:m.End]
	if utf8.RuneCountInString(word) > maxAcronym || !allCaps(word) {
		return false
	}
	for _, c := range m.Candidates {
		if k := f.g.Kind(c.Place); c.Rel == Acronym || c.Rel == Trailing || k == Country || k == Area {
			return false
		}
	}
	for _, i := range []int{int(m.First) - 1, int(m.Last)} {
		if i >= 0 && i < len(f.text.Tokens) && f.text.Tokens[i].Sent == f.text.Tokens[m.First].Sent {
			if w := f.text.Word(i); utf8.RuneCountInString(w) > 2 && allCaps(w) && isCapital(w) {
				return false
			}
		}
	}
	return true
}

// neighbour returns token i if a blank alone parts tokens gap and gap+1.
func (f *finder) neighbour(i, gap int) string {
	if i < 0 || i >= len(f.text.Tokens) || !f.adjacent(gap) {
		return ""
	}
	return f.text.Word(i)
}

// startsSentence says whether token i is the first word of its sentence.
func (f *finder) startsSentence(i int) bool {
	if i == 0 || f.text.Tokens[i].Sent != f.text.Tokens[i-1].Sent {
		return true
	}
	switch f.text.Word(i - 1) {
	case "«", "\"", "“", "-", "—", "–", ":", "•", ".", "!", "?", "„", "(":
		return true
	}
	return false
}

// majorPopulation is from when on a settlement is known beyond its region, so
// that its name, alone, is more likely a place than anything else.
const majorPopulation = 20000

// major says whether one of the candidates is widely known.
func (f *finder) major(m *Match) bool {
	for _, c := range m.Candidates {
		if c.Rel == Common || c.Rel == Derived {
			continue
		}
		switch f.g.Kind(c.Place) {
		case Settlement:
			if f.g.Population(c.Place) >= majorPopulation {
				return true
			}
		case District, Community, Part:
		default:
			return true
		}
	}
	return false
}

// weak says whether a name needs support elsewhere in the text.
func (f *finder) weak(m *Match) bool {
	if m.Head != NoHead {
		return false
	}
	common := true
	for _, c := range m.Candidates {
		common = common && c.Rel == Common
	}
	if f.best.units > 1 {
		return common
	}
	if common {
		return f.startsSentence(int(m.First)) || !f.located(m) && !f.lone(m)
	}
	if f.g.words.given[textKey(f.source[m.Start:m.End])] {
		return true
	}
	if f.located(m) {
		return false
	}
	if f.best.mode == arabic || f.best.mode == loose && f.startsSentence(int(m.First)) {
		return true
	}
	if f.commonWord(m) {
		return true
	}
	if f.major(m) {
		return false
	}
	if f.startsSentence(int(m.First)) && f.text.Tokens[m.First].POS != lang.PROPN {
		return true
	}
	next, prev := f.neighbour(int(m.Last), int(m.Last)-1), f.neighbour(int(m.First)-1, int(m.First)-1)
	return next != "" && isCapital(next) || prev != "" && isCapital(prev) && utf8.RuneCountInString(prev) > 2
}

// commonWord says whether a word with the name of a settlement reads as a noun
// that begins a sentence, or as the adjective of the noun that follows.
func (f *finder) commonWord(m *Match) bool {
	switch m.Kind {
	case Settlement, Part, Community:
	default:
		return false
	}
	switch f.text.Tokens[m.First].POS {
	case lang.NOUN:
		return f.startsSentence(int(m.First)) && !f.major(m)
	case lang.ADJ:
		i := int(m.Last)
		return f.adjacent(i-1) && f.text.Tokens[i].POS == lang.NOUN && !isCapital(f.text.Word(i))
	}
	return false
}

// lone says whether a Cyrillic word has a capital that only a name would have:
// neither a word in capitals nor a noun or adjective stands beside it.
func (f *finder) lone(m *Match) bool {
	if f.best.mode != slavic || allCaps(f.source[m.Start:m.End]) {
		return false
	}
	if next := f.neighbour(int(m.Last), int(m.Last)-1); next != "" {
		switch f.text.Tokens[m.Last].POS {
		case lang.NOUN, lang.ADJ, lang.PROPN, lang.X:
			return false
		}
	}
	prev := f.neighbour(int(m.First)-1, int(m.First)-1)
	return prev == "" || !isCapital(prev) || utf8.RuneCountInString(prev) < 3
}

// located says whether a preposition of place stands before a name.
func (f *finder) located(m *Match) bool {
	i := int(m.First) - 1
	return i >= 0 && f.g.words.prepositions[textKey(f.text.Word(i))] && f.adjacent(i)
}

func allCaps(s string) bool {
	for _, r := range s {
		if c, sc, ok := foldRune(r); ok && c != 0 && sc != number && !isCapital(string(r)) {
			return false
		}
	}
	return true
}
