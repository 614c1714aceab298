// Package kind says of which type a claim is: what happens in it, from its
// predicate, who does it to what, and what the text around it is about. The
// model is a multinomial logistic regression over hashed features; the tables of
// events give it what the training texts do not hold.
package kind

import (
	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/extract/lexicon"
	"github.com/hearsay-org/hearsay/internal/extract/passage"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
	"github.com/hearsay-org/hearsay/internal/kit/loglin"
)

// Context is what a claim's surroundings add: it is the same for all claims of a
// text but for the neighbours.
type Context struct {
	types [lexicon.NTypes]float32 // weight of each type among the words of the text
	top   [2]int                  // the commonest two, -1 for none
}

// NewContext weighs what a text is about.
func NewContext(p *passage.Passage) *Context {
	c := &Context{top: [2]int{-1, -1}}
	for i := range p.Senses {
		if e := p.Senses[i].Event; e != nil {
			for t, w := range e.Weights {
				c.types[t] += float32(w)
			}
		}
	}
	for t, w := range c.types {
		switch {
		case w == 0:
		case c.top[0] < 0 || w > c.types[c.top[0]]:
			c.top[1], c.top[0] = c.top[0], t
		case c.top[1] < 0 || w > c.types[c.top[1]]:
			c.top[1] = t
		}
	}
	return c
}

type list []uint64

func (l *list) add(template uint64, parts ...uint64) {
	h := template
	for _, x := range parts {
		h = loglin.Hash(h, x)
	}
	*l = append(*l, h)
}

func content(p lang.POS) bool {
	return p == lang.NOUN || p == lang.VERB || p == lang.ADJ || p == lang.PROPN || p == lang.ADV || p == lang.X
}

// Features lists what is seen of a claim of tokens [a, b).
func Features(p *passage.Passage, ctx *Context, a, b int32) []uint64 {
	f := make(list, 0, 160)
	t := p.Text
	top := p.Top(a, b)
	sent := &t.Sentences[t.Tokens[top].Sent]
	f.add(1)
	f.add(2, uint64(sent.Lang))
	words(&f, p, a, b, top)
	predicate(&f, p, a, b, top)
	tables(&f, p, ctx, a, b, top)
	around(&f, p, sent, a, b)
	return f
}

func words(f *list, p *passage.Passage, a, b, top int32) {
	last, lastGloss, lastClass := uint64(0), uint64(0), uint64(0)
	for i := a; i < b; i++ {
		tok := &p.Text.Tokens[i]
		if !content(tok.POS) {
			if tok.POS == lang.NUM {
				f.add(15)
			}
			continue
		}
		f.add(10, tok.Key)
		f.add(11, p.Stems[i])
		f.add(12, uint64(tok.Rel), p.Stems[i])
		if last != 0 {
			f.add(13, last, p.Stems[i])
		}
		last = p.Stems[i]
		if s := &p.Senses[i]; s.Party != 0 {
			f.add(14, uint64(s.Party))
			f.add(16, uint64(s.Party), uint64(tok.Rel))
		}
		if tok.Head == top {
			f.add(17, uint64(tok.Rel), p.Stems[i])
		}
		if m := p.Meanings[i]; m.Class != 0 {
			gloss, class := uint64(m.Gloss), uint64(m.Class)
			f.add(70, gloss)
			f.add(71, class)
			f.add(72, uint64(tok.Rel), class)
			f.add(73, lastGloss, gloss)
			f.add(74, lastClass, class)
			if tok.Head == top {
				f.add(75, uint64(tok.Rel), gloss)
			}
			lastGloss, lastClass = gloss, class
		}
	}
}

