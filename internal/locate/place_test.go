package locate_test

import (
	"math"
	"strings"
	"sync"
	"testing"

	hearsay "github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/kit/gazetteer"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
	"github.com/hearsay-org/hearsay/internal/locate"
)

var analyser = sync.OnceValues(lang.New)

func locator(t testing.TB) *locate.Locator {
	t.Helper()
	g, err := gazetteer.Open()
	if err != nil {
		t.Fatal(err)
	}
	l, err := locate.New(g)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func analyse(t testing.TB, text string) *lang.Text {
	t.Helper()
	a, err := analyser()
	if err != nil {
		t.Fatal(err)
	}
	return a.Analyse(text, lang.Unknown)
}

// A headline writes every word with a capital; what the text writes small as
// well is no name.
func TestHeadlineWords(t *testing.T) {
	l := locator(t)
	text := analyse(t, "Mass Desertions Reported Near Kherson\nThe mass desertions began near Kherson in spring.")
	for _, p := range l.Places(text, hearsay.Document{}) {
		if got := p.NameSpan.In(text.Source); got != "Kherson" {
			t.Errorf("%q is taken for a place", got)
		}
	}
}

func TestPlaces(t *testing.T) {
	l := locator(t)
	for _, tt := range []struct {
		name, text string
		phrase     string // the toponym that is looked at
		lat, lon   float64
		within     float64 // km
		precision  string
		admin      string
	}{
		{"unit named after", "Troops left Novooleksiivka in Kherson Oblast.", "Novooleksiivka", 46.23, 34.65, 2, "settlement", "Kherson Oblast, Ukraine"},
		{"unit named before", "У Херсонській області, в Новоолексіївці, стоїть ешелон.", "Новоолексіївці", 46.23, 34.65, 2, "settlement", "Kherson Oblast, Ukraine"},
		{"unit named elsewhere", "Херсонская область под обстрелом. Взрыв был в Новоалексеевке.", "Новоалексеевке", 46.23, 34.65, 2, "settlement", "Kherson Oblast, Ukraine"},
		{"village of", "They reached the village of Lozova in Kharkiv Oblast.", "village of Lozova", 48.89, 36.32, 5, "settlement", "Kharkiv Oblast, Ukraine"},
		{"near", "Two men died near Bakhmut.", "near Bakhmut", 48.59, 38, 5, "area", "Donetsk Oblast, Ukraine"},
		{"north of", "A drone fell north of Kharkiv.", "north of Kharkiv", 50.2, 36.25, 5, "area", "Kharkiv Oblast, Ukraine"},
		{"direction", "Втрати на Куп'янському напрямку зросли.", "Куп'янському напрямку", 49.71, 37.62, 5, "area", "Kharkiv Oblast, Ukraine"},
		{"direction, ru", "На Купянском направлении тихо.", "Купянском направлении", 49.71, 37.62, 5, "area", "Kharkiv Oblast, Ukraine"},
		{"outskirts", "Бой идёт на окраине Часова Яра.", "окраине Часова Яра", 48.59, 37.86, 5, "area", "Donetsk Oblast, Ukraine"},
		{"part of an oblast", "На півночі Харківщини чути вибухи.", "півночі Харківщини", 50.1, 36.5, 20, "admin1", "Ukraine"},
		{"district", "Обстрелян Шебекинский округ.", "Шебекинский округ", 50.41, 36.91, 5, "admin2", "Belgorod Oblast, Russia"},
		{"bank of a river", "Kherson Oblast: boats crossed to the east bank of the Dnieper.", "east bank of the Dnieper", 46.6, 33.5, 40, "area", "Kherson Oblast, Ukraine"},
		{"hospital", "Tanks stood at Al-Shifa hospital in Gaza City.", "Al-Shifa hospital", 31.52, 34.44, 1, "exact", "Gaza Strip, Palestinian Territories"},
		{"crimea", "Explosions were heard in Sevastopol.", "Sevastopol", 44.6, 33.52, 10, "settlement", ""},
		{"darfur", "Thousands fled El Fasher in North Darfur.", "El Fasher", 13.63, 25.35, 5, "settlement", "North Darfur, Sudan"},
		{"state after a comma", "She lives in Alexandria, La., with her sons.", "Alexandria", 31.31, -92.45, 5, "settlement", "Louisiana, United States"},
		{"country of the text", "Paris and Lyon were quiet, and so was the rest of France.", "Paris", 48.85, 2.35, 5, "settlement", "Île-de-France, France"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			for _, got := range l.Places(analyse(t, tt.text), hearsay.Document{Text: tt.text}) {
				if got.Text != tt.phrase {
					continue
				}
				if d := distance(got.Lat, got.Lon, tt.lat, tt.lon); d > tt.within {
					t.Errorf("got %.3f, %.3f (%s), %.0f km off", got.Lat, got.Lon, got.ID, d)
				}
				if got.Precision != tt.precision || tt.admin != "" && got.Admin != tt.admin {
					t.Errorf("got %q, %q; want %q, %q", got.Precision, got.Admin, tt.precision, tt.admin)
				}
				if got.Span.In(tt.text) != got.Text || !hearsay.Precisions.Has(got.Precision) {
					t.Errorf("got %+v", got)
				}
				return
			}
			t.Errorf("%q was not found", tt.phrase)
		})
	}
}

