package passage

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/hearsay-org/hearsay/internal/extract/lexicon"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
	"github.com/hearsay-org/hearsay/internal/kit/loglin"
)

// row returns the row of the tables of outlets or units that names a party as a
// whole: with no other name in it.
func (p *Passage) row(x *Party) any {
	if x.Kind == Person || x.Kind == Pronoun || p.joint(x) {
		return nil
	}
	var row any
	for i := x.First; i < x.Last; i++ {
		tok := &p.Text.Tokens[i]
		switch l := p.Senses[i].listed; {
		case l != nil && (row == nil || row == l):
			row = l
		case l != nil, tok.POS == lang.PROPN && !p.Senses[i].Place:
			return nil
		}
	}
	if row != nil && p.Senses[x.Head].listed != row {
		return nil
	}
	n := int32(len(p.Senses))
	if row != nil && (x.First > 0 && p.Senses[x.First-1].listed == row || x.Last < n && p.Senses[x.Last].listed == row) {
		return nil // a part of the name
	}
	return row
}

// named says whether a description holds a name: "Ministry of Defence of Ukraine".
func (p *Passage) named(x *Party) bool {
	for i := x.First; i < x.Last; i++ {
		tok := &p.Text.Tokens[i]
		if tok.POS == lang.ADP && p.Text.Sentences[tok.Sent].Lang != lang.English {
			return false // "a landing in Odesa" holds the name of where it was
		}
		if tok.POS == lang.PROPN || tok.Shape&lang.AllCaps != 0 {
			return true
		}
	}
	return false
}

// sameKind returns the named party of the same class that stands nearest before
// a bare word for a body: "the ministry", "в ведомстве". -1 for none.
func (c *clusterer) sameKind(x *Party) int32 {
	p := c.p
	class := p.Senses[x.Head].Party
	if x.Kind != Anaphor || class == 0 || !p.Senses[x.Head].speaks || !p.refers(x) {
		return -1
	}
	if k := c.byKind[class]; k >= 0 && p.Text.Tokens[x.Head].Sent-p.Text.Tokens[p.Parties[p.Clusters[k].Full].Head].Sent < ownKind {
		return k
	}
	best, at := int32(-1), int32(-1)
	for _, k := range bodies(class) {
		if k := c.byKind[k]; k >= 0 {
			full := p.Parties[p.Clusters[k].Full].Head
			if d := p.Text.Tokens[x.Head].Sent - p.Text.Tokens[full].Sent; d >= 0 && full > at {
				best, at = k, full
			}
		}
	}
	return best
}

// ownKind is how many sentences back a body of the very class of a bare word is
// preferred to one of a kindred class. No other number was tried.
const ownKind = 8

// bodies returns the classes that a bare word of one class may mean: words for
// state bodies mean one another.
func bodies(class uint8) []uint8 {
	names := lexicon.Classes()
	state := []string{"agency", "ministry", "police", "court", "prosecutor", "military", "government"}
	if !slices.Contains(state[:5], names[class-1]) {
		return []uint8{class}
	}
	var out []uint8
	for _, s := range state {
		out = append(out, uint8(slices.Index(names, s))+1)
	}
	return out
}

// ahead is how many parties on an office that was named alone may get its
// holder: "the governor said … Governor Ivan Petrenko".
const ahead = 40

// officeKeys returns a key a word of an office: of a person, of the words before
// the name.
func (p *Passage) officeKeys(x *Party) []uint64 {
	if x.Kind != Person {
		return p.nameKeys(x)
	}
	office := Party{First: x.NounFirst, Last: min(x.First, x.NounFirst+nameLimit)}
	return p.nameKeys(&office)
}

// shortens says whether an office of two words or more is all in a longer one.
func shortens(keys, longer []uint64) bool {
	for _, k := range keys {
		if !has(longer, k) {
			return false
		}
	}
	return len(keys) > 1
}

// upcoming places the holder of an office whose name comes only later. One that
// was named at length needs more than its first word there.
func (c *clusterer) upcoming(id int32, keys []uint64) (int32, bool) {
	p := c.p
	x := &p.Parties[id]
	short := p.refers(x)
	if !p.Senses[x.Head].Role || !short && len(keys) > nameLimit {
		return 0, false
	}
	role := stemKey(p.Text.Tokens[x.Head].Lemma)
	for k := id + 1; k < min(int32(len(p.Parties)), id+ahead); k++ {
		y := &p.Parties[k]
		if y.Kind == Pronoun || stemKey(p.Text.Tokens[y.Head].Lemma) != role {
			continue
		}
		holder := k
		if !short && !shortens(p.officeKeys(y), keys) {
			continue
		}
		if y.Kind != Person {
			if h := p.holder(int(k)); h >= 0 {
				holder = int32(h)
			} else {
				continue
			}
		}
		if p.Parties[holder].Cluster < 0 {
			c.place(holder)
		}
		return p.Parties[holder].Cluster, true
	}
	return 0, false
}

// acronym returns the cluster that an abbreviation stands for: the last name
// whose words begin with its letters. It also reads "ISW analysts" as ISW, when
// the head is a word for somebody who speaks.
func (c *clusterer) acronym(x *Party) int32 {
	p := c.p
	for i := x.First; i < x.Last && x.Last-x.First <= 3; i++ {
		tok := &p.Text.Tokens[i]
		if tok.Shape&lang.AllCaps == 0 || i != x.Head && (x.Kind == Name || !p.Senses[x.Head].speaks) {
			continue
		}
		if k, ok := c.acronyms[letters(p.Text.Word(int(i)))]; ok {
			return k
		}
	}
	return -1
}

