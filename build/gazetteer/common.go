package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode"
)

// commonFrom is how often a treebank must write a word small for it to be common.
const commonFrom = 2

// readCommon gathers the words that the treebanks of Universal Dependencies write
// with a small letter: settlements that are called so need more than a capital.
func (b *builder) readCommon(dir string) error {
	counts := map[string]int{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.Contains(path, ".conllu") || strings.Contains(path, "UD_Ukrainian-IU") {
			return err
		}
		return eachLine(path, "\t", func(f []string) error {
			if len(f) < 10 || f[3] == "PROPN" {
				return nil
			}
			if r := []rune(f[1]); len(r) > 2 && unicode.IsLower(r[0]) {
				counts[f[1]]++
			}
			return nil
		})
	})
	if err != nil {
		return err
	}
	if _, err := os.Stat(dir); err != nil || len(counts) == 0 {
		return fmt.Errorf("no treebanks in %s", dir)
	}
	for w, n := range counts {
		if n >= commonFrom {
			b.common[w] = true
		}
	}
	return nil
}
