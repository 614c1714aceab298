package main

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"

	"github.com/hearsay-org/hearsay/eval/report"
)

//go:embed goals.tsv
var goalTable string

// goals sets what was measured beside what it is to reach. Figures that were not
// measured say so.
func goals(parts []report.Part) (report.Part, error) {
	p := report.Part{Name: "goals", Title: "Against the goals"}
	t := report.Table{Head: []string{"", "at least", "measured", "reached"}}
	reached, measured := 0, 0
	for _, part := range parts {
		for _, row := range rows(goalTable, part.Name) {
			least, err := strconv.ParseFloat(row[1], 64)
			if err != nil {
				return p, fmt.Errorf("goals.tsv: %s: %w", row[2], err)
			}
			got, ok := part.Figures[row[0]]
			if !ok {
				t.Add(row[2], row[1], "not measured", "")
				continue
			}
			measured++
			answer := "**no**"
			if got >= least {
				reached++
				answer = "yes"
			}
			t.Add(row[2], row[1], like(row[1], got), answer)
		}
	}
	p.Intro = fmt.Sprintf("What was set out to be reached before anything was built, and what is: %d of %d. The goals for claims are set for documents that nobody has looked at. The figures here are those of `dev`, which was measured again and again during the work, so that elsewhere they may be lower. Speed and memory stand in [how fast it reads](performance.md).", reached, measured)
	p.Tables = append(p.Tables, t)
	return p, nil
}

// like writes a figure as its goal is written: a share, a count or a percentage.
func like(goal string, x float64) string {
	if strings.HasPrefix(goal, "0.") {
		return fmt.Sprintf("%.3f", x)
	}
	return strings.TrimSuffix(fmt.Sprintf("%.1f", x), ".0")
}
