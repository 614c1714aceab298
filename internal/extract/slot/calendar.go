package slot

import (
	"slices"
	"time"

	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/extract/passage"
)

// Calendar is the times of a text for its claims. Its groups are the intervals;
// their mentions are the moments that it was made of. The day of publication is
// none of them: where the words of a text do not name it, nothing says that what
// it tells happened on it.
type Calendar struct {
	setting
	all   []Moment
	times []hearsay.Interval
	rank  []int // of each time, by the number of its mentions
	day   time.Time
}

// NewCalendar lays out the times of a text for its claims; both are in order.
func NewCalendar(p *passage.Passage, claims []Claim, all []Moment) *Calendar {
	g := &Calendar{setting: setting{base: timeBase, p: p, claims: claims}, all: all}
	g.spans = make([][2]int32, len(all))
	for i := range all {
		g.spans[i] = [2]int32{all[i].First, all[i].Last}
	}
	if !p.Doc.Published.IsZero() {
		g.day = p.Doc.Published.Day()
	}
	g.join()
	g.lay()
	g.node, g.change, g.relation = g.features, g.changes, g.relate
	g.fill(len(claims), func(claim int) {
		at := len(g.states)
		g.list(claim, reachOf{own: 10, before: 6, after: 2})
		for m := 0; m < len(g.all) && m < 2; m++ {
			g.put(at, g.of[m])
		}
	})
	return g
}

// join puts the mentions of one interval together.
func (g *Calendar) join() {
	type days struct{ from, to int64 }
	byDays := map[days]int32{}
	g.of = make([]int32, len(g.all))
	for i := range g.all {
		t := &g.all[i].Interval
		key := days{t.From.Unix(), t.To.Unix()}
		n, known := byDays[key]
		if !known {
			n = int32(len(g.times))
			byDays[key] = n
			g.times = append(g.times, *t)
			g.mentions = append(g.mentions, nil)
		}
		g.of[i] = n
		g.mentions[n] = append(g.mentions[n], int32(i))
	}
	order := make([]int, len(g.times))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return len(g.mentions[b]) - len(g.mentions[a]) })
	g.rank = make([]int, len(order))
	for r, n := range order {
		g.rank[n] = r
	}
}

// Interval returns the time that a claim takes, worded by its nearest mention.
func (g *Calendar) Interval(claim int, n int32) hearsay.Interval {
	return g.all[g.Mention(claim, n)].Interval
}

// features lists what speaks for a claim's happening at a time.
func (g *Calendar) features(f features, claim int, n int32) features {
	h := g.at(claim)
	p := g.p
	inside, local := bucket(int32(g.inside)), bucket(int32(g.local))
	dated := bool1(!g.day.IsZero())
	if n == None {
		f = g.surroundings(f, h)
		f.add(timeBase+18, uint64(p.Text.Sentences[h.sent].Lang), bucket(int32(len(p.Text.Sentences))), dated)
		f.add(timeBase+19, h.aux(), inside, local)
		f.add(timeBase+50, bucket(int32(len(g.times))), bucket(int32(len(g.claims))), dated)
		f.add(timeBase+52, p.Text.Tokens[h.c.First].Form)
		return f
	}
	m := g.nearest(n, h.c, h.sent)
	where, off, long := h.lies(g.spans[m]), g.offset(&g.times[n]), spanDays(&g.times[n])
	count := bucket(int32(len(g.mentions[n])))
	f.add(timeBase+20, where, long)
	f.add(timeBase+21, where, inside, local)
	f.add(timeBase+22, where, h.kind, long)
	f.add(timeBase+23, where, h.tense(), long)
	f.add(timeBase+24, where, h.tense(), off)
	f.add(timeBase+25, where, count, uint64(min(g.rank[n], 3)))
	f.add(timeBase+26, where, off, long)
	f.add(timeBase+27, off, h.kind)
	f.add(timeBase+28, where, bucket(int32(len(g.times))), uint64(p.Text.Sentences[h.sent].Lang))
	f.add(timeBase+32, where, h.event, long)
	f.add(timeBase+34, bool1(h.c.Speaker >= 0), bool1(p.InQuote[h.c.First] >= 0), where)
	f.add(timeBase+53, h.aux(), where, long)
	f.add(timeBase+54, h.aux(), off)
	f.add(timeBase+55, where, p.Stems[h.top])
	since, far := g.between(m), min(where, 4)
	lead := bool1(g.sent(int(g.mentions[n][0])) <= 1)
	f.add(timeBase+59, where, since)
	f.add(timeBase+81, far, since, inside, local)
	f.add(timeBase+82, far, since, h.kind)
	f.add(timeBase+83, far, since, long, h.tense())
	f.add(timeBase+84, far, bucket(int32(len(g.times))), lead, count)
	f.add(timeBase+85, far, lead, h.kind, long)
	f = g.owned(f, h, m, where)
	return g.worded(f, h, &g.all[m], where, long)
}

