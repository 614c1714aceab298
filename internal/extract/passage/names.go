package passage

import (
	"strings"
	"unicode"

	"github.com/hearsay-org/hearsay/internal/kit/lang"
)

// HeadParty returns the party that a token heads, -1 where it heads none.
func (p *Passage) HeadParty(i int32) int32 {
	if id := p.PartyAt[i]; id >= 0 && p.Parties[id].Head == i {
		return id
	}
	return -1
}

// FullName returns the fullest form in which the text names a party, one line,
// without quotation marks around it.
func (p *Passage) FullName(party int32) string {
	x := &p.Parties[party]
	if full := p.Clusters[x.Cluster].Full; x.Kind != Description && x.Kind != Pronoun {
		x = &p.Parties[full]
	}
	return p.PartyName(x)
}

// PartyName returns a party's name as it stands.
func (p *Passage) PartyName(x *Party) string {
	name := strings.Join(strings.Fields(p.String(x.First, x.Last)), " ")
	if inner, ok := strings.CutPrefix(name, "«"); ok && strings.HasSuffix(inner, "»") && strings.Count(inner, "»") == 1 {
		return strings.TrimSuffix(inner, "»")
	}
	return name
}

// site says whether a word is the address of a site, by which an outlet is named:
// "harbour-post.com".
func (p *Passage) site(i int32) bool {
	w := p.Text.Word(int(i))
	dot := strings.LastIndexByte(w, '.')
	if dot < 2 || len(w)-dot < 3 || len(w)-dot > 7 || strings.ContainsAny(w, "/@:") {
		return false
	}
	for _, r := range w[dot+1:] {
		if !unicode.IsLower(r) {
			return false
		}
	}
	return strings.ContainsFunc(w[:dot], unicode.IsLetter)
}

// NamesPublisher says whether a party is the document's publisher under its own
// name.
func (p *Passage) NamesPublisher(x *Party) bool {
	if p.publisher == nil {
		p.publisher = map[uint64]bool{}
		for _, w := range strings.FieldsFunc(p.Doc.Publisher, func(r rune) bool { return strings.ContainsRune(" .,()/|«»\"", r) }) {
			p.publisher[stemKey(w)] = true
		}
	}
	if len(p.publisher) == 0 || x.Kind == Description || x.Kind == Pronoun {
		return false
	}
	found := 0
	for _, k := range p.nameKeys(x) {
		if p.publisher[k] {
			found++
		}
	}
	return found > 0 && found*2 >= len(p.publisher) && found*2 >= len(p.nameKeys(x))
}

// IsPublisher says whether a party is the document's publisher and nobody beside
// it: no word of its name tells of somebody else, as "a source of" would.
func (p *Passage) IsPublisher(x *Party) bool {
	if !p.NamesPublisher(x) {
		return false
	}
	for i := x.First; i < x.Last; i++ {
		switch p.Text.Tokens[i].POS {
		case lang.PUNCT, lang.ADP, lang.DET:
			continue
		}
		if !p.publisher[stemKey(p.Text.Word(int(i)))] && !p.Senses[i].Outlet && !p.Senses[i].outletKind {
			return false
		}
	}
	return true
}

// IsOutlet says whether a party is an outlet: by its name, or by its kind.
func (p *Passage) IsOutlet(x *Party) bool {
	for i := x.NounFirst; i < x.NounLast; i++ {
		if p.Senses[i].Outlet {
			return true
		}
	}
	if p.site(x.Head) {
		return true
	}
	return p.Senses[x.Head].IsOutletKind()
}

// SpeakerName says whether a party bears a name of somebody who may speak.
func (p *Passage) SpeakerName(party int32) bool {
	x := &p.Parties[party]
	if x.Kind != Name {
		return false
	}
	for i := x.First; i < x.Last; i++ {
		if s := &p.Senses[i]; s.Unit || s.Outlet || s.Speaks() {
			return true
		}
	}
	return p.Text.Tokens[x.Head].Shape&lang.AllCaps != 0 && !p.Senses[x.Head].Place
}

// Covers returns the tokens within a stretch of bytes.
func (p *Passage) Covers(start, end int) (first, last int32) {
	tokens := p.Text.Tokens
	lo, hi := 0, len(tokens)
	for lo < hi {
		if mid := (lo + hi) / 2; int(tokens[mid].Start) < start {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	first = int32(lo)
	for last = first; int(last) < len(tokens) && int(tokens[last].End) <= end; last++ {
	}
	return first, last
}
