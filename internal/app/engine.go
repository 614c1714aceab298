package app

import (
	"cmp"
	"sync"

	"github.com/hearsay-org/hearsay/internal/extract"
	"github.com/hearsay-org/hearsay/internal/kit/fetch"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
	"github.com/hearsay-org/hearsay/internal/pipeline"
)

// New puts the program together, with the models and places that are part of it.
// They are read at the same time, since reading one text takes less time than
// that.
func New(c Config) (*App, error) {
	var m *extract.Models
	var modelsErr error
	var models sync.WaitGroup
	models.Go(func() { m, modelsErr = extract.Embedded() })
	a, p, err := openParts(c)
	models.Wait()
	if err := cmp.Or(modelsErr, err); err != nil {
		return nil, err
	}
	return &App{
		pipeline: pipeline.Pipeline{Extract: extract.New(a, p, m)},
		fetch:    fetch.New(fetch.Options{AllowPrivate: c.AllowPrivate, Version: c.Version}),
		config:   c,
	}, nil
}

// NewEngine puts the extractor together, with models of the caller's: programs
// that train and measure use it.
func NewEngine(c Config, m *extract.Models) (*extract.Engine, error) {
	a, p, err := openParts(c)
	if err != nil {
		return nil, err
	}
	return extract.New(a, p, m), nil
}

// openParts opens what the extractor reads sentences and places with.
func openParts(c Config) (*lang.Analyser, places, error) {
	var p places
	var placesErr error
	var wg sync.WaitGroup
	wg.Go(func() { p, placesErr = openPlaces(c) })
	a, err := lang.New()
	wg.Wait()
	return a, p, cmp.Or(err, placesErr)
}
