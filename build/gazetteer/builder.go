package main

import (
	"bufio"
	"compress/gzip"
	"embed"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"github.com/hearsay-org/hearsay/internal/kit/gazetteer"
)

//go:embed tables
var tables embed.FS

// builder gathers places and their names, then puts them in order: first those
// that others lie in.
type builder struct {
	dir     string
	common  map[string]bool // words that texts write small
	places  []*place
	byKey   map[string]*place
	units   map[string]*place // countries "UA", first order "UA.08", second "UA.08.6504"
	detail  map[string]string // countries kept in full: what for
	records []gazetteer.Record
	names   []gazetteer.Name

	settlements []*settlement
	cities      []*cityRow
	katottg     map[string]*place // units by the register's code
	parts       []*place          // districts of cities
	more        moreNames
	russian     *russianRules
}

// place is a record in the making.
type place struct {
	gazetteer.Record
	unit   *place // that it lies in
	code   string // its key in units; "" where nothing lies in it
	title  string // of a hromada: its adjective
	alias  []alias
	number int
	lats   []float64 // of what lies in it, to place it
	lons   []float64
}

type alias struct {
	text  string
	rel   gazetteer.Rel
	modes gazetteer.ModeSet
}

func newBuilder(dir string) *builder {
	return &builder{dir: dir, common: map[string]bool{}, byKey: map[string]*place{}, units: map[string]*place{}, detail: map[string]string{}}
}

// add adds a place unless its key is known, and returns the one that stands.
func (b *builder) add(p *place) *place {
	if old := b.byKey[p.Key]; old != nil {
		return old
	}
	b.byKey[p.Key] = p
	b.places = append(b.places, p)
	if p.code != "" {
		b.units[p.code] = p
	}
	return p
}

// minName is the shortest name, in letters, that stands for a place by itself.
const minName = 3

// call adds a name to a place. The name of a settlement that is also a common
// word is marked so.
func (b *builder) call(p *place, text string, rel gazetteer.Rel, modes gazetteer.ModeSet) {
	text = strings.TrimSpace(text)
	if text == "" {
		return
	}
	if rel < gazetteer.Adjective && acronym(text) {
		rel = gazetteer.Acronym
	}
	if rel < gazetteer.Adjective && utf8.RuneCountInString(text) < minName {
		rel = gazetteer.Headed
	}
	if p.Kind >= gazetteer.Region && rel < gazetteer.Adjective && b.common[strings.ToLower(text)] {
		rel = gazetteer.Common
	}
	p.alias = append(p.alias, alias{text, rel, modes})
}

// acronym says whether a name is one of few letters, all capital.
func acronym(s string) bool {
	n := utf8.RuneCountInString(s)
	return n > 1 && n <= 5 && s == strings.ToUpper(s) && !strings.ContainsAny(s, " .")
}

// eachLine calls do with the fields of each line of a file, gzipped or not.
func eachLine(path, sep string, do func(f []string) error) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	var r io.Reader = file
	if strings.HasSuffix(path, ".gz") {
		z, err := gzip.NewReader(file)
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		defer z.Close()
		r = z
	}
	return scan(r, path, sep, do)
}

func scan(r io.Reader, path, sep string, do func(f []string) error) error {
	s := bufio.NewScanner(r)
	s.Buffer(nil, 1<<20)
	for n := 1; s.Scan(); n++ {
		line := strings.TrimRight(s.Text(), "\r")
		if line == "" || line[0] == '#' {
			continue
		}
		if err := do(strings.Split(line, sep)); err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
	}
	return s.Err()
}

// eachRow calls do with the columns of each row of a table beside the program.
func eachRow(name string, columns int, do func(f []string) error) error {
	file, err := tables.Open("tables/" + name)
	if err != nil {
		return err
	}
	defer file.Close()
	return scan(file, name, "\t", func(f []string) error {
		if len(f) < columns {
			return fmt.Errorf("%d columns, want %d", len(f), columns)
		}
		return do(f)
	})
}

// assemble orders the places, parents first, and writes records and names.
func (b *builder) assemble() error {
	b.locateUnits()
	var ordered []*place
	for depth := 0; depth < 5; depth++ {
		for _, p := range b.places {
			if p.code != "" && p.depth() == depth {
				ordered = append(ordered, p)
			}
		}
	}
	for _, p := range b.places {
		if p.code == "" {
			ordered = append(ordered, p)
		}
	}
	for i, p := range ordered {
		p.number = i
		p.Parent = -1
		if p.unit != nil {
			p.Parent = p.unit.number
		}
		b.records = append(b.records, p.Record)
		for _, a := range p.alias {
			b.names = append(b.names, gazetteer.Name{Text: a.text, Place: i, Rel: a.rel, Modes: a.modes})
		}
	}
	return nil
}

func (p *place) depth() int {
	n := 0
	for q := p.unit; q != nil; q = q.unit {
		n++
	}
	return n
}
