package page

import (
	"strings"

	hearsay "github.com/hearsay-org/hearsay"
	"golang.org/x/net/html/atom"
)

// choose returns the runs of the article under its root.
func (a *article) choose(root int32) []run {
	var out []run
	for _, r := range a.runs {
		if r.start < root || r.end > a.nodes[root].end || a.gone[r.block] || a.gone[r.start] || a.nodes[r.block].tag == atom.H1 {
			continue
		}
		if r.linked*10 > r.chars*9 && !r.ends {
			continue // a link that leads elsewhere
		}
		out = append(out, r)
	}
	return a.trim(append(a.leads(root), out...))
}

// leads returns the paragraphs that stand between the page's heading and the
// root and are named as an article's lead.
func (a *article) leads(root int32) []run {
	var out []run
	headed := false
	for _, r := range a.runs {
		switch {
		case r.start >= root:
			return out
		case a.nodes[r.block].tag == atom.H1:
			headed, out = true, nil
		case headed && r.ends && a.paragraph(r) > 0 && a.isLead(r.start) && len(out) < 3:
			out = append(out, r)
		}
	}
	return out
}

// isLead says whether a text stands in an element named so, four steps up at most.
func (a *article) isLead(i int32) bool {
	for range 4 {
		if i = a.nodes[i].parent; i <= 0 {
			return false
		}
		if a.traits[i]&lead != 0 {
			return true
		}
	}
	return false
}

// trim takes out the lines that tables/phrases.tsv names, ends the article where
// they say so, and takes headings off that nothing follows.
func (a *article) trim(runs []run) []run {
	total, before := 0, 0
	for _, r := range runs {
		total += r.chars
	}
	starts := lineStarts()
	var out []run
	for _, r := range runs {
		kind := starts.of(r.text)
		if kind&phraseEnd != 0 && 2*before >= total && !r.ends {
			break
		}
		before += r.chars
		if kind&phraseLine != 0 && (r.chars <= 200 || 2*r.linked > r.chars) {
			continue
		}
		out = append(out, r)
	}
	for len(out) > 0 && isHeading(a.nodes[out[len(out)-1].block].tag) {
		out = out[:len(out)-1]
	}
	return out
}

// withoutHead takes the title and the date off the first lines of an article.
func withoutHead(runs []run, title string) []run {
	for n := 0; n < 3 && len(runs) > 1; n++ {
		r := runs[0]
		same := title != "" && strings.EqualFold(r.text, title)
		if !same && (r.chars > 40 || r.ends || writtenStamp(r.text).IsZero()) {
			break
		}
		runs = runs[1:]
	}
	return runs
}

// shownDate returns the date that stands near the heading for people to read: the
// first short line with one between ten lines before the heading and ten after,
// or, where there is none, the day in the page's address.
func (a *article) shownDate(name string) hearsay.Stamp {
	at := 0
	for i, r := range a.runs {
		if a.nodes[r.block].tag == atom.H1 {
			at = i
			break
		}
	}
	// What follows the heading is nearer to it than the line of today's date above.
	for _, part := range [][]run{a.runs[at:min(at+11, len(a.runs))], a.runs[max(at-10, 0):at]} {
		for _, r := range part {
			if r.chars > 60 {
				continue
			}
			if st := writtenStamp(r.text); !st.IsZero() {
				return st
			}
		}
	}
	return addressDate(name)
}

// join puts runs into one text: an empty line between them, a line break between
// the items of a list, and " | " between the short cells of a table's row.
func (t *tree) join(runs []run) string {
	var b strings.Builder
	for i, r := range runs {
		if i > 0 {
			b.WriteString(t.separator(runs[i-1], r))
		}
		b.WriteString(r.text)
	}
	return b.String()
}

// maxCell is how many characters the cells of a row have that is written as one
// line; longer ones are the columns of a page.
const maxCell = 80

func (t *tree) separator(a, b run) string {
	x, y := t.nodes[a.block], t.nodes[b.block]
	switch {
	case a.block == b.block:
	case x.tag == atom.Li && y.tag == atom.Li, x.tag == atom.Pre && y.tag == atom.Pre:
		return "\n"
	case isCell(x.tag) && isCell(y.tag) && a.chars <= maxCell && b.chars <= maxCell:
		if x.parent == y.parent {
			return " | "
		}
		return "\n"
	}
	return "\n\n"
}

func isCell(tag atom.Atom) bool { return tag == atom.Td || tag == atom.Th }
