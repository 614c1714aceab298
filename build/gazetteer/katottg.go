package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/hearsay-org/hearsay/internal/kit/gazetteer"
)

// settlement is a row of the register of Ukrainian settlements.
type settlement struct {
	code                   string // KATOTTG's, with "UA"
	name                   string
	oblast, raion, hromada *place
	lat, lon               float64
	known                  bool     // its coordinates are
	radius                 float64  // how far off they may be, where they are not
	city                   *cityRow // GeoNames' row of it
	centre                 bool     // of its hromada
}

// cityRow is a row of cities500 in Ukraine.
type cityRow struct {
	fields     []string
	lat, lon   float64
	population int
	names      map[string]bool // folded
	taken      bool
}

// Columns of the register: codes of the levels, category, name.
const (
	colOblast = iota
	colRaion
	colHromada
	colSettlement
	colExtra
	colCategory
	colTitle
)

// readKATOTTG reads the register: units first, then settlements.
func (b *builder) readKATOTTG() error {
	b.katottg = map[string]*place{}
	path := filepath.Join(b.dir, "kodifikator-16-05-2025.csv")
	return eachLine(path, ";", func(f []string) error {
		if len(f) < colTitle+1 || f[colCategory] == "Категорія об’єкта" {
			return nil
		}
		name := strings.TrimSpace(f[colTitle])
		switch f[colCategory] {
		case "O":
			return b.matchOblast(f[colOblast], name)
		case "K":
			return b.addSpecialCity(f[colOblast], name)
		case "P":
			b.addRaion(f, name)
		case "H":
			b.addHromada(f, name)
		case "B":
			b.addCityDistrict(f, name)
		default:
			b.addSettlement(f, name)
		}
		return nil
	})
}

// matchOblast finds the unit that the register's oblast is, by its name.
func (b *builder) matchOblast(code, name string) error {
	for _, p := range b.units {
		for _, a := range p.alias {
			if p.Country == "UA" && p.Kind == gazetteer.Region && (a.text == name || a.text == name+" область") {
				b.katottg[code] = p
				return nil
			}
		}
	}
	return fmt.Errorf("units.tsv has no oblast %s", name)
}

// addSpecialCity adds Kyiv and Sevastopol, which are units and settlements.
func (b *builder) addSpecialCity(code, name string) error {
	unit := map[string]string{"Київ": "UA.12", "Севастополь": "UA.20"}[name]
	p := b.units[unit]
	if p == nil {
		return fmt.Errorf("units.tsv has no %s for %s", unit, name)
	}
	b.katottg[code] = p
	b.settlements = append(b.settlements, &settlement{code: code, name: name, oblast: p, raion: p, hromada: p, centre: true})
	return nil
}

func (b *builder) addRaion(f []string, name string) {
	oblast := b.katottg[f[colOblast]]
	p := b.add(&place{code: f[colRaion], unit: oblast, Record: gazetteer.Record{Key: "katottg:" + f[colRaion],
		Name: gazetteer.Romanize(name) + " Raion", Kind: gazetteer.District, Country: "UA"}})
	b.katottg[f[colRaion]] = p
	b.adjective(p, name)
}

func (b *builder) addHromada(f []string, name string) {
	raion := b.katottg[f[colRaion]]
	p := b.add(&place{code: f[colHromada], unit: raion, Record: gazetteer.Record{Key: "katottg:" + f[colHromada],
		Name: gazetteer.Romanize(name) + " Hromada", Kind: gazetteer.Community, Country: "UA"}})
	p.title = name
	b.katottg[f[colHromada]] = p
	b.adjective(p, name)
}

// addCityDistrict adds a district of a city; its code's first twelve characters
// are its city's.
func (b *builder) addCityDistrict(f []string, name string) {
	unit := b.katottg[f[colHromada]]
	if unit == nil {
		unit = b.katottg[f[colOblast]]
	}
	p := b.add(&place{unit: unit, Record: gazetteer.Record{Key: "katottg:" + f[colExtra],
		Name: gazetteer.Romanize(name) + " district", Kind: gazetteer.Part, Country: "UA", RadiusKM: 4}})
	b.parts = append(b.parts, p)
	b.adjective(p, name)
}

// adjective names a unit by its adjective, in Ukrainian, in Russian by rule, and
// in Latin letters of both.
func (b *builder) adjective(p *place, name string) {
	for _, form := range genders(name) {
		b.call(p, form, gazetteer.Adjective, 0)
	}
	b.call(p, gazetteer.Romanize(name), gazetteer.Headed, gazetteer.Slavic|gazetteer.Lax)
	for _, ru := range b.russian.adjective(name) {
		for _, form := range genders(ru) {
			b.call(p, form, gazetteer.Adjective, 0)
		}
	}
}

