package speaker

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/hearsay-org/hearsay/internal/extract/attribution"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
)

//go:embed recall.tsv
var recallTable string

// recalls returns the words with which a publisher goes back to what it told
// before: the key of the first, then of the second, 0 for any.
var recalls = sync.OnceValue(func() map[uint64]uint64 {
	out := map[uint64]uint64{}
	for line := range strings.Lines(recallTable) {
		if line[0] == '#' {
			continue
		}
		words, _, _ := strings.Cut(line, "\t")
		first, second, two := strings.Cut(words, " ")
		if two {
			out[lang.Key(first)] = lang.Key(second)
		} else {
			out[lang.Key(first)] = 0
		}
	}
	return out
})

// How a sentence lies to one with which the publisher goes back.
const (
	noRecall    = iota
	recallHere  // it is the sentence
	recallNear  // it follows it, nobody having spoken between
	recallLater // it follows it, and somebody has spoken
)

// findRecalls says of each sentence how it lies to the last one before with which
// the publisher goes back.
func (s *Scene) findRecalls() {
	t := s.P.Text
	s.recalls = make([]uint8, len(t.Sentences))
	state := uint8(noRecall)
	for i := range t.Sentences {
		spoken := false
		for k := range s.framesIn(int32(i)) {
			spoken = spoken || s.framesIn(int32(i))[k].Share >= attribution.Likely
		}
		switch {
		case s.recalled(&t.Sentences[i]):
			s.recalls[i], state = recallHere, recallNear
		default:
			if state == recallNear && spoken {
				state = recallLater
			}
			s.recalls[i] = state
		}
	}
}

// recalled says whether a sentence begins with such words, marks before them left
// aside.
func (s *Scene) recalled(sent *lang.Sentence) bool {
	t := s.P.Text
	i := sent.First
	for i < sent.Last && t.Tokens[i].POS == lang.PUNCT {
		i++
	}
	if i >= sent.Last {
		return false
	}
	second, ok := recalls()[t.Tokens[i].Form]
	return ok && (second == 0 || i+1 < sent.Last && t.Tokens[i+1].Form == second)
}
