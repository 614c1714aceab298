package main

import (
	"cmp"
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/hearsay-org/hearsay/eval/report"
)

//go:embed errors.tsv
var errorTable string

//go:embed published.tsv
var publishedTable string

// page returns the page without its parts.
func page() *report.Report {
	return &report.Report{
		Title: "How well it reads",
		Intro: []string{
			"<!-- written by make eval; do not edit -->",
			measured(),
			"`make eval` writes this page from whatever data is there; what is absent is named as not measured. Nothing that is measured here trains what ships, and no text of it is in the project. Figures are shares of one (`.451`) or percentages (`45.1`); intervals are 95 %, by resampling documents 500 times. Every example of an error is made up.",
		},
	}
}

// rows returns the rows of an embedded table whose first column is a part's
// name, without it. Lines that begin with "#" are comments.
func rows(table, name string) [][]string {
	var out [][]string
	for _, line := range strings.Split(table, "\n") {
		f := strings.Split(line, "\t")
		if f[0] == name && !strings.HasPrefix(line, "#") {
			out = append(out, f[1:])
		}
	}
	return out
}

// published adds the figures that others have published on the same data.
func published(p *report.Part) {
	t := report.Table{Caption: "Published figures.", Head: []string{"who", "figures", "source"}, Words: true}
	for _, r := range rows(publishedTable, p.Name) {
		t.Add(r...)
	}
	if len(t.Rows) > 0 {
		p.Tables = append(p.Tables, t)
	}
}

// errors adds the n commonest kinds of error, each with an example of our own
// making where there is one.
func errors(p *report.Part, counts map[string]int, n int) {
	examples := map[string]string{}
	for _, r := range rows(errorTable, p.Name) {
		examples[r[0]] = r[1]
	}
	kinds := slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(counts[b]-counts[a], cmp.Compare(a, b))
	})
	t := report.Table{Caption: "The commonest kinds of error.", Head: []string{"how often", "what", "for instance"}, Words: true}
	for _, k := range kinds[:min(n, len(kinds))] {
		if counts[k] > 0 {
			t.Add(fmt.Sprint(counts[k]), k, examples[k])
		}
	}
	if len(t.Rows) > 0 {
		p.Tables = append(p.Tables, t)
	}
}
