// Command eval measures how well hearsay reads, on everything that a folder of
// shared data allows, and writes docs/quality.md. What has no data is named as
// not measured.
//
//	go run ./eval                              measure everything
//	go run ./eval -only ours,attributions      measure some parts; writes no page
//	go run ./eval -only ours -sets DIR,DIR     score other annotated folders
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/hearsay-org/hearsay/eval/report"
	"github.com/hearsay-org/hearsay/internal/app"
	"github.com/hearsay-org/hearsay/internal/extract"
)

func main() {
	var o options
	flag.StringVar(&o.shared, "shared", "../shared", "folder of shared data")
	flag.StringVar(&o.only, "only", "", "measure these parts alone, between commas: "+strings.Join(partNames(), ", "))
	flag.StringVar(&o.sets, "sets", "", "annotated folders to score in place of eval/dev, between commas; no errors are counted there")
	flag.StringVar(&o.out, "out", "docs/quality.md", "page to write when everything is measured; \"\" for none")
	flag.StringVar(&o.write, "write", "", "folder to write what was found in the annotated documents to, NNN.json")
	flag.BoolVar(&o.json, "json", false, "print figures as JSON in place of tables")
	flag.Parse()
	if err := run(context.Background(), o, os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "eval:", err)
		os.Exit(1)
	}
}

type options struct {
	shared, only, sets, out, write string
	json                           bool
}

// bench is what the parts measure with.
type bench struct {
	options
	engine  *extract.Engine
	models  *extract.Models // nil where they are missing
	missing string          // why there are no models
}

// part measures on one kind of data. An error that is os.ErrNotExist means that
// its data is absent.
type part struct {
	name, title string
	measure     func(ctx context.Context, b *bench, p *report.Part) error
}

func parts() []part {
	return []part{
		{"ours", "Claims with their chains", ours},
		{"seed", "The first article", seed},
		{"attributions", "Attributions: PolNeAR", attributions},
		{"types", "Types of events: CASE 2021", types},
		{"language", "Words and trees: Universal Dependencies", language},
		{"places", "Places in the world: LGL and GeoWebNews", toponyms},
		{"villages", "Places in Ukraine: the register of settlements", villages},
		{"pages", "Articles on pages", articles},
	}
}

func partNames() []string {
	var out []string
	for _, p := range parts() {
		out = append(out, p.name)
	}
	return out
}

func run(ctx context.Context, o options, out, log io.Writer) error {
	chosen, err := choose(o.only)
	if err != nil {
		return err
	}
	b, err := newBench(o)
	if err != nil {
		return err
	}
	if b.missing != "" {
		fmt.Fprintln(log, "eval: NO MODELS:", b.missing)
	}
	r := page()
	for _, x := range chosen {
		p := report.Part{Name: x.name, Title: x.title}
		start := time.Now()
		if err := x.measure(ctx, b, &p); err != nil {
			p.Tables, p.Missing = nil, err.Error()
			fmt.Fprintf(log, "eval: SKIPPED %s: %v\n", x.name, err)
		}
		fmt.Fprintf(log, "eval: %s took %.1f s\n", x.name, time.Since(start).Seconds())
		if !o.json {
			if err := p.Text(out); err != nil {
				return err
			}
		}
		r.Parts = append(r.Parts, p)
	}
	if o.json {
		e := json.NewEncoder(out)
		e.SetIndent("", "  ")
		if err := e.Encode(r.Parts); err != nil {
			return err
		}
	}
	if o.out == "" || o.only != "" || o.sets != "" {
		return nil
	}
	g, err := goals(r.Parts)
	if err != nil {
		return err
	}
	r.Parts = append([]report.Part{g}, r.Parts...)
	return write(r, o.out)
}

// choose returns the parts that are asked for, in their order.
func choose(only string) ([]part, error) {
	if only == "" {
		return parts(), nil
	}
	names := strings.Split(only, ",")
	var out []part
	for _, p := range parts() {
		if slices.Contains(names, p.name) {
			out = append(out, p)
		}
	}
	if len(out) != len(names) {
		return nil, fmt.Errorf("%q names a part that there is not; the parts are %s", only, strings.Join(partNames(), ", "))
	}
	return out, nil
}

func newBench(o options) (*bench, error) {
	b := &bench{options: o}
	m, err := extract.Embedded()
	if err != nil {
		b.missing, m = err.Error(), &extract.Models{}
	} else {
		b.models = m
	}
	if b.engine, err = app.NewEngine(app.Config{}, m); err != nil {
		return nil, err
	}
	return b, nil
}

// needModels is the error of a part that cannot do without them.
func (b *bench) needModels() error {
	if b.missing != "" {
		return fmt.Errorf("the models of the extractor are not there: %s", b.missing)
	}
	return nil
}

func (b *bench) data(path ...string) string {
	return filepath.Join(append([]string{b.shared}, path...)...)
}

// write writes the page as a whole or not at all.
func write(r *report.Report, path string) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".quality-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	if err = r.Markdown(f); err == nil {
		err = f.Chmod(0o644)
	}
	if e := f.Close(); err == nil {
		err = e
	}
	if err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}

// measured says when and of which state of the project figures are: the one line
// of the page that changes by itself.
func measured() string {
	commit, err := exec.Command("git", "rev-parse", "--short", "HEAD").Output()
	state := strings.TrimSpace(string(commit))
	if err != nil {
		state = "an unknown commit"
	}
	return fmt.Sprintf("Measured on %s at %s.", time.Now().UTC().Format("2006-01-02"), state)
}
