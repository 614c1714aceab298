package slot

import (
	"slices"
	"sort"

	"github.com/hearsay-org/hearsay/internal/extract/passage"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
)

// setting is what the choice of places and that of times share: a track whose
// groups are named at stretches of the text.
type setting struct {
	track
	base     uint64
	p        *passage.Passage
	claims   []Claim
	spans    [][2]int32 // the tokens of each mention, in order
	of       []int32    // the group of each mention
	owner    []int32    // the claim in which each stands; -1 for none
	mentions [][]int32  // of each group

	// Of the claim whose features were listed last:
	head   head
	headOf int
	inside int     // groups named in it
	local  int     // in its sentence beside
	near   []int32 // the mention nearest to it of each group that it may take, None left out
}

// lay finds in which claims the mentions stand.
func (s *setting) lay() {
	s.headOf = -1
	s.owner = make([]int32, len(s.spans))
	k := 0
	for i, x := range s.spans {
		for k < len(s.claims) && s.claims[k].Last <= x[0] {
			k++
		}
		s.owner[i] = None
		if k < len(s.claims) && s.claims[k].First <= x[0] && s.claims[k].Last >= x[1] {
			s.owner[i] = int32(k)
		}
	}
}

// sent returns the sentence of a mention.
func (s *setting) sent(m int) int32 { return s.p.Text.Tokens[s.spans[m][0]].Sent }

// reachOf bounds how many groups of each kind a claim may take.
type reachOf struct {
	own    int // of its sentence
	before int // named before it
	after  int // named in the next sentence
}

// list adds the groups named in a claim's sentence, before it and right after.
func (s *setting) list(claim int, most reachOf) {
	at := len(s.states)
	c := &s.claims[claim]
	sent := s.p.Text.Tokens[s.p.Top(c.First, c.Last)].Sent
	from := sort.Search(len(s.spans), func(m int) bool { return s.sent(m) >= sent })
	next := from
	for ; next < len(s.spans) && s.sent(next) <= sent && len(s.states)-at < most.own; next++ {
		s.put(at, s.of[next])
	}
	own := len(s.states)
	for m := from - 1; m >= max(0, from-2*most.before) && len(s.states)-own < most.before; m-- {
		s.put(at, s.of[m])
	}
	for m := next; m < len(s.spans) && s.sent(m) == sent+1 && m < next+most.after; m++ {
		s.put(at, s.of[m])
	}
}

// put adds a group to the states from at on, once.
func (s *setting) put(at int, group int32) {
	if !slices.Contains(s.states[at:], group) {
		s.states = append(s.states, group)
	}
}

// nearest returns the mention of a group that lies nearest to a claim: within it,
// before it in its sentence, after it there, or else the last before it or the
// first after.
func (s *setting) nearest(group int32, c *Claim, sent int32) int32 {
	list := s.mentions[group]
	k := sort.Search(len(list), func(k int) bool { return s.spans[list[k]][0] >= c.First })
	switch {
	case k == 0:
		return list[k]
	case k < len(list) && s.spans[list[k]][1] <= c.Last:
		return list[k]
	case s.sent(int(list[k-1])) == sent:
		return list[k-1]
	case k < len(list) && s.sent(int(list[k])) == sent:
		return list[k]
	}
	return list[k-1]
}

// at returns the head of a claim.
func (s *setting) at(claim int) *head {
	if s.headOf == claim {
		return &s.head
	}
	var last *Claim
	if claim > 0 {
		last = &s.claims[claim-1]
	}
	s.head, s.headOf = *newHead(s.p, &s.claims[claim], last), claim
	s.inside, s.local, s.near = 0, 0, s.near[:0]
	for _, g := range s.States(claim) {
		if g == None {
			continue
		}
		m := s.nearest(g, s.head.c, s.head.sent)
		s.near = append(s.near, m)
		switch s.head.lies(s.spans[m]) {
		case within:
			s.inside++
		case ahead, behind:
			s.local++
		}
	}
	return &s.head
}

// Mention returns the mention of a group that lies nearest to a claim.
func (s *setting) Mention(claim int, group int32) int32 {
	h := s.at(claim)
	return s.nearest(group, h.c, h.sent)
}

