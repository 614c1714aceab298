package slot

import (
	"sort"

	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/extract/passage"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
)

// Toponym is a name of a place in the text.
type Toponym struct {
	First, Last int32
	Location    hearsay.Location
}

// Moment is a time that the text gives.
type Moment struct {
	First, Last int32
	Interval    hearsay.Interval
}

// Number is a quantity of the text.
type Number struct {
	First, Last int32
	Quantity    hearsay.Quantity
	Kind        uint8 // what it counts, as package count tells it
	Traits      uint8 // what else is told of it, a bit each
}

// reach is how many sentences back a place or a time may be inherited from, the
// first sentence of the text beside.
const reach = 6

// Places lists where a claim may happen; IDs are indices of toponyms, which are
// in the order of the text.
func Places(p *passage.Passage, c, last *Claim, all []Toponym, lastPlace int32) *Ranked {
	var m *Memory
	return m.Places(p, c, last, all, lastPlace)
}

// Places is the function Places with the memory of m.
func (m *Memory) Places(p *passage.Passage, c, last *Claim, all []Toponym, lastPlace int32) *Ranked {
	h := newHead(p, c, last)
	r := m.start()
	inside := 0
	near := h.window(len(all), func(i int) int32 { return all[i].First }, lastPlace)
	for _, i := range near {
		if all[i].First >= c.First && all[i].Last <= c.Last {
			inside++
		}
	}
	r.put(None, h.empty(r.list(), placeBase, inside))
	for _, i := range near {
		r.put(int32(i), h.place(r.list(), all, i, lastPlace, inside))
	}
	return r
}

// window returns which of n things, ordered by their first tokens, stand in the
// claim's sentence, the few before it or the next; the first ones of the text and the last
// one that was taken are always among them.
func (h *head) window(n int, first func(i int) int32, taken int32) []int {
	sent := func(i int) int32 { return h.p.Text.Tokens[first(i)].Sent }
	from := sort.Search(n, func(i int) bool { return sent(i) >= h.sent-reach })
	to := sort.Search(n, func(i int) bool { return sent(i) > h.sent+1 })
	from = max(from, to-most)
	var out []int
	for i := 0; i < min(from, 3) && sent(i) == 0; i++ {
		out = append(out, i)
	}
	if taken >= 0 && int(taken) < from && (len(out) == 0 || out[len(out)-1] < int(taken)) {
		out = append(out, int(taken))
	}
	for i := from; i < to; i++ {
		out = append(out, i)
	}
	return out
}

func (h *head) stretch(first, last int32) uint64 {
	sent := h.p.Text.Tokens[first].Sent
	switch {
	case first >= h.c.First && last <= h.c.Last:
		return 1
	case sent == h.sent && first < h.c.First:
		return 2
	case sent == h.sent:
		return 3
	case sent > h.sent:
		return 8
	}
	return 4 + min(uint64(h.sent-sent), 3)
}

