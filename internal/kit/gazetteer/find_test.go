package gazetteer_test

import (
	"strings"
	"sync"
	"testing"

	"github.com/hearsay-org/hearsay/internal/kit/gazetteer"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
)

var analyser = sync.OnceValues(lang.New)

// open opens the embedded gazetteer.
func open(t testing.TB) *gazetteer.Gazetteer {
	t.Helper()
	g, err := gazetteer.Open()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func analyse(t testing.TB, text string) *lang.Text {
	t.Helper()
	a, err := analyser()
	if err != nil {
		t.Fatal(err)
	}
	return a.Analyse(text, lang.Unknown)
}

func TestFind(t *testing.T) {
	g := open(t)
	for _, tt := range []struct {
		name, text string
		want       string // names found, in order, each with what its likeliest place is called
	}{
		{"plain", "Shells fell on Bakhmut and Chasiv Yar.", "Bakhmut=Bakhmut Chasiv Yar=Chasiv Yar"},
		{"possessive", "Kharkiv's governor spoke.", "Kharkiv=Kharkiv"},
		{"old spelling", "Smoke rose over Slavyansk and Artemovsk.", "Slavyansk=Sloviansk Artemovsk=Bakhmut"},
		{"article", "Fighters entered el-Fasher from the north.", "el-Fasher=El Fasher"},
		{"region with its word", "Two villages in Kherson region were hit.", "Kherson=Kherson Oblast"},
		{"acronym", "The US and the UAE agreed.", "US=United States UAE=United Arab Emirates"},
		{"newspaper", "He told the Washington Post so.", ""},
		{"person", "Ivan Kherson wrote a book.", ""},
		{"month", "In March and May it rained.", ""},
		{"uk locative", "Вибухи пролунали в Новоолексіївці та Авдіївці.", "Новоолексіївці=Novooleksiivka Авдіївці=Avdiivka"},
		{"uk alternation", "З Харкова до Кривого Рогу їхали добу.", "Харкова=Kharkiv Кривого Рогу=Kryvyi Rih"},
		{"uk oblast", "Удар по Херсонщині та Одеській області.", "Херсонщині=Kherson Oblast Одеській області=Odesa Oblast"},
		{"uk list of oblasts", "Тривога в Сумській, Харківській та Полтавській областях.", "Сумській=Sumy Oblast Харківській=Kharkiv Oblast Полтавській областях=Poltava Oblast"},
		{"uk direction", "Бої на Куп'янському напрямку.", "Куп'янському=Kupiansk"},
		{"uk river", "Міст через річку Оскіл зруйновано.", "Оскіл=Oskil"},
		{"uk small letter", "Заяви росії та москви.", "росії=Russia москви=Moscow"},
		{"ru cases", "Из Харькова в Бахмут, из Бахмута в Мариуполь.", "Харькова=Kharkiv Бахмут=Bakhmut Бахмута=Bakhmut Мариуполь=Mariupol"},
		{"ru old name", "Бои за Артёмовск и Красный Лиман.", "Артёмовск=Bakhmut Красный Лиман=Lyman"},
		{"ru district", "Обстрелян Шебекинский городской округ.", "Шебекинский=Shebekino"},
		{"ru countries", "Власти Турции и Сирии.", "Турции=Turkey Сирии=Syria"},
		{"crimea", "Взрывы в Крыму и Севастополе.", "Крыму=Crimea Севастополе=Sevastopol"},
		{"common words", "Але тому він пішов. Крім того, зараз тихо.", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			x := analyse(t, tt.text)
			var got []string
			for _, m := range g.Find(x) {
				if m.Weak {
					continue
				}
				p, ok := g.Place(m.Candidates[0].Place)
				if !ok {
					t.Fatalf("no place %d", m.Candidates[0].Place)
				}
				got = append(got, tt.text[m.Start:m.End]+"="+p.Name)
			}
			if s := strings.Join(got, " "); s != tt.want {
				t.Errorf("got %q, want %q", s, tt.want)
			}
		})
	}
}