// Mentions returns all mentions of a group, in order.
func (s *setting) Mentions(group int32) []int32 { return s.mentions[group] }

// Where a stretch of tokens lies to a claim; 4 to 8 are sentences before it.
const (
	within = 1
	ahead  = 2 // in its sentence
	behind = 3
	next   = 9
	later  = 10
)

func (h *head) lies(x [2]int32) uint64 {
	switch d := h.sent - h.p.Text.Tokens[x[0]].Sent; {
	case x[0] >= h.c.First && x[1] <= h.c.Last:
		return within
	case d == 0 && x[0] < h.c.First:
		return ahead
	case d == 0:
		return behind
	case d == -1:
		return next
	case d < 0:
		return later
	case d <= 3:
		return behind + uint64(d)
	case d <= 8:
		return 7
	}
	return 8
}

// tense is what the head of a claim says of its time.
func (h *head) tense() uint64 { return tenseOf(h.tok) }

func tenseOf(t *lang.Token) uint64 {
	return uint64(t.Morph & (lang.Past | lang.Present | lang.Future | lang.Infinitive | lang.Participle))
}

// aux is the form of the head's auxiliary or copula, its part of speech where it
// has none.
func (h *head) aux() uint64 {
	for _, k := range h.p.Kids(h.top) {
		if t := &h.p.Text.Tokens[k]; t.POS == lang.AUX {
			return t.Form
		}
	}
	return uint64(h.tok.POS)
}

// surroundings lists the features of an empty slot that places and times share.
func (s *setting) surroundings(f features, h *head) features {
	p := s.p
	inside, local := bucket(int32(s.inside)), bucket(int32(s.local))
	f = h.empty(f, s.base, s.inside)
	f.add(s.base+10, inside, local)
	f.add(s.base+11, inside, local, h.kind)
	f.add(s.base+12, bucket(int32(len(s.mentions))), bucket(int32(len(s.claims))))
	f.add(s.base+13, uint64(p.Text.Sentences[h.sent].Lang), h.kind)
	f.add(s.base+14, bool1(p.InQuote[h.c.First] >= 0), inside)
	f.add(s.base+15, bool1(h.c.Speaker >= 0), inside, local)
	f.add(s.base+16, uint64(h.tok.Morph&(lang.Past|lang.Present|lang.Future|lang.Infinitive|lang.First|lang.Second)), inside, local)
	f.add(s.base+17, h.event, inside)
	return f
}

// changesOf lists the features of a kind of change from the claim before.
func (s *setting) changesOf(f features, claim, kind int) features {
	h := s.at(claim)
	p, k := s.p, uint64(kind)
	before := &p.Text.Sentences[p.Text.Tokens[h.last.First].Sent]
	here := &p.Text.Sentences[h.sent]
	gap := bucket(h.sent - p.Text.Tokens[h.last.First].Sent)
	para := uint64(min(here.Para-before.Para, 2))
	in, local := bucket(int32(min(s.inside, 2))), bucket(int32(min(s.local, 2)))
	f.add(s.base+60, k)
	f.add(s.base+61, k, gap)
	f.add(s.base+62, k, para, in)
	f.add(s.base+63, k, in, local, bool1(gap == 0))
	f.add(s.base+64, k, gap, in, local)
	f.add(s.base+65, k, bool1(h.kind == uint64(h.last.Type)), bool1(gap == 0))
	f.add(s.base+66, k, h.kind)
	f.add(s.base+67, k, bool1(h.last.Speaker == h.c.Speaker), bool1(h.c.Speaker >= 0), para)
	f.add(s.base+68, k, uint64(here.Lang))
	f.add(s.base+69, k, bool1(here.Bullet || here.Heading), bool1(before.Bullet || before.Heading))
	f.add(s.base+70, k, p.Text.Tokens[here.First].Form, bool1(gap > 0))
	f.add(s.base+71, k, uint64(h.last.Type), h.kind)
	f.add(s.base+72, k, bool1(p.InQuote[h.c.First] >= 0), bool1(p.InQuote[h.last.First] >= 0), para)
	return f
}
