package main

import (
	"fmt"
	"os"
	"strings"
	"sync"
)

// tally counts what passed, failed and was skipped, and keeps what the last two
// said. It may be used by many goroutines at once.
type tally struct {
	mu       sync.Mutex
	counts   counts
	failures []said
	skips    []said
}

type counts struct{ passed, failed, skipped int }

// said is what a test or check said.
type said struct{ name, text string }

func (t *tally) pass() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.counts.passed++
}

func (t *tally) fail(name, text string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.counts.failed++
	t.failures = append(t.failures, said{name, text})
}

func (t *tally) skip(name, text string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.counts.skipped++
	t.skips = append(t.skips, said{name, text})
}

// check counts one check: it failed where there is something to say.
func (t *tally) check(name, problem string) {
	if strings.TrimSpace(problem) == "" {
		t.pass()
		return
	}
	t.fail(name, problem)
}

func (t *tally) sum() counts {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.counts
}

// show prints what was skipped, and why, and then what failed.
func (t *tally) show() {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, s := range t.skips {
		fmt.Printf("SKIPPED %s: %s\n", s.name, strings.Join(strings.Fields(s.text), " "))
	}
	for _, f := range t.failures {
		fmt.Fprintf(os.Stdout, "FAILED %s\n%s\n", f.name, indent(f.text))
	}
}

func indent(s string) string {
	return "    " + strings.ReplaceAll(strings.TrimRight(s, "\n"), "\n", "\n    ")
}
