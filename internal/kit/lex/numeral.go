package lex

import (
	_ "embed"
	"math"
	"sync"
)

//go:embed numerals.en.tsv
var numeralsEN string

//go:embed numerals.uk.tsv
var numeralsUK string

//go:embed numerals.ru.tsv
var numeralsRU string

// numerals reads the tables when they are first asked for: a millisecond's work.
var numerals = sync.OnceValue(func() *Table { return MustTable(numeralsEN, numeralsUK, numeralsRU) })

// Numeral is a number that stands in a text, in digits, in words or in both.
type Numeral struct {
	Value   float64
	Unit    float64 // the last magnitude: 1000 of "5 тыс."; 1 where none
	Ordinal bool
	Vague   bool // dozens, тысячи: no number is said
	Digits  bool // written with digits
	Bare    bool // a magnitude without a number before it: "сотня", "hundred"
	N       int  // atoms that it covers
}

// ReadNumeral reads the numeral that begins at atom i; false where none does.
func ReadNumeral(text string, atoms []Atom, i int) (Numeral, bool) {
	r := reader{t: numerals(), text: text, atoms: atoms, i: i, unit: 1}
	if atoms[i].Kind != Number && (atoms[i].Kind != Word || atoms[i].AllCaps || !r.t.mayBegin(atoms[i].Hash)) {
		return Numeral{}, false
	}
	return r.read()
}

type reader struct {
	t     *Table
	text  string
	atoms []Atom
	i     int // where the next atom is read
	total float64
	cur   float64
	last  float64 // the value of the last cardinal word
	unit  float64
	parts int
	out   Numeral
}

func (r *reader) read() (Numeral, bool) {
	start := r.i
	if r.atoms[r.i].Kind == Number {
		if r.atoms[r.i].Inside {
			return Numeral{}, false
		}
		r.out.Digits = true
		r.cur, r.parts = r.atoms[r.i].Value, 1
		r.i++
		r.suffix()
	}
	for !r.out.Ordinal && r.i < len(r.atoms) && (r.i == start || !r.atoms[r.i].Break) && r.i-start < 12 && r.step() {
	}
	if r.parts == 0 {
		return Numeral{}, false
	}
	r.out.Value, r.out.Unit, r.out.N = r.total+r.cur, r.unit, r.i-start
	if r.out.Value > 10 {
		r.out.Value = math.Round(r.out.Value*1e4) / 1e4
	}
	return r.out, true
}

// suffix reads what is glued to digits: 20th, 24-го, 5-ти, 61bn.
func (r *reader) suffix() {
	j := r.i
	if j+1 < len(r.atoms) && r.atoms[j].Glued && r.atoms[j].Kind == Mark && r.atoms[j].End-r.atoms[j].Start == 1 && r.text[r.atoms[j].Start] == '-' {
		j++
	}
	if j >= len(r.atoms) || !r.atoms[j].Glued || r.atoms[j].Kind != Word || r.atoms[j].End-r.atoms[j].Start > 8 {
		return
	}
	row := r.t.Word(r.atoms[j].Hash)
	if row == nil {
		return
	}
	switch row.Class {
	case "suffixord":
		r.out.Ordinal = true
	case "suffixcard":
	case "suffixmag":
		if j > r.i {
			return
		}
		r.cur, r.unit = r.cur*row.Number, row.Number
	default:
		return
	}
	r.i = j + 1
}

// step reads the next word of a numeral; false where the numeral ends.
func (r *reader) step() bool {
	j := r.i
	if r.parts > 0 && r.cur > 0 && r.tail(j) == "and" && math.Mod(r.cur, 100) == 0 && r.cur >= 100 && j+1 < len(r.atoms) {
		j++
	}
	if j > r.i && r.atoms[j].Break {
		return false
	}
	if r.parts > 0 && j < len(r.atoms) && r.atoms[j].Glued && r.text[r.atoms[j].Start] == '-' && !r.out.Digits {
		j++ // twenty-five
	}
	if j >= len(r.atoms) {
		return false
	}
	row, n := r.t.Match(r.text, r.atoms, j)
	if row == nil || !r.take(row) {
		return false
	}
	r.parts++
	r.i = j + n
	if r.unit > 1 && r.i < len(r.atoms) && r.atoms[r.i].Glued && r.atoms[r.i].Kind == Mark && r.text[r.atoms[r.i].Start] == '.' && r.abbreviated(j) {
		r.i++
	}
	return true
}

// tail returns the word at atom j as it stands, where it is a short Latin one.
func (r *reader) tail(j int) string {
	if a := r.atoms[j]; a.Kind == Word && a.End-a.Start == 3 {
		return r.text[a.Start:a.End]
	}
	return ""
}

// abbreviated says whether the word at j is written short, with a full stop: тыс., млн.
func (r *reader) abbreviated(j int) bool {
	n := 0
	for range r.text[r.atoms[j].Start:r.atoms[j].End] {
		n++
	}
	return n <= 4 && r.i+1 < len(r.atoms) && !r.atoms[r.i+1].Break
}

// take adds a row to the numeral; false where it does not continue it.
func (r *reader) take(row *Row) bool {
	v := row.Number
	switch row.Class {
	case "num":
		return r.cardinal(v)
	case "ord":
		if r.parts > 0 && (r.out.Digits || v >= 10 || r.cur < 20 || math.Mod(r.cur, 10) != 0) {
			return false
		}
		r.cur += v
		r.out.Ordinal = true
	case "half":
		if r.parts == 0 {
			return false
		}
		r.cur += v
	case "mag", "vague":
		return r.magnitude(v, row.Class == "vague")
	default:
		return false
	}
	return true
}

func (r *reader) cardinal(v float64) bool {
	if r.out.Vague || r.out.Digits || r.out.Bare {
		return false
	}
	if r.cur != 0 {
		// 20 + 5, 300 + 45: the new part must fit below the last one.
		if v >= r.last || r.last < 20 || v >= 10 && r.last < 100 || v < 1 || v == 1.5 {
			return false
		}
	}
	if r.parts > 0 && r.cur == 0 && r.total == 0 {
		return false
	}
	r.cur += v
	r.last = v
	if v == 0 && r.parts == 0 {
		r.last = 0
	}
	return true
}

func (r *reader) magnitude(v float64, vague bool) bool {
	switch {
	case r.parts == 0 || r.out.Vague:
		r.out.Vague = vague || r.out.Vague
		r.out.Bare = true
		r.cur = max(r.cur, 1) * v
	case r.out.Bare:
		r.cur *= v
	case r.cur == 0:
		return false
	case v == 100 && !r.out.Digits && r.cur < 100:
		r.cur *= v
		r.last = 100
	default:
		r.total += r.cur * v
		r.cur, r.last = 0, 0
	}
	r.unit = v
	return true
}
