package main

import (
	"context"
	"fmt"

	"github.com/hearsay-org/hearsay/eval/pages"
	"github.com/hearsay-org/hearsay/eval/places"
	"github.com/hearsay-org/hearsay/eval/report"
	"github.com/hearsay-org/hearsay/internal/kit/gazetteer"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
	"github.com/hearsay-org/hearsay/internal/locate"
)

// atlas is what finds and resolves places.
type atlas struct {
	g *gazetteer.Gazetteer
	l *locate.Locator
	a *lang.Analyser
}

func openMap() (m atlas, err error) {
	if m.g, err = gazetteer.Open(); err != nil {
		return m, err
	}
	if m.a, err = lang.New(); err != nil {
		return m, err
	}
	m.l, err = locate.New(m.g)
	return m, err
}

// toponyms measures where given names of places are put.
func toponyms(ctx context.Context, b *bench, p *report.Part) error {
	p.Intro = "Names of places in news articles, given where they stand: a place is right within 161 km (100 miles) of the annotated one. What the gazetteer does not know counts as wrong. The baseline always takes the most populous place of the name."
	m, err := openMap()
	if err != nil {
		return err
	}
	t := report.Table{Head: []string{"", "toponyms", "Acc@161 km", "by population alone", "not in the gazetteer"}}
	counts := map[string]int{}
	for _, set := range []struct{ name, file string }{{"LGL", "lgl.xml"}, {"GeoWebNews", "GWN.xml"}} {
		r, err := places.ResolveCorpus(m.g, m.l, m.a, b.geoparsing(set.file))
		if err != nil {
			return err
		}
		n := max(1, r.Toponyms)
		share := func(k int) string { return report.Percent(float64(k) / float64(n)) }
		t.Add(set.name, fmt.Sprint(r.Toponyms), share(r.Right), share(r.Baseline), share(r.Unknown))
		p.Set(set.name, 100*float64(r.Right)/float64(n))
		counts["the gazetteer does not know the name"] += r.Unknown
		counts["another place of the same name was taken"] += r.Toponyms - r.Right - r.Unknown
	}
	p.Tables = append(p.Tables, t)
	published(p)
	errors(p, counts, 8)
	return nil
}

// drawn is the number of settlements that are drawn from the register.
const drawn = 200

// villages measures whether settlements of the register are found in any case.
func villages(ctx context.Context, b *bench, p *report.Part) error {
	p.Intro = fmt.Sprintf("%d settlements drawn at random, with a fixed seed, from the register of all 29,707 (KATOTTG), each in a made-up sentence for each grammatical case. Right is the settlement itself; ambiguous is a name that several settlements bear, said to be so, the right one among them.", drawn)
	m, err := openMap()
	if err != nil {
		return err
	}
	t := report.Table{Head: []string{"", "sentences", "right", "ambiguous, said so", "together"}}
	counts := map[string]int{}
	for _, set := range []struct {
		name           string
		named, russian bool
	}{{"Ukrainian, the oblast named", true, false}, {"Ukrainian, no oblast named", false, false}, {"Russian, the oblast named", true, true}, {"Russian, no oblast named", false, true}} {
		v, err := places.VillageRecall(m.g, m.l, m.a, b.data("data", "gazetteer", "kodifikator-16-05-2025.csv"), drawn, set.named, set.russian)
		if err != nil {
			return err
		}
		n := float64(max(1, v.Sentences))
		t.Add(set.name, fmt.Sprint(v.Sentences), report.Percent(float64(v.Right)/n), report.Percent(float64(v.Ambiguous)/n), report.Percent(float64(v.Good())/n))
		p.Set(set.name, 100*float64(v.Good())/n)
		counts["a form of a name was not found, or another place was taken"] += v.Sentences - v.Good()
	}
	p.Tables = append(p.Tables, t)
	errors(p, counts, 8)
	return nil
}

// articles measures the main text of pages.
func articles(ctx context.Context, b *bench, p *report.Part) error {
	p.Intro = "Saved pages of news sites whose article texts are known (article-extraction-benchmark), compared by runs of four words, as that benchmark does."
	f, err := pages.Measure(ctx, b.data("data", "article_extraction_benchmark"))
	if err != nil {
		return err
	}
	t := report.Table{Caption: fmt.Sprintf("%d pages.", f.Pages), Head: []string{"", "F1", "precision", "recall", "all words right"}}
	t.Add("hearsay", report.Share(f.F1), report.Share(f.Precision), report.Share(f.Recall), report.Share(f.Exact))
	p.Tables = append(p.Tables, t)
	p.Set("F1", f.F1)
	published(p)
	counts := map[string]int{}
	for _, s := range f.Scores {
		switch {
		case s.Precision < 0 || s.Recall >= 0 && s.Recall < 0.5:
			counts["most of the article was not taken"]++
		case s.Recall >= 0 && s.Recall < 0.95 && s.Precision >= 0.95:
			counts["a part of the article was left out"]++
		case s.Precision < 0.95:
			counts["words beside the article were taken"]++
		}
	}
	errors(p, counts, 8)
	return nil
}
