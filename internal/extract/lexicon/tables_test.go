package lexicon

import (
	"slices"
	"strings"
	"testing"

	hearsay "github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
	"github.com/hearsay-org/hearsay/internal/kit/lang/fold"
)

// table describes one table: how many columns a row has, which may hold what,
// and the fewest rows that it may have.
type table struct {
	name    string
	columns int
	unique  []int            // columns that together name a row
	values  map[int][]string // the words that a column may hold
	least   int
}

func languageTables() []table {
	voices := append(hearsay.Voices.Words(), "-")
	pos := []string{"v", "n", "a", "x"}
	return []table{
		{"events.tsv", 4, []int{0, 1}, map[int][]string{1: pos}, 900},
		{"phrases.tsv", 3, []int{0}, nil, 250},
		{"speech.tsv", 5, []int{0, 1}, map[int][]string{1: pos, 2: SpeechClasses(), 3: voices}, 300},
		{"according.tsv", 5, []int{0}, map[int][]string{1: {"source", "outlet", "both"}, 2: SpeechClasses(), 3: {"-", "nom", "gen", "dat", "acc", "ins", "loc"}}, 60},
		{"hedges.tsv", 4, []int{0, 1}, map[int][]string{1: Effects(), 2: {"1", "2", "3"}}, 120},
		{"parties.tsv", 3, []int{0}, map[int][]string{1: Classes()}, 600},
		{"personroles.tsv", 4, []int{0}, map[int][]string{1: {"before", "after", "both"}, 2: Classes()}, 250},
		{"names.tsv", 4, []int{0}, map[int][]string{1: {"m", "f", "u", "s"}}, 400},
		{"surnames.tsv", 4, []int{0}, map[int][]string{1: {"m", "f", "u"}}, 50},
	}
}

func TestTables(t *testing.T) {
	for _, l := range []string{"en", "uk", "ru"} {
		for _, tab := range languageTables() {
			t.Run(l+"/"+tab.name, func(t *testing.T) { checkTable(t, l+"/"+tab.name, tab) })
		}
	}
	kinds := []string{"agency", "paper", "broadcaster", "channel", "site", "thinktank", "monitor"}
	for _, tab := range []table{
		{"outlets.tsv", 5, []int{0}, map[int][]string{1: kinds, 3: {"-", "common"}}, 500},
		{"units.tsv", 4, []int{0}, map[int][]string{1: Classes()}, 200},
	} {
		t.Run(tab.name, func(t *testing.T) { checkTable(t, tab.name, tab) })
	}
}

