package attribution

import (
	"github.com/hearsay-org/hearsay/internal/extract/passage"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
	"github.com/hearsay-org/hearsay/internal/kit/loglin"
)

type list []uint64

func (l *list) add(template uint64, parts ...uint64) {
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

// Likely is the share from which a frame is taken to make a source.
const Likely = 0.3

// Weigh chooses whom each frame makes a source and sets how likely it does: many
// words of speech are said of things that nobody said, and the tree is often
// wrong about who stands with them.
func Weigh(p *passage.Passage, frames []Frame, m *loglin.Model) {
	var shares []float32
	for i := range frames {
		f := &frames[i]
		list := f.Sources()
		shares = append(shares[:0], 0) // of nobody
		for _, id := range list {
			shares = append(shares, m.Score(Features(p, f, id)))
		}
		loglin.Softmax(shares)
		best, share := -1, float32(0)
		for k, id := range list {
			sum := float32(0) // of all that name the same one
			for n, other := range list {
				if p.Parties[other].Cluster == p.Parties[id].Cluster {
					sum += shares[n+1]
				}
			}
			if best < 0 || sum > share || sum == share && shares[k+1] > shares[best+1] {
				best, share = k, sum
			}
		}
		f.Share, f.Party = share, -1
		if best >= 0 && (f.Rule >= 0 || share >= Likely) {
			f.Party = list[best]
		}
	}
}

// Sources returns the parties that a frame may make a source.
func (f *Frame) Sources() []int32 {
	if len(f.May) > 0 {
		return f.May
	}
	if f.Rule >= 0 {
		return []int32{f.Rule}
	}
	return nil
}

// Features lists what is seen of a frame and a party that it may make a source.
func Features(p *passage.Passage, f *Frame, party int32) []uint64 {
	l := make(list, 0, 64)
	t := p.Text
	sent := &t.Sentences[f.Sent]
	cue := &t.Tokens[f.Cue]
	x := &p.Parties[party]
	head := &t.Tokens[x.Head]
	kind := uint64(f.Kind)<<1 | uint64(f.Role)
	class := uint64(p.Senses[x.Head].Party)
	named := uint64(x.Kind)
	full := uint64(p.Clusters[x.Cluster].Kind)
	l.add(1, kind)
	l.add(2, kind, uint64(f.Class))
	l.add(3, kind, cue.Key)
	l.add(4, kind, cue.Key, named)
	l.add(5, kind, class)
	l.add(6, kind, class, uint64(f.Class))
	l.add(7, kind, named, full)
	l.add(8, kind, uint64(cue.Rel), uint64(cue.POS))
	l.add(9, kind, uint64(cue.Morph&(lang.Past|lang.Present|lang.Future|lang.Infinitive|lang.Passive|lang.Plural)))
	l.add(10, kind, uint64(head.Rel), uint64(head.Morph.Case()))
	l.add(11, kind, bool1(p.InQuote[f.Cue] >= 0), bool1(sent.Heading))
	l.add(12, kind, p.Stems[x.Head])
	said, who := p.Meanings[f.Cue], p.Meanings[x.Head]
	l.add(70, kind, uint64(said.Gloss))
	l.add(71, kind, uint64(said.Class))
	l.add(72, kind, uint64(who.Gloss))
	l.add(73, kind, uint64(who.Class))
	l.add(74, uint64(said.Class), uint64(who.Class))
	l.add(75, uint64(said.Gloss), uint64(who.Class))
	l.add(13, uint64(sent.Lang), kind, uint64(f.Class))
	l.add(14, kind, bool1(head.Head == f.Cue), bool1(x.Head < f.Cue))
	l.add(15, kind, class, named, bool1(p.SpeakerName(party)))
	l.add(16, kind, bool1(p.Senses[x.Head].Place), bool1(p.IsOutlet(x)))
	quotes := bool1(p.Spoken[f.Sent])
	l.add(17, kind, quotes, uint64(f.Class))
	for _, k := range p.Kids(f.Cue) {
		kid := &t.Tokens[k]
		l.add(18, kind, uint64(kid.Rel))
		if kid.Rel == lang.Obj || kid.Rel == lang.Obl || kid.Rel == lang.Xcomp {
			l.add(19, cue.Key, uint64(kid.Rel))
			l.add(20, kind, uint64(kid.Rel), bool1(p.Senses[k].Event != nil), uint64(f.Class))
		}
	}
	complement := p.Kid(f.Cue, lang.Ccomp) >= 0
	l.add(21, kind, bool1(complement), quotes, uint64(cue.Rel))
	l.add(22, cue.Key, bool1(complement))
	if f.Last < sent.Last {
		l.add(23, kind, t.Tokens[f.Last].Form)
	}
	if f.First > sent.First {
		l.add(24, kind, t.Tokens[f.First-1].Form)
	}
	l.add(25, kind, bool1(f.Cue-sent.First < 3), bool1(sent.Last-f.Cue < 4))
	if cue.Head >= 0 {
		l.add(26, kind, uint64(cue.Rel), uint64(p.Senses[cue.Head].Speech))
	}
	if len(f.May) > 0 {
		l.place(p, f, party)
	}
	return l
}
