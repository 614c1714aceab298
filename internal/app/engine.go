package app

import (
	"github.com/hearsay-org/hearsay/internal/extract"
	"github.com/hearsay-org/hearsay/internal/kit/fetch"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
	"github.com/hearsay-org/hearsay/internal/pipeline"
)

// New puts the program together, with the models and places that are part of it.
func New(c Config) (*App, error) {
	m, err := extract.Embedded()
	if err != nil {
		return nil, err
	}
	e, err := NewEngine(c, m)
	if err != nil {
		return nil, err
	}
	return &App{
		pipeline: pipeline.Pipeline{Extract: e},
		fetch:    fetch.New(fetch.Options{AllowPrivate: c.AllowPrivate, Version: c.Version}),
		config:   c,
	}, nil
}

// NewEngine puts the extractor together, with models of the caller's: programs
// that train and measure use it as well.
func NewEngine(c Config, m *extract.Models) (*extract.Engine, error) {
	a, err := lang.New()
	if err != nil {
		return nil, err
	}
	p, err := openPlaces()
	if err != nil {
		return nil, err
	}
	return extract.New(a, p, m), nil
}
