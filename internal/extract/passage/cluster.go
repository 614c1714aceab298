package passage

import (
	"slices"

	"github.com/hearsay-org/hearsay/internal/kit/lang"
)

// Cluster is all parties of a text that bear one name.
type Cluster struct {
	Parties []int32 // in order
	Full    int32   // the party with the fullest form
	Kind    Kind
}

// nameLimit is the number of words beyond which a form is no fuller but longer.
const nameLimit = 8

// nameKeys returns a key a word of a name: the hash of its stem, which survives
// case endings.
func (p *Passage) nameKeys(x *Party) []uint64 {
	var keys []uint64
	for i := x.First; i < x.Last; i++ {
		if pos := p.Text.Tokens[i].POS; pos == lang.PUNCT || pos == lang.ADP || pos == lang.DET || pos == lang.CCONJ {
			continue
		}
		keys = append(keys, stemKey(p.Text.Word(int(i))))
	}
	return keys
}

// cluster joins parties whose names share their words: a surname with the full
// name before it, a short form with a long one.
func (p *Passage) cluster() {
	byWord := map[uint64][]int32{} // last clusters in which a word stands
	byRole := map[uint64]int32{}   // the last person introduced with an office
	for i := range p.Parties {
		p.Parties[i].Cluster = -1
	}
	c := clusterer{p: p, byWord: byWord, byRole: byRole, acronyms: map[uint64]int32{}, byRow: map[any]int32{}, alias: map[uint64]int32{}, short: map[uint64]int32{}}
	for i := range c.byKind {
		c.byKind[i] = -1
	}
	for i := range p.Parties {
		x := &p.Parties[i]
		if x.Cluster >= 0 {
			continue
		}
		if k := p.holder(i); k >= 0 {
			next := &p.Parties[k]
			office, holder, id := x, next, int32(k)
			if x.Kind == Person && next.Kind != Person {
				office, holder, id = next, x, int32(i)
			}
			c.place(id)
			office.Cluster = holder.Cluster
			c.alias[aliasKey(p.nameKeys(office))] = holder.Cluster
			if p.Senses[office.Head].Role {
				c.alias[p.officeKey(office)] = holder.Cluster
			}
			byRole[stemKey(p.Text.Tokens[office.Head].Lemma)] = holder.Cluster
			continue
		}
		c.place(int32(i))
	}
	for i := range p.Parties {
		x := &p.Parties[i]
		cl := &p.Clusters[x.Cluster]
		cl.Parties = append(cl.Parties, int32(i))
		if p.fuller(x, &p.Parties[cl.Full]) {
			cl.Full, cl.Kind = int32(i), x.Kind
		}
	}
}

// knownAs says whether b is the name by which a description goes: "the movement,
// known as Atesh".
func (p *Passage) knownAs(a, b *Party) bool {
	if b.Kind != Name && b.Kind != Person || a.Kind == Name || a.Kind == Person || b.First-a.NounLast < 1 || b.First-a.NounLast > 4 {
		return false
	}
	if p.Text.Tokens[a.Head].Sent != p.Text.Tokens[b.Head].Sent {
		return false
	}
	found := false
	for i := a.NounLast; i < b.First; i++ {
		tok := &p.Text.Tokens[i]
		switch {
		case slices.Contains(naming(), tok.Form):
			found = true
		case tok.POS != lang.PUNCT && tok.POS != lang.ADV && tok.POS != lang.DET:
			return false
		}
	}
	return found
}

// holder returns the party that says who party i is, or whose office party i
// is; -1 for none.
func (p *Passage) holder(i int) int {
	for k := i + 1; k < min(len(p.Parties), i+7); k++ {
		if p.Parties[k].Cluster < 0 && p.renames(&p.Parties[i], &p.Parties[k]) {
			return k
		}
		if p.Parties[k].Kind == Person || p.Parties[i].Kind == Person {
			break
		}
	}
	return -1
}

// clusterer joins parties in the order of the text.
type clusterer struct {
	p        *Passage
	byWord   map[uint64][]int32
	byRole   map[uint64]int32
	words    [][]uint64       // of each cluster's fullest name so far
	byKind   [256]int32       // the last named party of each class; -1 for none
	alias    map[uint64]int32 // the cluster that a description has been said to be
	byRow    map[any]int32    // the cluster of each listed outlet or unit
	short    map[uint64]int32 // the cluster of each abbreviation
	acronyms map[uint64]int32 // the cluster whose words begin with these letters
}

