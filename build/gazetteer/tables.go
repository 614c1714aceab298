package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/hearsay-org/hearsay/internal/kit/gazetteer"
)

// moreNames are the rows of names.tsv, by what they name.
type moreNames map[string][3][]alias

func (b *builder) readTables() error {
	err := eachRow("detail.tsv", 2, func(f []string) error {
		b.detail[f[0]] = f[1]
		return nil
	})
	if err != nil {
		return err
	}
	if err := b.readCountries(); err != nil {
		return err
	}
	if err := eachRow("units.tsv", 8, b.addUnitRow); err != nil {
		return err
	}
	err = eachRow("adjectives.tsv", 4, func(f []string) error {
		p := b.units[f[0]]
		if p == nil {
			return fmt.Errorf("no country %q", f[0])
		}
		for _, a := range parseNames(strings.Join(f[1:4], ";")) {
			for _, form := range genders(a.text) {
				b.call(p, form, gazetteer.Adjective, 0)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	b.more = moreNames{}
	return eachRow("names.tsv", 4, func(f []string) error {
		b.more[f[0]] = [3][]alias{parseNames(f[1]), parseNames(f[2]), parseNames(f[3])}
		return nil
	})
}

// addUnitRow adds a unit of the first order as units.tsv describes it.
func (b *builder) addUnitRow(f []string) error {
	country, _, _ := strings.Cut(f[0], ".")
	p := &place{code: f[0], unit: b.units[country], Record: gazetteer.Record{
		Key: "geonames:" + f[1], Kind: gazetteer.Region, Country: country}}
	if p.unit == nil {
		return fmt.Errorf("%s lies in no country", f[0])
	}
	var err error
	if f[5] != "" {
		if p.Lat, p.Lon, err = coordinates(f[5], f[6]); err != nil {
			return err
		}
	}
	if f[7] != "" {
		if p.RadiusKM, err = strconv.ParseFloat(f[7], 64); err != nil {
			return err
		}
	}
	b.describe(p, f[2:5])
	b.add(p)
	return nil
}

// describe gives a place the names of three columns; the first is its own.
func (b *builder) describe(p *place, columns []string) {
	for _, col := range columns {
		for _, a := range parseNames(col) {
			if p.Name == "" {
				p.Name = a.text
			}
			b.callAlias(p, a)
		}
	}
}

func (b *builder) callAlias(p *place, a alias) {
	if a.rel == gazetteer.Adjective {
		for _, form := range genders(a.text) {
			p.alias = append(p.alias, alias{form, a.rel, 0})
		}
		return
	}
	if a.rel < gazetteer.Adjective && acronym(a.text) {
		a.rel = gazetteer.Acronym
	}
	a.modes |= b.modes(p.Country)
	p.alias = append(p.alias, a)
}

// parseNames reads a cell of names.
func parseNames(cell string) []alias {
	var out []alias
	for _, s := range strings.Split(cell, ";") {
		if s = strings.TrimSpace(s); s == "" {
			continue
		}
		a := alias{text: s[1:]}
		switch s[0] {
		case '~':
			a.rel = gazetteer.Adjective
		case '^':
			a.rel = gazetteer.Headed
		case '@':
			a.rel = gazetteer.Acronym
		case '=':
			a.rel = gazetteer.Old
		case '%':
			a.rel = gazetteer.Trailing
		default:
			a = alias{text: s}
		}
		out = append(out, a)
	}
	return out
}

// genders returns an adjective in the nominative of all genders and the plural,
// from that of one.
func genders(s string) []string {
	for _, e := range []string{"ська", "цька", "зька"} {
		if stem, ok := strings.CutSuffix(s, e[2:]); ok && strings.HasSuffix(s, e) {
			return []string{s, stem + "ький", stem + "ьке", stem + "ькі"}
		}
	}
	for _, e := range []string{"ський", "цький", "зький"} {
		if stem, ok := strings.CutSuffix(s, e[2:]); ok && strings.HasSuffix(s, e) {
			return []string{s, stem + "ька", stem + "ьке", stem + "ькі"}
		}
	}
	for _, e := range []string{"ская", "цкая", "ский", "цкий"} {
		if strings.HasSuffix(s, e) {
			stem := s[:len(s)-len("ая")]
			return []string{stem + "ая", stem + "ий", stem + "ое", stem + "ие"}
		}
	}
	return []string{s}
}

func kindOf(s string) (gazetteer.Kind, bool) {
	k, ok := map[string]gazetteer.Kind{"continent": gazetteer.Continent, "country": gazetteer.Country, "area": gazetteer.Area,
		"sea": gazetteer.Sea, "river": gazetteer.River, "lake": gazetteer.Lake, "shore": gazetteer.Shore, "island": gazetteer.Island,
		"height": gazetteer.Height, "site": gazetteer.Site}[s]
	return k, ok
}

// addPlaceRow adds a row of places.tsv.
func (b *builder) addPlaceRow(f []string) error {
	kind, ok := kindOf(f[1])
	if !ok {
		return fmt.Errorf("%q is no kind", f[1])
	}
	p := &place{Record: gazetteer.Record{Key: f[0], Kind: kind}}
	if f[2] != "" {
		if p.unit = b.units[f[2]]; p.unit == nil {
			return fmt.Errorf("%s: no unit %q", f[0], f[2])
		}
		p.Country, _, _ = strings.Cut(f[2], ".")
	}
	at, err := floats(f[3:7])
	if err != nil {
		return err
	}
	p.Lat, p.Lon, p.RadiusKM, p.Population = at[0], at[1], at[2], int(at[3])
	b.describe(p, f[7:10])
	b.add(p)
	return nil
}

// nameMore adds what names.tsv says of units and GeoNames places; settlements of
// Ukraine are named where they are made.
func (b *builder) nameMore() error {
	for key, cols := range b.more {
		if strings.Contains(key, "@") {
			continue
		}
		p := b.units[key]
		if p == nil {
			p = b.byKey[key]
		}
		if p == nil {
			return fmt.Errorf("names.tsv: there is no %s", key)
		}
		for _, col := range cols {
			for _, a := range col {
				b.callAlias(p, a)
			}
		}
	}
	return nil
}

func coordinates(lat, lon string) (float64, float64, error) {
	at, err := floats([]string{lat, lon})
	if err != nil {
		return 0, 0, err
	}
	return at[0], at[1], nil
}
