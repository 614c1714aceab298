package page

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
)

//go:embed tables/phrases.tsv
var phraseTable string

// phraseKind is what a line that begins with a phrase is.
type phraseKind uint8

const (
	phraseLine  phraseKind = 1 << iota // a line that goes
	phraseWhole                        // goes where it is all of the line
	phraseEnd                          // ends the article
	phraseOpen                         // an end that may have more words
)

// phrases are the table's, by their words joined with spaces.
type phrases struct {
	kinds   map[string]phraseKind
	longest int // in words
}

var lineStarts = sync.OnceValue(func() *phrases {
	p := &phrases{kinds: map[string]phraseKind{}}
	names := map[string]phraseKind{"line": phraseLine, "all": phraseWhole, "end": phraseEnd}
	eachRow(phraseTable, func(row []string) {
		phrase, open := strings.CutSuffix(row[0], "*")
		kind := names[row[1]]
		if open {
			kind |= phraseOpen
		}
		p.kinds[phrase] |= kind
		p.longest = max(p.longest, strings.Count(phrase, " ")+1)
	})
	return p
})

// of returns what a line is by its first words; only its first 120 bytes are read.
func (p *phrases) of(line string) phraseKind {
	whole := len(line) <= 120
	if !whole {
		line = line[:120]
	}
	words := strings.FieldsFunc(strings.ToLower(line), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	var found phraseKind
	for n := 1; n <= min(len(words), p.longest); n++ {
		kind, all := p.kinds[strings.Join(words[:n], " ")], whole && n == len(words)
		if kind&phraseLine != 0 {
			found |= phraseLine
		}
		if all && kind&phraseWhole != 0 {
			found |= phraseLine
		}
		if kind&phraseEnd != 0 && (all || kind&phraseOpen != 0) {
			found |= phraseEnd
		}
	}
	return found
}
