// Package gold reads annotated documents: what careful readers take real texts
// to claim. It serves what measures and what trains.
package gold

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strings"

	"github.com/hearsay-org/hearsay"
)

// Document is a text with its annotation, as the guidelines describe it.
type Document struct {
	ID        string  `json:"id"`
	Source    string  `json:"src"`
	Publisher string  `json:"publisher"`
	Lang      string  `json:"lang"`
	Published string  `json:"published"`
	Kind      string  `json:"kind"`
	Title     string  `json:"title"`
	Text      string  `json:"text"`
	Claims    []Claim `json:"claims"`
	Notes     []Note  `json:"notes"`
	Terms     []Term  `json:"terms"`
}

// Claim is one annotated claim.
type Claim struct {
	Quote    string    `json:"quote"`
	Type     string    `json:"type"`
	Chain    []string  `json:"chain"`
	Voice    string    `json:"voice"`
	Polarity string    `json:"polarity"`
	Actor    string    `json:"actor"`
	Target   string    `json:"target"`
	Places   []string  `json:"places"`
	Time     *Interval `json:"time"`
	Quantity *Quantity `json:"quantity"`

	Span hearsay.Span `json:"-"` // of the quote; empty where it is not in the text
}

// Interval is a time, days as "2006-01-02", "" for an open end.
type Interval struct {
	From string `json:"from"`
	To   string `json:"to"`
}

// Quantity is a number with its bounds.
type Quantity struct {
	Text string   `json:"text"`
	Min  *float64 `json:"min"`
	Max  *float64 `json:"max"`
}

// Note is a note on verification.
type Note struct {
	Kind  string `json:"kind"`
	By    string `json:"by"`
	Of    string `json:"of"`
	Quote string `json:"quote"`
}

// Term is an explained term.
type Term struct {
	Term  string `json:"term"`
	Kind  string `json:"kind"`
	Means string `json:"means"`
}

// Document returns the text with what is known of its publication.
func (d *Document) Document() hearsay.Document {
	stamp, _ := hearsay.ParseStamp(d.Published) // an unreadable date is an unknown one, as for a reader
	return hearsay.Document{Title: d.Title, Publisher: d.Publisher, Published: stamp, Lang: d.Lang, Text: d.Text}
}

// Load reads all NNN.json files of a folder that have a text and claims, by name.
func Load(dir string) ([]*Document, error) {
	names, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil {
		return nil, err
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("no annotated documents in %s", dir)
	}
	sort.Strings(names)
	var docs []*Document
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		d := &Document{}
		if err := json.Unmarshal(data, d); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if d.Text == "" {
			continue
		}
		d.ID = strings.TrimSuffix(filepath.Base(name), ".json")
		for i := range d.Claims {
			d.Claims[i].Span = Find(d.Text, d.Claims[i].Quote)
		}
		docs = append(docs, d)
	}
	return docs, nil
}

// Find locates a quote in a text; where the exact string is absent its white
// space is folded. The empty span means that it is not there.
func Find(text, quote string) hearsay.Span {
	if quote == "" {
		return hearsay.Span{}
	}
	if i := strings.Index(text, quote); i >= 0 {
		return hearsay.Span{Start: i, End: i + len(quote)}
	}
	words := strings.Fields(quote)
	for i, w := range words {
		words[i] = regexp.QuoteMeta(w)
	}
	if m := regexp.MustCompile(strings.Join(words, `\s+`)).FindStringIndex(text); m != nil && len(words) > 0 {
		return hearsay.Span{Start: m[0], End: m[1]}
	}
	return hearsay.Span{}
}