func (h *head) place(f features, all []Toponym, i int, lastPlace int32, inside int) features {
	p, x := h.p, &all[i]
	where := h.stretch(x.First, x.Last)
	top := p.Top(x.First, x.Last)
	tok := &p.Text.Tokens[top]
	precise := uint64(hearsay.Precisions.Index(x.Location.Precision) + 1)
	f.add(placeBase+20, where, uint64(tok.Rel))
	f.add(placeBase+21, where, precise, bucket(int32(inside)))
	f.add(placeBase+22, where, h.kind, precise)
	f.add(placeBase+23, where, uint64(tok.Morph.Case()), uint64(tok.Rel), precise)
	if x.First > 0 {
		f.add(placeBase+24, where, p.Text.Tokens[x.First-1].Form)
	}
	if tok.Head >= 0 {
		hd := &p.Text.Tokens[tok.Head]
		f.add(placeBase+25, where, uint64(tok.Rel), uint64(hd.POS), uint64(p.Senses[tok.Head].Party))
		f.add(placeBase+26, bool1(tok.Head == h.top), where, uint64(tok.Rel), precise)
		f.add(placeBase+27, bool1(p.Under(top, h.top)), where, precise)
	}
	f.add(placeBase+28, bool1(int32(i) == lastPlace), where, bucket(int32(inside)))
	f.add(placeBase+29, bool1(lastPlace >= 0 && all[lastPlace].Location.ID == x.Location.ID), where, bucket(int32(inside)))
	f.add(placeBase+30, where, bool1(p.Text.Tokens[x.First].Sent == 0), precise)
	f.add(placeBase+31, where, uint64(p.Text.Sentences[h.sent].Para-p.Text.Sentences[p.Text.Tokens[x.First].Sent].Para)&3, precise)
	order := uint64(0) // among the toponyms of the same stretch
	for k := i - 1; k >= 0 && order < 4 && h.stretch(all[k].First, all[k].Last) == where; k-- {
		order++
	}
	f.add(placeBase+32, where, order, precise)
	finer := uint64(0)
	for k := max(0, i-3); k < min(len(all), i+4); k++ {
		if k != i && h.stretch(all[k].First, all[k].Last) == where && all[k].Location.RadiusKM < x.Location.RadiusKM {
			finer = 1
		}
	}
	f.add(placeBase+33, where, finer, precise)
	f.add(placeBase+34, bool1(p.Senses[top].Unit || p.PartyAt[top] >= 0 && p.Parties[p.PartyAt[top]].Head != top), where)
	if id := p.PartyAt[top]; id >= 0 {
		hx := p.Parties[id].Head
		f.add(placeBase+35, where, uint64(p.Senses[hx].Party), bool1(hx == top), uint64(p.Text.Tokens[hx].Rel))
	}
	f.add(placeBase+36, where, h.event, precise)
	return f
}

// Moments lists when a claim may have happened; IDs are indices of moments.
func Moments(p *passage.Passage, c, last *Claim, all []Moment, lastTime int32) *Ranked {
	var m *Memory
	return m.Moments(p, c, last, all, lastTime)
}

// Moments is the function Moments with the memory of m.
func (m *Memory) Moments(p *passage.Passage, c, last *Claim, all []Moment, lastTime int32) *Ranked {
	h := newHead(p, c, last)
	r := m.start()
	inside := 0
	near := h.window(len(all), func(i int) int32 { return all[i].First }, lastTime)
	for _, i := range near {
		if all[i].First >= c.First && all[i].Last <= c.Last {
			inside++
		}
	}
	r.put(None, h.empty(r.list(), timeBase, inside))
	for _, i := range near {
		x := &all[i]
		sent := p.Text.Tokens[x.First].Sent
		f := r.list()
		where := h.stretch(x.First, x.Last)
		top := p.Top(x.First, x.Last)
		tok := &p.Text.Tokens[top]
		long := spanDays(&x.Interval)
		f.add(timeBase+20, where, long)
		f.add(timeBase+21, where, uint64(tok.Rel))
		f.add(timeBase+22, where, bool1(tok.Head == h.top), bool1(p.Under(top, h.top)))
		if tok.Head >= 0 {
			f.add(timeBase+23, where, uint64(p.Senses[tok.Head].Speech), uint64(p.Text.Tokens[tok.Head].POS))
			f.add(timeBase+24, where, p.Text.Tokens[tok.Head].Key)
			f.add(timeBase+25, where, bool1(p.Under(tok.Head, h.top)), bool1(p.Senses[tok.Head].Speech != 0))
		}
		f.add(timeBase+26, where, p.Text.Tokens[x.First].Form)
		f.add(timeBase+27, bool1(int32(i) == lastTime), where, bucket(int32(inside)))
		f.add(timeBase+28, where, uint64(h.tok.Morph&(lang.Past|lang.Present|lang.Future|lang.Infinitive)), long)
		f.add(timeBase+29, where, h.kind)
		f.add(timeBase+30, where, uint64(p.Text.Sentences[h.sent].Para-p.Text.Sentences[sent].Para)&3, bucket(int32(inside)))
		f.add(timeBase+31, where, bucket(h.c.First-x.Last), bool1(x.First < h.c.First))
		f.add(timeBase+32, where, bool1(p.InQuote[x.First] != p.InQuote[h.c.First]))
		r.put(int32(i), f)
	}
	return r
}

// spanDays folds the length of an interval.
func spanDays(t *hearsay.Interval) uint64 {
	if t.From.IsZero() || t.To.IsZero() {
		return 9
	}
	d := int(t.To.Sub(t.From).Hours()/24) + 1
	switch {
	case d <= 1:
		return 1
	case d <= 2:
		return 2
	case d <= 8:
		return 3
	case d <= 31:
		return 4
	case d <= 366:
		return 5
	}
	return 6
}