// worded lists the features of the words that name a time.
func (g *Calendar) worded(f features, h *head, x *Moment, where, long uint64) features {
	p := g.p
	top := p.Top(x.First, x.Last)
	tok := &p.Text.Tokens[top]
	f.add(timeBase+35, where, uint64(tok.Rel))
	f.add(timeBase+36, where, bool1(tok.Head == h.top), bool1(p.Under(top, h.top)))
	if tok.Head >= 0 {
		f.add(timeBase+37, where, uint64(p.Senses[tok.Head].Speech), uint64(p.Text.Tokens[tok.Head].POS))
		f.add(timeBase+38, where, p.Text.Tokens[tok.Head].Key)
		f.add(timeBase+39, where, bool1(p.Under(tok.Head, h.top)), bool1(p.Senses[tok.Head].Speech != 0))
	}
	f.add(timeBase+40, where, p.Text.Tokens[x.First].Form)
	f.add(timeBase+41, where, p.Text.Tokens[x.Last-1].Form)
	sent := p.Text.Tokens[x.First].Sent
	f.add(timeBase+42, where, bucket(p.Text.Sentences[h.sent].Para-p.Text.Sentences[sent].Para), bucket(int32(g.inside)))
	f.add(timeBase+43, where, bucket(h.c.First-x.Last), bool1(x.First < h.c.First))
	f.add(timeBase+44, where, bool1(p.InQuote[x.First] != p.InQuote[h.c.First]))
	f.add(timeBase+45, where, bool1(sent == 0), long)
	att := h.attach(top)
	f.add(timeBase+56, where, att)
	f.add(timeBase+57, where, att, long)
	f.add(timeBase+58, where, att, uint64(tok.Rel), h.tense())
	return f
}

// offset folds how far an interval lies from the day of publication; 0 where that
// is not known.
func (g *Calendar) offset(t *hearsay.Interval) uint64 {
	if g.day.IsZero() {
		return 0
	}
	days := func(at time.Time) int { return int(at.Sub(g.day).Hours() / 24) }
	switch {
	case t.From.IsZero():
		return 1
	case t.To.IsZero():
		return 2 + bool1(days(t.From) < -60)
	case days(t.From) > 0:
		return 4 + bool1(days(t.From) > 7)
	case days(t.To) >= 0:
		return 6 + min(bucket(int32(-days(t.From))), 5)
	}
	switch n := -days(t.To); {
	case n == 1:
		return 12
	case n <= 7:
		return 13
	case n <= 31:
		return 14
	case n <= 366:
		return 15
	}
	return 16
}

// relate says how time b lies to time a.
func (g *Calendar) relate(a, b int32) int {
	x, y := &g.times[a], &g.times[b]
	if holds(x, y) {
		return narrow
	}
	if holds(y, x) {
		return widen
	}
	return move
}

// holds says whether interval b lies in a.
func holds(a, b *hearsay.Interval) bool {
	return (a.From.IsZero() || !b.From.IsZero() && !b.From.Before(a.From)) && (a.To.IsZero() || !b.To.IsZero() && !b.To.After(a.To))
}

func (g *Calendar) changes(f features, claim, kind int) features {
	h := g.at(claim)
	f = g.changesOf(f, claim, kind)
	f.add(timeBase+80, uint64(kind), h.tense(), tenseOf(&g.p.Text.Tokens[g.p.Top(h.last.First, h.last.Last)]))
	return f
}
