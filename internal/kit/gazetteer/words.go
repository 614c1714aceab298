package gazetteer

import (
	"embed"
	"strings"

	hearsay "github.com/hearsay-org/hearsay"
)

//go:embed tables
var tables embed.FS

// Head is what the word beside a name says that the place is.
type Head uint8

// The heads.
const (
	NoHead Head = iota
	HeadRegion
	HeadDistrict
	HeadCommunity
	HeadSettlement
	HeadPart
	HeadDirection // "the Kupiansk direction"
	HeadAround    // "the Aleppo countryside", "в районі Авдіївки"
	HeadRiver
	HeadLake
	HeadSea
	HeadShore
	HeadIsland
	HeadHeight
	HeadSite
	HeadBorder // and what else a country has: "the Polish border", "українське небо"
	headLink   // stands between a name and its head: "городской округ"
	numHeads
)

// headNames are the words of tables/heads.tsv.
func headNames() [numHeads]string {
	return [numHeads]string{"", "region", "district", "community", "settlement", "part", "direction", "around", "river", "lake", "sea", "shore", "island", "height", "site", "border", "link"}
}

// side says where a head stands.
type side uint8

const (
	before side = 1 << iota
	after
)

type headWord struct {
	head Head
	side side
}

// words are the small tables of the finder, by the keys of their words.
type words struct {
	heads   map[uint64]headWord
	given   map[uint64]bool
	orgs    map[uint64]bool
	lowers  map[string]bool
	others  map[uint64]bool // look like places and are none
	phrases map[string]bool // of several words, likewise, in small letters

	prepositions map[uint64]bool // of place
}

func loadWords() (*words, error) {
	w := &words{heads: map[uint64]headWord{}, given: map[uint64]bool{}, orgs: map[uint64]bool{}, lowers: map[string]bool{}, others: map[uint64]bool{}, prepositions: map[uint64]bool{}, phrases: map[string]bool{}}
	err := eachRow("tables/heads.tsv", func(row []string) error { return w.addHead(row) })
	for path, set := range map[string]map[uint64]bool{"tables/given.tsv": w.given, "tables/organisations.tsv": w.orgs, "tables/others.tsv": w.others, "tables/prepositions.tsv": w.prepositions} {
		if err == nil {
			err = eachRow(path, func(row []string) error {
				keys := tableKeys(row[0], false)
				for _, k := range keys {
					set[k] = true
				}
				if len(keys) == 0 {
					w.phrases[strings.ToLower(row[0])] = true
				}
				return nil
			})
		}
	}
	if err == nil {
		err = eachRow("tables/lower.tsv", func(row []string) error { return w.addLower(row[0]) })
	}
	return w, err
}

func (w *words) addHead(row []string) error {
	h := headWord{}
	for i, n := range headNames() {
		if len(row) > 2 && n == row[1] && n != "" {
			h.head = Head(i)
		}
	}
	if h.head == NoHead {
		return hearsay.Errorf(hearsay.Corrupt, "tables/heads.tsv: %q is no kind of head", row)
	}
	h.side = map[string]side{"before": before, "after": after, "both": before | after}[row[2]]
	for _, k := range tableKeys(row[0], true) {
		old := w.heads[k]
		w.heads[k] = headWord{h.head, h.side | old.side}
	}
	return nil
}

func (w *words) addLower(name string) error {
	var first word
	if !first.fold(name) {
		return hearsay.Errorf(hearsay.Corrupt, "tables/lower.tsv: cannot read %q", name)
	}
	if first.script == latin {
		w.lowers[name] = true
		return nil
	}
	for _, f := range forms(first.bytes()) {
		w.lowers[string(f)] = true
	}
	return nil
}

// lower says whether a word in small letters may be a name.
func (w *words) lower(s string) bool {
	if len(s) < 4 {
		return false
	}
	var f word
	return f.fold(s) && w.lowers[string(f.bytes())]
}

// tableKeys returns the keys under which a word of a table is found in texts:
// Latin words as they are, Cyrillic ones in all forms, both in the plural too
// where that is asked for.
func tableKeys(name string, plural bool) []uint64 {
	var w word
	if !w.fold(strings.TrimSuffix(name, ".")) {
		return nil
	}
	if w.script != cyrillic {
		keys := []uint64{tableKey(w.bytes(), latin)}
		if plural {
			keys = append(keys, tableKey(append(append([]byte(nil), w.bytes()...), 's'), latin))
		}
		return keys
	}
	list := forms(w.bytes())
	if plural {
		list = append(list, plurals(w.bytes())...)
	}
	var out []uint64
	for _, f := range list {
		out = append(out, tableKey(f, cyrillic))
	}
	return out
}

// textKey returns the key of a word of a text for the small tables.
func textKey(s string) uint64 {
	var w word
	if !w.fold(s) {
		return 0
	}
	return tableKey(w.bytes(), w.script)
}

// tableKey is the key of a folded word: words of two alphabets fold to the same
// letters.
func tableKey(b []byte, s script) uint64 { return mix(hashBytes(b) + uint64(s)) }

func eachRow(path string, do func(row []string) error) error {
	b, err := tables.ReadFile(path)
	if err != nil {
		return hearsay.Errorf(hearsay.Corrupt, "read %s: %w", path, err)
	}
	for line := range strings.Lines(string(b)) {
		line = strings.TrimRight(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		if err := do(strings.Split(line, "\t")); err != nil {
			return err
		}
	}
	return nil
}

// WordForms returns the keys of the forms of a common word: Latin words as they
// are and in the plural, Cyrillic ones in all cases.
func WordForms(name string) []uint64 { return tableKeys(name, true) }

// WordKey returns the key of a word of a text, for comparison with WordForms; 0
// for what is no word.
func WordKey(s string) uint64 { return textKey(s) }
