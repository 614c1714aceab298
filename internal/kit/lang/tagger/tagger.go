// Package tagger gives each word of a sentence its part of speech and its
// morphology with a linear model over hashed features, from left to right, each
// decision seeing those before it. The words come from kit/lang, which turns
// the groups of features into its own types.
package tagger

import (
	"errors"

	"github.com/hearsay-org/hearsay/internal/kit/lang/fold"
	"github.com/hearsay-org/hearsay/internal/kit/lang/lexicon"
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
	Suffix [8]uint32
	Prefix [3]uint32
	Shape  uint32
	Lex    uint32                   // all readings in the dictionary in one; 0 where it has none
	Found  [lexicon.MaxFound]uint32 // hashes of paradigm and ending of each
	Coarse [lexicon.MaxFound]uint32 // hashes of the endings of word and lemma of each
	Class  uint32                   // paradigm of the first
	Sure   uint16                   // place in the model's list + 1 of the only tag it has
	Fixed  uint8                    // its part of speech + 1 where its signs alone tell it
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

// SetReadings tells a word what the dictionary knows of it.
func (w *Word) SetReadings(r []lexicon.Reading) {
	h := uint64(0)
	for i := range r {
		w.Found[i] = r[i].Form
		h = linear.Mix(h, uint64(r[i].Form))
		w.Coarse[i] = r[i].Shape
	}
	w.Lex = uint32(h >> 32)
	if len(r) > 0 {
		w.Class = r[0].Class
	}
}

// Model is a trained tagger. It is safe for concurrent use.
type Model struct {
	lexicon *linear.Lookup
	sure    *linear.Lookup // words that had one tag only, to places in tags
	tags    []Tag
	rows    *linear.Rows
}

// Read reads a model and returns the rest of data.
func Read(data []byte) (*Model, []byte, error) {
	m := &Model{}
	var err error
	if m.lexicon, data, err = linear.ReadLookup(data); err != nil {
		return nil, nil, err
	}
	if m.sure, data, err = linear.ReadLookup(data); err != nil {
		return nil, nil, err
	}
	if m.tags, data, err = readTags(data); err != nil {
		return nil, nil, err
	}
	if m.rows, data, err = linear.ReadRows(data); err != nil {
		return nil, nil, err
	}
	return m, data, nil
}

// readTags reads what AppendTags wrote and returns the rest of data.
func readTags(data []byte) ([]Tag, []byte, error) {
	if len(data) < 2 || (len(data)-2)/Groups < int(data[0])|int(data[1])<<8 {
		return nil, nil, errors.New("tagger: the model is cut short")
	}
	tags := make([]Tag, int(data[0])|int(data[1])<<8)
	data = data[2:]
	for i := range tags {
		data = data[copy(tags[i][:], data):]
	}
	return tags, data, nil
}

// AppendTags writes a list of at most 65535 tags.
func AppendTags(out []byte, tags []Tag) []byte {
	out = append(out, byte(len(tags)), byte(len(tags)>>8))
	for i := range tags {
		out = append(out, tags[i][:]...)
	}
	return out
}

// Look sets the classes of words and the tags of those that need no decision. A
// capital within a sentence may make a name of any word.
func (m *Model) Look(words []Word) {
	for i := range words {
		w := &words[i]
		w.Amb, _ = m.lexicon.Get(w.Form)
		w.Sure = 0
		if w.Plain() {
			if at, ok := m.sure.Get(w.Form); ok && int(at) < len(m.tags) {
				w.Sure = uint16(at) + 1
			}
		}
	}
}

// Plain says whether a word has no capital but the one that begins a sentence.
func (w *Word) Plain() bool {
	kind := fold.Kind(w.Shape >> 4)
	return kind&fold.Upper == 0 || w.Shape&1 != 0 && kind&fold.AllUpper == 0
}

// Tag tags a sentence, which is not empty, into tags, which is as long. The
// words must have been looked up.
func (m *Model) Tag(words []Word, tags []Tag) {
	var c Context
	var keys [MaxKeys]uint32
	var sums linear.Sums
	for i := range words {
		c.Move(words, tags, i)
		tags[i] = Tag{}
		if words[i].Fixed > 0 {
			tags[i][POS] = words[i].Fixed - 1
			continue
		}
		if at := words[i].Sure; at > 0 {
			tags[i] = m.tags[at-1]
			continue
		}
		sums.Reset()
		m.rows.Add(c.Keys(keys[:0]), &sums)
		sums.Level()
		p := uint8(sums.Best(starts[POS], starts[POS+1]))
		if i > 0 && !nameLike(p) && words[i].unknownName() && words[i-1].Fixed == 0 {
			p = bestName(&sums)
		}
		tags[i][POS] = p
		m.rows.Add(c.Given(p, keys[:0]), &sums)
		sums.Level()
		for g := 1; g < Groups; g++ {
			tags[i][g] = uint8(sums.Best(starts[g], starts[g+1]) - starts[g])
		}
	}
}

// unknownName says whether a word has a capital without beginning its sentence
// and is not among the frequent words of the treebank.
func (w *Word) unknownName() bool {
	return w.Amb == 0 && w.Shape&1 == 0 && fold.Kind(w.Shape>>4)&fold.Upper != 0
}

// nameLike says whether an unknown word with a capital may be the part of speech.
func nameLike(p uint8) bool {
	switch p {
	case posX, posADJ, posNOUN, posNUM, posPROPN, posSYM:
		return true
	}
	return false
}

// bestName returns the best part of speech of an unknown word with a capital.
func bestName(s *linear.Sums) uint8 {
	best := posPROPN
	for p := range starts[1] {
		if nameLike(uint8(p)) && s.Score(p) > s.Score(best) {
			best = p
		}
	}
	return uint8(best)
}
