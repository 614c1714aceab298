package claims

import "github.com/hearsay-org/hearsay"

// Words returns the spans of a text's words: runs of letters, digits and "_".
func Words(text string) []hearsay.Span { return words(text) }
