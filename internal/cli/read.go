package cli

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	hearsay "github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/app"
	"github.com/hearsay-org/hearsay/internal/pipeline"
	"github.com/hearsay-org/hearsay/internal/publish"
)

type readCmd struct {
	Inputs []string `arg:"" name:"input" help:"Files, folders, URLs, or - for standard input. Text, Markdown, HTML, or JSON with a text."`

	JSON bool   `name:"json" help:"Print JSON, one reading a line."`
	Out  string `placeholder:"DIR" help:"Write one JSON file for each input into this folder, named alike."`
	HTML string `name:"html" placeholder:"FILE" help:"Write one self-contained page: the text, its claims marked."`

	Publisher string `placeholder:"NAME" help:"Who published it; wins over what the text says."`
	Published string `placeholder:"TIME" help:"When, as 2006-01-02 or 2006-01-02T15:04:05+02:00."`
	Lang      string `placeholder:"en|uk|ru" help:"Its language; found out when left out."`

	Explain      bool   `help:"Show for each claim what made each part of it."`
	Gazetteer    string `placeholder:"FILE" help:"A file of your own places: a GeoNames dump or CSV."`
	AllowPrivate bool   `help:"Allow URLs on this machine and on private networks."`
	Engine       string `default:"rules" placeholder:"rules" help:"What finds the claims; there is one: rules."`
	Quiet        bool   `short:"q" help:"No progress and no summary."`
	NoColor      bool   `help:"No colours; also NO_COLOR=1."`

	published hearsay.Stamp
	stdin     io.Reader
}

// Help returns what the help of read says besides its flags.
func (readCmd) Help() string {
	return `A folder stands for the texts in it. Several inputs are read on all cores, in their order.

    hearsay read article.html
    hearsay read --json https://example.org/news/1
    hearsay read --publisher "Harbour Post" --published 2031-03-06 - < post.txt
    hearsay read posts/ --out readings

` + exitCodes
}

// Run reads the inputs, on all cores, and writes the readings in their order.
func (c *readCmd) Run(ctx context.Context, world *IO) error {
	inputs, err := c.check()
	if err != nil {
		return err
	}
	c.stdin = world.In
	names := outNames(inputs)
	if c.Out != "" {
		if err := c.prepare(inputs, names); err != nil {
			return err
		}
	}
	v, _ := version()
	a, err := app.New(app.Config{Engine: c.Engine, Gazetteer: c.Gazetteer, AllowPrivate: c.AllowPrivate, Version: v})
	if err != nil {
		return err
	}
	run := &readRun{readCmd: c, world: world, out: bufio.NewWriter(world.Out), inputs: inputs, names: names, bar: newProgress(world.Err, len(inputs), c.Quiet)}
	err = pipeline.Each(ctx, len(inputs), runtime.GOMAXPROCS(0), func(ctx context.Context, i int) (hearsay.Reading, error) {
		r, err := a.Read(ctx, c.input(inputs[i]))
		if err == nil && c.Out != "" {
			err = writeFile(filepath.Join(c.Out, names[i]), func(w io.Writer) error { return writeJSON(w, &r) })
		}
		return r, err
	}, run.done)
	run.bar.clear()
	if flushed := run.out.Flush(); err == nil {
		err = flushed
	}
	if err != nil {
		return err
	}
	return run.end()
}

// check reads the flags that are more than words, and expands the inputs.
func (c *readCmd) check() ([]string, error) {
	var err error
	if c.published, err = hearsay.ParseStamp(c.Published); err != nil {
		return nil, usageError{fmt.Errorf("--published: %w", err)}
	}
	switch c.Lang {
	case "", "en", "uk", "ru":
	default:
		return nil, usage("write en, uk or ru, or leave it out", "--lang: %q is no language that hearsay reads", c.Lang)
	}
	if c.Engine != "rules" {
		return nil, usage("leave --engine out", "--engine: there is no engine %q", c.Engine)
	}
	inputs, err := expand(c.Inputs)
	if err != nil {
		return nil, err
	}
	pipes := 0
	for _, in := range inputs {
		if in == "-" {
			pipes++
		}
	}
	switch {
	case pipes > 1:
		return nil, usage("name - once", "standard input can be read once only")
	case c.HTML != "" && len(inputs) > 1:
		return nil, usage("name one input, or use --out for many", "--html writes the page of one text, and %d are named", len(inputs))
	case c.Out != "" && (c.JSON || c.HTML != ""):
		return nil, usage("leave the other out", "--out goes with neither --json nor --html")
	}
	return inputs, nil
}

