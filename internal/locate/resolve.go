package locate

import (
	"cmp"
	"math"
	"slices"
	"strings"

	hearsay "github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/kit/gazetteer"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
)

// The weights of what speaks for a reading, in units of the logarithm of odds.
// A tenfold population weighs priorPerDecade. They were set by hand, then
// moved one at a time to where LGL and GeoWebNews together come out best
// (eval/places); the two gain less than a point each by it.
const (
	priorPerDecade  = 0.9
	countryShare    = 2.3 // all other names of the text lie in the same country
	regionShare     = 3.1 // likewise, in the same unit of the first order
	nearest         = 2.9 // names beside it in the text are close on the map
	nearScale       = 120 // km within which they are
	namedAfter      = 4.4 // the unit that it lies in is named right after or before
	namedInSentence = 1.8 // somewhere in its sentence
	namedInText     = 0.7 // somewhere in the text
	homeCountry     = 0.8 // the publisher's country, by its address
	homeLanguage    = 0.5 // a country of the text's language
)

// rounds is how often the votes are counted anew with the readings so far.
const rounds = 3

// maxCandidates is how many readings of a name are weighed: the likeliest by
// kind and population.
const maxCandidates = 150

// neighbours is how many names on either side are compared by distance.
const neighbours = 6

type candidate struct {
	id              gazetteer.ID
	kind            gazetteer.Kind
	lat, lon        float64
	country, region gazetteer.ID
	prior, score    float64
}

// group is all mentions of one name in a text: they mean one place.
type group struct {
	cands    []candidate // best first
	mentions []int
	named    map[gazetteer.ID]float64 // units named beside it, and how strongly
	strong   bool                     // one of its mentions is not weak
}

type resolver struct {
	g       *gazetteer.Gazetteer
	text    *lang.Text
	matches []gazetteer.Match
	groups  []group
	groupOf []int // of each match; -1 for none
	home    gazetteer.ID
	speaks  []gazetteer.ID

	countries, regions map[gazetteer.ID]float64
	total              float64
}

func newResolver(g *gazetteer.Gazetteer, t *lang.Text, doc hearsay.Document, matches []gazetteer.Match) *resolver {
	r := &resolver{g: g, text: t, matches: matches, groupOf: make([]int, len(matches))}
	r.publication(doc)
	byName := map[uint64]int{}
	for i := range matches {
		m := &matches[i]
		r.groupOf[i] = -1
		if len(m.Candidates) == 0 {
			continue
		}
		k := nameKey(m)
		n, ok := byName[k]
		if !ok {
			n = len(r.groups)
			byName[k] = n
			r.groups = append(r.groups, group{cands: r.candidates(m), named: map[gazetteer.ID]float64{}})
		}
		gr := &r.groups[n]
		gr.mentions = append(gr.mentions, i)
		gr.strong = gr.strong || !m.Weak
		r.groupOf[i] = n
	}
	r.nameUnits()
	return r
}

// nameKey is alike for matches with the same candidates.
func nameKey(m *gazetteer.Match) uint64 {
	h := uint64(len(m.Candidates))
	for i, c := range m.Candidates {
		if i == 4 {
			break
		}
		h = (h ^ uint64(c.Place)) * 0x9E3779B97F4A7C15
		h ^= h >> 29
	}
	return h
}

func (r *resolver) candidates(m *gazetteer.Match) []candidate {
	list := m.Candidates
	out := make([]candidate, 0, min(len(list), maxCandidates))
	for _, c := range list {
		if len(out) == maxCandidates {
			break
		}
		k := r.g.Kind(c.Place)
		lat, lon := r.g.Position(c.Place)
		out = append(out, candidate{id: c.Place, kind: k, lat: lat, lon: lon,
			country: r.unit(c.Place, gazetteer.Country), region: r.unit(c.Place, gazetteer.Region),
			prior: r.prior(c, k)})
	}
	return out
}

// unit returns the unit of a kind that a place is or lies in.
func (r *resolver) unit(id gazetteer.ID, kind gazetteer.Kind) gazetteer.ID {
	for n := 0; id != gazetteer.None && n < 8; n++ {
		if r.g.Kind(id) == kind {
			return id
		}
		id = r.g.Parent(id)
	}
	return gazetteer.None
}

