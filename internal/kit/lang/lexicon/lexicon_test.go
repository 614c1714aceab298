package lexicon

import (
	"testing"

	"github.com/hearsay-org/hearsay/internal/kit/lang/fold"
)

func TestLexicon(t *testing.T) {
	b := NewBuilder()
	b.Add("", "човен", []string{"човна", "човну", "човном", "човни"})
	b.Add("", "вітер", []string{"вітру", "вітром"})
	b.Add("", "хутір", []string{"хутора", "хутору"})
	b.Add("", "Олена", []string{"Олени", "Олену"})
	b.Add("n", "go", []string{"gos"})
	b.Add("v", "go", []string{"goes", "going", "went"})
	m, rest, err := Read(b.Append(nil))
	if err != nil || len(rest) != 0 {
		t.Fatalf("got rest %d, error %v", len(rest), err)
	}
	for _, c := range []struct {
		form, lemma string
		readings    int
	}{
		{"човном", "човен", 1}, {"човен", "човен", 1}, {"Вітром", "вітер", 1}, {"ОЛЕНУ", "олена", 1}, {"хутора", "хутір", 1},
		{"go", "go", 2}, {"going", "go", 1}, {"went", "", 0}, {"човнів", "", 0}, {"", "", 0},
	} {
		w := fold.Measure(c.form)
		var found [MaxFound]Reading
		n := m.Find(&w, &found)
		if n != c.readings {
			t.Errorf("%s: got %d readings, want %d", c.form, n, c.readings)
			continue
		}
		if n == 0 {
			continue
		}
		r := []rune(fold.String(c.form))
		if got := string(r[:len(r)-found[0].Cut]) + m.Lemma(&found[0]); got != c.lemma {
			t.Errorf("%s: got lemma %s, want %s", c.form, got, c.lemma)
		}
	}
}

func FuzzRead(f *testing.F) {
	b := NewBuilder()
	b.Add("", "човен", []string{"човна"})
	f.Add(b.Append(nil))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<12 {
			return
		}
		m, _, err := Read(data)
		if err != nil {
			return
		}
		w := fold.Measure("човна")
		var found [MaxFound]Reading
		m.Find(&w, &found)
	})
}
