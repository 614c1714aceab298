// Command cmd prints how well places are found and resolved.
//
//	go run ./eval/places/cmd -shared ../shared
package main

import (
	"cmp"
	"flag"
	"fmt"
	"log"
	"maps"
	"path/filepath"
	"slices"

	"github.com/hearsay-org/hearsay/eval/places"
	"github.com/hearsay-org/hearsay/internal/kit/gazetteer"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
	"github.com/hearsay-org/hearsay/internal/locate"
)

func main() {
	log.SetFlags(0)
	shared := flag.String("shared", "../shared", "folder with data/ and eval/")
	show := flag.Int("show", 0, "how many of the commonest misses and other finds to print")
	flag.Parse()
	if err := run(*shared, *show); err != nil {
		log.Fatal("places: ", err)
	}
}

func run(shared string, show int) error {
	g, err := gazetteer.Open()
	if err != nil {
		return err
	}
	a, err := lang.New()
	if err != nil {
		return err
	}
	l, err := locate.New(g)
	if err != nil {
		return err
	}
	for _, code := range []string{"en", "uk", "ru"} {
		r, err := places.FindRecall(g, l, a, code, filepath.Join(shared, "eval/dev"), filepath.Join(shared, "eval/train"))
		if err != nil {
			return err
		}
		fmt.Printf("find %s: %d names, touched %.1f %%, whole %.1f %%, exactly the phrase %.1f %%; %d found\n", code, r.Names, pct(r.Touched, r.Names), pct(r.Inside, r.Names), pct(r.Exact, r.Names), r.Found)
		list("inexact", r.Inexact, show)
		list("missed", r.Missed, show)
		list("other", r.Other, show)
	}
	for _, name := range []string{"lgl.xml", "GWN.xml"} {
		r, err := places.ResolveCorpus(g, l, a, filepath.Join(shared, "data/geoparsing", name))
		if err != nil {
			return err
		}
		fmt.Printf("resolve %s: %d toponyms, within 161 km %.1f %%, of population alone %.1f %%, not in the gazetteer %.1f %%\n",
			name, r.Toponyms, pct(r.Right, r.Toponyms), pct(r.Baseline, r.Toponyms), pct(r.Unknown, r.Toponyms))
		list("unknown", r.Misses, show)
		list("far", r.Far, show)
	}
	return villages(g, l, a, filepath.Join(shared, "data/gazetteer/kodifikator-16-05-2025.csv"), show)
}

func villages(g *gazetteer.Gazetteer, l *locate.Locator, a *lang.Analyser, path string, show int) error {
	for _, russian := range []bool{false, true} {
		for _, named := range []bool{false, true} {
			v, err := places.VillageRecall(g, l, a, path, 200, named, russian)
			if err != nil {
				return err
			}
			fmt.Printf("villages, russian %v, oblast named %v: %d sentences, right %.1f %%, ambiguous %.1f %%, together %.1f %%\n",
				russian, named, v.Sentences, pct(v.Right, v.Sentences), pct(v.Ambiguous, v.Sentences), pct(v.Good(), v.Sentences))
			list("wrong", v.Wrong, show)
		}
	}
	return nil
}

func pct(n, of int) float64 { return 100 * float64(n) / float64(max(1, of)) }

func list(title string, counts map[string]int, n int) {
	if n == 0 {
		return
	}
	keys := slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(counts[b]-counts[a], cmp.Compare(a, b))
	})
	for i, k := range keys {
		if i == n {
			break
		}
		fmt.Printf("  %s %3d %s\n", title, counts[k], k)
	}
}
