package page

import (
	"html"
	"strings"

	hearsay "github.com/hearsay-org/hearsay"
)

// readMarkdown renders Markdown as lines: blocks apart by an empty line, items
// and table rows on lines of their own, marks of emphasis, links and quotes taken
// off, images and HTML tags left out. It reads what CommonMark and GitHub's
// tables define as far as text goes, in one pass over the lines and one over
// each paragraph, so that its work is linear on any input; goldmark's is not (64
// KiB of "[](" take it three seconds). A heading of the first level that opens
// the text is the title; front matter gives title, author, date and language.
func readMarkdown(s string) (hearsay.Document, []string, error) {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s)
	var doc hearsay.Document
	s, warnings := frontMatter(s, &doc)
	blocks := markdownBlocks(s)
	if len(blocks) > 1 && blocks[0].kind == mdTitle && blocks[1].kind != mdReference && doc.Title == "" {
		doc.Title = oneLine(inline(blocks[0].text, nil))
		blocks = blocks[1:]
	}
	refs := references(blocks)
	var b strings.Builder
	var last mdKind
	for _, block := range blocks {
		text := block.text
		switch block.kind {
		case mdReference:
			continue
		case mdCode:
		default:
			text = inline(text, refs)
		}
		if strings.TrimSpace(text) == "" {
			continue
		}
		switch {
		case b.Len() == 0:
		case last == block.kind && (block.kind == mdItem || block.kind == mdRow || block.kind == mdCode):
			b.WriteByte('\n')
		default:
			b.WriteString("\n\n")
		}
		b.WriteString(text)
		last = block.kind
	}
	doc.Text = b.String()
	return doc, warnings, nil
}

type mdKind int

const (
	mdParagraph mdKind = iota
	mdTitle
	mdHeading
	mdItem
	mdRow
	mdCode
	mdReference // [label]: address
)

type mdBlock struct {
	kind mdKind
	text string // with its inline marks; soft line breaks are spaces, hard ones "\n"
}

// mdScanner collects blocks line by line.
type mdScanner struct {
	blocks []mdBlock
	para   strings.Builder
	kind   mdKind // of the paragraph under way
	hard   bool   // its last line ended with a hard break
	quoted bool   // its last line was quoted
	fence  string // the fence that is open, "" for none
}

func markdownBlocks(s string) []mdBlock {
	var m mdScanner
	for line := range strings.SplitSeq(s, "\n") {
		m.line(line)
	}
	m.end()
	return m.blocks
}

func (m *mdScanner) end() {
	if text := m.para.String(); strings.TrimSpace(text) != "" {
		m.add(m.kind, text)
	}
	m.para.Reset()
	m.kind, m.hard = mdParagraph, false
}

func (m *mdScanner) add(k mdKind, text string) {
	m.blocks = append(m.blocks, mdBlock{kind: k, text: text})
}

func (m *mdScanner) line(line string) {
	text, quoted := unquote(line)
	if quoted && !m.quoted {
		m.end()
	}
	m.quoted = quoted
	trimmed := strings.TrimSpace(text)
	if m.fence != "" {
		if strings.HasPrefix(trimmed, m.fence) && strings.Trim(trimmed, m.fence[:1]) == "" {
			m.fence = ""
			return
		}
		m.add(mdCode, strings.TrimRight(text, " \t"))
		return
	}
	switch {
	case trimmed == "":
		m.end()
	case strings.HasPrefix(trimmed, "```") || strings.HasPrefix(trimmed, "~~~"):
		m.end()
		m.fence = trimmed[:len(trimmed)-len(strings.TrimLeft(trimmed, trimmed[:1]))]
	case m.para.Len() > 0 && m.kind == mdParagraph && !quoted && strings.Trim(trimmed, "=") == "":
		m.kind = mdTitle
		m.end()
	case m.para.Len() > 0 && m.kind == mdParagraph && !quoted && strings.Trim(trimmed, "-") == "":
		m.kind = mdHeading
		m.end()
	case isRule(trimmed):
		m.end()
	case heading(trimmed) > 0:
		m.end()
		k := mdHeading
		if heading(trimmed) == 1 {
			k = mdTitle
		}
		m.add(k, closedHeading(strings.TrimLeft(trimmed, "#")))
	case isReference(trimmed):
		m.end()
		m.add(mdReference, trimmed)
	case strings.HasPrefix(trimmed, "|"):
		m.end()
		if row := tableRow(trimmed); row != "" {
			m.add(mdRow, row)
		}
	default:
		m.text(text, trimmed)
	}
}

