package acled

import (
	"math"
	"os"
	"path/filepath"
	"testing"
)

func TestTypes(t *testing.T) {
	types, err := Types()
	if err != nil {
		t.Fatal(err)
	}
	if got, want := len(types), 30; got != want {
		t.Errorf("got %d types, want %d", got, want)
	}
	for name, x := range types {
		if x.Comment == "" {
			t.Errorf("%s has no comment", name)
		}
	}
}

func TestRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "set.tsv")
	if err := os.WriteFile(path, []byte("id\tEventSnippet\tSubType\r\n7\tTwo men were held.\tARREST\r\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	got, err := Read(path)
	want := Snippet{"7", "Two men were held.", "ARREST"}
	if err != nil || len(got) != 1 || got[0] != want {
		t.Errorf("got %q, %v; want %q", got, err, want)
	}
}

func TestScore(t *testing.T) {
	snippets := []Snippet{{"1", "", "ARREST"}, {"2", "", "ARREST"}, {"3", "", "AIR_STRIKE"}, {"4", "", "ATTACK"}}
	f, err := Score(snippets, []string{"detention", "strike", "strike", "abuse"})
	if err != nil {
		t.Fatal(err)
	}
	// F1: detention 2/3, strike 2/3, casualties 0; weights 2, 1, 1.
	for _, x := range []struct {
		name      string
		got, want float64
	}{
		{"accuracy", f.Accuracy, 0.5},
		{"weighted F1", f.WeightedF1, 0.5},
		{"macro F1", f.MacroF1, 4.0 / 9},
		{"lenient", f.Lenient, 0.75},
		{"baseline", f.Baseline, 0.5},
		{"F1 of the baseline", f.BaselineF1, 1.0 / 3},
	} {
		if math.Abs(x.got-x.want) > 1e-9 {
			t.Errorf("%s: got %v, want %v", x.name, x.got, x.want)
		}
	}
	if _, err := Score([]Snippet{{"1", "", "PICNIC"}}, []string{"other"}); err == nil {
		t.Error("an unknown type was scored")
	}
}
