package main

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"time"
)

// results are what one run of bench has measured.
type results struct {
	Texts, Words, Bytes int
	Hearsay, Wink       []run
	Missing             string // why there is no comparison
	Binary              int64  // bytes
	Whole               time.Duration
	WholePeakKB         int64
}

// median returns the run with the median speed.
func median(runs []run) run {
	sorted := slices.SortedFunc(slices.Values(runs), func(a, b run) int {
		if a.CPU/float64(a.Rounds) < b.CPU/float64(b.Rounds) {
			return -1
		}
		return 1
	})
	return sorted[len(sorted)/2]
}

// speed returns words per second of processor time.
func (r *results) speed(x run) float64 { return float64(r.Words*x.Rounds) / x.CPU }

// rows are names, figures and what they are to reach, "" where that is nothing, in
// order.
func (r *results) rows() [][3]string {
	h := median(r.Hearsay)
	rows := [][3]string{
		{"hearsay, words a second", thousands(r.speed(h)), "200 k"},
		{"microseconds a word", fmt.Sprintf("%.1f", 1e6/r.speed(h)), "5"},
	}
	if len(r.Wink) > 0 {
		w := median(r.Wink)
		rows = append(rows,
			[3]string{"wink-nlp, words a second", thousands(r.speed(w)), ""},
			[3]string{"hearsay to wink-nlp", fmt.Sprintf("%.2f", r.speed(h)/r.speed(w)), "2"},
			[3]string{"peak memory, wink-nlp", megabytes(w.PeakKB << 10), ""})
	} else {
		rows = append(rows, [3]string{"wink-nlp", "not measured: " + r.Missing, ""})
	}
	return append(rows,
		[3]string{"peak memory, hearsay", megabytes(h.PeakKB << 10), "350 MB at most"},
		[3]string{"one article of 443 words, start to end", fmt.Sprintf("%d ms", r.Whole.Milliseconds()), "250 ms at most"},
		[3]string{"peak memory of that", megabytes(r.WholePeakKB << 10), ""},
		[3]string{"binary", megabytes(r.Binary), "90 MB at most"})
}

func thousands(x float64) string { return fmt.Sprintf("%.0f k", x/1000) }

func megabytes(n int64) string { return fmt.Sprintf("%.0f MB", float64(n)/1e6) }

// text is for a terminal.
func (r *results) text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d texts, %d words\n", r.Texts, r.Words)
	for _, row := range r.rows() {
		fmt.Fprintf(&b, "%-42s %s\n", row[0], row[1])
	}
	return b.String()
}

// markdown is docs/performance.md.
func (r *results) markdown() string {
	var b strings.Builder
	b.WriteString("# How fast it reads\n\n<!-- written by make bench; do not edit -->\n\n")
	fmt.Fprintf(&b, "Measured on %s at %s, %s, %s.\n\n", time.Now().UTC().Format("2006-01-02"), commit(), processor(), runtime.Version())
	fmt.Fprintf(&b, "`make bench` reads %d English news texts (%d words, %s), already extracted, over and over with everything on: words, tags, lemmas, trees, places, times, claims, chains, slots, notes, terms, attributions. The comparison is the npm package wink-nlp with wink-eng-lite-web-model, which finds sentences and entities in the same texts, the same words counted, in the same run. Both have one core (`taskset -c 0`, `GOMAXPROCS=1`) and take turns; the median of %d measurements of each counts. A second is one of processor time of all threads, garbage collection included, so that what else the machine does changes little. Loading is not counted; the time from start to end of the program on one article holds it.\n\n", r.Texts, r.Words, megabytes(int64(r.Bytes)), len(r.Hearsay))
	b.WriteString("| | | goal |\n| --- | ---: | ---: |\n")
	for _, row := range r.rows() {
		fmt.Fprintf(&b, "| %s | %s | %s |\n", row[0], row[1], row[2])
	}
	return b.String()
}

func commit() string {
	out, err := exec.Command("git", "rev-parse", "--short", "HEAD").Output()
	if err != nil {
		return "an unknown commit"
	}
	return strings.TrimSpace(string(out))
}

// processor returns the name of the processor as the system tells it.
func processor() string {
	data, err := os.ReadFile("/proc/cpuinfo")
	if err == nil {
		for line := range strings.Lines(string(data)) {
			if key, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(key) == "model name" {
				return strings.TrimSpace(value)
			}
		}
	}
	return runtime.GOARCH
}
