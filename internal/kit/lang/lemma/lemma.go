// Package lemma finds the dictionary form of a word from the word, its part of
// speech and its morphology: by a table of words, or else by the longest ending
// that was seen in training. Both name an edit, a rule that rewrites the end of
// the word.
package lemma

import (
	"encoding/binary"
	"errors"
	"unicode/utf8"

	"github.com/hearsay-org/hearsay/internal/kit/linear"
)

// Edit rewrites a word: Cut runes leave its end and Add joins it.
type Edit struct {
	Cut int
	Add string
}

// Apply appends the rewritten word to out. Too long a cut leaves nothing of the
// word.
func (e Edit) Apply(out []byte, word []byte) []byte {
	end := len(word)
	for range e.Cut {
		_, n := utf8.DecodeLastRune(word[:end])
		end -= n
	}
	return append(append(out, word[:end]...), e.Add...)
}

// Between returns the edit that turns a word into its lemma.
func Between(word, lemma string) Edit {
	n := 0
	for n < len(word) && n < len(lemma) && word[n] == lemma[n] {
		n++
	}
	for n > 0 && (n < len(word) && !utf8.RuneStart(word[n]) || n < len(lemma) && !utf8.RuneStart(lemma[n])) {
		n--
	}
	return Edit{Cut: utf8.RuneCountInString(word[n:]), Add: lemma[n:]}
}

// endings is how many letters the longest ending has.
const endings = 6

// Query is what is known of a word.
type Query struct {
	Form   uint32 // hash of the folded form
	Suffix [8]uint32
	POS    uint8
	Class  uint32 // the groups of the tag that tell forms apart
	// What the dictionary knows: for each reading, hashes of its paradigm with
	// its ending and of the endings of word and lemma; 0 where there is none.
	Found, Coarse [3]uint32
	Edit          Edit // what the dictionary itself would do, of the first reading
	HasEdit       bool
}

// MaxKeys is how many keys a query has.
const MaxKeys = 2 + 9 + 2*endings

// Dictionary is the place in the order of keys where the dictionary's own edit
// comes in: after the keys with readings, before those with endings.
const Dictionary = 11

// Keys returns the keys of a query, best first, 0 for those that it has not:
// the word with its class, the word with its part of speech, the readings in
// the dictionary, then endings from the longest, each with class and then
// without.
func (q *Query) Keys() [MaxKeys]uint32 {
	var k [MaxKeys]uint32
	pos, class := uint64(q.POS), uint64(q.POS)|uint64(q.Class)<<8
	k[0] = linear.Feature(0, linear.Mix(uint64(q.Form), class))
	k[1] = linear.Feature(1, linear.Mix(uint64(q.Form), pos))
	for i := range q.Found {
		if q.Found[i] == 0 {
			break
		}
		k[2+i] = linear.Feature(32, linear.Mix(uint64(q.Found[i]), class))
		k[5+i] = linear.Feature(33, linear.Mix(uint64(q.Coarse[i]), class))
		k[8+i] = linear.Feature(34, linear.Mix(uint64(q.Coarse[i]), pos))
	}
	for i := range endings {
		n := endings - 1 - i
		k[11+2*i] = linear.Feature(2+2*n, linear.Mix(uint64(q.Suffix[n]), class))
		k[12+2*i] = linear.Feature(3+2*n, linear.Mix(uint64(q.Suffix[n]), pos))
	}
	return k
}

// Model is a table of edits. It is safe for concurrent use.
type Model struct {
	edits []Edit
	table *linear.Lookup
}

// Find returns the edit for a query, and whether any is known.
func (m *Model) Find(q *Query) (Edit, bool) {
	for i, k := range q.Keys() {
		if i == Dictionary && q.HasEdit {
			return q.Edit, true
		}
		if k == 0 {
			continue
		}
		if e, ok := m.table.Get(k); ok && int(e) < len(m.edits) {
			return m.edits[e], true
		}
	}
	return Edit{}, false
}

// Append writes a model: the edits, each with its cut, the length of what is
// added, and that; then the table.
func Append(out []byte, edits []Edit, table map[uint32]uint32) []byte {
	out = binary.LittleEndian.AppendUint32(out, uint32(len(edits)))
	for _, e := range edits {
		out = append(out, byte(e.Cut), byte(len(e.Add)))
		out = append(out, e.Add...)
	}
	return linear.AppendLookup(out, table)
}

// Read reads what Append wrote and returns the rest of data.
func Read(data []byte) (*Model, []byte, error) {
	short := errors.New("lemma: the model is cut short")
	if len(data) < 4 {
		return nil, nil, short
	}
	n := int(binary.LittleEndian.Uint32(data))
	data = data[4:]
	m := &Model{}
	for ; n > 0; n-- {
		if len(data) < 2 || len(data) < 2+int(data[1]) {
			return nil, nil, short
		}
		end := 2 + int(data[1])
		m.edits = append(m.edits, Edit{Cut: int(data[0]), Add: string(data[2:end])})
		data = data[end:]
	}
	var err error
	m.table, data, err = linear.ReadLookup(data)
	return m, data, err
}
