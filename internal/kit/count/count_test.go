package count

import (
	"fmt"
	"strings"
	"testing"

	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
	"github.com/hearsay-org/hearsay/internal/kit/lex"
	"github.com/hearsay-org/hearsay/internal/kit/when"
)

func TestTables(t *testing.T) {
	if _, err := lex.NewTable(tableEN, tableUK, tableRU); err != nil {
		t.Fatal(err)
	}
}

func find(text string) []Quantity {
	t := &lang.Text{Source: text}
	times := when.Scan(t, hearsay.Stamp{}).Spans
	return Find(t, times)
}

func show(list []Quantity) string {
	var out []string
	for _, q := range list {
		end := func(v *float64) string {
			if v == nil {
				return "?"
			}
			return fmt.Sprint(*v)
		}
		out = append(out, q.Text+"="+end(q.Min)+".."+end(q.Max))
	}
	return strings.Join(out, "; ")
}

func TestFind(t *testing.T) {
	for text, want := range map[string]string{
		"at least 20 people fled":                 "at least 20 people=20..?",
		"має щонайменше десять позивних":          "щонайменше десять позивних=10..?",
		"не менее 40 бойцов":                      "не менее 40 бойцов=40..?",
		"up to 300 tents":                         "up to 300 tents=?..300",
		"до 50 одиниць":                           "до 50 одиниць=?..50",
		"about 12 kilometres":                     "about 12 kilometres=12..12",
		"порядка 5 тыс. снарядов":                 "порядка 5 тыс. снарядов=5000..5000",
		"1,5-1,6 км":                              "1,5-1,6 км=1.5..1.6",
		"from 5 to 10 boats":                      "5 to 10 boats=5..10",
		"between 30 and 40 huts":                  "30 and 40 huts=30..40",
		"від 3 до 5 катерів":                      "3 до 5 катерів=3..5",
		"5–7 тыс. бойцов":                         "5–7 тыс. бойцов=5000..7000",
		"more than $60 billion":                   "more than $60 billion=6e+10..?",
		"$61bn package":                           "$61bn=6.1e+10..6.1e+10",
		"24% of the huts":                         "24%=24..24",
		"dozens of goats":                         "dozens=?..?",
		"кілька тисяч людей":                      "кілька тисяч людей=?..?",
		"несколько ударов":                        "несколько ударов=?..?",
		"a dozen boats":                           "a dozen boats=12..12",
		"миллион рублей":                          "миллион рублей=1e+06..1e+06",
		"50 or more mules":                        "50 or more mules=50..?",
		"загинуло двоє":                           "двоє=2..2",
		"за двоих пленных":                        "двоих пленных=2..2",
		"an 18-year-old in a Su-34 with a 155-mm": "",
		"the 3rd squad of 93 Brigade":             "",
		"30-річний мешканець":                     "",
		"по статье 205 и ст. 11":                  "",
		"at 5 p.m. they left":                     "",
		"1 березня, 12.05.2024, о 11:30":          "",
		"они планируют на СТО":                    "",
		"госдолг вырос до 13 млрд":                "до 13 млрд=1.3e+10..1.3e+10",
		"втратили більше 32 ракет":                "більше 32 ракет=32..?",
		"по меньшей мере в четырех районах":       "по меньшей мере в четырех районах=4..?",
		"зникло 100+ мулів":                       "100+ мулів=100..?",
		"two or three carts":                      "two or three carts=2..3",
		"один из мулов ушел":                      "один=1..1",
		"сорок с лишним мулов":                    "сорок с лишним мулов=40..?",
		"снижение цены до 18 гривен":              "до 18 гривен=18..18",
		"не більш як двадцять п'ять човнів пішло":   "не більш як двадцять п'ять човнів=?..25",
		"знайшли 12 човнів і понад сотню весел там": "12 човнів=12..12; понад сотню весел=100..?",
	} {
		if got := show(find(text)); got != want {
			t.Errorf("%q:\n got %s\nwant %s", text, got, want)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"at least 20 people", "від 3 до 5 катерів 1,5-1,6 км (+29)", "не более 5 тыс.", "$61bn 5-ти", "1 000 000 000 000 000 000 000", "сто сто тисяч"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?") // as a document is
		last := -1
		for _, q := range find(text) {
			if err := q.Span.Validate(text); err != nil {
				t.Fatal(err)
			}
			if q.Text != q.Span.In(text) || !q.Span.Contains(q.Number) {
				t.Fatalf("%q does not stand at %v, or its number at %v", q.Text, q.Span, q.Number)
			}
			if q.Number.Start <= last {
				t.Fatalf("%v is not after %d", q.Number, last)
			}
			last = q.Number.Start
			if q.Min != nil && q.Max != nil && *q.Min > *q.Max {
				t.Fatalf("%q: %g > %g", q.Text, *q.Min, *q.Max)
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	text := &lang.Text{Source: strings.Repeat("За три дні вони втратили понад 20 човнів. At least 20 people fled. Потеряли около 5 тыс. снарядов.\n", 200)}
	words := len(strings.Fields(text.Source))
	for b.Loop() {
		Find(text, nil)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(words), "ns/word")
}
