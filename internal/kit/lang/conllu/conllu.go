// Package conllu reads treebanks in CoNLL-U, the format of Universal
// Dependencies (universaldependencies.org/format.html). It serves the build
// programs that train and measure; no text of a user passes through it.
package conllu

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/hearsay-org/hearsay/internal/kit/lang"
)

// Sentence is a sentence of a treebank.
type Sentence struct {
	ID, Text string
	NewPar   bool // begins a paragraph or a document
	Words    []Word
}

// Word is a syntactic word. The parts of a multiword token share its spacing:
// no space follows any of them but the last.
type Word struct {
	Form, Lemma string
	POS         lang.POS
	Morph       lang.Morph
	Head        int // index of the head in the sentence; -1 for the root
	Rel         lang.Rel
	Space       bool // white space follows
}

// ReadFile reads a file.
func ReadFile(path string) ([]Sentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	s, err := Read(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return s, nil
}

// Read reads all sentences. Empty nodes and enhanced dependencies are left out.
func Read(r io.Reader) ([]Sentence, error) {
	scanner := bufio.NewScanner(r)
	scanner.Buffer(nil, 1<<22)
	var all []Sentence
	var s Sentence
	rest, glued := 0, true
	for n := 1; scanner.Scan(); n++ {
		line := scanner.Text()
		switch {
		case line == "":
			if len(s.Words) > 0 {
				all = append(all, s)
			}
			s = Sentence{}
		case line[0] == '#':
			s.comment(line)
		default:
			f := strings.Split(line, "\t")
			if len(f) != 10 {
				return nil, fmt.Errorf("line %d: %d columns", n, len(f))
			}
			if from, to, ok := strings.Cut(f[0], "-"); ok {
				a, _ := strconv.Atoi(from)
				b, _ := strconv.Atoi(to)
				rest, glued = b-a+1, strings.Contains(f[9], "SpaceAfter=No")
				continue
			}
			if strings.Contains(f[0], ".") {
				continue
			}
			w, err := word(f)
			if err != nil {
				return nil, fmt.Errorf("line %d: %w", n, err)
			}
			if rest > 0 {
				rest--
				w.Space = rest == 0 && !glued
			}
			s.Words = append(s.Words, w)
		}
	}
	if len(s.Words) > 0 {
		all = append(all, s)
	}
	return all, scanner.Err()
}

// comment keeps what is asked for of a comment line.
func (s *Sentence) comment(line string) {
	key, value, _ := strings.Cut(strings.TrimSpace(line[1:]), "=")
	switch key = strings.TrimSpace(key); {
	case key == "sent_id":
		s.ID = strings.TrimSpace(value)
	case key == "text":
		s.Text = strings.TrimSpace(value)
	case strings.HasPrefix(key, "newpar"), strings.HasPrefix(key, "newdoc"):
		s.NewPar = true
	}
}

// word reads the columns of a word.
func word(f []string) (Word, error) {
	head, err := strconv.Atoi(f[6])
	if err != nil {
		return Word{}, fmt.Errorf("head %q: %v", f[6], err)
	}
	return Word{
		Form: f[1], Lemma: f[2], POS: lang.ParsePOS(f[3]), Morph: lang.ParseMorph(f[5]),
		Head: head - 1, Rel: lang.ParseRel(f[7]), Space: !strings.Contains(f[9], "SpaceAfter=No"),
	}, nil
}
