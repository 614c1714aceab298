package kind

import (
	"slices"
	"strings"
	"testing"

	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/extract/passage/passagetest"
	"github.com/hearsay-org/hearsay/internal/kit/loglin"
)

// claims are invented; two kinds of events take turns.
var claims = []struct{ text string }{
	{"Drones struck the port of Lanford."},
	{"Three people were killed in the village."},
	{"The shelling destroyed the bridge."},
	{"Five soldiers died and two were wounded."},
	{"Дрони вдарили по порту."},
	{"Троє людей загинули в селі."},
	{"Дроны ударили по порту."},
	{"Три человека погибли в селе."},
}

func features(t testing.TB, text string) []uint64 {
	p := passagetest.Lay(t, text)
	if len(p.Text.Tokens) == 0 {
		return nil
	}
	return Features(p, NewContext(p), 0, int32(len(p.Text.Tokens)))
}

func TestFeaturesAreDeterministic(t *testing.T) {
	for _, c := range claims {
		if got, want := features(t, c.text), features(t, c.text); !slices.Equal(got, want) || len(got) == 0 {
			t.Errorf("%q: %d features, then %d others", c.text, len(got), len(want))
		}
	}
	if slices.Equal(features(t, claims[0].text), features(t, claims[1].text)) {
		t.Error("two unlike claims have the same features")
	}
}

func TestOfReturnsWordsOfTheVocabulary(t *testing.T) {
	names := hearsay.Types.Words()
	var samples []loglin.Sample
	for i, c := range claims {
		samples = append(samples, loglin.Sample{Features: features(t, c.text), Class: i % len(names)})
	}
	for name, m := range map[string]*loglin.Model{
		"untrained": loglin.NewTrainer(len(names)).Model(),
		"trained":   loglin.Classify(samples, len(names), 1, 20, 0.1, 1e-3, 1).Model(),
	} {
		for _, c := range claims {
			got := Of(m, features(t, c.text))
			for _, x := range got {
				if !hearsay.Types.Has(x.Name) || !(x.Share >= 0 && x.Share <= 1) {
					t.Errorf("%s: %q is %+v", name, c.text, x)
				}
			}
			if got[0].Name == got[1].Name || got[0].Share < got[1].Share {
				t.Errorf("%s: %q is %+v", name, c.text, got)
			}
		}
	}
}

func TestOfLearnsWhatItIsShown(t *testing.T) {
	names := hearsay.Types.Words()
	var samples []loglin.Sample
	for i, c := range claims {
		samples = append(samples, loglin.Sample{Features: features(t, c.text), Class: i % 2})
	}
	m := loglin.Classify(samples, len(names), 1, 30, 0.1, 1e-3, 1).Model()
	for i, c := range claims {
		if got := Of(m, features(t, c.text))[0].Name; got != names[i%2] {
			t.Errorf("%q: got %s, want %s", c.text, got, names[i%2])
		}
	}
}

// TestFeaturesOfEachStretch tries all stretches of texts, of one token as well.
func TestFeaturesOfEachStretch(t *testing.T) {
	for _, text := range []string{claims[0].text + " " + claims[1].text, "...", "Так! — Ні?", "“5” (10)"} {
		p := passagetest.Lay(t, text)
		ctx := NewContext(p)
		for a := range int32(len(p.Text.Tokens)) {
			for b := a + 1; b <= int32(len(p.Text.Tokens)); b++ {
				if len(Features(p, ctx, a, b)) == 0 {
					t.Errorf("%q: no features of %d–%d", text, a, b)
				}
			}
		}
	}
}

func TestContextCountsTheText(t *testing.T) {
	p := passagetest.Lay(t, strings.Repeat(claims[0].text+" ", 3)+claims[1].text)
	c := NewContext(p)
	if c.top[0] < 0 || c.top[0] == c.top[1] {
		t.Errorf("the commonest types are %v", c.top)
	}
	if c.top[1] >= 0 && c.types[c.top[0]] < c.types[c.top[1]] {
		t.Errorf("type %d weighs %v, type %d %v", c.top[0], c.types[c.top[0]], c.top[1], c.types[c.top[1]])
	}
	if empty := NewContext(passagetest.Lay(t, "")); empty.top != [2]int{-1, -1} {
		t.Errorf("an empty text is about %v", empty.top)
	}
}

// TestFeaturesStayLinear counts the features of claims in a sentence and in one
// twice as long.
func TestFeaturesStayLinear(t *testing.T) {
	count := func(n int) (total int) {
		p := passagetest.Lay(t, strings.Repeat("the boat sank ", n))
		ctx := NewContext(p)
		for a := int32(0); a+8 < int32(len(p.Text.Tokens)); a += 8 {
			total += len(Features(p, ctx, a, a+8))
		}
		return total
	}
	if one, two := count(700), count(1400); float64(two) > 2.3*float64(one) {
		t.Errorf("twice the words give %d features for %d", two, one)
	}
}
