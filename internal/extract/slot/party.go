package slot

import (
	"slices"

	"github.com/hearsay-org/hearsay/internal/extract/passage"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
	"github.com/hearsay-org/hearsay/internal/kit/loglin"
)

// The bases keep the features of the slots apart.
const (
	base      = 3000 // of actors and targets, which have models of their own
	placeBase = 5000
	timeBase  = 6000
	countBase = 7000
)

// back is how many sentences before its own a claim may take a party from.
const back = 3

// wordsAway is how many tokens from the claim, or from the end of a sentence before
// it, a party may stand. Few sentences are that long; it bounds the work where one is
// and holds many claims.
const wordsAway = 256

// most is the number of candidates that are weighed for one slot.
const most = 48

// Parties lists who may fill the actor or the target of a claim: the parties of
// its sentence, the latest ones before it, its speaker, and who acted in the last
// claims. A pronoun is none of them. IDs are indices of parties.
// The list is that of the actor; Besides makes it that of the target.
func Parties(p *passage.Passage, c, last *Claim) *Ranked {
	var m *Memory
	return m.Parties(p, c, last)
}

// Besides makes a list of actors one of targets: it says of each candidate
// whether it is the actor, a cluster, -1 for none. It may be called once.
func (r *Ranked) Besides(p *passage.Passage, actor int32) {
	for i, id := range r.IDs {
		if id != None {
			r.Features[i][0] = loglin.Hash(r.Features[i][0], 1+bool1(p.Parties[id].Cluster == actor))
		}
	}
}

// Parties is the function Parties with the memory of m.
func (m *Memory) Parties(p *passage.Passage, c, last *Claim) *Ranked {
	h := newHead(p, c, last)
	h.lookRoles()
	r := m.start()
	text := p.Text
	sent := &text.Sentences[h.sent]
	inside := 0
	for i := c.First; i < c.Last; i++ {
		if id := p.PartyAt[i]; id >= 0 && p.Parties[id].Head == i {
			inside++
		}
	}
	r.put(None, h.emptyParty(h.empty(r.list(), base, inside)))
	for i := max(sent.First, c.First-wordsAway); i < min(sent.Last, c.Last+wordsAway) && len(r.IDs) < most; i++ {
		if id := p.HeadParty(i); id >= 0 && p.Parties[id].Kind != passage.Pronoun {
			r.put(id, h.party(r.list(), id, 0))
		}
	}
	seen := r.seen[:0]
	rank := int32(0)
	for s := h.sent - 1; s >= max(0, h.sent-back) && len(r.IDs) < most; s-- {
		before := &text.Sentences[s]
		for i := before.Last - 1; i >= max(before.First, before.Last-wordsAway) && len(r.IDs) < most; i-- {
			id := p.HeadParty(i)
			if id < 0 || slices.Contains(seen, p.Parties[id].Cluster) || p.Parties[id].Kind == passage.Pronoun {
				continue
			}
			seen = append(seen, p.Parties[id].Cluster)
			rank++
			r.put(id, h.party(r.list(), id, rank))
		}
	}
	if c.Speaker >= 0 && !slices.Contains(seen, c.Speaker) && len(p.Clusters[c.Speaker].Parties) > 0 {
		r.put(p.Clusters[c.Speaker].Full, h.party(r.list(), p.Clusters[c.Speaker].Full, 9))
	}
	r.seen = h.inherit(r, seen)
	return r
}