// text adds a line to the paragraph under way, or begins a list item.
func (m *mdScanner) text(text, trimmed string) {
	if item, ok := listItem(trimmed); ok {
		m.end()
		m.kind = mdItem
		trimmed, text = item, item
	}
	if m.para.Len() > 0 {
		if m.hard {
			m.para.WriteByte('\n')
		} else {
			m.para.WriteByte(' ')
		}
	}
	m.hard = strings.HasSuffix(text, "  ") || strings.HasSuffix(trimmed, "\\")
	m.para.WriteString(strings.TrimSuffix(trimmed, "\\"))
}

// unquote takes the marks of block quotes off a line.
func unquote(line string) (string, bool) {
	quoted := false
	for {
		rest := strings.TrimLeft(line, " \t")
		if !strings.HasPrefix(rest, ">") {
			return line, quoted
		}
		line, quoted = rest[1:], true
	}
}

func isRule(s string) bool {
	n := 0
	for i := range len(s) {
		switch {
		case s[i] == ' ' || s[i] == '\t':
		case s[i] == s[0] && (s[0] == '-' || s[0] == '*' || s[0] == '_'):
			n++
		default:
			return false
		}
	}
	return n >= 3
}

// heading returns the level of a heading that begins with #, 0 for none.
func heading(s string) int {
	n := len(s) - len(strings.TrimLeft(s, "#"))
	if n < 1 || n > 6 || n < len(s) && s[n] != ' ' && s[n] != '\t' {
		return 0
	}
	return n
}

// closedHeading takes the closing #s off a heading.
func closedHeading(s string) string {
	s = strings.TrimSpace(s)
	if cut := strings.TrimRight(s, "#"); strings.HasSuffix(cut, " ") || cut == "" {
		return strings.TrimSpace(cut)
	}
	return s
}

// listItem takes the mark, and the box of a task, off the first line of an item.
// A number of four digits is taken for a year, not for a mark.
func listItem(s string) (string, bool) {
	n := 0
	for n < len(s) && n < 4 && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	switch {
	case n == 0 && (s[0] == '-' || s[0] == '*' || s[0] == '+'), n > 0 && n < 4 && n < len(s) && (s[n] == '.' || s[n] == ')'):
		rest := s[n+1:]
		if rest == "" || rest[0] != ' ' && rest[0] != '\t' {
			return s, false
		}
		rest = strings.TrimSpace(rest)
		for _, box := range []string{"[ ] ", "[x] ", "[X] "} {
			rest = strings.TrimPrefix(rest, box)
		}
		return rest, true
	}
	return s, false
}

func isReference(s string) bool {
	i := strings.Index(s, "]:")
	return s[0] == '[' && i > 1 && !strings.HasPrefix(s, "[^") && i < 1000
}

// tableRow returns a row's cells apart by " | ", "" for the row of dashes.
func tableRow(s string) string {
	if strings.Trim(s, "|:- \t") == "" {
		return ""
	}
	cells := strings.Split(strings.Trim(s, "|"), "|")
	for i, c := range cells {
		cells[i] = strings.TrimSpace(c)
	}
	return strings.Join(cells, " | ")
}

// references returns the labels that links may name, lower case.
func references(blocks []mdBlock) map[string]bool {
	refs := map[string]bool{}
	for _, b := range blocks {
		if b.kind == mdReference {
			label, _, _ := strings.Cut(b.text[1:], "]:")
			refs[strings.ToLower(strings.TrimSpace(label))] = true
		}
	}
	return refs
}

// frontMatter reads the lines "key: value" between two lines "---" at the start.
func frontMatter(s string, doc *hearsay.Document) (string, []string) {
	rest, ok := strings.CutPrefix(s, "---\n")
	if !ok {
		return s, nil
	}
	head, after, ok := strings.Cut(rest, "\n---\n")
	if !ok || len(head) > 64<<10 {
		return s, nil
	}
	var warnings []string
	for line := range strings.SplitSeq(head, "\n") {
		key, value, _ := strings.Cut(line, ":")
		value = html.UnescapeString(strings.Trim(strings.TrimSpace(value), `"'`))
		switch strings.ToLower(strings.TrimSpace(key)) {
		case "title":
			doc.Title = value
		case "author":
			doc.Author = value
		case "publisher", "site":
			doc.Publisher = value
		case "lang", "language":
			doc.Lang = strings.ToLower(value)
		case "url", "canonical":
			doc.URL = value
		case "date", "published":
			if doc.Published = stampOf(value); doc.Published.IsZero() && value != "" {
				warnings = append(warnings, "the time of publication "+value+" could not be read (write it as 2006-01-02)")
			}
		}
	}
	return after, warnings
}
