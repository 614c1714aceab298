package gazetteer

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"strconv"
	"strings"

	hearsay "github.com/hearsay-org/hearsay"
)

// AddFile adds a user's own places from a file. It is either a GeoNames dump, with
// its 19 columns parted by tabs, or a CSV file whose first row names its columns:
// name, lat and lon, and if it has them id, kind, population, admin (a unit that
// the gazetteer knows), country (ISO 3166-1) and alternates (parted by "|").
func (g *Gazetteer) AddFile(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return hearsay.Errorf(hearsay.NotFound, "read the gazetteer: %w", err)
	}
	defer f.Close()
	if err := g.Add(f); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

// userPlace is a place of a user's file.
type userPlace struct {
	record         Record
	admin, country string
	names          []Name
}

// Add adds a user's own places, as AddFile does.
func (g *Gazetteer) Add(r io.Reader) error {
	br := bufio.NewReaderSize(r, 1<<16)
	head, err := br.Peek(1 << 12)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, bufio.ErrBufferFull) {
		return err
	}
	line, _, _ := strings.Cut(string(head), "\n")
	var places []userPlace
	if strings.Count(line, "\t") >= 14 {
		places, err = readDump(br)
	} else {
		places, err = readCSV(br)
	}
	if err != nil {
		return err
	}
	records, names := make([]Record, len(places)), []Name(nil)
	for i, p := range places {
		records[i] = p.record
		records[i].Parent = -1
		for _, n := range p.names {
			n.Place = i
			names = append(names, n)
		}
	}
	data, err := Pack(records, names)
	if err != nil {
		return err
	}
	parents := g.parentsOf(places)
	if err := g.AddData(data); err != nil {
		return err
	}
	g.tables[len(g.tables)-1].parents = parents
	return nil
}

// readDump reads a GeoNames dump.
func readDump(r io.Reader) ([]userPlace, error) {
	s := bufio.NewScanner(r)
	s.Buffer(nil, 1<<20)
	var out []userPlace
	for n := 1; s.Scan(); n++ {
		f := strings.Split(s.Text(), "\t")
		if len(f) < 15 {
			return nil, hearsay.Errorf(hearsay.Invalid, "line %d has %d columns, a GeoNames dump has 19", n, len(f))
		}
		p := userPlace{country: f[8], record: Record{Key: "geonames:" + f[0], Name: f[1], Kind: dumpKind(f[6], f[7])}}
		if err := p.place(f[4], f[5]); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		p.record.Population, _ = strconv.Atoi(f[14])
		p.name(append([]string{f[1], f[2]}, strings.Split(f[3], ",")...))
		out = append(out, p)
	}
	return out, s.Err()
}

// dumpKind is the kind of a GeoNames feature class and code.
func dumpKind(class, code string) Kind {
	switch class {
	case "A":
		switch code {
		case "ADM1":
			return Region
		case "PCLI", "PCLD", "PCLS", "TERR":
			return Country
		}
		return District
	case "H":
		switch {
		case strings.HasPrefix(code, "SEA") || code == "OCN":
			return Sea
		case strings.HasPrefix(code, "LK") || strings.HasPrefix(code, "RSV"):
			return Lake
		}
		return River
	case "T":
		if strings.HasPrefix(code, "ISL") {
			return Island
		}
		return Height
	case "L":
		return Area
	case "S", "R", "V":
		return Site
	}
	return Settlement
}

// readCSV reads a CSV file with named columns.
func readCSV(r io.Reader) ([]userPlace, error) {
	c := csv.NewReader(r)
	c.FieldsPerRecord, c.LazyQuotes, c.TrimLeadingSpace = -1, true, true
	header, err := c.Read()
	if err != nil {
		return nil, hearsay.Errorf(hearsay.Invalid, "the file has no header: %w", err)
	}
	at := map[string]int{}
	for i, h := range header {
		at[strings.ToLower(strings.TrimSpace(strings.TrimPrefix(h, "\ufeff")))] = i
	}
	for _, need := range []string{"name", "lat", "lon"} {
		if _, ok := at[need]; !ok {
			return nil, hearsay.Errorf(hearsay.Invalid, "the file has no column %q", need).WithHint("its first row must name the columns name, lat and lon")
		}
	}
	var out []userPlace
	for n := 2; ; n++ {
		f, err := c.Read()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, hearsay.Errorf(hearsay.Invalid, "row %d: %w", n, err)
		}
		cell := func(name string) string {
			if i, ok := at[name]; ok && i < len(f) {
				return strings.TrimSpace(f[i])
			}
			return ""
		}
		p := userPlace{admin: cell("admin"), country: strings.ToUpper(cell("country"))}
		p.record = Record{Key: cell("id"), Name: cell("name"), Kind: csvKind(cell("kind"))}
		if p.record.Key == "" || strings.HasPrefix(p.record.Key, "geonames:") || strings.HasPrefix(p.record.Key, "katottg:") {
			p.record.Key = fmt.Sprintf("user:%d", n)
		}
		if err := p.place(cell("lat"), cell("lon")); err != nil {
			return nil, fmt.Errorf("row %d: %w", n, err)
		}
		p.record.Population, _ = strconv.Atoi(cell("population"))
		p.name(append([]string{p.record.Name}, strings.Split(cell("alternates"), "|")...))
		out = append(out, p)
	}
}

