package cli

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	hearsay "github.com/hearsay-org/hearsay"
)

// TestJSONDoc wants docs/json.md to name every field that a reading is written
// with.
func TestJSONDoc(t *testing.T) {
	one, here := 1.0, hearsay.Span{End: 1}
	r := hearsay.Reading{
		Document: hearsay.Document{Author: "a", URL: "u", Text: "x"},
		Claims: []hearsay.Mention{{
			Chain: hearsay.Chain{{Name: "n", Nominative: "n", Hedge: "h", Span: here}}, Rules: []hearsay.Rule{{Part: "p", Name: "r", Why: "w"}},
			Time: &hearsay.Interval{Text: "t"}, Quantity: &hearsay.Quantity{Text: "q", Min: &one},
			Locations: []hearsay.Location{{Admin: "a", Alternatives: []hearsay.Alternative{{Admin: "a"}}}},
		}},
		Notes: []hearsay.Note{{}}, Terms: []hearsay.Term{{}}, Attributions: []hearsay.Attribution{{Source: here, Cue: here, Inner: []hearsay.Attribution{{Content: here}}}}, Warnings: []string{"w"},
	}
	data, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	var all any
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	doc, err := os.ReadFile("../../docs/json.md")
	if err != nil {
		t.Fatal(err)
	}
	fields := map[string]bool{}
	collect(all, fields)
	if len(fields) < 40 {
		t.Fatalf("only %d fields were found", len(fields))
	}
	for f := range fields {
		if !strings.Contains(string(doc), "`"+f+"`") {
			t.Errorf("docs/json.md does not name %s", f)
		}
	}
}

// collect gathers the names of all fields in a JSON value.
func collect(v any, into map[string]bool) {
	switch x := v.(type) {
	case map[string]any:
		for name, value := range x {
			into[name] = true
			collect(value, into)
		}
	case []any:
		for _, value := range x {
			collect(value, into)
		}
	}
}
