// Package terms finds the words that a text explains or that a reader must have
// explained: acronyms, pejoratives, euphemisms, nicknames and translations. It
// is part of the stage extract.
package terms

import (
	_ "embed"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
	"github.com/hearsay-org/hearsay/internal/kit/lex"
)

//go:embed terms.en.tsv
var tableEN string

//go:embed terms.uk.tsv
var tableUK string

//go:embed terms.ru.tsv
var tableRU string

// tables returns the table of each language.
var tables = sync.OnceValue(func() [4]*lex.Table {
	return [4]*lex.Table{lang.English: lex.MustTable(tableEN), lang.Ukrainian: lex.MustTable(tableUK), lang.Russian: lex.MustTable(tableRU)}
})

// Find returns the terms of a text in the order of their first use, each once.
// What the text itself says of a word goes before what the tables know.
func Find(t *lang.Text) []hearsay.Term {
	f := finder{text: t.Source, atoms: lex.Split(t.Source), cues: cues(), seen: map[uint64]int{}}
	f.order(t)
	for i := range f.atoms {
		if f.atoms[i].Kind != lex.Word || f.explained(i) || f.named(i) {
			continue
		}
		f.known(i)
	}
	return f.found
}

const (
	longest     = 120 // bytes of a term
	stemLetters = 3   // by which forms of a word are told apart from other words
)

type finder struct {
	text   string
	atoms  []lex.Atom
	tables [3]*lex.Table // of the text's language, then of the others
	cues   *lex.Table
	seen   map[uint64]int // the places in found, by hash of term and of meaning
	found  []hearsay.Term
}

// order puts the table of the text's language first.
func (f *finder) order(t *lang.Text) {
	all, first := tables(), t.Lang
	if first == lang.Unknown {
		first = lang.English
	}
	f.tables[0] = all[first]
	k := 1
	for l := lang.English; l <= lang.Russian; l++ {
		if l != first {
			f.tables[k] = all[l]
			k++
		}
	}
}

// known adds the term of a table that begins at atom i.
func (f *finder) known(i int) {
	for _, table := range f.tables {
		row, n := table.Match(f.text, f.atoms, i)
		if row == nil {
			continue
		}
		if row.Class == "acronym" && !f.capitals(i) {
			continue
		}
		f.add(row.Class, row.Value, i, i+n, hashOf(row, f.word(i)))
		return
	}
}

// hashOf makes the forms of a word in a row one term: those with the same
// meaning that begin alike.
func hashOf(row *lex.Row, word string) uint64 {
	n := 0
	for i := range word {
		if n++; n > stemLetters {
			word = word[:i]
			break
		}
	}
	return lex.Fold(row.Class + row.Value + "\t" + word)
}

// capitals says whether the word at i begins with two capitals, or is one of
// the abbreviations that are written small.
func (f *finder) capitals(i int) bool {
	s := f.word(i)
	r, n := utf8.DecodeRuneInString(s)
	q, m := utf8.DecodeRuneInString(s[n:])
	if m > 0 && unicode.IsUpper(r) && (unicode.IsUpper(q) || n+m < len(s) && unicode.IsUpper(lastRune(s))) {
		return true
	}
	return utf8.RuneCountInString(s) > 3 && !f.atoms[i].AllCaps
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

func (f *finder) word(i int) string { return f.text[f.atoms[i].Start:f.atoms[i].End] }

// add appends the term of the atoms [i, j), unless it was found before.
func (f *finder) add(kind, means string, i, j int, key uint64) {
	span := hearsay.Span{Start: int(f.atoms[i].Start), End: int(f.atoms[j-1].End)}
	own := lex.Fold(span.In(f.text))
	if at, ok := f.seen[key]; ok {
		f.shorten(at, span)
		return
	}
	if _, ok := f.seen[own]; ok || span.Len() > longest {
		return
	}
	f.seen[key], f.seen[own] = len(f.found), len(f.found)
	f.found = append(f.found, hearsay.Term{Term: span.In(f.text), Kind: kind, Means: means, Span: span})
}

// shorten gives a loaded word in the shortest of the forms in which it occurs:
// the one nearest to its entry in a dictionary.
func (f *finder) shorten(at int, span hearsay.Span) {
	if t := &f.found[at]; t.Kind != "acronym" && span.Len() < t.Span.Len() {
		t.Term, t.Span = span.In(f.text), span
	}
}
