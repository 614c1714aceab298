package slot

import (
	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
)

// features lists what speaks for a claim's happening at a place.
func (g *Ground) features(f features, claim int, n int32) features {
	h := g.at(claim)
	own, beside := g.speaksAgain(h)
	if n == None {
		inside, local := bucket(int32(g.inside)), bucket(int32(g.local))
		f = g.surroundings(f, h)
		f.add(placeBase+18, bool1(len(g.titled) > 0), inside, local)
		f.add(placeBase+56, own, inside)
		f.add(placeBase+57, beside, inside, local)
		return f
	}
	v := placeView{place: n, mention: g.nearest(n, h.c, h.sent), own: own, beside: beside}
	x := &g.all[v.mention]
	v.where = h.lies(g.spans[v.mention])
	v.precise = uint64(hearsay.Precisions.Index(x.Location.Precision) + 1)
	v.top = g.p.Top(x.First, x.Last)
	f = g.stands(f, h, x, &v)
	f = g.isNamed(f, h, x, &v)
	f = g.amongOthers(f, h, x, &v)
	return g.owned(f, h, v.mention, v.where)
}

// placeView is one place as a claim sees it.
type placeView struct {
	place, mention, top  int32
	where, precise       uint64
	own, beside          uint64 // of what the claim and its sentence speak again
	finer, coarser, held uint64
}

// stands lists the features of where the nearest mention stands.
func (g *Ground) stands(f features, h *head, x *Toponym, v *placeView) features {
	p := g.p
	tok := &p.Text.Tokens[v.top]
	inside := bucket(int32(g.inside))
	f.add(placeBase+19, v.where, p.Text.Tokens[x.First].Form)
	f.add(placeBase+20, v.where, uint64(tok.Rel))
	f.add(placeBase+21, v.where, v.precise, inside)
	f.add(placeBase+22, v.where, h.kind, v.precise)
	f.add(placeBase+23, v.where, uint64(tok.Morph.Case()), uint64(tok.Rel), v.precise)
	if x.First > 0 {
		f.add(placeBase+24, v.where, p.Text.Tokens[x.First-1].Form)
	}
	if tok.Head >= 0 {
		hd := &p.Text.Tokens[tok.Head]
		f.add(placeBase+25, v.where, uint64(tok.Rel), uint64(hd.POS), uint64(p.Senses[tok.Head].Party))
		f.add(placeBase+26, bool1(tok.Head == h.top), v.where, uint64(tok.Rel), v.precise)
		f.add(placeBase+27, bool1(p.Under(v.top, h.top)), v.where, v.precise)
		f.add(placeBase+28, v.where, p.Stems[tok.Head])
	}
	sent := p.Text.Tokens[x.First].Sent
	f.add(placeBase+30, v.where, bool1(sent == 0), v.precise)
	f.add(placeBase+31, v.where, bucket(p.Text.Sentences[h.sent].Para-p.Text.Sentences[sent].Para), v.precise)
	f.add(placeBase+36, v.where, h.event, v.precise)
	f.add(placeBase+51, h.tense(), v.where, v.precise)
	att := h.attach(v.top)
	f.add(placeBase+75, v.where, att)
	f.add(placeBase+76, v.where, att, uint64(tok.Rel), v.precise)
	return f
}

// isNamed lists the features of what the name belongs to: a party, a person, a unit.
func (g *Ground) isNamed(f features, h *head, x *Toponym, v *placeView) features {
	p, top := g.p, v.top
	tok, s := &p.Text.Tokens[top], &p.Senses[top]
	id := p.PartyAt[top]
	f.add(placeBase+34, bool1(s.Unit || id >= 0 && p.Parties[id].Head != top), v.where)
	if id >= 0 {
		party := &p.Parties[id]
		f.add(placeBase+35, v.where, uint64(p.Senses[party.Head].Party), bool1(party.Head == top), uint64(p.Text.Tokens[party.Head].Rel))
		f.add(placeBase+37, v.where, bool1(party.Cluster == h.c.Speaker), bool1(party.Head == top))
		f.add(placeBase+48, uint64(party.Kind), uint64(p.Clusters[party.Cluster].Kind), v.precise)
	}
	f.add(placeBase+49, bool1(s.Given), bool1(s.Surname), bool1(s.Unit), bool1(s.Outlet), bool1(p.InQuote[x.First] >= 0), v.precise)
	f.add(placeBase+50, uint64(tok.POS), uint64(tok.Rel), uint64(tok.Shape&(lang.AllCaps|lang.Title)), v.precise)
	f.add(placeBase+52, uint64(x.How), v.where)
	f.add(placeBase+53, uint64(x.How), v.where, h.kind)
	f.add(placeBase+54, uint64(x.How), bucket(int32(g.inside)), bucket(int32(g.local)))
	return f
}

// amongOthers lists the features of what a place is to the text, and to the others
// that the claim may take.
func (g *Ground) amongOthers(f features, h *head, x *Toponym, v *placeView) features {
	pl, list := &g.places[v.place], g.mentions[v.place]
	far := min(v.where, 4)
	count, rank := bucket(int32(len(list))), uint64(min(pl.rank, 4))
	if pl.held > 0 {
		v.held = 1 + bool1(2*pl.held >= len(list))
	}
	f.add(placeBase+38, v.where, count, v.precise)
	f.add(placeBase+39, v.where, rank, v.held)
	f.add(placeBase+40, v.where, bool1(pl.titled), v.precise)
	f.add(placeBase+41, v.held, v.precise, h.kind)
	f.add(placeBase+42, v.where, v.held, bool1(g.isHeld(x)))
	f.add(placeBase+43, bucket(int32(len(g.places))), rank, v.precise)
	f.add(placeBase+44, bool1(g.sent(int(list[0])) == 0), bool1(pl.titled), count)
	f.add(placeBase+45, v.where, bucket(int32(g.inside)), bucket(int32(g.local)))
	g.relatives(h, v)
	f.add(placeBase+46, v.where, v.finer, v.coarser)
	f.add(placeBase+47, v.where, v.finer, v.precise, v.held)
	f.add(placeBase+58, v.own, v.precise, far)
	f.add(placeBase+59, v.beside, v.precise, far)
	return f
}

// relatives says whether a place that lies in this one (finer), or in which it
// lies, is named for the claim too: 2 as near, 1 farther.
func (g *Ground) relatives(h *head, v *placeView) {
	for _, m := range g.near {
		n := g.of[m]
		if n == v.place {
			continue
		}
		k := g.relate(v.place, n)
		if k == move {
			continue
		}
		near := 1 + bool1(h.lies(g.spans[m]) <= v.where)
		if k == narrow {
			v.finer = max(v.finer, near)
		} else {
			v.coarser = max(v.coarser, near)
		}
	}
}
