// Package locate is the fourth stage: what extract found is placed on the map and
// in time. Place names come from the gazetteer, which knows what each may mean;
// here the text decides which it is, how exact that is, and what else it may be.
package locate

import (
	"math"
	"strings"

	hearsay "github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/kit/gazetteer"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
)

// Locator resolves places. It is safe for concurrent use.
type Locator struct {
	gazetteer *gazetteer.Gazetteer
	words     *modifiers
}

// New returns a Locator over a gazetteer.
func New(g *gazetteer.Gazetteer) (*Locator, error) {
	w, err := loadModifiers()
	if err != nil {
		return nil, err
	}
	return &Locator{gazetteer: g, words: w}, nil
}

// Toponym is a place name of a text, resolved. Its Span covers the whole phrase,
// "east bank of the Dnieper"; Name is the part that the gazetteer knows.
type Toponym struct {
	hearsay.Location
	NameSpan    hearsay.Span
	First, Last int32 // tokens of the phrase, Last exclusive
	Kind        gazetteer.Kind
	Place       gazetteer.ID // None where unresolved
}

// Places returns the place names of a text in order, resolved by what the text
// and its publication say.
func (l *Locator) Places(t *lang.Text, doc hearsay.Document) []Toponym {
	return l.Resolve(t, doc, properOnly(t, l.gazetteer.Find(t)))
}

// properOnly leaves out names of one word that the same text also writes small:
// at the head of a sentence, or in a headline that writes every word with a
// capital, those are common words.
func properOnly(t *lang.Text, matches []gazetteer.Match) []gazetteer.Match {
	small := map[uint64]bool{}
	for i := range t.Tokens {
		if tok := &t.Tokens[i]; tok.Shape&lang.Capital == 0 {
			small[tok.Form] = true
		}
	}
	out := matches[:0]
	for _, m := range matches {
		if tok := &t.Tokens[m.First]; m.Last-m.First == 1 && tok.Shape&lang.Capital != 0 && small[tok.Form] {
			continue
		}
		out = append(out, m)
	}
	return out
}

// Resolve resolves names that were found before, in the order of the text. Weak
// ones that nothing in the text supports are left out. Its work is linear in the
// length of the text.
func (l *Locator) Resolve(t *lang.Text, doc hearsay.Document, matches []gazetteer.Match) []Toponym {
	r := newResolver(l.gazetteer, t, doc, matches)
	r.decide()
	out := make([]Toponym, 0, len(matches))
	for i := range matches {
		if g := r.groupOf[i]; g >= 0 && r.stands(i) {
			out = append(out, l.toponym(r, i))
		}
	}
	return out
}

// maxAlternatives is how many other readings of a name are told.
const maxAlternatives = 8

// tiedScore is the score of the best alternative, relative to the one taken, from
// which on a name is not resolved, if the two lie far apart: nothing in the text
// tells them apart.
const tiedScore = 0.93

// tiedDistance is how far apart, in km, tied readings must lie to matter.
const tiedDistance = 60

func (l *Locator) toponym(r *resolver, i int) Toponym {
	m := &r.matches[i]
	g := &r.groups[r.groupOf[i]]
	best := g.cands[0]
	p, _ := l.gazetteer.Place(best.id)
	out := Toponym{Kind: p.Kind, Place: p.ID, First: m.First, Last: m.Last,
		NameSpan: hearsay.Span{Start: int(m.Start), End: int(m.End)}}
	out.Location = hearsay.Location{
		Name: p.Name, ID: p.Key, Lat: p.Lat, Lon: p.Lon, RadiusKM: p.RadiusKM,
		Precision: precisionOf(p.Kind), Admin: l.admin(p.ID), Span: out.NameSpan,
	}
	if p.Approx {
		out.Precision = "area"
	}
	out.Alternatives = l.alternatives(g)
	if g.tied() {
		out.ID, out.Precision, out.Admin, out.Place = "", "unknown", "", gazetteer.None
		out.Alternatives = append([]hearsay.Alternative{l.alternative(best, 1)}, out.Alternatives...)
		out.RadiusKM = max(out.RadiusKM, g.spread())
	}
	l.compose(r, &out, m)
	out.RadiusKM = roundRadius(out.RadiusKM)
	out.Location.Text = out.Span.In(r.text.Source)
	return out
}

func roundRadius(km float64) float64 {
	if km < 10 {
		return math.Round(km*10) / 10
	}
	return math.Round(km)
}

// precisionOf is how exact a place of a kind is.
func precisionOf(k gazetteer.Kind) string {
	switch k {
	case gazetteer.Site:
		return "exact"
	case gazetteer.Settlement, gazetteer.Part:
		return "settlement"
	case gazetteer.District, gazetteer.Community:
		return "admin2"
	case gazetteer.Region:
		return "admin1"
	case gazetteer.Country:
		return "country"
	case gazetteer.Island, gazetteer.Height, gazetteer.Shore:
		return "area"
	}
	return "region"
}

// admin names the units that a place lies in: "Kherson Oblast, Ukraine".
func (l *Locator) admin(id gazetteer.ID) string {
	var names []string
	for u := l.gazetteer.Parent(id); u != gazetteer.None; u = l.gazetteer.Parent(u) {
		if k := l.gazetteer.Kind(u); k == gazetteer.Region || k == gazetteer.Country {
			if p, ok := l.gazetteer.Place(u); ok {
				names = append(names, p.Name)
			}
		}
	}
	return strings.Join(names, ", ")
}

func (l *Locator) alternatives(g *group) []hearsay.Alternative {
	var out []hearsay.Alternative
	for _, c := range g.cands[1:] {
		if len(out) == maxAlternatives {
			break
		}
		out = append(out, l.alternative(c, relative(c.score, g.cands[0].score)))
	}
	return out
}

func (l *Locator) alternative(c candidate, score float64) hearsay.Alternative {
	p, _ := l.gazetteer.Place(c.id)
	return hearsay.Alternative{Name: p.Name, ID: p.Key, Admin: l.admin(p.ID), Lat: p.Lat, Lon: p.Lon, Score: math.Round(score*1000) / 1000}
}

// relative is a score relative to the best one, 0 to 1.
func relative(score, best float64) float64 { return math.Exp(min(0, score-best)) }
