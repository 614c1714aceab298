package attribution

import (
	"strings"
	"testing"

	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/extract/passage/passagetest"
)

// read returns the triples of a text as "source | cue | content".
func read(t *testing.T, text string) []string {
	t.Helper()
	p := passagetest.Lay(t, text)
	var out []string
	for _, x := range Triples(p, Find(p, NewTables())) {
		out = append(out, x.Source.In(text)+" | "+x.Cue.In(text)+" | "+x.Content.In(text))
	}
	return out
}

func TestTriples(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"that", "The harbour master said that two boats had sunk.", []string{"The harbour master | said | that two boats had sunk"}},
		{"no that", "Miller says the gate was shut by the guards.", []string{"Miller | says | the gate was shut by the guards"}},
		{"quotation before", "“The mill has burned down completely,” said Anna Miller.", []string{"Anna Miller | said | “The mill has burned down completely,”"}},
		{"a name in the quotation", "“That would be our own Anna Brown,” Miller said.", []string{"Miller | said | “That would be our own Anna Brown,”"}},
		{"apposition", "“It was very cold on the pier,” said Anna Miller, a pilot from Northport.", []string{"Anna Miller, a pilot from Northport | said | “It was very cold on the pier,”"}},
		{"within a quotation", "“I believe that the bridge will never be opened,” he said.", []string{"he | said | “I believe that the bridge will never be opened,”"}},
		{"according to", "Three houses were damaged, according to the mayor.", []string{"the mayor | according to | Three houses were damaged"}},
		{"an act", "The mayor held a dinner for the pilots.", nil},
		{"Ukrainian", "Мер заявив, що два човни затонули.", []string{"Мер | заявив | що два човни затонули"}},
		{"Russian", "Мэр сообщил, что две лодки затонули.", []string{"Мэр | сообщил | что две лодки затонули"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := read(t, test.text)
			if strings.Join(got, "\n") != strings.Join(test.want, "\n") {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// TestInner reads attributions within the content of another, each as
// "outer cue > source | cue | content".
func TestInner(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"none", "The harbour master said that two boats had sunk.", nil},
		{"said that said", "The mayor said that Anna Miller had said that two boats sank.", []string{"said > Anna Miller | said | that two boats sank"}},
		{"according to, within", "Miller said that, according to the mayor, two boats had sunk.", []string{"said > the mayor | according to | two boats had sunk"}},
		{"three deep", "Miller said that Anna Brown had told her that the guard thinks that two boats sank.", []string{"said > Anna Brown | told | that the guard thinks that two boats sank", "said > the guard | thinks | that two boats sank"}},
		{"in quoted words", "“I believe that the bridge will never be opened,” said Miller.", []string{"said > I | believe | that the bridge will never be opened"}},
		{"quoted words that nobody says", "“I believe that the bridge will never be opened.”", nil},
		{"Ukrainian", "Мер заявив, що Петро Коваль сказав, що два човни затонули.", []string{"заявив > Петро Коваль | сказав | що два човни затонули"}},
		{"Russian", "Мэр заявил, что Пётр Ковалёв сообщил, что две лодки затонули.", []string{"заявил > Пётр Ковалёв | сообщил | что две лодки затонули"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := passagetest.Lay(t, test.text)
			var got []string
			for _, o := range Triples(p, Find(p, NewTables())) {
				for _, x := range o.Inner {
					got = append(got, o.Cue.In(test.text)+" > "+x.Source.In(test.text)+" | "+x.Cue.In(test.text)+" | "+x.Content.In(test.text))
				}
			}
			if strings.Join(got, "\n") != strings.Join(test.want, "\n") {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// FuzzTriples wants every span to lie within the text, and what is inner within
// the content around it.
func FuzzTriples(f *testing.F) {
	tables := NewTables()
	for _, seed := range []string{"", "said", "''said''", "“A,” said said said, “B.”", "according to , said: “", "— А, — сказав він. — Б."} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "")
		p := passagetest.Lay(t, text)
		for _, x := range Triples(p, Find(p, tables)) {
			for _, s := range []hearsay.Span{x.Cue, x.Content} {
				if err := s.Validate(text); err != nil {
					t.Errorf("%q: %v", text, err)
				}
			}
			for _, i := range x.Inner {
				if !x.Content.Contains(i.Cue) || !x.Content.Contains(i.Content) || len(i.Inner) > 0 || i.Source != (hearsay.Span{}) && i.Source.Validate(text) != nil {
					t.Errorf("%q: %+v within %+v", text, i, x)
				}
			}
			if x.Source != (hearsay.Span{}) && x.Source.Validate(text) != nil {
				t.Errorf("%q: the source %v", text, x.Source)
			}
		}
	})
}

// TestTriplesStayLinear reads one long sentence and another twice as long.
func TestTriplesStayLinear(t *testing.T) {
	steps := func(n int) int {
		total := 0
		for _, x := range read(t, strings.Repeat("he said that she said ", n)+".") {
			total += len(x)
		}
		return total
	}
	if one, two := steps(500), steps(1000); two > 3*one+1000 {
		t.Errorf("twice the words give %d bytes of triples for %d", two, one)
	}
}
