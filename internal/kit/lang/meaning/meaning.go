// Package meaning knows what common words of English, Ukrainian and Russian mean:
// the basic English word that says the same, and a class of such words. What is
// learned of a word in one language then holds for the others, and what is
// learned of a frequent word for a rare one. The tables are the project's own.
package meaning

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/hearsay-org/hearsay/internal/kit/lang/fold"
)

// Meaning is what is known of a word. The zero Meaning is that of a word that no
// table has.
type Meaning struct {
	Gloss uint32 // the same for words that mean the same, in whatever language
	Class uint8  // place in Classes, plus one
}

//go:embed en.tsv
var englishTable string

//go:embed uk.tsv
var ukrainianTable string

//go:embed ru.tsv
var russianTable string

//go:embed classes.tsv
var classTable string

// Classes returns the names of the classes.
var Classes = sync.OnceValue(func() []string {
	var out []string
	for _, fields := range rows(classTable) {
		out = append(out, fields[0])
	}
	return out
})

// rows returns the fields of a table's lines; comments are left out.
func rows(table string) [][]string {
	out := make([][]string, 0, strings.Count(table, "\n"))
	for line := range strings.Lines(table) {
		if line = strings.TrimSuffix(line, "\n"); line != "" && line[0] != '#' {
			out = append(out, strings.Split(line, "\t"))
		}
	}
	return out
}

// Table holds the words of one language.
type Table struct{ words map[uint64]Meaning }

// english is the code of the language of last resort.
const english = "en"

// tables reads each language's words when it is first asked for.
var tables = map[string]func() *Table{
	english: sync.OnceValue(func() *Table { return read(englishTable) }),
	"uk":    sync.OnceValue(func() *Table { return read(ukrainianTable) }),
	"ru":    sync.OnceValue(func() *Table { return read(russianTable) }),
}

// Of returns the words of the language with a code of two letters; of an unknown
// one those of English.
func Of(code string) *Table {
	t, ok := tables[code]
	if !ok {
		t = tables[english]
	}
	return t()
}

func read(table string) *Table {
	class := map[string]uint8{}
	for i, name := range Classes() {
		class[name] = uint8(i) + 1
	}
	t := &Table{words: make(map[uint64]Meaning, 2*strings.Count(table, "\n"))}
	for line := range strings.Lines(table) {
		if line[0] == '#' {
			continue
		}
		lemma, rest, _ := strings.Cut(line, "\t")
		pos, rest, _ := strings.Cut(rest, "\t")
		gloss, name, _ := strings.Cut(rest, "\t")
		m := Meaning{Gloss: uint32(fold.Key(gloss)) | 1, Class: class[strings.TrimSuffix(name, "\n")]}
		key := fold.Key(lemma)
		t.words[with(key, pos[0])] = m
		if _, ok := t.words[key]; !ok {
			t.words[key] = m
		}
	}
	return t
}

func with(key uint64, pos byte) uint64 { return (key ^ uint64(pos)) * 0x9e3779b97f4a7c15 }

// Word returns the meaning of a word by the key of its lemma: of the word of its
// part of speech, or else of any word of that lemma. The part of speech is a
// letter of the tables; with 0 no word is found.
func (t *Table) Word(lemma uint64, pos byte) Meaning {
	if pos == 0 {
		return Meaning{}
	}
	if m, ok := t.words[with(lemma, pos)]; ok {
		return m
	}
	return t.words[lemma]
}