// prior is what speaks for a reading before the text is looked at: how many
// people live there, what it is, and how the name belongs to it.
func (r *resolver) prior(c gazetteer.Candidate, k gazetteer.Kind) float64 {
	pop := math.Log10(float64(max(r.g.Population(c.Place), 300)))
	p := priorPerDecade * pop
	switch k {
	case gazetteer.Country, gazetteer.Continent:
		p = priorPerDecade*max(pop, 6) + 2.1
	case gazetteer.Region:
		p = priorPerDecade*min(pop, 6.3) - 0.2
	case gazetteer.District, gazetteer.Community:
		p = priorPerDecade*min(pop, 5) - 0.6
	case gazetteer.Area, gazetteer.Sea, gazetteer.River, gazetteer.Lake, gazetteer.Shore, gazetteer.Island, gazetteer.Height, gazetteer.Site:
		p = priorPerDecade * 5.5
		if c.Rel == gazetteer.Headed {
			p = priorPerDecade * 3.5
		}
	case gazetteer.Part:
		p -= 0.6
	}
	switch c.Rel {
	case gazetteer.Alternate:
		p -= 0.6
	case gazetteer.Old, gazetteer.Common:
		p -= 0.8
	case gazetteer.Derived:
		p -= 0.5
	}
	if r.g.Capital(c.Place) {
		p += 0.5
	}
	return p
}

// decide chooses the reading of every name: first by prior, then by votes.
func (r *resolver) decide() {
	for i := range r.groups {
		for k := range r.groups[i].cands {
			c := &r.groups[i].cands[k]
			c.score = c.prior + r.publisherSays(c) + r.groups[i].saysNamed(r.g, c)
		}
		r.groups[i].sort()
	}
	for n := 0; n < rounds; n++ {
		r.vote()
		anchors := r.anchors()
		for i := range r.groups {
			r.score(i, anchors)
		}
		for i := range r.groups {
			r.groups[i].sort()
		}
	}
}

func (g *group) sort() {
	slices.SortStableFunc(g.cands, func(a, b candidate) int { return cmp.Compare(b.score, a.score) })
}

// sure is how far the best reading leads, 0 to 1.
func (g *group) sure() float64 {
	if len(g.cands) < 2 {
		return 1
	}
	return 1 - relative(g.cands[1].score, g.cands[0].score)
}

// weight is a group's vote.
func (g *group) weight() float64 {
	w := math.Sqrt(float64(len(g.mentions))) * (0.25 + 0.75*g.sure())
	if !g.strong {
		w *= 0.2
	}
	return w
}

// vote counts in which countries and regions the text's places lie.
func (r *resolver) vote() {
	r.countries, r.regions = map[gazetteer.ID]float64{}, map[gazetteer.ID]float64{}
	r.total = 0
	for i := range r.groups {
		g := &r.groups[i]
		w := g.weight()
		r.total += w
		r.countries[g.cands[0].country] += w
		r.regions[g.cands[0].region] += w
	}
}

// anchor is where a group is taken to be.
type anchor struct {
	lat, lon float64
	point    bool // small enough to be near to
}

func (r *resolver) anchors() []anchor {
	out := make([]anchor, len(r.groups))
	for i := range r.groups {
		c := r.groups[i].cands[0]
		out[i] = anchor{c.lat, c.lon, c.kind != gazetteer.Country && c.kind != gazetteer.Continent && c.kind != gazetteer.Sea}
	}
	return out
}

// score weighs the readings of a group by the votes of all others.
func (r *resolver) score(i int, anchors []anchor) {
	g := &r.groups[i]
	own := g.weight()
	others := max(r.total-own, 0)
	best := g.cands[0]
	for k := range g.cands {
		c := &g.cands[k]
		s := c.prior + r.publisherSays(c) + g.saysNamed(r.g, c)
		if others > 0 {
			s += countryShare * r.share(r.countries, c.country, best.country, own, others)
			if c.kind > gazetteer.Region {
				s += regionShare * r.share(r.regions, c.region, best.region, own, others)
			}
		}
		if len(g.cands) > 1 && c.kind > gazetteer.Country {
			s += nearest * r.near(g, i, c, anchors)
		}
		c.score = s
	}
}

