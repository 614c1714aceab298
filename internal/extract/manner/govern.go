package manner

import (
	"strings"

	"github.com/hearsay-org/hearsay/internal/extract/passage"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
	"github.com/hearsay-org/hearsay/internal/kit/loglin"
)

// climb is how many governors above a claim's predicate are looked at.
const climb = 5

// voiceOf returns what a word makes of what it governs: a voice, from the tables
// of hedges or else of speech; 0 for nothing.
func voiceOf(s *passage.Sense) uint64 {
	if s.Time {
		return 0 // "May 20"
	}
	if s.Hedge != 0 && !s.Negative {
		return uint64(s.Hedge)
	}
	return uint64(s.Voice)
}

// within lists the words of a claim [a, b) that give it a voice, by how they hang
// on its predicate.
func (l *list) within(p *passage.Passage, a, b, top int32) {
	t := p.Text
	for i := a; i < b; i++ {
		s := &p.Senses[i]
		v := voiceOf(s)
		if v == 0 && s.Speech == 0 {
			continue
		}
		where := place(p, i, top)
		l.add(42, v, where)
		l.add(43, t.Tokens[i].Key, where)
		l.add(44, v, where, uint64(t.Tokens[i].POS))
		if s.Speech != 0 {
			l.add(45, uint64(s.Speech), where, bool1(p.Kid(i, lang.Xcomp) >= 0 || p.Kid(i, lang.Ccomp) >= 0))
		}
	}
}

// place tells how a token hangs on a predicate: it is the predicate, or hangs on
// it, or on what hangs on it, or in a clause of its own.
func place(p *passage.Passage, i, top int32) uint64 {
	for depth := uint64(0); depth < 4; depth++ {
		if i == top {
			return depth
		}
		tok := &p.Text.Tokens[i]
		if tok.Head < 0 {
			return 6
		}
		switch tok.Rel {
		case lang.Advcl, lang.Acl, lang.AclRelcl:
			return 5
		}
		i = tok.Head
	}
	return 4
}

// words lists the words at a claim's beginning and before its predicate.
func (l *list) words(p *passage.Passage, a, b, top int32) {
	t := p.Text
	form := func(i int32) uint64 {
		if i < 0 || i >= int32(len(t.Tokens)) {
			return 0
		}
		return t.Tokens[i].Form
	}
	m := uint64(t.Tokens[top].Morph & mood)
	l.add(50, form(a), form(a+1))
	l.add(51, form(a-1), form(a))
	l.add(52, form(a-2), form(a-1))
	l.add(53, form(top-1), form(top))
	l.add(54, form(top-1), m)
	l.add(55, form(top-2), form(top-1))
	l.add(56, p.Stems[top])
	l.add(57, p.Stems[top], m)
	sent := &t.Sentences[t.Tokens[top].Sent]
	l.add(58, form(sent.Last-1), bool1(b >= sent.Last-1))
	l.future(p, a, b, top)
}

// future lists what a word's letters tell of its tense where its tags do not: the
// Ukrainian future of one word, and the prefix by which a Slavic verb becomes
// perfective, so that its present forms tell of the future.
func (l *list) future(p *passage.Passage, a, b, top int32) {
	t := p.Text
	for i := a; i < b; i++ {
		tok := &t.Tokens[i]
		if tok.POS != lang.VERB || tok.Shape&lang.Cyrillic == 0 {
			continue
		}
		word := t.Word(int(i))
		if synthetic(word) {
			l.add(70, bool1(i == top))
		}
		if i == top && tok.Morph.Has(lang.Present) && len(word) >= 8 {
			l.add(71, loglin.String(word[:4]))
			l.add(72, loglin.String(word[len(word)-6:]))
		}
	}
}

// synthetic says whether a Ukrainian verb is in the future of one word: its
// infinitive with the endings of "мати": триватиме, намагатимуться.
func synthetic(word string) bool {
	word = strings.TrimSuffix(strings.TrimSuffix(word, "ся"), "сь")
	word = strings.TrimSuffix(word, "ть")
	for _, ending := range [...]string{"тиме", "тиму", "тимем", "тимемо", "тимете", "тимеш"} {
		if strings.HasSuffix(word, ending) {
			return true
		}
	}
	return false
}

// negates says whether a token is a word of negation, and not of one that denies
// nothing: "not only".
func negates(p *passage.Passage, i int32) bool {
	if p.Senses[i].Negative {
		return true
	}
	if !p.Text.Tokens[i].Morph.Has(lang.Negative) || sure(&p.Senses[i]) {
		return false
	}
	return i+1 >= int32(len(p.Senses)) || !sure(&p.Senses[i+1])
}

// sure says whether a word is one of the tables that make a claim a plain fact.
func sure(s *passage.Sense) bool { return s.Hedge == 1 }

// scope lists what a word of negation in a claim that ends at b denies: the
// predicate itself, or something else: "not only", "not at once", "without".
func (l *list) scope(p *passage.Passage, i, b, top int32) {
	t := p.Text
	tok := &t.Tokens[i]
	where := place(p, i, top)
	weight := uint64(p.Senses[i].HedgeWeight)
	l.add(130, where, weight)
	l.add(131, where, tok.Key)
	l.add(132, where, uint64(tok.Rel), uint64(tok.POS))
	if i+1 < b {
		next := &t.Tokens[i+1]
		l.add(133, tok.Form, next.Key)
		l.add(134, where, tok.Form, uint64(next.POS))
		l.add(135, where, bool1(p.Senses[i+1].Negative))
	}
	if tok.Head >= 0 {
		l.add(136, where, p.Stems[tok.Head])
		if tok.Head != top {
			l.add(137, where, uint64(t.Tokens[tok.Head].Rel))
		}
	}
}

// denied lists how many words of negation a claim has, and what stands above its
// predicate: who denies it, what failed.
func (l *list) denied(p *passage.Passage, a, b, top int32) {
	t := p.Text
	main, all := uint64(0), uint64(0)
	for i := a; i < b; i++ {
		if s := &p.Senses[i]; negates(p, i) && (!s.Negative || s.HedgeWeight > 1) {
			all++
			if place(p, i, top) <= 1 {
				main++
			}
		}
	}
	l.add(140, min(main, 3), min(all, 3))
	l.add(141, p.Stems[top], min(main, 2))
	at := top
	for depth := uint64(1); depth <= climb; depth++ {
		rel, head := t.Tokens[at].Rel, t.Tokens[at].Head
		if head < 0 {
			break
		}
		s := &p.Senses[head]
		near := min(depth, 3)
		not := uint64(0)
		for _, k := range p.Kids(head) {
			if k != at && negates(p, k) {
				not = 1
			}
		}
		l.add(142, near, uint64(rel), bool1(s.Negative), not)
		if s.Speech != 0 {
			l.add(143, uint64(s.Speech), near, not)
			l.add(144, t.Tokens[head].Key, near)
		}
		if s.Negative {
			l.add(145, t.Tokens[head].Key, uint64(rel), not)
		}
		at = head
	}
	if a > 0 {
		l.add(146, t.Tokens[a-1].Form)
		l.add(147, bool1(p.Senses[a-1].Negative))
	}
	sent := &t.Sentences[t.Tokens[top].Sent]
	l.add(148, t.Tokens[sent.Last-1].Form, bool1(b >= sent.Last-1), min(all, 1))
}
