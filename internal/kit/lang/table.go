package lang

import (
	"embed"
	"fmt"
	"strconv"
	"strings"

	"github.com/hearsay-org/hearsay/internal/kit/lang/fold"
	"github.com/hearsay-org/hearsay/internal/kit/linear"
)

//go:embed table
var tables embed.FS

// lists holds the word lists that words and sentences are cut with. The values
// of abbreviations are their kinds.
type lists struct {
	abbreviations map[uint64][Russian + 1]abbreviation
	splits        map[uint64]int // bytes of the first part
	prefixes      map[uint64]bool
	units         map[uint64]bool
	domains       map[uint64]bool
	frequent      map[uint64][Russian + 1]bool
	cognates      map[uint32]uint32 // from hashes of lemmas to skeletons
	shared        *linear.Lookup    // the same
}

// abbreviation says what an abbreviation lets follow.
type abbreviation uint8

const (
	noAbbreviation     abbreviation = iota
	beforeName                      // the sentence goes on
	titleAbbreviation               // the same, where it has a capital
	numberAbbreviation              // only before a digit
	openAbbreviation                // the sentence may end
	unitAbbreviation                // only where the sentence goes on
)

// abbreviationKinds names the kinds as tables do.
const abbreviationKinds = "none before title number open unit"

// readLists reads all word lists.
func readLists() (*lists, error) {
	l := &lists{
		abbreviations: map[uint64][Russian + 1]abbreviation{}, splits: map[uint64]int{}, prefixes: map[uint64]bool{},
		units: map[uint64]bool{}, domains: map[uint64]bool{}, frequent: map[uint64][Russian + 1]bool{}, cognates: map[uint32]uint32{},
	}
	for code := English; code <= Russian; code++ {
		entries, err := tables.ReadDir("table/" + code.String())
		if err != nil {
			return nil, fmt.Errorf("lang: %w", err)
		}
		for _, e := range entries {
			data, err := tables.ReadFile("table/" + code.String() + "/" + e.Name())
			if err != nil {
				return nil, fmt.Errorf("lang: %w", err)
			}
			for line := range strings.Lines(string(data)) {
				if err := l.enter(code, e.Name(), strings.TrimRight(line, "\n")); err != nil {
					return nil, fmt.Errorf("lang: table/%v/%s: %w", code, e.Name(), err)
				}
			}
		}
	}
	l.shared = linear.MakeLookup(l.cognates)
	return l, nil
}

// enter reads a line of a table.
func (l *lists) enter(code Lang, file, line string) error {
	if line == "" || line[0] == '#' {
		return nil
	}
	f := strings.Split(line, "\t")
	if len(f) < 2 {
		return fmt.Errorf("%q: a column is missing", line)
	}
	key := fold.Key(f[0])
	switch file {
	case "abbreviations.tsv":
		kind := place(abbreviationKinds, f[1])
		if kind <= 0 {
			return fmt.Errorf("%q: unknown kind", line)
		}
		v := l.abbreviations[key]
		v[code] = abbreviation(kind)
		l.abbreviations[key] = v
	case "splits.tsv":
		n, err := strconv.Atoi(f[1])
		if err != nil || n <= 0 || n >= len(f[0]) {
			return fmt.Errorf("%q: %q is no length", line, f[1])
		}
		l.splits[key] = n
	case "prefixes.tsv":
		l.prefixes[key] = true
	case "units.tsv":
		l.units[key] = true
	case "domains.tsv":
		l.domains[key] = true
	case "cognates.tsv":
		if _, twice := l.cognates[uint32(key>>32)]; !twice {
			l.cognates[uint32(key>>32)] = skeleton(f[1])
		}
	case "frequent.tsv":
		v := l.frequent[key]
		v[code] = true
		l.frequent[key] = v
	default:
		return fmt.Errorf("unknown table")
	}
	return nil
}
