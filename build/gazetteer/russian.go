package main

import (
	"slices"
	"strings"
	"unicode"
)

// russianRules make Russian names of Ukrainian ones by the rules for maps:
// russian.tsv for words, roots and endings, the rest letter by letter. The
// likeliest name comes first; others are spellings that occur beside it.
type russianRules struct {
	words  map[string][]string
	starts []rewrite
	roots  []rewrite
	ends   []rewrite
}

type rewrite struct {
	from string
	to   []string
}

func readRussian() (*russianRules, error) {
	r := &russianRules{words: map[string][]string{}}
	err := eachRow("russian.tsv", 3, func(f []string) error {
		to := strings.Split(f[2], "|")
		switch f[0] {
		case "word":
			r.words[f[1]] = to
		case "start":
			r.starts = append(r.starts, rewrite{f[1], to})
		case "root":
			r.roots = append(r.roots, rewrite{f[1], to})
		case "end":
			r.ends = append(r.ends, rewrite{f[1], to})
		}
		return nil
	})
	for _, list := range [][]rewrite{r.starts, r.roots, r.ends} {
		slices.SortStableFunc(list, func(a, b rewrite) int { return len(b.from) - len(a.from) })
	}
	return r, err
}

// name returns Russian spellings of a Ukrainian name.
func (r *russianRules) name(name string) []string {
	out := []string{""}
	word := func(w string) {
		forms := r.word(w)
		var next []string
		for _, o := range out {
			for _, f := range forms {
				if len(next) < 4 {
					next = append(next, o+f)
				}
			}
		}
		out = next
	}
	start := 0
	for i, c := range name + " " {
		if c == ' ' || c == '-' {
			word(name[start:i])
			start = i + 1
			if i < len(name) {
				for k := range out {
					out[k] += string(c)
				}
			}
		}
	}
	return out
}

// word returns the spellings of one word, capital as it was.
func (r *russianRules) word(w string) []string {
	if w == "" {
		return []string{""}
	}
	low := strings.ReplaceAll(strings.ToLower(w), "’", "'")
	if to, ok := r.words[low]; ok {
		return to
	}
	begin := ""
	for _, s := range r.starts {
		if rest, ok := strings.CutPrefix(low, s.from); ok && rest != "" {
			begin, low = s.to[0], rest
			break
		}
	}
	ends := []string{""}
	for _, e := range r.ends {
		if rest, ok := strings.CutSuffix(low, e.from); ok && (rest != "" || begin != "") {
			ends, low = e.to, rest
			break
		}
	}
	for _, root := range r.roots {
		low = strings.ReplaceAll(low, root.from, root.to[0])
	}
	var out []string
	for _, e := range ends {
		s := letters(strings.ToLower(begin) + letters(low) + e)
		if unicode.IsUpper([]rune(w)[0]) {
			rs := []rune(s)
			rs[0] = unicode.ToUpper(rs[0])
			s = string(rs)
		}
		out = append(out, s)
	}
	return out
}

// plain returns a name in Russian letters with Russian endings and nothing else
// changed, as people write it who do not know its Russian name.
func (r *russianRules) plain(name string) string {
	bare := &russianRules{words: map[string][]string{}, ends: r.ends}
	return bare.name(name)[0]
}

// letters writes Ukrainian letters as Russian ones: і as и, и as ы, or и after
// letters that ы cannot follow.
func letters(s string) string {
	var b strings.Builder
	var last rune
	for _, r := range s {
		c := r
		switch r {
		case 'і', 'ї':
			c = 'и'
		case 'и':
			c = 'ы'
			if strings.ContainsRune("гкхжчшщ", last) || last == 0 {
				c = 'и'
			}
		case 'є':
			c = 'е'
		case 'ґ':
			c = 'г'
		case '\'', 'ʼ', '’':
			c = 'ъ'
		}
		b.WriteRune(c)
		last = r
	}
	return b.String()
}

// adjective returns the Russian adjective of a Ukrainian one in -ський, -ська.
func (r *russianRules) adjective(s string) []string {
	var out []string
	for _, f := range r.name(s) {
		if strings.HasSuffix(f, "ая") || strings.HasSuffix(f, "ий") {
			out = append(out, f)
		}
	}
	return out
}

// adjectiveOf returns the adjectives of a Russian name: Волчанск – Волчанский,
// Купянск, Новая Каховка – Новокаховский, Донецк – Донецкий.
func adjectiveOf(name string) []string {
	if !writtenWith(name, russianLetters) || strings.Contains(name, " ") {
		return nil
	}
	for _, e := range []string{"ск", "цк"} {
		if strings.HasSuffix(name, e) {
			return []string{name + "ий"}
		}
	}
	for end, to := range map[string]string{"ка": "ский", "ки": "ский", "ов": "овский", "ев": "евский", "но": "нский", "ань": "анский", "ны": "нский",
		"ан": "анский", "он": "онский", "поль": "польский", "ово": "овский", "ель": "ельский", "ин": "инский", "ар": "арский"} {
		if stem, ok := strings.CutSuffix(name, end); ok {
			if end == "ка" || end == "ки" {
				return []string{stem + to}
			}
			return []string{stem + to}
		}
	}
	return nil
}

// romanizeRussian writes a Russian name in Latin letters, as BGN/PCGN and the
// press do.
func romanizeRussian(s string) string {
	var b strings.Builder
	latin := strings.Fields("a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya")
	for _, r := range s {
		low := unicode.ToLower(r)
		var t string
		switch {
		case low >= 'а' && low <= 'я':
			t = strings.ReplaceAll(latin[low-'а'], "-", "")
		case low == 'ё':
			t = "e"
		default:
			t = string(r)
		}
		if low != r && t != "" {
			t = strings.ToUpper(t[:1]) + t[1:]
		}
		b.WriteString(t)
	}
	return b.String()
}
