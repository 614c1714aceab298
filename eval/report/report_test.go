package report

import (
	"strings"
	"testing"
)

func sample() *Report {
	p := Part{Name: "pages", Title: "Pages", Intro: "Saved pages."}
	t := Table{Caption: "All of them.", Head: []string{"", "F1"}}
	t.Add("hearsay", Share(0.9512))
	t.Add("a|b", Share(1))
	p.Tables = append(p.Tables, t)
	return &Report{Title: "Quality", Intro: []string{"What was measured."}, Parts: []Part{p, {Name: "trees", Title: "Trees", Missing: "no data"}}}
}

func TestMarkdown(t *testing.T) {
	var b strings.Builder
	if err := sample().Markdown(&b); err != nil {
		t.Fatal(err)
	}
	want := `# Quality

What was measured.

## Pages

Saved pages.

All of them.

|  | F1 |
| --- | ---: |
| hearsay | .951 |
| a\|b | 1.000 |

## Trees

**Not measured:** no data
`
	if got := b.String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestText(t *testing.T) {
	var b strings.Builder
	r := sample()
	for i := range r.Parts {
		if err := r.Parts[i].Text(&b); err != nil {
			t.Fatal(err)
		}
	}
	want := `
Pages (pages)
  All of them.
                F1
    hearsay   .951
    a|b      1.000

Trees (trees)
  NOT MEASURED: no data
`
	if got := b.String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestPercent(t *testing.T) {
	if got := Percent(0.8266); got != "82.7" {
		t.Errorf("got %s, want 82.7", got)
	}
}
