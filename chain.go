package hearsay

import "strings"

// Chain is the ordered links on whose word a mention rests, from the one next to
// the publisher to the one closest to the event. The publisher is never in it;
// an empty chain means that the publisher asserts it in its own voice. It is not
// a list of sources: its order says who had it from whom.
type Chain []Link

// Link is one telling within a chain: one party, or several that speak together.
type Link struct {
	Name       string   // as the text words it, in the fullest form that occurs
	Nominative string   // the name in the nominative, where known
	Parties    []string // the parties one by one, as worded
	Verb       string   // the word of speech, as it stands
	Class      string   // says, reports, cites, confirms, denies, alleges
	Hedge      string   // what weakens the telling, as it stands
	Span       Span     // of the words that name it for this claim
}

// Names returns the names of the links, outermost first.
func (c Chain) Names() []string {
	names := make([]string, len(c))
	for i, l := range c {
		names[i] = l.Name
	}
	return names
}

// Origin returns the last link, the one closest to the event; false where the
// publisher speaks in its own voice.
func (c Chain) Origin() (Link, bool) {
	if len(c) == 0 {
		return Link{}, false
	}
	return c[len(c)-1], true
}

// String returns "A ← B ← C", the origin last.
func (c Chain) String() string { return strings.Join(c.Names(), " ← ") }
