// Command claimmodel trains the models of the extractor from annotated texts and
// writes them to files, or measures them by cross-validation.
//
//	go run ./build/claimmodel                     train on all, write the files
//	go run ./build/claimmodel -folds 5 -cv        measure; writes nothing
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"sync"

	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/eval/claims"
	"github.com/hearsay-org/hearsay/internal/app"
	"github.com/hearsay-org/hearsay/internal/extract"
	"github.com/hearsay-org/hearsay/internal/kit/loglin"
	"github.com/hearsay-org/hearsay/internal/kit/trees"
)

// lineWeight is the weight of a claim that stands alone against one in a text.
const lineWeight = 0.7

func main() {
	train := flag.String("train", "../shared/eval/train", "folder of annotated texts; \"\" for none")
	invented := flag.String("texts", "build/texts", "folder of the invented texts")
	weight := flag.Float64("weight", 1, "weight of the invented texts; 0 leaves them out")
	out := flag.String("out", "internal/extract/model", "folder to write to")
	folds := flag.Int("folds", 5, "parts of the cross-validation")
	cv := flag.Bool("cv", false, "measure by cross-validation instead of writing")
	parts := flag.Int("parts", 0, "measure only this many of the parts; 0 for all")
	show := flag.Int("reach", -1, "say how many sources are among the candidates, and list this many that are not")
	part := flag.String("given", "", "measure one part with the others right: kind, sort, origin, judge, outer, nested, voice, polarity, count, notes, place, time, actor, target, parties")
	on := flag.String("on", "", "with -cv or -given: train on all and measure on the annotated texts of this folder")
	errors := flag.Bool("errors", false, "list what is wrong")
	flag.Parse()
	if err := run(*train, *invented, *out, *folds, *parts, float32(*weight), *cv, *errors, *show, *part, *on); err != nil {
		fmt.Fprintln(os.Stderr, "claimmodel:", err)
		os.Exit(1)
	}
}

func run(train, invented, out string, folds, parts int, weight float32, cv, errors bool, show int, part, on string) error {
	samples, err := load(train, folds)
	if err != nil {
		return err
	}
	if on != "" {
		for _, s := range samples {
			s.fold = -1
		}
		test, err := load(on, 1)
		if err != nil {
			return err
		}
		samples, folds, parts = append(samples, test...), 1, 1
	}
	if weight > 0 {
		more, err := loadInvented(invented, weight)
		if err != nil {
			return err
		}
		samples = append(samples, more...)
		if part == "" || part == "kind" || part == "sort" { // what else claims without their texts teach nothing of
			if more, err = loadLines(filepath.Join(invented, "claims"), weight*lineWeight); err != nil {
				return err
			}
			samples = append(samples, more...)
		}
	}
	e, err := app.NewEngine(app.Config{}, &extract.Models{})
	if err != nil {
		return err
	}
	each(samples, func(s *sample) { s.lay(e) })
	n := 0
	for _, s := range samples {
		n += len(s.cuts)
	}
	fmt.Printf("%d texts, %d claims\n", len(samples), n)
	if part != "" {
		given(samples, part, folds, parts, show)
		return nil
	}
	if show >= 0 {
		reach(samples, show)
		return nil
	}
	if cv {
		return validate(samples, folds, parts, errors)
	}
	return write(trainAll(samples), out)
}

// each runs a function over samples on all cores.
func each(samples []*sample, do func(s *sample)) {
	var group sync.WaitGroup
	half := len(samples) / 2
	for _, part := range [][]*sample{samples[:half], samples[half:]} {
		group.Go(func() {
			for _, s := range part {
				do(s)
			}
		})
	}
	group.Wait()
}

// write saves each model as NAME.bin in a folder.
func write(models trained, dir string) error {
	save := func(name string, data []byte, what string) error {
		fmt.Printf("%-9s %-16s %8d bytes\n", name, what, len(data))
		return os.WriteFile(filepath.Join(dir, name+".bin"), data, 0o644)
	}
	for name, t := range models.linear {
		if err := save(name, t.Marshal(), fmt.Sprint(t.Len(), " features")); err != nil {
			return err
		}
	}
	for name, f := range models.forest {
		if err := save(name, f.Marshal(), fmt.Sprint(f.Columns(), " columns")); err != nil {
			return err
		}
	}
	return save("gist", models.gist.Marshal(), "network")
}

// validate trains on all folds but one and reads that one, in turn.
func validate(samples []*sample, folds, parts int, errors bool) error {
	if parts == 0 {
		parts = folds
	}
	sum := claims.Counts{}
	byLang := map[string]claims.Counts{}
	var misses []claims.Miss
	for fold := range parts {
		var train, test []*sample
		for _, s := range samples {
			if s.fold == fold {
				test = append(test, s)
			} else {
				train = append(train, s)
			}
		}
		e, err := app.NewEngine(app.Config{}, trainAll(train).models())
		if err != nil {
			return err
		}
		for _, s := range test {
			var list *[]claims.Miss
			if errors {
				list = &misses
			}
			c := claims.Count(s.doc, claims.FromReading(read(e, s)), list)
			sum.Add(c)
			if byLang[s.doc.Lang] == nil {
				byLang[s.doc.Lang] = claims.Counts{}
			}
			byLang[s.doc.Lang].Add(c)
		}
	}
	for _, m := range misses {
		fmt.Printf("%s | %s | %s\n", m.Doc, m.Quote, m.What)
	}
	print(sum, byLang)
	return nil
}

// read reads a sample's text as the program does, with what was laid out before.
func read(e *extract.Engine, s *sample) *hearsay.Reading {
	r := e.ReadWork(s.work)
	return &r
}

func print(sum claims.Counts, byLang map[string]claims.Counts) {
	figures := []claims.Figures{sum.Figures()}
	names := []string{"all"}
	for l := range byLang {
		names = append(names, l)
	}
	sort.Strings(names[1:])
	for _, l := range names[1:] {
		figures = append(figures, byLang[l].Figures())
	}
	fmt.Printf("%-10s %s\n", "", strings.Join(names, "     "))
	for _, k := range []string{"strict", "claim", "type", "origin", "chain", "nested", "voice", "polarity", "place", "time", "actor", "target", "quantity", "notes", "terms"} {
		fmt.Printf("%-10s", k)
		for _, f := range figures {
			fmt.Printf(" %.3f", f[k])
		}
		fmt.Println()
	}
}

// models makes the models of a training, without files.
func (t trained) models() *extract.Models {
	return extract.MakeModels(func(name string) *loglin.Model { return t.linear[name].Model() }, func(name string) *trees.Forest { return t.forest[name] }, t.gist)
}
