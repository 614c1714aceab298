package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/hearsay-org/hearsay/internal/kit/lang/lexicon"
)

// affix is a rule of a Hunspell dictionary: strip leaves the end of a word that
// meets the condition, add joins it.
type affix struct {
	strip, add string
	when       []string // for each of the last letters, the letters allowed; "^…" for all others
}

// meets says whether a word meets the condition of a rule.
func (a *affix) meets(w string) bool {
	if !strings.HasSuffix(w, a.strip) {
		return false
	}
	for i := len(a.when) - 1; i >= 0; i-- {
		r, n := utf8.DecodeLastRuneInString(w)
		if n == 0 {
			return false
		}
		w = w[:len(w)-n]
		set, not := strings.CutPrefix(a.when[i], "^")
		if set != "." && strings.ContainsRune(set, r) == not {
			return false
		}
	}
	return true
}

// condition reads the condition of a rule: letters, sets in brackets, full stops.
func condition(s string) []string {
	var out []string
	for s != "" {
		if s[0] == '[' {
			set, rest, _ := strings.Cut(s[1:], "]")
			out, s = append(out, set), rest
			continue
		}
		_, n := utf8.DecodeRuneInString(s)
		out, s = append(out, s[:n]), s[n:]
	}
	if len(out) == 1 && out[0] == "." {
		return nil
	}
	return out
}

// readAffixes reads the suffix rules of a Hunspell dictionary by their flags.
func readAffixes(path string) (map[rune][]affix, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("%w (install the packages hunspell-ru, hunspell-uk and wordnet-base, or name their folder with -words)", err)
	}
	defer f.Close()
	rules := map[rune][]affix{}
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		p := strings.Fields(lines.Text())
		if len(p) < 5 || p[0] != "SFX" {
			continue
		}
		flag, _ := utf8.DecodeRuneInString(p[1])
		add, _, _ := strings.Cut(p[3], "/")
		rules[flag] = append(rules[flag], affix{strip: strings.TrimPrefix(p[2], "0"), add: strings.TrimPrefix(add, "0"), when: condition(p[4])})
	}
	return rules, lines.Err()
}

// readHunspell adds the words of a Hunspell dictionary to a lexicon.
func readHunspell(b *lexicon.Builder, dir, name string) error {
	rules, err := readAffixes(filepath.Join(dir, "hunspell", name+".aff"))
	if err != nil {
		return err
	}
	f, err := os.Open(filepath.Join(dir, "hunspell", name+".dic"))
	if err != nil {
		return err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for n := 0; lines.Scan(); n++ {
		line, _, _ := strings.Cut(lines.Text(), " ")
		word, flags, _ := strings.Cut(strings.TrimSpace(line), "/")
		if n == 0 || word == "" {
			continue
		}
		var forms []string
		for _, flag := range flags {
			for _, r := range rules[flag] {
				if r.meets(word) {
					forms = append(forms, word[:len(word)-len(r.strip)]+r.add)
				}
			}
		}
		b.Add("", word, forms)
	}
	return lines.Err()
}
