package slot

import (
	"strings"

	"github.com/hearsay-org/hearsay/internal/extract/passage"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
)

// longName is the number of words, small ones left out, beyond which a name holds
// more than who is meant: what hangs on it by a preposition is left out.
const longName = 3

// Name returns how a claim names a party: in the fullest form that the text has
// for it, where the party's own words leave no doubt that it is the same, else as
// it stands.
func Name(p *passage.Passage, id int32) string {
	x := &p.Parties[id]
	full := &p.Parties[p.Clusters[x.Cluster].Full]
	if x.Kind != passage.Description && x.Kind != passage.Pronoun && sure(p, x, full) {
		x = full
	}
	y := *x
	if y.Kind != passage.Person && contentWords(p, y.First, y.Last) > longName {
		y.Last = cutName(p, &y)
	}
	for y.Last > y.First+1 && endsSentence(p, y.Last-1) {
		y.Last--
	}
	return p.PartyName(&y)
}

// sure says whether a party may go by the fullest name of its cluster: it holds
// the party's own head, or a person's name has a word in common with it; an
// abbreviation is spelled out; a bare word for an office is its holder, and one
// for a body a name of the same class.
func sure(p *passage.Passage, x, full *passage.Party) bool {
	if p.Stems[x.Head] == p.Stems[full.Head] || full.Kind == passage.Person && shareWord(p, x, full) {
		return true
	}
	s := &p.Senses[x.Head]
	switch {
	case contentWords(p, x.First, x.Last) > 1:
		return false
	case full.Kind == passage.Person:
		return s.Role
	case x.Kind == passage.Name:
		return p.Text.Tokens[x.Head].Shape&lang.AllCaps != 0 && !shareWord(p, x, full)
	}
	return s.Party != 0 && s.Party == p.Senses[full.Head].Party
}

// contentWords counts the words of a stretch without the small ones.
func contentWords(p *passage.Passage, first, last int32) int {
	n := 0
	for i := first; i < last; i++ {
		if content(p.Text.Tokens[i].POS) {
			n++
		}
	}
	return n
}

func content(pos lang.POS) bool {
	return pos != lang.PUNCT && pos != lang.ADP && pos != lang.DET && pos != lang.CCONJ && pos != lang.PART
}

// shareWord says whether two parties' names have a word in common.
func shareWord(p *passage.Passage, a, b *passage.Party) bool {
	for i := a.First; i < a.Last; i++ {
		if !content(p.Text.Tokens[i].POS) {
			continue
		}
		for k := b.First; k < b.Last; k++ {
			if p.Stems[k] == p.Stems[i] {
				return true
			}
		}
	}
	return false
}

// cutName returns where a long name ends: before a verb or an adverb behind its
// head, before the first preposition there, in English before the second.
func cutName(p *passage.Passage, x *passage.Party) int32 {
	left := 1
	if p.Text.Sentences[p.Text.Tokens[x.Head].Sent].Lang == lang.English {
		left = 2
		if x.Kind == passage.Name {
			left = int(x.Last) // "Ministry of Foreign Affairs of the Republic"
		}
	}
	for i := x.Head + 1; i < x.Last; i++ {
		switch tok := &p.Text.Tokens[i]; tok.POS {
		case lang.ADP:
			if left--; left == 0 {
				return i
			}
		case lang.VERB, lang.AUX, lang.ADV, lang.SCONJ:
			if tok.Shape&lang.Capital == 0 {
				return i
			}
		}
	}
	return x.Last
}

// endsSentence says whether a token is a mark at the end of a sentence, not a
// stop behind an abbreviation.
func endsSentence(p *passage.Passage, i int32) bool {
	tok := &p.Text.Tokens[i]
	if tok.POS != lang.PUNCT || tok.Shape&(lang.Quote|lang.Close) != 0 || !strings.ContainsAny(p.Text.Word(int(i)), ".,!?…") {
		return false
	}
	next := int(i) + 1
	return next >= len(p.Text.Tokens) || p.Text.Tokens[next].Sent != tok.Sent || p.Text.Tokens[next].POS == lang.PUNCT
}
