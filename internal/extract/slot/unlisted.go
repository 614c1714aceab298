package slot

import (
	"sort"
	"strings"

	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/extract/passage"
	"github.com/hearsay-org/hearsay/internal/kit/gazetteer"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
)

// How a toponym is known to be one.
const (
	Listed   uint8 = iota // the gazetteer knows it
	Headed                // a word beside it says what it is: "село Полинино"
	Placed                // a preposition of place stands before it
	Repeated              // it is headed elsewhere in the text
	Alone                 // it is no name, but a word for a site: "at the airport"
)

// longestName is how many tokens of a name are read.
const longestName = 4

// unlisted looks for names of places that no gazetteer knows.
type unlisted struct {
	p     *passage.Passage
	sites map[uint64]site
	taken []bool // tokens of names found so far
	out   []Toponym
	named map[uint64]bool // stems of headed names
}

// Unlisted adds to the places of a text those that no gazetteer knows: names
// beside a word for a kind of place, or behind a preposition of place, that are no
// person's, body's or day's, and words for sites. They lie nowhere on the map. The
// result is in order and without overlap.
func Unlisted(p *passage.Passage, known []Toponym) []Toponym {
	u := &unlisted{p: p, sites: tables().sites, taken: make([]bool, len(p.Text.Tokens)), named: map[uint64]bool{}}
	for i := range known {
		for k := known[i].First; k < known[i].Last; k++ {
			u.taken[k] = true
		}
	}
	for _, headed := range [...]bool{true, false} {
		for s := range p.Text.Sentences {
			u.sentence(&p.Text.Sentences[s], headed)
		}
	}
	if len(u.out) == 0 {
		return known
	}
	all := append(append([]Toponym(nil), known...), u.out...)
	sort.SliceStable(all, func(i, j int) bool { return all[i].First < all[j].First })
	return all
}

// sentence looks at the names of a sentence: first at those that are headed, then
// at all others and at words for sites.
func (u *unlisted) sentence(s *lang.Sentence, headed bool) {
	for i := s.First; i < s.Last; {
		last := u.name(i, s)
		if last > i {
			u.weigh(i, last, s, headed)
			i = last
			continue
		}
		if !headed {
			u.common(i, s)
		}
		i++
	}
}

// site returns what the tables say of a token.
func (u *unlisted) site(i int32) site {
	if u.p.Text.Tokens[i].POS == lang.PUNCT {
		return 0
	}
	return u.sites[gazetteer.WordKey(u.p.Text.Word(int(i)))]
}

// name returns the end of the name that begins at token i; i where none does.
func (u *unlisted) name(i int32, s *lang.Sentence) int32 {
	if !u.capital(i) {
		if u.adjective(i, s) {
			return i + 1
		}
		return i
	}
	end := i + 1
	for end < s.Last && end < i+longestName {
		switch {
		case u.capital(end) || u.withArticle(end):
			end++
		case end+1 < s.Last && u.capital(end+1) && (u.hyphen(end) || u.site(end)&article != 0):
			end += 2
		case end+2 < s.Last && u.capital(end+2) && u.hyphen(end+1) && u.site(end)&article != 0:
			end += 3
		default:
			return end
		}
	}
	return end
}

func (u *unlisted) hyphen(i int32) bool { return u.p.Text.Word(int(i)) == "-" }

// withArticle says whether a token is a name behind an article: "al-Adas".
func (u *unlisted) withArticle(i int32) bool {
	w := u.p.Text.Word(int(i))
	before, name, ok := strings.Cut(w, "-")
	return ok && !u.taken[i] && name != "" && name[0] >= 'A' && name[0] <= 'Z' && u.sites[gazetteer.WordKey(before)]&article != 0
}

// adjective says whether a word in small letters names a direction of the front,
// as Russian writes them: "на курском направлении".
func (u *unlisted) adjective(i int32, s *lang.Sentence) bool {
	t := &u.p.Text.Tokens[i]
	if t.POS != lang.ADJ || t.Shape&lang.Cyrillic == 0 || i+1 >= s.Last || u.taken[i] || u.taken[i+1] {
		return false
	}
	// the suffix of adjectives of places: -ск-, -цк-, -ськ-, -цьк-
	w := u.p.Text.Word(int(i))
	if !strings.Contains(w, "ск") && !strings.Contains(w, "цк") && !strings.Contains(w, "ськ") && !strings.Contains(w, "цьк") {
		return false
	}
	return u.site(i+1)&(beforeName|afterName|standsAlone) == afterName
}

// shortest is how many bytes a name has at least.
const shortest = 4

// capital says whether a token may belong to a name that is to be found.
func (u *unlisted) capital(i int32) bool {
	t, x := &u.p.Text.Tokens[i], &u.p.Senses[i]
	if t.Shape&lang.Capital == 0 || u.taken[i] || x.Unit || x.Outlet || x.Time || x.Given || x.Role || x.Party != 0 || x.Speech != 0 || t.End-t.Start < shortest {
		return false
	}
	switch t.POS {
	case lang.PROPN, lang.NOUN, lang.ADJ, lang.X:
	default:
		return false
	}
	return !u.person(i)
}