// place finds the cluster of a party, or begins one.
func (c *clusterer) place(id int32) {
	p := c.p
	x := &p.Parties[id]
	if x.Cluster >= 0 {
		return
	}
	keys := p.nameKeys(x)
	row := p.row(x)
	if k, ok := c.byRow[row]; ok && row != nil {
		x.Cluster = k
	}
	if k, ok := c.alias[aliasKey(keys)]; ok && x.Kind != Person && x.Kind != Pronoun {
		x.Cluster = k
	}
	if k, ok := c.alias[p.officeKey(x)]; ok && x.Cluster < 0 && x.Kind != Person && x.Kind != Pronoun && p.Senses[x.Head].Role {
		x.Cluster = k
	}
	if k := c.bracketed(id); k >= 0 {
		x.Cluster = k
	}
	switch {
	case x.Cluster >= 0:
	case x.Kind == Pronoun || len(keys) == 0:
	case x.Kind == Person || x.Kind == Name:
		x.Cluster = p.known(x, keys, c.byWord, c.words)
	default:
		k, ok := c.byRole[stemKey(p.Text.Tokens[x.Head].Lemma)]
		if ok = ok && p.refers(x); !ok {
			k, ok = c.upcoming(id, keys)
		}
		if ok {
			x.Cluster = k
		} else if x.Cluster = p.known(x, keys, c.byWord, c.words); x.Cluster < 0 || p.Clusters[x.Cluster].Kind == Anaphor {
			if k := c.sameKind(x); k >= 0 {
				x.Cluster = k
			}
		}
	}
	if x.Cluster < 0 && x.Kind != Person {
		if x.Cluster = c.acronym(x); x.Cluster < 0 {
			x.Cluster = c.spelled(x)
		}
	}
	fresh := x.Cluster < 0
	if fresh {
		x.Cluster = int32(len(p.Clusters))
		p.Clusters = append(p.Clusters, Cluster{Full: id, Kind: x.Kind})
		c.words = append(c.words, keys)
	} else if full := &p.Parties[p.Clusters[x.Cluster].Full]; p.fuller(x, full) {
		p.Clusters[x.Cluster].Full, p.Clusters[x.Cluster].Kind = id, x.Kind
		c.words[x.Cluster], fresh = keys, true
	}
	if fresh && x.Kind != Pronoun && len(keys) <= nameLimit {
		for _, k := range keys {
			c.byWord[k] = append(c.byWord[k], x.Cluster)
		}
	}
	if row != nil {
		c.byRow[row] = x.Cluster
	}
	c.initials(x)
	if p.Text.Tokens[x.Head].Shape&lang.AllCaps != 0 && x.Last-x.First <= 2 {
		c.short[letters(p.Text.Word(int(x.Head)))] = x.Cluster
	}
	p.introduce(x, c.byRole)
	if class := p.Senses[x.Head].Party; class != 0 && (x.Kind == Name || p.named(x)) && !p.joint(x) && x.Kind != Person {
		c.byKind[class] = x.Cluster
	}
}

// introduce remembers the office that stands in a person's or body's own noun
// phrase: "spokesman John Kirby", "the movement Atesh".
func (p *Passage) introduce(x *Party, byRole map[uint64]int32) {
	if x.Kind != Person && x.Kind != Name {
		return
	}
	for i := x.NounFirst; i < x.NounLast; i++ {
		if i >= x.First && i < x.Last && x.Kind == Person {
			continue
		}
		tok, s := &p.Text.Tokens[i], &p.Senses[i]
		if tok.POS == lang.NOUN && (s.Role || s.Party != 0) && (i == x.Head || x.Kind == Person) {
			byRole[stemKey(tok.Lemma)] = x.Cluster
		}
	}
}

// refers says whether a description is short enough to refer back: one word, or
// one with an adjective that tells nothing.
func (p *Passage) refers(x *Party) bool {
	if x.Last-x.First > 2 {
		return false
	}
	tok := &p.Text.Tokens[x.Head]
	return tok.POS == lang.NOUN && !tok.Morph.Has(lang.Plural) && (x.Kind == Anaphor || x.Last-x.First == 1)
}

// officeWords is how far behind the word for an office its holder's name may
// stand: "head of the department of … of the ministry of … Ivan Petrenko".
const officeWords = 14

