// Package lexicon holds what the extractor knows of words: which of them tell
// of an event, cue a speech, frame a source, hedge, or name a kind of actor, in
// English, Ukrainian and Russian. It is language data in embedded tables, with
// a loader; the stage extract makes features and rules of it. It reads no text
// itself.
package lexicon

import (
	"sync"

	"github.com/hearsay-org/hearsay/internal/kit/lang"
)

// Tables are the tables of one language. They are shared and never change.
type Tables struct {
	Events  Index[Event]   // events.tsv and phrases.tsv
	Speech  Index[Cue]     // speech.tsv
	Frames  []Frame        // according.tsv, in the order of the table
	Hedges  Index[Hedge]   // hedges.tsv
	Parties Index[Party]   // parties.tsv
	Roles   Index[Role]    // personroles.tsv
	Names   Index[Name]    // names.tsv
	Endings []Ending       // surnames.tsv, longest first
	Outlets *Index[Outlet] // outlets.tsv, one for all languages
	Units   *Index[Unit]   // units.tsv, one for all languages
	Stemmer *Stemmer       // stems.tsv; the stems of Events, Speech and Parties
}

// Event is a word or phrase that tells of an event.
type Event struct {
	POS     POS
	Phrase  bool          // of phrases.tsv
	Weights [NTypes]uint8 // 0 to 3, by the order of hearsay.Types
}

// Cue is a word of speech, thought or showing.
type Cue struct {
	POS   POS
	Class string // one of SpeechClasses
	ID    uint8  // the place of Class in SpeechClasses
	Voice string // the voice that it gives to its content; "" where none
}

// Hedge is an expression that changes the voice or the polarity of a claim.
type Hedge struct {
	Effect string // a voice, or "negative"
	ID     uint8  // the place of Effect in Effects
	Weight uint8  // 1 weak or ambiguous, 2 usual, 3 sure
}

// Party is the head of a phrase that names a kind of actor or thing.
type Party struct {
	Class string // a word of classes.tsv
	ID    uint8  // its place there
}

// Role is a title or role beside the name of a person.
type Role struct {
	Class    string // a word of classes.tsv
	ID       uint8  // its place there
	Position string // "before" the name, "after" it, or "both"
}

// Name is a given name or a frequent surname.
type Name struct {
	Gender byte   // m, f, u for both, s for a surname
	Origin string // the language that it comes from
}

// Ending is the ending of a surname in the nominative, folded.
type Ending struct {
	Text   string
	Gender byte // m, f, u for both
	Origin string
}

// Outlet is a news outlet, a channel or a think-tank. Name is its first
// spelling in the table.
type Outlet struct {
	Name, Kind, Country string
	Common              bool // its name is also a usual word: take it only in quotation marks or with a capital
}

// Unit is an armed formation, a service or an agency. Name is its first
// spelling in the table.
type Unit struct {
	Name, Class, Side string
}

// POS is a part of speech as the tables give it.
type POS byte

// The parts of speech of the tables.
const (
	Verb      POS = 'v'
	Noun      POS = 'n'
	Adjective POS = 'a'
	Other     POS = 'x' // adverbs, particles, whole expressions
)

// NTypes is the number of event types.
const NTypes = 26

// Load returns the tables of a language. Those of an unknown language are the
// English ones. The tables are read at the first call.
func Load(l lang.Lang) *Tables {
	switch l {
	case lang.Ukrainian:
		return ukrainian()
	case lang.Russian:
		return russian()
	}
	return english()
}

var (
	english   = sync.OnceValue(func() *Tables { return mustRead("en") })
	ukrainian = sync.OnceValue(func() *Tables { return mustRead("uk") })
	russian   = sync.OnceValue(func() *Tables { return mustRead("ru") })
	outlets   = sync.OnceValue(mustOutlets)
	units     = sync.OnceValue(mustUnits)
)

// mustRead reads embedded tables. That they are well formed is tested, so that
// a fault is one of the program.
func mustRead(l string) *Tables {
	t, err := read(l)
	must(err)
	return t
}
