package passage

import (
	"strings"
	"sync"
	"testing"

	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
)

// analyser is read once for all tests.
var analyser = sync.OnceValues(lang.New)

func analyse(t testing.TB, text string) *lang.Text {
	t.Helper()
	a, err := analyser()
	if err != nil {
		t.Fatal(err)
	}
	return a.Analyse(text, lang.Unknown)
}

func lay(t testing.TB, text string) *Passage {
	t.Helper()
	return New(hearsay.Document{Text: text, Publisher: "Northern News"}, analyse(t, text), nil)
}

// A day of the week is nobody, whatever the tree makes of it.
func TestTimesAreNoParties(t *testing.T) {
	text := "Peter Brown said on Thursday that the bridge near Lanford was open."
	at := strings.Index(text, "Thursday")
	p := New(hearsay.Document{Text: text}, analyse(t, text), nil, hearsay.Span{Start: at, End: at + len("Thursday")})
	for i := range p.Parties {
		if name := p.PartyName(&p.Parties[i]); strings.Contains(name, "Thursday") {
			t.Errorf("a party is named %q", name)
		}
	}
}

func TestQuotes(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string // "long" or "short", "open" where it is not closed
	}{
		{"curly", "“We will rebuild the mill within a year,” the mayor said.", []string{"long: We will rebuild the mill within a year,"}},
		{"straight", "\"We will rebuild the mill within a year,\" the mayor said.", []string{"long: We will rebuild the mill within a year,"}},
		{"guillemets", "«Мы восстановим мельницу за один год», — сказал мэр.", []string{"long: Мы восстановим мельницу за один год"}},
		{"low and high", "Мер каже: „Ми відбудуємо млин за один рік“.", []string{"long: Ми відбудуємо млин за один рік"}},
		{"dash", "— Ми відбудуємо млин за один рік, — сказав мер.", []string{"long: Ми відбудуємо млин за один рік,"}},
		{"a name", "The «Dawn» sailed.", []string{"short: Dawn"}},
		{"two", "“The mill will be rebuilt soon,” he said. “We have the money and the people.”", []string{"long: The mill will be rebuilt soon,", "long: We have the money and the people."}},
		{"another mark within", "«Мы назвали её “Заря” и поставили у моста», — сказал мэр.", []string{"long: Мы назвали её “Заря” и поставили у моста"}},
		{"not closed", "“We will rebuild the mill within a year, the mayor said.", []string{"long, open: We will rebuild the mill within a year, the mayor said."}},
		{"over paragraphs", "“We will rebuild the mill within a year.\n“The bridge will take us far longer.”", []string{"long, open: We will rebuild the mill within a year.", "long: The bridge will take us far longer."}},
		{"short and not closed", "“Yes.", nil},
		{"nothing between", "“” «» \"\"", nil},
		{"closing alone", "the mill» burned”", nil},
		{"none", "The mill burned.", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := lay(t, test.text)
			var got []string
			for _, q := range p.Quotes {
				s := "short"
				if q.Long {
					s = "long"
				}
				if !q.Closed {
					s += ", open"
				}
				got = append(got, s+": "+p.String(q.First, q.Last))
			}
			if strings.Join(got, "\n") != strings.Join(test.want, "\n") {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// find returns the first party whose name or noun phrase is a text; -1 for none.
func find(p *Passage, name string) int32 {
	for i := range p.Parties {
		if x := &p.Parties[i]; p.PartyName(x) == name || p.String(x.NounFirst, x.NounLast) == name {
			return int32(i)
		}
	}
	return -1
}

func TestPersons(t *testing.T) {
	tests := []struct{ name, text, noun, want string }{
		{"alone", "Peter Brown said that two boats sank.", "Peter Brown", "Peter Brown"},
		{"Ukrainian title", "Губернатор Іван Петренко приїхав.", "Губернатор Іван Петренко", "Іван Петренко"},
		{"Russian title", "Губернатор Иван Петров приехал.", "Губернатор Иван Петров", "Иван Петров"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := lay(t, test.text)
			id := find(p, test.noun)
			if id < 0 {
				t.Fatalf("no party is %q", test.noun)
			}
			if x := &p.Parties[id]; p.PartyName(x) != test.want || x.Kind != Person {
				t.Errorf("got %q of kind %d, want a person %q", p.PartyName(x), x.Kind, test.want)
			}
		})
	}
}

func TestNotAPerson(t *testing.T) {
	tests := []struct{ name, text, noun string }{
		{"a body with a rank in its name", "The General Staff said so.", "General Staff"},
		{"a ministry", "The Ministry of Defence of Utopia denied it.", "Ministry of Defence of Utopia"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := lay(t, test.text)
			id := find(p, test.noun)
			if id < 0 {
				t.Fatalf("no party is %q", test.noun)
			}
			if x := &p.Parties[id]; x.Kind == Person {
				t.Errorf("%q is taken for a person %q", test.noun, p.PartyName(x))
			}
		})
	}
}

func TestFullNames(t *testing.T) {
	tests := []struct{ name, text, short, want string }{
		{"surname", "Peter Brown came. Later Brown left.", "Brown", "Peter Brown"},
		{"surname before", "Petrenko came. Later Ivan Petrenko left.", "Petrenko", "Ivan Petrenko"},
		{"Ukrainian surname", "Іван Петренко приїхав. Петренко оглянув млин.", "Петренко", "Іван Петренко"},
		{"Russian surname", "Иван Петров приехал. Петров осмотрел мельницу.", "Петров", "Иван Петров"},
		{"office of a place before its holder", "The spokesman for the ministry, Oleg Koval, denied it. The spokesman left.", "spokesman", "Oleg Koval"},
		{"office, Ukrainian", "Губернатор Іван Петренко приїхав. Губернатор поїхав.", "Губернатор", "Іван Петренко"},
		{"holder before the office", "Peter Brown, head of the pilots' union, said that the port was closed.", "head of the pilots' union", "Peter Brown"},
		{"abbreviation behind", "The Institute for the Study of War published a map. ISW said that the bridge was hit.", "ISW", "Institute for the Study of War"},
		{"abbreviation before", "ISW published a map. The Institute for the Study of War said that the bridge was hit.", "ISW", "Institute for the Study of War"},
		{"the ministry", "The Ministry of Defence of Utopia denied it. The ministry said that the port was safe.", "ministry", "Ministry of Defence of Utopia"},
		{"the ministry, Ukrainian", "Міністерство оборони України заперечило удар. У міністерстві додали, що порт цілий.", "міністерстві", "Міністерство оборони України"},
		{"the department, Russian", "Министерство обороны Украины опровергло удар. В ведомстве добавили, что порт цел.", "ведомстве", "Министерство обороны Украины"},
		{"an office at length before its holder", "Глава областной администрации сообщил, что порт цел. Глава администрации Иван Петров не назвал причин.", "Глава областной администрации", "Иван Петров"},
		{"an office of another body", "Глава областной администрации сообщил, что порт цел. Глава полиции Иван Петров не назвал причин.", "Глава областной администрации", "Глава областной администрации"},
		{"joint names apart", "The General Staff and the Navy denied it.", "Navy", "Navy"},
		{"another surname", "Peter Brown came. Anna Miller left.", "Anna Miller", "Anna Miller"},
		{"another ministry", "The Ministry of Defence came. The Ministry of Justice said that it was late.", "Ministry of Justice", "Ministry of Justice"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := lay(t, test.text)
			id := find(p, test.short)
			if id < 0 {
				t.Fatalf("no party is %q", test.short)
			}
			if got := p.PartyName(&p.Parties[p.Clusters[p.Parties[id].Cluster].Full]); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestNamesPublisher(t *testing.T) {
	p := lay(t, "Peter Brown told Northern News so.")
	if id := find(p, "Northern News"); id < 0 || !p.NamesPublisher(&p.Parties[id]) {
		t.Errorf("party %d does not name the publisher", id)
	}
	if id := find(p, "Peter Brown"); id < 0 || p.NamesPublisher(&p.Parties[id]) {
		t.Errorf("party %d names the publisher", id)
	}
}

func TestIsPublisher(t *testing.T) {
	p := lay(t, "Peter Brown told Northern News so. A Northern News pilot denied it.")
	for _, test := range []struct {
		name string
		want bool
	}{{"Northern News", true}, {"Peter Brown", false}, {"A Northern News pilot", false}, {"Northern News pilot", false}} {
		if id := find(p, test.name); id >= 0 && p.IsPublisher(&p.Parties[id]) != test.want {
			t.Errorf("%s: got %v, want %v", test.name, !test.want, test.want)
		}
	}
	if find(p, "Northern News") < 0 || find(p, "Peter Brown") < 0 {
		t.Error("the parties are not found")
	}
}
