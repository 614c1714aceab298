package main

import (
	"strings"
	"testing"
)

func TestCounter(t *testing.T) {
	tests := []struct {
		name   string
		events []event
		want   counts
		said   string // part of what is shown of failures and skips
	}{
		{"tests and sub-tests count", []event{{Action: "pass", Package: "p", Test: "TestA/x"}, {Action: "pass", Package: "p", Test: "TestA"}, {Action: "pass", Package: "p"}}, counts{passed: 2}, ""},
		{"a skip keeps its reason", []event{{Action: "output", Package: "p", Test: "TestA", Output: "=== RUN TestA\n"}, {Action: "output", Package: "p", Test: "TestA", Output: "  a_test.go:1: no texts here\n"}, {Action: "skip", Package: "p", Test: "TestA"}},
			counts{skipped: 1}, "a_test.go:1: no texts here"},
		{"a failed test is one failure, its package none", []event{{Action: "output", Package: "p", Test: "TestA", Output: "got 1, want 2\n"}, {Action: "fail", Package: "p", Test: "TestA"}, {Action: "fail", Package: "p"}},
			counts{failed: 1}, "got 1, want 2"},
		{"a package that breaks down is a failure", []event{{Action: "output", Package: "p", Output: "panic: x\n"}, {Action: "fail", Package: "p"}}, counts{failed: 1}, "panic: x"},
		{"a package that does not build is a failure", []event{{Action: "build-output", ImportPath: "p [p.test]", Output: "undefined: y\n"}, {Action: "fail", Package: "p"}}, counts{failed: 1}, "undefined: y"},
		{"a package without tests is nothing", []event{{Action: "skip", Package: "p"}}, counts{}, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var sum tally
			c := counter{t: &sum, output: map[string]*strings.Builder{}, failed: map[string]bool{}}
			for _, e := range test.events {
				c.take(e)
			}
			if got := sum.sum(); got != test.want {
				t.Errorf("got %+v, want %+v", got, test.want)
			}
			var shown strings.Builder
			for _, s := range append(sum.failures, sum.skips...) {
				shown.WriteString(s.text)
			}
			if !strings.Contains(shown.String(), test.said) {
				t.Errorf("got %q, want %q in it", shown.String(), test.said)
			}
		})
	}
}

func TestCheck(t *testing.T) {
	var sum tally
	sum.check("fine", " \n")
	sum.check("not", "a.go")
	if got, want := sum.sum(), (counts{passed: 1, failed: 1}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestTimeUp(t *testing.T) {
	tests := []struct {
		name, out string
		want      bool
	}{
		{"only the time", "--- FAIL: FuzzX (5.02s)\n    context deadline exceeded\nFAIL\n", true},
		{"an input", "--- FAIL: FuzzX (1s)\n    x_test.go:9: got 1\n\n    Failing input written to testdata/fuzz/FuzzX/1\n", false},
		{"an input that waits too long", "    x_test.go:9: context deadline exceeded\n    Failing input written to testdata/fuzz/FuzzX/1\n", false},
		{"a panic", "panic: context deadline exceeded\n", false},
	}
	for _, test := range tests {
		if got := timeUp(test.out); got != test.want {
			t.Errorf("%s: got %v, want %v", test.name, got, test.want)
		}
	}
}
