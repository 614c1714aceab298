package notes

import (
	"slices"

	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
	"github.com/hearsay-org/hearsay/internal/kit/lex"
)

const (
	wordsBefore = 12 // of a quote before its cue, at most
	wordsAfter  = 14 // and after it
	shortest    = 4  // words; a shorter clause takes the next one along
)

// add appends the note of a rule that matched the atoms [k, end) of the
// sentence [i, j). Its quote is the clause around them.
func (f *finder) add(r *rule, i, k, end, j int) {
	before, after := wordsBefore, wordsAfter
	if r.option == "short" {
		before, after = 2, 5
	}
	first, last := f.clause(i, k, end, j, before, after)
	span := hearsay.Span{Start: int(f.atoms[first].Start), End: int(f.atoms[last-1].End)}
	cue := hearsay.Span{Start: int(f.atoms[k].Start), End: int(f.atoms[end-1].End)}
	f.found = append(f.found, Note{hearsay.Note{Kind: f.g.names[r.kind], Quote: span.In(f.text), Span: span}, cue})
}

// clause widens the match [k, end) to the marks that part clauses, and on over
// a comma before "that".
func (f *finder) clause(i, k, end, j, before, after int) (first, last int) {
	first, last = k, end
	words := 0
	for ; first > i && words < before; first-- {
		if f.parts(first-1) && (!f.joins(first-1, i) || words >= shortest) {
			break
		}
		if f.atoms[first-1].Kind == lex.Word {
			words++
		}
	}
	whole := words + end - k
	for words = 0; last < j && words < after; last++ {
		if f.parts(last) && !f.that(last+1, j) && (words+whole >= shortest || !f.joins(last, i)) {
			break
		}
		if f.atoms[last].Kind == lex.Word {
			words++
		}
	}
	for first < k && f.atoms[first].Kind == lex.Mark {
		first++
	}
	for last > end && f.atoms[last-1].Kind == lex.Mark && f.word(last-1) != ")" {
		last--
	}
	return first, last
}

// parts says whether atom i is a mark that parts clauses.
func (f *finder) parts(i int) bool {
	if f.atoms[i].Kind != lex.Mark {
		return false
	}
	switch f.word(i) {
	case ",", ";", ":", "—", "–", "(", ")", ".", "!", "?", "…":
		return true
	}
	return false
}

// joins says whether the mark at i is a comma or dash, over which a clause that
// is too short may go on.
func (f *finder) joins(i, start int) bool {
	return i > start && (f.word(i) == "," || f.word(i) == "—" || f.word(i) == "–")
}

// that says whether a conjunction of content begins at atom i: ", що", ", что".
func (f *finder) that(i, j int) bool {
	if i >= j {
		return false
	}
	switch f.word(i) {
	case "що", "что", "that", "чтобы", "щоб", "нібито", "якобы":
		return true
	}
	return false
}

// name says whether atom i is part of a name; the first word of a sentence is
// one only where more than its place gives it a capital.
func (f *finder) name(i, start int) bool {
	a := &f.atoms[i]
	if a.Kind != lex.Word || !a.Capital || f.class[i] != 0 && f.class[i] != f.g.classes["speaker"] && f.class[i] != f.g.classes["press"] {
		return false
	}
	switch f.pos(a) {
	case lang.NOUN, lang.PROPN, lang.ADJ:
		return true
	case lang.X: // not tagged
		return i != start || a.AllCaps || i+1 < len(f.atoms) && f.atoms[i+1].Capital
	}
	return false
}

// pos returns the tag of the token that covers an atom; X where none does.
func (f *finder) pos(a *lex.Atom) lang.POS {
	i, found := slices.BinarySearchFunc(f.t.Tokens, a.Start, func(t lang.Token, at int32) int {
		switch {
		case t.End <= at:
			return -1
		case t.Start > at:
			return 1
		}
		return 0
	})
	if !found {
		return lang.X
	}
	return f.t.Tokens[i].POS
}
