package main

import (
	"bufio"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/hearsay-org/hearsay/internal/kit/lang/lexicon"
)

// wordnetParts names the parts of speech of WordNet and their files.
var wordnetParts = [...]struct{ letter, file string }{{"n", "noun"}, {"v", "verb"}, {"a", "adj"}, {"r", "adv"}}

// readWordnet adds the single words of WordNet to a lexicon. The kind of a word
// is its part of speech and how large a share of its uses in WordNet's own
// corpus that part has.
func readWordnet(b *lexicon.Builder, dir string) error {
	dir = filepath.Join(dir, "wordnet")
	uses, err := wordnetUses(dir)
	if err != nil {
		return err
	}
	for _, p := range wordnetParts {
		irregular := map[string][]string{}
		err := eachLine(filepath.Join(dir, p.file+".exc"), func(f []string) {
			irregular[f[1]] = append(irregular[f[1]], f[0])
		})
		if err != nil {
			return err
		}
		err = eachLine(filepath.Join(dir, "index."+p.file), func(f []string) {
			w := f[0]
			if strings.ContainsAny(w, "_0123456789./") || len(w) < 2 && w != "a" && w != "i" {
				return
			}
			b.Add(p.letter+level(uses[w], p.letter), w, append(inflect(w, p.letter), irregular[w]...))
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// eachLine calls f with the fields of each line that is no comment.
func eachLine(path string, f func([]string)) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if p := strings.Fields(lines.Text()); len(p) > 1 && !strings.HasPrefix(lines.Text(), " ") {
			f(p)
		}
	}
	return lines.Err()
}

// wordnetUses counts how often each word was tagged with each part of speech.
func wordnetUses(dir string) (map[string]map[string]int, error) {
	uses := map[string]map[string]int{}
	err := eachLine(filepath.Join(dir, "cntlist.rev"), func(f []string) {
		word, rest, ok := strings.Cut(f[0], "%")
		if !ok || rest == "" {
			return
		}
		letter := map[byte]string{'1': "n", '2': "v", '3': "a", '4': "r", '5': "a"}[rest[0]]
		n, err := strconv.Atoi(f[len(f)-1])
		if err != nil {
			return // a line of another shape counts for nothing
		}
		if uses[word] == nil {
			uses[word] = map[string]int{}
		}
		uses[word][letter] += n
	})
	return uses, err
}

// level says how large a share a part of speech has in the uses of a word: 0
// where nothing is known, else 1 to 4.
func level(uses map[string]int, letter string) string {
	total := 0
	for _, n := range uses {
		total += n
	}
	if total == 0 {
		return "0"
	}
	return strconv.Itoa(1 + min(3, uses[letter]*4/total))
}

// inflect returns the regular forms of an English word.
func inflect(w, letter string) []string {
	last := w[len(w)-1]
	vowel := func(i int) bool { return i >= 0 && strings.IndexByte("aeiou", w[i]) >= 0 }
	n := len(w)
	s := w + "s"
	switch {
	case strings.HasSuffix(w, "s"), strings.HasSuffix(w, "x"), strings.HasSuffix(w, "z"), strings.HasSuffix(w, "ch"), strings.HasSuffix(w, "sh"):
		s = w + "es"
	case last == 'y' && n > 1 && !vowel(n-2):
		s = w[:n-1] + "ies"
	}
	stem := w
	switch {
	case last == 'e':
		stem = w[:n-1]
	case n > 2 && !vowel(n-1) && vowel(n-2) && !vowel(n-3) && strings.IndexByte("bdgklmnprt", last) >= 0:
		stem = w + w[n-1:] // doubled; the plain spelling is added as well
	}
	past := stem + "ed"
	if last == 'y' && n > 1 && !vowel(n-2) {
		past = w[:n-1] + "ied"
	}
	switch letter {
	case "n":
		return []string{s}
	case "v":
		forms := []string{s, past, stem + "ing"}
		if stem == w+w[n-1:] {
			forms = append(forms, w+"ed", w+"ing")
		}
		return forms
	case "a":
		if n > 7 {
			return nil
		}
		base := strings.TrimSuffix(past, "ed")
		return []string{base + "er", base + "est"}
	}
	return nil
}
