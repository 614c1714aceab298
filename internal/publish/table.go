package publish

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	hearsay "github.com/hearsay-org/hearsay"
)

// TableOptions says how a table is drawn.
type TableOptions struct {
	Width   int  // columns; 0 is 80, less than 40 is 40, more than 110 is 110
	Color   bool // ANSI colours; nothing is told by colour alone
	Explain bool // below each claim, the rule that made each part of it
	Source  string
}

// Table writes a reading for people at a terminal: what the text is, then its
// claims, each with its chain from the publisher to the origin, then its notes
// and terms. All text is made Visible.
func Table(w io.Writer, r *hearsay.Reading, o TableOptions) error {
	t := newTable(w, o)
	t.r = r
	t.header()
	if len(r.Claims) == 0 {
		t.empty()
	}
	for i := range r.Claims {
		t.claim(i)
	}
	t.notes()
	t.terms()
	t.legend()
	t.warnings()
	return t.w.Flush()
}

// table is a table being written.
type table struct {
	w *bufio.Writer
	o TableOptions
	r *hearsay.Reading
}

// newTable returns a table of a width that can be read.
func newTable(w io.Writer, o TableOptions) *table {
	if o.Width == 0 {
		o.Width = 80
	}
	o.Width = min(max(o.Width, 40), 110)
	return &table{w: bufio.NewWriter(w), o: o}
}

// The styles of a table, as ANSI parameters.
const (
	plain  = ""
	bold   = "1"
	dim    = "2"
	red    = "31"
	green  = "32"
	yellow = "33"
	cyan   = "36"
)

func (t *table) paint(style, s string) string {
	if !t.o.Color || style == plain || s == "" {
		return s
	}
	return "\x1b[" + style + "m" + s + "\x1b[0m"
}

// block writes s wrapped at an indent; lead stands before the first line and
// takes up the indent.
func (t *table) block(lead string, indent int, style, s string) {
	for i, line := range wrap(s, t.o.Width-indent) {
		if i > 0 {
			lead = strings.Repeat(" ", indent)
		}
		fmt.Fprintf(t.w, "%s%s\n", lead, t.paint(style, line))
	}
}

func (t *table) header() {
	d := &t.r.Document
	title := Visible(d.Title)
	if title == "" {
		title = Visible(t.o.Source)
	}
	if title != "" {
		t.block("", 0, bold, title)
	}
	about := []string{publisherOrUnknown(d), stampWords(d.Published), langWords(d.Lang)}
	if d.Author != "" {
		about = append([]string{Visible(d.Author)}, about...)
	}
	t.block("", 0, dim, dotted(about))
	if d.URL != "" {
		t.block("", 0, dim, Visible(d.URL))
	}
	if len(t.r.Claims) == 0 {
		return
	}
	fmt.Fprintln(t.w)
	t.block("", 0, plain, summary(t.r))
	t.block("", 0, yellow, Disclaimer)
}

func publisherOrUnknown(d *hearsay.Document) string {
	if d.Publisher == "" {
		return "publisher unknown"
	}
	return Visible(d.Publisher)
}

// gutter is the width of numbers and types: what is said stands right of it.
func (t *table) gutter() (number, all int) {
	number = len(strconv.Itoa(len(t.r.Claims))) + 1
	if t.o.Width < 64 {
		return number, number + 2
	}
	return number, number + 2 + 15
}

func (t *table) claim(i int) {
	m := &t.r.Claims[i]
	number, indent := t.gutter()
	fmt.Fprintln(t.w)
	lead := t.paint(dim, fmt.Sprintf("%*d", number, i+1)) + "  "
	kind := t.paint(green, Visible(m.Type))
	if t.o.Width < 64 {
		fmt.Fprintf(t.w, "%s%s\n", lead, kind)
		lead = strings.Repeat(" ", indent)
	} else {
		lead += kind + strings.Repeat(" ", max(1, 15-columns(Visible(m.Type))))
	}
	t.block(lead, indent, bold, "“"+Visible(m.Quote)+"”")
	space := strings.Repeat(" ", indent)
	t.block(space, indent, cyan, chainLine(&t.r.Document, m.Chain))
	if marks := marksLine(m); marks != "" {
		t.block(space, indent, red, marks)
	}
	if about := aboutLine(m); about != "" {
		t.block(space, indent, dim, about)
	}
	if t.o.Explain {
		t.explain(m, indent)
	}
}

// chainLine draws a chain from the publisher to the origin, to be broken at
// its arrows.
func chainLine(d *hearsay.Document, c hearsay.Chain) string {
	parts := chainParts(d, c)
	for i := range parts {
		if i > 0 {
			parts[i] = "→ " + parts[i]
		}
		parts[i] = glue(parts[i])
	}
	return strings.Join(parts, " ")
}

// chainParts returns the publisher and the links, each with what it does.
func chainParts(d *hearsay.Document, c hearsay.Chain) []string {
	parts := []string{Visible(publisherWords(d))}
	if len(c) == 0 {
		parts[0] += " (in its own voice)"
	}
	for i := range c {
		name := Visible(c[i].Name)
		if n := len(c[i].Parties); n > 1 {
			name += fmt.Sprintf(" [%d together]", n)
		}
		if does := linkWords(&c[i]); does != "" {
			name += " (" + Visible(does) + ")"
		}
		parts = append(parts, name)
	}
	return parts
}