// person says whether a token belongs to a person's name. Two Latin words of
// which nothing is known are read as one: there the surname must tell.
func (u *unlisted) person(i int32) bool {
	id := u.p.PartyAt[i]
	if id < 0 || u.p.Parties[id].Kind != passage.Person && u.p.Clusters[u.p.Parties[id].Cluster].Kind != passage.Person {
		return false
	}
	return u.p.Senses[i].Surname || u.p.Text.Tokens[i].Shape&lang.Cyrillic != 0
}

// weigh keeps a name if what stands beside it makes it a place's.
func (u *unlisted) weigh(first, last int32, s *lang.Sentence, headed bool) {
	if f, l := u.head(first, last, s); f < first || l > last {
		if headed {
			u.put(f, l, Headed)
		}
		return
	}
	switch t := &u.p.Text.Tokens[first]; {
	case headed || t.Shape&lang.Capital == 0:
	case u.named[u.p.Stems[last-1]]:
		u.put(first, last, Repeated)
	case first > s.First && u.site(first-1)&holdsPlace != 0 && u.mayBePlaced(first, last, s):
		u.put(first, last, Placed)
	}
}

// head widens a name by the word beside it that says what it is.
func (u *unlisted) head(first, last int32, s *lang.Sentence) (int32, int32) {
	t := u.p.Text
	if last < s.Last && !u.taken[last] && t.Tokens[last].POS != lang.VERB && u.site(last)&afterName != 0 {
		return first, last + 1
	}
	k := first - 1
	for k > s.First && (t.Tokens[k].Shape&lang.Quote != 0 || t.Word(int(k)) == "of" || t.Word(int(k)) == ".") {
		k--
	}
	if k >= s.First && !u.taken[k] && u.site(k)&beforeName != 0 {
		return k, last
	}
	return first, last
}

// mayBePlaced says whether a name behind a preposition of place may be a place's:
// it is no acronym, no attribute of another word, and nobody at whom or on whom
// something is.
func (u *unlisted) mayBePlaced(first, last int32, s *lang.Sentence) bool {
	t := u.p.Text.Tokens
	x := &t[last-1]
	kase := x.Morph.Case()
	switch {
	case x.Shape&lang.AllCaps != 0, x.POS == lang.ADJ && last < s.Last && (t[last].POS == lang.NOUN || t[last].POS == lang.PROPN):
		return false
	case x.Shape&lang.Cyrillic == 0:
		return true
	case x.POS == lang.ADJ:
		return kase == lang.Loc
	case u.site(first-1)&locative != 0:
		return kase == lang.Loc || kase == lang.NoCase || kase == lang.Acc && !x.Morph.Has(lang.Animate)
	}
	return !x.Morph.Has(lang.Animate)
}

// common keeps a word for a site that stands by itself behind a preposition, with
// its attributes: "at the international airport", "на лінії зіткнення".
func (u *unlisted) common(i int32, s *lang.Sentence) {
	t := u.p.Text.Tokens
	if u.taken[i] || i == s.First || u.site(i)&standsAlone == 0 {
		return
	}
	first, last := i, i+1
	for first-1 > s.First && first > i-3 && !u.taken[first-1] && attribute(&t[first-1]) {
		first--
	}
	k := first - 1
	if t[k].POS == lang.DET && k > s.First {
		k--
	}
	if u.site(k)&holdsPlace == 0 || last < s.Last && u.p.Text.Word(int(last)) == "of" {
		return
	}
	for last < s.Last && last < i+4 && !u.taken[last] && genitive(&t[last]) && t[last].Head >= first && t[last].Head < last+2 {
		last++
	}
	if t[last-1].POS == lang.ADJ {
		last = i + 1
	}
	u.put(first, last, Alone)
}

func attribute(t *lang.Token) bool {
	return t.POS == lang.ADJ || t.POS == lang.ADV || t.POS == lang.NOUN && t.Rel == lang.Compound
}

func genitive(t *lang.Token) bool {
	return t.Morph.Case() == lang.Gen && (t.POS == lang.NOUN || t.POS == lang.ADJ)
}

func (u *unlisted) put(first, last int32, how uint8) {
	for i := first; i < last; i++ {
		if u.taken[i] {
			return
		}
	}
	span := u.p.Span(first, last)
	u.out = append(u.out, Toponym{First: first, Last: last, How: how,
		Location: hearsay.Location{Text: span.In(u.p.Text.Source), Precision: "unknown", Span: span}})
	for i := first; i < last; i++ {
		u.taken[i] = true
		if how == Headed && u.p.Text.Tokens[i].Shape&lang.Capital != 0 && u.p.Stems[i] != 0 {
			u.named[u.p.Stems[i]] = true
		}
	}
}
