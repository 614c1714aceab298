package count

import "github.com/hearsay-org/hearsay"

// Choose returns which of the quantities within a claim's span is the claim's.
func Choose(list []Quantity, claim hearsay.Span) (Quantity, bool) {
	for _, q := range list {
		if q.Kind != Weak {
			return q, true
		}
	}
	return Quantity{}, false
}
