// Package when finds the expressions of time in a text and resolves them
// against the day of publication, as intervals of days. It stands beneath the
// stages extract and locate.
package when

import (
	_ "embed"
	"sync"
	"time"

	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
	"github.com/hearsay-org/hearsay/internal/kit/lex"
)

// Precision says what an expression names.
type Precision uint8

// The precisions, finest first.
const (
	Moment Precision = iota // a clock time of a day
	Day
	Night // two days: from the evening before to the morning
	Days  // a range, or a stretch such as "in recent days"
	Week
	Month
	Season
	Year
	Decade
)

// Expression is a time as a text words it.
type Expression struct {
	hearsay.Interval
	Span      hearsay.Span
	Tokens    [2]int32 // of the text, the second exclusive
	Precision Precision
	Deictic   bool // counted from the day of publication
	Open      bool // one end is open: since, until
	Dateline  bool // it says when the text was written
}

// Times are the expressions of time of a text.
type Times struct {
	Found []Expression   // those that can be resolved, in order and without overlap
	Spans []hearsay.Span // of all, those that nothing resolves too: what stands in them is no quantity
	Day   time.Time      // from which they count: of the dateline, or of publication; zero where unknown
}

//go:embed when.en.tsv
var tableEN string

//go:embed when.uk.tsv
var tableUK string

//go:embed when.ru.tsv
var tableRU string

var table = sync.OnceValue(func() *lex.Table { return lex.MustTable(tableEN, tableUK, tableRU) })

// Find returns the expressions of time that can be resolved, in order and
// without overlap. Without a day of publication or a dateline those that count
// from it are left out, and so is a day or month whose year nothing tells.
func Find(t *lang.Text, published hearsay.Stamp) []Expression { return Scan(t, published).Found }

// Scan returns what Find does, with all that a text says of its times.
func Scan(t *lang.Text, published hearsay.Stamp) Times {
	p := parser{text: t.Source, atoms: lex.Split(t.Source), table: table()}
	if !published.IsZero() {
		p.day, p.dated = published.Day(), true
	}
	p.dateline()
	if !p.dated {
		p.latest()
	}
	for p.i < len(p.atoms) {
		p.step()
	}
	p.tokens(t)
	return Times{p.out, p.spans, p.reference()}
}

type parser struct {
	text   string
	atoms  []lex.Atom
	table  *lex.Table
	day    time.Time // of publication
	dated  bool      // it is known
	i      int       // the next atom
	out    []Expression
	spans  []hearsay.Span
	near   int    // the year named last
	ahead  int    // the latest year that a text without a day names
	lineAt [2]int // the atoms of the dateline
	depth  int    // of the expression that is being read
}

// value is what was read: the days from and to, the atoms up to next.
type value struct {
	from, to  time.Time
	precision Precision
	deictic   bool
	known     bool // the year is written or follows from the day of publication
	next      int
}

// step reads an expression at the next atom, or passes over it.
func (p *parser) step() {
	row, n := p.match(p.i)
	first := p.i
	if row != nil {
		switch row.Class {
		case "since", "after", "until", "by", "asof":
			if v, ok := p.dotted(p.i + n); ok && row.Class == "since" {
				p.add(first, v, false)
				return
			}
			if v, ok := p.ranged(p.i+n, row.Class == "since"); ok && p.opened(row, first, v) {
				return
			}
		case "on", "into":
			// The preposition belongs to what follows.
			if row.Class == "on" {
				p.i += n
				return
			}
		}
	}
	v, ok := p.ranged(p.i, false)
	if !ok {
		p.i++
		return
	}
	p.add(first, v, false)
}

func (p *parser) match(i int) (*lex.Row, int) {
	if i < 0 || i >= len(p.atoms) || p.atoms[i].Kind != lex.Word {
		return nil, 0
	}
	return p.table.Match(p.text, p.atoms, i)
}

func (p *parser) class(i int, class string) (*lex.Row, int) {
	if i > 0 && i < len(p.atoms) && p.atoms[i].Break {
		return nil, 0
	}
	if row, n := p.match(i); row != nil && row.Class == class {
		return row, n
	}
	return nil, 0
}

// opened adds an expression that begins with a preposition; one end of what it
// says may be open.
func (p *parser) opened(row *lex.Row, first int, v value) bool {
	switch row.Class {
	case "since", "after":
		if row.Class == "after" && v.precision <= Day && v.deictic {
			return false
		}
		if v.to.Sub(v.from) > 0 && v.precision == Days {
			break // "from 3 to 5 May"
		}
		v.to = time.Time{}
	case "until", "by":
		if v.precision == Days {
			break
		}
		v.from = time.Time{}
	}
	p.add(first, v, v.from.IsZero() || v.to.IsZero())
	return true
}

// add appends an expression of the atoms [first, v.next).
func (p *parser) add(first int, v value, open bool) {
	p.i = max(v.next, p.i+1)
	span := hearsay.Span{Start: int(p.atoms[first].Start), End: int(p.atoms[p.i-1].End)}
	p.spans = append(p.spans, span)
	if v.from.IsZero() && v.to.IsZero() || !v.known {
		return
	}
	p.out = append(p.out, Expression{Interval: hearsay.Interval{From: v.from, To: v.to, Text: span.In(p.text)},
		Span: span, Precision: v.precision, Deictic: v.deictic, Open: open,
		Dateline: p.lineAt[1] > first && first >= p.lineAt[0] && p.lineAt[1] > 0})
}

// tokens fills in the tokens of all expressions.
func (p *parser) tokens(t *lang.Text) {
	k := 0
	for i := range p.out {
		e := &p.out[i]
		for k < len(t.Tokens) && int(t.Tokens[k].End) <= e.Span.Start {
			k++
		}
		e.Tokens[0] = int32(k)
		for k < len(t.Tokens) && int(t.Tokens[k].Start) < e.Span.End {
			k++
		}
		e.Tokens[1] = int32(k)
	}
}
