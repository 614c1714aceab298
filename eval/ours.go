package main

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/hearsay-org/hearsay/eval/claims"
	"github.com/hearsay-org/hearsay/eval/gold"
	"github.com/hearsay-org/hearsay/eval/report"
)

// figureNames are the figures of the annotation's scorer, in the order in which
// they matter.
func figureNames() []string {
	return strings.Fields("strict claim type origin chain nested voice polarity place time actor target quantity notes terms")
}

// ours measures on the annotated documents, per language and per kind.
func ours(ctx context.Context, b *bench, p *report.Part) error {
	p.Intro = "Real articles, wires and posts on the wars in Ukraine, Sudan, South Sudan, Gaza and Syria in which careful readers marked each claim with its chain. A claim is found where the token F1 of the quotes is at least 0.5; it counts for `strict` where its type and its origin, the last link of the chain, are right too. `type` to `polarity` are shares of the claims found, `nested` of all chains of two and more links, the others F1 over all claims. Two careful readers agree at strict .847 on these documents."
	if err := b.needModels(); err != nil {
		return err
	}
	dirs := []string{b.data("eval", "dev")}
	if b.sets != "" {
		dirs = strings.Split(b.sets, ",")
	}
	for _, dir := range dirs {
		docs, err := gold.Load(dir)
		if err != nil {
			return err
		}
		s, err := b.score(ctx, docs)
		if err != nil {
			return err
		}
		p.Tables = append(p.Tables, s.table(filepath.Base(dir)))
		s.set(filepath.Base(dir), p)
		if b.sets == "" {
			errors(p, s.errors, 16)
		}
	}
	published(p)
	return nil
}

// set notes the figures of all documents, and strict F1 of each language.
func (s *scores) set(set string, p *report.Part) {
	for _, name := range figureNames() {
		p.Set(set+"."+name, s.sum("all").Figures()[name])
	}
	mean, _ := claims.NestedMean(s.groups["all"])
	p.Set(set+".nested, mean over documents", mean)
	for _, lang := range []string{"en", "uk", "ru"} {
		if len(s.groups[lang]) > 0 {
			p.Set(set+".strict, "+lang, s.sum(lang).Figures()["strict"])
		}
	}
}

// scores are the counts of documents, by the group that they belong to.
type scores struct {
	groups map[string][]claims.Counts // "all", a language or a kind
	errors map[string]int
}

// score reads documents and compares.
func (b *bench) score(ctx context.Context, docs []*gold.Document) (*scores, error) {
	s := &scores{groups: map[string][]claims.Counts{}, errors: map[string]int{}}
	for _, d := range docs {
		r, err := b.engine.Read(ctx, d.Document())
		if err != nil {
			return nil, err
		}
		if err := r.Validate(); err != nil {
			return nil, fmt.Errorf("%s: %w", d.ID, err)
		}
		found := claims.FromReading(&r)
		if b.write != "" {
			if err := writePrediction(b.write, d.ID, found); err != nil {
				return nil, err
			}
		}
		c := claims.Count(d, found, nil)
		for _, g := range []string{"all", d.Lang, d.Kind} {
			s.groups[g] = append(s.groups[g], c)
		}
		for k, n := range claims.Errors(d, found) {
			s.errors[k] += n
		}
	}
	return s, nil
}

func (s *scores) sum(group string) claims.Counts {
	sum := claims.Counts{}
	for _, c := range s.groups[group] {
		sum.Add(c)
	}
	return sum
}

// columns returns the groups that have documents: all, languages, kinds.
func (s *scores) columns() []string {
	var out []string
	first := []string{"all", "en", "uk", "ru"}
	for _, g := range first {
		if len(s.groups[g]) > 0 {
			out = append(out, g)
		}
	}
	for _, g := range slices.Sorted(maps.Keys(s.groups)) {
		if !slices.Contains(first, g) {
			out = append(out, g)
		}
	}
	return out
}

// table has a row a figure and a column a group, each with its interval.
func (s *scores) table(name string) report.Table {
	columns := s.columns()
	t := report.Table{Caption: fmt.Sprintf("The documents of `%s`.", name), Head: append([]string{""}, columns...)}
	line := func(name string, cell func(group string) string) {
		row := []string{name}
		for _, g := range columns {
			row = append(row, cell(g))
		}
		t.Add(row...)
	}
	line("documents", func(g string) string { return fmt.Sprint(len(s.groups[g])) })
	line("claims", func(g string) string { return fmt.Sprint(s.sum(g)["gold"]) })
	line("claims found", func(g string) string { return fmt.Sprint(s.sum(g)["pred"]) })
	for _, figure := range figureNames() {
		line(figure, func(g string) string {
			low, high := claims.Interval(s.groups[g], figure)
			return fmt.Sprintf("%s (%s–%s)", report.Share(s.sum(g).Figures()[figure]), report.Share(low), report.Share(high))
		})
		if figure == "nested" {
			line("nested, mean over documents", func(g string) string {
				mean, n := claims.NestedMean(s.groups[g])
				return fmt.Sprintf("%s of %d", report.Share(mean), n)
			})
		}
	}
	return t
}

// writePrediction writes what was found in the form that the annotation's own
// scorer reads.
func writePrediction(dir, id string, d *gold.Document) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	data, err := json.MarshalIndent(d, "", " ")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, id+".json"), data, 0o644)
}
