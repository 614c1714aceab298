// Package page turns the bytes of a file or a page into a document: its text
// with the block structure kept as lines, its title, author, publisher, time and
// language. It stands before the stage extract, which reads the text; it fetches
// nothing (that is kit/fetch) and judges nothing.
package page

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strings"

	hearsay "github.com/hearsay-org/hearsay"
)

// Limits in bytes of what is read: a text of 64 MiB is some forty novels, and what
// is parsed takes several times its size in memory.
const (
	MaxBytes     = 64 << 20 // of plain text
	MaxPageBytes = 16 << 20 // of HTML, Markdown and JSON
)

// Input is what came from a file, a pipe or a server. What it says of the
// publication wins over what the page says.
type Input struct {
	Name        string // file name or URL; "" or "-" for a pipe
	ContentType string // the Content-Type header; "" where there is none
	Body        []byte // as received

	Publisher string        // "" to take the page's
	Published hearsay.Stamp // zero to take the page's
	Lang      string        // "" to take the page's
}

// Load reads a stream up to MaxBytes. What is longer is refused before the rest
// of it is read. Name is only for the message.
func Load(r io.Reader, name string) ([]byte, error) {
	body, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	if len(body) > MaxBytes {
		return nil, tooLarge(MaxBytes)
	}
	return body, nil
}

// Read turns an input into a document. The warnings tell people what could not
// be read as it stands. The text of a JSON document and of plain text is never
// altered but for its charset; that of HTML and Markdown is rendered: a line for
// each line, an empty line between blocks. Errors are Invalid and carry a hint.
func Read(ctx context.Context, in Input) (hearsay.Document, []string, error) {
	doc, warnings, err := read(ctx, in)
	if err != nil {
		return hearsay.Document{}, warnings, fmt.Errorf("read %s: %w", nameOf(in), err)
	}
	sum := sha256.Sum256(in.Body)
	doc.SHA256 = hex.EncodeToString(sum[:])
	if in.Publisher != "" {
		doc.Publisher = in.Publisher
	}
	if !in.Published.IsZero() {
		doc.Published = in.Published
	}
	if in.Lang != "" {
		doc.Lang = in.Lang
	}
	if doc.URL == "" && isURL(in.Name) {
		doc.URL = in.Name
	}
	return doc, warnings, nil
}

func read(ctx context.Context, in Input) (hearsay.Document, []string, error) {
	if err := ctx.Err(); err != nil {
		return hearsay.Document{}, nil, err
	}
	if len(in.Body) > MaxBytes {
		return hearsay.Document{}, nil, tooLarge(MaxBytes)
	}
	k, err := guessKind(in)
	if err != nil {
		return hearsay.Document{}, nil, err
	}
	if k != kindText && len(in.Body) > MaxPageBytes {
		return hearsay.Document{}, nil, tooLarge(MaxPageBytes)
	}
	text, warnings := decode(in, k)
	if strings.TrimSpace(text) == "" {
		return hearsay.Document{}, warnings, errEmpty()
	}
	var doc hearsay.Document
	var more []string
	switch k {
	case kindJSON:
		doc, more, err = readJSON(text)
	case kindHTML:
		doc, more, err = readHTML(ctx, text, in.Name)
	case kindMarkdown:
		doc, more, err = readMarkdown(text)
	default:
		doc = hearsay.Document{Text: text}
	}
	warnings = append(warnings, more...)
	if err == nil && strings.TrimSpace(doc.Text) == "" {
		err = errEmpty()
	}
	return doc, warnings, err
}

func errEmpty() error {
	return hearsay.Errorf(hearsay.Invalid, "there is no text in it").WithHint("check that the file is complete, or save the page's text as a .txt file and read that")
}

func tooLarge(limit int) error {
	return hearsay.Errorf(hearsay.Invalid, "it is larger than %d MiB", limit>>20).WithHint("split it, or save the text that matters as a .txt file and read that")
}

func nameOf(in Input) string {
	if in.Name == "" || in.Name == "-" {
		return "standard input"
	}
	return in.Name
}

func isURL(s string) bool {
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")
}

// asWarning returns an error's message, with its hint, for a list of warnings.
func asWarning(prefix string, err error) string {
	var e *hearsay.Error
	if errors.As(err, &e) && e.Hint != "" {
		return prefix + ": " + e.Message + " (" + e.Hint + ")"
	}
	return prefix + ": " + err.Error()
}
