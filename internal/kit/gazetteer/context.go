package gazetteer

import (
	"strings"
	"unicode/utf8"

	"github.com/hearsay-org/hearsay/internal/kit/lang"
)

// match weighs the best hit in its context and keeps it, or says that it is no
// place. It covers tokens first to last, last exclusive, and begins at a byte.
func (f *finder) match(first, last, start int) bool {
	base := len(f.arena)
	if f.best.end > 0 {
		f.arena = f.search.candidates(f.arena)
	}
	m := Match{First: int32(first), Last: int32(last), Start: int32(start), End: int32(f.best.end), HeadToken: -1}
	f.head(&m)
	n := f.filter(&m, f.arena[base:])
	f.arena = f.arena[:base+n]
	m.Candidates = f.arena[base : base+n : base+n]
	if n == 0 || f.otherThing(&m) {
		f.arena = f.arena[:base]
		return false
	}
	m.Kind = f.g.Kind(m.Candidates[0].Place)
	m.Weak = f.weak(&m)
	f.matches = append(f.matches, m)
	if m.HeadToken == m.Last {
		f.share(&m)
	}
	return true
}

// share gives the head of the last name of an English list to those before it:
// "Kherson and Zaporizhzhia regions".
func (f *finder) share(m *Match) {
	if head := f.text.Word(int(m.HeadToken)); head[0] >= utf8.RuneSelf || head[len(head)-1] != 's' {
		return
	}
	next := m.Start
	for i := len(f.matches) - 2; i >= 0; i-- {
		p := &f.matches[i]
		if gap := strings.TrimSpace(f.source[p.End:next]); p.Head != NoHead || gap != "and" && gap != "," && gap != ", and" {
			return
		}
		next = p.Start
		u, ok := nextUnit(f.source, int(p.Start), int(p.End))
		if !ok {
			return
		}
		f.from(u)
		if f.best.end != int(p.End) {
			return
		}
		base := len(f.arena)
		f.arena = f.search.candidates(f.arena)
		q := *p
		q.Head, q.HeadToken = m.Head, m.HeadToken
		n := f.filter(&q, f.arena[base:])
		f.arena = f.arena[:base+n]
		if n == 0 || !m.Head.fits(f.g.Kind(f.arena[base].Place)) {
			f.arena = f.arena[:base]
			return
		}
		q.Candidates, q.Kind, q.Weak = f.arena[base:base+n:base+n], f.g.Kind(f.arena[base].Place), false
		*p = q
	}
}

// maxList is how far the head of a list of adjectives is looked for, in tokens:
// "Сумській, Харківській та Чернігівській областях".
const maxList = 12

// head finds the word beside the name that says what it is.
func (f *finder) head(m *Match) {
	toks := f.text.Tokens
	for at := int(m.Last); at < int(m.Last)+2 && f.adjacent(at-1); at++ {
		w, ok := f.headAt(at, after)
		if ok && w.head != headLink {
			m.Head, m.HeadToken = w.head, int32(at)
			return
		}
		if !ok {
			break
		}
	}
	i := int(m.First) - 1
	for n := 0; i >= 0 && n < 2 && int(toks[i].End-toks[i].Start) <= 3 && toks[i].Sent == toks[m.First].Sent; n++ {
		if s := f.text.Word(i); s != "of" && s != "." && s != "the" && s != "«" && s != "\"" && s != "“" {
			break
		}
		i--
	}
	if i < 0 || toks[i].Sent != toks[m.First].Sent {
		return
	}
	w, ok := f.headAt(i, before)
	if !ok && f.districtWord(i) {
		w, ok = headWord{head: HeadAround}, true
	}
	if ok && f.adjacentLax(i) {
		m.Head, m.HeadToken = w.head, int32(i)
	}
}

// districtWord says whether token i is район, which before a name means the
// country around it.
func (f *finder) districtWord(i int) bool {
	w, ok := f.g.words.heads[textKey(f.text.Word(i))]
	return ok && w.head == HeadDistrict && f.source[f.text.Tokens[i].Start] >= utf8.RuneSelf
}

// headAt returns the head word that token i is, if it can stand on that side.
func (f *finder) headAt(i int, s side) (headWord, bool) {
	if i < 0 || i >= len(f.text.Tokens) {
		return headWord{}, false
	}
	t := f.text.Tokens[i]
	if n := t.End - t.Start; n > 40 || n < 1 {
		return headWord{}, false
	}
	word := f.text.Word(i)
	w, ok := f.g.words.heads[textKey(word)]
	if !ok || w.side&s == 0 {
		return headWord{}, false
	}
	// in Cyrillic a head with a capital is a name itself: Лиман, Озеро, Висота
	if word[0] >= utf8.RuneSelf && isCapital(word) && !allCaps(word) {
		return headWord{}, false
	}
	// one letter is an abbreviation only with its full stop
	if utf8.RuneCountInString(word) == 1 && (i+1 >= len(f.text.Tokens) || f.text.Word(i+1) != ".") {
		return headWord{}, false
	}
	return w, true
}

// adjacent says whether only a blank or a hyphen parts tokens i and i+1.
func (f *finder) adjacent(i int) bool {
	if i < 0 || i+1 >= len(f.text.Tokens) {
		return false
	}
	gap := f.source[f.text.Tokens[i].End:f.text.Tokens[i+1].Start]
	return gap == " " || gap == "" || gap == "\u00a0"
}

