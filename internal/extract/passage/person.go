package passage

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/hearsay-org/hearsay/internal/kit/lang"
)

//go:embed namewords.tsv
var nameTable string

// nameWords are the small words of the names of persons.
type nameWords struct {
	particles, suffixes, definite map[string]bool
	callsigns                     map[string]bool
	endings                       []string // of patronymics
}

var nameParts = sync.OnceValue(func() *nameWords {
	w := &nameWords{particles: map[string]bool{}, suffixes: map[string]bool{}, definite: map[string]bool{}, callsigns: map[string]bool{}}
	for row := range strings.SplitSeq(nameTable, "\n") {
		word, kind, _ := strings.Cut(row, "\t")
		switch kind, _, _ = strings.Cut(kind, "\t"); kind {
		case "particle":
			w.particles[word] = true
		case "suffix":
			w.suffixes[word] = true
		case "definite":
			w.definite[word] = true
		case "callsign":
			w.callsigns[word] = true
		case "ending":
			w.endings = append(w.endings, word)
		}
	}
	return w
})

// nameWordLimit is how many words with a capital the name of a person may have.
const nameWordLimit = 4

// findPersons marks the names of persons that begin with a known given name or an
// initial, whatever the tree makes of their words: personAt is the token with
// which the name of each token begins, -1 for none; personEnd its end, exclusive.
func (p *Passage) findPersons() {
	n := len(p.Text.Tokens)
	p.personAt, p.personEnd = make([]int32, n), make([]int32, n)
	for i := range p.personAt {
		p.personAt[i] = -1
	}
	for i := int32(0); i < int32(n); {
		end := p.personFrom(i)
		for k := i; k < end; k++ {
			p.personAt[k], p.personEnd[k] = i, end
		}
		i = max(i+1, end)
	}
}

// personFrom returns the end of the name of a person that begins with a token, 0
// where none does. A given name alone is none.
func (p *Passage) personFrom(i int32) int32 {
	tok, s := &p.Text.Tokens[i], &p.Senses[i]
	at := i
	if initial := p.initial(i); initial > 0 {
		at = initial
	} else if tok.Shape&lang.Capital == 0 || !s.Given || s.Outlet || s.Unit || s.Role && tok.POS == lang.NOUN {
		return 0
	} else {
		at++
	}
	last := &p.Text.Sentences[tok.Sent].Last
	words, own := 1, false // words with a capital; whether a surname was among them
	for at < *last && words < nameWordLimit {
		next := p.nameGoesOn(i, at, own, *last)
		if next == 0 {
			break
		}
		if p.initial(at) == 0 {
			words++
			own = own || !p.Senses[at].Given && !p.patronymic(at) && !nameParts().particles[lang.Fold(p.Text.Word(int(at)))]
		}
		at = next
	}
	if words < 2 || p.allPlace(i, at) || p.namesBody(at, *last) {
		return 0
	}
	return at
}

// nameGoesOn returns the token behind the next part of a name that began at
// first: a word, an initial, a nickname in quotation marks with the word behind
// it; 0 where the name ends. own says that it has a surname already.
func (p *Passage) nameGoesOn(first, at int32, own bool, last int32) int32 {
	t := p.Text
	if next := p.initial(at); next > 0 && next < last && !own && p.nameWord(first, next, own) {
		return next
	}
	if p.nameWord(first, at, own) {
		return at + 1
	}
	w := lang.Fold(t.Word(int(at)))
	if own {
		if nameParts().suffixes[w] {
			return at + 1
		}
		return 0
	}
	if t.Tokens[at].Shape&lang.Quote != 0 { // a nickname
		for k := at + 1; k < min(last, at+4); k++ {
			if t.Tokens[k].Shape&lang.Quote != 0 {
				if k+1 < last && k > at+1 && p.nameWord(first, k+1, own) {
					return k + 2
				}
				return 0
			}
		}
		return 0
	}
	for k := at; k < min(last, at+4); k++ { // "van der", "al-"
		if w := lang.Fold(t.Word(int(k))); !nameParts().particles[w] && w != "-" {
			if k > at && p.nameWord(first, k, own) {
				return k + 1
			}
			return 0
		}
	}
	return 0
}