// predicate adds the claim's head with its arguments.
func predicate(f *list, p *passage.Passage, a, b, top int32) {
	t := p.Text
	tok := &t.Tokens[top]
	morph := uint64(tok.Morph & (lang.Past | lang.Present | lang.Future | lang.Infinitive | lang.Passive | lang.Imperative | lang.Participle))
	f.add(20, tok.Key)
	f.add(21, uint64(tok.POS), morph)
	f.add(22, uint64(tok.POS), uint64(tok.Rel))
	event := passage.EventType(p.Senses[top].Event)
	f.add(23, event, uint64(tok.POS))
	m := p.Meanings[top]
	f.add(84, uint64(m.Gloss), uint64(tok.POS))
	f.add(85, uint64(m.Class), morph)
	f.add(86, uint64(m.Class), event)
	var subject, object uint64
	for _, k := range p.Kids(top) {
		kid := &t.Tokens[k]
		if k < a || k >= b {
			continue
		}
		class := uint64(p.Senses[k].Party)
		if of := uint64(p.Meanings[k].Class); of != 0 {
			f.add(80, uint64(m.Gloss), uint64(kid.Rel), of)
			f.add(81, uint64(m.Class), uint64(kid.Rel), of)
			f.add(82, uint64(m.Gloss), uint64(kid.Rel), uint64(p.Meanings[k].Gloss))
			f.add(83, uint64(m.Class), uint64(kid.Rel), uint64(p.Meanings[k].Gloss))
		}
		f.add(24, tok.Key, uint64(kid.Rel), class)
		f.add(25, event, uint64(kid.Rel), class)
		f.add(26, event, uint64(kid.Rel), p.Stems[k])
		switch kid.Rel {
		case lang.Nsubj, lang.NsubjPass:
			subject = class + 1
			f.add(27, tok.Key, p.Stems[k])
		case lang.Obj, lang.Obl:
			if object == 0 || kid.Rel == lang.Obj {
				object = class + 1
			}
			f.add(28, tok.Key, p.Stems[k])
		}
	}
	f.add(29, event, subject, object)
	f.add(30, subject, object)
}

// tables adds what the tables of events say of the claim's words.
func tables(f *list, p *passage.Passage, ctx *Context, a, b, top int32) {
	var sum [lexicon.NTypes]float32
	first := -1
	for i := a; i < b; i++ {
		e := p.Senses[i].Event
		if e == nil {
			continue
		}
		if first < 0 {
			first = int(passage.EventType(e)) - 1
		}
		for t, w := range e.Weights {
			if i == top {
				w *= 2
			}
			sum[t] += float32(w)
		}
	}
	best, second := -1, -1
	for t, w := range sum {
		if w == 0 {
			continue
		}
		f.add(40, uint64(t), uint64(min(w, 6)))
		f.add(41, uint64(t))
		if best < 0 || w > sum[best] {
			best, second = t, best
		} else if second < 0 || w > sum[second] {
			second = t
		}
	}
	f.add(42, uint64(best+1), uint64(second+1))
	f.add(43, uint64(first+1))
	f.add(44, uint64(best+1), uint64(ctx.top[0]+1))
	f.add(45, uint64(ctx.top[0]+1), uint64(ctx.top[1]+1))
	f.add(46, uint64(ctx.top[0]+1))
	for t, w := range ctx.types {
		if w > 0 && best < 0 {
			f.add(47, uint64(t), uint64(min(w/4, 3)))
		}
	}
}

// around adds the rest of the sentence and the sentence before.
func around(f *list, p *passage.Passage, s *lang.Sentence, a, b int32) {
	t := p.Text
	for i := s.First; i < s.Last; i++ {
		if i >= a && i < b {
			continue
		}
		tok := &t.Tokens[i]
		if tok.POS == lang.NOUN || tok.POS == lang.VERB || tok.POS == lang.PROPN {
			f.add(60, p.Stems[i])
			if m := p.Meanings[i]; m.Class != 0 {
				f.add(87, uint64(m.Gloss))
				f.add(88, uint64(m.Class))
			}
			s := &p.Senses[i]
			if s.Speech != 0 {
				f.add(61, uint64(s.Speech), bool1(i < a))
			}
			if s.Event != nil {
				f.add(62, passage.EventType(s.Event))
			}
		}
	}
	id := t.Tokens[a].Sent
	if id == 0 {
		return
	}
	before := &t.Sentences[id-1]
	for i := before.First; i < before.Last; i++ {
		if e := p.Senses[i].Event; e != nil {
			f.add(63, passage.EventType(e))
		}
	}
}

func bool1(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

// Type is a type with its probability.
type Type struct {
	Name  string
	Share float64
}

// Of returns the types of a claim, likeliest first, the first two only.
func Of(m *loglin.Model, features []uint64) [2]Type {
	scores := make([]float32, m.K)
	m.AddTo(scores, features)
	best := loglin.Softmax(scores)
	names := hearsay.Types.Words()
	second := -1
	for i, s := range scores {
		if i != best && (second < 0 || s > scores[second]) {
			second = i
		}
	}
	return [2]Type{{names[best], float64(scores[best])}, {names[second], float64(scores[second])}}
}
