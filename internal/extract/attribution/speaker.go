package attribution

import (
	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/extract/passage"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
)

// speaker is who speaks: a party, or the words between a quotation and its verb.
type speaker struct {
	party       int32 // -1 for none that the passage knows
	first, last int32 // the words; empty where they are the party's
}

// name returns the words that name a speaker, and the fullest form of the name.
func (x content) name(by speaker, f *Frame) (hearsay.Span, string) {
	span := x.p.Span(by.first, by.last)
	if by.last == by.first && by.party >= 0 {
		span = x.p.Span(x.whole(by.party, f))
	}
	if by.party >= 0 {
		return span, x.p.FullName(by.party)
	}
	return span, span.In(x.t.Source)
}

// speaker returns who speaks in a frame.
func (x content) speaker(f *Frame) speaker {
	if f.Kind == Verb || f.Kind == According && f.Party >= 0 && x.p.Parties[f.Party].NounLast <= f.First {
		s := &x.t.Sentences[f.Sent]
		if first, last := x.behindQuote(f, s); last > first {
			if id := x.headed(first, last); id < 0 || x.p.Parties[id].NounFirst < first {
				return speaker{id, first, last}
			} else if f.Party < 0 || x.p.Parties[f.Party].Head < first || x.p.Parties[f.Party].Head >= last {
				return speaker{party: id}
			}
		}
	}
	id := x.party(f)
	if f.Kind == Verb && id >= 0 && x.p.Parties[id].Head > f.Cue {
		if first, last := x.before(f); last > first {
			return speaker{x.headed(first, last), first, last}
		}
	}
	return speaker{party: id}
}

// before returns the noun phrase right before a verb of an English sentence.
func (x content) before(f *Frame) (first, last int32) {
	s := &x.t.Sentences[f.Sent]
	if s.Lang != lang.English {
		return 0, 0
	}
	first = f.First
	for first > s.First && f.First-first < maxWords && !x.punct(first-1) && (x.nominal(first-1) || x.t.Tokens[first-1].POS == lang.AUX || x.t.Tokens[first-1].POS == lang.ADV) {
		first--
	}
	for first < f.First && (x.t.Tokens[first].POS == lang.CCONJ || x.t.Tokens[first].POS == lang.ADV) {
		first++
	}
	last = f.First
	for last > first && (x.t.Tokens[last-1].POS == lang.AUX || x.t.Tokens[last-1].POS == lang.ADV) {
		last--
	}
	return first, last
}

// headed returns the party whose head stands in a range; of several the first.
func (x content) headed(first, last int32) int32 {
	for k := first; k < last; k++ {
		if id := x.p.PartyAt[k]; id >= 0 && x.p.Parties[id].Head >= first && x.p.Parties[id].Head < last {
			return id
		}
	}
	return -1
}

// behindQuote returns the noun phrase of "…", X said and "…", said X, whatever
// the tree makes of it; an empty range where the words are no such phrase.
func (x content) behindQuote(f *Frame, s *lang.Sentence) (first, last int32) {
	k := f.First
	for k > s.First && f.First-k < maxWords && x.p.InQuote[k-1] < 0 && !x.punct(k-1) {
		k--
	}
	if x.p.InQuote[f.First] >= 0 || k == 0 || !x.opensBehind(k, s) {
		return 0, 0
	}
	if k < f.First {
		return x.phrase(k, f.First)
	}
	last = f.Last
	for last < min(s.Last, f.Last+maxWords) && !x.punct(last) && x.nominal(last) {
		last++
	}
	return x.phrase(f.Last, last)
}

// opensBehind says whether a quotation ends right before a token.
func (x content) opensBehind(k int32, s *lang.Sentence) bool {
	q := x.quoteBefore(k, s)
	return q >= 0 && x.p.Quotes[q].Last >= k-3
}

// nominal says whether a token may stand in the name of a speaker.
func (x content) nominal(k int32) bool {
	switch tok := &x.t.Tokens[k]; tok.POS {
	case lang.VERB, lang.AUX, lang.SCONJ, lang.PART, lang.ADV:
		return false
	case lang.ADP:
		return x.t.Tokens[k].Form == lang.Key("of")
	}
	return true
}

// phrase returns a range whose words may all name a speaker, auxiliaries and
// adverbs at its end left out; an empty one where they may not.
func (x content) phrase(first, last int32) (int32, int32) {
	for last > first && (x.t.Tokens[last-1].POS == lang.AUX || x.t.Tokens[last-1].POS == lang.ADV) {
		last--
	}
	named := false
	for k := first; k < last; k++ {
		if !x.nominal(k) || x.t.Tokens[k].POS == lang.CCONJ && k == first {
			return 0, 0
		}
		pos := x.t.Tokens[k].POS
		named = named || pos == lang.PROPN || pos == lang.NOUN || pos == lang.PRON
	}
	if !named {
		return 0, 0
	}
	return first, last
}

