package lexicon

import (
	"testing"

	"github.com/hearsay-org/hearsay/internal/kit/lang"
	"github.com/hearsay-org/hearsay/internal/kit/lang/fold"
)

func words(forms ...string) []Word {
	var w []Word
	for _, f := range forms {
		w = append(w, Word{Lemma: fold.Key(f), Form: fold.Key(f)})
	}
	return w
}

func TestLongest(t *testing.T) {
	tests := []struct {
		name  string
		lang  lang.Lang
		words []string
		class string
		n     int
	}{
		{"one word", lang.English, []string{"battalion"}, "unit", 1},
		{"the longer wins", lang.English, []string{"press", "service", "said"}, "spokesperson", 2},
		{"the shorter where the longer does not fit", lang.English, []string{"press", "freedom"}, "outlet", 1},
		{"Ukrainian lemmas", lang.Ukrainian, []string{"збройний", "сила"}, "military", 2},
		{"Russian", lang.Russian, []string{"беспилотник"}, "drone", 1},
		{"none", lang.English, []string{"xyzzy"}, "", 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p, n := Load(test.lang).Parties.Longest(words(test.words...))
			class := ""
			if p != nil {
				class = p.Class
			}
			if class != test.class || n != test.n {
				t.Errorf("got %q, %d words, want %q, %d", class, n, test.class, test.n)
			}
		})
	}
}

func TestFormOrLemma(t *testing.T) {
	tables := Load(lang.Russian)
	key := fold.Key
	w := []Word{
		{Lemma: key("по"), Form: key("по")},
		{Lemma: key("предварительный"), Form: key("предварительным")},
		{Lemma: key("данные"), Form: key("данным")},
	}
	h, n := tables.Hedges.Longest(w)
	if h == nil || h.Effect != "hedged" || n != 3 {
		t.Errorf("got %v, %d words, want hedged, 3", h, n)
	}
}

func TestKey(t *testing.T) {
	c := Load(lang.English).Speech.Key(fold.Key("Said"))
	if c != nil {
		t.Errorf("got %v for a form, want nothing", c)
	}
	c = Load(lang.English).Speech.Key(fold.Key("say"))
	if c == nil || c.Class != "says" || c.POS != Verb {
		t.Errorf("got %v, want the verb say", c)
	}
}

func TestFrames(t *testing.T) {
	frames := Load(lang.English).Frames
	f := frames[0]
	if len(f.Words) != 3 || f.Words[2] != Source || f.Words[0] != fold.Key("according") || f.Role != SourceFrame {
		t.Errorf("got %v, want according to S", f)
	}
}