func TestAlternatives(t *testing.T) {
	l := locator(t)
	text := "Troops left Novooleksiivka in Kherson Oblast."
	got := l.Places(analyse(t, text), hearsay.Document{Text: text})
	if len(got) == 0 || len(got[0].Alternatives) < 3 {
		t.Fatalf("got %+v", got)
	}
	last := 1.0
	for _, a := range got[0].Alternatives {
		if a.Score > last || a.Score < 0 || a.ID == got[0].ID {
			t.Errorf("got %+v", a)
		}
		last = a.Score
	}
}

func TestAmbiguous(t *testing.T) {
	l := locator(t)
	text := "Вибух пролунав в Іванівці."
	got := l.Places(analyse(t, text), hearsay.Document{Text: text})
	if len(got) != 1 {
		t.Fatalf("%d places, want 1", len(got))
	}
	if p := got[0]; p.Precision != "unknown" || p.ID != "" || len(p.Alternatives) < 5 {
		t.Errorf("nothing says which Ivanivka; got %s %s with %d alternatives", p.ID, p.Precision, len(p.Alternatives))
	}
}

func distance(lat1, lon1, lat2, lon2 float64) float64 {
	x := (lon1 - lon2) * math.Cos(lat1*math.Pi/180)
	return 111.2 * math.Hypot(lat1-lat2, x)
}

func BenchmarkPlaces(b *testing.B) {
	l := locator(b)
	text := strings.Repeat("Russian forces shelled Novooleksiivka in Kherson Oblast on Monday, the regional governor said, and three people were hurt when a drone struck a bus. "+
		"Ворожі війська обстріляли околиці Куп'янська, поранено двох жінок, пошкоджено школу та лікарню, повідомив голова обласної адміністрації. "+
		"В Харькове прогремели взрывы, сообщил мэр города, работают все экстренные службы, пострадавших нет.\n", 20)
	x := analyse(b, text)
	words := len(x.Tokens)
	b.ResetTimer()
	for b.Loop() {
		l.Places(x, hearsay.Document{})
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds()/1e6, "Mwords/s")
}

func FuzzPlaces(f *testing.F) {
	for _, s := range []string{"Near Kharkiv, north of Kyiv", "на півночі Харківщини та Сумщини", "east bank of the Dnieper", "м. Київ, вул. Київська", "Paris, Texas \xff"} {
		f.Add(s)
	}
	g, err := gazetteer.Open()
	if err != nil {
		f.Fatal(err)
	}
	l, err := locate.New(g)
	if err != nil {
		f.Fatal(err)
	}
	a, err := analyser()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "")
		x := a.Analyse(s, lang.Unknown)
		for _, p := range l.Places(x, hearsay.Document{Text: s}) {
			if err := p.Span.Validate(s); err != nil {
				t.Fatal(err)
			}
			if p.Text != p.Span.In(s) || !p.Span.Contains(p.NameSpan) || !hearsay.Precisions.Has(p.Precision) || p.First >= p.Last ||
				!(p.RadiusKM >= 0) || !(math.Abs(p.Lat) <= 90) || !(math.Abs(p.Lon) <= 360) {
				t.Fatalf("%q: %+v", s, p)
			}
		}
	})
}
