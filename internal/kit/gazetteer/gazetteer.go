// Package gazetteer knows the names of places: it finds them in analysed text,
// in English, Ukrainian and Russian, in any case and romanisation, and tells
// what they may be. It does not decide between places of one name: that is the
// locate stage's work. Its data are one embedded file, made by build/gazetteer,
// and any number of the user's own files.
package gazetteer

import (
	"embed"
	"io/fs"

	hearsay "github.com/hearsay-org/hearsay"
)

//go:embed data
var data embed.FS

// dataFile is the embedded gazetteer, written by build/gazetteer.
const dataFile = "data/gazetteer.bin"

// Gazetteer is a set of place names. It is safe for concurrent use; files are
// added before that.
type Gazetteer struct {
	tables []*table
	words  *words
}

// An ID holds the number of its table in the upper bits.
const tableShift = 26

// Open opens the embedded gazetteer.
func Open() (*Gazetteer, error) {
	b, err := fs.ReadFile(data, dataFile)
	if err != nil {
		return nil, hearsay.Errorf(hearsay.NotFound, "the gazetteer is not built in: %w", err).
			WithHint("run `go run ./build/gazetteer` and build again")
	}
	return OpenData(b)
}

// OpenData opens a gazetteer file that Pack wrote. It keeps data, which must not
// change.
func OpenData(data []byte) (*Gazetteer, error) {
	g := &Gazetteer{}
	var err error
	if g.words, err = loadWords(); err != nil {
		return nil, err
	}
	if err := g.AddData(data); err != nil {
		return nil, err
	}
	return g, nil
}

// maxTables is how many files a gazetteer can hold.
const maxTables = 8

// AddData adds a file that Pack wrote. Its places stand beside those that are
// there: a name that both know has the candidates of both.
func (g *Gazetteer) AddData(data []byte) error {
	if len(g.tables) == maxTables {
		return hearsay.Errorf(hearsay.Invalid, "a gazetteer holds %d files at most", maxTables)
	}
	t, err := openTable(data)
	if err != nil {
		return err
	}
	g.tables = append(g.tables, t)
	return nil
}

// Len returns the number of places.
func (g *Gazetteer) Len() int {
	n := 0
	for _, t := range g.tables {
		n += t.places
	}
	return n
}

// at returns the table and number of a place.
func (g *Gazetteer) at(id ID) (*table, uint32, bool) {
	k := int(id >> tableShift)
	if k >= len(g.tables) {
		return nil, 0, false
	}
	i := uint32(id) & (1<<tableShift - 1)
	return g.tables[k], i, int(i) < g.tables[k].places
}

// Place returns a place; false where there is none of that number.
func (g *Gazetteer) Place(id ID) (Place, bool) {
	t, i, ok := g.at(id)
	if !ok {
		return Place{}, false
	}
	b := t.record(i)
	p := Place{
		ID: id, Key: t.keyOf(le.Uint32(b[6:])), Name: t.name(i), Kind: Kind(b[12] & kindMask),
		Lat: unpackDegrees(uint24(b[0:]), 90), Lon: unpackDegrees(uint24(b[3:]), 180),
		Population: int(unpackLog(b[13])), RadiusKM: unpackLog(b[14]) / 8,
		Capital: b[12]&flagCapital != 0, Approx: b[12]&flagApprox != 0,
		Country: g.country(id), Parent: g.Parent(id),
	}
	if b[12]&flagLocal != 0 {
		p.Local = p.Name
		p.Name = Romanize(p.Local)
	}
	return p, true
}

// Parent returns the unit that a place lies in; None where it lies in none.
func (g *Gazetteer) Parent(id ID) ID {
	t, i, ok := g.at(id)
	if !ok {
		return None
	}
	if t.parents != nil {
		return t.parents[i]
	}
	p := uint32(le.Uint16(t.record(i)[10:]))
	if p == 0 || p > i { // a unit comes before what lies in it, so that no chain is endless
		return None
	}
	return id&^(1<<tableShift-1) | ID(p-1)
}

// Within says whether a place is a unit or lies in it.
func (g *Gazetteer) Within(id, unit ID) bool {
	for n := 0; id != None && n < maxDepth; n++ {
		if id == unit {
			return true
		}
		id = g.Parent(id)
	}
	return false
}

// country returns the code of the country that a place lies in; "" for none.
func (g *Gazetteer) country(id ID) string {
	for n := 0; n < maxDepth && id != None; n++ {
		if t, i, ok := g.at(id); ok {
			if b := t.sec[secCountry]; int(2*i+2) <= len(b) && b[2*i] != 0 {
				return string(b[2*i : 2*i+2])
			}
		}
		id = g.Parent(id)
	}
	return ""
}

// maxDepth is how deep units can lie in each other.
const maxDepth = 8

// Kind returns what a place is.
func (g *Gazetteer) Kind(id ID) Kind {
	if t, i, ok := g.at(id); ok {
		return Kind(t.record(i)[12] & kindMask)
	}
	return NoKind
}

// Population returns how many people live in a place, within a factor of 1.1.
func (g *Gazetteer) Population(id ID) int {
	if t, i, ok := g.at(id); ok {
		return int(unpackLog(t.record(i)[13]))
	}
	return 0
}

// Capital says whether a place is the capital of its country, or the centre of
// its region.
func (g *Gazetteer) Capital(id ID) bool {
	t, i, ok := g.at(id)
	return ok && t.record(i)[12]&flagCapital != 0
}

// Position returns a place's coordinates in degrees.
func (g *Gazetteer) Position(id ID) (lat, lon float64) {
	if t, i, ok := g.at(id); ok {
		b := t.record(i)
		return unpackDegrees(uint24(b[0:]), 90), unpackDegrees(uint24(b[3:]), 180)
	}
	return 0, 0
}

// Lookup returns what a name by itself may mean, likeliest first: a name as it
// stands in a text, in any case and spelling.
func (g *Gazetteer) Lookup(name string) []Candidate {
	var s search
	s.g = g
	s.source = name
	u, ok := nextUnit(name, 0, len(name))
	if !ok {
		return nil
	}
	s.from(u)
	if s.best.end < len(name) {
		if rest, more := nextUnit(name, s.best.end, len(name)); more && rest.start < len(name) {
			return nil
		}
	}
	return s.candidates(nil)
}

// Country returns the country of an ISO 3166-1 code of two letters; None where
// there is none.
func (g *Gazetteer) Country(code string) ID {
	if len(code) != 2 {
		return None
	}
	for k, t := range g.tables {
		list := t.sec[secCountry]
		for i := 0; 2*i+2 <= len(list); i++ {
			if string(list[2*i:2*i+2]) == code {
				if r := t.record(uint32(i)); r != nil && Kind(r[12]&kindMask) == Country {
					return ID(k<<tableShift | i)
				}
			}
		}
	}
	return None
}
