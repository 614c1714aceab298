// Package count finds numbers and quantities of a text, with the bounds that
// its words give them, and says which of them is a claim's. It stands beneath
// the stage extract and after package when, whose times are no quantities.
package count

import (
	_ "embed"
	"math"
	"sync"

	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
	"github.com/hearsay-org/hearsay/internal/kit/lex"
)

// Kind says what a quantity counts. It decides which one a claim is about.
type Kind uint8

// The kinds.
const (
	Things   Kind = iota // people, tanks, attacks
	Share                // per cent
	Money                //
	Measure              // length, area, weight
	Duration             // hours, days, years
	Times                // three times, twice
	Vague                // several, dozens: no number is said
	Weak                 // part of, all: seldom a claim's quantity

)

// Quantity is a quantity of a text: the words from the bound to the noun that
// is counted, and the bounds they set.
type Quantity struct {
	hearsay.Quantity
	Span   hearsay.Span
	Number hearsay.Span // of the numeral alone
	Kind   Kind
	Bound  bool // words set a bound or say that it is rough
	One    bool // the word "one", which often counts nothing
	Of     bool // "18 of 29", "one of": a part of what follows
	Alone  bool // no noun follows
	Known  bool // what was told of before: "the two cities", "эти три села"
	Change bool // the part in brackets of "1020 (+29)"
}

// Traits returns what is told of a quantity beside its kind, a bit each.
func (q *Quantity) Traits() uint8 {
	out := uint8(0)
	for i, has := range [...]bool{q.Bound, q.One, q.Of, q.Alone, q.Known, q.Change} {
		if has {
			out |= 1 << i
		}
	}
	return out
}

//go:embed count.en.tsv
var tableEN string

//go:embed count.uk.tsv
var tableUK string

//go:embed count.ru.tsv
var tableRU string

var table = sync.OnceValue(func() *lex.Table { return lex.MustTable(tableEN, tableUK, tableRU) })

// Find returns the quantities of a text in order. Numbers within the spans of
// times, which are sorted, are no quantities; nor are ordinals, ages, clock
// times, calibres and numbers in names.
func Find(t *lang.Text, times []hearsay.Span) []Quantity {
	f := finder{t: t, text: t.Source, atoms: lex.Split(t.Source), table: table(), times: times}
	for f.i < len(f.atoms) {
		f.step()
	}
	return f.found
}

type finder struct {
	t     *lang.Text
	text  string
	atoms []lex.Atom
	table *lex.Table
	times []hearsay.Span
	i     int // the next atom
	token int // the token at or before it
	found []Quantity
}

// step reads a quantity at the next atom, or passes over it.
func (f *finder) step() {
	a := &f.atoms[f.i]
	for len(f.times) > 0 && f.times[0].End <= int(a.Start) {
		f.times = f.times[1:]
	}
	if len(f.times) > 0 && f.times[0].Start <= int(a.Start) {
		f.i++
		return
	}
	switch a.Kind {
	case lex.Word:
		if row, n := f.table.Match(f.text, f.atoms, f.i); row != nil {
			if f.bounded(row, n) {
				return
			}
		}
	case lex.Mark:
		if isMoney(f.text[a.Start:a.End]) && f.i+1 < len(f.atoms) && f.atoms[f.i+1].Kind == lex.Number {
			if f.quantity(f.i, f.i, "") {
				return
			}
		}
		f.i++
		return
	}
	if !f.quantity(f.i, f.i, "") {
		f.i++
	}
}

// bounded reads what begins with a bound ("at least 20 people") or a word of
// quantity ("several"); false where neither stands at the next atom.
func (f *finder) bounded(row *lex.Row, n int) bool {
	switch row.Class {
	case "min", "max", "about":
		j := f.i + n
		if inner, m := f.matchAt(j); inner != nil && (inner.Class == "max" || inner.Class == "about") && row.Class == "min" {
			j += m // "по меньшей мере, до пяти"
		}
		if f.quantity(f.i, f.skipSmall(j), row.Class) {
			return true
		}
		if row.Value == "vague" {
			f.vague(f.i, f.i+n, Weak)
			return true
		}
	case "vague", "weak":
		if row.Value == "noun" && f.adjective(f.i+n) {
			return false // "most powerful"
		}
		kind := Vague
		if row.Class == "weak" {
			kind = Weak
		}
		f.vague(f.i, f.i+n, kind)
		return true
	}
	return false
}

func (f *finder) matchAt(i int) (*lex.Row, int) {
	if i >= len(f.atoms) || f.atoms[i].Kind != lex.Word {
		return nil, 0
	}
	return f.table.Match(f.text, f.atoms, i)
}

// skipSmall passes a preposition, article or currency sign between a bound and
// its numeral: "по меньшей мере в четырех районах", "more than a dozen".
func (f *finder) skipSmall(j int) int {
	for j+1 < len(f.atoms) && f.atoms[j].Kind == lex.Mark && isOne(f.word(j), "*", "\"", "«", "“", "„", "–") {
		j++
	}
	if j+1 < len(f.atoms) && f.atoms[j].Kind == lex.Word && f.atoms[j].End-f.atoms[j].Start <= 4 && !f.atoms[j].Break {
		switch f.word(j) {
		case "в", "у", "на", "по", "a", "an", "the", "in", "of", "о", "з", "с", "із":
			return j + 1
		}
	}
	return j
}

// adjective says whether atom i is tagged as an adjective or adverb.
func (f *finder) adjective(i int) bool {
	if i >= len(f.atoms) {
		return false
	}
	p := f.pos(&f.atoms[i])
	return p == lang.ADJ || p == lang.ADV
}

func (f *finder) numeralAt(i int) (lex.Numeral, bool) {
	if i >= len(f.atoms) || f.atoms[i].Break {
		return lex.Numeral{}, false
	}
	return lex.ReadNumeral(f.text, f.atoms, i)
}

func (f *finder) word(i int) string { return f.text[f.atoms[i].Start:f.atoms[i].End] }

// vague adds a word of quantity with the noun that follows.
func (f *finder) vague(first, next int, kind Kind) {
	if n, ok := f.numeralAt(next); ok && (n.Bare || n.Vague) {
		next += n.N // "кілька тисяч"
	}
	end := f.phraseEnd(next)
	f.add(Quantity{Kind: kind, Alone: end == next}, first, first, next, end)
	f.i = next
}

// add appends a quantity of the atoms [first, end), its numeral [numeral, next).
func (f *finder) add(q Quantity, first, numeral, next, end int) {
	q.Span = hearsay.Span{Start: int(f.atoms[first].Start), End: int(f.atoms[end-1].End)}
	q.Number = hearsay.Span{Start: int(f.atoms[numeral].Start), End: int(f.atoms[next-1].End)}
	q.Text = q.Span.In(f.text)
	if first > 0 && !f.atoms[first].Break {
		switch f.atoms[first-1].Kind {
		case lex.Mark:
			q.Change = f.word(first-1) == "+" || f.word(first-1) == "(" && first+1 < len(f.atoms) && f.word(first) == "+"
		case lex.Word:
			row, _ := f.matchAt(first - 1)
			q.Known = row != nil && row.Class == "known"
		}
	}
	f.found = append(f.found, q)
}

func isMoney(s string) bool { return s == "$" || s == "€" || s == "£" || s == "₴" || s == "₽" }

func bound(v float64) *float64 {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return nil
	}
	return &v
}