// nameWord says whether a token may be a word of the name of a person that began
// at first.
func (p *Passage) nameWord(first, i int32, own bool) bool {
	tok, s := &p.Text.Tokens[i], &p.Senses[i]
	if tok.Shape&lang.Capital == 0 || tok.Shape&(lang.Latin|lang.Cyrillic) == 0 || s.Outlet || s.Unit || s.Time || utf8.RuneCountInString(p.Text.Word(int(i))) < 2 {
		return false
	}
	if tok.Shape&lang.AllCaps != 0 && p.Text.Tokens[first].Shape&lang.AllCaps == 0 {
		return false
	}
	flat := tok.Rel == lang.Flat && tok.Head >= first && tok.Head < i
	switch tok.POS {
	case lang.PROPN, lang.X:
	case lang.ADJ, lang.NOUN:
		if s.Party != 0 && !s.Surname && !flat {
			return false
		}
	case lang.VERB, lang.ADV, lang.DET:
		if p.Text.Sentences[tok.Sent].Lang == lang.English || s.Speech != 0 {
			return false
		}
	default:
		return false
	}
	switch {
	case s.Role && !s.Surname:
		return false
	case own: // a second surname
		return flat && !s.Place && !s.Given && tok.POS == lang.PROPN && p.Text.Tokens[first].Shape&lang.Capital != 0
	}
	if !s.Place || flat || s.Surname || s.Given || p.patronymic(i) {
		return true
	}
	if p.Senses[first].Place || tok.POS != lang.PROPN {
		return false // a surname that is a place's name as well
	}
	return p.Text.Sentences[tok.Sent].Lang == lang.English || tok.Morph.Case() == p.Text.Tokens[first].Morph.Case()
}

// namesBody says whether a word for a body follows that a name belongs to: "Peter
// Brown Institute".
func (p *Passage) namesBody(at, last int32) bool {
	if at >= last {
		return false
	}
	tok, s := &p.Text.Tokens[at], &p.Senses[at]
	return tok.Shape&lang.Capital != 0 && tok.Shape&lang.Latin != 0 && s.Party != 0 && !s.Role && (tok.POS == lang.NOUN || tok.POS == lang.PROPN)
}

// initial returns the token behind an initial with its point; 0 for none.
func (p *Passage) initial(i int32) int32 {
	t := p.Text
	if int(i)+1 >= len(t.Tokens) || t.Tokens[i].Shape&lang.Capital == 0 {
		return 0
	}
	w := t.Word(int(i))
	letters := utf8.RuneCountInString(w)
	if letters == 2 && strings.HasSuffix(w, ".") {
		return i + 1
	}
	if letters == 1 && t.Word(int(i)+1) == "." && t.Tokens[i].End == t.Tokens[i+1].Start {
		return i + 2
	}
	return 0
}

// patronymic says whether a word ends like a patronymic.
func (p *Passage) patronymic(i int32) bool {
	tok := &p.Text.Tokens[i]
	if tok.Shape&lang.Capital == 0 || tok.Shape&lang.Cyrillic == 0 {
		return false
	}
	w := lang.Fold(p.Text.Word(int(i)))
	for _, e := range nameParts().endings {
		if len(w) > len(e)+4 && strings.HasSuffix(w, e) {
			return true
		}
	}
	return false
}

// titleOf says whether a word is a title right before a person's name that hangs on
// it: "Gen. Peter Brown".
func (p *Passage) titleOf(i int32) bool {
	tok := &p.Text.Tokens[i]
	if !p.Senses[i].Role || tok.POS != lang.PROPN || tok.Rel != lang.Nmod && tok.Rel != lang.Compound || tok.Head <= i {
		return false
	}
	at := i + 1
	if p.Text.Word(int(at)) == "." {
		at++
	}
	return at <= tok.Head && p.personAt[at] == at && tok.Head < p.personEnd[at]
}

