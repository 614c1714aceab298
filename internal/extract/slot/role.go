package slot

import (
	"github.com/hearsay-org/hearsay/internal/extract/passage"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
	"github.com/hearsay-org/hearsay/internal/kit/loglin"
)

// roles are the words of a sentence that stand as subject and object of a claim's
// head, also where it shares them with another verb or takes them from one.
type roles struct {
	subject, object int32  // tokens; -1 for none
	how, what       uint64 // the relations by which each was found; 0 for none
	pronoun         int32  // the personal pronoun that stands as subject; -1 for none
}

// climb is how many heads up a subject is looked for.
const climb = 6

// findRoles looks for the subject and the object of the head of a claim.
func findRoles(p *passage.Passage, top int32) roles {
	r := roles{subject: -1, object: -1, pronoun: -1}
	r.object, r.what = ownObject(p, top)
	way := uint64(0)
	for i, n := top, 0; i >= 0 && n < climb; n++ {
		tok := &p.Text.Tokens[i]
		if k, rel := ownSubject(p, i); k >= 0 {
			r.how = loglin.Hash(way, uint64(rel))
			r.subject = r.antecedent(p, k, i)
			break
		}
		if r.subject, r.how = r.shared(p, i, way); r.subject >= 0 {
			break
		}
		way = loglin.Hash(way, uint64(tok.Rel))
		if n == 0 && r.object < 0 && tok.Rel == lang.Acl && tok.Morph.Has(lang.Passive) {
			r.object, r.what = tok.Head, uint64(lang.Acl)
		}
		i = tok.Head
	}
	return r
}

// shared returns what a word without a subject of its own modifies or governs it.
func (r *roles) shared(p *passage.Passage, i int32, way uint64) (int32, uint64) {
	tok := &p.Text.Tokens[i]
	if tok.Head < 0 {
		return -1, 0
	}
	switch tok.Rel {
	case lang.Acl, lang.AclRelcl, lang.Amod:
		if !tok.Morph.Has(lang.Infinitive) {
			return tok.Head, loglin.Hash(way, uint64(tok.Rel)<<1|bool1(tok.Morph.Has(lang.Passive)))
		}
		// where the tree hangs "to leave" in "ordered the troops to leave" on the troops
		if rel := p.Text.Tokens[tok.Head].Rel; (rel == lang.Obj || rel == lang.Iobj) && p.Senses[tok.Head].Party != 0 {
			return tok.Head, loglin.Hash(way, uint64(rel)<<8)
		}
	case lang.Xcomp, lang.Advcl, lang.Ccomp:
		// "ordered the troops to leave": the object of the one is subject of the other
		if k := p.Kid(tok.Head, lang.Obj); k >= 0 && k < i && tok.Rel != lang.Ccomp && tok.Morph.Has(lang.Infinitive) {
			return k, loglin.Hash(way, uint64(lang.Obj)<<8)
		}
		if k := p.Kid(tok.Head, lang.Iobj); k >= 0 && k < i && tok.Morph.Has(lang.Infinitive) {
			return k, loglin.Hash(way, uint64(lang.Iobj)<<8)
		}
	}
	return -1, 0
}

// ownSubject returns the subject of a word and its relation.
func ownSubject(p *passage.Passage, i int32) (int32, lang.Rel) {
	for _, k := range p.Kids(i) {
		if rel := p.Text.Tokens[k].Rel; rel == lang.Nsubj || rel == lang.NsubjPass {
			return k, rel
		}
	}
	return -1, 0
}

// ownObject returns the object of a word.
func ownObject(p *passage.Passage, i int32) (int32, uint64) {
	for _, k := range p.Kids(i) {
		if rel := p.Text.Tokens[k].Rel; rel == lang.Obj || rel == lang.NsubjPass {
			return k, uint64(rel)
		}
	}
	return -1, 0
}

