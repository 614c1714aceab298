// Package places measures how well places are found and resolved: against gold
// geoparsing corpora, the register of Ukrainian settlements, and the place names
// of annotated texts. It is part of the evaluation, not of the program.
package places

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	hearsay "github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/kit/gazetteer"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
	"github.com/hearsay-org/hearsay/internal/locate"
)

// Recall is how many of the place names of annotated texts the finder marks.
type Recall struct {
	Names   int            // gold names that hold a capital, each once a document
	Touched int            // of which the finder marks a part that is a place
	Inside  int            // of which it marks the whole, or all but words like "north of"
	Exact   int            // of which the locator marks exactly the phrase
	Found   int            // names that the finder marks, strong ones
	Inexact map[string]int // gold names that are no phrase of the locator's
	Missed  map[string]int // gold names that it does not touch
	Other   map[string]int // names that it marks and no gold name touches
}

// annotated is what is read of an annotated document.
type annotated struct {
	Lang   string `json:"lang"`
	Text   string `json:"text"`
	Title  string `json:"title"`
	Claims []struct {
		Places []string `json:"places"`
	} `json:"claims"`
}

// FindRecall measures the finder on the annotated documents of folders, in one
// language, or in all for "".
func FindRecall(g *gazetteer.Gazetteer, l *locate.Locator, a *lang.Analyser, code string, dirs ...string) (Recall, error) {
	r := Recall{Inexact: map[string]int{}, Missed: map[string]int{}, Other: map[string]int{}}
	for _, dir := range dirs {
		files, err := filepath.Glob(filepath.Join(dir, "*.json"))
		if err != nil {
			return r, err
		}
		if len(files) == 0 {
			return r, fmt.Errorf("no documents in %s", dir)
		}
		for _, path := range files {
			var d annotated
			b, err := os.ReadFile(path)
			if err == nil {
				err = json.Unmarshal(b, &d)
			}
			if err != nil {
				return r, fmt.Errorf("%s: %w", path, err)
			}
			if code == "" || d.Lang == code {
				r.document(g, l, a, &d)
			}
		}
	}
	return r, nil
}

func (r *Recall) document(g *gazetteer.Gazetteer, l *locate.Locator, a *lang.Analyser, d *annotated) {
	hint, _ := lang.ParseLang(d.Lang)
	t := a.Analyse(d.Text, hint)
	matches := g.Find(t)
	touched := make([]bool, len(matches))
	phrases := map[string]bool{}
	for _, tp := range l.Places(t, hearsay.Document{Lang: d.Lang, Text: d.Text}) {
		phrases[tp.Text] = true
		phrases[tp.NameSpan.In(d.Text)] = true
	}
	seen := map[string]bool{}
	for _, c := range d.Claims {
		for _, p := range c.Places {
			if seen[p] || !hasCapital(p) || !strings.Contains(d.Text, p) {
				continue
			}
			seen[p] = true
			if phrases[p] {
				r.Exact++
			} else {
				r.Inexact[p]++
			}
			r.name(d.Text, p, matches, touched)
		}
	}
	for i, m := range matches {
		if m.Weak {
			continue
		}
		r.Found++
		if !touched[i] {
			r.Other[d.Text[m.Start:m.End]]++
		}
	}
}

// name looks for a gold name at all places where it stands.
func (r *Recall) name(text, p string, matches []gazetteer.Match, touched []bool) {
	r.Names++
	hit, inside := false, false
	for at := 0; ; {
		i := strings.Index(text[at:], p)
		if i < 0 {
			break
		}
		start := at + i
		end := start + len(p)
		at = end
		for k, m := range matches {
			if int(m.Start) < end && start < int(m.End) {
				hit, touched[k] = true, true
				inside = inside || int(m.Start) >= start-1 && covers(text, m, start, end)
			}
		}
	}
	if hit {
		r.Touched++
	} else {
		r.Missed[p]++
	}
	if inside {
		r.Inside++
	}
}

// covers says whether all capital words of text[start:end] lie in the match.
func covers(text string, m gazetteer.Match, start, end int) bool {
	return !hasCapital(text[start:max(start, int(m.Start))]) && !hasCapital(text[min(end, int(m.End)):end])
}

func hasCapital(s string) bool { return s != strings.ToLower(s) }
