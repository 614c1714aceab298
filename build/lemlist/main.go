package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"github.com/hearsay-org/hearsay/internal/kit/lang"
)

type key struct {
	l   lang.Lang
	pos string
	lem string
}

var count = map[key]float64{}
var a *lang.Analyser

func add(text string, hint lang.Lang, w float64) {
	t := a.Analyse(text, hint)
	for s := range t.Sentences {
		sent := &t.Sentences[s]
		for i := sent.First; i < sent.Last; i++ {
			tok := &t.Tokens[i]
			p := ""
			switch tok.POS {
			case lang.NOUN:
				p = "n"
			case lang.VERB:
				p = "v"
			case lang.ADJ:
				p = "a"
			case lang.ADV:
				p = "r"
			case lang.PROPN:
				p = "x"
			}
			if p == "" || len(tok.Lemma) < 2 {
				continue
			}
			count[key{sent.Lang, p, lang.Fold(tok.Lemma)}] += w
		}
	}
}

func main() {
	a, _ = lang.New()
	hints := map[string]lang.Lang{"en": lang.English, "uk": lang.Ukrainian, "ru": lang.Russian}
	fs, _ := filepath.Glob("/work/shared/eval/train/*.json")
	for _, f := range fs {
		b, _ := os.ReadFile(f)
		var d struct{ Text, Lang, Src string }
		if json.Unmarshal(b, &d) == nil && d.Src != "unlp" {
			add(d.Text, hints[d.Lang], 1)
		}
	}
	fs, _ = filepath.Glob("/tmp/w/build/texts/*/*.txt")
	for _, f := range fs {
		b, _ := os.ReadFile(f)
		s := strings.SplitN(string(b), "\n---\n", 3)
		if len(s) > 1 {
			add(s[1], hints[filepath.Base(filepath.Dir(f))[:2]], 1)
		}
	}
	fs, _ = filepath.Glob("/tmp/w/build/texts/claims/*.tsv")
	for _, f := range fs {
		b, _ := os.ReadFile(f)
		for _, line := range strings.Split(string(b), "\n") {
			if _, c, ok := strings.Cut(line, "\t"); ok {
				add(c, hints[filepath.Base(f)[:2]], 1)
			}
		}
	}
	fs, _ = filepath.Glob("/work/shared/data/telegram_ru_news/*.json")
	for _, f := range fs {
		b, _ := os.ReadFile(f)
		var ms []struct{ Text string }
		if err := json.Unmarshal(b, &ms); err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
		for i, m := range ms {
			if i%3 == 0 {
				add(m.Text, lang.Russian, 0.3)
			}
		}
	}
	for _, g := range []struct{ p, l string }{{"/work/shared/data/ud/UD_English-EWT/*.conllu", "en"}, {"/work/shared/data/ud/UD_Ukrainian-ParlaMint/*train*.conllu", "uk"}, {"/work/shared/data/ud/UD_Russian-Taiga/*train*.conllu", "ru"}} {
		fs, _ = filepath.Glob(g.p)
		for _, f := range fs {
			h, _ := os.Open(f)
			sc := bufio.NewScanner(h)
			sc.Buffer(make([]byte, 1<<20), 1<<20)
			for sc.Scan() {
				if t, ok := strings.CutPrefix(sc.Text(), "# text = "); ok {
					add(t, hints[g.l], 0.3)
				}
			}
		}
	}
	fs, _ = filepath.Glob("/work/shared/data/polnear/*/*/*.txt")
	f2, _ := filepath.Glob("/work/shared/data/polnear/*/*.txt")
	fs = append(fs, f2...)
	for _, f := range fs {
		b, _ := os.ReadFile(f)
		add(string(b), lang.English, 0.3)
	}
	fmt.Fprintln(os.Stderr, len(fs), "polnear")
	for code, l := range hints {
		var ks []key
		tot, n := 0.0, 0.0
		for k, c := range count {
			if k.l == l {
				tot += c
				ks = append(ks, k)
			}
		}
		sort.Slice(ks, func(i, j int) bool {
			if count[ks[i]] != count[ks[j]] {
				return count[ks[i]] > count[ks[j]]
			}
			return ks[i].lem < ks[j].lem
		})
		o, _ := os.Create("/tmp/lem." + code)
		for i, k := range ks {
			n += count[k]
			fmt.Fprintf(o, "%s\t%s\t%.1f\n", k.lem, k.pos, count[k])
			if i == 4000 || i == 6000 || i == 8000 || i == 10000 || i == 14000 {
				fmt.Println(code, i, n/tot, count[k])
			}
		}
		o.Close()
	}
}
