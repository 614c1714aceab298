// Package extract is the third stage: documents come from preserve (or straight
// from a file), mentions go to locate and match. It finds the claims of a text,
// each with the chain of those on whose word it rests, what it says, how it is
// put, and what the text says of how well it stands.
//
// The engine reads sentences (kit/lang), lays out what they hold (passage,
// attribution), and then decides with small trained models, part by part: where
// claims are (cut), of which type (kind), on whose word (speaker), how they are
// put (manner), and what they say beside (slot). All of it is deterministic.
package extract

import (
	"context"

	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/extract/attribution"
	"github.com/hearsay-org/hearsay/internal/extract/cut"
	"github.com/hearsay-org/hearsay/internal/extract/gist"
	"github.com/hearsay-org/hearsay/internal/extract/kind"
	"github.com/hearsay-org/hearsay/internal/extract/notes"
	"github.com/hearsay-org/hearsay/internal/extract/passage"
	"github.com/hearsay-org/hearsay/internal/extract/slot"
	"github.com/hearsay-org/hearsay/internal/extract/speaker"
	"github.com/hearsay-org/hearsay/internal/extract/terms"
	"github.com/hearsay-org/hearsay/internal/kit/count"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
	"github.com/hearsay-org/hearsay/internal/kit/when"
)

// Analyser reads the sentences of a text. It never fails and may be used by many
// goroutines at once.
type Analyser interface {
	Analyse(text string, hint lang.Lang) *lang.Text
}

// Places resolves the names of places of a text, in order and without overlap.
type Places interface {
	Places(t *lang.Text, doc hearsay.Document) []slot.Toponym
}

// Engine finds claims by rules and models that are part of the program.
type Engine struct {
	analyser Analyser
	places   Places
	frames   *attribution.Tables
	models   *Models
}

// New returns an engine with the given models.
func New(a Analyser, p Places, m *Models) *Engine {
	return &Engine{analyser: a, places: p, frames: attribution.NewTables(), models: m}
}

// Work is one document laid out: what all parts look at.
type Work struct {
	Passage *passage.Passage
	Frames  []attribution.Frame
	Places  []slot.Toponym
	Moments []slot.Moment
	Numbers []slot.Number
}

// Lay analyses a document. The document's language is a hint.
func (e *Engine) Lay(doc hearsay.Document) *Work {
	return e.lay(context.Background(), doc)
}

// lay lays a document out; nil where ctx is done before.
func (e *Engine) lay(ctx context.Context, doc hearsay.Document) *Work {
	if ctx.Err() != nil {
		return nil
	}
	hint, _ := lang.ParseLang(doc.Lang)
	t := e.analyser.Analyse(plain(doc.Text), hint)
	t.Source = doc.Text
	if ctx.Err() != nil {
		return nil
	}
	var places []slot.Toponym
	if e.places != nil {
		places = e.places.Places(t, doc)
	}
	if ctx.Err() != nil {
		return nil
	}
	w := &Work{Places: places}
	times := when.Scan(t, doc.Published)
	w.Passage = passage.New(doc, t, stretches(places), times.Spans...)
	w.Places = slot.Unlisted(w.Passage, places)
	w.Frames = attribution.Find(w.Passage, e.frames)
	for _, m := range times.Found {
		if m.Tokens[0] >= m.Tokens[1] || m.Dateline {
			continue // it stands in the address of a link, which has no tokens, or is no time of the story
		}
		w.Moments = append(w.Moments, slot.Moment{First: m.Tokens[0], Last: m.Tokens[1], Interval: m.Interval})
	}
	for _, q := range count.Find(t, times.Spans) {
		first, last := w.Passage.Covers(q.Span.Start, q.Span.End)
		if last > first {
			w.Numbers = append(w.Numbers, slot.Number{First: first, Last: last, Quantity: q.Quantity, Kind: uint8(q.Kind), Traits: q.Traits()})
		}
	}
	return w
}

func stretches(places []slot.Toponym) [][2]int32 {
	out := make([][2]int32, len(places))
	for i := range places {
		out[i] = [2]int32{places[i].First, places[i].Last}
	}
	return out
}

// Read finds the claims, notes, terms and attributions of a document. The
// document's text must be valid UTF-8. The same document always gives the same
// reading. Where ctx is done before the end, the error is that of ctx and the
// reading holds the document alone.
func (e *Engine) Read(ctx context.Context, doc hearsay.Document) (hearsay.Reading, error) {
	var r hearsay.Reading
	if w := e.lay(ctx, doc); w != nil {
		r = e.read(ctx, w)
	}
	if err := ctx.Err(); err != nil {
		return hearsay.Reading{Document: doc}, err
	}
	return r, nil
}

// ReadWork reads a document that is laid out.
func (e *Engine) ReadWork(w *Work) hearsay.Reading { return e.read(context.Background(), w) }

// read reads a document that is laid out, in part where ctx is done before the end.
func (e *Engine) read(ctx context.Context, w *Work) hearsay.Reading {
	r := hearsay.Reading{Document: w.Passage.Doc}
	if r.Document.Lang == "" {
		r.Document.Lang = w.Passage.Text.Lang.String()
	}
	attribution.Weigh(w.Passage, w.Frames, e.models.Frame)
	cuts := cut.Find(ctx, w.Passage, e.models.Cut)
	r.Claims = e.claims(ctx, w, cuts)
	if ctx.Err() != nil {
		return r
	}
	r.Notes = withPeople(w.Passage, notes.Find(w.Passage.Text))
	r.Terms = terms.Find(w.Passage.Text)
	r.Attributions = attribution.Triples(w.Passage, w.Frames)
	return r
}

// claims fills in what the cuts of a text say.
func (e *Engine) claims(ctx context.Context, w *Work, cuts []cut.Cut) []hearsay.Mention {
	if ctx.Err() != nil {
		return nil
	}
	scene := speaker.NewScene(w.Passage, w.Frames, cuts)
	origins, outers := scene.Read(e.models.chains())
	stretches := make([]kind.Claim, len(cuts))
	for i, c := range cuts {
		stretches[i] = kind.Claim{First: c.First, Last: c.Last}
	}
	for i, seen := range gist.Look(e.models.Gist, w.Passage, stretches) {
		stretches[i].Seen = seen
	}
	types := kind.Sequence(w.Passage, e.models.Kind, e.models.Next, e.models.Sort, stretches)
	f := &filler{Engine: e, w: w, p: w.Passage, scene: scene}
	out := make([]hearsay.Mention, 0, len(cuts))
	for i := range cuts {
		if ctx.Err() != nil {
			return out
		}
		out = append(out, f.mention(&cuts[i], types[i], origins[i], outers[i]))
	}
	f.places(out)
	f.times(out)
	return out
}
