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
	How         uint8 // it is known to be one: Listed, or Headed and so on
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