// bracketed returns the cluster of the name behind which an abbreviation stands
// in brackets, "the Harbour Watch Union (HWU)"; -1 where it does not.
func (c *clusterer) bracketed(id int32) int32 {
	p := c.p
	x := &p.Parties[id]
	if x.Last-x.First != 1 || p.Text.Tokens[x.Head].Shape&lang.AllCaps == 0 {
		return -1
	}
	for k := id - 1; k >= max(0, id-12); k-- {
		if y := &p.Parties[k]; y.Cluster >= 0 && y.First < x.First && y.Last == x.Last+1 && p.abbreviation(y.Last-3) {
			return y.Cluster
		}
	}
	return -1
}

// abbreviation says whether an abbreviation in brackets stands at a token.
func (p *Passage) abbreviation(open int32) bool {
	t := p.Text
	if open < 0 || int(open)+2 >= len(t.Tokens) || t.Tokens[open+2].Sent != t.Tokens[open].Sent {
		return false
	}
	return t.Word(int(open)) == "(" && t.Tokens[open+1].Shape&lang.AllCaps != 0 && t.Word(int(open)+2) == ")"
}

// abbreviated returns where the name of a body ends, with an abbreviation in
// brackets that stands for it: "Harbour Watch Union (HWU)".
func (p *Passage) abbreviated(x *Party) int32 {
	if x.Kind == Person || x.Kind == Pronoun || x.Last != x.NounLast || x.Last-x.First < 2 || x.Last-x.First > nameLimit || !p.abbreviation(x.Last) {
		return x.Last
	}
	short := []rune(strings.ToUpper(p.Text.Word(int(x.Last) + 1)))
	if x.Kind == Name && p.Text.Tokens[x.First].Shape&p.Text.Tokens[x.Last+1].Shape&(lang.Latin|lang.Cyrillic) == 0 {
		return x.Last + 3
	}
	n := 0 // letters of it that begin a word, in order
	for i := x.First; i < x.Last && n < len(short); i++ {
		if initialOf(p.Text.Word(int(i))) == short[n] {
			n++
		}
	}
	if n < 2 || 2*n < len(short) || n < len(short) && initialOf(p.Text.Word(int(x.First))) != short[0] {
		return x.Last
	}
	return x.Last + 3
}

// initialOf returns a word's first letter as a capital.
func initialOf(word string) rune {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.ToUpper(r)
}

// letters is the hash of an abbreviation's letters.
func letters(word string) uint64 {
	h := uint64(13)
	for _, r := range strings.ToUpper(word) {
		if unicode.IsLetter(r) {
			h = loglin.Hash(h, uint64(r))
		}
	}
	return h
}

// initials remembers with which letters the words of a longer name begin, small
// words left out.
func (c *clusterer) initials(x *Party) {
	p := c.p
	if x.Kind == Person || x.Kind == Pronoun || x.Last-x.First < 2 || x.Last-x.First > nameLimit+2 {
		return
	}
	h, n := uint64(13), 0
	for i := x.First; i < x.Last; i++ {
		tok := &p.Text.Tokens[i]
		if tok.POS == lang.ADP || tok.POS == lang.DET || tok.POS == lang.CCONJ || tok.POS == lang.PUNCT {
			continue
		}
		r, _ := utf8.DecodeRuneInString(p.Text.Word(int(i)))
		if !unicode.IsLetter(r) {
			return
		}
		h, n = loglin.Hash(h, uint64(unicode.ToUpper(r))), n+1
		if n >= 3 || n == 2 && i+1 == x.Last {
			c.acronyms[h] = x.Cluster
		}
	}
}

// spelled returns the cluster of an abbreviation that a longer name spells out,
// -1 for none, and remembers abbreviations.
func (c *clusterer) spelled(x *Party) int32 {
	p := c.p
	if x.Kind == Person || x.Kind == Pronoun || x.Last-x.First < 3 || x.Last-x.First > nameLimit+2 {
		return -1
	}
	h, n := uint64(13), 0
	for i := x.First; i < x.Last; i++ {
		tok := &p.Text.Tokens[i]
		if tok.POS == lang.ADP || tok.POS == lang.DET || tok.POS == lang.CCONJ || tok.POS == lang.PUNCT {
			continue
		}
		r, _ := utf8.DecodeRuneInString(p.Text.Word(int(i)))
		h, n = loglin.Hash(h, uint64(unicode.ToUpper(r))), n+1
		if n >= 3 {
			if k, ok := c.short[h]; ok {
				return k
			}
		}
	}
	return -1
}

//go:embed naming.txt
var namingWords string

// naming returns the keys of the words that stand between a description and the
// name by which it goes.
var naming = sync.OnceValue(func() []uint64 {
	var out []uint64
	for w := range strings.FieldsSeq(namingWords) {
		out = append(out, lang.Key(w))
	}
	return out
})

// officeKey is the key of an office without the place that it is of, one word at
// least beside the office left: "Minister of Defence of Utopia".
func (p *Passage) officeKey(x *Party) uint64 {
	var keys []uint64
	for i := x.First; i < x.Last; i++ {
		if pos := p.Text.Tokens[i].POS; pos == lang.PUNCT || pos == lang.ADP || pos == lang.DET || pos == lang.CCONJ || p.Senses[i].Place {
			continue
		}
		keys = append(keys, stemKey(p.Text.Word(int(i))))
	}
	if len(keys) < 2 {
		return aliasKey(p.nameKeys(x))
	}
	return aliasKey(keys)
}

// aliasKey is one key of a name's words in any order.
func aliasKey(keys []uint64) uint64 {
	sum := uint64(len(keys))
	for _, k := range keys {
		sum += k
	}
	return sum
}
