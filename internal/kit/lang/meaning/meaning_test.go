package meaning

import (
	"slices"
	"strings"
	"testing"

	"github.com/hearsay-org/hearsay/internal/kit/lang/fold"
)

func TestWordsThatMeanTheSame(t *testing.T) {
	word := func(l, lemma string, pos byte) Meaning { return Of(l).Word(fold.Key(lemma), pos) }
	tests := []struct {
		name      string
		a, b      Meaning
		same      bool
		sameClass bool
	}{
		{"three languages", word("en", "destroy", 'v'), word("uk", "знищити", 'v'), true, true},
		{"both aspects", word("ru", "уничтожить", 'v'), word("ru", "уничтожать", 'v'), true, true},
		{"verb and noun", word("uk", "знищити", 'v'), word("uk", "знищення", 'n'), false, false},
		{"soldiers", word("uk", "солдат", 'n'), word("ru", "солдат", 'n'), true, true},
		{"other things", word("en", "bridge", 'n'), word("ru", "ракета", 'n'), false, false},
	}
	for _, test := range tests {
		if test.a == (Meaning{}) || test.b == (Meaning{}) {
			t.Errorf("%s: a word is not in the tables", test.name)
			continue
		}
		if got := test.a.Gloss == test.b.Gloss; got != test.same {
			t.Errorf("%s: same gloss: got %v, want %v", test.name, got, test.same)
		}
		if got := test.a.Class == test.b.Class; got != test.sameClass {
			t.Errorf("%s: same class: got %v, want %v", test.name, got, test.sameClass)
		}
	}
}

func TestWordFallsBackOnTheLemma(t *testing.T) {
	verb := Of("en").Word(fold.Key("obliterate"), 'v')
	if got := Of("en").Word(fold.Key("obliterate"), 'a'); got != verb {
		t.Errorf("a word taken for an adjective: got %v, want %v", got, verb)
	}
	if got := Of("en").Word(fold.Key("obliterate"), 0); got != (Meaning{}) {
		t.Errorf("no part of speech: got %v, want none", got)
	}
	if got := Of("en").Word(fold.Key("qwzrtp"), 'n'); got != (Meaning{}) {
		t.Errorf("no word: got %v, want none", got)
	}
	if Of("") != Of("en") {
		t.Error("an unknown language is not read as English")
	}
}

// TestTables reads every row of the tables.
func TestTables(t *testing.T) {
	classes := Classes()
	if len(classes) > 255 {
		t.Fatalf("%d classes, at most 255 fit", len(classes))
	}
	used := map[string]bool{}
	for name, table := range map[string]string{"en": englishTable, "uk": ukrainianTable, "ru": russianTable} {
		seen := map[string]bool{}
		for _, row := range rows(table) {
			if len(row) != 4 || row[0] == "" || row[2] == "" || strings.Contains(row[2], " ") {
				t.Fatalf("%s: %q is no row of lemma, pos, gloss and class", name, row)
			}
			if !strings.Contains("nvarx", row[1]) || len(row[1]) != 1 {
				t.Errorf("%s: %s: part of speech %q", name, row[0], row[1])
			}
			if !slices.Contains(classes, row[3]) {
				t.Errorf("%s: %s: class %q is none of classes.tsv", name, row[0], row[3])
			}
			if key := row[0] + "\t" + row[1]; seen[key] {
				t.Errorf("%s: %s stands twice", name, row[0])
			} else {
				seen[key] = true
			}
			used[row[3]] = true
		}
		if len(seen) < 5000 {
			t.Errorf("%s: only %d words", name, len(seen))
		}
	}
	for _, c := range classes {
		if !used[c] {
			t.Errorf("class %s: no word has it", c)
		}
	}
}
