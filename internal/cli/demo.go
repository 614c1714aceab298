package cli

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	hearsay "github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/app"
	"github.com/hearsay-org/hearsay/internal/pipeline"
	"github.com/hearsay-org/hearsay/internal/publish"
	"github.com/hearsay-org/hearsay/internal/world"
)

type demoCmd struct {
	Exit    bool   `help:"Do the work, print the result and end, without serving it."`
	Out     string `default:"out" placeholder:"DIR" help:"The folder for the pages and the JSON; \"out\" by default."`
	Addr    string `default:"127.0.0.1:0" placeholder:"HOST:PORT" help:"Where to serve it; a free port of this machine by default."`
	NoColor bool   `help:"No colours; also NO_COLOR=1."`
}

// shownTexts are printed in full, one of each language.
func shownTexts() []string {
	return []string{"01-reeds/02-meridian", "04-bridge/02-spokesman", "03-loop/01-agency"}
}

// Run reads the invented world, writes a page and a JSON file for each text and
// an index, prints what was found, and serves the folder until it is stopped.
func (c *demoCmd) Run(ctx context.Context, world *IO) error {
	if err := makeFolder(c.Out); err != nil {
		return fmt.Errorf("--out: %w", err)
	}
	d := &demo{demoCmd: c, world: world, out: bufio.NewWriter(world.Out)}
	if err := d.read(ctx); err != nil {
		return err
	}
	if err := d.write(); err != nil {
		return err
	}
	d.print()
	if err := d.out.Flush(); err != nil || c.Exit {
		return err
	}
	return d.serve(ctx)
}

// demo is one run of the demo.
type demo struct {
	*demoCmd
	world    *IO
	out      *bufio.Writer
	stories  []world.Story
	readings [][]hearsay.Reading // a list for each story
}

// read reads every text of the world, on all cores.
func (d *demo) read(ctx context.Context) (err error) {
	if d.stories, err = world.Stories(ctx); err != nil {
		return err
	}
	a, err := app.New(app.Config{})
	if err != nil {
		return err
	}
	type place struct{ story, text int }
	var all []place
	for i, s := range d.stories {
		d.readings = append(d.readings, make([]hearsay.Reading, len(s.Texts)))
		for j := range s.Texts {
			all = append(all, place{i, j})
		}
	}
	bar := newProgress(d.world.Err, len(all), false)
	defer bar.clear()
	return pipeline.Each(ctx, len(all), runtime.GOMAXPROCS(0), func(ctx context.Context, i int) (hearsay.Reading, error) {
		return a.ReadDocument(ctx, d.stories[all[i].story].Texts[all[i].text].Document)
	}, func(i int, r hearsay.Reading, err error) error {
		bar.step(err != nil)
		d.readings[all[i].story][all[i].text] = r
		if err != nil {
			return fmt.Errorf("%s: %w", d.stories[all[i].story].Texts[all[i].text].Name, err)
		}
		return nil
	})
}

// write writes a page and a JSON file for each text, and the index.
func (d *demo) write() error {
	var entries []publish.Entry
	for i, s := range d.stories {
		for j, x := range s.Texts {
			r := &d.readings[i][j]
			name := strings.ReplaceAll(x.Name, "/", "-")
			if err := writeFile(filepath.Join(d.Out, name+".html"), func(w io.Writer) error { return publish.Page(w, r, "index.html") }); err != nil {
				return err
			}
			if err := writeFile(filepath.Join(d.Out, name+".json"), func(w io.Writer) error { return writeJSON(w, r) }); err != nil {
				return err
			}
			entries = append(entries, publish.EntryOf(name+".html", s.About, r))
		}
	}
	return writeFile(filepath.Join(d.Out, "index.html"), func(w io.Writer) error {
		return publish.Index(w, "An invented war, as it was told", entries)
	})
}

// print writes a few readings in full, then a line for each text.
func (d *demo) print() {
	o := publish.TableOptions{Width: d.world.width(), Color: d.world.color(d.NoColor)}
	var rows []publish.Entry
	claims, told := 0, 0
	for i, s := range d.stories {
		for j, x := range s.Texts {
			r := &d.readings[i][j]
			for _, name := range shownTexts() {
				if name == x.Name {
					publish.Table(d.out, r, o) // errors of the buffer come back from Flush
					fmt.Fprintln(d.out)
				}
			}
			e := publish.EntryOf("", s.About, r)
			rows = append(rows, e)
			claims += e.Claims
			told += e.Told
		}
	}
	publish.Summary(d.out, rows, o)
	fmt.Fprintf(d.out, "\n%d claims in %d texts, %d of them on the word of somebody other than the publisher.\nPages and JSON are in %s; begin with %s.\n",
		claims, len(rows), told, d.Out, filepath.Join(d.Out, "index.html"))
}

// serve shows the folder on a loopback address until ctx ends.
func (d *demo) serve(ctx context.Context) error {
	listener, err := net.Listen("tcp", d.Addr)
	if err != nil {
		return hearsay.Errorf(hearsay.Unavailable, "--addr: %w", err).WithHint("leave --addr out to take a free port")
	}
	fmt.Fprintf(d.world.Out, "\nOpen http://%s/  (Ctrl-C ends)\n", listener.Addr())
	return app.ServeFolder(ctx, listener, os.DirFS(d.Out))
}
