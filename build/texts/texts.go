// Package texts reads the invented, annotated texts from which the extractor's
// models are trained: one folder a language, one file a text. It is used at
// build time only.
//
// A file is a header of "key: value" lines (lang, kind, publisher, published,
// title), a line "---", the text with its claims marked as ⟦1⟧quote⟦/1⟧, a line
// "---", and the sections "claims:", "notes:" and "terms:", one entry a line,
// its fields set apart by bars:
//
//	n | type | voice | + or - | outer link > origin | actor | target | place; place | from..to | quantity ; min ; max
//	kind | by | of | exact quote
//	term | kind | meaning
//
// A field that is empty stays empty between its bars. Removing the marks gives
// the text; spans count its bytes.
package texts

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/hearsay-org/hearsay"
)

// Text is one annotated text.
type Text struct {
	Name      string // path of its file
	Lang      string // "en", "uk" or "ru"
	Kind      string // one of Kinds
	Publisher string
	Published hearsay.Stamp // zero where the text gives none
	Title     string        // empty where it has none
	Text      string        // without the marks
	Claims    []Claim       // in the order of their numbers
	Notes     []hearsay.Note
	Terms     []hearsay.Term
}

// Claim is one annotated claim of a text.
type Claim struct {
	Span     hearsay.Span
	Quote    string // what stands at Span
	Type     string // one of hearsay.Types
	Voice    string // one of hearsay.Voices
	Polarity string // hearsay.Positive or hearsay.Negative
	Chain    []string
	Actor    string
	Target   string
	Places   []string
	From, To time.Time // days, midnight UTC, To inclusive; zero where open
	Quantity *hearsay.Quantity
}

// Kinds are the kinds of texts that a header may name.
func Kinds() []string {
	return []string{"telegram_post", "post", "article", "wire", "report", "interview"}
}

// Read reads all files *.txt of a folder and the folders below it, in the order
// of their paths. Its error joins what is wrong in all files.
func Read(dir string) ([]Text, error) {
	var (
		texts []Text
		errs  []error
	)
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() || filepath.Ext(path) != ".txt" {
			return nil
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		text, err := Parse(path, string(data))
		if err != nil {
			errs = append(errs, err)
			return nil
		}
		texts = append(texts, text)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read texts: %w", err)
	}
	return texts, errors.Join(errs...)
}

// Parse reads one file and validates it. Its error joins all that is wrong, one
// line each, with the file's name.
func Parse(name, data string) (Text, error) {
	t := Text{Name: name}
	data = strings.ReplaceAll(data, "\r\n", "\n")
	head, rest, ok := strings.Cut(data, "\n---\n")
	if !ok {
		return Text{}, hearsay.Errorf(hearsay.Invalid, "%s: no line --- after the header", name)
	}
	marked, tail, ok := strings.Cut(rest, "\n---\n")
	if !ok {
		return Text{}, hearsay.Errorf(hearsay.Invalid, "%s: no line --- after the text", name)
	}
	var bad faults
	bad.name = name
	t.readHeader(head, &bad)
	spans := t.readMarks(strings.TrimSpace(marked), &bad)
	t.readSections(tail, spans, &bad)
	t.validate(&bad)
	if len(bad.errs) > 0 {
		return Text{}, errors.Join(bad.errs...)
	}
	return t, nil
}

// faults gathers what is wrong in one file.
type faults struct {
	name string
	errs []error
}

func (f *faults) addf(format string, args ...any) {
	f.errs = append(f.errs, hearsay.Errorf(hearsay.Invalid, "%s: %s", f.name, fmt.Sprintf(format, args...)))
}
