// Package pages measures how well kit/page finds the main text of a page, on
// saved pages whose article texts are known. It is part of what measures
// quality, and no part of the program.
package pages

import (
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"github.com/hearsay-org/hearsay/internal/kit/page"
)

// Figures are means over pages, 0 to 1. They are computed as the article
// extraction benchmark does (evaluate.py of
// github.com/scrapinghub/article-extraction-benchmark): runs of four words with
// their counts, precision and recall a page, F1 of the two means.
type Figures struct {
	Pages                 int
	F1, Precision, Recall float64
	Exact                 float64 // the share of pages whose words are all right
	Scores                []Score // a page each, sorted by name
}

// Score is one page's.
type Score struct {
	Name, URL         string
	Precision, Recall float64
	Want, Got         string
}

// Measure reads every page of a folder laid out as the benchmark is:
// ground-truth.json and html/ID.html.gz.
func Measure(ctx context.Context, dir string) (Figures, error) {
	body, err := os.ReadFile(filepath.Join(dir, "ground-truth.json"))
	if err != nil {
		return Figures{}, fmt.Errorf("measure pages: %w", err)
	}
	truth := map[string]struct {
		Body string `json:"articleBody"`
		URL  string `json:"url"`
	}{}
	if err := json.Unmarshal(body, &truth); err != nil {
		return Figures{}, fmt.Errorf("measure pages: %w", err)
	}
	var f Figures
	for name, want := range truth {
		html, err := readGzip(filepath.Join(dir, "html", name+".html.gz"))
		if err != nil {
			return Figures{}, fmt.Errorf("measure %s: %w", name, err)
		}
		doc, _, err := page.Read(ctx, page.Input{Name: "page.html", Body: html})
		if ctx.Err() != nil {
			return Figures{}, ctx.Err()
		}
		if err != nil {
			doc.Text = "" // a page without an article counts as one without a text
		}
		f.Scores = append(f.Scores, score(name, want.URL, want.Body, doc.Text))
	}
	slices.SortFunc(f.Scores, func(a, b Score) int { return strings.Compare(a.Name, b.Name) })
	f.sum()
	return f, nil
}

func readGzip(name string) ([]byte, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	z, err := gzip.NewReader(file)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(z)
}

func (f *Figures) sum() {
	precise, recalled, exact := 0, 0, 0
	for _, s := range f.Scores {
		if s.Precision >= 0 {
			f.Precision += s.Precision
			precise++
		}
		if s.Recall >= 0 {
			f.Recall += s.Recall
			recalled++
		}
		if s.Precision == 1 && s.Recall == 1 {
			exact++
		}
	}
	f.Pages = len(f.Scores)
	f.Precision /= float64(max(precise, 1))
	f.Recall /= float64(max(recalled, 1))
	f.Exact = float64(exact) / float64(max(f.Pages, 1))
	if f.Precision+f.Recall > 0 {
		f.F1 = 2 * f.Precision * f.Recall / (f.Precision + f.Recall)
	}
}

// score compares two texts. Precision is -1 where nothing was found, recall
// where nothing was to be found: the benchmark leaves them out of its means.
func score(name, url, want, got string) Score {
	w, g := shingles(want), shingles(got)
	hit, inWant, inGot := 0, 0, 0
	for k, n := range w {
		hit += min(n, g[k])
		inWant += n
	}
	for _, n := range g {
		inGot += n
	}
	s := Score{Name: name, URL: url, Want: want, Got: got, Precision: -1, Recall: -1}
	if inGot > 0 {
		s.Precision = float64(hit) / float64(inGot)
	}
	if inWant > 0 {
		s.Recall = float64(hit) / float64(inWant)
	}
	return s
}

// shingles counts the runs of four words of a text, or of all its words where
// there are fewer.
func shingles(text string) map[[4]string]int {
	words := strings.FieldsFunc(text, func(r rune) bool { return r != '_' && !unicode.IsLetter(r) && !unicode.IsNumber(r) })
	out := map[[4]string]int{}
	for i := range max(1, len(words)-3) {
		var k [4]string
		if copy(k[:], words[min(i, len(words)):]) > 0 {
			out[k]++
		}
	}
	return out
}