func checkTable(t *testing.T, name string, tab table) {
	text, err := file(name)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(text, "# ") || !strings.Contains(text[:strings.Index(text, "\n")], "\tcomment") {
		t.Errorf("the first line does not name the columns")
	}
	seen := map[string]bool{}
	n := 0
	err = rows(text, tab.columns, func(c []string) error {
		n++
		checkRow(t, c, tab)
		lemmas := strings.Split(c[0], ", ")
		if tab.name == "according.tsv" {
			lemmas = c[:1] // a comma is a word of a frame
		}
		for _, lemma := range lemmas {
			id := lemma
			for _, k := range tab.unique[1:] {
				id += "\t" + c[k]
			}
			if seen[id] {
				t.Errorf("%q stands twice", id)
			}
			seen[id] = true
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
	if n < tab.least {
		t.Errorf("got %d rows, want %d or more", n, tab.least)
	}
}

func checkRow(t *testing.T, c []string, tab table) {
	for w := range strings.FieldsSeq(c[0]) {
		if slot := w == "S" || w == "OUTLET"; fold.String(w) != w && !slot {
			t.Errorf("%q is not folded", w)
		}
	}
	if strings.Join(strings.Fields(c[0]), " ") != c[0] || strings.Trim(c[0], ",") != c[0] {
		t.Errorf("%q has stray spaces or commas", c[0])
	}
	for k, allowed := range tab.values {
		if !slices.Contains(allowed, c[k]) {
			t.Errorf("%q: %q is not allowed in column %d", c[0], c[k], k)
		}
	}
}

// TestAlphabets looks for letters of the other alphabet within a word, which
// look alike and never match.
func TestAlphabets(t *testing.T) {
	for _, l := range []string{"en", "uk", "ru"} {
		for _, tab := range languageTables() {
			text, err := file(l + "/" + tab.name)
			if err != nil {
				t.Fatal(err)
			}
			err = rows(text, tab.columns, func(c []string) error {
				for w := range strings.FieldsSeq(c[0]) {
					checkLetters(t, l, w)
				}
				return nil
			})
			if err != nil {
				t.Error(err)
			}
		}
	}
}

func checkLetters(t *testing.T, l, w string) {
	for part := range strings.FieldsFuncSeq(w, func(r rune) bool { return r == '-' || r == '\'' || r >= '0' && r <= '9' }) {
		latin := strings.ContainsAny(part, "abcdefghijklmnopqrstuvwxyz")
		cyrillic := strings.ContainsFunc(part, func(r rune) bool { return r >= 0x400 && r <= 0x4ff })
		if latin && cyrillic || cyrillic && l == "en" {
			t.Errorf("%s: %q mixes alphabets", l, w)
		}
		if l == "ru" && strings.ContainsAny(part, "іїєґ") || l == "uk" && strings.ContainsAny(part, "ыэъё") {
			t.Errorf("%s: %q has letters of another language", l, w)
		}
	}
}

// TestTypesCovered asks that each event type has words of its own.
func TestTypesCovered(t *testing.T) {
	for _, l := range []lang.Lang{lang.English, lang.Ukrainian, lang.Russian} {
		var words, phrases [NTypes]int
		for _, r := range Load(l).Events.rows {
			for i, w := range r.value.Weights {
				if w >= 2 && r.value.Phrase {
					phrases[i]++
				} else if w >= 2 {
					words[i]++
				}
			}
		}
		for i, name := range hearsay.Types.Words() {
			if words[i] < 4 || phrases[i] < 8 {
				t.Errorf("%v: %s has %d words and %d phrases, want 4 and 8", l, name, words[i], phrases[i])
			}
		}
	}
	if n := len(hearsay.Types.Words()); n != NTypes {
		t.Errorf("got %d types, want %d", n, NTypes)
	}
}

func TestBadRows(t *testing.T) {
	tests := []struct{ name, table string }{
		{"too few columns", "a\tb\n"},
		{"too many columns", "a\tb\tc\td\n"},
		{"an empty column", "a\t\tc\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if err := rows(test.table, 3, func([]string) error { return nil }); err == nil {
				t.Error("got no error")
			}
		})
	}
	var e Event
	for _, s := range []string{"", "strike", "strike:4", "strike:", "nonsense:1", "strike:1 "} {
		if err := weights(&e, s); err == nil {
			t.Errorf("%q: got no error", s)
		}
	}
}

func TestEndings(t *testing.T) {
	tests := []struct {
		lang lang.Lang
		word string
		want string
	}{
		{lang.Ukrainian, "Петренко", "енко"},
		{lang.Russian, "Иванова", "ова"},
		{lang.English, "Kovalenko", "enko"},
		{lang.English, "Xq", ""},
	}
	for _, test := range tests {
		got := ""
		if e := Load(test.lang).HasEnding(test.word); e != nil {
			got = e.Text
		}
		if got != test.want {
			t.Errorf("%s: got %q, want %q", test.word, got, test.want)
		}
	}
}

// BenchmarkRead reads all tables of a language.
func BenchmarkRead(b *testing.B) {
	for _, l := range []string{"en", "uk", "ru"} {
		b.Run(l, func(b *testing.B) {
			for b.Loop() {
				if _, err := read(l); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