// adjacentLax is adjacent for a word before, from which only short words part it.
func (f *finder) adjacentLax(i int) bool {
	return i+1 < len(f.text.Tokens) && f.text.Tokens[i+1].Start-f.text.Tokens[i].End <= 2
}

// filter keeps the candidates that the form of the name and its head allow, and
// returns how many there are.
func (f *finder) filter(m *Match, list []Candidate) int {
	adjective := false
	for _, c := range list {
		adjective = adjective || c.Rel == Adjective
	}
	headAfter := m.Head != NoHead && m.HeadToken >= m.Last
	if adjective && !headAfter {
		if h, at := f.listHead(m); at >= 0 {
			m.Head, m.HeadToken, headAfter = h, int32(at), true
		}
	}
	n := 0
	for _, c := range list {
		if f.allowed(m, c, headAfter) {
			list[n] = c
			n++
		}
	}
	m.Adjective = adjective && headAfter
	settles := func(c Candidate) bool { return f.g.Kind(c.Place) == Settlement }
	switch {
	case m.Adjective && m.Head == HeadDirection:
		n = keepIf(list[:n], settles)
		n = keepIf(list[:n], func(c Candidate) bool { return c.Rel == Adjective })
	case m.Head == HeadDirection:
		n = keepIf(list[:n], settles)
	case m.Adjective:
		n = keepIf(list[:n], func(c Candidate) bool { return c.Rel == Adjective || c.Rel == Headed })
	}
	if m.Head != NoHead {
		n = keepIf(list[:n], func(c Candidate) bool { return m.Head.fits(f.g.Kind(c.Place)) })
	}
	return n
}

// allowed says whether a candidate can be meant by how it is named.
func (f *finder) allowed(m *Match, c Candidate, headAfter bool) bool {
	switch c.Rel {
	case Adjective:
		k := f.g.Kind(c.Place)
		if !headAfter {
			return k == Region && f.elliptical(m)
		}
		return k != Country || m.Head == HeadBorder
	case Headed:
		return m.Head != NoHead && m.Head.fits(f.g.Kind(c.Place))
	case Trailing:
		i := int(m.First) - 1
		return i > 0 && f.text.Word(i) == "," && isCapital(f.text.Word(i-1))
	case Acronym:
		return allCaps(f.source[m.Start:m.End])
	}
	return true
}

// elliptical says whether an adjective stands for its oblast: it is feminine and
// no noun follows, as in "на Харківській" or "в Сумской и Курской".
func (f *finder) elliptical(m *Match) bool {
	ending := f.source[max(m.Start, m.End-4):m.End]
	switch ending {
	case "ій", "ую", "ой", "ої", "ою", "ая":
	default:
		if !strings.HasSuffix(ending, "у") && !strings.HasSuffix(ending, "а") {
			return false
		}
	}
	i := int(m.Last)
	if i >= len(f.text.Tokens) || f.text.Tokens[i].Sent != f.text.Tokens[m.First].Sent {
		return true
	}
	switch f.text.Tokens[i].POS {
	case lang.NOUN, lang.ADJ, lang.PROPN, lang.X:
		return false
	}
	return true
}

// keepIf moves the candidates that fit to the front and returns their number;
// where none fits, all stay.
func keepIf(list []Candidate, fits func(Candidate) bool) int {
	n := 0
	for _, c := range list {
		if fits(c) {
			n++
		}
	}
	if n == 0 || n == len(list) {
		return len(list)
	}
	k := 0
	for _, c := range list {
		if fits(c) {
			list[k] = c
			k++
		}
	}
	return k
}

// listHead finds the head at the end of a list of adjectives; -1 where there is none.
func (f *finder) listHead(m *Match) (Head, int) {
	toks := f.text.Tokens
	for i := int(m.Last); i < len(toks) && i < int(m.Last)+maxList && toks[i].Sent == toks[m.First].Sent; i++ {
		if w, ok := f.headAt(i, after); ok {
			return w.head, i
		}
		s := f.text.Word(i)
		if !isCapital(s) && !joins(s) {
			break
		}
	}
	return NoHead, -1
}

// joins says whether a word joins the members of a list.
func joins(s string) bool {
	switch s {
	case ",", "и", "і", "й", "та", "and", "-", "–", "або", "или", "также", "також", "а":
		return true
	}
	return false
}

// fits says whether a head can name a place of a kind.
func (h Head) fits(k Kind) bool {
	switch h {
	case HeadRegion:
		return k == Region || k == Area
	case HeadDistrict:
		return k == District || k == Part
	case HeadCommunity:
		return k == Community
	case HeadSettlement, HeadPart:
		return k == Settlement || k == Part
	case HeadDirection:
		return k == Settlement || k == Community || k == District || k == Area
	case HeadRiver:
		return k == River
	case HeadLake:
		return k == Lake
	case HeadSea:
		return k == Sea || k == Lake
	case HeadShore:
		return k == Shore || k == Area || k == Sea
	case HeadIsland:
		return k == Island
	case HeadHeight:
		return k == Height || k == Area
	case HeadSite:
		return k == Site
	case HeadBorder:
		return k == Country || k == Region
	}
	return true
}