func (b *builder) addSettlement(f []string, name string) {
	s := &settlement{code: f[colSettlement], name: name, oblast: b.katottg[f[colOblast]], raion: b.katottg[f[colRaion]], hromada: b.katottg[f[colHromada]]}
	if s.code == "" {
		s.code = f[colExtra]
	}
	b.settlements = append(b.settlements, s)
}

// findCentres finds the settlement that each hromada is named after: the one whose
// name goes along with its adjective farthest.
func (b *builder) findCentres() {
	for hromada, list := range groups(b.settlements, func(s *settlement) *place { return s.hromada }) {
		var best *settlement
		most := 0
		for _, s := range list {
			n := commonPrefix(plain(s.name), plain(hromada.title))
			if n > most || n == most && best != nil && len(s.name) < len(best.name) {
				best, most = s, n
			}
		}
		if best != nil && most >= minCentre {
			best.centre = true
		}
	}
}

// minCentre is how many bytes of its hromada's adjective a centre's name begins
// with at least: three letters.
const minCentre = 6

func commonPrefix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// makeSettlements turns the settlements, coordinates found, into places.
func (b *builder) makeSettlements() {
	for _, s := range b.settlements {
		key := "katottg:" + s.code
		p := &place{unit: s.hromada, Record: gazetteer.Record{Key: key, Name: s.name, Local: true, Kind: gazetteer.Settlement,
			Country: "UA", Lat: s.lat, Lon: s.lon, Approx: !s.known, RadiusKM: 1.5}}
		if !s.known {
			p.RadiusKM = s.radius
		}
		if s.city != nil {
			p.Key = "geonames:" + s.city.fields[colID]
			p.Population = s.city.population
			p.RadiusKM = townRadius(p.Population)
			code := s.city.fields[colCode]
			p.Capital = code == "PPLC" || code == "PPLA"
		}
		for u := p.unit; u != nil; u = u.unit {
			u.lats, u.lons = append(u.lats, p.Lat), append(u.lons, p.Lon)
			u.Population += u.share(p.Population)
		}
		p = b.add(p)
		b.nameSettlement(p, s)
	}
	for _, p := range b.parts {
		if u := p.unit; len(u.lats) > 0 {
			p.Lat, p.Lon = u.lats[0], u.lons[0]
		}
	}
}

// nameSettlement gives a settlement its names: the register's, in Russian those
// of GeoNames or else by rule, in Latin letters those of both, and adjectives of
// the centres of hromadas.
func (b *builder) nameSettlement(p *place, s *settlement) {
	b.call(p, s.name, gazetteer.Main, 0)
	b.call(p, gazetteer.Romanize(s.name), gazetteer.Main, gazetteer.Slavic|gazetteer.Lax)
	ru := b.russian.name(s.name)
	if plain := b.russian.plain(s.name); !slices.Contains(ru, plain) {
		ru = append(ru, plain)
	}
	if s.city != nil {
		b.callCity(p, s.city.fields, "cyrillic")
	}
	for i, r := range ru {
		if i == 0 || s.city == nil {
			b.call(p, r, gazetteer.Derived, 0)
			b.call(p, romanizeRussian(r), gazetteer.Derived, gazetteer.Slavic|gazetteer.Lax)
		}
	}
	cols := b.more[moreKey(s)]
	for _, col := range cols {
		for _, a := range col {
			b.callAlias(p, a)
		}
	}
	if s.centre {
		b.nameAdjective(p, s, cols[2])
	}
}

// moreKey is how names.tsv calls a settlement.
func moreKey(s *settlement) string {
	return strings.ReplaceAll(s.name, "’", "'") + "@" + s.oblast.code
}

// nameAdjective names the centre of a hromada by the adjective of its name.
func (b *builder) nameAdjective(p *place, s *settlement, known []alias) {
	hromada := s.hromada
	for _, a := range hromada.alias {
		if a.rel == gazetteer.Adjective {
			p.alias = append(p.alias, a)
		}
	}
	for _, a := range known {
		for _, adj := range adjectiveOf(a.text) {
			for _, q := range []*place{p, hromada} {
				for _, form := range genders(adj) {
					b.call(q, form, gazetteer.Adjective, 0)
				}
			}
		}
	}
}
