// Package passagetest lays out texts for the tests of extract's parts, with the
// models that are built in.
package passagetest

import (
	"sync"
	"testing"

	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/extract/passage"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
)

// analyser is read once for all tests of a package.
var analyser = sync.OnceValues(lang.New)

// Lay lays out a text without names of places. It fails the test where the
// models cannot be read: they are part of the program.
func Lay(t testing.TB, text string) *passage.Passage {
	t.Helper()
	a, err := analyser()
	if err != nil {
		t.Fatal(err)
	}
	return passage.New(hearsay.Document{Text: text}, a.Analyse(text, lang.Unknown), nil)
}
