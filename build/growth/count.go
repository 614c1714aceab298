package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/coverage"
	"strconv"
	"strings"

	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/app"
	"github.com/hearsay-org/hearsay/internal/kit/page"
)

// count is what the program with counters does: it reads each sample at each of
// its two sizes, and writes the counters of each reading to a folder "index-0" or
// "index-1" of dir, with the bytes allocated.
func count(ctx context.Context, dir string, list []sample) error {
	a, err := app.New(app.Config{})
	if err != nil {
		return err
	}
	warm(ctx, a)
	for i, s := range list {
		for j, n := range [2]int{s.size / 2, s.size} {
			to := filepath.Join(dir, strconv.Itoa(i)+"-"+strconv.Itoa(j))
			if err := os.Mkdir(to, 0o755); err != nil {
				return err
			}
			body := s.make(n)
			r := figures{Bytes: len(body)}
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			if err := coverage.ClearCounters(); err != nil {
				return err
			}
			r.Said, err = readSample(ctx, a, s, body)
			if err != nil {
				return fmt.Errorf("%s, %d bytes: %w", s.name, n, err)
			}
			if err := coverage.WriteCountersDir(to); err != nil {
				return err
			}
			runtime.ReadMemStats(&after)
			r.Allocated = after.TotalAlloc - before.TotalAlloc
			if err := writeFigures(to, r); err != nil {
				return err
			}
		}
	}
	return nil
}

// figures are what a reading says beside its steps.
type figures struct {
	Bytes     int    // of the text
	Allocated uint64 // bytes
	Said      string // what came out, in short
}

func writeFigures(dir string, f figures) error {
	data, err := json.Marshal(f)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, figuresFile), data, 0o644)
}

const figuresFile = "figures.json"

// warm has everything loaded that is loaded once, when it is first used.
func warm(ctx context.Context, a *app.App) {
	for _, text := range []string{
		"Peter Brown said on 5 May that two boats sank near Kharkiv. The claim could not be verified.",
		"Мер Харкова заявив 5 травня, що два човни затонули. Перевірити це неможливо.",
		"Мэр Харькова заявил 5 мая, что две лодки затонули. Проверить это невозможно.",
	} {
		a.ReadDocument(ctx, hearsay.Document{Text: text})
	}
}

// readSample reads a page into documents, or a text into claims. A page that is
// refused is a good answer; a text that is refused is none.
func readSample(ctx context.Context, a *app.App, s sample, body string) (string, error) {
	if s.files == nil {
		r, err := a.ReadDocument(ctx, hearsay.Document{Text: body})
		return fmt.Sprintf("%d claims, %d attributions, %d notes, %d terms", len(r.Claims), len(r.Attributions), len(r.Notes), len(r.Terms)), err
	}
	var said []string
	for _, name := range s.files {
		doc, _, err := page.Read(ctx, page.Input{Name: name, Body: []byte(body)})
		if err != nil {
			said = append(said, "refused")
			continue
		}
		said = append(said, strconv.Itoa(len(doc.Text))+" bytes of text")
	}
	return strings.Join(said, ", "), nil
}