// prepare makes the output folder, and refuses to write over an input.
func (c *readCmd) prepare(inputs, names []string) error {
	if err := makeFolder(c.Out); err != nil {
		return fmt.Errorf("--out: %w", err)
	}
	for _, name := range names {
		there, err := os.Stat(filepath.Join(c.Out, name))
		if err != nil {
			continue
		}
		for _, in := range inputs {
			if info, err := os.Stat(in); err == nil && os.SameFile(info, there) {
				return usage("name another folder", "--out: %s would be written over, and it is one of the inputs", in)
			}
		}
	}
	return nil
}

func (c *readCmd) input(name string) app.Input {
	return app.Input{Name: name, Stdin: c.stdin, Publisher: c.Publisher, Published: c.published, Lang: c.Lang}
}

// writeJSON writes a reading as one line.
func writeJSON(w io.Writer, r *hearsay.Reading) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(r)
}

// readRun is one run of read over its inputs.
type readRun struct {
	*readCmd
	world         *IO
	out           *bufio.Writer
	inputs, names []string
	bar           *progress
	read, failed  int
	claims        int
	only          error // the error of the only input
}

// done writes one reading, or says why there is none.
func (run *readRun) done(i int, r hearsay.Reading, err error) error {
	run.bar.clear()
	defer func() { run.bar.step(err != nil) }()
	if err != nil {
		run.failed++
		if len(run.inputs) == 1 {
			run.only = naming(source(run.inputs[i]), err)
		} else {
			run.out.Flush()
			printError(run.world.Err, naming(run.inputs[i], err))
		}
		return nil
	}
	run.read++
	run.claims += len(r.Claims)
	switch {
	case run.Out != "":
		return nil
	case run.JSON:
		err := writeJSON(run.out, &r)
		if run.HTML == "" || err != nil {
			return err
		}
	}
	if run.HTML != "" {
		return writeFile(run.HTML, func(w io.Writer) error { return publish.Page(w, &r, "") })
	}
	if run.read > 1 {
		fmt.Fprintln(run.out)
	}
	return publish.Table(run.out, &r, publish.TableOptions{Width: run.world.width(), Color: run.world.color(run.NoColor), Explain: run.Explain, Source: source(run.inputs[i])})
}

// naming returns an error that names its input.
func naming(input string, err error) error {
	if strings.Contains(err.Error(), input) {
		return err
	}
	return fmt.Errorf("%s: %w", input, err)
}

// source is what stands for a title where a text has none.
func source(input string) string {
	if input == "-" {
		return "standard input"
	}
	return input
}

// end says what came of it.
func (run *readRun) end() error {
	if !run.Quiet && run.Out != "" {
		fmt.Fprintf(run.world.Err, "%d of %d texts read, %s; written to %s\n", run.read, len(run.inputs), publish.Claims(run.claims), visible(run.Out))
	}
	if !run.Quiet && run.HTML != "" && run.read == 1 {
		fmt.Fprintf(run.world.Err, "%s; page written to %s\n", publish.Claims(run.claims), visible(run.HTML))
	}
	switch {
	case run.only != nil:
		return run.only
	case run.failed == 0:
		return nil
	case run.read == 0:
		return hearsay.Errorf(hearsay.Invalid, "none of the %d inputs could be read", run.failed)
	}
	if !run.Quiet && run.Out == "" {
		fmt.Fprintf(run.world.Err, "%d of %d texts could not be read\n", run.failed, len(run.inputs))
	}
	return errSome
}
