package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"path"
	"slices"
	"strings"
)

// result is what a sample took, at half its size and at the whole.
type result struct {
	sample  sample
	figures [2]figures
	steps   [2]map[block]uint64
}

// Twice the text may take most times the steps, in every block of statements:
// a little over twice, since lists are sorted (n log n). A block may besides take
// slack steps more for each byte of the text, as one half may hold what the other
// does not: of what grows with the square that is, at 64 times the size, a sixth of
// what a byte takes in all.
const (
	most        = 2.2
	mostSorting = 2.6 // in the packages that sort and search
	slack       = 8
)

func (r result) String() string {
	a, b := sum(r.steps[0]), sum(r.steps[1])
	return fmt.Sprintf("%-28s %7d bytes: %6.0f steps a byte, %5.2f times those of half; %5.0f bytes a byte, %5.2f times (%s)", r.sample.name, r.figures[1].Bytes,
		float64(b)/float64(r.figures[1].Bytes), float64(b)/float64(a), float64(r.figures[1].Allocated)/float64(r.figures[1].Bytes),
		float64(r.figures[1].Allocated)/float64(r.figures[0].Allocated), r.figures[1].Said)
}

func sum(steps map[block]uint64) uint64 {
	n := uint64(0)
	for _, x := range steps {
		n += x
	}
	return n
}

// block is a stretch of statements that are always executed together.
type block struct {
	file      string // import path and file name
	line, col int    // of its begin
}

// tooFast returns the blocks whose steps grow faster than the text, the worst
// first.
func (r result) tooFast() []block {
	excess := func(b block) float64 {
		times := most
		if strings.HasPrefix(b.file, "slices/") || strings.HasPrefix(b.file, "sort/") {
			times = mostSorting
		}
		return float64(r.steps[1][b]) - times*float64(r.steps[0][b])
	}
	var bad []block
	for b := range r.steps[1] {
		if excess(b) > slack*float64(r.figures[1].Bytes) {
			bad = append(bad, b)
		}
	}
	slices.SortFunc(bad, func(a, b block) int {
		return cmp.Or(cmp.Compare(excess(b), excess(a)), strings.Compare(a.file, b.file), cmp.Compare(a.line, b.line), cmp.Compare(a.col, b.col))
	})
	return bad
}

// wasteful says whether the bytes allocated grow faster than the text. Pools of
// memory that are empty at the wrong time, and lists that have just been doubled,
// make twice as many of nothing.
func (r result) wasteful() bool {
	const spare = 4 << 20
	return r.figures[1].Allocated > 4*r.figures[0].Allocated+spare
}

// problems says what grows faster than the text here and, where the sample was
// read again at twice the size, there too: what does so once only, as where the
// text holds something that its first half does not, is no growth.
func (r result) problems(again *result) []string {
	var out []string
	for _, b := range r.tooFast() {
		if again == nil || slices.Contains(again.tooFast(), b) {
			out = append(out, fmt.Sprintf("%s:%d: %d steps for %d bytes, %d for %d", b.file, b.line, r.steps[0][b], r.figures[0].Bytes, r.steps[1][b], r.figures[1].Bytes))
		}
	}
	if r.wasteful() && (again == nil || again.wasteful()) {
		out = append(out, fmt.Sprintf("%d bytes allocated for %d, %d for %d", r.figures[0].Allocated, r.figures[0].Bytes, r.figures[1].Allocated, r.figures[1].Bytes))
	}
	return out
}

// packages lists the steps of each package, the most first.
func (r result) packages(out io.Writer) {
	var all [2]map[string]uint64
	for j := range all {
		all[j] = map[string]uint64{}
		for b, n := range r.steps[j] {
			all[j][path.Dir(b.file)] += n
		}
	}
	names := slices.SortedFunc(maps.Keys(all[1]), func(a, b string) int { return cmp.Compare(all[1][b], all[1][a]) })
	for _, name := range names {
		fmt.Fprintf(out, "    %-60s %12d %12d %5.2f\n", name, all[0][name], all[1][name], float64(all[1][name])/float64(max(all[0][name], 1)))
	}
}
