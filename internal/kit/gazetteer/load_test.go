package gazetteer_test

import (
	"bytes"
	"strings"
	"testing"

	hearsay "github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/kit/gazetteer"
)

// small packs a gazetteer of a few invented places.
func small(t testing.TB) []byte {
	t.Helper()
	data, err := gazetteer.Pack([]gazetteer.Record{
		{Key: "test:land", Name: "Testland", Kind: gazetteer.Country, Country: "ZZ", Lat: 10, Lon: 20, Parent: -1},
		{Key: "test:north", Name: "North Region", Kind: gazetteer.Region, Country: "ZZ", Lat: 11, Lon: 20, Parent: 0},
		{Key: "geonames:77", Name: "Старий Млин", Local: true, Kind: gazetteer.Settlement, Lat: 11.25, Lon: -20.5, RadiusKM: 2, Population: 4000, Parent: 1, Capital: true},
		{Key: "katottg:UA01020010010075540", Name: "Млинівка", Local: true, Kind: gazetteer.Settlement, Lat: -11, Lon: 179, Parent: 1, Approx: true},
	}, []gazetteer.Name{
		{Text: "Testland", Place: 0}, {Text: "Старий Млин", Place: 2}, {Text: "Млинівка", Place: 3},
		{Text: "Mlynivka", Place: 3, Modes: gazetteer.Slavic}, {Text: "Млинівка", Place: 2, Rel: gazetteer.Old},
	})
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestPackRoundTrip(t *testing.T) {
	g, err := gazetteer.OpenData(small(t))
	if err != nil {
		t.Fatal(err)
	}
	got, ok := g.Place(2)
	if !ok {
		t.Fatal("no place 2")
	}
	if got.Key != "geonames:77" || got.Name != "Staryi Mlyn" || got.Local != "Старий Млин" || got.Country != "ZZ" || got.Parent != 1 || !got.Capital || got.Approx {
		t.Errorf("got %+v", got)
	}
	if abs(got.Lat-11.25) > 1e-4 || abs(got.Lon+20.5) > 1e-4 || abs(got.RadiusKM-2) > 0.1 || abs(float64(got.Population)/4000-1) > 0.1 {
		t.Errorf("got %+v", got)
	}
	if p, _ := g.Place(3); p.Key != "katottg:UA01020010010075540" || !p.Approx {
		t.Errorf("got %+v", p)
	}
	if !g.Within(3, 0) || g.Within(0, 3) {
		t.Error("place 3 should lie within place 0, not the other way round")
	}
	for _, tt := range []struct {
		name string
		want int
	}{{"Старого Млина", 1}, {"Млинівці", 2}, {"Mlinovka", 0}, {"Mlinivka", 1}, {"Млин", 0}, {"", 0}} {
		if got := len(g.Lookup(tt.name)); got != tt.want {
			t.Errorf("%q may be %d places, want %d", tt.name, got, tt.want)
		}
	}
}

func abs(x float64) float64 { return max(x, -x) }

func TestPackRefuses(t *testing.T) {
	for name, r := range map[string][]gazetteer.Record{
		"a parent that comes later": {{Key: "a", Parent: 1}, {Key: "b", Parent: -1}},
		"a number that is none":     {{Key: "geonames:x", Parent: -1}},
	} {
		if _, err := gazetteer.Pack(r, nil); hearsay.ErrorCode(err) != hearsay.Invalid {
			t.Errorf("%s: got %v", name, err)
		}
	}
	if _, err := gazetteer.Pack(nil, []gazetteer.Name{{Text: "x", Place: 3}}); hearsay.ErrorCode(err) != hearsay.Invalid {
		t.Errorf("a name of no place: got %v", err)
	}
}

func TestUserFiles(t *testing.T) {
	g := open(t)
	csv := "name,lat,lon,admin,alternates,kind\nОрлиний Хутір,46.5,33.9,Kherson Oblast,Eagle Farm|Орлиный Хутор,site\n"
	dump := strings.Join([]string{"999", "Testivka", "Testivka", "Тестівка,Тестовка", "46.23", "34.65", "P", "PPL", "UA", "", "08", "", "", "", "120", "", "", "", ""}, "\t") + "\n"
	for _, s := range []string{csv, dump} {
		if err := g.Add(strings.NewReader(s)); err != nil {
			t.Fatal(err)
		}
	}
	for _, tt := range []struct{ text, name, key string }{
		{"Удар по Орлиному Хутору.", "Орлиний Хутір", "user:2"},
		{"Shells fell on Eagle Farm.", "Орлиний Хутір", "user:2"},
		{"Бой в Тестовке.", "Testivka", "geonames:999"},
		{"Бої в Тестівці.", "Testivka", "geonames:999"},
	} {
		list := g.Find(analyse(t, tt.text))
		if len(list) != 1 {
			t.Errorf("%q: %d names, want 1", tt.text, len(list))
			continue
		}
		p, _ := g.Place(list[0].Candidates[0].Place)
		if p.Name != tt.name || p.Key != tt.key || p.Country != "UA" {
			t.Errorf("%q: got %+v", tt.text, p)
		}
		region, _ := g.Place(regionOf(g, p.ID))
		if region.Name != "Kherson Oblast" {
			t.Errorf("%q lies in %s, want Kherson Oblast", tt.text, region.Name)
		}
	}
}

func regionOf(g *gazetteer.Gazetteer, id gazetteer.ID) gazetteer.ID {
	for u := id; u != gazetteer.None; u = g.Parent(u) {
		if g.Kind(u) == gazetteer.Region {
			return u
		}
	}
	return gazetteer.None
}

func TestUserFilesRefused(t *testing.T) {
	g, err := gazetteer.OpenData(small(t))
	if err != nil {
		t.Fatal(err)
	}
	for name, s := range map[string]string{
		"no columns":      "a,b\n1,2\n",
		"no coordinates":  "name,lat,lon\nX,here,there\n",
		"outside a globe": "name,lat,lon\nX,91,0\n",
		"not a number":    "name,lat,lon\nX,NaN,0\n",
		"empty":           "",
	} {
		if err := g.Add(strings.NewReader(s)); hearsay.ErrorCode(err) != hearsay.Invalid {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestOpenDataRefuses(t *testing.T) {
	good := small(t)
	for name, b := range map[string][]byte{"empty": nil, "another file": []byte("PK\x03\x04 and so on"), "cut off": good[:len(good)/2], "magic alone": good[:8]} {
		if _, err := gazetteer.OpenData(b); hearsay.ErrorCode(err) != hearsay.Corrupt {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestRomanize(t *testing.T) {
	for uk, want := range map[string]string{"Згурський": "Zghurskyi", "Єнакієве": "Yenakiieve", "Їжакевич": "Yizhakevych", "Куп'янськ": "Kupiansk",
		"Щастя": "Shchastia", "Новоолексіївка": "Novooleksiivka", "Юр'ївка": "Yurivka", "Івано-Франківськ": "Ivano-Frankivsk", "Ялта": "Yalta"} {
		if got := gazetteer.Romanize(uk); got != want {
			t.Errorf("%s: got %s, want %s", uk, got, want)
		}
	}
}

// A damaged file may give wrong answers, but must not crash or hang.
func FuzzOpenData(f *testing.F) {
	data := small(f)
	f.Add(data, 100, byte(1))
	f.Add(data, 20, byte(255))
	f.Fuzz(func(t *testing.T, b []byte, at int, flip byte) {
		b = bytes.Clone(b)
		if len(b) > 0 {
			b[uint(at)%uint(len(b))] ^= flip
		}
		g, err := gazetteer.OpenData(b)
		if err != nil {
			return
		}
		for _, s := range []string{"Старого Млина", "Mlynivka", "Testland"} {
			for _, c := range g.Lookup(s) {
				g.Place(c.Place)
				g.Within(c.Place, 0)
			}
		}
		for i := 0; i < min(g.Len(), 100); i++ {
			g.Place(gazetteer.ID(i))
		}
	})
}

func FuzzAdd(f *testing.F) {
	f.Add("name,lat,lon\nX,1,2\n")
	f.Add(strings.Repeat("a\t", 18) + "\n")
	f.Add("name,lat,lon,alternates\n\"X\nY\",1,2,a|b|Ї\n")
	data := small(f)
	f.Fuzz(func(t *testing.T, s string) {
		g, err := gazetteer.OpenData(data)
		if err != nil {
			t.Fatal(err)
		}
		before := g.Len()
		if err := g.Add(strings.NewReader(s)); err != nil {
			if g.Len() != before {
				t.Fatalf("%v, and yet places were added", err)
			}
			return
		}
		for i := 0; i < min(g.Len(), 50); i++ {
			g.Place(gazetteer.ID(i))
		}
	})
}
