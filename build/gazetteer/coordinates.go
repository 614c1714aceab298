package main

import (
	"math"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/hearsay-org/hearsay/internal/kit/gazetteer"
)

// The register has no coordinates. They come from GeoNames: its settlements, by
// Ukrainian name and oblast, and its postal codes, by name, oblast and the raion
// of before 2020. Names that an oblast has twice are told apart by raion and
// hromada: names that it has once show which old raion went into which hromada.

// farFromHromada is the distance in km from the middle of its hromada beyond which
// a settlement's coordinates are another's: no hromada is as wide.
const farFromHromada = 40

// postRow is a row of the postal codes.
type postRow struct {
	name, oblast, raion string
	lat, lon            float64
	exact               bool // GeoNames' accuracy 4; rows of 1 and 3 lie 50 km off in the median
	used                bool
}

type nameKey struct{ oblast, name string }

func (b *builder) readCoordinates() error {
	byName := map[nameKey][]*settlement{}
	for _, s := range b.settlements {
		names := []string{s.name}
		for _, a := range b.more[moreKey(s)][1] {
			names = append(names, a.text)
		}
		for _, n := range names {
			k := nameKey{s.oblast.code, plain(n)}
			if !slices.Contains(byName[k], s) {
				byName[k] = append(byName[k], s)
			}
		}
	}
	b.matchCities(byName)
	if err := b.matchPosts(byName); err != nil {
		return err
	}
	b.dropFar()
	b.approximate()
	b.findCentres()
	b.makeSettlements()
	for _, c := range b.cities {
		if !c.taken {
			if err := b.addGeoName(c.fields); err != nil {
				return err
			}
		}
	}
	if err := eachRow("places.tsv", 10, b.addPlaceRow); err != nil {
		return err
	}
	return b.nameMore()
}

// plain writes a name in small letters with one kind of apostrophe.
func plain(s string) string {
	s, _, _ = strings.Cut(s, "(")
	return strings.TrimSpace(strings.NewReplacer("’", "'", "ʼ", "'", "`", "'").Replace(strings.ToLower(s)))
}

// matchCities pairs GeoNames' settlements with the register's: those that can be
// only one first, then by raion.
func (b *builder) matchCities(byName map[nameKey][]*settlement) {
	slices.SortStableFunc(b.cities, func(x, y *cityRow) int { return y.population - x.population })
	votes := map[string]map[*place]int{}
	for pass := 0; pass < 2; pass++ {
		for _, c := range b.cities {
			if c.taken {
				continue
			}
			raion := "UA." + c.fields[colAdmin1] + "." + c.fields[colAdmin2]
			fits := b.fitting(c, byName)
			if pass == 1 && c.fields[colAdmin2] != "" {
				fits = slices.DeleteFunc(fits, func(s *settlement) bool { return s.raion != most(votes[raion]) })
			}
			if len(fits) != 1 || fits[0].city != nil || pass == 1 && c.fields[colAdmin2] == "" {
				continue
			}
			s := fits[0]
			s.city, c.taken = c, true
			s.lat, s.lon, s.known = c.lat, c.lon, true
			if votes[raion] == nil {
				votes[raion] = map[*place]int{}
			}
			votes[raion][s.raion]++
		}
	}
}

// fitting returns the settlements that a GeoNames row may be: of one of its
// names, and of its main name where some are.
func (b *builder) fitting(c *cityRow, byName map[nameKey][]*settlement) []*settlement {
	var all, main []*settlement
	own := gazetteer.LooseKey(c.fields[colASCII])
	for name := range c.names {
		for _, s := range byName[nameKey{"UA." + c.fields[colAdmin1], name}] {
			if s.city != nil || slices.Contains(all, s) {
				continue
			}
			all = append(all, s)
			if gazetteer.LooseKey(gazetteer.Romanize(s.name)) == own {
				main = append(main, s)
			}
		}
	}
	if len(main) > 0 {
		return main
	}
	return all
}

// most returns what has most votes; nil where nothing has.
func most(votes map[*place]int) *place {
	var best *place
	n := 0
	for p, v := range votes {
		if v > n || v == n && best != nil && p.Key < best.Key {
			best, n = p, v
		}
	}
	return best
}

