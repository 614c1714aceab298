package app

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	hearsay "github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/kit/fetch"
	"github.com/hearsay-org/hearsay/internal/pipeline"
)

// echo is an engine that finds nothing.
type echo struct{}

func (echo) Read(_ context.Context, d hearsay.Document) (hearsay.Reading, error) {
	return hearsay.Reading{Document: d}, nil
}

// site answers every address alike.
type site struct {
	res *fetch.Response
	err error
}

func (s site) Get(context.Context, string) (*fetch.Response, error) { return s.res, s.err }

func TestRead(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "a.txt")
	if err := os.WriteFile(file, []byte("The mayor spoke."), 0o644); err != nil {
		t.Fatal(err)
	}
	published, err := hearsay.ParseStamp("2031-03-06")
	if err != nil {
		t.Fatal(err)
	}
	page := &fetch.Response{URL: "https://harbour.example/final", Header: http.Header{"Content-Type": {"text/plain; charset=utf-8"}}, Body: []byte("The mayor wrote.")}
	refused := hearsay.Errorf(hearsay.Forbidden, "refused")
	tests := []struct {
		name string
		in   Input
		site site
		text string
		url  string
		code hearsay.Code
	}{
		{name: "a file", in: Input{Name: file}, text: "The mayor spoke."},
		{name: "standard input", in: Input{Name: "-", Stdin: strings.NewReader("The mayor sang.")}, text: "The mayor sang."},
		{name: "an address", in: Input{Name: "https://harbour.example/1"}, site: site{res: page}, text: "The mayor wrote.", url: "https://harbour.example/final"},
		{name: "a refused address", in: Input{Name: "http://10.0.0.1/"}, site: site{err: refused}, code: hearsay.Forbidden},
		{name: "a missing file", in: Input{Name: filepath.Join(dir, "b.txt")}, code: hearsay.NotFound},
		{name: "a folder", in: Input{Name: dir}, code: hearsay.Invalid},
		{name: "an empty pipe", in: Input{Name: "-", Stdin: strings.NewReader("")}, code: hearsay.Invalid},
		{name: "a broken pipe", in: Input{Name: "-", Stdin: io.MultiReader(strings.NewReader("x"), broken{})}, code: hearsay.Internal},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			a := &App{pipeline: pipeline.Pipeline{Extract: echo{}}, fetch: test.site}
			test.in.Publisher, test.in.Published, test.in.Lang = "Harbour Post", published, "en"
			r, err := a.Read(t.Context(), test.in)
			if got := hearsay.ErrorCode(err); got != test.code {
				t.Fatalf("got code %q of %v, want %q", got, err, test.code)
			}
			if err != nil {
				if test.code != hearsay.Internal && hearsay.ErrorHint(err) == "" {
					t.Errorf("%v has no hint", err)
				}
				return
			}
			d := r.Document
			if d.Text != test.text || d.URL != test.url || d.Publisher != "Harbour Post" || d.Published != published || d.Lang != "en" {
				t.Errorf("got %+v", d)
			}
		})
	}
}

// broken fails to be read.
type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, errors.New("the pipe broke") }

func TestServeFolder(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- ServeFolder(ctx, l, fstest.MapFS{"index.html": {Data: []byte("<p>hello")}}) }()
	res, err := http.Get("http://" + l.Addr().String() + "/")
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(res.Body)
	res.Body.Close()
	if string(body) != "<p>hello" || err != nil || res.Header.Get("X-Content-Type-Options") != "nosniff" {
		t.Errorf("got %q, %v, %v", body, err, res.Header)
	}
	http.DefaultClient.CloseIdleConnections()
	stop()
	if err := <-done; err != nil {
		t.Errorf("got %v at the end, want nil", err)
	}
}