// inherit adds who acted or was acted on in the last claims and has not been
// seen. It returns who has been seen then.
func (h *head) inherit(r *Ranked, seen []int32) []int32 {
	n := 0
	for b := h.last; b != nil && n < claimsBack; b, n = b.Before, n+1 {
		for _, k := range [...]int32{b.Actor, b.Target} {
			if k >= 0 && !slices.Contains(seen, k) && k != h.c.Speaker && len(r.IDs) < most {
				seen = append(seen, k)
				r.put(h.p.Clusters[k].Full, h.party(r.list(), h.p.Clusters[k].Full, 8))
			}
		}
	}
	return seen
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

func (h *head) party(f features, id int32, rank int32) features {
	p := h.p
	x := &p.Parties[id]
	tok := &p.Text.Tokens[x.Head]
	where := h.where(x)
	class := entity(p, x)
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
	f.add(base+39, where, bool1(direct > 0)) // the first, see Besides
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
	agree := bool1(tok.Morph.Has(lang.Plural) == h.tok.Morph.Has(lang.Plural))
	f.add(base+40, where, agree, kase, h.subject)
	f.add(base+41, bucket(int32(len(p.Clusters[x.Cluster].Parties))), where, uint64(x.Kind))
	if h.pronoun > 0 {
		f.add(base+42, where, bucket(rank), rel, h.pronoun)
	}
	return h.role(f, x, where, class)
}

// role lists how a party stands to the claim's head in the tree.
func (h *head) role(f features, x *passage.Party, where, class uint64) features {
	p := h.p
	tok := &p.Text.Tokens[x.Head]
	if tok.Sent == h.sent {
		f = h.way(f, x, where, class)
	}
	as := bool1(x.Head == h.roles.subject) | bool1(x.Head == h.roles.object)<<1
	if as != 0 {
		f.add(base+57, as, h.roles.how, h.roles.what)
		f.add(base+58, as, class, h.kind)
		f.add(base+59, as, h.tok.Key, h.morph)
		f.add(base+60, as, h.event, class)
	}
	subject := bool1(h.roles.subject >= 0)
	f.add(base+61, as, where, subject, bool1(h.roles.object >= 0), bool1(h.roles.pronoun >= 0))
	f.add(base+62, p.Stems[x.Head])
	f.add(base+63, p.Stems[x.Head], as, where)
	f.add(base+66, class, where, as)
	f.add(base+85, h.copula, as, bool1(x.Head == h.top), class)
	speaks := bool1(x.Cluster == h.c.Speaker)
	f.add(base+67, speaks, h.kind, as)
	f.add(base+68, speaks, subject, uint64(h.tok.POS), h.morph)
	if h.last != nil {
		actor, target := h.before(x.Cluster)
		f.add(base+70, actor, target, where, as)
		f.add(base+71, actor, target, class)
		f.add(base+72, actor, h.kind, subject)
	}
	return h.inStead(f, x, where, class)
}

// way lists the ways through the tree from a party to the claim's head and to
// the word that tells of the claim's type.
func (h *head) way(f features, x *passage.Party, where, class uint64) features {
	p := h.p
	kase := uint64(p.Text.Tokens[x.Head].Morph.Case())
	w := wayTo(p, x.Head, h.above)
	key := w.key()
	f.add(base+50, key, kase)
	f.add(base+51, key, h.morph, uint64(h.tok.POS))
	f.add(base+52, key, h.event)
	f.add(base+53, key, h.kind, class)
	f.add(base+76, key, class)
	mark := uint64(0)
	if k := p.Kid(x.Head, lang.CaseMark); k >= 0 {
		mark = p.Text.Tokens[k].Form
	}
	f.add(base+54, mark, where, kase, uint64(w.n), uint64(w.m))
	f.add(base+55, mark, h.event, kase)
	f.add(base+56, mark, class, h.kind)
	if h.deed >= 0 {
		w := wayTo(p, x.Head, h.aboveDeed)
		key := w.key()
		f.add(base+82, key, kase)
		f.add(base+83, key, h.deedType)
		f.add(base+84, key, class, h.kind)
	}
	return f
}

// inStead lists what speaks for a party being meant by a subject that is another
// word, a pronoun most of all.
func (h *head) inStead(f features, x *passage.Party, where, class uint64) features {
	p := h.p
	form := p.Text.Tokens[x.Head].Morph
	first := &p.Parties[p.Clusters[x.Cluster].Parties[0]]
	f.add(base+69, bool1(p.Text.Tokens[first.Head].Sent == 0), bucket(int32(len(p.Clusters[x.Cluster].Parties))), where, class)
	if k := h.roles.subject; k >= 0 && k != x.Head {
		tok := &p.Text.Tokens[k]
		f.add(base+77, h.subjectClass, class, where, bool1(tok.POS == lang.PRON))
		f.add(base+79, h.subjectClass, class, uint64(tok.Morph&(lang.Plural|lang.Masc|lang.Fem)), uint64(form&(lang.Plural|lang.Masc|lang.Fem)))
	}
	if where > 3 {
		n := h.inClass[class]
		h.inClass[class] = min(n+1, 3)
		f.add(base+80, where, uint64(n), class, h.pronoun)
		f.add(base+81, uint64(n), uint64(p.Text.Tokens[x.Head].Rel), class, h.subjectClass)
	}
	if h.roles.pronoun >= 0 {
		pronoun := uint64(p.Text.Tokens[h.roles.pronoun].Morph)
		f.add(base+73, bool1(x.Cluster == h.c.Speaker), pronoun, class)
		f.add(base+64, pronoun, uint64(form&(lang.Masc|lang.Fem|lang.Neut|lang.Plural|lang.Animate)), uint64(x.Kind), class)
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

// emptyParty adds what the claim's subject and object say of leaving its actor or
// target empty.
func (h *head) emptyParty(f features) features {
	f.add(base+17, h.deedType, h.event)
	f.add(base+18, h.copula, h.kind)
	f.add(base+10, h.roles.how, h.kind)
	f.add(base+11, h.roles.what, h.kind)
	for n, k := range [...]int32{h.roles.subject, h.roles.object} {
		if k < 0 {
			f.add(base+12, uint64(n), h.event, h.morph)
			continue
		}
		class := h.entityAt(k)
		f.add(base+13, uint64(n), class, h.kind)
		f.add(base+14, uint64(n), class, h.event)
		f.add(base+15, uint64(n), h.p.Stems[k])
		f.add(base+16, uint64(n), uint64(h.p.Text.Tokens[k].POS), bool1(h.p.HeadParty(k) >= 0))
	}
	return f
}

// claimsBack is how many claims back it counts who acted.
const claimsBack = 8

// before counts in how many of the last claims a cluster acted and was acted on,
// up to three.
func (h *head) before(cluster int32) (actor, target uint64) {
	n := 0
	for c := h.last; c != nil && n < claimsBack; c, n = c.Before, n+1 {
		actor += bool1(c.Actor == cluster)
		target += bool1(c.Target == cluster)
	}
	return min(actor, 3), min(target, 3)
}
