// Package polnear measures attributions on PolNeAR, US news articles in which
// every attribution is marked: its source, its cue and its content (Newell,
// Margolin and Ruths, LREC 2018). It is part of what measures quality.
package polnear

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/hearsay-org/hearsay"
)

// Article is an article with its attributions.
type Article struct {
	Name   string
	Text   string
	Marks  []Attribution   // of the first annotator, by name
	Others [][]Attribution // of the others, where several annotated it
}

// Attribution is one marked attribution. Each part may be in several pieces.
type Attribution struct {
	Source, Cue, Content []hearsay.Span // bytes; Source is empty where none is marked
}

// Read reads the articles of a folder with the sub-folders text and
// attributions (brat standoff, offsets in characters), by name.
func Read(dir string) ([]Article, error) {
	names, err := filepath.Glob(filepath.Join(dir, "text", "*.txt"))
	if err != nil {
		return nil, err
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("no articles in %s: %w", dir, os.ErrNotExist)
	}
	out := make([]Article, 0, len(names))
	for _, path := range names {
		name := strings.TrimSuffix(filepath.Base(path), ".txt")
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		a := Article{Name: name, Text: string(text)}
		if err := a.read(filepath.Join(dir, "attributions", name)); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		out = append(out, a)
	}
	return out, nil
}

// read reads the files NAME_XXXX.ann, one an annotator.
func (a *Article) read(stem string) error {
	files, err := filepath.Glob(stem + "_????.ann")
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return fmt.Errorf("no attributions: %w", os.ErrNotExist)
	}
	for i, path := range files {
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		marks, err := parse(data, a.Text)
		if err != nil {
			return fmt.Errorf("%s: %w", filepath.Base(path), err)
		}
		if i == 0 {
			a.Marks = marks
		} else {
			a.Others = append(a.Others, marks)
		}
	}
	return nil
}

// parse reads a standoff file: T lines name spans, E lines join them. An
// attribution without cue or content is left out.
func parse(data []byte, text string) ([]Attribution, error) {
	offsets := runeOffsets(text)
	spans := map[string][]hearsay.Span{}
	var out []Attribution
	lines := bufio.NewScanner(bytes.NewReader(data))
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		fields := strings.Split(lines.Text(), "\t")
		if len(fields) < 2 {
			continue
		}
		switch fields[0][:min(1, len(fields[0]))] {
		case "T":
			list, err := pieces(fields[1], offsets)
			if err != nil {
				return nil, fmt.Errorf("line %d: %w", n, err)
			}
			spans[fields[0]] = list
		case "E":
			var a Attribution
			for _, arg := range strings.Fields(fields[1]) {
				role, id, _ := strings.Cut(arg, ":")
				switch strings.TrimRight(role, "0123456789") {
				case "Source":
					a.Source = append(a.Source, spans[id]...)
				case "Cue":
					a.Cue = append(a.Cue, spans[id]...)
				case "Content":
					a.Content = append(a.Content, spans[id]...)
				}
			}
			if len(a.Cue) > 0 && len(a.Content) > 0 {
				out = append(out, a)
			}
		}
	}
	return out, lines.Err()
}

// pieces reads "Kind 10 20;25 30".
func pieces(s string, offsets []int) ([]hearsay.Span, error) {
	_, rest, _ := strings.Cut(s, " ")
	var out []hearsay.Span
	for _, piece := range strings.Split(rest, ";") {
		from, to, ok := strings.Cut(piece, " ")
		a, errA := strconv.Atoi(from)
		b, errB := strconv.Atoi(to)
		if !ok || errA != nil || errB != nil || a < 0 || b >= len(offsets) || a > b {
			return nil, fmt.Errorf("the span %q cannot be read", piece)
		}
		out = append(out, hearsay.Span{Start: offsets[a], End: offsets[b]})
	}
	return out, nil
}

// runeOffsets returns the byte offset of each character, and the length.
func runeOffsets(s string) []int {
	out := make([]int, 0, len(s)+1)
	for i := range s {
		out = append(out, i)
	}
	return append(out, len(s))
}
