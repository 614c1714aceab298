package main

import (
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/hearsay-org/hearsay/eval/report"
)

// TestWithoutData wants every part to say that its data is absent, and the run
// to succeed.
func TestWithoutData(t *testing.T) {
	var out, log strings.Builder
	page := filepath.Join(t.TempDir(), "quality.md")
	if err := run(t.Context(), options{shared: t.TempDir(), out: page, json: true}, &out, &log); err != nil {
		t.Fatal(err)
	}
	var got []report.Part
	if err := json.Unmarshal([]byte(out.String()), &got); err != nil {
		t.Fatal(err)
	}
	if len(got) != len(parts()) {
		t.Errorf("got %d parts, want %d", len(got), len(parts()))
	}
	for _, p := range got {
		if p.Missing == "" {
			t.Errorf("%s was measured without data", p.Name)
		}
		if !strings.Contains(log.String(), "SKIPPED "+p.Name) {
			t.Errorf("%s was left out silently", p.Name)
		}
	}
}

func TestChoose(t *testing.T) {
	got, err := choose("pages,ours")
	if err != nil || len(got) != 2 || got[0].name != "ours" {
		t.Errorf("got %v, %v; want ours and pages", got, err)
	}
	if _, err := choose("pages,weather"); err == nil {
		t.Error("a part that there is not was chosen")
	}
}

// TestTables wants every row of the embedded tables to belong to a part and to
// have all its columns.
func TestTables(t *testing.T) {
	for name, table := range map[string]string{"errors.tsv": errorTable, "published.tsv": publishedTable, "goals.tsv": goalTable} {
		columns := 0
		for n, line := range strings.Split(strings.TrimSpace(table), "\n") {
			f := strings.Split(line, "\t")
			if n == 0 {
				columns = len(f)
				continue
			}
			if _, err := choose(f[0]); err != nil || len(f) != columns {
				t.Errorf("%s, line %d: %q", name, n+1, line)
			}
		}
	}
}

func TestGoals(t *testing.T) {
	p, err := goals([]report.Part{
		{Name: "pages", Figures: map[string]float64{"F1": 0.95}},
		{Name: "places", Figures: map[string]float64{"LGL": 69.96}},
	})
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{
		{"articles on pages: F1", "0.94", "0.950", "yes"},
		{"LGL: Acc@161 km", "70", "70", "**no**"},
		{"GeoWebNews: Acc@161 km", "86", "not measured", ""},
	}
	if got := p.Tables[0].Rows; !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("got %q, want %q", got, want)
	}
}
