package places_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/hearsay-org/hearsay/eval/places"
	"github.com/hearsay-org/hearsay/internal/kit/gazetteer"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
	"github.com/hearsay-org/hearsay/internal/locate"
)

// shared is where the data sets lie, beside the project.
const shared = "../../../shared"

func setUp(t *testing.T) (*gazetteer.Gazetteer, *locate.Locator, *lang.Analyser) {
	t.Helper()
	if _, err := os.Stat(shared); err != nil {
		t.Skipf("NOT MEASURED: the data sets are not at %s", shared)
	}
	g, err := gazetteer.Open()
	if err != nil {
		t.Fatal(err)
	}
	l, err := locate.New(g)
	if err != nil {
		t.Fatal(err)
	}
	a, err := lang.New()
	if err != nil {
		t.Fatal(err)
	}
	return g, l, a
}

func TestResolution(t *testing.T) {
	g, l, a := setUp(t)
	for name, least := range map[string]float64{"lgl.xml": 0.80, "GWN.xml": 0.84} {
		r, err := places.ResolveCorpus(g, l, a, filepath.Join(shared, "data/geoparsing", name))
		if err != nil {
			t.Fatal(err)
		}
		got, base := float64(r.Right)/float64(r.Toponyms), float64(r.Baseline)/float64(r.Toponyms)
		t.Logf("%s: %.3f, population alone %.3f", name, got, base)
		if got < least || got <= base {
			t.Errorf("%s: %.3f within 161 km, want %.2f and more than population alone, %.3f", name, got, least, base)
		}
	}
}

func TestVillages(t *testing.T) {
	g, l, a := setUp(t)
	for _, russian := range []bool{false, true} {
		v, err := places.VillageRecall(g, l, a, filepath.Join(shared, "data/gazetteer/kodifikator-16-05-2025.csv"), 200, false, russian)
		if err != nil {
			t.Fatal(err)
		}
		if got, least := float64(v.Good())/float64(v.Sentences), 0.95; got < least {
			t.Errorf("russian %v: %.3f right or told to be ambiguous, want %.2f", russian, got, least)
		}
	}
}
