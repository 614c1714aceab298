package slot

import (
	"sort"

	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/extract/passage"
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
		}
		r.put(id, f)
	}
	return r
}
