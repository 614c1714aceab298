// Package report lays out what was measured, for a terminal and for
// docs/quality.md. It is part of what measures quality; it measures nothing
// itself.
package report

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// Report is what one run has measured.
type Report struct {
	Title string
	Intro []string // paragraphs, Markdown
	Parts []Part
}

// Part is what was measured on one kind of data.
type Part struct {
	Name    string             `json:"name"`
	Title   string             `json:"title"`
	Intro   string             `json:"-"` // one paragraph, Markdown
	Tables  []Table            `json:"-"`
	Missing string             `json:"missing,omitempty"` // why it was not measured; "" where it was
	Figures map[string]float64 `json:"figures,omitempty"` // for programs, by name
}

// Table is a table of a part. The first column holds names, the others figures.
type Table struct {
	Caption string // one sentence, or ""
	Head    []string
	Rows    [][]string
	Words   bool // all columns hold words: none is set flush right
}

// Add appends a row.
func (t *Table) Add(cells ...string) { t.Rows = append(t.Rows, cells) }

// Set notes a figure for programs.
func (p *Part) Set(name string, value float64) {
	if p.Figures == nil {
		p.Figures = map[string]float64{}
	}
	p.Figures[name] = value
}

// Share writes a share as ".451".
func Share(x float64) string {
	s := fmt.Sprintf("%.3f", x)
	return strings.TrimPrefix(s, "0")
}

// Percent writes a share as "45.1".
func Percent(x float64) string { return fmt.Sprintf("%.1f", 100*x) }

// Text writes a part for people on a terminal.
func (p *Part) Text(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "\n%s (%s)\n", p.Title, p.Name)
	if p.Missing != "" {
		fmt.Fprintf(&b, "  NOT MEASURED: %s\n", p.Missing)
	}
	for i := range p.Tables {
		p.Tables[i].text(&b)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (t *Table) text(b *strings.Builder) {
	if t.Caption != "" {
		fmt.Fprintf(b, "  %s\n", t.Caption)
	}
	widths := t.widths()
	for _, row := range append([][]string{t.Head}, t.Rows...) {
		b.WriteString("  ")
		for i, cell := range row {
			gap := strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell))
			switch {
			case i > 0 && !t.Words:
				b.WriteString("  " + gap + cell)
			case i == len(row)-1:
				b.WriteString("  " + cell)
			default:
				b.WriteString("  " + cell + gap)
			}
		}
		b.WriteByte('\n')
	}
}

func (t *Table) widths() []int {
	out := make([]int, len(t.Head))
	for _, row := range append([][]string{t.Head}, t.Rows...) {
		for i, cell := range row {
			out[i] = max(out[i], utf8.RuneCountInString(cell))
		}
	}
	return out
}

// Markdown writes the report as a page.
func (r *Report) Markdown(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n", r.Title)
	for _, p := range r.Intro {
		fmt.Fprintf(&b, "\n%s\n", p)
	}
	for i := range r.Parts {
		p := &r.Parts[i]
		fmt.Fprintf(&b, "\n## %s\n", p.Title)
		if p.Intro != "" {
			fmt.Fprintf(&b, "\n%s\n", p.Intro)
		}
		if p.Missing != "" {
			fmt.Fprintf(&b, "\n**Not measured:** %s\n", p.Missing)
		}
		for k := range p.Tables {
			p.Tables[k].markdown(&b)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (t *Table) markdown(b *strings.Builder) {
	b.WriteByte('\n')
	if t.Caption != "" {
		fmt.Fprintf(b, "%s\n\n", t.Caption)
	}
	row := func(cells []string) {
		b.WriteByte('|')
		for _, c := range cells {
			b.WriteString(" " + strings.ReplaceAll(c, "|", `\|`) + " |")
		}
		b.WriteByte('\n')
	}
	row(t.Head)
	b.WriteByte('|')
	for i := range t.Head {
		if i == 0 || t.Words {
			b.WriteString(" --- |")
		} else {
			b.WriteString(" ---: |")
		}
	}
	b.WriteByte('\n')
	for _, cells := range t.Rows {
		row(cells)
	}
}
