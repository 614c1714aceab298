package app

import (
	"fmt"
	"os"

	hearsay "github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/extract/slot"
	"github.com/hearsay-org/hearsay/internal/kit/gazetteer"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
	"github.com/hearsay-org/hearsay/internal/locate"
)

// places joins the stage locate to the extractor, which wants the places of a
// text as it counts them.
type places struct{ locator *locate.Locator }

// openPlaces opens the embedded gazetteer and adds the user's file, if any.
func openPlaces(c Config) (places, error) {
	g, err := gazetteer.Open()
	if err != nil {
		return places{}, err
	}
	if c.Gazetteer != "" {
		if _, err := os.Stat(c.Gazetteer); err != nil {
			return places{}, fmt.Errorf("--gazetteer: %w", FileError(err))
		}
		if err := g.AddFile(c.Gazetteer); err != nil {
			return places{}, err
		}
	}
	l, err := locate.New(g)
	return places{l}, err
}

// Places returns the place names of a text, resolved, in order.
func (p places) Places(t *lang.Text, doc hearsay.Document) []slot.Toponym {
	found := p.locator.Places(t, doc)
	out := make([]slot.Toponym, len(found))
	for i, x := range found {
		out[i] = slot.Toponym{First: x.First, Last: x.Last, Location: x.Location}
	}
	return out
}
