// Package lexicon knows the words of a dictionary by their stems: which
// paradigms a word can belong to, and which ending of them it bears. A paradigm
// is the list of endings that a stem takes; two words of one paradigm inflect
// alike. Taggers learn from treebanks what the paradigms mean.
package lexicon

import (
	"encoding/binary"
	"errors"

	"github.com/hearsay-org/hearsay/internal/kit/lang/fold"
	"github.com/hearsay-org/hearsay/internal/kit/linear"
)

// MaxEnding is the greatest length of an ending in letters.
const MaxEnding = 8

// MaxFound is how many readings of a word are looked for.
const MaxFound = 3

// Reading is one way to read a word.
type Reading struct {
	Class uint32 // paradigm + 1
	Form  uint32 // hash of paradigm and ending
	Shape uint32 // hash of the endings of word and lemma, which many paradigms share
	Cut   int    // letters of the ending
}

// Model is a lexicon. It is safe for concurrent use.
type Model struct {
	stems   *linear.Lookup
	sets    [][]uint32
	lemmas  []string       // ending of the lemma of each paradigm
	hashes  []uint32       // hash of it
	endings *linear.Lookup // hash of paradigm and ending
}

// endKey is the key of an ending of n letters, with hash h, in a paradigm.
func endKey(class uint32, h uint32, n int) uint32 {
	if n == 0 {
		h = 0
	}
	return linear.Feature(int(class), uint64(h)<<4|uint64(n))
}

// Lemma returns the ending of the lemma of a reading.
func (m *Model) Lemma(r *Reading) string { return m.lemmas[r.Class-1] }

// Find fills out with the readings of a word, those with the longest stems
// first, and returns how many there are.
func (m *Model) Find(w *fold.Word, out *[MaxFound]Reading) int {
	n := 0
	for cut := 0; cut <= MaxEnding && cut <= w.Runes; cut++ {
		set, ok := m.stems.Get(w.Stem(cut))
		if !ok || int(set) >= len(m.sets) {
			continue
		}
		h := uint32(0)
		if cut > 0 {
			h = w.Suffix[cut-1]
		}
		for _, class := range m.sets[set] {
			k := endKey(class, h, cut)
			if _, ok := m.endings.Get(k); !ok {
				continue
			}
			shape := uint32(linear.Mix(uint64(m.hashes[class]), uint64(h)) >> 32)
			out[n] = Reading{Class: class + 1, Form: k, Shape: shape, Cut: cut}
			if n++; n == MaxFound {
				return n
			}
		}
	}
	return n
}

// errShort is returned for a lexicon that ends too early.
var errShort = errors.New("lexicon: the file is cut short")

// Read reads what Builder.Append wrote and returns the rest of data.
func Read(data []byte) (*Model, []byte, error) {
	m := &Model{}
	number := func() uint64 {
		v, n := binary.Uvarint(data)
		if n <= 0 {
			data = nil
			return 0
		}
		data = data[n:]
		return v
	}
	// next returns how many of something follow. Each takes a byte at least, so that
	// more than there are bytes is a file that is damaged: nothing follows.
	next := func() int {
		n := number()
		if n > uint64(len(data)) {
			data = nil
			return 0
		}
		return int(n)
	}
	endings := map[uint32]uint32{}
	text := func() string {
		n := next()
		s := string(data[:n])
		data = data[n:]
		return s
	}
	count := next()
	for class := range count {
		kind := fold.Key(text())
		l := text()
		m.lemmas = append(m.lemmas, l)
		h := linear.Mix(fold.Key(l), kind)
		m.hashes = append(m.hashes, uint32(h>>32))
		for range next() {
			w := fold.Measure(text())
			h := uint32(0)
			if w.Runes > 0 {
				h = w.Suffix[min(w.Runes, MaxEnding)-1]
			}
			endings[endKey(uint32(class), h, w.Runes)] = 0
		}
	}
	m.endings = linear.MakeLookup(endings)
	count = next()
	if count > 0 && len(m.lemmas) == 0 {
		return nil, nil, errShort
	}
	for range count {
		set := make([]uint32, next())
		for i := range set {
			set[i] = uint32(min(number(), uint64(len(m.lemmas)-1)))
		}
		m.sets = append(m.sets, set)
	}
	var err error
	m.stems, data, err = linear.ReadLookup(data)
	return m, data, err
}
