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

// Note is a note and the words that made it one. By and Of are left empty.
type Note struct {
	hearsay.Note
	Cue hearsay.Span
}

// Find returns the notes of a text in order, at most one of a kind a sentence.
// A note that the text repeats word for word, as a heading and its first line
// do, is returned once.
func Find(t *lang.Text) []Note {
	f := finder{t: t, text: t.Source, atoms: lex.Split(t.Source), g: loaded(), seen: map[[2]string]bool{}}
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
	class []uint8 // of each atom, 0 for none; that of a phrase stands at its first
	size  []uint8 // of the phrase that begins at an atom, in atoms
	g     *grammar
	found []Note
	kinds [8]bool            // found in the sentence
	seen  map[[2]string]bool // kinds and quotes of the text
}

// classify looks up every word once.
func (f *finder) classify() {
	f.class, f.size = make([]uint8, len(f.atoms)), make([]uint8, len(f.atoms))
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
		f.class[i], f.size[i] = f.g.classes[row.Class], uint8(n)
		i += n
	}
}

// sentence adds the notes of the atoms [i, j).
func (f *finder) sentence(i, j int) {
	f.kinds = [8]bool{}
	start, taken := len(f.found), i
	for k := i; k < j; k++ {
		c := f.class[k]
		if c == 0 {
			continue
		}
		for _, r := range f.g.byFirst[c] {
			if f.kinds[r.kind] {
				continue
			}
			if end, ok := f.match(r, k, j); ok && end > taken && f.allowed(r, i, k, end, j) {
				f.kinds[r.kind], taken = true, end
				f.add(r, i, k, end, j)
			}
		}
	}
	f.found = f.found[:start+f.settle(f.found[start:])]
}

// match says whether the classes of a rule follow from atom k on within its
// gaps, and where they end.
func (f *finder) match(r *rule, k, stop int) (end int, ok bool) {
	end = min(k+int(f.size[k]), stop)
	for _, c := range r.classes[1:] {
		words := 0
		at := -1
		for j := f.afterLink(end, stop); j < stop && words <= r.gap; j++ {
			if f.class[j] != 0 && c.has(f.class[j]) {
				at = j
				break
			}
			if f.atoms[j].Kind == lex.Word {
				words++
				continue
			}
			switch f.word(j) {
			case ";", ":":
				words = r.gap + 1
			case ",", "—", "–", "(", ")", "»", "”":
				words += 2
			}
		}
		if at < 0 {
			return 0, false
		}
		end = min(at+int(f.size[at]), stop)
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

func (f *finder) has(class uint8, i, j int) bool {
	for ; i < j; i++ {
		if f.class[i] == class {
			return true
		}
	}
	return false
}

func (f *finder) word(i int) string { return f.text[f.atoms[i].Start:f.atoms[i].End] }

// settle drops the notes of a sentence that another one makes void: who did not
// comment was asked and gave none, who took it back denied nothing; and those
// that stood before.
func (f *finder) settle(list []Note) int {
	has := func(kind string) bool {
		for _, n := range list {
			if n.Kind == kind {
				return true
			}
		}
		return false
	}
	silent, withdrawn := has("no_comment"), has("retracted")
	kept := 0
	for _, n := range list {
		if silent && (n.Kind == "comment_requested" || n.Kind == "comment_given") ||
			withdrawn && n.Kind == "denied" || f.seen[[2]string{n.Kind, n.Quote}] {
			continue
		}
		f.seen[[2]string{n.Kind, n.Quote}] = true
		list[kept] = n
		kept++
	}
	return kept
}
