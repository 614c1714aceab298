package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/atom"
)

// A run is a stretch of text without a block boundary within: a paragraph, an
// item, a cell, a heading.
type run struct {
	block      int32 // the innermost block that it stands in
	start, end int32 // the nodes from its first text to past its last
	text       string
	size       int  // bytes of the text
	chars      int  // characters that are no white space
	linked     int  // those of them within links
	bold       int  // those of them within b or strong
	marks      int  // commas and marks that end sentences
	ends       bool // ends with a mark that ends sentences
}

// runs returns the texts of a page, in its order, leaving out the subtrees that
// skip names. Line breaks within a run are kept as "\n".
func (t *tree) runs(skip func(i int32) bool) []run {
	var out []run
	w := &runWriter{tree: t, out: make([]byte, 0, len(t.text)+len(t.text)/16)}
	var blocks []int32 // the open blocks
	n := int32(len(t.nodes))
	for i := int32(0); i < n; {
		for len(blocks) > 0 && t.nodes[blocks[len(blocks)-1]].end <= i {
			out = w.flush(out)
			blocks = blocks[:len(blocks)-1]
			w.block = 0
			if len(blocks) > 0 {
				w.block = blocks[len(blocks)-1]
			}
		}
		tag := t.nodes[i].tag
		switch {
		case tag != 0 && (isMute(tag) || skip(i)):
			if isBlock(tag) {
				out = w.flush(out)
			}
			i = t.nodes[i].end
			continue
		case tag == 0:
			out = w.write(out, i)
		case tag == atom.Br:
			out = w.lineBreak(out)
		case isBlock(tag):
			out = w.flush(out)
			blocks = append(blocks, i)
			w.block = i
		case tag == atom.A:
			w.linkEnd = max(w.linkEnd, t.nodes[i].end)
		case tag == atom.B || tag == atom.Strong:
			w.boldEnd = max(w.boldEnd, t.nodes[i].end)
		}
		i++
	}
	out = w.flush(out)
	all, at := string(w.out), 0
	for i := range out {
		out[i].text = all[at : at+out[i].size]
		at += out[i].size
	}
	return out
}

// runWriter collects the runs, their texts one after another.
type runWriter struct {
	*tree
	out              []byte
	begin            int // where the run's text begins
	r                run
	block            int32
	space            bool // white space is due before the next character
	breaks           int  // line breaks that are due, 0 or 1
	linkEnd, boldEnd int32
}

// lineBreak ends a line; the second in a row ends the run, as old pages part
// their paragraphs.
func (w *runWriter) lineBreak(out []run) []run {
	if len(w.out) == w.begin {
		return out
	}
	if w.breaks++; w.breaks > 1 {
		return w.flush(out)
	}
	return out
}

func (w *runWriter) write(out []run, i int32) []run {
	linked, bold := i < w.linkEnd, i < w.boldEnd
	pre := w.nodes[w.block].tag == atom.Pre
	s := w.raw(i)
	for len(s) > 0 {
		r, size := utf8.DecodeRune(s)
		s = s[size:]
		switch {
		case r == '\n' && pre:
			out = w.lineBreak(out)
			continue
		case r <= ' ' || r == 0x7f || unicode.IsSpace(r):
			w.space = true
			continue
		case isInvisible(r):
			continue
		}
		w.due(i)
		w.out = utf8.AppendRune(w.out, r)
		w.r.chars++
		w.r.end = i + 1
		if linked {
			w.r.linked++
		}
		if bold {
			w.r.bold++
		}
		w.mark(r)
	}
	return out
}

// due writes the white space before a character.
func (w *runWriter) due(i int32) {
	switch {
	case len(w.out) == w.begin:
		w.r = run{block: w.block, start: i}
	case w.breaks > 0:
		w.out = append(w.out, '\n')
	case w.space:
		w.out = append(w.out, ' ')
	}
	w.space, w.breaks = false, 0
}

func (w *runWriter) mark(r rune) {
	switch r {
	case ',', '،', '、', ';':
		w.r.marks++
	case '.', '!', '?', '…', '。':
		w.r.marks++
		w.r.ends = true
	case '"', '”', '»', '“', '\'', '’', ')', ']', ':':
		if r == ':' {
			w.r.ends = true
		}
	default:
		w.r.ends = false
	}
}

func (w *runWriter) flush(out []run) []run {
	if len(w.out) > w.begin {
		w.r.size = len(w.out) - w.begin
		out = append(out, w.r)
		w.begin = len(w.out)
	}
	w.space, w.breaks = false, 0
	return out
}

// isInvisible says whether a character is left out of a rendered text: the soft
// hyphen, zero-width space, word joiner and byte order mark, which cut words for
// whoever searches. Joiners of emoji and marks of direction stay.
func isInvisible(r rune) bool {
	switch r {
	case '\u00ad', '\u200b', '\u2060', '\ufeff':
		return true
	}
	return false
}

// oneLine returns a text with its white space made single spaces and its
// invisible characters left out.
func oneLine(s string) string {
	var b strings.Builder
	space := false
	for _, r := range s {
		switch {
		case r <= ' ' || unicode.IsSpace(r):
			space = b.Len() > 0
		case isInvisible(r):
		default:
			if space {
				b.WriteByte(' ')
				space = false
			}
			b.WriteRune(r)
		}
	}
	return b.String()
}
