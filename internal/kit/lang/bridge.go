package lang

import (
	"github.com/hearsay-org/hearsay/internal/kit/lang/lemma"
	"github.com/hearsay-org/hearsay/internal/kit/lang/lexicon"
	"github.com/hearsay-org/hearsay/internal/kit/lang/parser"
	"github.com/hearsay-org/hearsay/internal/kit/lang/tagger"
)

// NumRels is the number of relations.
const NumRels = int(NumRel)

// LemmaQuery returns what the lemma model is asked about a word. First is the
// first of its readings in the dictionary, or nil.
func LemmaQuery(w *tagger.Word, t *tagger.Tag, m *lexicon.Model, first *lexicon.Reading) lemma.Query {
	q := lemma.Query{
		Form: w.Form, Suffix: w.Suffix, POS: t[tagger.POS], Found: w.Found, Coarse: w.Coarse,
		Class: uint32(t[tagger.CaseNum]) | uint32(t[tagger.Gender])<<5 | uint32(t[tagger.Verb])<<7,
	}
	if first != nil {
		q.Edit, q.HasEdit = lemma.Edit{Cut: first.Cut, Add: m.Lemma(first)}, true
	}
	return q
}

// ParserWord returns a word as the parser sees it.
// Lemma is what Shared.Lemma and class what Meaning makes of its lemma, mark what
// MarkOf says of it.
func ParserWord(w *tagger.Word, t *tagger.Tag, lemma uint32, class uint8, mark parser.Mark) parser.Word {
	if t[tagger.POS] != uint8(PUNCT) {
		mark = 0
	} else if mark == 0 {
		mark = parser.OtherMark
	}
	return parser.Word{
		Mark: mark, Class: class,
		Form: w.Form, Lemma: lemma, Suffix: w.Suffix[2], POS: t[tagger.POS],
		Tag:     uint16(t[tagger.POS]) | uint16(t[tagger.CaseNum])<<5 | uint16(t[tagger.Verb])<<10,
		CaseNum: t[tagger.CaseNum], Gender: t[tagger.Gender], Verb: t[tagger.Verb],
	}
}

// FixedPOS returns PUNCT + 1 for marks of punctuation and 0 for all other words.
func FixedPOS(form string) uint8 {
	r, cl, n := decode(form, 0)
	switch cl {
	case classStop, classOpen, classClose, classQuote, classDash:
		return uint8(PUNCT) + 1
	case classHyphen:
		if n == len(form) || form[n] == '-' {
			return uint8(PUNCT) + 1
		}
	case classSign:
		if r == ',' || r == ';' || r == ':' && n == len(form) {
			return uint8(PUNCT) + 1
		}
	}
	return 0
}

// MarkOf returns what kind of mark a form is, should it be one; spaced says
// whether white space stands before and after it.
func MarkOf(form string, spaced bool) parser.Mark {
	r, cl, _ := decode(form, 0)
	switch cl {
	case classStop:
		return parser.Stop
	case classDash:
		return parser.Dash
	case classHyphen:
		if spaced || len(form) > 1 {
			return parser.Dash
		}
		return parser.Hyphen
	case classOpen:
		return parser.Open
	case classClose:
		return parser.Close
	case classQuote, classApostrophe:
		return parser.Quote
	}
	switch r {
	case ',':
		return parser.Comma
	case ':':
		return parser.Colon
	case ';':
		return parser.Semicolon
	}
	return parser.OtherMark
}