// antecedent returns the word for which a relative pronoun stands that is k, the
// subject of i, or k itself.
func (r *roles) antecedent(p *passage.Passage, k, i int32) int32 {
	tok := &p.Text.Tokens[k]
	if tok.POS != lang.PRON && tok.POS != lang.DET {
		return k
	}
	if tok.Morph&(lang.First|lang.Second|lang.Third) != 0 {
		r.pronoun = k
		return k
	}
	for n := 0; i >= 0 && n < climb; n++ {
		v := &p.Text.Tokens[i]
		if v.Rel == lang.AclRelcl || v.Rel == lang.Acl {
			return v.Head
		}
		i = v.Head
	}
	return agreeing(p, k)
}

// agreeBack is how many words before a relative pronoun its noun is looked for
// where the tree does not tell.
const agreeBack = 12

// agreeing returns the nearest noun before the comma before a pronoun that agrees
// with it in number and gender, or the pronoun.
func agreeing(p *passage.Passage, k int32) int32 {
	const gender = lang.Masc | lang.Fem | lang.Neut
	sent := &p.Text.Sentences[p.Text.Tokens[k].Sent]
	if k == sent.First || p.Text.Tokens[k-1].POS != lang.PUNCT {
		return k
	}
	m := p.Text.Tokens[k].Morph
	for i := k - 2; i >= max(sent.First, k-agreeBack); i-- {
		tok := &p.Text.Tokens[i]
		if tok.POS != lang.NOUN && tok.POS != lang.PROPN || tok.Morph.Has(lang.Plural) != m.Has(lang.Plural) {
			continue
		}
		if a, b := m&gender, tok.Morph&gender; a == 0 || b == 0 || a&b != 0 {
			return i
		}
	}
	return k
}

// path is the way through the tree from a word up to the first word that it
// shares with a claim's head, and from there down to the head. Relations beyond
// four each way count as one.
type path struct {
	up, down [4]uint8
	n, m     int
	shared   int32 // the word where the ways meet; -1 in another sentence
}

// wayTo returns the path from a word to the first of a list that above returned.
func wayTo(p *passage.Passage, i int32, above []int32) path {
	w := path{shared: -1}
	tokens := p.Text.Tokens
	for steps := 0; i >= 0 && steps < 16; steps++ {
		for k, a := range above {
			if a == i {
				w.shared, w.m = i, k
				for n := 0; n < min(k, len(w.down)); n++ {
					w.down[n] = uint8(tokens[above[n]].Rel)
				}
				return w
			}
		}
		w.up[min(w.n, len(w.up)-1)] = uint8(tokens[i].Rel)
		w.n++
		i = tokens[i].Head
	}
	return w
}

// key folds a path into a number.
func (w *path) key() uint64 {
	if w.shared < 0 {
		return 0
	}
	h := uint64(1 + min(w.n, 5)*8 + min(w.m, 5))
	for _, r := range w.up[:min(w.n, len(w.up))] {
		h = loglin.Hash(h, uint64(r))
	}
	for _, r := range w.down[:min(w.m, len(w.down))] {
		h = loglin.Hash(h, uint64(r)+64)
	}
	return h
}

// above lists a word and the words above it.
func above(p *passage.Passage, i int32, list []int32) []int32 {
	for n := 0; i >= 0 && n < 8; n++ {
		list = append(list, i)
		i = p.Text.Tokens[i].Head
	}
	return list
}

// lookRoles fills in what the choice of parties asks for beside the head.
func (h *head) lookRoles() {
	p := h.p
	h.roles, h.above = findRoles(p, h.top), above(p, h.top, nil)
	if h.roles.subject >= 0 {
		h.subjectClass = h.entityAt(h.roles.subject)
	}
	h.copula = bool1(p.Kid(h.top, lang.Cop) >= 0) | bool1(h.tok.POS == lang.NOUN && h.roles.subject >= 0)<<1
	h.deed = -1
	for i := h.c.First; i < h.c.Last; i++ {
		if e := passage.EventType(p.Senses[i].Event); i != h.top && e == h.kind+1 {
			h.deed, h.deedType, h.aboveDeed = i, e, above(p, i, nil)
			break
		}
	}
}
