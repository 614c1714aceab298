// Package tagger gives each word of a sentence its part of speech and its
// morphology with a linear model over hashed features, from left to right, each
// decision seeing those before it. The words come from kit/lang, which turns
// the groups of features into its own types.
package tagger

import (
	"github.com/hearsay-org/hearsay/internal/kit/lang/fold"
	"github.com/hearsay-org/hearsay/internal/kit/linear"
)

// The groups of features. Each group has one value; 0 is "none".
const (
	POS     = iota
	CaseNum // case × 3 + number (0 none, 1 singular, 2 plural)
	Gender
	Animacy
	Verb // form and tense
	Person
	Aspect
	Voice
	Other
	Groups
)

// Starts holds the first column of each group, and the number of columns.
var starts = [Groups + 1]int{0, 17, 41, 45, 48, 61, 65, 68, 70, 75}

// Columns returns the first column of a group and the one after its last.
func Columns(group int) (from, to int) { return starts[group], starts[group+1] }

// Cols is the number of columns of a model.
const Cols = 75

// Tag is the value of each group.
type Tag [Groups]uint8

// Word is a word as the tagger sees it.
type Word struct {
	Form   uint32
	Amb    uint32 // its class in the lexicon; 0 for unknown words
	Suffix [6]uint32
	Prefix [3]uint32
	Shape  uint32
}

// MakeWord returns the word of a form. First says that it begins its sentence.
func MakeWord(f *fold.Word, first bool) Word {
	w := Word{Form: uint32(f.Key >> 32), Suffix: f.Suffix, Prefix: f.Prefix}
	w.Shape = uint32(f.Kind)<<4 | uint32(min(f.Runes, 4))<<1
	if first {
		w.Shape |= 1
	}
	return w
}

// Model is a trained tagger. It is safe for concurrent use.
type Model struct {
	lexicon *linear.Lookup
	rows    *linear.Rows
}

// Read reads a model and returns the rest of data.
func Read(data []byte) (*Model, []byte, error) {
	m := &Model{}
	var err error
	if m.lexicon, data, err = linear.ReadLookup(data); err != nil {
		return nil, nil, err
	}
	if m.rows, data, err = linear.ReadRows(data); err != nil {
		return nil, nil, err
	}
	return m, data, nil
}

// Look sets the classes of words.
func (m *Model) Look(words []Word) {
	for i := range words {
		words[i].Amb, _ = m.lexicon.Get(words[i].Form)
	}
}

// Tag tags a sentence, which is not empty, into tags, which is as long. The
// words must have been looked up.
func (m *Model) Tag(words []Word, tags []Tag) {
	var c Context
	var keys [MaxKeys]uint32
	var sums linear.Sums
	for i := range words {
		sums.Reset()
		c.Move(words, tags, i)
		for _, k := range c.Keys(keys[:0]) {
			m.rows.Add(k, &sums)
		}
		p := uint8(sums.Best(starts[POS], starts[POS+1]))
		tags[i][POS] = p
		for _, k := range c.Given(p, keys[:0]) {
			m.rows.Add(k, &sums)
		}
		for g := 1; g < Groups; g++ {
			tags[i][g] = uint8(sums.Best(starts[g], starts[g+1]) - starts[g])
		}
	}
}
