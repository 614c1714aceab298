package cut

import (
	"github.com/hearsay-org/hearsay/internal/extract/passage"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
	"github.com/hearsay-org/hearsay/internal/kit/loglin"
)

// feature is a feature of a stretch that one token alone decides: it is made and
// weighed once, however many stretches have it.
type feature struct {
	key    uint64
	weight float32
}

// list collects the features of one stretch in order.
type list struct {
	keys    []uint64
	weights []float32
	todo    []int32 // which of them are not yet weighed
	batch   []uint64
	got     []float32
}

func (l *list) reset() { l.keys, l.weights, l.todo = l.keys[:0], l.weights[:0], l.todo[:0] }

// key mixes a template with its parts.
func key(template uint64, parts ...uint64) uint64 {
	h := template
	for _, x := range parts {
		h = loglin.Hash(h, x)
	}
	return h
}

func (l *list) add(template uint64, parts ...uint64) {
	l.todo = append(l.todo, int32(len(l.keys)))
	l.keys, l.weights = append(l.keys, key(template, parts...)), append(l.weights, 0)
}

// put adds features that are weighed.
func (l *list) put(fs ...feature) {
	for _, f := range fs {
		l.keys, l.weights = append(l.keys, f.key), append(l.weights, f.weight)
	}
}

// score weighs the rest and returns the sum, which is the model's Score of keys.
func (l *list) score(m *loglin.Model) float32 {
	l.batch = l.batch[:0]
	for _, i := range l.todo {
		l.batch = append(l.batch, l.keys[i])
	}
	l.got = append(l.got[:0], l.weights[:len(l.todo)]...)
	m.Weights(l.batch, l.got)
	for k, i := range l.todo {
		l.weights[i] = l.got[k]
	}
	var s float32
	for _, w := range l.weights {
		s += w
	}
	return s
}

// known is what is known of a token by itself.
type known struct {
	start  [4]feature    // as the first of a stretch: templates 11, 13, 14, 16
	end    [4]feature    // as the one after the last: 12, 15, 17, 18
	head   [8]feature    // as its head: 5, 7 to 10, 30, then 31 and 32, or 34
	means  [4]feature    // as its head: 35 to 38
	outer  [2][2]feature // after and before a stretch in which its head is: 40, 41
	from   [2]feature    // within one, its head after or before it: 42
	kid    [2]feature    // as child of the head: 50 and 55
	inner  [3]feature    // beside the head: 51 and 52, 53, or 54; then 56
	inners uint8
	have   uint8
}

// What of known is there.
const (
	haveStart = 1 << iota
	haveEnd
	haveHead
	haveInner
	haveOuter // and the next bit
	_
	haveFrom // and the next bit
)

// of returns what is known of a token, and whether a part of it is there; it
// will be.
func (x *cutter) of(i int32, part uint8) (*known, bool) {
	k := &x.known[i-x.s.First]
	had := k.have&part != 0
	k.have |= part
	return k, had
}

// fill makes features of keys.
func (x *cutter) fill(out []feature, keys ...uint64) {
	var w [8]float32
	if x.m != nil {
		x.m.Weights(keys, w[:len(keys)])
	}
	for i, f := range keys {
		out[i] = feature{f, w[i]}
	}
}

// start returns the features of a token that begins a stretch.
func (x *cutter) start(a int32) *[4]feature {
	k, ok := x.of(a, haveStart)
	if !ok {
		x.fill(k.start[:], key(11, x.pos(a), x.pos(a-1)), key(13, x.word(a-1)), key(14, x.word(a)), key(16, x.word(a-1), x.pos(a)))
	}
	return &k.start
}

// end returns the features of a token, or the end of the sentence, before which
// a stretch ends.
func (x *cutter) end(b int32) *[4]feature {
	k, ok := x.of(b, haveEnd)
	if !ok {
		x.fill(k.end[:], key(12, x.pos(b-1), x.pos(b)), key(15, x.word(b)), key(17, x.pos(b), x.pos(b+1)), key(18, x.word(b-1)))
	}
	return &k.end
}

