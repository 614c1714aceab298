package slot

import (
	"slices"

	"github.com/hearsay-org/hearsay/internal/extract/passage"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
)

// The bases keep the features of the slots apart.
const (
	ActorBase  = 3000
	TargetBase = 4000
	placeBase  = 5000
	timeBase   = 6000
	countBase  = 7000
)

// back is how many sentences before its own a claim may take a party from.
const back = 3

// most is the number of candidates that are weighed for one slot.
const most = 48

// Parties lists who may fill the actor or the target of a claim: the parties of
// its sentence, and the latest ones before it. IDs are indices of parties.
func Parties(p *passage.Passage, c, last *Claim, base uint64) *Ranked {
	var m *Memory
	return m.Parties(p, c, last, base)
}

// Parties is the function Parties with the memory of m.
func (m *Memory) Parties(p *passage.Passage, c, last *Claim, base uint64) *Ranked {
	h := newHead(p, c, last)
	r := m.start()
	text := p.Text
	sent := &text.Sentences[h.sent]
	inside := 0
	for i := c.First; i < c.Last; i++ {
		if id := p.PartyAt[i]; id >= 0 && p.Parties[id].Head == i {
			inside++
		}
	}
	r.put(None, h.empty(r.list(), base, inside))
	for i := sent.First; i < sent.Last && len(r.IDs) < most; i++ {
		if id := p.HeadParty(i); id >= 0 {
			r.put(id, h.party(r.list(), id, base, 0))
		}
	}
	seen := r.seen[:0]
	rank := int32(0)
	for s := h.sent - 1; s >= max(0, h.sent-back) && len(r.IDs) < most; s-- {
		before := &text.Sentences[s]
		for i := before.Last - 1; i >= before.First && len(r.IDs) < most; i-- {
			id := p.HeadParty(i)
			if id < 0 || slices.Contains(seen, p.Parties[id].Cluster) || p.Parties[id].Kind == passage.Pronoun {
				continue
			}
			seen = append(seen, p.Parties[id].Cluster)
			rank++
			r.put(id, h.party(r.list(), id, base, rank))
		}
	}
	if c.Speaker >= 0 && !slices.Contains(seen, c.Speaker) && len(p.Clusters[c.Speaker].Parties) > 0 {
		r.put(p.Clusters[c.Speaker].Full, h.party(r.list(), p.Clusters[c.Speaker].Full, base, 9))
	}
	r.seen = seen
	return r
}

// where says how a party lies to the claim.
func (h *head) where(x *passage.Party) uint64 {
	tok := &h.p.Text.Tokens[x.Head]
	switch {
	case x.Head >= h.c.First && x.Head < h.c.Last:
		return 1
	case tok.Sent == h.sent && x.Head < h.c.First:
		return 2
	case tok.Sent == h.sent:
		return 3
	case tok.Sent == h.sent-1:
		return 4
	}
	return 5
}

func (h *head) party(f features, id int32, base uint64, rank int32) features {
	p := h.p
	x := &p.Parties[id]
	tok := &p.Text.Tokens[x.Head]
	where := h.where(x)
	class := uint64(p.Senses[x.Head].Party)
	rel := uint64(tok.Rel)
	kase := uint64(tok.Morph.Case())
	direct := uint64(0)
	switch {
	case tok.Head == h.top:
		direct = 1
	case x.Head == h.top:
		direct = 2
	case p.Under(x.Head, h.top):
		direct = 3
	case p.Under(h.top, x.Head):
		direct = 4
	}
	f.add(base+20, where, rel, direct)
	f.add(base+21, where, rel, direct, h.morph)
	f.add(base+22, where, class, h.kind)
	f.add(base+23, where, rel, direct, h.kind)
	f.add(base+24, where, direct, rel, h.tok.Key)
	f.add(base+25, class, h.event, rel, direct)
	f.add(base+26, where, uint64(x.Kind), bool1(direct > 0))
	f.add(base+27, where, kase, direct, uint64(h.tok.POS))
	f.add(base+28, class, h.kind)
	f.add(base+29, p.Stems[x.Head], h.kind)
	f.add(base+30, where, bucket(rank), uint64(x.Kind))
	f.add(base+31, where, rel, bool1(p.Senses[max(tok.Head, 0)].Speech != 0))
	if tok.Head >= 0 {
		hd := &p.Text.Tokens[tok.Head]
		f.add(base+32, where, rel, uint64(hd.POS), p.Stems[tok.Head])
		f.add(base+33, rel, passage.EventType(p.Senses[tok.Head].Event), uint64(hd.POS), class)
	}
	if x.NounFirst > 0 {
		f.add(base+34, where, p.Text.Tokens[x.NounFirst-1].Form, uint64(h.tok.POS))
	}
	f.add(base+35, bool1(x.Cluster == h.c.Speaker), where, bool1(h.tok.Morph.Has(lang.First)))
	if l := h.last; l != nil {
		gap := uint64(min(h.sent-p.Text.Tokens[l.First].Sent, 2))
		f.add(base+36, bool1(x.Cluster == l.Actor), bool1(x.Cluster == l.Target), gap, where)
		f.add(base+37, bool1(x.Cluster == l.Actor), bool1(x.Cluster == l.Target), h.kind, bool1(where == 1))
		f.add(base+38, bool1(x.Cluster == l.Actor), gap, h.subject, uint64(l.Type)<<8|h.kind)
	}
	f.add(base+39, bool1(x.Cluster == h.c.Actor), where, bool1(direct > 0))
	agree := bool1(tok.Morph.Has(lang.Plural) == h.tok.Morph.Has(lang.Plural))
	f.add(base+40, where, agree, kase, h.subject)
	f.add(base+41, bucket(int32(len(p.Clusters[x.Cluster].Parties))), where, uint64(x.Kind))
	if h.pronoun > 0 {
		f.add(base+42, where, bucket(rank), rel, h.pronoun)
	}
	return f
}

// subjectPronoun says of which kind the pronoun is that stands for the claim's
// subject: 1 relative, 2 personal, 0 none.
func (h *head) subjectPronoun() uint64 {
	for _, rel := range [...]lang.Rel{lang.Nsubj, lang.NsubjPass} {
		if k := h.p.Kid(h.top, rel); k >= 0 && h.p.Text.Tokens[k].POS == lang.PRON {
			if h.p.Text.Tokens[k].Morph&(lang.First|lang.Second|lang.Third) == 0 {
				return 1
			}
			return 2
		}
	}
	return 0
}
