package locate

import (
	"net/url"
	"strings"

	hearsay "github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/kit/gazetteer"
)

// publication finds the countries that a text's address and language speak for.
func (r *resolver) publication(doc hearsay.Document) {
	r.home = gazetteer.None
	if u, err := url.Parse(doc.URL); err == nil {
		host := u.Hostname()
		if tld := strings.ToUpper(host[strings.LastIndexByte(host, '.')+1:]); len(tld) == 2 {
			if tld == "UK" {
				tld = "GB"
			}
			r.home = r.g.Country(tld)
		}
	}
	code := doc.Lang
	if code == "" {
		code = r.text.Lang.String()
	}
	for _, c := range map[string][]string{"uk": {"UA"}, "ru": {"RU", "UA", "BY"}}[code] {
		r.speaks = append(r.speaks, r.g.Country(c))
	}
}

// publisherSays is what the publication speaks for a reading.
func (r *resolver) publisherSays(c *candidate) float64 {
	s := 0.0
	if c.country == gazetteer.None {
		return 0
	}
	if c.country == r.home {
		s += homeCountry
	}
	for _, k := range r.speaks {
		if c.country == k {
			s += homeLanguage
			break
		}
	}
	return s
}

// nameUnits notes for each group which units are named beside its mentions: right
// after or before one, in its sentence, or anywhere in the text. Only names that
// can be but few units count.
func (r *resolver) nameUnits() {
	text := map[gazetteer.ID]bool{}
	for i := range r.matches {
		for _, u := range r.unitsOf(i) {
			text[u] = true
		}
	}
	for i := range r.matches {
		if r.groupOf[i] < 0 {
			continue
		}
		g := &r.groups[r.groupOf[i]]
		for j := i - sentenceReach; j <= i+sentenceReach; j++ {
			if j < 0 || j == i || j >= len(r.matches) || r.groupOf[j] == r.groupOf[i] {
				continue
			}
			w := r.closeness(i, j)
			if w == 0 {
				continue
			}
			for _, u := range r.unitsOf(j) {
				g.named[u] = max(g.named[u], w)
			}
		}
	}
	for i := range r.groups {
		g := &r.groups[i]
		for k := range g.cands {
			for u := r.g.Parent(g.cands[k].id); u != gazetteer.None; u = r.g.Parent(u) {
				if text[u] {
					g.named[u] = max(g.named[u], namedInText)
				}
			}
		}
	}
}

// sentenceReach is how many names before and after are looked at for a unit.
const sentenceReach = 6

// unitsOf returns the units that match i may be; none where it may be many.
func (r *resolver) unitsOf(i int) []gazetteer.ID {
	m := &r.matches[i]
	var out []gazetteer.ID
	for _, c := range m.Candidates {
		switch r.g.Kind(c.Place) {
		case gazetteer.Country, gazetteer.Region, gazetteer.District, gazetteer.Community:
			out = append(out, c.Place)
		}
		if len(out) > 4 {
			return nil
		}
	}
	return out
}

// closeness weighs that the unit named by match j speaks for match i.
func (r *resolver) closeness(i, j int) float64 {
	a, b := &r.matches[i], &r.matches[j]
	if r.text.Tokens[a.First].Sent != r.text.Tokens[b.First].Sent {
		return 0
	}
	switch j - i {
	case 1:
		if apposed(r.text.Source[max(a.End, 0):max(a.End, b.Start)]) {
			return namedAfter
		}
	case -1:
		if between(r.text.Source[b.End:max(b.End, a.Start)]) {
			return namedAfter / 2
		}
	}
	return namedInSentence
}

// apposed says whether what stands between two names makes the second the unit
// of the first: "Alexandria, La.", "Lozova (Kharkiv Oblast)", "Paris in Texas".
func apposed(gap string) bool {
	gap = strings.TrimSpace(gap)
	switch gap {
	case ",", "(", ", ", "in", "of", "в", "у", "на", ", в", ", у", "-", "–", "in the", "of the", ", in", "'s", "’s", "":
		return true
	}
	words := strings.Fields(gap)
	if len(words) == 0 || len(words) > 3 {
		return false
	}
	switch words[len(words)-1] {
	case "in", "of", "the", "в", "у", "на", "(":
		return len(gap) < 30 && !strings.ContainsAny(gap, ".;:")
	}
	return false
}

// between says whether a unit right before a name speaks for it: "Херсонська
// область, Новоолексіївка", "в Харьковской области, в Купянске".
func between(gap string) bool {
	return len(gap) < 40 && !strings.ContainsAny(gap, ".;:!?\n") && len(strings.Fields(gap)) <= 4
}

// saysNamed is what the units named beside a group speak for a reading.
func (g *group) saysNamed(z *gazetteer.Gazetteer, c *candidate) float64 {
	s := 0.0
	for u := z.Parent(c.id); u != gazetteer.None; u = z.Parent(u) {
		w := g.named[u]
		if z.Kind(u) == gazetteer.Country && w < namedAfter {
			w *= 0.6
		}
		s = max(s, w) + 0.2*min(s, w)
	}
	return s
}
