package attribution

import (
	"github.com/hearsay-org/hearsay/internal/kit/lang"
)

// longGap is the number of words between a cue and its source up to which no
// part of a content stands between them.
const longGap = 6

// direct returns the quotation that stands right before or behind the words of a
// frame: the first where the frame stands between two, unless the other is half
// as long again.
func (x content) direct(f *Frame, lo, hi int32, s *lang.Sentence) said {
	before := x.quoteBefore(lo, s)
	after := x.quoteAfter(hi, s, before >= 0)
	if after >= 0 && x.another(f, x.p.Quotes[after].First) {
		after = -1
	}
	best := said{how: byQuote}
	for _, q := range []int32{before, after} {
		if q < 0 {
			continue
		}
		quote := &x.p.Quotes[q]
		if n := quote.Last - quote.First; 2*n > 3*(best.last-best.first) {
			best.first, best.last = max(quote.First-1, 0), min(quote.Last+1, int32(len(x.t.Tokens)))
		}
	}
	return best
}

// another says whether another frame stands between a frame and a token.
func (x content) another(f *Frame, to int32) bool {
	near := x.around()
	for i := range near {
		if g := &near[i]; g.Cue > f.Cue && g.Cue < to && g.Role == Source && g.Party >= 0 && x.t.Tokens[g.Cue].POS == lang.VERB {
			return true
		}
	}
	return false
}

// quoteBefore returns the quotation that ends right before a token and is not a
// sentence of its own; -1 for none.
func (x content) quoteBefore(at int32, s *lang.Sentence) int32 {
	for k := at - 1; k >= max(0, at-4); k-- {
		if x.t.Sentences[x.t.Tokens[k].Sent].Para != s.Para || !x.punct(k) {
			break
		}
		q := x.p.InQuote[k]
		if q < 0 && k > 0 {
			q = x.p.InQuote[k-1]
		}
		if q < 0 || x.p.Quotes[q].Last > at || x.p.InQuote[at] == q {
			continue
		}
		if x.ends(q, s) {
			return q
		}
		return -1
	}
	return -1
}

// ends says whether a quotation ends with a mark behind which its frame may
// follow: "…," or "…?", or "…" with a comma or a dash behind it.
func (x content) ends(q int32, s *lang.Sentence) bool {
	last := x.p.Quotes[q].Last - 1
	switch x.t.Word(int(last)) {
	case ",", "?", "!", "…", "—", "–":
		return true
	}
	for k := last + 1; k < min(last+3, s.Last); k++ {
		if x.mark(k) && x.t.Word(int(k)) != "." {
			return true
		}
	}
	return false
}

// quoteAfter returns the quotation that begins right behind a token, or behind
// the comma or colon that ends its clause. The quotation of the next sentence is
// taken where one goes before.
func (x content) quoteAfter(at int32, s *lang.Sentence, goesOn bool) int32 {
	comma, colon, verbs := false, false, false
	for k := at; k < int32(len(x.t.Tokens)) && k < at+60; k++ {
		sent := &x.t.Sentences[x.t.Tokens[k].Sent]
		if sent.Para != s.Para {
			return -1
		}
		if q := x.p.InQuote[k]; q >= 0 {
			if x.p.Quotes[q].First == k && x.p.Quotes[q].Long && (colon || comma && !verbs || k >= s.Last && goesOn && k <= sent.First+1) {
				return q
			}
			return -1
		}
		tok := &x.t.Tokens[k]
		switch {
		case tok.Shape&lang.Quote != 0:
		case tok.POS == lang.PUNCT:
			colon = x.t.Word(int(k)) == ":"
			comma = !colon
		case k >= s.Last:
			return -1
		default:
			comma, colon = false, false
			verbs = verbs || tok.POS == lang.VERB
		}
	}
	return -1
}
