package locate

import (
	"embed"
	"math"
	"strconv"
	"strings"

	hearsay "github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/kit/gazetteer"
)

//go:embed tables/modifiers.tsv
var modifierTable embed.FS

// effect is what a word before a place name does to the place.
type effect uint8

const (
	noEffect effect = iota
	partOf          // "southern Ukraine"
	offFrom         // "north of Kharkiv"
	nearTo          // "near Bakhmut"
	edgeOf          // "the outskirts of Kupiansk"
	bankOf          // "the left bank of the Dnieper"
	middleOf        // "central Kharkiv"
	sideOf          // "left", of a bank
)

type modifier struct {
	effect  effect
	bearing float64 // degrees; -1 for none
}

// modifiers are the words of tables/modifiers.tsv, by their keys.
type modifiers struct{ words map[uint64]modifier }

func loadModifiers() (*modifiers, error) {
	b, err := modifierTable.ReadFile("tables/modifiers.tsv")
	if err != nil {
		return nil, hearsay.Errorf(hearsay.Corrupt, "read tables/modifiers.tsv: %w", err)
	}
	effects := map[string]effect{"part": partOf, "off": offFrom, "near": nearTo, "edge": edgeOf, "bank": bankOf, "middle": middleOf, "side": sideOf}
	m := &modifiers{words: map[uint64]modifier{}}
	for line := range strings.Lines(string(b)) {
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(f) < 3 || strings.HasPrefix(line, "#") {
			continue
		}
		w := modifier{effects[f[1]], -1}
		if w.effect == noEffect {
			return nil, hearsay.Errorf(hearsay.Corrupt, "tables/modifiers.tsv: %q is no effect", f[1])
		}
		if f[2] != "-" {
			if w.bearing, err = strconv.ParseFloat(f[2], 64); err != nil {
				return nil, hearsay.Errorf(hearsay.Corrupt, "tables/modifiers.tsv: %w", err)
			}
		}
		for _, k := range gazetteer.WordForms(f[0]) {
			if _, taken := m.words[k]; !taken {
				m.words[k] = w
			}
		}
	}
	return m, nil
}

// maxModifier is how many tokens before a name can be part of its phrase.
const maxModifier = 6

// directionRadius is the radius in km of a direction or an area around a town.
const directionRadius = 25

// compose widens a toponym to its phrase, and moves and blurs it as the phrase
// says.
func (l *Locator) compose(r *resolver, out *Toponym, m *gazetteer.Match) {
	if m.HeadToken >= 0 {
		switch {
		case m.HeadToken > m.Last+1: // the head of a list, not of this name alone
		case m.HeadToken >= m.Last:
			out.Last = m.HeadToken + 1
		default:
			out.First = m.HeadToken
		}
		l.head(out, m.Head)
	}
	first, mods := l.before(r, out.First)
	for _, w := range mods {
		l.modify(r, out, w)
		if w.effect == bankOf && out.Kind == gazetteer.River {
			break // which bank is finer than what is known
		}
	}
	if len(mods) > 0 {
		out.First = first
	}
	toks := r.text.Tokens
	out.Span = hearsay.Span{Start: min(int(toks[out.First].Start), int(m.Start)), End: max(int(toks[out.Last-1].End), int(m.End))}
	if out.Last == m.Last {
		out.Span.End = int(m.End)
	}
	if out.First == m.First {
		out.Span.Start = int(m.Start)
	}
}

// head blurs a place by the word that says what is meant of it.
func (l *Locator) head(out *Toponym, h gazetteer.Head) {
	if out.Precision == "unknown" {
		return
	}
	town := out.Kind == gazetteer.Settlement || out.Kind == gazetteer.Part
	switch {
	case h == gazetteer.HeadDirection || h == gazetteer.HeadAround:
		out.Precision, out.RadiusKM = "area", max(out.RadiusKM, directionRadius)
	case h == gazetteer.HeadDistrict && town:
		out.Precision, out.RadiusKM = "admin2", max(out.RadiusKM, directionRadius)
	case h == gazetteer.HeadRegion && town:
		out.Precision, out.RadiusKM = "admin1", max(out.RadiusKM, 80)
	case h == gazetteer.HeadSite && town:
		out.Precision, out.RadiusKM = "area", max(out.RadiusKM, 10)
	}
}

