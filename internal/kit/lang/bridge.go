package lang

import (
	"github.com/hearsay-org/hearsay/internal/kit/lang/lemma"
	"github.com/hearsay-org/hearsay/internal/kit/lang/parser"
	"github.com/hearsay-org/hearsay/internal/kit/lang/tagger"
)

// NumRels is the number of relations.
const NumRels = int(NumRel)

// LemmaQuery returns what the lemma model is asked about a word.
func LemmaQuery(w *tagger.Word, t *tagger.Tag) lemma.Query {
	return lemma.Query{
		Form: w.Form, Suffix: w.Suffix, POS: t[tagger.POS],
		Class: uint32(t[tagger.CaseNum]) | uint32(t[tagger.Gender])<<5 | uint32(t[tagger.Verb])<<7,
	}
}

// ParserWord returns a word as the parser sees it.
func ParserWord(w *tagger.Word, t *tagger.Tag, lemma uint32) parser.Word {
	return parser.Word{
		Form: w.Form, Lemma: lemma, Suffix: w.Suffix[2], POS: t[tagger.POS],
		Tag:     uint16(t[tagger.POS]) | uint16(t[tagger.CaseNum]/3)<<5 | uint16(t[tagger.Verb])<<8,
		CaseNum: t[tagger.CaseNum], Gender: t[tagger.Gender], Verb: t[tagger.Verb],
	}
}
