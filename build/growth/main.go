// Command growth counts the steps that the program takes to read a text and one
// twice as long, for texts that make careless code slow, and fails where any part
// of it takes more than a little over twice as many. No clock is looked at.
//
//	go run ./build/growth              all texts, up to a mebibyte
//	go run ./build/growth -short       the small ones
//	go run ./build/growth -match cue   those whose names hold an expression
//
// A step is a statement that is executed. They are counted by the counters of
// Go's own coverage (go build -cover), in every package that a text passes
// through and in those of the standard library that walk texts and lists: no
// stage can be left out, and the program that users have counts nothing. What is
// not seen, as copying memory, shows in the bytes that are allocated.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
)

type options struct {
	short   bool
	match   string
	size    int // bytes; 0 for each sample's own
	verbose bool
	child   string // the folder that the counted program writes to
}

func main() {
	var o options
	flag.BoolVar(&o.short, "short", false, "leave out what is as long as 64 KiB or longer, but for pages")
	flag.StringVar(&o.match, "match", "", "only texts whose names match this expression")
	flag.IntVar(&o.size, "size", 0, "read every text at this size, in bytes, and at half of it")
	flag.BoolVar(&o.verbose, "v", false, "list the steps of each package")
	flag.StringVar(&o.child, "count", "", "read the texts that are named with their sizes, and write the counters to this folder: what growth starts by itself")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := o.run(ctx, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "growth:", err)
		stop()
		os.Exit(1)
	}
}

func (o *options) run(ctx context.Context, out io.Writer) error {
	if o.child != "" {
		list, err := named(flag.Args())
		if err != nil {
			return err
		}
		return count(ctx, o.child, list)
	}
	list, err := o.samples()
	if err != nil {
		return err
	}
	found, err := find(ctx, list)
	if err != nil {
		return err
	}
	bad := 0
	for _, f := range found {
		fmt.Fprintln(out, f.result)
		if o.verbose {
			f.packages(out)
		}
		for _, p := range f.problems {
			bad++
			fmt.Fprintln(out, "   ", p)
		}
	}
	if bad > 0 {
		return fmt.Errorf("%d parts grow faster than the text", bad)
	}
	return nil
}
