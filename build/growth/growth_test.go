package main

import (
	"math"
	"strings"
	"testing"
)

// TestGrowth wants no part of the program to take more than a little over twice
// the steps for twice the text.
func TestGrowth(t *testing.T) {
	list, err := (&options{short: testing.Short()}).samples()
	if err != nil {
		t.Fatal(err)
	}
	found, err := find(t.Context(), list)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		t.Run(f.sample.name, func(t *testing.T) {
			if sum(f.steps[0]) < uint64(f.figures[0].Bytes) {
				t.Errorf("%d steps for %d bytes: what reads them is not counted", sum(f.steps[0]), f.figures[0].Bytes)
			}
			for _, p := range f.problems {
				t.Error(p)
			}
		})
	}
}

// made returns a result for a text of 1000 and 2000 units, from what a block
// takes for n units.
func made(n int, steps func(n int) int) result {
	b := block{"p/x.go", 3, 1}
	r := result{figures: [2]figures{{Bytes: n}, {Bytes: 2 * n}}}
	r.steps[0], r.steps[1] = map[block]uint64{b: uint64(steps(n))}, map[block]uint64{b: uint64(steps(2 * n))}
	return r
}

func TestProblems(t *testing.T) {
	tests := []struct {
		name  string
		steps func(n int) int
		want  bool
	}{
		{"linear", func(n int) int { return 500 * n }, false},
		{"quadratic", func(n int) int { return n * n }, true},
		{"a quarter of the square", func(n int) int { return n * n / 4 }, true},
		{"n to the power of 1.2", func(n int) int { return int(300 * math.Pow(float64(n), 1.2)) }, true},
		{"a window of 1500", func(n int) int { return n * min(n, 1500) }, false},
		{"only in the second half of the first text", func(n int) int { return 500 * max(0, n-1500) }, true},
		{"once", func(n int) int { return 500 * min(max(0, n-1000), 500) }, false},
		{"little", func(n int) int { return max(0, n-1000) }, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			first, again := made(1000, test.steps), made(2000, test.steps)
			if got := len(first.problems(&again)) > 0; got != test.want {
				t.Errorf("got %v, want %v: %q", got, test.want, first.problems(&again))
			}
		})
	}
}

func TestParse(t *testing.T) {
	tests := []struct {
		line  string
		block block
		steps uint64
		fails bool
	}{
		{line: "mode: atomic"},
		{line: "a.example/p/x.go:10.2,12.30 3 40", block: block{"a.example/p/x.go", 10, 2}, steps: 120},
		{line: "x.go:10", fails: true},
	}
	for _, test := range tests {
		b, n, err := parse(test.line)
		if test.fails != (err != nil) || !test.fails && (b != test.block || n != test.steps) {
			t.Errorf("%q: got %v, %d, %v", test.line, b, n, err)
		}
	}
}

// TestSamples wants each name once, and each text as long as it is asked for.
func TestSamples(t *testing.T) {
	list, err := (&options{}).samples()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, s := range list {
		if seen[s.name] || strings.Contains(s.name, "=") {
			t.Errorf("%q is no name of one text", s.name)
		}
		seen[s.name] = true
		if n := len(s.make(s.size)); n < s.size/2 || n > 2*s.size {
			t.Errorf("%s: %d bytes, want about %d", s.name, n, s.size)
		}
	}
	if got, err := named([]string{"cues=100"}); err != nil || len(got) != 1 || got[0].size != 100 {
		t.Errorf("got %v, %v", got, err)
	}
	if _, err := named([]string{"cues"}); err == nil {
		t.Error("a name without a size is no error")
	}
}
