package hearsay

import (
	_ "embed"
	"strings"
)

//go:embed vocabulary/types.tsv
var typesTable string

//go:embed vocabulary/voices.tsv
var voicesTable string

//go:embed vocabulary/notes.tsv
var notesTable string

//go:embed vocabulary/terms.tsv
var termsTable string

//go:embed vocabulary/precisions.tsv
var precisionsTable string

//go:embed vocabulary/classes.tsv
var classesTable string

// The vocabularies, each read from its table in the folder vocabulary.
var (
	Types      = newVocabulary(typesTable)      // of events
	Voices     = newVocabulary(voicesTable)     // in which a claim is put
	NoteKinds  = newVocabulary(notesTable)      // of notes on verification
	TermKinds  = newVocabulary(termsTable)      // of explained terms
	Precisions = newVocabulary(precisionsTable) // of places
	Classes    = newVocabulary(classesTable)    // of what a link does
)

// Vocabulary is a closed list of words, in the order of its table.
type Vocabulary struct {
	words []string
	index map[string]int
	rows  [][]string
}

func newVocabulary(table string) *Vocabulary {
	v := &Vocabulary{index: map[string]int{}}
	for line := range strings.Lines(table) {
		line = strings.TrimRight(line, "\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		row := strings.Split(line, "\t")
		v.index[row[0]] = len(v.words)
		v.words = append(v.words, row[0])
		v.rows = append(v.rows, row)
	}
	return v
}

// Has says whether a word belongs to the vocabulary.
func (v *Vocabulary) Has(word string) bool {
	_, ok := v.index[word]
	return ok
}

// Index returns a word's place in the table, -1 where it is not in it.
func (v *Vocabulary) Index(word string) int {
	if i, ok := v.index[word]; ok {
		return i
	}
	return -1
}

// Words returns the words in the order of the table.
func (v *Vocabulary) Words() []string { return append([]string(nil), v.words...) }

// Row returns all columns of a word's row, or nil.
func (v *Vocabulary) Row(word string) []string {
	if i, ok := v.index[word]; ok {
		return v.rows[i]
	}
	return nil
}