// Numbers lists the quantities within a claim; IDs are indices of numbers.
func Numbers(p *passage.Passage, c *Claim, all []Number) *Ranked {
	var m *Memory
	return m.Numbers(p, c, all)
}

// Numbers is the function Numbers with the memory of m.
func (m *Memory) Numbers(p *passage.Passage, c *Claim, all []Number) *Ranked {
	h := newHead(p, c, nil)
	r := m.start()
	var inside []int32
	from := sort.Search(len(all), func(i int) bool { return all[i].First >= c.First })
	for i := from; i < len(all) && all[i].First < c.Last && len(inside) < most; i++ {
		if all[i].Last <= c.Last {
			inside = append(inside, int32(i))
		}
	}
	r.put(None, h.empty(r.list(), countBase, len(inside)))
	kinds := uint64(0)
	for _, id := range inside {
		kinds |= 1 << all[id].Kind
	}
	for n, id := range inside {
		x := &all[id]
		top := p.Top(x.First, x.Last)
		tok := &p.Text.Tokens[top]
		class := uint64(p.Senses[top].Party)
		bounds := bool1(x.Quantity.Min != nil) | bool1(x.Quantity.Max != nil)<<1
		f := r.list()
		f.add(countBase+20, uint64(min(n, 3)), bucket(int32(len(inside))))
		f.add(countBase+21, class, h.kind)
		f.add(countBase+22, bounds, uint64(min(n, 3)))
		f.add(countBase+23, p.Stems[top])
		f.add(countBase+24, uint64(tok.Rel), bool1(tok.Head == h.top || top == h.top), bounds)
		f.add(countBase+25, h.kind, bounds)
		f.add(countBase+26, p.Text.Tokens[x.First].Form)
		f.add(countBase+27, bounds, bucket(x.Last-x.First))
		f.add(countBase+28, class, bounds)
		f.add(countBase+29, p.Stems[top], h.kind)
		if tok.Head >= 0 {
			f.add(countBase+30, uint64(tok.Rel), p.Stems[tok.Head])
		}
		if x.First > 0 {
			f.add(countBase+31, p.Text.Tokens[x.First-1].Form)
			f.add(countBase+32, uint64(p.Text.Tokens[x.First-1].POS), uint64(p.Text.Tokens[x.First-1].Shape&lang.Capital), uint64(x.Kind))
		}
		f.number(h, x, kinds)
		r.put(id, f)
	}
	return r
}

// number lists what is told of a quantity by its words, in a claim that holds
// quantities of some kinds, a bit each.
func (l *features) number(h *head, x *Number, kinds uint64) {
	p := h.p
	traits, kind := uint64(x.Traits), uint64(x.Kind)
	others := kinds &^ (1 << kind)
	l.add(countBase+33, kind, traits)
	l.add(countBase+34, kind, h.kind)
	l.add(countBase+35, kind, others)
	size := uint64(9)
	if q := &x.Quantity; q.Min != nil {
		size = magnitude(*q.Min)
	} else if q.Max != nil {
		size = magnitude(*q.Max)
	}
	l.add(countBase+36, kind, size)
	top := p.Top(x.First, x.Last)
	tok := &p.Text.Tokens[top]
	l.add(countBase+37, uint64(tok.Rel), kind, traits)
	if tok.Head >= 0 {
		l.add(countBase+38, uint64(tok.Rel), passage.EventType(p.Senses[tok.Head].Event), h.kind)
	}
	if x.Last < int32(len(p.Text.Tokens)) {
		next := &p.Text.Tokens[x.Last]
		l.add(countBase+39, kind, next.Form)
		l.add(countBase+40, kind, uint64(next.POS), traits)
	}
}

// magnitude folds a number: 0, 1, 2, 3, up to 10, 100, 1000, 1900 to 2100, more.
func magnitude(v float64) uint64 {
	switch {
	case v <= 3:
		return uint64(max(v, 0))
	case v <= 10:
		return 4
	case v <= 100:
		return 5
	case v >= 1900 && v <= 2100:
		return 6
	case v <= 1000:
		return 7
	}
	return 8
}
