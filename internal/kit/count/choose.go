package count

import "github.com/hearsay-org/hearsay"

// What a feature adds to the likelihood of a quantity or takes away from it, and
// the least that is taken; from the counts in share.
const (
	addBound  = .1
	lessOne   = .25
	lessPart  = .25 // "one of the"
	lessKnown = .45
	lessLater = .08 // for every quantity before it
	least     = .4  // what is less likely is not taken
)

// Choose returns which of the quantities within a claim's span is the claim's;
// false where none is likely to be.
func Choose(list []Quantity, claim hearsay.Span) (Quantity, bool) {
	best, at := least, -1
	for i := range list {
		q := &list[i]
		if !claim.Contains(q.Number) || q.Change {
			continue
		}
		if s := q.likelihood() - lessLater*float64(i); s > best {
			best, at = s, i
		}
	}
	if at < 0 {
		return Quantity{}, false
	}
	return list[at], true
}

// likelihood says how likely a quantity is the one that its claim states.
func (q *Quantity) likelihood() float64 {
	s := q.Kind.share()
	if q.Bound {
		s += addBound
	}
	if q.One {
		s -= lessOne
		if q.Of {
			s -= lessPart
		}
	}
	if q.Known {
		s -= lessKnown
	}
	return s
}

// share is the part of the quantities of a kind that are their claim's, of those
// that stand in a claim's quote, in 5,750 annotated claims of three languages.
func (k Kind) share() float64 {
	switch k {
	case Things, Share:
		return .8
	case Money:
		return .85
	case Vague:
		return .75
	case Times:
		return .7
	case Measure, Duration:
		return .65
	}
	return .2
}
