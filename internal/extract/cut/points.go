// Package cut finds the stretches of a text that make a claim. A sentence is
// parted at points where clauses, coordinated verbs, quotations and event nouns
// begin and end; a trained lattice chooses which stretches between them are
// claims.
package cut

import (
	"github.com/hearsay-org/hearsay/internal/extract/passage"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
)

// maxPoints bounds the points of a sentence, so that work stays linear in the
// length of a text whatever it holds.
const maxPoints = 64

// points lists the tokens of a sentence before which it may be parted, its end
// included, in order.
func points(p *passage.Passage, s *lang.Sentence) []int32 {
	t := p.Text
	n := int(s.Last - s.First)
	if n <= 0 {
		return nil
	}
	weight := make([]uint8, n+1)
	mark := func(i int32, w uint8) {
		if i >= s.First && i <= s.Last && weight[i-s.First] < w {
			weight[i-s.First] = w
		}
	}
	mark(s.First, 9)
	mark(s.Last, 9)
	for i := s.First; i < s.Last; i++ {
		tok := &t.Tokens[i]
		switch {
		case tok.POS == lang.PUNCT:
			if w := t.Word(int(i)); w == "-" || w == "." && i+1 < s.Last {
				continue
			}
			mark(i, 5)
			mark(i+1, 5)
		case tok.POS == lang.CCONJ, tok.POS == lang.SCONJ:
			mark(i, 3)
			mark(i+1, 3)
		case clausal(tok):
			first, last := p.Reach(i)
			mark(first, 4)
			mark(last, 4)
			if tok.Rel == lang.Conj || tok.Rel == lang.AclRelcl || tok.Rel == lang.Acl || tok.Rel == lang.Advcl {
				mark(i, 2)
			}
		case p.Senses[i].Event != nil && (tok.POS == lang.NOUN || tok.POS == lang.PROPN):
			first, last := p.Reach(i)
			mark(first, 2)
			mark(last, 2)
		}
		if p.Senses[i].Speech != 0 && tok.POS != lang.NOUN {
			first, _ := p.Reach(i)
			mark(first, 3)
			mark(i+1, 3)
		}
	}
	return keepHeaviest(weight, s.First)
}

// clausal says whether a token heads a clause.
func clausal(tok *lang.Token) bool {
	switch tok.Rel {
	case lang.Root, lang.Ccomp, lang.Xcomp, lang.Advcl, lang.Acl, lang.AclRelcl, lang.Csubj, lang.Parataxis, lang.Appos:
		return true
	case lang.Conj:
		return tok.POS == lang.VERB || tok.POS == lang.ADJ || tok.POS == lang.AUX || tok.Morph&(lang.Finite|lang.Participle) != 0
	}
	return tok.POS == lang.VERB && tok.Morph.Has(lang.Finite)
}

// keepHeaviest returns the marked places, the lightest dropped where there are
// too many.
func keepHeaviest(weight []uint8, first int32) []int32 {
	for least := uint8(1); ; least++ {
		var out []int32
		for i, w := range weight {
			if w >= least {
				out = append(out, first+int32(i))
			}
		}
		if len(out) <= maxPoints || least >= 5 {
			if len(out) > maxPoints {
				out = append(out[:maxPoints-1], out[len(out)-1])
			}
			return out
		}
	}
}
