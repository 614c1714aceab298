// Package manner says how a claim is put: in which voice (asserted, hedged,
// speculated, predicted, ordered) and whether it says that something is so or is
// not. Both are small log-linear models over the words that weaken or deny, the
// mood and tense of the predicate, and the word of speech that governs it.
package manner

import (
	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/extract/passage"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
	"github.com/hearsay-org/hearsay/internal/kit/loglin"
)

type list []uint64

func (l *list) add(template uint64, parts ...uint64) {
	h := template
	for _, x := range parts {
		h = loglin.Hash(h, x)
	}
	*l = append(*l, h)
}

func bool1(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

const mood = lang.Past | lang.Present | lang.Future | lang.Infinitive | lang.Conditional | lang.Imperative | lang.Participle | lang.Passive | lang.Perfective

// Voice lists what is seen of the voice of a claim of tokens [a, b).
func Voice(p *passage.Passage, a, b int32) []uint64 {
	f := make(list, 0, 128)
	t := p.Text
	top := p.Top(a, b)
	tok := &t.Tokens[top]
	sent := &t.Sentences[tok.Sent]
	f.add(1)
	f.add(2, uint64(tok.Morph&mood), uint64(tok.POS))
	f.add(3, tok.Key)
	f.add(4, uint64(tok.Rel), uint64(tok.Morph&mood))
	f.add(5, uint64(sent.Lang), uint64(tok.Morph&(lang.Future|lang.Infinitive|lang.Conditional)))
	for _, k := range p.Kids(top) {
		kid := &t.Tokens[k]
		switch kid.Rel {
		case lang.Aux, lang.AuxPass, lang.Cop, lang.Mark, lang.Advmod, lang.Discourse:
			f.add(6, uint64(kid.Rel), kid.Key)
			f.add(7, uint64(kid.Rel), kid.Form, tok.Key)
		case lang.Xcomp, lang.Csubj, lang.Ccomp:
			f.add(8, uint64(kid.Rel), uint64(kid.Morph&mood))
			f.add(9, tok.Key, uint64(kid.Rel))
		}
	}
	for i := a; i < b; i++ {
		tok := &t.Tokens[i]
		if h := p.Senses[i].Hedge; h != 0 {
			f.add(10, uint64(h))
			f.add(11, uint64(h), uint64(p.Senses[i].HedgeWeight))
			f.add(12, tok.Key)
		}
		if tok.POS == lang.AUX || tok.POS == lang.ADV || tok.POS == lang.PART {
			f.add(13, tok.Form)
		}
		if tok.POS == lang.VERB {
			f.add(14, uint64(tok.Morph&(lang.Future|lang.Infinitive|lang.Conditional|lang.Past)), bool1(i == top))
			f.add(15, tok.Key)
		}
		f.add(16, passage.EventType(p.Senses[i].Event))
	}
	for i := sent.First; i < sent.Last; i++ {
		if i >= a && i < b {
			continue
		}
		near := bool1(i >= a-4 && i < a)
		if h := p.Senses[i].Hedge; h != 0 {
			f.add(20, uint64(h), bool1(i < a), near)
		}
		if s := p.Senses[i].Speech; s != 0 {
			over := bool1(p.Under(top, i))
			f.add(21, uint64(s), over, bool1(i < a))
			f.add(22, uint64(p.Senses[i].Voice), over)
			f.add(23, t.Tokens[i].Key, over)
		}
	}
	if tok.Head >= 0 {
		h := &t.Tokens[tok.Head]
		f.add(24, uint64(tok.Rel), h.Key)
		f.add(25, uint64(tok.Rel), uint64(p.Senses[tok.Head].Voice), uint64(h.POS))
	}
	if a > sent.First {
		f.add(26, t.Tokens[a-1].Form)
	}
	f.add(27, t.Tokens[a].Form)
	f.add(28, bool1(p.InQuote[a] >= 0), uint64(tok.Morph&(lang.Future|lang.Infinitive)))
	f.within(p, a, b, top)
	f.words(p, a, b, top)
	return f
}

// Polarity lists what is seen of whether a claim says that something is not so.
func Polarity(p *passage.Passage, a, b int32) []uint64 {
	f := make(list, 0, 64)
	t := p.Text
	top := p.Top(a, b)
	f.add(101)
	f.add(102, t.Tokens[top].Key)
	f.add(103, uint64(t.Tokens[top].POS))
	for i := a; i < b; i++ {
		tok := &t.Tokens[i]
		if !negates(p, i) {
			continue
		}
		at := bool1(tok.Head == top || i == top)
		f.add(104, at)
		f.add(105, tok.Form, at)
		f.add(106, uint64(tok.Rel), at)
		if tok.Head >= 0 {
			h := &t.Tokens[tok.Head]
			f.add(107, uint64(h.POS), uint64(h.Rel), at)
			f.add(108, h.Key)
		}
		f.add(109, tok.Form, bool1(i == a), bool1(i < top))
		f.scope(p, i, b, top)
	}
	f.denied(p, a, b, top)
	sent := &t.Sentences[t.Tokens[top].Sent]
	for i := sent.First; i < sent.Last; i++ {
		if i >= a && i < b {
			continue
		}
		if s := p.Senses[i].Speech; s != 0 {
			f.add(120, uint64(s), bool1(p.Under(top, i)))
			f.add(121, t.Tokens[i].Key)
		}
		if p.Senses[i].Negative {
			f.add(122, bool1(i < a), t.Tokens[i].Form)
		}
	}
	return f
}

// VoiceOf returns the likeliest voice.
func VoiceOf(m *loglin.Model, features []uint64) (string, float64) {
	scores := make([]float32, m.K)
	m.AddTo(scores, features)
	best := loglin.Softmax(scores)
	return hearsay.Voices.Words()[best], float64(scores[best])
}

// PolarityOf returns "positive" or "negative".
func PolarityOf(m *loglin.Model, features []uint64) string {
	scores := make([]float32, m.K)
	m.AddTo(scores, features)
	if scores[1] > scores[0] {
		return hearsay.Negative
	}
	return hearsay.Positive
}
