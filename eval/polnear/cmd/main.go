// Command cmd lists the attributions of PolNeAR that are read wrong, for those
// who mend them: on the train part, never on what is measured.
//
//	go run ./eval/polnear/cmd -kind missed -n 100
package main

import (
	"cmp"
	"flag"
	"fmt"
	"log"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/eval/polnear"
	"github.com/hearsay-org/hearsay/internal/app"
	"github.com/hearsay-org/hearsay/internal/extract"
	"github.com/hearsay-org/hearsay/internal/extract/attribution"
)

func main() {
	log.SetFlags(0)
	dir := flag.String("dir", "../shared/data/polnear/train", "folder of articles")
	kind := flag.String("kind", "", "list misses of this kind alone")
	n := flag.Int("n", 0, "how many misses to list, drawn at random")
	cues := flag.Int("cues", 0, "how many of the commonest cues among the misses to list")
	flag.Parse()
	if err := run(*dir, *kind, *n, *cues); err != nil {
		log.Fatal("polnear: ", err)
	}
}

func run(dir, kind string, n, cues int) error {
	e, err := app.NewEngine(app.Config{}, &extract.Models{})
	if err != nil {
		return err
	}
	list, err := polnear.Read(dir)
	if err != nil {
		return err
	}
	var f polnear.Figures
	var misses []polnear.Miss
	texts := map[string]string{}
	for i := range list {
		a := &list[i]
		w := e.Lay(hearsay.Document{Text: a.Text, Lang: "en"})
		f.Score(a, attribution.Triples(w.Passage, w.Frames), &misses)
		texts[a.Name] = a.Text
	}
	for _, x := range []struct {
		name string
		c    polnear.Count
	}{{"triples", f.Triples}, {"all", f.All}, {"source", f.Source}, {"cue", f.Cue}, {"content", f.Content}} {
		fmt.Printf("%-8s P %.3f R %.3f F %.3f\n", x.name, x.c.Precision(), x.c.Recall(), x.c.F1())
	}
	fmt.Println(f.Errors)
	misses = slices.DeleteFunc(misses, func(m polnear.Miss) bool { return kind != "" && m.Kind != kind })
	commonest(misses, cues)
	r := rand.New(rand.NewPCG(1, 2))
	r.Shuffle(len(misses), func(i, j int) { misses[i], misses[j] = misses[j], misses[i] })
	for _, m := range misses[:min(n, len(misses))] {
		show(m, texts[m.Article])
	}
	return nil
}

func commonest(misses []polnear.Miss, n int) {
	counts := map[string]int{}
	for _, m := range misses {
		counts[cmp.Or(m.Kind+" "+strings.ToLower(cmp.Or(m.Cue, m.FoundCue)))]++
	}
	for _, k := range slices.SortedFunc(maps.Keys(counts), func(a, b string) int { return cmp.Or(counts[b]-counts[a], cmp.Compare(a, b)) }) {
		if n--; n < 0 {
			return
		}
		fmt.Printf("%4d %s\n", counts[k], k)
	}
}

func show(m polnear.Miss, text string) {
	from := strings.LastIndexByte(text[:m.At.Start], '\n') + 1
	to := len(text)
	if i := strings.IndexByte(text[m.At.End:], '\n'); i >= 0 {
		to = m.At.End + i
	}
	fmt.Printf("\n%s\n  %s\n", m.Kind, text[from:to])
	if m.Cue != "" {
		fmt.Printf("  marked  %q | %q | %q\n", m.Source, m.Cue, m.Content)
	}
	if m.FoundCue != "" {
		fmt.Printf("  found   %q | %q | %q\n", m.FoundSource, m.FoundCue, m.FoundBody)
	}
}
