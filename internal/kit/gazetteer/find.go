package gazetteer

import (
	"slices"
	"unicode"
	"unicode/utf8"

	hearsay "github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
)

// Match is a stretch of a text that reads as the name of a place.
type Match struct {
	First, Last int32 // tokens, Last exclusive; a name may be a part of its last token
	Start, End  int32 // bytes of the name, the word that says what it is not counted
	Head        Head  // what the word beside it says that it is
	HeadToken   int32 // that word; -1 for none
	Candidates  []Candidate
	Kind        Kind // of the likeliest candidate
	Weak        bool // may as well be another word or a person: needs support in the text
	Adjective   bool // "Харківський", with its Head
}

// Candidate is a place that a name may mean.
type Candidate struct {
	Place ID
	Rel   Rel
}

// Find returns the place names of a text, in order and without overlaps. The
// longest name counts. Its work is linear in the length of the text.
func (g *Gazetteer) Find(text *lang.Text) []Match {
	f := finder{search: search{g: g, source: text.Source}, text: text}
	for i := 0; i < len(text.Tokens); {
		i = f.at(i)
	}
	f.weakenPeople()
	return f.matches
}

type finder struct {
	search
	text    *lang.Text
	matches []Match
	arena   []Candidate
	people  []uint64 // keys of words that stood after a given name
}

// weakenPeople makes weak what has the name of a person of the same text.
func (f *finder) weakenPeople() {
	if len(f.people) == 0 {
		return
	}
	slices.Sort(f.people)
	for i := range f.matches {
		m := &f.matches[i]
		if m.Head == NoHead && m.Kind >= Settlement {
			if _, ok := slices.BinarySearch(f.people, stemKey(f.source[m.Start:m.End])); ok {
				m.Weak = true
			}
		}
	}
}

// stemKey is alike for the case forms of one word.
func stemKey(s string) uint64 {
	var w word
	if !w.fold(s) {
		return 0
	}
	if w.script != cyrillic {
		return tableKey(w.bytes(), w.script)
	}
	return tableKey(bareStem(w.bytes()), cyrillic)
}

// at looks for a name that begins in token i, and returns the token to go on at.
func (f *finder) at(i int) int {
	tok := &f.text.Tokens[i]
	if int(tok.End) > len(f.source) || tok.Start >= tok.End || !f.mayBegin(tok) {
		return i + 1
	}
	for at := int(tok.Start); at < int(tok.End); {
		u, ok := nextUnit(f.source, at, int(tok.End))
		if !ok {
			break
		}
		at = u.end
		if !f.mayName(u) {
			continue
		}
		f.from(u)
		if f.best.end > 0 {
			last := f.tokenAfter(i, f.best.end)
			if f.match(i, last, u.start) {
				return max(last, i+1)
			}
		}
		if last := f.tokenAfter(i, u.end); f.trace(i, last, u) {
			return max(last, i+1)
		}
	}
	return i + 1
}

// mayBegin says whether a token has a capital, or is an Arabic article.
func (f *finder) mayBegin(tok *lang.Token) bool {
	c := f.source[tok.Start]
	if c < utf8.RuneSelf && !isAlnum(c) {
		return false
	}
	if c >= 'a' && c <= 'z' {
		s := f.source[tok.Start:tok.End]
		if len(s) <= 3 {
			return article([]byte(s))
		}
		return len(s) > 4 && s[2] == '-' && article([]byte(s[:2]))
	}
	r, _ := utf8.DecodeRuneInString(f.source[tok.Start:])
	return unicode.IsUpper(r) || f.g.words.lower(f.source[tok.Start:tok.End])
}

// mayName says whether a unit can begin a name: it has a capital, or it is an
// article or a name that people write small, and something follows it.
func (f *finder) mayName(u unit) bool {
	if isCapital(f.source[u.start:u.end]) {
		return true
	}
	s := f.source[u.start:u.end]
	if len(s) <= 3 {
		if !article([]byte(s)) || u.end+1 >= len(f.source) || !isCapital(f.source[u.end+1:]) {
			return false
		}
		return f.source[u.end] == '-' || s == "al" || s == "el"
	}
	return f.g.words.lower(s)
}

