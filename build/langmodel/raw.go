package main

import (
	"fmt"
	"strings"

	"github.com/hearsay-org/hearsay/internal/kit/lang"
)

// span is a stretch of a text in bytes.
type span struct{ from, to int }

// measureRaw tells how well the words and sentences of dev and test are found.
func measureRaw(ud, words, langs string) error {
	a, err := lang.New()
	if err != nil {
		return err
	}
	for _, l := range split(langs) {
		d, err := load(ud, words, l)
		if err != nil {
			return err
		}
		fmt.Printf("%s dev  %s\n%s test %s\n", l, rawScore(a, d.lang, d.dev), l, rawScore(a, d.lang, d.test))
	}
	return nil
}

// rawScore reads the texts of sentences as they stand, the sentences of a
// paragraph joined with spaces, and tells how well words and ends of sentences
// are found: the F1 of both in percent.
func rawScore(a *lang.Analyser, l lang.Lang, all []*sentence) string {
	var words, sentences [3]int // right, found, wanted
	for i := 0; i < len(all); {
		var text strings.Builder
		var want, ends []span
		first := i
		for ; i < len(all) && (i == first || !all[i].NewPar); i++ {
			if i > first {
				text.WriteByte(' ')
			}
			start := text.Len()
			for j, w := range all[i].Words {
				from := text.Len()
				text.WriteString(w.Form)
				want = append(want, span{from, text.Len()})
				if w.Space && j+1 < len(all[i].Words) {
					text.WriteByte(' ')
				}
			}
			ends = append(ends, span{start, text.Len()})
		}
		x := a.Analyse(text.String(), l)
		var got, gotEnds []span
		for _, t := range x.Tokens {
			got = append(got, span{int(t.Start), int(t.End)})
		}
		for _, s := range x.Sentences {
			gotEnds = append(gotEnds, span{int(x.Tokens[s.First].Start), int(s.End)})
		}
		match(&words, got, want)
		match(&sentences, gotEnds, ends)
	}
	return fmt.Sprintf("words F1 %.2f, sentences F1 %.2f", f1(words), f1(sentences))
}

// match counts the spans that both lists have.
func match(n *[3]int, got, want []span) {
	has := map[span]bool{}
	for _, s := range want {
		has[s] = true
	}
	for _, s := range got {
		if has[s] {
			n[0]++
		}
	}
	n[1] += len(got)
	n[2] += len(want)
}

// f1 returns the harmonic mean of precision and recall in percent.
func f1(n [3]int) float64 {
	if n[1]+n[2] == 0 {
		return 0
	}
	return 200 * float64(n[0]) / float64(n[1]+n[2])
}
