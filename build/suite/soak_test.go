package main

import (
	"os"
	"path/filepath"
	"testing"
)

func TestExecutions(t *testing.T) {
	tests := []struct {
		name, out string
		want      int
	}{
		{"the last line counts", "fuzz: elapsed: 0s, gathering baseline coverage: 0/3 completed\nfuzz: elapsed: 3s, execs: 325 (108/sec), new interesting: 0 (total: 3)\nfuzz: elapsed: 4s, execs: 1000 (93/sec), new interesting: 1 (total: 4)\nPASS\n", 1000},
		{"found inputs alone", "fuzz: elapsed: 0s, gathering baseline coverage: 0/438 completed\nfuzz: elapsed: 1s, gathering baseline coverage: 300/438 completed\nPASS\n", 300},
		{"nothing ran", "PASS\n", 0},
	}
	for _, test := range tests {
		if got := executions([]byte(test.out)); got != test.want {
			t.Errorf("%s: got %d, want %d", test.name, got, test.want)
		}
	}
}

// TestSoakGoesOn writes down two slices and reads them as another run would.
func TestSoakGoesOn(t *testing.T) {
	s := &soak{file: filepath.Join(t.TempDir(), "out", "soak.txt")}
	if err := s.load(); err != nil || len(s.done) != 0 {
		t.Fatalf("a first run: got %v, %v", s.done, err)
	}
	for _, n := range []int{100, 23} {
		if err := s.add("p FuzzX 0a", n); err != nil {
			t.Fatal(err)
		}
	}
	next := &soak{file: s.file}
	if err := next.load(); err != nil {
		t.Fatal(err)
	}
	if got, want := next.done["p FuzzX 0a"], 123; got != want {
		t.Errorf("got %d executions, want %d", got, want)
	}
	if got := next.done["p FuzzX 0b"]; got != 0 {
		t.Errorf("another binary: got %d executions, want none", got)
	}
	if err := os.WriteFile(s.file, []byte("p FuzzX\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := next.load(); err == nil {
		t.Error("a line without a number is no error")
	}
}

func TestWants(t *testing.T) {
	tests := []struct {
		name string
		o    options
		step step
		want bool
	}{
		{"the soak is not part of the suite", options{}, step{name: soakStep}, false},
		{"nor of the quick one", options{quick: true}, step{name: soakStep}, false},
		{"the soak by name", options{only: "soak"}, step{name: soakStep}, true},
		{"the suite", options{}, step{name: "race"}, true},
		{"the quick suite", options{quick: true}, step{name: "race"}, false},
		{"a quick step", options{quick: true}, step{name: "vet", quick: true}, true},
		{"others by name", options{only: "format,vet"}, step{name: "test", quick: true}, false},
	}
	for _, test := range tests {
		if got := test.o.wants(test.step); got != test.want {
			t.Errorf("%s: got %v, want %v", test.name, got, test.want)
		}
	}
}
