package when

import "github.com/hearsay-org/hearsay"

// Choose returns the expression that says when a claim's event was: one within
// its quote, else the nearest before it in its sentence, else a fine one after
// it there, else a night named before it in its paragraph. A day is not carried
// over from sentence to sentence: of 5,750 annotated claims of three languages
// it would be theirs in a quarter of the cases. The list is in order.
func Choose(list []Expression, quote, sentence, paragraph hearsay.Span) (Expression, bool) {
	within, before, after, night := -1, -1, -1, -1
	for i := range list {
		e := &list[i]
		if e.Span.Start >= paragraph.End && e.Span.Start >= sentence.End {
			break
		}
		switch {
		case quote.Overlaps(e.Span):
			if within < 0 {
				within = i
			}
		case sentence.Contains(e.Span) && e.Span.End <= quote.Start:
			if e.Precision != Season && e.Precision != Decade {
				before = i
			}
		case sentence.Contains(e.Span):
			if after < 0 && (e.Precision == Night || e.Precision == Month) {
				after = i
			}
		case paragraph.Contains(e.Span) && e.Span.End <= quote.Start && e.Precision == Night:
			night = i
		}
	}
	for _, i := range []int{within, before, after, night} {
		if i >= 0 {
			return list[i], true
		}
	}
	return Expression{}, false
}
