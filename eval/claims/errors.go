package claims

import "github.com/hearsay-org/hearsay/eval/gold"

// The kinds of error by which claims are lost. Wrong types are counted by the
// types that were confused, as "type: strike read as explosion".
const (
	Missed     = "a claim was missed"
	Extra      = "a sentence that is no claim was taken for one"
	OwnForSome = "a source was missed: the claim stands in the publisher's own voice"
	SomeForOwn = "a source was given to what the publisher says itself"
	OtherParty = "another party was made the source"
	Flat       = "a chain of two links lost its outer link"
	Deep       = "a chain got a link that it has not"
)

// Errors counts the kinds of error of a document.
func Errors(doc, found *gold.Document) map[string]int {
	out := map[string]int{}
	hits := match(found.Claims, doc)
	out[Missed] = len(doc.Claims) - len(hits)
	out[Extra] = len(found.Claims) - len(hits)
	for _, h := range hits {
		p, g := found.Claims[h.p], doc.Claims[h.g]
		if p.Type != g.Type {
			out["type: "+g.Type+" read as "+p.Type]++
		}
		switch {
		case !SameOrigin(p.Chain, g.Chain) && len(p.Chain) == 0:
			out[OwnForSome]++
		case !SameOrigin(p.Chain, g.Chain) && len(g.Chain) == 0:
			out[SomeForOwn]++
		case !SameOrigin(p.Chain, g.Chain):
			out[OtherParty]++
		case len(p.Chain) < len(g.Chain):
			out[Flat]++
		case len(p.Chain) > len(g.Chain):
			out[Deep]++
		}
	}
	return out
}

// NestedMean returns the mean over documents of the share of chains of two and
// more links that are exact, and the number of documents that have such chains.
func NestedMean(docs []Counts) (mean float64, n int) {
	for _, c := range docs {
		if c["nested"] > 0 {
			mean += c["nested_ok"] / c["nested"]
			n++
		}
	}
	return share(mean, float64(n)), n
}
