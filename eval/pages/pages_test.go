package pages

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"testing"
)

const benchmark = "../../../shared/data/article_extraction_benchmark"

// TestMeasure holds the figure on the article extraction benchmark. Its best
// entry has .970, go-trafilatura .960, readability .947; ours was .975 when the
// floor was set, on the pages that its numbers were chosen on.
func TestMeasure(t *testing.T) {
	if _, err := os.Stat(benchmark); errors.Is(err, fs.ErrNotExist) {
		t.Skip("NOT TESTED: the benchmark of pages is not here: ", err)
	}
	f, err := Measure(context.Background(), benchmark)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d pages: F1 %.4f, precision %.4f, recall %.4f, exact %.3f", f.Pages, f.F1, f.Precision, f.Recall, f.Exact)
	if f.Pages != 181 {
		t.Errorf("%d pages, want 181", f.Pages)
	}
	if f.F1 < 0.965 {
		t.Errorf("F1 %.4f, want .965 at least", f.F1)
	}
}

func TestScore(t *testing.T) {
	for _, c := range []struct {
		name, want, got   string
		precision, recall float64
	}{
		{"the same", "a b c d e", "A: b c d e", 0.5, 0.5},
		{"signs do not count", "one, two three four five!", "one two «three» four\nfive", 1, 1},
		{"half of it", "a b c d e f g h", "a b c d e", 1, 0.4},
		{"too much", "a b c d e", "a b c d e f g h", 0.4, 1},
		{"twice", "a b c d", "a b c d a b c d", 0.2, 1},
		{"short", "a b", "a b", 1, 1},
		{"nothing found", "a b", "", -1, 0},
		{"nothing to find", "", "a b", 0, -1},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := score(c.name, "", c.want, c.got)
			if s.Precision != c.precision || s.Recall != c.recall {
				t.Errorf("got %v, %v; want %v, %v", s.Precision, s.Recall, c.precision, c.recall)
			}
		})
	}
}
