package terms

import (
	"strings"
	"testing"

	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
	"github.com/hearsay-org/hearsay/internal/kit/lex"
)

func TestTables(t *testing.T) {
	for _, table := range []string{tableEN, tableUK, tableRU, cueTable} {
		if _, err := lex.NewTable(table); err != nil {
			t.Error(err)
		}
	}
	for _, table := range []string{tableEN, tableUK, tableRU} {
		for line := range strings.Lines(table) {
			if line[0] == '#' {
				continue
			}
			cols := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
			if len(cols) < 3 || !hearsay.TermKinds.Has(cols[0]) || cols[1] == "" {
				t.Errorf("%q is no row of kind, meaning, words", line)
			}
		}
	}
}

func show(list []hearsay.Term) string {
	var out []string
	for _, x := range list {
		out = append(out, x.Kind+" "+x.Term+"="+x.Means)
	}
	return strings.Join(out, "; ")
}

func TestFind(t *testing.T) {
	for _, c := range []struct {
		lang       lang.Lang
		text, want string
	}{
		{lang.Ukrainian, "ЗСУ й ще раз ЗСУ відійшли", "acronym ЗСУ=Збройні сили України"},
		{lang.Ukrainian, "Рада порятунку озера (РПО) чекає", "acronym РПО=Рада порятунку озера"},
		{lang.English, "the LRC (Lake Rescue Council) waits", "acronym LRC=Lake Rescue Council"},
		{lang.English, "the Lake Rescue Council (LRC) waits", "acronym LRC=Lake Rescue Council"},
		{lang.English, "the Lake Rescue Council (XYZ) waits", ""},
		{lang.Ukrainian, "окупантами стали ті, кого звуть окупанти", "pejorative окупанти=російські військові"},
		{lang.Ukrainian, "орки й русня", "pejorative орки=російські військові; pejorative русня=російські військові"},
		{lang.Russian, "командир Пётр Ивин с позывным «Сом» ушёл", "nickname Сом=Пётр Ивин"},
		{lang.Ukrainian, "капрал Іван Гай на прізвисько \"Лис\"", "nickname Лис=Іван Гай"},
		{lang.English, "Jon Moor, nicknamed Heron, left", "nickname Heron=Jon Moor"},
		{lang.English, "the drill Tuli, meaning 'fire', began", "translation Tuli=fire"},
		{lang.Russian, "хлопки в порту", "euphemism хлопки=взрывы"},
		{lang.English, "The special military operation and US aid", "euphemism special military operation=Russia's invasion of Ukraine"},
		{lang.English, "sam went home", ""},
		{lang.Unknown, "nobody", ""},
	} {
		got := Find(&lang.Text{Source: c.text, Lang: c.lang})
		if show(got) != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.text, show(got), c.want)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("Сил спеціальних операцій (ССО) з позивним «Лис», meaning 'fire'")
	f.Add("((((ЗСУ)))) ABC (a b c) окупант окупанти")
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?") // as a document is
		seen := map[string]bool{}
		for l := lang.Unknown; l <= lang.Russian; l++ {
			clear(seen)
			for _, x := range Find(&lang.Text{Source: text, Lang: l}) {
				if err := x.Span.Validate(text); err != nil {
					t.Fatal(err)
				}
				if x.Term != x.Span.In(text) || !hearsay.TermKinds.Has(x.Kind) {
					t.Fatalf("%q of kind %q does not stand at %v", x.Term, x.Kind, x.Span)
				}
				if seen[x.Term] {
					t.Fatalf("%q is found twice", x.Term)
				}
				seen[x.Term] = true
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	text := &lang.Text{Lang: lang.Ukrainian, Source: strings.Repeat("Сил спеціальних операцій (ССО) ЗСУ відбили атаку, а окупанти відійшли за річку. The army said on Friday.\n", 200)}
	words := len(strings.Fields(text.Source))
	for b.Loop() {
		Find(text)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(words), "ns/word")
}
