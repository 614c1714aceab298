package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"strings"
	"sync"
)

// racePackages are those with goroutines of their own, or that are used by many
// at once. The race detector slows a test about ten times, so the others are
// left out.
const racePackages = "./internal/pipeline ./internal/app ./internal/cli ./internal/extract ./internal/locate ./internal/kit/fetch ./internal/kit/gazetteer"

func runTests(ctx context.Context, t *tally, _ options) { goTest(ctx, t, "", "./...") }

func runRace(ctx context.Context, t *tally, _ options) {
	if why := canRace(ctx); why != "" {
		t.skip("race detector", why)
		return
	}
	args := []string{"-race", "-short"}
	for p := range strings.FieldsSeq(racePackages) {
		if _, err := os.Stat(p); err == nil {
			args = append(args, p)
		}
	}
	goTest(ctx, t, "race ", args...)
}

// event is a line of go test -json (cmd/test2json).
type event struct {
	Action, Package, Test, Output, ImportPath string
}

// goTest runs tests and counts every test and sub-test; a package that fails
// without one, as when it does not build, is one failure.
func goTest(ctx context.Context, t *tally, prefix string, args ...string) {
	cmd := exec.CommandContext(ctx, "go", append([]string{"test", "-vet=off", "-json"}, args...)...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.fail(prefix+"go test", err.Error())
		return
	}
	c := counter{t: t, prefix: prefix, output: map[string]*strings.Builder{}, failed: map[string]bool{}}
	lines := bufio.NewScanner(out)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var e event
		if json.Unmarshal(lines.Bytes(), &e) == nil {
			c.take(e)
		}
	}
	if err := cmd.Wait(); err != nil && len(c.failed) == 0 {
		t.fail(prefix+"go test", stderr.String()+err.Error())
	}
}

// counter turns the events of one run into counts.
type counter struct {
	t      *tally
	prefix string
	output map[string]*strings.Builder // what a test said, by package and name
	failed map[string]bool             // packages that have a failed test
}

func (c *counter) take(e event) {
	if e.ImportPath != "" && e.Package == "" { // what the compiler says
		e.Package, _, _ = strings.Cut(e.ImportPath, " ")
	}
	key := e.Package + " " + e.Test
	name := c.prefix + strings.TrimSpace(key)
	switch e.Action {
	case "output", "build-output":
		b := c.output[key]
		if b == nil {
			b = &strings.Builder{}
			c.output[key] = b
		}
		if b.Len() < 1<<16 {
			b.WriteString(e.Output)
		}
		return
	case "pass":
		if e.Test != "" {
			c.t.pass()
		}
	case "skip":
		if e.Test != "" {
			c.t.skip(name, reason(c.said(key)))
		}
	case "fail":
		if e.Test != "" || !c.failed[e.Package] {
			c.t.fail(name, c.said(key))
		}
		c.failed[e.Package] = true
	default:
		return
	}
	delete(c.output, key)
}

func (c *counter) said(key string) string {
	if b := c.output[key]; b != nil {
		return b.String()
	}
	return ""
}

// reason returns what a skipped test said, without the frame of go test.
func reason(said string) string {
	var out []string
	for line := range strings.Lines(said) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "===") && !strings.HasPrefix(line, "---") {
			out = append(out, line)
		}
	}
	return strings.Join(out, " ")
}

// runFuzz runs every fuzz target for a while, two at a time on one core each.
func runFuzz(ctx context.Context, t *tally, o options) {
	list, problem := fuzzTargets(ctx)
	if problem != "" {
		t.fail("fuzz targets", problem)
		return
	}
	targets := make(chan target)
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			for x := range targets {
				t.check("fuzz "+x.pkg+" "+x.name, fuzz(ctx, x.pkg, x.name, o.fuzzTime))
			}
		})
	}
	for _, x := range list {
		targets <- x
	}
	close(targets)
	wg.Wait()
}

// fuzzTargets lists the fuzz targets of all packages, or says why it cannot.
func fuzzTargets(ctx context.Context) (list []target, problem string) {
	dirs := map[string]string{}
	out, err := command(ctx, "go", "list", "-f", "{{.ImportPath}} {{.Dir}}", "./...")
	if err != nil {
		return nil, out + err.Error()
	}
	for line := range strings.Lines(out) {
		pkg, dir, _ := strings.Cut(strings.TrimSpace(line), " ")
		dirs[pkg] = dir
	}
	out, err = command(ctx, "go", "test", "-vet=off", "-json", "-list", "^Fuzz", "./...")
	if err != nil {
		return nil, out + err.Error()
	}
	for line := range strings.Lines(out) {
		var e event
		if json.Unmarshal([]byte(line), &e) == nil && e.Action == "output" && strings.HasPrefix(e.Output, "Fuzz") {
			list = append(list, target{e.Package, dirs[e.Package], strings.TrimSpace(e.Output)})
		}
	}
	if len(list) == 0 {
		return nil, "there are none"
	}
	return list, ""
}

// fuzz runs one target and returns what it said of a failure. Where the time is
// up while an input is being tried, Go before 1.27 may report the end of its own
// deadline as a failure (golang/go#75804): such a run is repeated once.
func fuzz(ctx context.Context, pkg, name, howLong string) string {
	var out string
	for range 2 {
		var err error
		out, err = command(ctx, "go", "test", "-vet=off", "-run=^$", "-fuzz=^"+name+"$", "-fuzztime="+howLong, "-parallel=1", "-timeout=0", pkg)
		if err == nil {
			return ""
		}
		if !timeUp(out) {
			return out
		}
	}
	return out
}

// timeUp says whether a fuzz run failed by nothing but the end of its time: it
// names no input.
func timeUp(out string) bool {
	return strings.Contains(out, "context deadline exceeded") && !strings.Contains(out, "Failing input") && !strings.Contains(out, "panic:")
}
