package hearsay

import (
	"fmt"
	"time"
)

// Mention is one claim as one text makes it: the exact quote, its slots and its
// chain. It says that somebody said something; it never says that it is so. It
// is not a sentence: one sentence may make several, or none.
type Mention struct {
	Quote      string // the exact words, Span of the document's text
	Span       Span
	Type       string // one of Types
	Chain      Chain
	Voice      string // one of Voices
	Polarity   string // "positive" or "negative"
	Actor      string // who does it, as named in the text; "" where none
	Target     string // whom or what it is done to; "" where none
	Places     []string
	Time       *Interval
	Quantity   *Quantity
	Locations  []Location
	Rules      []Rule  // what made each part of it
	Confidence float64 // 0 to 1, of the extraction; it says nothing about the world
}

// The two polarities of a mention.
const (
	Positive = "positive"
	Negative = "negative" // it did not happen, or is not so
)

// Rule names what made one part of a mention.
type Rule struct {
	Part string `json:"part"` // quote, type, chain, voice, polarity, actor, target, place, time, quantity
	Name string `json:"rule"`
	Why  string `json:"why,omitempty"` // the words or features that decided, for people
}

// Interval is a time with open ends: a zero From reaches back, a zero To
// forward without bound. Both are days, midnight UTC, To inclusive.
type Interval struct {
	From, To time.Time
	Text     string // the words that say so; "" where it is inherited
}

// Quantity is a number as a text words it, with its bounds where it has any.
type Quantity struct {
	Text string
	Min  *float64
	Max  *float64
}

// Location is a place name of the text, resolved.
type Location struct {
	Text         string        // as it stands
	Name         string        // the gazetteer's
	ID           string        // "geonames:703448", "katottg:UA65…"; "" where unresolved
	Lat, Lon     float64       // degrees, WGS 84
	RadiusKM     float64       // of the area meant
	Precision    string        // one of Precisions
	Admin        string        // "Kherson Oblast, Ukraine"
	Span         Span          // where it stands
	Alternatives []Alternative // what else it may be, best first
}

// Alternative is another reading of a place name.
type Alternative struct {
	Name     string
	ID       string
	Admin    string
	Lat, Lon float64
	Score    float64 // 0 to 1, relative to the one that was taken
}

// Note is what a text says of how well claims stand. It is the text's judgement,
// never the program's.
type Note struct {
	Kind  string // one of NoteKinds
	By    string // who says or did it; "" for the publisher
	Of    string // whom it concerns; "" where nobody is named
	Quote string
	Span  Span
}

// Term is a word that the text explains or that a reader must have explained.
type Term struct {
	Term  string
	Kind  string // one of TermKinds
	Means string
	Span  Span
}

// Attribution is a source, a cue and a content found in a text, an opinion
// included, whether or not its content is a claim. What others say within its
// content are its inner attributions: "X said that, according to Y, …".
type Attribution struct {
	Source  Span // empty where the source is understood from before
	Cue     Span
	Content Span
	Name    string        // the source, resolved to its fullest form
	Class   string        // the cue's verb class
	Inner   []Attribution // in the order of the text, however deep they stand; these have none of their own
}

// Reading is all that was found in one document.
type Reading struct {
	Document     Document
	Claims       []Mention
	Notes        []Note
	Terms        []Term
	Attributions []Attribution
	Warnings     []string // what could not be read, for people
}

// Validate reports the first span, quote or vocabulary word that does not hold.
func (r *Reading) Validate() error {
	text := r.Document.Text
	for i := range r.Claims {
		m := &r.Claims[i]
		if err := m.Span.Validate(text); err != nil {
			return fmt.Errorf("claim %d: %w", i, err)
		}
		if m.Span.In(text) != m.Quote {
			return Errorf(Internal, "claim %d: its quote is not what stands at %v", i, m.Span)
		}
		if !Types.Has(m.Type) || !Voices.Has(m.Voice) {
			return Errorf(Internal, "claim %d: %q, %q are not words of the vocabulary", i, m.Type, m.Voice)
		}
	}
	for i, n := range r.Notes {
		if n.Span.In(text) != n.Quote || !NoteKinds.Has(n.Kind) {
			return Errorf(Internal, "note %d: %q is not what stands at %v", i, n.Quote, n.Span)
		}
	}
	for i, t := range r.Terms {
		if !TermKinds.Has(t.Kind) {
			return Errorf(Internal, "term %d: %q is no kind of term", i, t.Kind)
		}
	}
	return nil
}