// renames says whether b is put behind a to say who that is: an office and its
// holder, with nothing between but the words that belong to the office, or a
// comma; or a holder and, behind a comma, the office.
func (p *Passage) renames(a, b *Party) bool {
	if a.Kind == Pronoun || b.Kind == Pronoun {
		return false
	}
	if p.knownAs(a, b) || p.beside(a, b) {
		return true
	}
	if (a.Kind == Person) == (b.Kind == Person) {
		return false
	}
	if p.Text.Tokens[a.Head].Sent != p.Text.Tokens[b.Head].Sent {
		return false
	}
	office := a
	if a.Kind == Person {
		office = b
	}
	s := &p.Senses[office.Head]
	if !s.Role && (!s.person || !p.Text.Tokens[office.Head].Morph.Has(lang.Singular)) || s.Unit || s.Outlet || office.Kind == Name && !s.Role {
		return false
	}
	if a.Kind == Person {
		gap := b.NounFirst - a.Last
		return gap == 1 && p.Text.Word(int(a.Last)) == "," && p.Text.Tokens[b.Head].Morph.Case() == p.Text.Tokens[a.Head].Morph.Case()
	}
	if b.First <= a.Head || b.First-a.Head > officeWords {
		return false
	}
	for i := a.Head + 1; i < b.First; i++ {
		tok := &p.Text.Tokens[i]
		switch tok.POS {
		case lang.NOUN, lang.PROPN, lang.ADJ, lang.ADP, lang.CCONJ, lang.DET, lang.NUM, lang.X:
		case lang.PUNCT:
			if w := p.Text.Word(int(i)); w != "," && tok.Shape&lang.Quote == 0 && w != "-" && w != "(" && w != ")" || w == "," && i+1 != b.First && i+1 != b.NounFirst {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// beside says whether the name b stands right behind the description a of whom it
// names: "the news agency Harbour", "our colleague Peter Brown".
func (p *Passage) beside(a, b *Party) bool {
	t := p.Text
	head, name := &t.Tokens[a.Head], &t.Tokens[b.Head]
	gap := b.First - a.NounLast
	if gap == 1 && p.Senses[b.Head].Outlet && t.Word(int(a.NounLast)) == "," {
		gap = 0
	}
	if a.Kind != Description && a.Kind != Anaphor || gap != 0 || head.POS != lang.NOUN || head.Morph.Has(lang.Plural) || head.Sent != name.Sent || a.Head != a.NounLast-1 {
		return false
	}
	english := t.Sentences[head.Sent].Lang == lang.English
	switch s := &p.Senses[a.Head]; {
	case b.Kind == Person && s.Party != 0 && !s.person && !s.Role:
		return false
	case b.Kind == Person:
		return english || head.Morph.Case() == t.Tokens[b.First].Morph.Case() && head.Morph.Case() != lang.NoCase && (s.Party != 0 || s.Role)
	case b.Kind != Name || s.Party == 0 || s.Role || p.Senses[b.Head].Place:
		return false
	}
	return p.Senses[b.Head].Outlet && p.Senses[a.Head].speaks || !english && name.Shape&lang.Latin != 0
}

// known returns the latest cluster that bears a party's name, -1 for none. The
// search is bounded: a word that many clusters share tells nothing.
func (p *Passage) known(x *Party, keys []uint64, byWord map[uint64][]int32, words [][]uint64) int32 {
	best := int32(-1)
	for _, k := range keys[:min(len(keys), 4*nameLimit)] {
		list := byWord[k]
		for n := len(list) - 1; n >= 0 && n >= len(list)-8; n-- {
			if c := list[n]; c > best && p.sameName(x, keys, c, words[c]) {
				best = c
			}
		}
	}
	return best
}

func (p *Passage) sameName(x *Party, keys []uint64, c int32, other []uint64) bool {
	kind := p.Clusters[c].Kind
	small, large := keys, other
	if len(small) > len(large) {
		small, large = large, small
	}
	if len(small) == 0 || len(small) != len(large) && (p.joint(x) || p.joint(&p.Parties[p.Clusters[c].Full])) {
		return false
	}
	for _, k := range small {
		if !has(large, k) {
			return false
		}
	}
	if x.Kind == Person || kind == Person {
		last := small[len(small)-1]
		return (x.Kind == kind || len(small) == 1 && (x.Kind == Name || kind == Name)) && last == large[len(large)-1]
	}
	full := &p.Parties[p.Clusters[c].Full]
	if p.allPlace(x.First, x.Last) != p.allPlace(full.First, full.Last) && len(small) != len(large) {
		return false // "Ukraine" is not "Security Service of Ukraine"
	}
	head := stemKey(p.Text.Word(int(x.Head)))
	if head != stemKey(p.Text.Word(int(full.Head))) {
		return x.Kind == Name && kind == Name && len(small)*2 >= len(large)
	}
	return len(small) == len(large) || len(keys) < len(other) && len(keys) <= 2 || x.Kind == Name && kind == Name
}

// joint says whether a party is several that are joined by "and".
func (p *Passage) joint(x *Party) bool {
	for i := x.First; i < x.Last; i++ {
		if tok := &p.Text.Tokens[i]; tok.POS == lang.CCONJ && tok.Rel == lang.Cc {
			return true
		}
	}
	return false
}

func has(keys []uint64, k uint64) bool {
	for _, x := range keys {
		if x == k {
			return true
		}
	}
	return false
}

// fuller says whether a names the party in a fuller form than b.
func (p *Passage) fuller(a, b *Party) bool {
	n, m := a.Last-a.First, b.Last-b.First
	if r, q := rank(a.Kind), rank(b.Kind); r != q {
		return r > q
	}
	return n > m && n <= nameLimit
}

// rank orders kinds by how well they name.
func rank(k Kind) int {
	switch k {
	case Person:
		return 3
	case Name:
		return 2
	case Description:
		return 1
	}
	return 0
}
