package lexicon

import (
	"fmt"
	"strings"

	"github.com/hearsay-org/hearsay/internal/kit/lang"
	"github.com/hearsay-org/hearsay/internal/kit/lang/fold"
)

// Frame is a pattern that names a source: "according to S". Its words stand
// for forms, not lemmas.
type Frame struct {
	Words []uint64 // keys of the forms; Source and Medium for the slots
	Role  FrameRole
	Class string    // one of SpeechClasses
	ID    uint8     // the place of Class in SpeechClasses
	Case  lang.Case // of the phrase in the slot; NoCase where it is free
}

// The slots of a frame. No word has them as its key.
const (
	Source uint64 = 1 // S: whom it names
	Medium uint64 = 2 // OUTLET: to whom it was said, or who published it
)

// FrameRole says what a frame names.
type FrameRole byte

// The roles of frames.
const (
	SourceFrame FrameRole = 's' // S is the source
	OutletFrame FrameRole = 'o' // what it names is an outlet, an outer link of the chain
	BothFrame   FrameRole = 'b' // it names a source and an outlet
)

func readFrames(table string) ([]Frame, error) {
	frames := make([]Frame, 0, strings.Count(table, "\n"))
	err := rows(table, 5, func(c []string) error {
		f := Frame{Class: c[2], Role: FrameRole(c[1][0])}
		for w := range strings.SplitSeq(c[0], " ") {
			switch w {
			case "S":
				f.Words = append(f.Words, Source)
			case "OUTLET":
				f.Words = append(f.Words, Medium)
			default:
				f.Words = append(f.Words, fold.Key(w))
			}
		}
		var ok bool
		if f.ID, ok = place(SpeechClasses(), c[2]); !ok {
			return fmt.Errorf("%q is no class of speech", c[2])
		}
		if f.Case, ok = caseOf(c[3]); !ok {
			return fmt.Errorf("%q is no case", c[3])
		}
		frames = append(frames, f)
		return nil
	})
	return frames, err
}

func caseOf(s string) (lang.Case, bool) {
	i, ok := place([]string{"-", "nom", "gen", "dat", "acc", "ins", "loc"}, s)
	return lang.Case(i), ok
}
