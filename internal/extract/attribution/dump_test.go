package attribution_test

import (
	"fmt"
	"os"
	"sort"
	"strings"
	"testing"

	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/eval/polnear"
	"github.com/hearsay-org/hearsay/internal/app"
	"github.com/hearsay-org/hearsay/internal/extract"
	"github.com/hearsay-org/hearsay/internal/extract/attribution"
)

func TestDump(t *testing.T) {
	if os.Getenv("DUMP") == "" {
		t.Skip()
	}
	e, _ := app.NewEngine(app.Config{}, &extract.Models{})
	list, err := polnear.Read("/work/shared/data/polnear/train")
	if err != nil {
		t.Fatal(err)
	}
	type c struct{ n, hit, cue int }
	m := map[string]*c{}
	for i := range list {
		a := &list[i]
		w := e.Lay(hearsay.Document{Text: a.Text, Lang: "en"})
		hows := attribution.Hows(w.Passage, w.Frames)
		for k, x := range attribution.Triples(w.Passage, w.Frames) {
			var f polnear.Figures
			f.Score(a, []hearsay.Attribution{x}, nil)
			p := strings.Split(hows[k], "|")
			for _, key := range []string{"H " + p[0], "C " + p[0] + " " + p[1], "L " + strings.Fields(p[0])[1] + " " + p[2]} {
				if m[key] == nil {
					m[key] = &c{}
				}
				m[key].n++
				m[key].hit += f.All.Hit
				m[key].cue += f.Cue.Hit
			}
		}
	}
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool {
		if keys[i][0] != keys[j][0] {
			return keys[i][0] < keys[j][0]
		}
		return m[keys[i]].n > m[keys[j]].n
	})
	for _, k := range keys {
		x := m[k]
		if x.n >= 10 {
			fmt.Printf("%-45s n %4d hit %.2f cue %.2f\n", k, x.n, float64(x.hit)/float64(x.n), float64(x.cue)/float64(x.n))
		}
	}
}
