package slot

import (
	"github.com/hearsay-org/hearsay/internal/extract/passage"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
)

// The kinds of entities beside the lexicon's classes.
const (
	entityPerson = iota + 256
	entityPlace
	entityOutlet
	entityShort
	entityName
	entityEvent
	entityAnimate
	entities // how many numbers there are
)

// entity says what a party is: its class, or that of its fullest name, or what
// else is known of it.
func entity(p *passage.Passage, x *passage.Party) uint64 {
	s, tok := &p.Senses[x.Head], &p.Text.Tokens[x.Head]
	if s.Party != 0 {
		return uint64(s.Party)
	}
	full := &p.Parties[p.Clusters[x.Cluster].Full]
	switch {
	case p.Senses[full.Head].Party != 0:
		return uint64(p.Senses[full.Head].Party)
	case x.Kind == passage.Person || full.Kind == passage.Person:
		return entityPerson
	case s.Place:
		return entityPlace
	case s.Outlet:
		return entityOutlet
	case tok.Shape&lang.AllCaps != 0:
		return entityShort
	case tok.POS == lang.PROPN:
		return entityName
	case s.Event != nil:
		return entityEvent
	case tok.Morph.Has(lang.Animate):
		return entityAnimate
	}
	return 0
}

// entityAt says what a word names, 0 for no party.
func (h *head) entityAt(i int32) uint64 {
	if id := h.p.HeadParty(i); id >= 0 {
		return entity(h.p, &h.p.Parties[id])
	}
	return 0
}