// party returns the party that speaks. In English a subject stands before its
// verb, but for "…", said X.
func (x content) party(f *Frame) int32 {
	s := &x.t.Sentences[f.Sent]
	if f.Kind == According && f.Party >= 0 && x.p.Parties[f.Party].Kind == passage.Pronoun {
		return x.antecedent(f.Party)
	}
	if f.Kind != Verb || s.Lang != lang.English || f.Party < 0 && f.Silent && x.passive(f.Cue) {
		return f.Party
	}
	k := f.First - 1
	for k >= s.First && k > f.First-maxWords && (x.t.Tokens[k].POS == lang.ADV || x.t.Tokens[k].POS == lang.AUX || x.t.Tokens[k].POS == lang.PART) {
		k--
	}
	left := f.Party >= 0 && x.p.Parties[f.Party].Head < f.Cue
	if k < s.First || left && x.t.Tokens[k].POS == lang.CCONJ {
		return f.Party
	}
	if x.t.Tokens[k].POS == lang.CCONJ {
		return x.joined(f)
	}
	switch {
	case x.t.Tokens[k].Shape&lang.Close != 0 && x.t.Tokens[k].Shape&lang.Quote == 0:
		for k > s.First && k > f.First-maxWords && x.t.Tokens[k].Shape&lang.Open == 0 {
			k--
		}
		if left || k == s.First {
			return f.Party
		}
		return x.top(k-1, s)
	case x.punct(k):
		if left && x.p.Parties[f.Party].NounLast < k-1 && f.First-k == 1 {
			if id := x.behind(f, s); id >= 0 {
				return id
			}
		}
		if left || f.Party >= 0 && (x.behind(f, s) >= 0 || x.t.Tokens[k].Shape&lang.Quote != 0) {
			return f.Party
		}
		if id := x.beforeApposition(k, s); id >= 0 {
			return id
		}
		return f.Party
	case left:
		return f.Party
	}
	if id := x.top(k, s); id >= 0 {
		return id
	}
	return f.Party
}

// joined returns the party of the frame before one that is joined to it: "praised
// X and said that …".
func (x content) joined(f *Frame) int32 {
	near := x.around()
	for i := range near {
		g := &near[i]
		if g.Sent == f.Sent && g.Cue < f.Cue && g.Party >= 0 && x.p.Parties[g.Party].Head < g.Cue && g.Role == Source {
			return g.Party
		}
	}
	return f.Party
}

// antecedent returns the party that a relative pronoun stands for.
func (x content) antecedent(id int32) int32 {
	verb := x.t.Tokens[x.p.Parties[id].Head].Head
	if verb < 0 || x.t.Tokens[verb].Rel != lang.AclRelcl || x.t.Tokens[verb].Head < 0 || x.t.Tokens[x.p.Parties[id].Head].Rel != lang.Nsubj {
		return id
	}
	if of := x.p.PartyAt[x.t.Tokens[verb].Head]; of >= 0 && x.p.Parties[of].Head < x.p.Parties[id].Head && x.p.Kid(verb, lang.Mark) < 0 {
		return of
	}
	return id
}

// behind returns the party that follows a verb at once and ends its clause.
func (x content) behind(f *Frame, s *lang.Sentence) int32 {
	k := f.Last
	if k < s.Last && x.t.Tokens[k].POS == lang.DET {
		k++
	}
	if k >= s.Last || x.p.PartyAt[k] < 0 || x.p.Kid(f.Cue, lang.Obj) >= 0 && x.t.Tokens[k].POS != lang.PROPN {
		return -1
	}
	id := x.p.PartyAt[k]
	if last := x.p.Parties[id].NounLast; last < s.Last && !x.punct(last) {
		return -1
	}
	return id
}

func (x content) passive(i int32) bool {
	return x.p.Kid(i, lang.AuxPass) >= 0 || x.p.Kid(i, lang.NsubjPass) >= 0
}

// top returns the party whose phrase ends with a token: of nested ones the
// outermost. Phrases of time and place are passed over.
func (x content) top(k int32, s *lang.Sentence) int32 {
	for skipped := 0; skipped < 3 && k >= s.First; skipped++ {
		best, at := x.p.PartyAt[k], k
		for n := 0; n < 16; n++ {
			h := x.t.Tokens[at].Head
			if h < s.First || h >= at && x.t.Tokens[at].Rel != lang.Compound || x.t.Tokens[h].POS == lang.VERB || x.t.Tokens[h].POS == lang.AUX {
				break
			}
			if at = h; x.p.PartyAt[at] >= 0 {
				best = x.p.PartyAt[at]
			}
		}
		first, _ := x.p.Reach(at)
		if x.t.Tokens[at].Rel != lang.Obl || first <= s.First || first > at {
			return best
		}
		for k = first - 1; k > s.First && x.punct(k); {
			k--
		}
	}
	return -1
}

// beforeApposition returns X in "X, head of the department, said": the party in
// front of a stretch that ends with the mark at k.
func (x content) beforeApposition(k int32, s *lang.Sentence) int32 {
	for i := k - 1; i > max(s.First, k-longGap*4); i-- {
		if x.mark(i) {
			return x.top(i-1, s)
		}
	}
	return -1
}

// whole returns the words that name a party, with what is put in apposition to it
// and the clauses that describe it, as far as they do not hold the frame.
func (x content) whole(id int32, f *Frame) (first, last int32) {
	party := &x.p.Parties[id]
	first, last = x.p.Reach(party.Head)
	if party.Head < f.First && last > f.First || party.Kind == passage.Pronoun {
		first, last = party.NounFirst, party.NounLast
	}
	first, last = min(first, party.NounFirst), max(last, party.NounLast)
	switch {
	case party.Head < f.First:
		last = min(last, f.First)
	case party.Head >= f.Last:
		first = max(first, f.Last)
	}
	// What stands before a comma or in a quotation is no part of the name.
	for k := party.Head - 1; k >= max(first, party.Head-maxWords); k-- {
		if x.mark(k) && x.t.Word(int(k)) != "." || x.p.InQuote[k] != x.p.InQuote[party.Head] {
			first = k + 1
			break
		}
	}
	for first < last && x.punct(first) {
		first++
	}
	for last > first && x.punct(last-1) {
		last--
	}
	return first, last
}
