package extract

import (
	"strings"

	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/extract/cut"
	"github.com/hearsay-org/hearsay/internal/extract/kind"
	"github.com/hearsay-org/hearsay/internal/extract/manner"
	"github.com/hearsay-org/hearsay/internal/extract/passage"
	"github.com/hearsay-org/hearsay/internal/extract/slot"
	"github.com/hearsay-org/hearsay/internal/extract/speaker"
)

// filler makes a mention of each cut of a text, in order: what a claim does not
// say it may take from the one before.
type filler struct {
	*Engine
	w      *Work
	p      *passage.Passage
	scene  *speaker.Scene
	last   *slot.Claim
	claims []slot.Claim // of all mentions so far
	memory slot.Memory
}

func (f *filler) mention(c *cut.Cut, types [2]kind.Type, origin, outer speaker.Choice) hearsay.Mention {
	span := f.p.Span(c.First, c.Last)
	m := hearsay.Mention{Quote: span.In(f.p.Text.Source), Span: span}
	m.Rules = append(m.Rules, hearsay.Rule{Part: "quote", Name: "cut", Why: percent(c.Share)})
	m.Type = types[0].Name
	m.Rules = append(m.Rules, hearsay.Rule{Part: "type", Name: "kind", Why: percent(types[0].Share) + "; next " + types[1].Name + " " + percent(types[1].Share)})
	f.chain(&m, origin, outer)
	var share float64
	m.Voice, share = manner.VoiceOf(f.models.Voice, manner.Voice(f.p, c.First, c.Last))
	m.Polarity = manner.PolarityOf(f.models.Polarity, manner.Polarity(f.p, c.First, c.Last))
	m.Rules = append(m.Rules, hearsay.Rule{Part: "voice", Name: "manner", Why: percent(share)})
	f.slots(&m, c, origin)
	m.Confidence = round(c.Share * types[0].Share * origin.Share)
	return m
}

// chain writes the links, outermost first.
func (f *filler) chain(m *hearsay.Mention, origin, outer speaker.Choice) {
	m.Rules = append(m.Rules, hearsay.Rule{Part: "chain", Name: "speaker", Why: percent(origin.Share)})
	if origin.Candidate == speaker.Own {
		return
	}
	if outer.Candidate != speaker.Own {
		m.Chain = append(m.Chain, f.scene.Link(outer.Candidate, m.Span))
	}
	m.Chain = append(m.Chain, f.scene.Link(origin.Candidate, m.Span))
}

func (f *filler) slots(m *hearsay.Mention, c *cut.Cut, origin speaker.Choice) {
	x := &slot.Claim{First: c.First, Last: c.Last, Type: hearsay.Types.Index(m.Type), Speaker: -1, Actor: -1, Target: -1, Before: f.last}
	if origin.Candidate != speaker.Own {
		x.Speaker = f.scene.Candidates[origin.Candidate].Cluster
	}
	list := f.memory.Parties(f.p, x, f.last)
	if id, share := list.BestParty(f.p, f.models.Actor, LeastActor); id != slot.None {
		m.Actor, x.Actor = slot.Name(f.p, id), f.p.Parties[id].Cluster
		m.Rules = append(m.Rules, hearsay.Rule{Part: "actor", Name: "slot", Why: percent(share)})
	}
	list.Besides(f.p, x.Actor)
	if id, share := list.BestParty(f.p, f.models.Target, LeastTarget); id != slot.None {
		m.Target, x.Target = slot.Name(f.p, id), f.p.Parties[id].Cluster
		m.Rules = append(m.Rules, hearsay.Rule{Part: "target", Name: "slot", Why: percent(share)})
	}
	if id, share, _, _ := f.memory.Numbers(f.p, x, f.w.Numbers).Best(f.models.Count, LeastCount); id != slot.None {
		q := f.w.Numbers[id].Quantity
		m.Quantity = &q
		m.Rules = append(m.Rules, hearsay.Rule{Part: "quantity", Name: "slot", Why: percent(share)})
	}
	f.claims = append(f.claims, *x)
	f.last = x
}

// The shares from which a slot is filled. By cross-validation
// 0.18, 0.25, 0.35 and 0.5 were tried; each lies near the best of these.
const (
	LeastActor  = 0.2
	LeastTarget = 0.2
	LeastCount  = 0.38
)

// places fills in where the mentions of a text happen, all together: what one does
// not say it takes from those around it.
func (f *filler) places(list []hearsay.Mention) {
	g := slot.NewGround(f.p, f.claims, f.w.Places)
	for i, taken := range g.Take(f.models.Place) {
		m, share := &list[i], 0.0
		for _, x := range taken {
			share += x.Share
			t := &f.w.Places[g.Mention(i, x.Group)]
			text := f.p.String(t.First, t.Last)
			if len(m.Places) > 0 && strings.EqualFold(m.Places[0], text) {
				continue
			}
			m.Places = append(m.Places, text)
			if t.How == slot.Listed {
				m.Locations = append(m.Locations, t.Location)
			}
		}
		if len(taken) > 0 {
			m.Rules = append(m.Rules, hearsay.Rule{Part: "place", Name: "slot", Why: percent(share)})
		}
	}
}

// times fills in when the mentions of a text happen, all together.
func (f *filler) times(list []hearsay.Mention) {
	g := slot.NewCalendar(f.p, f.claims, f.w.Moments)
	for i, x := range g.Take(f.models.Time) {
		if x.Group != slot.None {
			t := g.Interval(i, x.Group)
			list[i].Time = &t
			list[i].Rules = append(list[i].Rules, hearsay.Rule{Part: "time", Name: "slot", Why: percent(x.Share) + "; " + t.Text})
		}
	}
}
