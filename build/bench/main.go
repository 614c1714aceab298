// Command bench measures how fast hearsay reads English texts that are already
// extracted, with everything on and on one core, beside wink-nlp (sentences and
// entities) on the same texts in the same run, and writes docs/performance.md.
//
//	go run ./build/bench
//
// It wants Node.js and build/bench/node_modules (npm ci) for the comparison; it
// says so where they are missing.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/hearsay-org/hearsay/eval/claims"
	"github.com/hearsay-org/hearsay/eval/gold"
	"github.com/hearsay-org/hearsay/eval/polnear"
)

func main() {
	var o options
	flag.StringVar(&o.shared, "shared", "../shared", "folder of shared data")
	flag.StringVar(&o.out, "out", "docs/performance.md", "page to write; \"\" for none")
	flag.Float64Var(&o.seconds, "seconds", 6, "least time of each measurement")
	flag.IntVar(&o.times, "times", 3, "measurements of each program, in turn; the median counts")
	flag.StringVar(&o.child, "read", "", "read the texts of this file and print the figures: what bench starts by itself")
	flag.StringVar(&o.profile, "profile", "", "with -read: write a CPU profile to this file")
	flag.Parse()
	err := o.run(os.Stdout)
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

type options struct {
	shared, out, child, profile string
	seconds                     float64
	times                       int
}

func (o *options) run(out io.Writer) error {
	if o.child != "" {
		return readTexts(context.Background(), o.child, o.profile, o.seconds, out)
	}
	texts, err := load(o.shared)
	if err != nil {
		return err
	}
	work, err := os.MkdirTemp("", "hearsay-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	file := filepath.Join(work, "texts.json")
	data, err := json.Marshal(texts)
	if err != nil {
		return err
	}
	if err := os.WriteFile(file, data, 0o600); err != nil {
		return err
	}
	r := results{Texts: len(texts), Bytes: 0}
	for _, t := range texts {
		r.Words += len(claims.Words(t))
		r.Bytes += len(t)
	}
	if err := o.compare(&r, file); err != nil {
		return err
	}
	if err := o.whole(&r, work); err != nil {
		return err
	}
	fmt.Fprint(out, r.text())
	if o.out == "" {
		return nil
	}
	return os.WriteFile(o.out, []byte(r.markdown()), 0o644)
}

// load returns the English texts of the training set and of PolNeAR.
func load(shared string) ([]string, error) {
	docs, err := gold.Load(filepath.Join(shared, "eval", "train"))
	if err != nil {
		return nil, err
	}
	var texts []string
	for _, d := range docs {
		if d.Lang == "en" {
			texts = append(texts, d.Text)
		}
	}
	for _, part := range []string{"dev", "train"} {
		list, err := polnear.Read(filepath.Join(shared, "data", "polnear", part))
		if err != nil {
			return nil, err
		}
		for _, a := range list {
			texts = append(texts, a.Text)
		}
	}
	return texts, nil
}
