package app

import (
	"github.com/hearsay-org/hearsay/internal/extract"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
)

// NewEngine puts the extractor together, with models of the caller's: programs
// that train and measure use it as well.
func NewEngine(c Config, m *extract.Models) (*extract.Engine, error) {
	a, err := lang.New()
	if err != nil {
		return nil, err
	}
	return extract.New(a, nil, m), nil
}
