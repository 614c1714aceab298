// Package world reads the invented world: texts about a war that never was, with
// the claims that a careful reader finds in them. The demo shows it, and tests
// measure the reader with it. It stands beside the pipeline, not in it.
package world

import (
	"context"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"golang.org/x/tools/txtar"

	hearsay "github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/kit/page"
	"github.com/hearsay-org/hearsay/testdata/world"
)

// Story is a set of texts that tell of one thing.
type Story struct {
	Name  string // "01-reeds"
	About string // what it shows, in one paragraph
	Texts []Text
}

// Text is one text and what is to be found in it.
type Text struct {
	Name     string // "01-reeds/03-coastal"
	Document hearsay.Document
	Claims   []Claim
}

// Claim is an expected claim. Its file has a line for each:
//
//	must | losses | asserted + | Outlet > Speaker | the exact words
//
// "must" or nothing, the type, the voice with + or -, the chain with its
// outermost link first or "-", and the quote.
type Claim struct {
	Must     bool // a reader that does not find it has lost something
	Type     string
	Voice    string
	Polarity string
	Chain    []string
	Quote    string
	Span     hearsay.Span // where the quote stands first
}

// Stories reads the whole world, in order.
func Stories(ctx context.Context) ([]Story, error) { return read(ctx, world.Files) }

func read(ctx context.Context, files fs.FS) ([]Story, error) {
	names, err := fs.Glob(files, "*.txtar")
	if err != nil {
		return nil, err
	}
	slices.Sort(names)
	var stories []Story
	for _, name := range names {
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		s, err := story(ctx, strings.TrimSuffix(name, ".txtar"), txtar.Parse(data))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		stories = append(stories, s)
	}
	return stories, nil
}

// story reads one archive: each text is followed by its claims.
func story(ctx context.Context, name string, a *txtar.Archive) (Story, error) {
	s := Story{Name: name, About: strings.Join(strings.Fields(string(a.Comment)), " ")}
	for _, f := range a.Files {
		ending := path.Ext(f.Name)
		stem := name + "/" + strings.TrimSuffix(f.Name, ending)
		if ending == ".claims" {
			if n := len(s.Texts); n == 0 || s.Texts[n-1].Name != stem {
				return s, fmt.Errorf("%s does not follow its text", f.Name)
			}
			if err := s.Texts[len(s.Texts)-1].expect(string(f.Data)); err != nil {
				return s, fmt.Errorf("%s: %w", f.Name, err)
			}
			continue
		}
		doc, err := document(ctx, f)
		if err != nil {
			return s, fmt.Errorf("%s: %w", f.Name, err)
		}
		s.Texts = append(s.Texts, Text{Name: stem, Document: doc})
	}
	return s, nil
}

// document reads a page as the program reads pages, and a plain text with its
// header: "key: value" lines up to the first empty one.
func document(ctx context.Context, f txtar.File) (hearsay.Document, error) {
	in := page.Input{Name: f.Name, Body: f.Data}
	var title string
	if path.Ext(f.Name) == ".txt" {
		head, body, ok := strings.Cut(string(f.Data), "\n\n")
		if !ok {
			return hearsay.Document{}, fmt.Errorf("no empty line after the header")
		}
		in.Body = []byte(body)
		for line := range strings.Lines(head) {
			key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
			switch key {
			case "publisher":
				in.Publisher = value
			case "lang":
				in.Lang = value
			case "title":
				title = value
			case "published":
				stamp, err := hearsay.ParseStamp(value)
				if err != nil {
					return hearsay.Document{}, err
				}
				in.Published = stamp
			default:
				return hearsay.Document{}, fmt.Errorf("the header has no key %q", key)
			}
		}
	}
	doc, _, err := page.Read(ctx, in)
	if title != "" {
		doc.Title = title
	}
	return doc, err
}

// expect reads the expected claims of a text.
func (t *Text) expect(data string) error {
	for line := range strings.Lines(data) {
		if strings.TrimSpace(line) == "" {
			continue
		}
		c, err := claim(line)
		if err != nil {
			return err
		}
		i := strings.Index(t.Document.Text, c.Quote)
		if i < 0 {
			return fmt.Errorf("%q is not in the text", c.Quote)
		}
		c.Span = hearsay.Span{Start: i, End: i + len(c.Quote)}
		t.Claims = append(t.Claims, c)
	}
	return nil
}

func claim(line string) (Claim, error) {
	fields := strings.SplitN(line, "|", 5)
	if len(fields) != 5 {
		return Claim{}, fmt.Errorf("%q has not five fields", line)
	}
	for i := range fields {
		fields[i] = strings.TrimSpace(fields[i])
	}
	voice, sign, _ := strings.Cut(fields[2], " ")
	c := Claim{Must: fields[0] == "must", Type: fields[1], Voice: voice, Polarity: hearsay.Positive, Quote: fields[4]}
	if strings.TrimSpace(sign) == "-" {
		c.Polarity = hearsay.Negative
	}
	if fields[3] != "-" {
		for link := range strings.SplitSeq(fields[3], " > ") {
			c.Chain = append(c.Chain, strings.TrimSpace(link))
		}
	}
	if !hearsay.Types.Has(c.Type) || !hearsay.Voices.Has(c.Voice) || c.Quote == "" {
		return c, fmt.Errorf("%q has a type, a voice or a quote that does not exist", line)
	}
	return c, nil
}