// share is the part of the others' votes that a unit has.
func (r *resolver) share(votes map[gazetteer.ID]float64, unit, mine gazetteer.ID, own, others float64) float64 {
	if unit == gazetteer.None {
		return 0
	}
	v := votes[unit]
	if unit == mine {
		v -= own
	}
	return max(0, v) / (others + 1)
}

// near tells how close the names beside the mentions of a group are to a reading,
// 0 to 1: at most a few mentions are looked at.
func (r *resolver) near(g *group, i int, c *candidate, anchors []anchor) float64 {
	miss := 1.0
	for k, m := range g.mentions {
		if k == 3 {
			break
		}
		for d := -neighbours; d <= neighbours; d++ {
			j := m + d
			if j < 0 || j >= len(r.matches) || r.groupOf[j] < 0 || r.groupOf[j] == i {
				continue
			}
			a := anchors[r.groupOf[j]]
			if !a.point {
				continue
			}
			x := kilometres(c.lat, c.lon, a.lat, a.lon) / nearScale
			miss *= 1 - 0.6*math.Exp(-x*x)/math.Sqrt(math.Abs(float64(d)))
		}
	}
	return 1 - miss
}

// kilometres is the great-circle distance, on a sphere of radius 6,371 km.
func kilometres(lat1, lon1, lat2, lon2 float64) float64 {
	const rad = math.Pi / 180
	a := math.Sin((lat2 - lat1) * rad / 2)
	b := math.Sin((lon2 - lon1) * rad / 2)
	h := a*a + math.Cos(lat1*rad)*math.Cos(lat2*rad)*b*b
	return 2 * 6371 * math.Asin(math.Sqrt(min(1, h)))
}

// tied says whether nothing tells the best readings apart: the second is as good
// and lies elsewhere, or the text says nothing for the best and all others
// together outweigh it by far.
func (g *group) tied() bool {
	if len(g.cands) < 2 {
		return false
	}
	a, b := g.cands[0], g.cands[1]
	if relative(b.score, a.score) >= tiedScore && kilometres(a.lat, a.lon, b.lat, b.lon) > tiedDistance {
		return true
	}
	if a.score-a.prior > evidence {
		return false
	}
	mass := 0.0
	for _, c := range g.cands {
		mass += relative(c.score, a.score)
	}
	return 1/mass < leastShare && g.spread() > tiedDistance
}

// evidence is the support by the text below which a reading rests on its prior
// alone, and leastShare the part of the likelihood that it must then have.
const (
	evidence   = 0.9
	leastShare = 0.4
)

// spread is the distance in km from the best reading to the farthest that is not
// far less likely.
func (g *group) spread() float64 {
	far := 0.0
	for _, c := range g.cands {
		if relative(c.score, g.cands[0].score) < 0.1 {
			break
		}
		far = max(far, kilometres(c.lat, c.lon, g.cands[0].lat, g.cands[0].lon))
	}
	return far
}

// stands says whether a match is kept: it is not weak, or the text supports it.
func (r *resolver) stands(i int) bool {
	g := &r.groups[r.groupOf[i]]
	if !r.matches[i].Weak || g.strong {
		return true
	}
	c := g.cands[0]
	return g.saysNamed(r.g, &c) >= namedAfter || r.listed(i, i-1) || r.listed(i, i+1)
}

// listedWithin is how close, in km, the members of a list of places lie.
const listedWithin = 150

// listed says whether match i stands in one list with match j, which is no weak
// one, and lies close to it.
func (r *resolver) listed(i, j int) bool {
	if j < 0 || j >= len(r.matches) || r.groupOf[j] < 0 || r.matches[j].Weak {
		return false
	}
	a, b := &r.matches[min(i, j)], &r.matches[max(i, j)]
	if r.text.Tokens[a.First].Sent != r.text.Tokens[b.First].Sent || a.End > b.Start {
		return false
	}
	switch strings.TrimSpace(r.text.Source[a.End:b.Start]) {
	case ",", "and", "та", "і", "й", "и", ", and":
	default:
		return false
	}
	c, d := r.groups[r.groupOf[i]].cands[0], r.groups[r.groupOf[j]].cands[0]
	return d.kind >= gazetteer.District && kilometres(c.lat, c.lon, d.lat, d.lon) < listedWithin
}
