package gazetteer

import "fmt"

// Kind is what a place is.
type Kind uint8

// The kinds, from the largest to the smallest; those that are no units of
// administration follow.
const (
	NoKind     Kind = iota
	Continent       // and parts of the world: Europe, the Middle East
	Country         // and dependent territories
	Region          // first order: oblast, state, province
	District        // second order: raion, county
	Community       // hromada
	Settlement      // a city, town or village
	Part            // of a settlement
	Area            // a loose region: Donbas, Darfur, the Gaza Strip
	Sea
	River
	Lake  // and reservoirs
	Shore // a coast, spit, cape, bay, strait or liman
	Island
	Height // a hill, mountain or range
	Site   // a plant, airfield, bridge, camp
	NumKinds
)

// Rel says how a name belongs to a place.
type Rel uint8

// The relations.
const (
	Main      Rel = iota // the name that it goes by
	Alternate            // another name or spelling
	Old                  // a former name
	Derived              // a spelling by rule
	Adjective            // "Харківський": only before a word such as "район"
	Headed               // only beside a word that says what it is: "річка Конка"
	Common               // also a common word: only where the text leaves no other reading
	Acronym              // only in capitals: "UAE", "ОАЕ"
	Trailing             // only after a comma: "Alexandria, La."
)

// ID is the number of a place in a Gazetteer. It holds while the gazetteer is
// open and means nothing in another.
type ID uint32

// None is no place.
const None ID = 1<<32 - 1

// Place is a place of the gazetteer.
type Place struct {
	ID         ID
	Key        string // "geonames:703448", "katottg:UA65…"
	Name       string // in Latin letters
	Local      string // in Ukrainian, for the settlements of Ukraine; else ""
	Kind       Kind
	Country    string  // ISO 3166-1 alpha-2; "" for seas and the like
	Lat, Lon   float64 // degrees, WGS 84
	RadiusKM   float64 // of the area; for a settlement without known coordinates, how far off they may be
	Population int     // within a factor of 1.1; 0 for unknown
	Parent     ID      // the unit that it lies in; None for countries
	Capital    bool    // of its country, or centre of its region
	Approx     bool    // its own coordinates are not known: they are its unit's
}

// String returns the key, name and coordinates, for people.
func (p Place) String() string {
	return fmt.Sprintf("%s %s (%.4f, %.4f)", p.Key, p.Name, p.Lat, p.Lon)
}
