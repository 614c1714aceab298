package page

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"
)

// inline renders the marks within a Markdown paragraph. refs are the labels of
// reference links. Each byte is looked at a bounded number of times.
func inline(s string, refs map[string]bool) string {
	w := &inliner{s: s, refs: refs, ticks: tickRuns(s), open: map[byte][]int{}, out: make([]byte, 0, len(s)), gone: make([]bool, 0, len(s))}
	for w.at < len(s) {
		w.step()
	}
	out := make([]byte, 0, len(w.out))
	for i, c := range w.out {
		if !w.gone[i] {
			out = append(out, c)
		}
	}
	return tidyLines(html.UnescapeString(string(out)))
}

// tidyLines makes each line of a paragraph as oneLine does.
func tidyLines(s string) string {
	if !strings.Contains(s, "\n") {
		return oneLine(s)
	}
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		lines[i] = oneLine(l)
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

// maxOpen is how many marks of a kind may wait for their partner; more have none.
const maxOpen = 1 << 12

type inliner struct {
	s     string
	at    int
	out   []byte
	gone  []bool // bytes of out that turned out to be marks
	refs  map[string]bool
	ticks map[int][]int  // where runs of a length of backticks begin
	open  map[byte][]int // the places in out of marks that may open emphasis
	links []int          // the places in out of brackets that may open a link
	paren int            // the next ")" at or after some place before it
	angle int            // the next ">"
}

func (w *inliner) put(s string) {
	w.out = append(w.out, s...)
	w.gone = append(w.gone, make([]bool, len(s))...)
}

func (w *inliner) step() {
	s, c := w.s, w.s[w.at]
	switch c {
	case '\\':
		if w.at+1 < len(s) && s[w.at+1] < 0x80 && unicode.IsPunct(rune(s[w.at+1])) || w.at+1 < len(s) && strings.IndexByte("$+<=>^`|~", s[w.at+1]) >= 0 {
			w.put(s[w.at+1 : w.at+2])
			w.at += 2
			return
		}
	case '`':
		if w.code() {
			return
		}
	case '<':
		if w.tag() {
			return
		}
	case '[':
		if len(w.links) < maxOpen {
			w.links = append(w.links, len(w.out))
		}
	case ']':
		if w.link() {
			return
		}
	case '*', '_', '~':
		w.emphasis(c)
		return
	}
	w.put(s[w.at : w.at+1])
	w.at++
}

// tickRuns returns where the runs of backticks begin, by their length.
func tickRuns(s string) map[int][]int {
	runs := map[int][]int{}
	for i := 0; i < len(s); {
		if s[i] != '`' {
			i++
			continue
		}
		start := i
		for i < len(s) && s[i] == '`' {
			i++
		}
		runs[i-start] = append(runs[i-start], start)
	}
	return runs
}

// code takes a code span as it stands.
func (w *inliner) code() bool {
	n := 0
	for w.at+n < len(w.s) && w.s[w.at+n] == '`' {
		n++
	}
	starts := w.ticks[n]
	for len(starts) > 0 && starts[0] <= w.at {
		starts = starts[1:]
	}
	w.ticks[n] = starts
	if len(starts) == 0 {
		w.put(w.s[w.at : w.at+n])
		w.at += n
		return true
	}
	w.put(html.EscapeString(strings.TrimSpace(w.s[w.at+n : starts[0]])))
	w.at = starts[0] + n
	return true
}

// next returns the place of a byte at or after at, len(s) where there is none;
// cache holds the last answer, so that all calls together pass over s once.
func (w *inliner) next(c byte, at int, cache *int) int {
	if *cache < at || *cache == 0 {
		*cache = len(w.s)
		if i := strings.IndexByte(w.s[at:], c); i >= 0 {
			*cache = at + i
		}
	}
	return *cache
}

// tag leaves out an HTML tag, and keeps the address of <https://…>.
func (w *inliner) tag() bool {
	end := w.next('>', w.at, &w.angle)
	if end == len(w.s) || w.at+1 == end {
		return false
	}
	if first := w.s[w.at+1]; first != '/' && first != '!' && !(first|0x20 >= 'a' && first|0x20 <= 'z') {
		return false
	}
	inside := w.s[w.at+1 : end]
	switch {
	case isURL(inside):
		w.put(inside)
	case strings.EqualFold(strings.TrimSpace(strings.TrimSuffix(inside, "/")), "br"):
		w.put("\n")
	}
	w.at = end + 1
	return true
}

// link closes a link or an image at "]": the text of a link stays, an image and a
// note's number go.
func (w *inliner) link() bool {
	if len(w.links) == 0 {
		return false
	}
	from := w.links[len(w.links)-1]
	w.links = w.links[:len(w.links)-1]
	end := w.at + 1
	image := from > 0 && w.out[from-1] == '!' && !w.gone[from-1]
	note := from+1 < len(w.out) && w.out[from+1] == '^' && len(w.out)-from < 64
	switch {
	case note:
		if end < len(w.s) && w.s[end] == ':' { // the note itself
			end++
		}
	case end < len(w.s) && w.s[end] == '(':
		close := w.next(')', end, &w.paren)
		if close == len(w.s) || !isDestination(w.s[end+1:close]) {
			return false
		}
		end = close + 1
		if strings.Count(w.s[w.at+2:close], "(") == 1 && end < len(w.s) && w.s[end] == ')' {
			end++ // an address with a pair of brackets of its own
		}
	case end < len(w.s) && w.s[end] == '[':
		close := strings.IndexByte(w.s[end:min(len(w.s), end+200)], ']')
		if close < 0 {
			return false
		}
		label := w.s[end+1 : end+close]
		if label == "" {
			label = string(w.out[from+1 : min(len(w.out), from+200)])
		}
		if !w.refs[strings.ToLower(strings.TrimSpace(label))] {
			return false
		}
		end += close + 1
	default:
		if len(w.out)-from > 200 || !w.refs[strings.ToLower(string(w.out[from+1:]))] {
			return false
		}
	}
	if image || note {
		cut := from
		if image {
			cut--
		}
		w.out, w.gone = w.out[:cut], w.gone[:cut]
		for _, c := range []byte("*_~") {
			for len(w.open[c]) > 0 && w.open[c][len(w.open[c])-1] >= cut {
				w.open[c] = w.open[c][:len(w.open[c])-1]
			}
		}
	} else {
		w.gone[from] = true
	}
	w.at = end
	return true
}

// isDestination says whether the inside of ( ) is an address with or without a
// title. It looks at 2,000 bytes at most, and stops where another link begins.
func isDestination(s string) bool {
	if len(s) > 2000 || strings.Contains(s, "](") || strings.Contains(s, "\n") {
		return false
	}
	address, title, _ := strings.Cut(strings.TrimSpace(s), " ")
	title = strings.TrimSpace(title)
	return title == "" || title[0] == '"' || title[0] == '\'' || strings.HasPrefix(address, "<")
}

// emphasis takes off marks of emphasis that come in pairs. Each run of marks may
// open where no space follows, and close where none goes before; "_" within a
// word, and a single "~", are no marks.
func (w *inliner) emphasis(c byte) {
	start := w.at
	for w.at < len(w.s) && w.s[w.at] == c {
		w.at++
	}
	before, _ := utf8.DecodeLastRuneInString(w.s[:start])
	after, _ := utf8.DecodeRuneInString(w.s[w.at:])
	opens := w.at < len(w.s) && !unicode.IsSpace(after)
	closes := start > 0 && !unicode.IsSpace(before)
	n := w.at - start
	if c == '_' && opens && closes && isWordRune(before) && isWordRune(after) || c == '~' && n < 2 {
		opens, closes = false, false
	}
	for i := range n {
		at := len(w.out)
		w.put(w.s[start+i : start+i+1])
		stack := w.open[c]
		switch {
		case closes && len(stack) > 0:
			w.gone[stack[len(stack)-1]], w.gone[at] = true, true
			w.open[c] = stack[:len(stack)-1]
		case opens && len(stack) < maxOpen:
			w.open[c] = append(w.open[c], at)
		}
	}
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
