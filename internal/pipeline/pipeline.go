// Package pipeline holds the stages in their order, on one page, and the runner
// that works through many items. Documents come from app, readings go to
// publish. A stage is named here by the method that the pipeline needs of it.
package pipeline

import (
	"context"
	"fmt"

	hearsay "github.com/hearsay-org/hearsay"
)

// Extractor finds what a document says and on whose word. It may be called by
// many goroutines at once, always gives the same reading of the same document,
// and returns Invalid for what cannot be read.
type Extractor interface {
	Read(ctx context.Context, doc hearsay.Document) (hearsay.Reading, error)
}

// Pipeline is the stages, joined: extract finds the claims, and asks locate for
// the places of the text through a method of its own, since what is a place
// helps to tell what is a claim.
type Pipeline struct {
	Extract Extractor
}

// Read takes one document through all stages. A fault of a stage comes back as
// an Internal error that names it; a reading that breaks its own rules is one.
func (p *Pipeline) Read(ctx context.Context, doc hearsay.Document) (hearsay.Reading, error) {
	var r hearsay.Reading
	err := Guard("extract", func() (err error) {
		r, err = p.Extract.Read(ctx, doc)
		return err
	})
	if err != nil {
		return r, fmt.Errorf("extract: %w", err)
	}
	return r, r.Validate()
}

// Guard runs a step of the work on one text. A panic, which is a fault of the
// program, becomes an Internal error that names the step, so that the other
// texts are still read.
func Guard(step string, do func() error) (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = hearsay.Errorf(hearsay.Internal, "the program broke down on this text in %s: %v", step, fault).
				WithHint("please report it, with the text if it may be shown: SECURITY.md says where")
		}
	}()
	return do()
}