// matchPosts finds settlements among the postal codes.
func (b *builder) matchPosts(byName map[nameKey][]*settlement) error {
	rows := map[nameKey][]*postRow{}
	err := eachLine(filepath.Join(b.dir, "UA.txt"), "\t", func(f []string) error {
		at, err := floats(f[9:11])
		if err != nil {
			return err
		}
		r := &postRow{plain(f[2]), "UA." + f[4], f[5], at[0], at[1], f[11] == "4", false}
		k := nameKey{r.oblast, r.name}
		if !slices.ContainsFunc(rows[k], func(q *postRow) bool {
			return q.raion == r.raion && distance(q.lat, q.lon, r.lat, r.lon) < 3
		}) {
			rows[k] = append(rows[k], r)
		}
		return nil
	})
	if err != nil {
		return err
	}
	hromadas := map[string]map[*place]int{}
	for k, list := range rows {
		if s := byName[k]; len(s) == 1 && len(list) == 1 {
			old := k.oblast + list[0].raion
			if hromadas[old] == nil {
				hromadas[old] = map[*place]int{}
			}
			hromadas[old][s[0].hromada]++
			hromadas[old][s[0].raion]++
			s[0].take(list[0])
		}
	}
	for k, all := range byName {
		for _, level := range []func(*settlement) *place{func(s *settlement) *place { return s.hromada }, func(s *settlement) *place { return s.raion }} {
			pair(all, rows[k], hromadas, level)
		}
	}
	return nil
}

// pair gives settlements of one name the one row each that can be theirs.
func pair(all []*settlement, rows []*postRow, votes map[string]map[*place]int, level func(*settlement) *place) {
	for _, s := range all {
		if s.known {
			continue
		}
		var fits []*postRow
		for _, r := range rows {
			if !r.used && votes[r.oblast+r.raion][level(s)] > 0 {
				fits = append(fits, r)
			}
		}
		rivals := 0
		for _, o := range all {
			if level(o) == level(s) && len(fits) == 1 && votes[fits[0].oblast+fits[0].raion][level(o)] > 0 {
				rivals++
			}
		}
		if len(fits) == 1 && rivals == 1 {
			s.take(fits[0])
		}
	}
}

// take takes the coordinates of a row, if they are a place's own and none are known.
func (s *settlement) take(r *postRow) {
	r.used = true
	if !s.known && r.exact {
		s.lat, s.lon, s.known = r.lat, r.lon, true
	}
}

// dropFar forgets coordinates that lie far from the rest of their hromada.
func (b *builder) dropFar() {
	for _, list := range groups(b.settlements, func(s *settlement) *place { return s.hromada }) {
		lat, lon, n := middle(list)
		if n < 3 {
			continue
		}
		for _, s := range list {
			if s.known && s.city == nil && distance(s.lat, s.lon, lat, lon) > farFromHromada {
				s.known = false
			}
		}
	}
}

// approximate places settlements of unknown coordinates in the middle of their
// hromada, or else raion or oblast, with the spread of what lies there as radius.
func (b *builder) approximate() {
	for _, level := range []func(*settlement) *place{
		func(s *settlement) *place { return s.hromada }, func(s *settlement) *place { return s.raion }, func(s *settlement) *place { return s.oblast }} {
		for _, list := range groups(b.settlements, level) {
			lat, lon, n := middle(list)
			if n == 0 {
				continue
			}
			radius := 8.0
			for _, s := range list {
				if s.known {
					radius = max(radius, distance(s.lat, s.lon, lat, lon))
				}
			}
			for _, s := range list {
				if !s.known && s.radius == 0 {
					s.lat, s.lon, s.radius = lat, lon, radius
				}
			}
		}
	}
}

func groups(all []*settlement, by func(*settlement) *place) map[*place][]*settlement {
	out := map[*place][]*settlement{}
	for _, s := range all {
		out[by(s)] = append(out[by(s)], s)
	}
	return out
}

// middle returns the median of the known coordinates, and how many there are.
func middle(list []*settlement) (lat, lon float64, n int) {
	var lats, lons []float64
	for _, s := range list {
		if s.known {
			lats, lons = append(lats, s.lat), append(lons, s.lon)
		}
	}
	if len(lats) == 0 {
		return 0, 0, 0
	}
	return quantile(lats, 0.5), quantile(lons, 0.5), len(lats)
}

// quantile returns the q-th quantile of values; it sorts them.
func quantile(v []float64, q float64) float64 {
	slices.Sort(v)
	return v[int(q*float64(len(v)-1)+0.5)]
}

// distance is the great-circle distance in km, on a sphere of radius 6,371 km.
func distance(lat1, lon1, lat2, lon2 float64) float64 {
	const rad = math.Pi / 180
	a := math.Sin((lat2 - lat1) * rad / 2)
	b := math.Sin((lon2 - lon1) * rad / 2)
	h := a*a + math.Cos(lat1*rad)*math.Cos(lat2*rad)*b*b
	return 2 * 6371 * math.Asin(math.Sqrt(min(1, h)))
}

// holdCity keeps a row of cities500 in Ukraine for the register.
func (b *builder) holdCity(f []string) error {
	at, err := floats(f[colLat : colLon+1])
	if err != nil {
		return err
	}
	c := &cityRow{fields: f, lat: at[0], lon: at[1], names: map[string]bool{}}
	c.population, _ = strconv.Atoi(f[colPopulation])
	for _, n := range strings.Split(f[colAlternates], ",") {
		if ukrainian(n) {
			c.names[plain(n)] = true
		}
	}
	b.cities = append(b.cities, c)
	return nil
}
