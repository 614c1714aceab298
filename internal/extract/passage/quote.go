package passage

import (
	"strings"

	"github.com/hearsay-org/hearsay/internal/kit/lang"
)

// Quote is a stretch between quotation marks, the marks left out.
type Quote struct {
	First, Last int32 // tokens, Last exclusive
	Long        bool  // reads as somebody's words, not as a name or a scare quote
	Closed      bool  // its closing mark stands in the text
}

// longQuote is the number of words from which a quotation is taken for speech.
// It is a judgement, not a measurement: names and scare quotes are mostly shorter.
const longQuote = 5

// closing returns the marks that may close an opening one; "" for none.
func closing(open string) string {
	switch open {
	case "«":
		return "»"
	case "„":
		return "“ ”"
	case "“":
		return "” “"
	case "\"", "``", "''":
		return "\" '' ”"
	case "”":
		return "”"
	}
	return ""
}

// findQuotes pairs quotation marks within paragraphs; a paragraph that begins with
// a dash is speech up to its next dash. A mark without a partner
// opens a quotation to the end of its paragraph when a paragraph that closes it
// follows, and nothing otherwise.
func findQuotes(t *lang.Text) []Quote {
	var out []Quote
	open, mark := int32(-1), ""
	para, half := int32(-1), int32(-1)
	closeAt := func(i int32, closed bool) {
		if q := (Quote{First: open + 1, Last: i, Closed: closed}); q.Last > q.First {
			q.Long = wordsIn(t, q.First, q.Last) >= longQuote
			if closed || q.Long {
				out = append(out, q)
			}
		}
		open = -1
	}
	for i := range t.Tokens {
		tok := &t.Tokens[i]
		if p := t.Sentences[tok.Sent].Para; p != para {
			if open >= 0 {
				closeAt(int32(i), false)
			}
			para = p
		}
		if tok.Shape&lang.Quote == 0 {
			if open < 0 && tok.Shape&lang.Dash != 0 && tok.Shape&lang.LineStart != 0 {
				open, mark = int32(i), "—"
			} else if open >= 0 && mark == "—" && tok.Shape&lang.Dash != 0 {
				closeAt(int32(i), true)
			}
			continue
		}
		if int32(i) == half {
			continue // the second half of a mark
		}
		w := t.Word(i)
		if w == "'" && i+1 < len(t.Tokens) && t.Word(i+1) == w && tok.End == t.Tokens[i+1].Start {
			w, half = "''", int32(i)+1
		}
		switch {
		case open >= 0 && contains(closing(mark), w):
			closeAt(int32(i), true)
		case open < 0 && closing(w) != "":
			open, mark = int32(i), w
			if w == "''" {
				open = half
			}
		}
	}
	if open >= 0 {
		closeAt(int32(len(t.Tokens)), false)
	}
	return out
}

// contains says whether a mark is one of those of a list parted by spaces.
func contains(marks, w string) bool {
	for mark := range strings.FieldsSeq(marks) {
		if mark == w {
			return true
		}
	}
	return false
}

func wordsIn(t *lang.Text, first, last int32) int {
	n := 0
	for i := first; i < last; i++ {
		if p := t.Tokens[i].POS; p != lang.PUNCT && p != lang.SYM {
			n++
		}
	}
	return n
}