// moods is what of the head's morphology counts.
const moods = lang.First | lang.Second | lang.Third | lang.Imperative | lang.Infinitive | lang.Past | lang.Future | lang.Conditional

// head returns the features of a token that heads a stretch.
func (x *cutter) head(top int32) (*[8]feature, *[4]feature) {
	k, ok := x.of(top, haveHead)
	if ok {
		return &k.head, &k.means
	}
	x.means(k, top)
	tok, s := &x.t.Tokens[top], &x.p.Senses[top]
	pos, rel := uint64(tok.POS), uint64(tok.Rel)
	x.fill(k.head[:6], key(5, pos<<8|rel, bool1(tok.Morph.Has(lang.Finite))), key(7, tok.Key), key(8, tok.Key, rel),
		key(9, uint64(s.Speech), pos, uint64(x.s.Lang)), key(10, passage.EventType(s.Event), pos), key(30, uint64(tok.Morph&moods)))
	if tok.Head >= 0 {
		h := &x.t.Tokens[tok.Head]
		x.fill(k.head[6:], key(31, rel, uint64(x.p.Senses[tok.Head].Speech), uint64(h.POS)), key(32, rel, h.Key))
	} else {
		x.fill(k.head[6:], key(34, rel))
	}
	return &k.head, &k.means
}

// means sets the features of what a stretch's head means, and of what its own
// head does.
func (x *cutter) means(k *known, top int32) {
	tok, m := &x.t.Tokens[top], x.p.Meanings[top]
	above := uint64(0)
	if tok.Head >= 0 {
		above = 1 + uint64(x.p.Meanings[tok.Head].Class)
	}
	x.fill(k.means[:], key(35, uint64(m.Gloss), uint64(tok.POS)), key(36, uint64(m.Class), uint64(tok.POS), uint64(x.s.Lang)),
		key(37, uint64(m.Class), uint64(tok.Rel)), key(38, above, uint64(tok.Rel)))
}

// outer returns the features of a token beside a stretch in which its head is.
func (x *cutter) outer(i int32, before bool) *[2]feature {
	n := bool1(before)
	k, ok := x.of(i, haveOuter<<n)
	if !ok {
		tok := &x.t.Tokens[i]
		x.fill(k.outer[n][:], key(40, uint64(tok.Rel), n), key(41, uint64(tok.Rel), n, uint64(tok.POS), bool1(x.p.Senses[i].Speech != 0)))
	}
	return &k.outer[n]
}

// from returns the feature of a token whose head lies before or after the stretch.
func (x *cutter) from(i int32, before bool) feature {
	n := bool1(before)
	k, ok := x.of(i, haveFrom<<n)
	if !ok {
		tok := &x.t.Tokens[i]
		x.fill(k.from[n:n+1], key(42, uint64(tok.Rel), n, uint64(tok.POS)))
	}
	return k.from[n]
}

// inner sets the features of a token within a stretch.
func (x *cutter) inner(i int32) *known {
	k, ok := x.of(i, haveInner)
	if ok {
		return k
	}
	tok, s := &x.t.Tokens[i], &x.p.Senses[i]
	rel := uint64(tok.Rel)
	class := uint64(x.p.Meanings[i].Class)
	x.fill(k.kid[:], key(50, rel, uint64(tok.POS)), key(55, rel, class))
	k.inners = 0
	switch {
	case tok.POS == lang.VERB:
		k.inners = 2
		x.fill(k.inner[:2], key(51, rel, bool1(tok.Morph.Has(lang.Finite)), bool1(s.Speech != 0)), key(52, tok.Key, rel))
	case s.Event != nil && tok.POS == lang.NOUN:
		k.inners = 1
		x.fill(k.inner[:1], key(53, rel, passage.EventType(s.Event)))
	case tok.POS == lang.NOUN && (tok.Rel == lang.Nsubj || tok.Rel == lang.Obj):
		k.inners = 1
		x.fill(k.inner[:1], key(54, rel, tok.Key))
	}
	if class != 0 && (tok.POS == lang.VERB || tok.POS == lang.NOUN) {
		x.fill(k.inner[k.inners:], key(56, rel, class))
		k.inners++
	}
	return k
}
