// Package notes finds what a text says of how well its claims stand: that
// somebody could not verify them, confirmed or denied them, was asked for
// comment, gave one or gave none, or took something back. It is part of the
// stage extract. A note is the text's judgement, never the program's.
package notes

import (
	_ "embed"
	"sync"

	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
	"github.com/hearsay-org/hearsay/internal/kit/lex"
)

//go:embed words.en.tsv
var wordsEN string

//go:embed words.uk.tsv
var wordsUK string

//go:embed words.ru.tsv
var wordsRU string

//go:embed rules.tsv
var rulesTable string

var loaded = sync.OnceValue(func() *grammar {
	g, err := newGrammar(rulesTable, wordsEN, wordsUK, wordsRU)
	if err != nil {
		panic(err)
	}
	return g
})

// Find returns the notes of a text in order, at most one of a kind a sentence.
func Find(t *lang.Text) []hearsay.Note {
	f := finder{t: t, text: t.Source, atoms: lex.Split(t.Source), g: loaded()}
	f.classify()
	for i := 0; i < len(f.atoms); {
		j := i + 1
		for j < len(f.atoms) && !f.atoms[j].Break && j < i+longestSentence {
			j++
		}
		f.sentence(i, j)
		i = j
	}
	return f.found
}

// longestSentence is how many atoms are read as one sentence at most.
const longestSentence = 160

type finder struct {
	t     *lang.Text
	text  string
	atoms []lex.Atom
	class []uint8 // of each atom, 0 for none
	g     *grammar
	found []hearsay.Note
	kinds [8]bool // found in the sentence
}

// classify looks up every word once.
func (f *finder) classify() {
	f.class = make([]uint8, len(f.atoms))
	for i := 0; i < len(f.atoms); {
		if f.atoms[i].Kind != lex.Word {
			i++
			continue
		}
		row, n := f.g.words.Match(f.text, f.atoms, i)
		if row == nil {
			i++
			continue
		}
		f.class[i] = f.g.classes[row.Class]
		i += n
	}
}

// sentence adds the notes of the atoms [i, j).
func (f *finder) sentence(i, j int) {
	f.kinds = [8]bool{}
	start := len(f.found)
	for k := i; k < j; k++ {
		c := f.class[k]
		if c == 0 {
			continue
		}
		for _, r := range f.g.byFirst[c] {
			if f.kinds[r.kind] {
				continue
			}
			if end, ok := f.match(r, k, j); ok && f.allowed(r, i, k, end, j) {
				f.kinds[r.kind] = true
				f.add(r, i, k, end, j)
			}
		}
	}
	f.found = f.found[:start+f.settle(f.found[start:])]
}

// match says whether the classes of a rule follow from atom k on within its
// gaps, and where they end.
func (f *finder) match(r *rule, k, stop int) (end int, ok bool) {
	end = k + 1
	for _, c := range r.classes[1:] {
		words := 0
		at := -1
		for j := f.afterLink(end, stop); j < stop && words <= r.gap; j++ {
			if c&(1<<f.class[j]) != 0 {
				at = j
				break
			}
			if f.atoms[j].Kind == lex.Word {
				words++
			} else if s := f.word(j); s == ";" || s == ":" {
				break
			}
		}
		if at < 0 {
			return 0, false
		}
		end = at + 1
	}
	return end, true
}

// afterLink passes the address of a link that begins at atom j: "](…)".
func (f *finder) afterLink(j, stop int) int {
	if j+1 >= stop || f.word(j) != "]" || f.word(j+1) != "(" {
		return j
	}
	for k := j + 2; k < stop; k++ {
		if f.word(k) == ")" {
			return k + 1
		}
	}
	return j
}

// allowed checks a rule's options for the match [k, end) in the sentence [i, j).
func (f *finder) allowed(r *rule, i, k, end, j int) bool {
	switch r.option {
	case "plain", "short":
		return !f.negated(i, k)
	case "lead":
		return !f.negated(i, k) && !f.trails(i, k)
	case "past":
		return !f.negated(i, k) && !f.putOff(i, k)
	case "request":
		return f.has(f.g.classes["request"], i, j) || f.has(f.g.classes["comment"], i, j)
	case "colon":
		return end < j && f.word(end) == ":" && k == i
	}
	return true
}

// negated says whether a word of negation stands up to three words before atom k.
func (f *finder) negated(i, k int) bool {
	words := 0
	for j := k - 1; j >= i && words < 3; j-- {
		if f.atoms[j].Kind != lex.Word {
			if s := f.word(j); s == "," || s == ";" || s == ":" {
				return false
			}
			continue
		}
		words++
		switch f.class[j] {
		case f.g.classes["not"], f.g.classes["cannot"], f.g.classes["no"], f.g.classes["without"]:
			return true
		}
	}
	return false
}

// trails says whether a dash stands before atom k, after a comma or a closing
// quotation mark: "…", – commented he.
func (f *finder) trails(i, k int) bool {
	if k < i+2 {
		return false
	}
	switch f.word(k - 1) {
	case "-", "–", "—":
	default:
		return false
	}
	switch f.word(k - 2) {
	case ",", "\"", "»", "”", "“":
		return true
	}
	return false
}

// putOff says whether a word such as "will" or "if" stands up to two words
// before atom k.
func (f *finder) putOff(i, k int) bool {
	words := 0
	for j := k - 1; j >= i && words < 2; j-- {
		if f.atoms[j].Kind == lex.Word {
			words++
		}
		if f.class[j] == f.g.classes["modal"] {
			return true
		}
	}
	return false
}

func (f *finder) has(class uint8, i, j int) bool {
	for ; i < j; i++ {
		if f.class[i] == class {
			return true
		}
	}
	return false
}

func (f *finder) word(i int) string { return f.text[f.atoms[i].Start:f.atoms[i].End] }

// settle drops the notes of a sentence that another one makes void: what could
// not be confirmed is not verified, who did not comment was asked and gave none.
func (f *finder) settle(list []hearsay.Note) int {
	has := func(kind string) bool {
		for _, n := range list {
			if n.Kind == kind {
				return true
			}
		}
		return false
	}
	unverified, silent, withdrawn := has("unverified"), has("no_comment"), has("retracted")
	kept := 0
	for _, n := range list {
		if unverified && n.Kind == "verified" || silent && (n.Kind == "comment_requested" || n.Kind == "comment_given") ||
			withdrawn && n.Kind == "denied" {
			continue
		}
		list[kept] = n
		kept++
	}
	return kept
}
