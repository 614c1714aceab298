package slot

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"github.com/hearsay-org/hearsay/internal/kit/gazetteer"
)

//go:embed sites.tsv
var sitesTable string

//go:embed again.tsv
var againTable string

// site is what a word of sites.tsv does to a name of a place beside it.
type site uint8

const (
	beforeName site = 1 << iota // it says what the place is, before its name
	afterName
	standsAlone // it may stand for a place by itself
	holdsPlace  // a preposition of place
	locative    // it takes the locative case where it tells a place
	article
)

// wordTables are the tables of words, by gazetteer.WordKey.
type wordTables struct {
	sites map[uint64]site
	again map[uint64]uint8 // a bit for each kind of place
}

// tables reads the embedded tables; a row that is wrong is a fault of the program.
var tables = sync.OnceValue(func() *wordTables {
	t := &wordTables{sites: map[uint64]site{}, again: map[uint64]uint8{}}
	does := map[string]site{"before": beforeName, "after": afterName, "both": beforeName | afterName, "never": 0,
		"in": holdsPlace | locative, "at": holdsPlace, "article": article}
	rows(sitesTable, 3, func(f []string) bool {
		s, ok := does[f[1]]
		if f[2] == "alone" {
			s |= standsAlone
		}
		for _, k := range keys(f[0], s) {
			t.sites[k] |= s
		}
		return ok && (f[2] == "alone" || f[2] == "-")
	})
	kinds := map[string]uint8{"town": 1, "region": 2, "country": 4, "any": 8}
	rows(againTable, 2, func(f []string) bool {
		for _, k := range gazetteer.WordForms(f[0]) {
			t.again[k] |= kinds[f[1]]
		}
		return kinds[f[1]] != 0
	})
	return t
})

// keys returns the keys of a word: prepositions and articles have no forms.
func keys(word string, s site) []uint64 {
	if s&(holdsPlace|article) != 0 {
		return []uint64{gazetteer.WordKey(word)}
	}
	return gazetteer.WordForms(word)
}

// rows hands on the fields of each row of a table.
func rows(table string, least int, do func(f []string) bool) {
	for line := range strings.Lines(table) {
		line = strings.TrimRight(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		if f := strings.Split(line, "\t"); len(f) < least || !do(f) {
			panic(fmt.Sprintf("slot: the row %q of a table cannot be read", line))
		}
	}
}