// marksLine returns the signs of voice and polarity, each with its word.
func marksLine(m *hearsay.Mention) string {
	var marks []string
	if s := voiceSign(m.Voice); s != "" {
		marks = append(marks, s+" "+m.Voice)
	}
	if m.Polarity == hearsay.Negative {
		marks = append(marks, "✗ not so")
	}
	return strings.Join(marks, "   ")
}

// aboutLine returns time, places and quantity, so far as the text gives them.
func aboutLine(m *hearsay.Mention) string {
	parts := placeWords(m)
	if s := intervalWords(m.Time); s != "" {
		parts = append([]string{s}, parts...)
	}
	if s := quantityWords(m.Quantity); s != "" {
		parts = append(parts, s)
	}
	for i := range parts {
		parts[i] = Visible(parts[i])
	}
	return dotted(parts)
}

// explain writes which rule made which part of a claim, and why.
func (t *table) explain(m *hearsay.Mention, indent int) {
	inner := indent + 12
	for _, r := range m.Rules {
		s := Visible(r.Name)
		if r.Why != "" {
			s += ": " + Visible(r.Why)
		}
		t.block(strings.Repeat(" ", indent)+t.paint(dim, pad(Visible(r.Part), 12)), inner, dim, s)
	}
	for i := range m.Locations {
		l := &m.Locations[i]
		lead := strings.Repeat(" ", indent) + t.paint(dim, pad("on the map", 12))
		t.block(lead, inner, dim, Visible(mapLine(l)))
	}
	lead := strings.Repeat(" ", indent) + t.paint(dim, pad("confidence", 12))
	t.block(lead, inner, dim, fmt.Sprintf("%.2f, of the extraction alone", m.Confidence))
}

// mapLine returns where a place is, how exactly, and what else it may be.
func mapLine(l *hearsay.Location) string {
	if l.ID == "" && len(l.Alternatives) == 0 {
		return l.Text + ": not resolved"
	}
	if l.ID == "" {
		return l.Text + ": ambiguous" + strings.Replace(alternatives(l), "; or", ",", 1)
	}
	s := fmt.Sprintf("%s %.4f %.4f, %s, ± %g km, %s", locationWords(l), l.Lat, l.Lon, l.Precision, l.RadiusKM, l.ID)
	return s + alternatives(l)
}

// alternatives returns what else a place may be, the first three in full.
func alternatives(l *hearsay.Location) string {
	s := ""
	for i, a := range l.Alternatives {
		if i == 3 {
			return s + fmt.Sprintf("; and %d more", len(l.Alternatives)-i)
		}
		s += fmt.Sprintf("; or %s (%s)", a.Name, a.Admin)
	}
	return s
}

func (t *table) notes() {
	if len(t.r.Notes) == 0 {
		return
	}
	t.heading("What the text itself says of how well this stands")
	for i := range t.r.Notes {
		n := &t.r.Notes[i]
		t.row(Visible(strings.ReplaceAll(n.Kind, "_", " ")), Visible(noteWords(n, publisherWords(&t.r.Document)))+": “"+Visible(n.Quote)+"”")
	}
}

func (t *table) terms() {
	if len(t.r.Terms) == 0 {
		return
	}
	t.heading("Words to know")
	for i := range t.r.Terms {
		m := &t.r.Terms[i]
		s := Visible(m.Term)
		if m.Means != "" {
			s += ": " + Visible(m.Means)
		}
		t.row(Visible(m.Kind), s)
	}
}

func (t *table) heading(s string) { fmt.Fprintf(t.w, "\n%s\n", t.paint(bold, s)) }

func (t *table) row(kind, s string) {
	const indent = 2 + 19
	t.block("  "+t.paint(green, pad(kind, indent-2)), indent, plain, s)
}

// legend explains the signs that occur.
func (t *table) legend() {
	var lines []string
	for _, v := range hearsay.Voices.Words() {
		for i := range t.r.Claims {
			if s := voiceSign(v); s != "" && t.r.Claims[i].Voice == v {
				lines = append(lines, s+" "+v+": "+hearsay.Voices.Row(v)[2])
				break
			}
		}
	}
	for i := range t.r.Claims {
		if t.r.Claims[i].Polarity == hearsay.Negative {
			lines = append(lines, "✗ not so: the claim is that it did not happen or is not so")
			break
		}
	}
	for i, l := range lines {
		if i == 0 {
			fmt.Fprintln(t.w)
		}
		t.block("", 0, dim, l)
	}
}

func (t *table) warnings() {
	for i, s := range t.r.Warnings {
		if i == 0 {
			fmt.Fprintln(t.w)
		}
		t.block("", 0, yellow, "warning: "+Visible(s))
	}
}

// empty says why there may be nothing to show.
func (t *table) empty() {
	fmt.Fprintln(t.w)
	words := len(strings.Fields(t.r.Document.Text))
	t.block("", 0, plain, fmt.Sprintf("No claims were found in %s of text.", count(words, "word")))
	t.block("", 0, dim, "A claim is something that can be checked: what happened, is so, was ordered or is expected. "+
		"Opinions, captions and greetings make none. If this text does make claims, see whether its language is right "+
		"(--lang en, uk or ru) and whether the page's main text was found (hearsay read --json shows it as document.text).")
}
