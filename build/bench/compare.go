package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"
)

// folder is where the other program is installed.
const folder = "build/bench"

// compare runs both programs in turn on the same texts.
func (o *options) compare(r *results, file string) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	seconds := fmt.Sprint(o.seconds)
	mine := []string{self, "-read", file, "-seconds", seconds}
	theirs := []string{"node", filepath.Join(folder, "compare.js"), file, seconds}
	if _, err := os.Stat(filepath.Join(folder, "node_modules", "wink-nlp")); err != nil {
		theirs, r.Missing = nil, "wink-nlp is not installed: npm ci --prefix "+folder
	} else if _, err := exec.LookPath("node"); err != nil {
		theirs, r.Missing = nil, "node is not installed"
	}
	for range o.times {
		x, err := measure(mine)
		if err != nil {
			return err
		}
		r.Hearsay = append(r.Hearsay, x)
		if theirs == nil {
			continue
		}
		if x, err = measure(theirs); err != nil {
			return err
		}
		r.Wink = append(r.Wink, x)
	}
	return nil
}

// measure runs a program on one core and reads the run that it prints.
func measure(args []string) (run, error) {
	if taskset, err := exec.LookPath("taskset"); err == nil {
		args = append([]string{taskset, "-c", "0"}, args...)
	}
	var r run
	c := exec.Command(args[0], args[1:]...)
	c.Env = append(os.Environ(), "GOMAXPROCS=1")
	c.Stderr = os.Stderr
	out, err := c.Output()
	if err != nil {
		return r, fmt.Errorf("%s: %w", strings.Join(args, " "), err)
	}
	return r, json.Unmarshal(out, &r)
}

// whole builds the program and reads one article with it, start to end.
func (o *options) whole(r *results, work string) error {
	binary := filepath.Join(work, "hearsay")
	if out, err := exec.Command("go", "build", "-o", binary, "./cmd/hearsay").CombinedOutput(); err != nil {
		return fmt.Errorf("build: %w\n%s", err, out)
	}
	info, err := os.Stat(binary)
	if err != nil {
		return err
	}
	r.Binary = info.Size()
	article := filepath.Join(o.shared, "seed", "article.txt")
	var times []time.Duration
	for range 11 {
		c := exec.Command(binary, "read", "--json", article)
		var stderr bytes.Buffer
		c.Stderr = &stderr
		start := time.Now()
		if err := c.Run(); err != nil {
			return fmt.Errorf("hearsay read: %w\n%s", err, stderr.String())
		}
		times = append(times, time.Since(start))
		if u, ok := c.ProcessState.SysUsage().(*syscall.Rusage); ok {
			r.WholePeakKB = max(r.WholePeakKB, u.Maxrss)
		}
	}
	slices.Sort(times)
	r.Whole = times[len(times)/2]
	return nil
}
