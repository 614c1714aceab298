// Package app joins the parts: from a configuration to the engines, the stages
// and the one way out of the house. The command line stands above it, the
// pipeline below. It decides nothing about texts.
package app

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"net/url"
	"os"
	"strconv"
	"strings"

	hearsay "github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/kit/fetch"
	"github.com/hearsay-org/hearsay/internal/kit/page"
	"github.com/hearsay-org/hearsay/internal/pipeline"
)

// Config says how the program is put together. The zero value is the default.
type Config struct {
	Engine       string // which engine finds claims: "" or "rules"
	Gazetteer    string // a file of the user's own places; "" for none
	AllowPrivate bool   // may fetch from loopback and private addresses
	Version      string // of the program, for the servers that it asks
}

// App is the program, put together. It may be used by many goroutines at once.
type App struct {
	pipeline pipeline.Pipeline
	fetch    fetcher
	config   Config
}

// fetcher gets a page. Its errors are Invalid for a wrong address, Forbidden for
// a refused one, and Unavailable for one that may work later.
type fetcher interface {
	Get(ctx context.Context, url string) (*fetch.Response, error)
}

// Input is one text that the user named, and what the user says of it, which
// wins over what the text says of itself.
type Input struct {
	Name      string    // a file, a URL, or "-" for Stdin
	Stdin     io.Reader // read when Name is "-"
	Publisher string
	Published hearsay.Stamp
	Lang      string // "en", "uk", "ru" or ""
}

// Read gets an input and reads it. Errors carry a code, and a hint where
// something can be done.
func (a *App) Read(ctx context.Context, in Input) (hearsay.Reading, error) {
	doc, warnings, err := a.open(ctx, in)
	if err != nil {
		return hearsay.Reading{}, err
	}
	r, err := a.pipeline.Read(ctx, doc)
	r.Warnings = append(warnings, r.Warnings...)
	return r, err
}

// ReadDocument reads a document that is already one.
func (a *App) ReadDocument(ctx context.Context, doc hearsay.Document) (hearsay.Reading, error) {
	return a.pipeline.Read(ctx, doc)
}

// open gets the bytes of an input and makes a document of them.
func (a *App) open(ctx context.Context, in Input) (doc hearsay.Document, warnings []string, err error) {
	given := page.Input{Name: in.Name, Publisher: in.Publisher, Published: in.Published, Lang: in.Lang}
	switch {
	case in.Name == "-":
		given.Body, err = page.Load(in.Stdin, "standard input")
	case strings.Contains(in.Name, "://"):
		err = a.get(ctx, in.Name, &given)
	default:
		given.Body, err = load(in.Name)
	}
	if err != nil {
		return doc, nil, err
	}
	err = pipeline.Guard("page", func() (err error) {
		doc, warnings, err = page.Read(ctx, given)
		return err
	})
	return doc, warnings, err
}

// get fetches a page; its address is the one that answered in the end.
func (a *App) get(ctx context.Context, address string, in *page.Input) error {
	res, err := a.fetcher(address).Get(ctx, address)
	if hearsay.ErrorCode(err) == hearsay.Forbidden && !a.config.AllowPrivate {
		return hearsay.Errorf(hearsay.Forbidden, "%w", err).WithHint("only public addresses are fetched; --allow-private allows those of this machine and of private networks")
	}
	if err != nil {
		return err
	}
	in.Name, in.ContentType, in.Body = res.URL, res.Header.Get("Content-Type"), res.Body
	return nil
}

// fetcher returns what gets an address. Where private addresses are allowed, so
// is the port that the user named, since such servers seldom stand on the ports
// of the web; redirects to other ports are refused still.
func (a *App) fetcher(address string) fetcher {
	if u, err := url.Parse(address); err == nil && a.config.AllowPrivate {
		if port, err := strconv.ParseUint(u.Port(), 10, 16); err == nil {
			return fetch.New(fetch.Options{AllowPrivate: true, Version: a.config.Version, Ports: []uint16{80, 443, uint16(port)}})
		}
	}
	return a.fetch
}

// load reads a file of any size that page allows.
func load(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, FileError(err)
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return nil, hearsay.Errorf(hearsay.Invalid, "%s is a folder", name).WithHint("name the folder alone to read the files in it")
	}
	return page.Load(f, name)
}

// FileError gives an error of the file system a code and a hint.
func FileError(err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return hearsay.Errorf(hearsay.NotFound, "%w", err).WithHint("see whether the name is right; a URL begins with https://")
	case errors.Is(err, fs.ErrPermission):
		return hearsay.Errorf(hearsay.Forbidden, "%w", err).WithHint("see who may read or write there: ls -ld shows it")
	}
	return hearsay.Errorf(hearsay.Unavailable, "%w", err).WithHint("see whether every part of the path is a folder, and whether there is room")
}
