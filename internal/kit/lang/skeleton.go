package lang

import (
	"strings"

	"github.com/hearsay-org/hearsay/internal/kit/lang/fold"
	"github.com/hearsay-org/hearsay/internal/kit/linear"
)

// skeleton returns the hash of a lemma without what Ukrainian and Russian
// spelling differ in: і, ї and ы are и, є and э are е, the signs ь, ъ and ' are
// left out, and infinitives end in т.
func skeleton(lemma string) uint32 {
	h := uint64(1)
	lemma = strings.TrimSuffix(lemma, "ти")
	for _, r := range lemma {
		switch r = fold.Rune(r); r {
		case 0, 'ь', 'ъ', '\'':
			continue
		case 'і', 'ї', 'ы':
			r = 'и'
		case 'є', 'э':
			r = 'е'
		case 'ґ':
			r = 'г'
		}
		h = linear.Mix(h, uint64(r))
	}
	return uint32(h >> 32)
}

// Shared maps lemmas to what the parsers of Ukrainian and Russian know them by.
type Shared struct{ lookup *linear.Lookup }

// NewShared reads the table of counterparts.
func NewShared() (*Shared, error) {
	l, err := readLists()
	if err != nil {
		return nil, err
	}
	return &Shared{l.shared}, nil
}

// Lemma returns the hash of a lemma, whose key is key, for the parser of a
// language.
func (s *Shared) Lemma(lemma string, key uint64, l Lang) uint32 {
	h := uint32(key >> 32)
	if l <= English {
		return h
	}
	if l == Ukrainian {
		if v, ok := s.lookup.Get(h); ok {
			return v
		}
	}
	return skeleton(lemma)
}
