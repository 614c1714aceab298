package lex

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Table finds words and phrases of a vocabulary among atoms. It is made from
// tab-separated rows:
//
//	class  value  words  comment
//
// words are parted by spaces. A word may give its endings, січ(ень,ня,ню), and
// join with _ or - to a phrase, не_менше, in which the text may have a space or a
// hyphen. An empty ending is written as ~. Lines that
// begin with # are comments.
type Table struct {
	rows   []Row
	next   edges
	row    []int32     // by state; -1 where none ends there
	filter [256]uint64 // bits of the hashes with which a phrase begins
}

// Row is a row of a table, its words apart.
type Row struct {
	Class, Value, Comment string
	Number                float64 // of Value, where it is one
}

// NewTable reads tables of rows. A word that stands in rows of different
// classes or values, or a row of fewer than three columns, is an error.
func NewTable(tables ...string) (*Table, error) {
	var faults []error
	t := &Table{row: []int32{-1}}
	for _, text := range tables {
		for line := range strings.Lines(text) {
			line = strings.TrimRight(line, "\r\n")
			if line == "" || line[0] == '#' {
				continue
			}
			cols := strings.Split(line, "\t")
			if len(cols) < 3 {
				return nil, fmt.Errorf("table row %q has fewer than three columns", line)
			}
			row := Row{Class: cols[0], Value: cols[1]}
			if v, err := strconv.ParseFloat(cols[1], 64); err == nil {
				row.Number = v
			}
			if len(cols) > 3 {
				row.Comment = cols[3]
			}
			t.rows = append(t.rows, row)
			for word := range strings.FieldsSeq(cols[2]) {
				faults = append(faults, t.add(word, int32(len(t.rows)-1)))
			}
		}
	}
	return t, errors.Join(faults...)
}

// MustTable is NewTable for tables that are part of the program.
func MustTable(tables ...string) *Table {
	t, err := NewTable(tables...)
	if err != nil {
		panic(err)
	}
	return t
}

// add enters a word or phrase with all its endings.
func (t *Table) add(pattern string, row int32) error {
	for _, phrase := range endings(pattern) {
		s := int32(0)
		for i, word := range strings.FieldsFunc(phrase, func(r rune) bool { return r == '_' || r == '-' }) {
			s = t.edge(s, word, i == 0)
		}
		if old := t.row[s]; old >= 0 && (t.rows[old].Class != t.rows[row].Class || t.rows[old].Value != t.rows[row].Value) {
			return fmt.Errorf("%q stands in the rows of %v and %v", pattern, t.rows[old], t.rows[row])
		}
		t.row[s] = row
	}
	return nil
}

// edge returns the state reached from another by a word, made where needed.
func (t *Table) edge(from int32, word string, first bool) int32 {
	h := Fold(word)
	if first {
		t.filter[h>>6&255] |= 1 << (h & 63)
	}
	if s, ok := t.next.get(from, h); ok {
		return s
	}
	s := int32(len(t.row))
	t.row = append(t.row, -1)
	t.next.put(from, h, s)
	return s
}

// endings writes out "січ(ень,ня)" as its words, and every combination where a
// phrase has several such parts.
func endings(pattern string) []string {
	stem, rest, ok := strings.Cut(pattern, "(")
	if !ok {
		return []string{pattern}
	}
	list, tail, _ := strings.Cut(rest, ")")
	var out []string
	for _, end := range endings(tail) {
		for e := range strings.SplitSeq(list, ",") {
			out = append(out, stem+strings.TrimSuffix(e, "~")+end)
		}
	}
	return out
}

// Classes returns the classes of the rows in order, each once.
func (t *Table) Classes() []string {
	var out []string
	seen := map[string]bool{}
	for i := range t.rows {
		if c := t.rows[i].Class; !seen[c] {
			seen[c] = true
			out = append(out, c)
		}
	}
	return out
}

// Word returns the row of a single word by its folded hash, or nil.
func (t *Table) Word(h uint64) *Row {
	if !t.mayBegin(h) {
		return nil
	}
	if s, ok := t.next.get(0, h); ok && t.row[s] >= 0 {
		return &t.rows[t.row[s]]
	}
	return nil
}

// Match returns the row of the longest phrase that begins at atom i, and its
// number of atoms, hyphens between its words included; nil, 0 where there is
// none.
func (t *Table) Match(text string, atoms []Atom, i int) (*Row, int) {
	state, best, n := int32(0), int32(-1), 0
	for j := i; j < len(atoms) && j < i+12; j++ {
		a := &atoms[j]
		if j > i && a.Break {
			break
		}
		if a.Kind == Mark && j > i && a.Glued && text[a.Start] == '-' {
			continue
		}
		if a.Kind != Word {
			break
		}
		if j == i && !t.mayBegin(a.Hash) {
			break
		}
		s, ok := t.next.get(state, a.Hash)
		if !ok {
			break
		}
		state = s
		if t.row[s] >= 0 {
			best, n = t.row[s], j-i+1
		}
	}
	if best < 0 {
		return nil, 0
	}
	return &t.rows[best], n
}

func (t *Table) mayBegin(h uint64) bool { return t.filter[h>>6&255]&(1<<(h&63)) != 0 }
