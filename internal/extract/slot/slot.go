// Package slot fills what a claim says beside its type: who does it, to whom,
// where, when, and how many. Each slot is a choice among what the text names, or
// nothing, by a trained ranking: of the claim's own words first, and of what it
// inherits from the claims and sentences before it.
package slot

import (
	"github.com/hearsay-org/hearsay/internal/extract/passage"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
	"github.com/hearsay-org/hearsay/internal/kit/loglin"
)

// Claim is what the choice of slots knows of a claim.
type Claim struct {
	First, Last int32
	Type        int   // index in hearsay.Types
	Speaker     int32 // cluster of its origin; -1 for the publisher
	Actor       int32 // cluster once chosen; -1 for none
	Target      int32
	Before      *Claim // the claim before; nil for the first
}

// None stands for an empty slot among the candidates.
const None = -1

type features []uint64

func (l *features) add(template uint64, parts ...uint64) {
	h := template
	for _, x := range parts {
		h = loglin.Hash(h, x)
	}
	*l = append(*l, h)
}

func bool1(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

func bucket(n int32) uint64 {
	switch {
	case n <= 3:
		return uint64(max(n, 0))
	case n <= 6:
		return 4
	case n <= 12:
		return 5
	case n <= 30:
		return 6
	}
	return 7
}

// Ranked is a slot's candidates with their features; the first is None.
type Ranked struct {
	IDs      []int32 // what each stands for; None for the empty slot
	Features [][]uint64
	free     []uint64 // memory for features
	scores   []float32
	seen     []int32
}

func (r *Ranked) put(id int32, f features) {
	r.free = r.free[min(len(f), len(r.free)):]
	r.IDs, r.Features = append(r.IDs, id), append(r.Features, f)
}

// longest is how many features a candidate may have.
const longest = 72

// list returns memory for the features of the next candidate.
func (r *Ranked) list() features {
	if len(r.free) < longest {
		r.free = make([]uint64, 64*longest)
	}
	return r.free[:0:longest]
}

// Memory is a Ranked that may be filled again and again: each list made with it
// is valid until the next.
type Memory struct {
	r   Ranked
	all []uint64
}

// start empties the list; m may be nil, for a list that stays.
func (m *Memory) start() *Ranked {
	if m == nil {
		return &Ranked{}
	}
	if m.all == nil {
		m.all = make([]uint64, 64*longest)
	}
	m.r.IDs, m.r.Features, m.r.free = m.r.IDs[:0], m.r.Features[:0], m.all
	return &m.r
}

// Best returns the likeliest candidate, its share, and the second with its own.
// A slot stays empty only where no candidate has a share of least: to leave out
// what is there costs as much as to name what is not.
func (r *Ranked) Best(m *loglin.Model, least float64) (best int32, share float64, second int32, next float64) {
	best, second = None, None
	if len(r.IDs) == 0 {
		return best, 0, second, 0
	}
	scores := r.shares(m)
	for i, id := range r.IDs {
		switch s := float64(scores[i]); {
		case id == None:
		case s > share:
			second, next = best, share
			best, share = id, s
		case s > next:
			second, next = id, s
		}
	}
	if share < least {
		return None, 1 - share, None, 0
	}
	return best, share, second, next
}

// shares returns the share of each candidate under a model.
func (r *Ranked) shares(m *loglin.Model) []float32 {
	scores := r.scores[:0]
	for _, f := range r.Features {
		scores = append(scores, m.Score(f))
	}
	r.scores = scores
	loglin.Softmax(scores)
	return scores
}

// BestParty is Best for a list of parties: those of one cluster, which are known
// by one name, have their shares together.
func (r *Ranked) BestParty(p *passage.Passage, m *loglin.Model, least float64) (best int32, share float64) {
	best = None
	scores := r.shares(m)
	for i, id := range r.IDs {
		if id == None || scores[i] < 0 {
			continue
		}
		sum, top := scores[i], i
		for k := i + 1; k < len(r.IDs); k++ {
			if p.Parties[r.IDs[k]].Cluster != p.Parties[id].Cluster {
				continue
			}
			if scores[k] > scores[top] {
				top = k
			}
			sum += scores[k]
			scores[k] = -1
		}
		if float64(sum) > share {
			best, share = r.IDs[top], float64(sum)
		}
	}
	if share < least {
		return None, 1 - share
	}
	return best, share
}

// head is what all candidates of a claim share.
type head struct {
	p     *passage.Passage
	c     *Claim
	last  *Claim // the claim before; nil for the first
	top   int32
	tok   *lang.Token
	event uint64
	kind  uint64
	morph uint64
	sent  int32
	// Whether the head has a subject, an object or a passive subject, and
	// subjectPronoun.
	subject, object, passive uint64
	pronoun                  uint64
	roles                    roles
	above                    []int32 // the head and the words above it
	subjectClass             uint64  // what entity the subject is
	copula                   uint64  // whether it is a word beside "to be" or another noun
	deed                     int32   // the word beside the head that tells of the claim's type; -1 for none
	deedType                 uint64
	aboveDeed                []int32
	inClass                  [entities]uint8 // how many parties of the sentences before are of each class
}

func newHead(p *passage.Passage, c, last *Claim) *head {
	h := &head{p: p, c: c, last: last, top: p.Top(c.First, c.Last)}
	h.tok = &p.Text.Tokens[h.top]
	h.event = passage.EventType(p.Senses[h.top].Event)
	h.kind = uint64(c.Type)
	h.morph = uint64(h.tok.Morph & (lang.Passive | lang.Infinitive | lang.Plural | lang.Singular | lang.First | lang.Finite))
	h.sent = h.tok.Sent
	h.subject, h.object = bool1(p.Kid(h.top, lang.Nsubj) >= 0), bool1(p.Kid(h.top, lang.Obj) >= 0)
	h.passive = bool1(p.Kid(h.top, lang.NsubjPass) >= 0)
	h.pronoun = h.subjectPronoun()
	return h
}

// empty lists the features of leaving a slot empty.
func (h *head) empty(f features, base uint64, inside int) features {
	f.add(base + 1)
	f.add(base+2, h.kind)
	f.add(base+3, h.event, uint64(h.tok.POS))
	f.add(base+4, h.tok.Key)
	f.add(base+5, h.morph, uint64(h.tok.POS))
	f.add(base+6, bucket(int32(inside)))
	f.add(base+7, h.kind, bucket(int32(inside)))
	f.add(base+8, h.kind, h.subject, h.object, h.passive)
	f.add(base+9, h.tok.Key, h.morph)
	return f
}
