package publish

import (
	"bytes"
	_ "embed"
	"html/template"
	"io"
	"strconv"

	hearsay "github.com/hearsay-org/hearsay"
)

//go:embed index.tmpl
var indexTemplate string

//go:embed index.css
var indexCSS string

// Entry is one text in an index.
type Entry struct {
	Href, Group                       string
	Title, Publisher, Published, Lang string
	Claims, Told, Notes               int
}

// Found returns what was found in the text, in words.
func (e Entry) Found() string {
	if e.Claims == 0 {
		return "no claims"
	}
	s := count(e.Claims, "claim") + ", " + strconv.Itoa(e.Told) + " on the word of others"
	if e.Notes > 0 {
		s += ", " + count(e.Notes, "note")
	}
	return s
}

// EntryOf returns the entry of a reading whose page is at href.
func EntryOf(href, group string, r *hearsay.Reading) Entry {
	d := &r.Document
	title := Visible(d.Title)
	if title == "" {
		title = clip(Visible(d.Text), 80)
	}
	return Entry{Href: href, Group: group, Title: title, Publisher: publisherOrUnknown(d), Published: stampWords(d.Published), Lang: langWords(d.Lang),
		Claims: len(r.Claims), Told: onWord(r.Claims), Notes: len(r.Notes)}
}

// Index writes a page that links the pages of many readings, in the order
// given; a group's name stands above the first of its entries.
func Index(w io.Writer, title string, entries []Entry) error {
	t, err := template.New("index").Parse(indexTemplate)
	if err != nil {
		return err
	}
	type group struct {
		Name    string
		Entries []Entry
	}
	v := struct {
		Title, Disclaimer, Policy string
		Style                     template.CSS
		Groups                    []group
	}{Title: title, Disclaimer: Disclaimer, Policy: policyFor(indexCSS), Style: template.CSS(indexCSS)}
	for _, e := range entries {
		if n := len(v.Groups); n == 0 || v.Groups[n-1].Name != e.Group {
			v.Groups = append(v.Groups, group{Name: e.Group})
		}
		g := &v.Groups[len(v.Groups)-1]
		g.Entries = append(g.Entries, e)
	}
	var b bytes.Buffer
	if err := t.Execute(&b, v); err != nil {
		return err
	}
	_, err = w.Write(b.Bytes())
	return err
}
