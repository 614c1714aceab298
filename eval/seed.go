package main

import (
	"context"
	"fmt"
	"math"
	"strings"

	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/eval/claims"
	"github.com/hearsay-org/hearsay/eval/gold"
	"github.com/hearsay-org/hearsay/eval/report"
)

// seed measures on the article that the project began with.
func seed(ctx context.Context, b *bench, p *report.Part) error {
	p.Intro = "The article that the project began with: 20 claims, two of them on chains of two links that name the same report, one on hearsay of hearsay, two notes on verification, three terms, and a settlement whose name many others bear."
	if err := b.needModels(); err != nil {
		return err
	}
	docs, err := gold.Load(b.data("seed"))
	if err != nil {
		return err
	}
	t := report.Table{Head: []string{"", "found", "of"}}
	for _, d := range docs {
		r, err := b.engine.Read(ctx, d.Document())
		if err != nil {
			return err
		}
		c := claims.Count(d, claims.FromReading(&r), nil)
		for _, row := range []struct{ name, got, of string }{
			{"claims", "hit", "gold"}, {"claims, strict", "strict", "gold"}, {"chains of two links, exact", "nested_ok", "nested"},
			{"notes", "note_hit", "note_gold"}, {"terms", "term_hit", "term_gold"},
		} {
			t.Add(row.name, fmt.Sprint(c[row.got]), fmt.Sprint(c[row.of]))
			p.Set(row.got, c[row.got])
		}
		t.Add("claims found in all", fmt.Sprint(c["pred"]), "")
		if l := locationOf(&r, "Novooleksiivka"); l != nil {
			near := math.Abs(l.Lat-46.23) < 0.02 && math.Abs(l.Lon-34.65) < 0.02
			p.Set("place", float64(count(near)))
			t.Add(fmt.Sprintf("Novooleksiivka at %.2f N %.2f E, %s; %d alternatives", l.Lat, l.Lon, l.Admin, len(l.Alternatives)), fmt.Sprint(count(near)), "1")
		} else {
			t.Add("Novooleksiivka", "0", "1")
		}
	}
	p.Tables = append(p.Tables, t)
	return nil
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

// locationOf returns the first location of a claim that stands under a name.
func locationOf(r *hearsay.Reading, name string) *hearsay.Location {
	for i := range r.Claims {
		for k := range r.Claims[i].Locations {
			if l := &r.Claims[i].Locations[k]; strings.Contains(l.Text, name) {
				return l
			}
		}
	}
	return nil
}
