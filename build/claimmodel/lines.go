package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/eval/gold"
	"github.com/hearsay-org/hearsay/internal/extract/cut"
)

// loadLines reads invented claims that stand alone, "type<TAB>claim" a line, one
// folder for all; a file's name begins with its language. They teach the types only.
func loadLines(dir string, weight float32) ([]*sample, error) {
	names, err := filepath.Glob(filepath.Join(dir, "*.tsv"))
	if err != nil {
		return nil, err
	}
	var out []*sample
	for _, name := range names {
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		lang := filepath.Base(name)[:2]
		lines := bufio.NewScanner(f)
		for n := 1; lines.Scan(); n++ {
			kind, claim, ok := strings.Cut(lines.Text(), "\t")
			if strings.HasPrefix(kind, "#") {
				continue
			}
			if !ok || !hearsay.Types.Has(kind) {
				f.Close()
				return nil, fmt.Errorf("%s:%d: not a type and a claim", name, n)
			}
			d := &gold.Document{ID: fmt.Sprintf("%s:%d", lang, n), Lang: lang, Text: claim,
				Claims: []gold.Claim{{Quote: claim, Type: kind, Span: hearsay.Span{End: len(claim)}}}}
			out = append(out, &sample{doc: d, fold: -1, weight: weight, alone: true})
		}
		f.Close()
		if err := lines.Err(); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// layAlone takes all words of a line for the claim.
func (s *sample) layAlone() {
	first, last := s.work.Passage.Trim(0, int32(len(s.work.Passage.Text.Tokens)))
	if last > first {
		s.cuts, s.claims = []cut.Cut{{First: first, Last: last}}, []*gold.Claim{&s.doc.Claims[0]}
	}
}