// csvKind reads a kind as it is called here; a settlement where it is unknown.
func csvKind(s string) Kind {
	names := [...]string{Continent: "continent", Country: "country", Region: "region", District: "district", Community: "community",
		Settlement: "settlement", Part: "part", Area: "area", Sea: "sea", River: "river", Lake: "lake", Shore: "shore",
		Island: "island", Height: "height", Site: "site"}
	for k, n := range names {
		if n != "" && strings.EqualFold(n, s) {
			return Kind(k)
		}
	}
	return Settlement
}

// place reads coordinates in degrees.
func (p *userPlace) place(lat, lon string) error {
	var err error
	if p.record.Lat, err = strconv.ParseFloat(lat, 64); err == nil {
		p.record.Lon, err = strconv.ParseFloat(lon, 64)
	}
	if err != nil {
		return hearsay.Errorf(hearsay.Invalid, "cannot read the coordinates %q, %q", lat, lon)
	}
	if !(math.Abs(p.record.Lat) <= 90 && math.Abs(p.record.Lon) <= 180) {
		return hearsay.Errorf(hearsay.Invalid, "%v, %v are no coordinates in degrees", p.record.Lat, p.record.Lon)
	}
	p.record.RadiusKM = 1.5
	return nil
}

// name enters the names of a place, the first its own.
func (p *userPlace) name(names []string) {
	for i, n := range names {
		if n = strings.TrimSpace(n); n == "" {
			continue
		}
		rel := Alternate
		if i == 0 {
			rel = Main
		}
		p.names = append(p.names, Name{Text: n, Rel: rel, Modes: Slavic})
	}
}

// cellSize is the width, in degrees, of the cells in which the nearest known
// settlement of a user's place is looked for.
const cellSize = 0.5

// parentsOf finds the unit that each place lies in: the one that it names, else
// that of the nearest settlement known before, else its country.
func (g *Gazetteer) parentsOf(places []userPlace) []ID {
	cells := map[[2]int][]ID{}
	wanted := map[[2]int]bool{}
	for _, p := range places {
		wanted[cellOf(p.record.Lat, p.record.Lon)] = true
	}
	for k, t := range g.tables {
		for i := 0; i < t.places; i++ {
			id := ID(k<<tableShift | i)
			if g.Kind(id) != Settlement {
				continue
			}
			if c := cellOf(g.Position(id)); wanted[c] && len(cells[c]) < maxPerCell {
				cells[c] = append(cells[c], id)
			}
		}
	}
	out := make([]ID, len(places))
	for i, p := range places {
		out[i] = g.parentOf(p, cells[cellOf(p.record.Lat, p.record.Lon)])
	}
	return out
}

// maxPerCell bounds the settlements that are compared for each place.
const maxPerCell = 400

func cellOf(lat, lon float64) [2]int {
	return [2]int{int(math.Floor(lat / cellSize)), int(math.Floor(lon / cellSize))}
}

func (g *Gazetteer) parentOf(p userPlace, near []ID) ID {
	if p.admin != "" {
		for _, c := range g.Lookup(p.admin) {
			if k := g.Kind(c.Place); k == Region || k == District || k == Community || k == Country {
				return c.Place
			}
		}
	}
	country := g.Country(p.country)
	best, least := None, math.Inf(1)
	for _, id := range near {
		lat, lon := g.Position(id)
		d := math.Hypot(lat-p.record.Lat, (lon-p.record.Lon)*math.Cos(lat*math.Pi/180))
		if d < least && (country == None || g.Within(id, country)) {
			best, least = g.Parent(id), d
		}
	}
	if best == None {
		return country
	}
	return best
}