// titled returns where the name of a person begins in a run of names that titles
// open, "Mr. Brown", "President Brown"; end where it is no such run.
func (p *Passage) titled(first, end int32) int32 {
	i := first
	for i < end && (p.Senses[i].Role || p.Text.Word(int(i)) == ".") {
		i++
	}
	if i == first || i == end || end-i > 3 || p.Text.Sentences[p.Text.Tokens[first].Sent].Lang != lang.English || p.allPlace(i, end) {
		return end
	}
	for k := i; k < end; k++ {
		tok, s := &p.Text.Tokens[k], &p.Senses[k]
		if s.Party != 0 || s.Outlet || s.Unit || s.Role || tok.Shape&lang.AllCaps != 0 {
			return end
		}
	}
	return i
}

// another says whether a name in a noun phrase is not the name of whom its head
// means: "Peter Brown's brother", "supporters of Peter Brown".
func (p *Passage) another(x *Party, first, end int32) bool {
	t := p.Text
	if x.Head >= first && x.Head < end {
		return false
	}
	if x.Head >= end {
		return int(end) < len(t.Tokens) && possessiveMark(t, end)
	}
	if p.apart(x.Head, first) {
		return true
	}
	c, of := t.Tokens[x.Head].Morph.Case(), t.Tokens[first].Morph.Case()
	return of == lang.Gen && c != lang.Gen && c != lang.Acc && c != lang.NoCase
}

// apart says whether the name of a person behind a head is no part of its phrase,
// whatever the tree says: "… of the army Peter Brown".
func (p *Passage) apart(i, first int32) bool {
	t := p.Text
	head, s := &t.Tokens[i], &p.Senses[i]
	if s.Unit || s.Outlet || s.Place || head.Shape&lang.AllCaps != 0 {
		return true
	}
	if t.Sentences[head.Sent].Lang == lang.English {
		for k := i + 1; k < first; k++ {
			if t.Tokens[k].POS == lang.ADP {
				return true
			}
		}
		return false
	}
	c, of := head.Morph.Case(), t.Tokens[first].Morph.Case()
	return !s.Role && of != lang.Gen && c != of && c != lang.NoCase && of != lang.NoCase
}

// beforePerson returns where a noun phrase ends that runs into the name of a
// person that is no part of it.
func (p *Passage) beforePerson(x *Party) int32 {
	for i := x.Head + 1; i < x.NounLast; i++ {
		if p.personAt[i] == i && p.apart(x.Head, i) && p.Text.Tokens[i-1].POS != lang.ADP {
			return i
		}
	}
	return x.NounLast
}

// possessiveMark says whether a token is the ’s behind an English name.
func possessiveMark(t *lang.Text, i int32) bool {
	switch t.Word(int(i)) {
	case "'s", "’s", "'", "’":
		return t.Tokens[i].POS != lang.PUNCT || t.Tokens[i].Rel == lang.CaseMark
	}
	return false
}

// callsign narrows a phrase that says by which name somebody goes to that name:
// "a soldier with the call sign “Oak”".
func (p *Passage) callsign(x *Party) bool {
	t := p.Text
	last := min(t.Sentences[t.Tokens[x.Head].Sent].Last, x.Head+callsignWords)
	if !p.Senses[x.Head].speaks && !p.Senses[x.Head].Role {
		return false
	}
	for i := x.Head + 1; i+1 < last; i++ {
		tok := &t.Tokens[i]
		if tok.Morph.Has(lang.Finite) || p.personAt[i] >= 0 {
			return false
		}
		if !nameParts().callsigns[lang.Fold(t.Word(int(i)))] {
			continue
		}
		first := i + 1
		if t.Tokens[first].Shape&lang.Quote != 0 {
			first++
		}
		end := first
		for end < last && end-first < 3 && t.Tokens[end].Shape&lang.Capital != 0 && t.Tokens[end].Shape&lang.Quote == 0 {
			end++
		}
		if end == first {
			return false
		}
		x.Kind, x.First, x.Last, x.NounLast = Person, first, end, max(x.NounLast, end)
		return true
	}
	return false
}

// callsignWords is how many words behind the head of a phrase a call sign may stand.
const callsignWords = 16