func TestCrimeaIsInUkraine(t *testing.T) {
	g := open(t)
	ua := g.Country("UA")
	for _, name := range []string{"Crimea", "Крим", "Крым", "Sevastopol", "Севастополь", "Simferopol", "Сімферополь", "Ялта", "Керчь", "Джанкой", "Бельбек"} {
		list := g.Lookup(name)
		if len(list) == 0 {
			t.Errorf("%s is not known", name)
			continue
		}
		if !g.Within(list[0].Place, ua) {
			p, _ := g.Place(list[0].Place)
			t.Errorf("%s is %v, not in Ukraine", name, p)
		}
	}
}

func TestAllUkrainianSettlements(t *testing.T) {
	g := open(t)
	n := 0
	for i := 0; i < g.Len(); i++ {
		p, ok := g.Place(gazetteer.ID(i))
		if !ok {
			t.Fatalf("no place %d of %d", i, g.Len())
		}
		if p.Local != "" && p.Kind == gazetteer.Settlement {
			n++
			if p.Country != "UA" || p.Lat < 44 || p.Lat > 52.5 || p.Lon < 22 || p.Lon > 40.3 {
				t.Errorf("%v lies outside Ukraine", p)
			}
		}
	}
	if want := 29707; n != want {
		t.Errorf("%d settlements of the register, want %d", n, want)
	}
}

// tokens splits at blanks and punctuation: enough for the finder.
func tokens(text string) *lang.Text {
	x := &lang.Text{Source: text, Sentences: []lang.Sentence{{}}}
	start := -1
	add := func(from, to int) {
		x.Tokens = append(x.Tokens, lang.Token{Start: int32(from), End: int32(to), Head: -1})
	}
	for i, r := range text {
		word := r != ' ' && r != '\n' && r != ',' && r != '.'
		switch {
		case word && start < 0:
			start = i
		case !word && start >= 0:
			add(start, i)
			start = -1
		}
		if r == ',' || r == '.' {
			add(i, i+1)
		}
	}
	if start >= 0 {
		add(start, len(text))
	}
	x.Sentences[0].Last = int32(len(x.Tokens))
	return x
}

func BenchmarkFind(b *testing.B) {
	g := open(b)
	text := strings.Repeat("Russian forces shelled Novooleksiivka in Kherson Oblast on Monday, the regional governor said, and three people were hurt when a drone struck a bus. "+
		"Ворожі війська обстріляли околиці Куп'янська, поранено двох жінок, пошкоджено школу та лікарню, повідомив голова обласної адміністрації. "+
		"В Харькове прогремели взрывы, сообщил мэр города, работают все экстренные службы, пострадавших нет.\n", 200)
	x := analyse(b, text)
	words := len(x.Tokens)
	b.ResetTimer()
	for b.Loop() {
		g.Find(x)
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds()/1e6, "Mwords/s")
}

func BenchmarkOpen(b *testing.B) {
	open(b)
	for b.Loop() {
		if _, err := gazetteer.Open(); err != nil {
			b.Fatal(err)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"Kharkiv's St. Petersburg", "у Сумській, Харківській областях", "al-Zor ez’-Zor’", "«Київ».", "Нова\u00a0Каховка́", "\xff Kyiv", "District of", "м. . м."} {
		f.Add(s)
	}
	g, err := gazetteer.Open()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string) {
		x := tokens(s)
		end := int32(0)
		for _, m := range g.Find(x) {
			if m.Start < end || m.End <= m.Start || int(m.End) > len(s) || m.First >= m.Last || int(m.Last) > len(x.Tokens) || len(m.Candidates) == 0 {
				t.Fatalf("match %+v in %q", m, s)
			}
			end = m.End
			for _, c := range m.Candidates {
				if _, ok := g.Place(c.Place); !ok {
					t.Fatalf("no place %d", c.Place)
				}
			}
		}
		g.Lookup(s)
	})
}
