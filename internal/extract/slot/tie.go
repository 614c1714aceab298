package slot

import "github.com/hearsay-org/hearsay/internal/kit/lang"

// compared is how many words of a claim are compared with those of another.
const compared = 40

// likeness says how a claim lies to the one that names a place or a time: 0 it is
// the same, 1 there is none, 2 and 3 they share a word or more, 4 they do not.
func (s *setting) likeness(owner int32) uint64 {
	switch owner {
	case None:
		return 1
	case int32(s.headOf):
		return 0
	}
	x, y := &s.claims[owner], s.head.c
	shared := 0
	for i := x.First; i < min(x.Last, x.First+compared) && shared < 2; i++ {
		if s.p.Stems[i] == 0 || !weighty(s.p.Text.Tokens[i].POS) {
			continue
		}
		for k := y.First; k < min(y.Last, y.First+compared); k++ {
			if s.p.Stems[k] == s.p.Stems[i] && weighty(s.p.Text.Tokens[k].POS) {
				shared++
				break
			}
		}
	}
	if shared > 0 {
		return 1 + uint64(shared)
	}
	return 4
}

func weighty(pos lang.POS) bool {
	return pos == lang.NOUN || pos == lang.VERB || pos == lang.PROPN
}

// owned lists the features of the claim that holds a mention.
func (s *setting) owned(f features, h *head, m int32, where uint64) features {
	near := min(where, 4)
	if where > 8 {
		near = 5
	}
	owner := s.owner[m]
	like := s.likeness(owner)
	f.add(s.base+90, near, like)
	if owner == None || owner == int32(s.headOf) {
		return f
	}
	o := &s.claims[owner]
	same := bool1(o.Speaker == h.c.Speaker)
	f.add(s.base+91, uint64(o.Type), h.kind)
	f.add(s.base+92, near, uint64(o.Type), h.kind)
	f.add(s.base+93, near, bool1(uint64(o.Type) == h.kind), same, like)
	f.add(s.base+94, near, bucket(int32(s.headOf)-owner), same)
	f.add(s.base+95, near, bool1(h.p.InQuote[o.First] >= 0), bool1(h.p.InQuote[h.c.First] >= 0))
	return f
}

// highest is how many heads up a tree is looked.
const highest = 24

// attach says how the head of a claim hangs on the verb or event to which a mention
// of its sentence belongs: the relations on the way, and whether that verb is one
// of speech.
func (h *head) attach(top int32) uint64 {
	t := h.p.Text.Tokens
	if t[top].Sent != h.sent {
		return 0
	}
	a := t[top].Head
	for n := 0; a >= 0 && n < highest && t[a].POS != lang.VERB && t[a].POS != lang.AUX && h.p.Senses[a].Event == nil; n++ {
		a = t[a].Head
	}
	if a < 0 {
		return 1
	}
	says := 2 + bool1(h.p.Senses[a].Speech != 0)
	if a >= h.c.First && a < h.c.Last {
		return says | 1<<4
	}
	way := uint64(0)
	for i, n := h.top, 0; i >= 0 && n < highest; n++ {
		if i == a {
			return says | 2<<4 | way<<8
		}
		way |= wayOf(t[i].Rel)
		i = t[i].Head
	}
	if h.p.Under(a, h.top) {
		return says | 3<<4
	}
	return says | 4<<4
}

// wayOf folds the relations by which clauses hang on each other.
func wayOf(r lang.Rel) uint64 {
	switch r {
	case lang.Conj:
		return 1
	case lang.Ccomp, lang.Xcomp, lang.Parataxis:
		return 2
	case lang.Acl, lang.AclRelcl:
		return 4
	case lang.Advcl:
		return 8
	}
	return 16
}

// between counts, up to 3, the other mentions that stand nearer to the claim on
// the same side of it.
func (s *setting) between(m int32) uint64 {
	n, at, c := uint64(0), s.spans[m][0], s.head.c
	for _, o := range s.near {
		x := s.spans[o][0]
		if o != m && n < 3 && (at < c.First && x > at && x < c.First || at >= c.Last && x >= c.Last && x < at) {
			n++
		}
	}
	return n
}
