package attribution

import (
	"github.com/hearsay-org/hearsay/internal/extract/lexicon"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
)

// Tables are the word patterns of all languages, ready for matching.
type Tables struct {
	patterns [lang.Russian + 1]Patterns
}

// NewTables compiles the patterns of the lexicon. Text of an unknown language is
// tried with those of all.
func NewTables() *Tables {
	t := &Tables{}
	t.patterns[lang.Unknown] = Patterns{}
	for _, x := range []lang.Lang{lang.English, lang.Ukrainian, lang.Russian} {
		t.patterns[x] = Patterns{}
		for _, row := range lexicon.Load(x).Frames {
			t.patterns[x].add(&row)
			t.patterns[lang.Unknown].add(&row)
		}
	}
	return t
}
