package main

import (
	"context"
	"fmt"
	"path/filepath"

	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/eval/acled"
	"github.com/hearsay-org/hearsay/eval/polnear"
	"github.com/hearsay-org/hearsay/eval/report"
	"github.com/hearsay-org/hearsay/eval/treebanks"
	"github.com/hearsay-org/hearsay/internal/extract/attribution"
	"github.com/hearsay-org/hearsay/internal/extract/kind"
)

// attributions measures the layer of plain attributions.
func attributions(ctx context.Context, b *bench, p *report.Part) error {
	p.Intro = "US news articles in which every attribution is marked: what somebody says, thinks, wants or feels, with its source, its cue and its content. A span is right where the token F1 is at least 0.5, a triple where all three are; matched one to one. Nothing of hearsay is trained on them."
	list, err := polnear.Read(b.data("data", "polnear", "dev"))
	if err != nil {
		return err
	}
	var f, people polnear.Figures
	for i := range list {
		f.Score(&list[i], b.triples(list[i].Text), nil)
		agreement(&people, &list[i])
	}
	t := report.Table{Caption: fmt.Sprintf("The %d articles of the development part.", f.Articles), Head: []string{"", "precision", "recall", "F1", "marked", "F1 of one annotator against another"}}
	for _, x := range []struct {
		name      string
		c, people polnear.Count
	}{
		{"triples", f.Triples, people.Triples}, {"triples, with those that name no source", f.All, people.All},
		{"source", f.Source, people.Source}, {"cue", f.Cue, people.Cue}, {"content", f.Content, people.Content},
	} {
		t.Add(x.name, report.Share(x.c.Precision()), report.Share(x.c.Recall()), report.Share(x.c.F1()), fmt.Sprint(x.c.Marked), report.Share(x.people.F1()))
		p.Set(x.name, x.c.F1())
	}
	p.Tables = append(p.Tables, t)
	published(p)
	errors(p, f.Errors, 8)
	return nil
}

// triples returns the attributions of an English text.
func (b *bench) triples(text string) []hearsay.Attribution {
	w := b.engine.Lay(hearsay.Document{Text: text, Lang: "en"})
	if b.models != nil {
		attribution.Weigh(w.Passage, w.Frames, b.models.Frame)
	}
	return attribution.Triples(w.Passage, w.Frames)
}

// agreement scores each annotator of an article against each other one.
func agreement(f *polnear.Figures, a *polnear.Article) {
	all := append([][]polnear.Attribution{a.Marks}, a.Others...)
	for i := range all {
		for k := range all {
			if i == k {
				continue
			}
			found := make([]hearsay.Attribution, len(all[i]))
			for n, m := range all[i] {
				found[n] = hearsay.Attribution{Source: whole(m.Source), Cue: whole(m.Cue), Content: whole(m.Content)}
			}
			f.Score(&polnear.Article{Name: a.Name, Text: a.Text, Marks: all[k]}, found, nil)
		}
	}
}

// whole joins the pieces of a part.
func whole(pieces []hearsay.Span) hearsay.Span {
	var s hearsay.Span
	for i, x := range pieces {
		if i == 0 {
			s = x
		}
		s.Start, s.End = min(s.Start, x.Start), max(s.End, x.End)
	}
	return s
}

// types measures the model of types on snippets of news.
func types(ctx context.Context, b *bench, p *report.Part) error {
	p.Intro = "English snippets of news, each of one of 30 types, most of them ACLED's. `eval/acled/types.tsv` says which type of ours each stands for and which others a careful reader could choose; several of theirs are one of ours, and six (crime, disasters, diplomacy, claims of responsibility, mobs, weapons seized) are none, so that the figures are not those of the task. The type said of a snippet is the likeliest over its sentences. Nothing of hearsay is trained on them."
	if err := b.needModels(); err != nil {
		return err
	}
	snippets, err := acled.Read(b.data("data", "case2021_task2", "test_dataset", "test_set_final_release_with_labels.tsv"))
	if err != nil {
		return err
	}
	found := make([]string, len(snippets))
	for i := range snippets {
		found[i] = b.typeOf(snippets[i].Text)
	}
	f, err := acled.Score(snippets, found)
	if err != nil {
		return err
	}
	t := report.Table{Caption: fmt.Sprintf("%d snippets.", f.Snippets), Head: []string{"", "accuracy", "weighted F1", "macro F1", "accuracy, other right types allowed"}}
	t.Add("hearsay", report.Share(f.Accuracy), report.Share(f.WeightedF1), report.Share(f.MacroF1), report.Share(f.Lenient))
	t.Add("always "+f.Commonest, report.Share(f.Baseline), report.Share(f.BaselineF1), "", "")
	p.Tables = append(p.Tables, t)
	p.Set("accuracy", f.Accuracy)
	p.Set("weighted F1", f.WeightedF1)
	published(p)
	errors(p, f.Confused, 8)
	return nil
}

// typeOf adds up the shares of each type over the sentences of a text.
func (b *bench) typeOf(text string) string {
	w := b.engine.Lay(hearsay.Document{Text: text, Lang: "en"})
	c := kind.NewContext(w.Passage)
	sum := map[string]float64{}
	for _, s := range w.Passage.Text.Sentences {
		if s.Last > s.First {
			for _, x := range kind.Of(b.models.Kind, kind.Features(w.Passage, c, s.First, s.Last)) {
				sum[x.Name] += x.Share
			}
		}
	}
	best := "other"
	for _, name := range hearsay.Types.Words() {
		if sum[name] > sum[best] {
			best = name
		}
	}
	return best
}

// language measures tags, lemmas and trees.
func language(ctx context.Context, b *bench, p *report.Part) error {
	p.Intro = "The test sets of treebanks of Universal Dependencies, their words and sentences given, punctuation counted. Sentences that also stand in a training file are not trained on. Lemmas are compared without regard to letter case, relations as far as the program tells them apart. `Ukrainian IU` is of another kind of text than what the Ukrainian model has learned from, and its licence allows measuring only."
	t := report.Table{Head: []string{"", "words", "UPOS", "lemma", "UAS", "LAS"}}
	counts := map[string]int{}
	for _, set := range treebanks.Sets() {
		f, err := treebanks.Measure(b.data("data", "ud"), treebanks.Models, set)
		if err != nil {
			return err
		}
		t.Add(set.Name, fmt.Sprint(f.Words), report.Percent(f.UPOS), report.Percent(f.Lemma), report.Percent(f.UAS), report.Percent(f.LAS))
		for name, x := range map[string]float64{"UPOS": f.UPOS, "lemma": f.Lemma, "UAS": f.UAS, "LAS": f.LAS} {
			p.Set(set.Name+" "+name, 100*x)
		}
		for k, n := range f.Confused {
			counts[k] += n
		}
		for k, n := range f.Attached {
			counts["head of "+k+" missed"] += n
		}
	}
	p.Tables = append(p.Tables, t)
	published(p)
	errors(p, counts, 10)
	return nil
}

func (b *bench) geoparsing(name string) string {
	return filepath.Join(b.shared, "data", "geoparsing", name)
}
