// Package passage is what the parts of extract share: an analysed text with its
// quotations, the meaning of its words in the tables, and the parties that it
// names. It decides nothing; it lays out what decisions rest on.
package passage

import (
	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
	"github.com/hearsay-org/hearsay/internal/kit/lang/meaning"
)

// Passage is an analysed document. All indices are of Text.Tokens.
type Passage struct {
	Doc       hearsay.Document
	Text      *lang.Text
	Senses    []Sense // what the tables say of each token
	Quotes    []Quote
	InQuote   []int32 // the quotation each token stands in; -1 for none
	Spoken    []bool  // which sentences hold words of a long quotation
	Parties   []Party
	personAt  []int32 // the token with which a person's name around each token begins
	personEnd []int32
	PartyAt   []int32 // the party whose name each token belongs to; -1 for none
	Clusters  []Cluster
	Stems     []uint64 // a key of each word that survives inflection
	Meanings  []meaning.Meaning
	publisher map[uint64]bool
	kids      []int32 // children of all tokens, by kidAt
	kidAt     []int32
	low       []int32 // first token of each token's subtree
	high      []int32 // last token of it, exclusive
}

// New lays out a text in which the names of places are known, as ranges of tokens,
// and the expressions of time, as bytes: a day of the week is no party. The text
// becomes the passage's: its very long sentences are parted.
func New(doc hearsay.Document, t *lang.Text, places [][2]int32, times ...hearsay.Span) *Passage {
	part(t)
	p := &Passage{Doc: doc, Text: t}
	p.tree()
	p.Senses, p.Stems, p.Meanings = look(t), stems(t), meanings(t)
	p.markPlaces(places)
	p.markTimes(times)
	p.Quotes = findQuotes(t)
	p.Spoken = make([]bool, len(t.Sentences))
	p.InQuote = make([]int32, len(t.Tokens))
	for i := range p.InQuote {
		p.InQuote[i] = -1
	}
	for q, quote := range p.Quotes {
		for i := quote.First; i < quote.Last; i++ {
			p.InQuote[i] = int32(q)
		}
		if quote.Long {
			for i := t.Tokens[quote.First].Sent; i <= t.Tokens[quote.Last-1].Sent; i++ {
				p.Spoken[i] = true
			}
		}
	}
	p.findPersons()
	p.findParties()
	p.cluster()
	return p
}

// tree lists each token's children and the reach of its subtree.
func (p *Passage) tree() {
	tokens := p.Text.Tokens
	n := len(tokens)
	p.kidAt = make([]int32, n+1)
	for i := range tokens {
		if h := tokens[i].Head; h >= 0 {
			p.kidAt[h+1]++
		}
	}
	for i := range n {
		p.kidAt[i+1] += p.kidAt[i]
	}
	p.kids = make([]int32, p.kidAt[n])
	fill := append([]int32(nil), p.kidAt[:n]...)
	for i := range tokens {
		if h := tokens[i].Head; h >= 0 {
			p.kids[fill[h]] = int32(i)
			fill[h]++
		}
	}
	p.low, p.high = make([]int32, n), make([]int32, n)
	for i := range n {
		p.low[i], p.high[i] = int32(i), int32(i)+1
	}
	for s := range p.Text.Sentences {
		p.reach(&p.Text.Sentences[s])
	}
}

// reach widens subtrees bottom-up: children before heads, by depth.
func (p *Passage) reach(s *lang.Sentence) {
	tokens := p.Text.Tokens
	var order []int32
	for i := s.First; i < s.Last; i++ {
		if tokens[i].Head < 0 {
			order = append(order, i)
		}
	}
	for k := 0; k < len(order); k++ {
		order = append(order, p.Kids(order[k])...)
	}
	for k := len(order) - 1; k >= 0; k-- {
		i := order[k]
		if h := tokens[i].Head; h >= 0 {
			p.low[h], p.high[h] = min(p.low[h], p.low[i]), max(p.high[h], p.high[i])
		}
	}
}

// Kids returns the children of a token, in order.
func (p *Passage) Kids(i int32) []int32 { return p.kids[p.kidAt[i]:p.kidAt[i+1]] }

// Reach returns the first and last token (exclusive) of a token's subtree.
func (p *Passage) Reach(i int32) (first, last int32) { return p.low[i], p.high[i] }

// Kid returns the first child with a relation, -1 where there is none.
func (p *Passage) Kid(i int32, rel lang.Rel) int32 {
	for _, k := range p.Kids(i) {
		if p.Text.Tokens[k].Rel == rel {
			return k
		}
	}
	return -1
}

// Under says whether token i is head or below it.
func (p *Passage) Under(i, head int32) bool {
	for n := 0; i >= 0 && n < 256; n++ {
		if i == head {
			return true
		}
		i = p.Text.Tokens[i].Head
	}
	return false
}

// Top returns the token of a range whose head is outside of it; of several the
// one with the largest subtree.
func (p *Passage) Top(first, last int32) int32 {
	best, size := first, int32(-1)
	for i := first; i < last; i++ {
		tok := &p.Text.Tokens[i]
		if (tok.Head < first || tok.Head >= last) && tok.POS != lang.PUNCT {
			if n := min(p.high[i], last) - max(p.low[i], first); n > size {
				best, size = i, n
			}
		}
	}
	return best
}

// Trim narrows a range until it neither begins nor ends with punctuation,
// keeping brackets and quotation marks whose partner is within.
func (p *Passage) Trim(first, last int32) (int32, int32) {
	for first < last && p.Text.Tokens[first].POS == lang.PUNCT && !p.partner(first, first, last) {
		first++
	}
	for last > first && p.Text.Tokens[last-1].POS == lang.PUNCT && !p.partner(last-1, first, last) {
		last--
	}
	return first, last
}

func (p *Passage) partner(i, first, last int32) bool {
	shape := p.Text.Tokens[i].Shape
	if shape&(lang.Quote|lang.Open|lang.Close) == 0 {
		return false
	}
	for j := first; j < last; j++ {
		if j != i && p.Text.Tokens[j].Shape&(lang.Quote|lang.Open|lang.Close) != 0 {
			return true
		}
	}
	return false
}

// Span returns the bytes of a range of tokens.
func (p *Passage) Span(first, last int32) hearsay.Span {
	if first >= last {
		return hearsay.Span{}
	}
	return hearsay.Span{Start: int(p.Text.Tokens[first].Start), End: int(p.Text.Tokens[last-1].End)}
}

// String returns the text of a range of tokens.
func (p *Passage) String(first, last int32) string {
	return p.Span(first, last).In(p.Text.Source)
}