// before returns the modifiers in front of token first, outermost last, and the
// first token of the phrase. Between them may stand "of", "the", "part" and the
// like.
func (l *Locator) before(r *resolver, first int32) (int32, []modifier) {
	var out []modifier
	start := first
	sent := r.text.Tokens[first].Sent
	of := false
walk:
	for i := first - 1; i >= 0 && i >= first-maxModifier && r.text.Tokens[i].Sent == sent; i-- {
		word := strings.ToLower(r.text.Word(int(i)))
		if w, ok := l.words.words[gazetteer.WordKey(word)]; ok {
			if w.effect == offFrom && !of && (i != first-1 || word[0] < 0x80) {
				w.effect = partOf // "north Aleppo"
			}
			if w.effect == sideOf && (len(out) == 0 || out[len(out)-1].effect != bankOf) {
				break walk // "left Kherson"
			}
			out = append(out, w)
			start = i
			continue
		}
		switch word {
		case "of", "the", "with", "з", "із", "с", "part", "parts", "side", "to", "from", "від", "от", "частина", "частині", "частини", "часть", "части", "район", "районі", "районе", "countryside", "city", "річки", "реки", "-":
			of = of || word == "of" || word == "від" || word == "от"
			continue
		}
		break walk
	}
	return start, out
}

// modify applies one modifier.
func (l *Locator) modify(r *resolver, out *Toponym, w modifier) {
	if out.Precision == "unknown" {
		return
	}
	switch w.effect {
	case partOf:
		out.move(w.bearing, out.RadiusKM/2)
		out.RadiusKM = max(out.RadiusKM*0.6, 1)
	case offFrom:
		if out.RadiusKM > 60 { // "the north of Ukraine" is a part of it
			out.move(w.bearing, out.RadiusKM/2)
			out.RadiusKM *= 0.6
			return
		}
		out.move(w.bearing, out.RadiusKM+10)
		out.Precision, out.RadiusKM = "area", directionRadius
	case nearTo, edgeOf:
		if out.Precision == "settlement" || out.Precision == "exact" {
			out.Precision, out.RadiusKM = "area", max(out.RadiusKM*1.5, 10)
		}
	case bankOf:
		l.bank(r, out)
	}
}

// bank narrows a river's bank to the unit that the text speaks of, if one does:
// the river alone is too long to be a place.
func (l *Locator) bank(r *resolver, out *Toponym) {
	if out.Kind != gazetteer.River {
		return
	}
	best, votes := gazetteer.None, 0.0
	for u, v := range r.regions {
		if u == gazetteer.None || v < votes || v == votes && u > best {
			continue
		}
		if lat, lon := l.gazetteer.Position(u); kilometres(lat, lon, out.Lat, out.Lon) < out.RadiusKM {
			best, votes = u, v
		}
	}
	p, ok := l.gazetteer.Place(best)
	if !ok {
		return
	}
	out.Lat, out.Lon, out.RadiusKM = p.Lat, p.Lon, p.RadiusKM
	out.Admin = strings.TrimSuffix(p.Name+", "+l.admin(p.ID), ", ")
	out.Precision = "area"
}

// move shifts a toponym by km in a bearing, on a sphere, well enough for a map.
func (out *Toponym) move(bearing, km float64) {
	if bearing < 0 {
		return
	}
	const perDegree = 111.2
	rad := bearing * math.Pi / 180
	out.Lat += km / perDegree * math.Cos(rad)
	out.Lon += km / perDegree * math.Sin(rad) / max(0.2, math.Cos(out.Lat*math.Pi/180))
	out.Lat = math.Round(min(max(out.Lat, -90), 90)*1e4) / 1e4
	out.Lon = math.Round(out.Lon*1e4) / 1e4
}
