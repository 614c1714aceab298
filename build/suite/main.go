// Command suite runs the checks and tests of the project, shows what failed and
// what was skipped, and ends with the line "N passed, N failed, N skipped". It
// is what make and make test run. It counts every test and sub-test, every fuzz
// target and every check.
//
//	go run ./build/suite -quick            what make runs: a minute
//	go run ./build/suite                   the whole suite
//	go run ./build/suite -only soak        a million executions of each fuzz target
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"time"
)

// options say what is run.
type options struct {
	only     string
	quick    bool
	fuzzTime string
	// of the soak, which runs where it is asked for by name only
	executions int
	soakFile   string
	match      string
}

// A step is one part of the suite.
type step struct {
	name  string
	quick bool // part of the quick suite too
	run   func(context.Context, *tally, options)
}

// wants says whether a step is to be run.
func (o options) wants(s step) bool {
	if o.only == "" {
		return s.name != soakStep && (s.quick || !o.quick)
	}
	return strings.Contains(","+o.only+",", ","+s.name+",") && (s.quick || !o.quick)
}

func steps() []step {
	return []step{
		{"format", true, checkFormat},
		{"vet", true, checkVet},
		{"lint", true, checkLint},
		{"test", true, runTests},
		{"race", false, runRace},
		{"fuzz", false, runFuzz},
		{soakStep, false, runSoak},
	}
}

const soakStep = "soak"

func main() {
	var o options
	flag.StringVar(&o.only, "only", "", "run these steps only, parted by commas: format, vet, lint, test, race, fuzz, soak")
	flag.BoolVar(&o.quick, "quick", false, "leave out the race detector and fuzzing")
	flag.StringVar(&o.fuzzTime, "fuzztime", "5s", "how long each fuzz target runs: 5s, or 1000x for so many executions")
	flag.IntVar(&o.executions, "executions", 1_000_000, "how often the soak runs each fuzz target")
	flag.StringVar(&o.match, "match", "", "which fuzz targets the soak runs: an expression for \"package name\"")
	flag.StringVar(&o.soakFile, "soakfile", "out/soak.txt", "where the soak writes down what is done, and goes on from")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if failed := suite(ctx, o); failed > 0 {
		stop()
		os.Exit(1)
	}
}

// suite runs the steps and returns how much failed.
func suite(ctx context.Context, o options) int {
	var t tally
	begun := time.Now()
	for _, s := range steps() {
		if !o.wants(s) {
			continue
		}
		start := time.Now()
		before := t.sum()
		s.run(ctx, &t, o)
		now := t.sum()
		fmt.Printf("%-8s %5d passed %3d failed %3d skipped   %s\n", s.name, now.passed-before.passed, now.failed-before.failed, now.skipped-before.skipped, time.Since(start).Round(time.Second))
		if ctx.Err() != nil {
			t.fail(s.name, "stopped")
			break
		}
	}
	t.show()
	fmt.Printf("in %s\n", time.Since(begun).Round(time.Second))
	sum := t.sum()
	fmt.Printf("%d passed, %d failed, %d skipped\n", sum.passed, sum.failed, sum.skipped)
	return sum.failed
}
