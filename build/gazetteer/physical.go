package main

import (
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/hearsay-org/hearsay/internal/kit/gazetteer"
)

// Columns of the register of physical-geographic names.
const (
	physNumber = iota
	physName
	physLatin
	physType
	physOblast
	physRaion
	physLat
	physLon
	physColumns
)

// physKinds are the types of the register that texts on a war name, and their
// kind here. Names of woods, gullies and bogs are left out.
func physKinds() map[string]gazetteer.Kind {
	return map[string]gazetteer.Kind{
		"річка": gazetteer.River, "річка, що пересихає": gazetteer.River, "рукав": gazetteer.River,
		"водосховище": gazetteer.Lake, "лиман": gazetteer.Shore, "затока": gazetteer.Shore, "бухта": gazetteer.Shore,
		"коса": gazetteer.Shore, "мис": gazetteer.Shore, "півострів": gazetteer.Shore, "протока": gazetteer.Shore,
		"острів": gazetteer.Island, "острови": gazetteer.Island, "курган": gazetteer.Height,
		"хребет": gazetteer.Height, "височина": gazetteer.Height,
	}
}

var degrees = regexp.MustCompile(`(\d+)\D+(\d+)\D+(\d+)`)

// readPhysical adds the register of physical names. Its names count only beside
// the word that says what they are: "річка Конка", "мис Тарханкут".
func (b *builder) readPhysical() error {
	files, err := filepath.Glob(filepath.Join(b.dir, "ua_physical_names/PGO/csv/*.csv.gz"))
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return fmt.Errorf("no register of physical names in %s", b.dir)
	}
	slices.Sort(files)
	kinds := physKinds()
	for _, path := range files {
		err := eachLine(path, ";", func(f []string) error {
			if len(f) >= physColumns && kinds[f[physType]] != gazetteer.NoKind {
				b.addPhysical(f, kinds[f[physType]])
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (b *builder) addPhysical(f []string, kind gazetteer.Kind) {
	lat, ok1 := parseDegrees(f[physLat])
	lon, ok2 := parseDegrees(f[physLon])
	if !ok1 || !ok2 || lat < 44 || lat > 53 || lon < 22 || lon > 41 {
		return
	}
	name := strings.TrimSpace(f[physName])
	oblast := strings.TrimSuffix(strings.TrimSpace(f[physOblast]), " обл.")
	unit := b.units["UA"]
	for _, p := range b.katottg {
		if p.Kind == gazetteer.Region && slices.ContainsFunc(p.alias, func(a alias) bool { return a.text == oblast+" область" || a.text == oblast }) {
			unit = p
		}
	}
	p := b.add(&place{unit: unit, Record: gazetteer.Record{Key: "reestr:" + f[physNumber], Name: name, Local: true,
		Kind: kind, Country: "UA", Lat: lat, Lon: lon, RadiusKM: physRadius(kind)}})
	b.call(p, name, gazetteer.Headed, 0)
	b.call(p, gazetteer.Romanize(name), gazetteer.Headed, gazetteer.Slavic|gazetteer.Lax)
	for i, ru := range b.russian.name(name) {
		if i < 2 {
			b.call(p, ru, gazetteer.Headed, 0)
		}
	}
}

// physRadius is a usual extent in km: rivers of the register are given by one
// point, their mouth.
func physRadius(kind gazetteer.Kind) float64 {
	switch kind {
	case gazetteer.River:
		return 25
	case gazetteer.Lake, gazetteer.Shore:
		return 8
	}
	return 3
}

func parseDegrees(s string) (float64, bool) {
	m := degrees.FindStringSubmatch(s)
	if m == nil {
		return 0, false
	}
	v := 0.0
	for i, scale := range []float64{1, 60, 3600} {
		n, err := strconv.Atoi(m[i+1])
		if err != nil {
			return 0, false
		}
		v += float64(n) / scale
	}
	return v, true
}
