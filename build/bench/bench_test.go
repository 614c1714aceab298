package main

import (
	"strings"
	"testing"
	"time"
)

func TestResults(t *testing.T) {
	r := results{Texts: 2, Words: 1000, Bytes: 6000, Binary: 40e6, Whole: 120 * time.Millisecond, WholePeakKB: 100000,
		Hearsay: []run{{CPU: 1, Rounds: 300, PeakKB: 200000}, {CPU: 1, Rounds: 200, PeakKB: 200000}, {CPU: 2, Rounds: 200, PeakKB: 200000}},
		Wink:    []run{{CPU: 1, Rounds: 100}}}
	got := r.text()
	for _, want := range []string{"hearsay, words a second                    200 k", "wink-nlp, words a second                   100 k", "2.00", "120 ms", "205 MB"} {
		if !strings.Contains(got, want) {
			t.Errorf("got\n%s\nwant %q in it", got, want)
		}
	}
	r.Wink, r.Missing = nil, "node is not installed"
	if got := r.markdown(); !strings.Contains(got, "not measured: node is not installed") {
		t.Errorf("got\n%s", got)
	}
}