func isCapital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// tokenAfter returns the first token from i on that begins at or after byte end.
func (f *finder) tokenAfter(i, end int) int {
	for i < len(f.text.Tokens) && int(f.text.Tokens[i].Start) < end {
		i++
	}
	return i
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// search looks up one name.
type search struct {
	g      *Gazetteer
	source string
	best   hit
	posts  []posting
}

// hit is the longest name found from a point on.
type hit struct {
	end    int // byte after it; 0 for none
	values [maxTables]uint32
	found  [maxTables]bool
	also   [maxTables]uint32 // of the same words, transliterated; 0 for none
	mode   mode
	units  int
}

// from finds the longest name that begins with unit u, in all modes.
func (s *search) from(u unit) {
	s.best.end = 0
	var first word
	if !first.fold(s.source[u.start:u.end]) {
		return
	}
	switch first.script {
	case latin, number:
		s.walk(&first, u, strict, latin)
		s.walk(&first, u, loose, latin)
		if s.best.end == 0 || s.best.units == 1 && article(first.bytes()) {
			s.walk(&first, u, arabic, latin)
			if s.best.mode == arabic && s.best.units == 1 && first.n < minArabic {
				s.best.end = 0
			}
		}
	case cyrillic:
		s.walk(&first, u, slavic, cyrillic)
		s.walk(&first, u, slavicMany, cyrillic)
	}
}

// minArabic is the shortest word, in letters, that is matched with all vowels
// alike: shorter ones would match too much.
const minArabic = 5

// walk follows the chain of one mode; it replaces the best hit by a longer one.
func (s *search) walk(first *word, u unit, m mode, sc script) {
	h := begin(m)
	w := *first
	for n := 1; n <= maxUnits; n++ {
		if w.script != sc && w.script != number {
			return
		}
		k, ok := w.key(m)
		if !ok {
			return
		}
		h = extend(h, k)
		more := s.probe(h, u, m, n)
		if !more || m == slavic {
			return
		}
		next, ok := s.next(u)
		if !ok || !w.fold(s.source[next.start:next.end]) {
			return
		}
		u = next
	}
}

// probe looks a chain up in all tables, and says whether longer names begin so.
func (s *search) probe(h uint64, u unit, m mode, n int) bool {
	more, taken := false, false
	end := u.end
	small := n > 1 && !isCapital(s.source[u.start:]) && !isDigit(s.source[u.start]) && !s.g.words.lower(s.source[u.start:u.end])
	for k, t := range s.g.tables {
		v, ok := t.lookup(h)
		if !ok {
			continue
		}
		more = more || v&valueMore != 0
		if v&^(valueMore|valueMany) == valueEmpty && v&valueMany == 0 {
			continue
		}
		if m == loose && s.best.mode == strict && end == s.best.end {
			s.best.also[k] = v
			continue
		}
		if end <= s.best.end && !taken {
			continue
		}
		if small && (m == loose || t.settles(v)) {
			continue // a settlement's name goes on in small letters, but does not end so
		}
		if !taken {
			taken = true
			s.best = hit{end: end, mode: m, units: n}
		}
		s.best.values[k], s.best.found[k] = v, true
	}
	return more
}

// next returns the unit after u if nothing but a blank, a hyphen or an
// abbreviation's full stop parts them.
func (s *search) next(u unit) (unit, bool) {
	limit := min(u.end+4*maxWord, len(s.source))
	v, ok := nextUnit(s.source, u.end, limit)
	if !ok {
		return unit{}, false
	}
	switch gap := s.source[u.end:v.start]; gap {
	case " ", "-", "‑", "\u00a0", "–", "'", "’", "’ ", " -", "- ":
		return v, true
	case ".":
		return v, u.end-u.start == 1
	case ". ":
		return v, u.end-u.start <= 2
	}
	return unit{}, false
}

// candidates appends the places of the best hit.
func (s *search) candidates(dst []Candidate) []Candidate {
	base := len(dst)
	for k, t := range s.g.tables {
		s.posts = s.posts[:0]
		if s.best.found[k] {
			s.posts = t.appendPostings(s.posts, s.best.values[k])
		}
		n := len(s.posts)
		if s.best.also[k] != 0 {
			s.posts = t.appendPostings(s.posts, s.best.also[k])
		}
		for i, p := range s.posts {
			c := Candidate{ID(k<<tableShift) | ID(p.place), p.rel}
			if int(p.place) < t.places && (i < n || !names(dst[base:], c.Place)) {
				dst = append(dst, c)
			}
		}
	}
	return dst
}

// maxCompared bounds the candidates that are looked through for a place that is
// already among them.
const maxCompared = 64

// names says whether a place is among the first candidates.
func names(list []Candidate, id ID) bool {
	for i := range min(len(list), maxCompared) {
		if list[i].Place == id {
			return true
		}
	}
	return false
}

// FindSpans returns matches at given places of a text, whatever stands around
// them: for measuring against toponyms that people marked. Spans whose words the
// gazetteer does not know are left out.
func (g *Gazetteer) FindSpans(text *lang.Text, spans []hearsay.Span) []Match {
	f := finder{search: search{g: g, source: text.Source}, text: text}
	spans = slices.Clone(spans)
	slices.SortFunc(spans, func(a, b hearsay.Span) int { return a.Start - b.Start })
	for _, s := range spans {
		name := s.In(text.Source)
		list := g.Lookup(name)
		if len(list) == 0 {
			list = g.lookupWithin(name)
		}
		if len(list) == 0 {
			continue
		}
		first := f.tokenAfter(0, s.Start)
		m := Match{First: int32(first), Last: int32(f.tokenAfter(first, s.End)), Start: int32(s.Start), End: int32(s.End), HeadToken: -1, Candidates: list}
		if int(m.First) >= len(text.Tokens) || m.Last <= m.First {
			continue
		}
		m.Kind = g.Kind(list[0].Place)
		f.matches = append(f.matches, m)
	}
	return f.matches
}

// lookupWithin returns what the name within a phrase may mean: of several the
// one that most people live in.
func (g *Gazetteer) lookupWithin(phrase string) []Candidate {
	s := search{g: g, source: phrase}
	var best hit
	most := -1
	for u := range units(phrase) {
		if !isCapital(phrase[u.start:u.end]) {
			continue
		}
		s.from(u)
		if s.best.end == 0 {
			continue
		}
		if list := s.candidates(nil); len(list) > 0 && g.Population(list[0].Place) > most {
			best, most = s.best, g.Population(list[0].Place)
		}
	}
	s.best = best
	return s.candidates(nil)
}
