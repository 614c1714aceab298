package speaker

import (
	"math"
	"sort"

	"github.com/hearsay-org/hearsay/internal/extract/attribution"
	"github.com/hearsay-org/hearsay/internal/extract/cut"
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

// view is what all states of one claim share.
type view struct {
	c        *cut.Cut
	top      int32
	sent     int32
	para     int32
	quote    uint64 // 0 none, 1 short, 2 long
	quoteRun bool   // the quotation began in an earlier sentence
	frames   []attribution.Frame
	rel      []Relation
	who      []int     // the candidate of each frame; -1 for none
	nearest  [2]uint64 // the least Relation.near of likely frames before and after the claim
	named    bool      // a frame of the sentence names a source for the claim
	pron     uint64    // the sentence's frame has a pronoun (1), a description (2) or nobody (3) for a source
	told     sex       // what a frame of the sentence without a name tells of its source
	self     bool      // a frame of the sentence names the publisher
	silent   bool
	first    bool    // we, I, our
	fresh    bool    // first sentence of its paragraph
	later    bool    // the sentence after it has a frame, or says who said "this"
	attached []int32 // frames beside the quotation in which the claim stands
	opened   bool    // the sentence before ends with a colon
	rank     []int   // of candidates by the recency of their frames; -1 for none before
}

// view returns what all states of claim i share. It is made once.
func (s *Scene) view(i int) *view {
	if len(s.views) != len(s.Cuts) {
		s.views = make([]*view, len(s.Cuts))
	}
	if s.views[i] == nil {
		s.views[i] = s.look(i)
	}
	return s.views[i]
}

// look makes the view of claim i.
func (s *Scene) look(i int) *view {
	p := s.P
	c := &s.Cuts[i]
	v := &view{c: c, top: p.Top(c.First, c.Last)}
	v.sent = p.Text.Tokens[v.top].Sent
	sent := &p.Text.Sentences[v.sent]
	v.para = sent.Para
	v.fresh = v.sent == 0 || p.Text.Sentences[v.sent-1].Para != sent.Para
	if q := p.InQuote[c.First]; q >= 0 {
		v.quote = 1 + bool1(p.Quotes[q].Long)
		v.quoteRun = p.Text.Tokens[p.Quotes[q].First].Sent < v.sent
	}
	v.frames = s.framesIn(v.sent)
	v.nearest = [2]uint64{math.MaxUint64, math.MaxUint64}
	for k := range v.frames {
		f := &v.frames[k]
		r := s.relate(f, c, v.top)
		v.rel, v.who = append(v.rel, r), append(v.who, s.candidateOf(f))
		if f.Share >= attribution.Likely {
			v.nearest[bool1(r.after)] = min(v.nearest[bool1(r.after)], r.near)
		}
		if r.inside || f.Kind == attribution.Noun || f.Party >= 0 && f.Share < attribution.Likely {
			continue
		}
		if f.Party < 0 || s.P.Parties[f.Party].Kind == passage.Pronoun {
			if x := s.told(f); x != unknownSex {
				v.told = x
			}
		}
		switch {
		case f.Back:
			v.pron = 1
		case f.Silent && f.Party < 0:
			v.silent = true
			v.pron = max(v.pron, 3)
		case f.Party < 0:
			v.pron = max(v.pron, 3)
		case p.Parties[f.Party].Kind == passage.Pronoun:
			v.pron = 1
		case p.Parties[f.Party].Kind == passage.Anaphor:
			v.pron = 2
		case v.who[k] < 0 && p.IsPublisher(&p.Parties[p.Clusters[p.Parties[f.Party].Cluster].Full]):
			v.self = true
		default:
			v.named = true
		}
	}
	for k := c.First; k < c.Last; k++ {
		if tok := &p.Text.Tokens[k]; tok.Morph.Has(lang.First) && (tok.POS == lang.PRON || tok.POS == lang.DET || tok.POS == lang.VERB) {
			v.first = true
		}
	}
	if int(v.sent)+1 < len(p.Text.Sentences) {
		for _, f := range s.framesIn(v.sent + 1) {
			if f.Kind != attribution.Noun && f.Share >= attribution.Likely {
				v.later = true
			}
		}
	}
	if q := p.InQuote[c.First]; q >= 0 && p.Quotes[q].Long {
		v.attached = s.attached(&p.Quotes[q])
	}
	if v.sent > 0 {
		last := p.Text.Sentences[v.sent-1].Last - 1
		v.opened = p.Text.Word(int(last)) == ":"
	}
	s.recency(v)
	return v
}

// beside is how many tokens from a quotation a cue may stand.
const besideQuote = 16

// attached returns the frames whose cues stand right before or after a quotation,
// in the sentence in which it begins or ends.
func (s *Scene) attached(q *passage.Quote) []int32 {
	tokens := s.P.Text.Tokens
	var out []int32
	begin, end := tokens[q.First].Sent, tokens[q.Last-1].Sent
	if int(q.Last)+1 < len(tokens) {
		end = max(end, min(tokens[q.Last].Sent, end+1))
	}
	for _, sent := range [...]int32{begin, end} {
		for i := s.bySent[sent]; i < s.bySent[sent+1]; i++ {
			cue := s.Frames[i].Cue
			if x := &s.Frames[i]; x.Kind == attribution.Noun || x.Party >= 0 && x.Share < attribution.Likely || cue >= q.First && cue < q.Last {
				continue
			}
			if cue >= q.Last && cue < q.Last+besideQuote || cue < q.First && cue >= q.First-besideQuote {
				out = append(out, i)
			}
		}
		if begin == end {
			break
		}
	}
	return out
}

// recency ranks the candidates by the last frame before the claim's sentence.
func (s *Scene) recency(v *view) {
	v.rank = make([]int, len(s.Candidates))
	for k := range v.rank {
		v.rank[k] = -1
	}
	n := 0
	const reach = 64 // frames back
	from := int(s.bySent[v.sent]) - 1
	for i := from; i >= max(0, from-reach) && n < len(v.rank); i-- {
		f := &s.Frames[i]
		if f.Share < attribution.Likely {
			continue
		}
		if k := s.candidateOf(f); k >= 0 && v.rank[k] < 0 {
			v.rank[k] = n
			n++
		}
	}
}

func (v *view) common() uint64 {
	return v.quote | bool1(v.quoteRun)<<2 | bool1(v.named)<<3 | v.pron<<4 | bool1(v.fresh)<<6
}

// own adds the features of the publisher's own voice.
func (s *Scene) own(f list, v *view, base uint64) list {
	f.add(base + 1)
	f.add(base+2, v.common())
	f.add(base+3, v.quote, bool1(v.named), v.pron)
	f.add(base+4, bool1(v.first), v.quote)
	f.add(base+5, bucket(int32(len(s.Candidates))))
	f.add(base+6, bucket(v.sent), bool1(len(s.Frames) > 0))
	f.add(base+7, bool1(v.later), bool1(v.named))
	recent := uint64(9)
	for k, r := range v.rank {
		if r == 0 {
			c := &s.Candidates[k]
			recent = s.distance(v, c)
			f.add(base+8, recent, bool1(v.named), v.quote)
			f.add(base+9, recent, s.kind(c), bool1(v.fresh))
			f.add(base+10, recent, s.lastClass(v, c), bool1(v.named))
		}
	}
	f.add(base+11, recent, v.common())
	for k := range v.frames {
		x, r := &v.frames[k], &v.rel[k]
		if x.Party >= 0 {
			f.add(base+23, share(x), bool1(r.inside), bool1(r.after))
		}
		f.add(base+12, uint64(x.Kind), r.tree)
		f.add(base+13, uint64(x.Kind), uint64(x.Class), bool1(r.inside), bool1(x.Party < 0))
		f.add(base+14, uint64(x.Kind), bool1(r.quoted), bool1(r.inside), bool1(r.after), bool1(x.Party < 0))
	}
	sent := &s.P.Text.Sentences[v.sent]
	f.add(base+15, bool1(sent.Heading), bool1(sent.Bullet))
	f.add(base+16, uint64(sent.Lang), bool1(v.named), v.quote)
	f.add(base+17, uint64(s.P.Senses[v.top].Speech), uint64(s.P.Text.Tokens[v.top].POS))
	f.add(base+18, bool1(v.silent))
	f.add(base+99, bool1(v.self), bool1(v.named))
	first := &s.P.Text.Tokens[sent.First]
	f.add(base+19, first.Form)
	f.add(base+20, first.Form, recent)
	f.add(base+21, bool1(len(v.attached) > 0), v.quote)
	f.add(base+22, bool1(v.opened), v.quote, bool1(v.named))
	strong, length := s.texture()
	before := bool1(v.sent < s.begins)
	f.add(base+24, strong, before, v.quote)
	f.add(base+25, strong, length, before)
	f.add(base+26, strong, recent)
	f.add(base+31, s.whole(v, s.about), strong, bool1(v.named))
	f.add(base+32, s.whole(v, s.about), length, v.quote)
	f.add(base+33, s.whole(v, s.about), recent)
	f.add(base+27, passage.EventType(s.P.Senses[v.top].Event))
	m := s.P.Meanings[v.top]
	back := uint64(s.recalls[v.sent])
	f.add(base+90, back, bool1(v.named))
	f.add(base+91, back, recent)
	f.add(base+92, back, v.quote, v.pron)
	f.add(base+80, uint64(m.Gloss), bool1(v.named))
	f.add(base+81, uint64(m.Class), recent)
	start := s.P.Meanings[sent.First]
	f.add(base+82, uint64(start.Gloss), recent)
	f.add(base+83, uint64(start.Class), bool1(v.named), v.quote)
	f.add(base+28, bucket(v.sent), strong)
	f.add(base+29, bool1(v.first), strong, v.quote)
	f.add(base+30, uint64(s.P.Text.Tokens[v.top].Morph&(lang.Past|lang.Present|lang.Future)), strong, bool1(v.named))
	return f
}

// whole says how a claim lies to a frame that speaks of the whole text.
func (s *Scene) whole(v *view, about int32) uint64 {
	switch {
	case about < 0:
		return 0
	case v.sent == about:
		return 1
	case v.sent < about:
		return 2 + bool1(about-v.sent > 2)
	case s.P.Text.Sentences[v.sent].Para == s.P.Text.Sentences[about].Para:
		return 4
	}
	return 5 + bool1(v.sent-about > 8)
}

// texture folds how many sources a text has, and how long it is.
func (s *Scene) texture() (strong, length uint64) {
	return uint64(min(s.strong, 4)), bucket(int32(len(s.P.Text.Sentences)))
}

// kind folds what a candidate is.
func (s *Scene) kind(c *Candidate) uint64 {
	cl := &s.P.Clusters[c.Cluster]
	return uint64(cl.Kind) | uint64(s.P.Senses[s.P.Parties[cl.Full].Head].Party)<<3 | bool1(c.outlet)<<12
}

// distance says how far before a claim a candidate last was a source.
func (s *Scene) distance(v *view, c *Candidate) uint64 {
	n := s.before(v, c)
	if n < 0 {
		return 9
	}
	f := &s.Frames[c.frames[n]]
	paras := v.para - s.P.Text.Sentences[f.Sent].Para
	return 10 + bucket(v.sent-f.Sent)*8 + min(bucket(paras), 3)*2 + bool1(paras == 0)
}

// before returns the place in a candidate's frames of the last one before the
// claim's sentence, -1 for none.
func (s *Scene) before(v *view, c *Candidate) int {
	n := sort.Search(len(c.frames), func(n int) bool { return s.Frames[c.frames[n]].Sent >= v.sent }) - 1
	for k := n; k >= max(0, n-4); k-- {
		if s.Frames[c.frames[k]].Share >= attribution.Likely {
			return k
		}
	}
	return -1
}

func (s *Scene) lastClass(v *view, c *Candidate) uint64 {
	if n := s.before(v, c); n >= 0 {
		f := &s.Frames[c.frames[n]]
		return uint64(f.Kind)<<8 | uint64(f.Class)<<1 | uint64(f.Role)
	}
	return 0
}

// state adds the features of a candidate as the speaker of a claim.
func (s *Scene) state(f list, v *view, k int, base uint64) list {
	c := &s.Candidates[k]
	kind := s.kind(c)
	f.add(base + 1)
	f.add(base+2, kind)
	who := s.P.Meanings[s.P.Parties[s.P.Clusters[c.Cluster].Full].Head]
	f.add(base+93, uint64(s.recalls[v.sent]), uint64(min(v.rank[k]+1, 3)), bool1(v.named))
	f.add(base+84, uint64(who.Class))
	f.add(base+85, uint64(who.Gloss))
	f.add(base+86, uint64(who.Class), bool1(v.named), v.quote)
	f.add(base+3, bool1(c.bySelf))
	agrees, last := v.agrees(c, s.P.Clusters[c.Cluster].Kind == passage.Person), s.lastNamed(v, c)
	f.add(base+95, agrees, v.pron, uint64(min(v.rank[k]+1, 3)))
	f.add(base+96, agrees, last)
	f.add(base+97, last, v.pron, bool1(v.named))
	f.add(base+98, uint64(v.told), uint64(c.sex), bool1(s.subjectOf(v, c)))
	local := s.local(&f, v, k, base)
	s.mentioned(&f, v, c, base, local)
	rank := uint64(min(v.rank[k]+1, 4))
	d := s.distance(v, c)
	f.add(base+30, rank, v.common(), bool1(local))
	f.add(base+31, d, bool1(local), bool1(v.named))
	f.add(base+32, d, v.quote, bool1(v.quoteRun), bool1(local))
	f.add(base+33, rank, v.pron, uint64(s.P.Clusters[c.Cluster].Kind), bool1(local))
	f.add(base+34, rank, s.lastClass(v, c), bool1(local), bool1(v.named))
	f.add(base+35, bucket(int32(c.sources)), bool1(local))
	f.add(base+36, bucket(int32(c.outers)), bool1(c.outlet), bool1(local))
	f.add(base+37, rank, bool1(v.first), v.quote, bool1(local))
	f.add(base+38, bool1(len(s.Candidates) == 1), bool1(local), v.quote)
	f.add(base+39, rank, kind, bool1(v.named))
	f.add(base+40, bool1(c.first > v.sent), bool1(local))
	s.next(&f, v, c, base)
	s.quoted(&f, v, k, base)
	f.add(base+41, rank, bool1(v.opened), v.quote, bool1(local))
	strong, length := s.texture()
	part := uint64(c.sources * 4 / max(s.sources, 1))
	before := bool1(v.sent < s.begins)
	f.add(base+42, part, v.quote, bool1(local), bool1(v.named))
	f.add(base+47, strong, part, before, bool1(local))
	f.add(base+48, strong, part, rank, bool1(v.named), v.quote)
	f.add(base+49, strong, length, part, bool1(v.named))
	f.add(base+61, strong, d, bool1(v.named))
	about := s.whole(v, c.about)
	f.add(base+65, about, strong, bool1(local), bool1(v.named))
	f.add(base+66, about, rank, bool1(local), v.quote)
	f.add(base+67, about, length, part)
	if about == 0 && s.about >= 0 {
		f.add(base+68, s.whole(v, s.about), bool1(local), rank)
	}
	f.add(base+62, part, rank, v.pron, bool1(local))
	return f
}

// quoted adds the frames beside the claim's quotation.
func (s *Scene) quoted(f *list, v *view, k int, base uint64) {
	if len(v.attached) == 0 {
		return
	}
	mine, others, back := false, false, uint64(0)
	for _, i := range v.attached {
		x := &s.Frames[i]
		after := bool1(x.Cue > v.c.First)
		switch got := s.candidateOf(x); {
		case got == k:
			mine = true
			f.add(base+43, uint64(x.Kind)<<1|uint64(x.Role), after)
			f.add(base+44, uint64(x.Class), after, uint64(x.Role))
		case got >= 0:
			others = true
		case x.Party >= 0:
			back = 1 + uint64(s.P.Parties[x.Party].Kind)
		case x.Back:
			back = 1 + uint64(passage.Pronoun)
		default:
			back = max(back, 1)
		}
	}
	rank := uint64(min(v.rank[k]+1, 3))
	f.add(base+45, bool1(mine), bool1(others), back)
	f.add(base+46, bool1(mine), bool1(others), back, rank)
}

// local adds the frames of the claim's own sentence that name the candidate.
func (s *Scene) local(f *list, v *view, k int, base uint64) bool {
	found := false
	for i := range v.frames {
		x, r := &v.frames[i], &v.rel[i]
		if v.who[i] != k {
			continue
		}
		found = found || x.Share >= attribution.Likely
		kr := uint64(x.Kind)<<1 | uint64(x.Role) | share(x)<<4
		f.add(base+9, kr)
		f.add(base+10, kr, r.tree)
		f.add(base+11, kr, r.tree, uint64(x.Class))
		f.add(base+12, kr, bool1(r.after), bool1(r.inside), bool1(r.quoted), bool1(r.within))
		f.add(base+13, kr, uint64(x.Class), bool1(r.inside))
		f.add(base+14, kr, r.near, bool1(r.after), bool1(r.colon))
		f.add(base+15, kr, uint64(len(v.frames)))
		f.add(base+16, kr, bool1(r.colon), bool1(r.quoted), v.quote)
		f.add(base+17, kr, s.P.Text.Tokens[x.Cue].Key)
		f.add(base+18, kr, bool1(r.near <= v.nearest[bool1(r.after)]), bool1(r.inside), bool1(r.after))
	}
	return found
}

// mentioned adds where the candidate stands in the claim's sentence as such.
func (s *Scene) mentioned(f *list, v *view, c *Candidate, base uint64, local bool) {
	p := s.P
	from := sort.Search(len(c.parties), func(n int) bool { return p.Text.Tokens[p.Parties[c.parties[n]].Head].Sent >= v.sent })
	for _, id := range c.parties[from:] {
		x := &p.Parties[id]
		tok := &p.Text.Tokens[x.Head]
		if tok.Sent != v.sent {
			break
		}
		where := uint64(0)
		switch {
		case x.Head >= v.c.First && x.Head < v.c.Last:
			where = 1
		case x.Head < v.c.First:
			where = 2
		default:
			where = 3
		}
		f.add(base+20, where, uint64(tok.Rel), bool1(local))
		f.add(base+21, where, s.kind(c), bool1(local))
		if !local && tok.Head >= 0 {
			f.add(base+22, where, uint64(tok.Rel), uint64(p.Senses[tok.Head].Speech))
			f.add(base+23, where, p.Text.Tokens[tok.Head].Key)
		}
		if x.NounLast < int32(len(p.Text.Tokens)) && where == 2 {
			f.add(base+24, p.Text.Tokens[x.NounLast].Form, bool1(local))
		}
		if x.NounFirst > 0 {
			f.add(base+25, p.Text.Tokens[x.NounFirst-1].Form, where, bool1(local))
		}
	}
}

// next adds frames of the sentences right after, as in "…. Thus X".
func (s *Scene) next(f *list, v *view, c *Candidate, base uint64) {
	after := sort.Search(len(c.frames), func(n int) bool { return s.Frames[c.frames[n]].Sent > v.sent })
	for _, id := range c.frames[after:min(len(c.frames), after+4)] {
		x := &s.Frames[id]
		if x.Share < attribution.Likely {
			continue
		}
		d := x.Sent - v.sent
		same := bool1(s.P.Text.Sentences[x.Sent].Para == v.para)
		start := bool1(x.Cue-s.P.Text.Sentences[x.Sent].First <= 3)
		f.add(base+26, bucket(d), same, start, bool1(v.named))
		f.add(base+27, bucket(d), same, v.quote, uint64(x.Kind), bool1(v.named))
		f.add(base+28, bucket(d), start, s.P.Text.Tokens[s.P.Text.Sentences[x.Sent].First].Form)
		return
	}
	f.add(base+29, bool1(v.named), v.quote)
}

// share folds how likely a frame is.
func share(f *attribution.Frame) uint64 {
	switch {
	case f.Share < 0.15:
		return 0
	case f.Share < attribution.Likely:
		return 1
	case f.Share < 0.75:
		return 2
	}
	return 3
}
