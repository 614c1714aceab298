package manner

import (
	"slices"
	"strings"
	"testing"

	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/extract/passage"
	"github.com/hearsay-org/hearsay/internal/extract/passage/passagetest"
	"github.com/hearsay-org/hearsay/internal/kit/loglin"
)

var claims = []string{
	"Two boats sank.",
	"Two boats may have sunk.",
	"The mayor ordered the pier to be closed.",
	"The boats will not sail tomorrow.",
	"Два човни, ймовірно, затонули.",
	"Човни не затонули.",
	"Две лодки, вероятно, затонули.",
	"Лодки не затонули.",
}

// denied are the claims that say that something is not so.
var denied = map[int]bool{3: true, 5: true, 7: true}

func all(p *passage.Passage) (int32, int32) { return p.Trim(0, int32(len(p.Text.Tokens))) }

func TestFeaturesAreDeterministic(t *testing.T) {
	for _, list := range []func(p *passage.Passage, a, b int32) []uint64{Voice, Polarity} {
		seen := map[int][]uint64{}
		for i, text := range claims {
			p, q := passagetest.Lay(t, text), passagetest.Lay(t, text)
			a, b := all(p)
			seen[i] = list(p, a, b)
			if again := list(q, a, b); !slices.Equal(seen[i], again) || len(again) == 0 {
				t.Errorf("%q: %d features, then %d others", text, len(seen[i]), len(again))
			}
		}
		if slices.Equal(seen[6], seen[7]) {
			t.Error("two unlike claims have the same features")
		}
	}
}

func TestVoiceOf(t *testing.T) {
	names := hearsay.Voices.Words()
	var samples []loglin.Sample
	for i, text := range claims {
		p := passagetest.Lay(t, text)
		a, b := all(p)
		samples = append(samples, loglin.Sample{Features: Voice(p, a, b), Class: i % len(names)})
	}
	m := loglin.Classify(samples, len(names), 1, 40, 0.1, 1e-3, 1).Model()
	for i, text := range claims {
		got, share := VoiceOf(m, samples[i].Features)
		if want := names[i%len(names)]; got != want || !(share > 0 && share <= 1) {
			t.Errorf("%q: got %s (%v), want %s", text, got, share, want)
		}
	}
	if got, _ := VoiceOf(loglin.NewTrainer(len(names)).Model(), samples[0].Features); !hearsay.Voices.Has(got) {
		t.Errorf("a model that knows nothing returns %q", got)
	}
}

func TestPolarityOf(t *testing.T) {
	var samples []loglin.Sample
	for i, text := range claims {
		p := passagetest.Lay(t, text)
		a, b := all(p)
		x := loglin.Sample{Features: Polarity(p, a, b)}
		if denied[i] {
			x.Class = 1
		}
		samples = append(samples, x)
	}
	m := loglin.Classify(samples, 2, 1, 40, 0.1, 1e-3, 1).Model()
	for i, text := range claims {
		want := hearsay.Positive
		if denied[i] {
			want = hearsay.Negative
		}
		if got := PolarityOf(m, samples[i].Features); got != want {
			t.Errorf("%q: got %s, want %s", text, got, want)
		}
	}
	if got := PolarityOf(loglin.NewTrainer(2).Model(), samples[0].Features); got != hearsay.Positive {
		t.Errorf("a model that knows nothing says %q, want %q", got, hearsay.Positive)
	}
}

func TestFeaturesOfEachStretch(t *testing.T) {
	for _, text := range []string{claims[0] + " " + claims[1], "...", "Так! — Ні?", "“5” (10)"} {
		p := passagetest.Lay(t, text)
		for a := range int32(len(p.Text.Tokens)) {
			for b := a + 1; b <= int32(len(p.Text.Tokens)); b++ {
				if len(Voice(p, a, b)) == 0 || len(Polarity(p, a, b)) == 0 {
					t.Errorf("%q: no features of %d–%d", text, a, b)
				}
			}
		}
	}
}

// TestFeaturesStayLinear counts the features of claims in a sentence of cues and
// in one twice as long.
func TestFeaturesStayLinear(t *testing.T) {
	count := func(n int) (total int) {
		p := passagetest.Lay(t, strings.Repeat("he said that she may have denied ", n))
		for a := int32(0); a+7 < int32(len(p.Text.Tokens)); a += 7 {
			total += len(Voice(p, a, a+7)) + len(Polarity(p, a, a+7))
		}
		return total
	}
	if one, two := count(300), count(600); float64(two) > 2.3*float64(one) {
		t.Errorf("twice the words give %d features for %d", two, one)
	}
}

func TestSynthetic(t *testing.T) {
	for word, want := range map[string]bool{
		"триватиме": true, "намагатимуться": true, "ремонтуватимемо": true, "відбуватиметься": true,
		"триває": false, "тримати": false, "стимул": false, "хотіти": false, "": false,
	} {
		if got := synthetic(word); got != want {
			t.Errorf("%q: got %v, want %v", word, got, want)
		}
	}
}

// TestNegates counts the words of negation in a claim: those that deny nothing are
// none.
func TestNegates(t *testing.T) {
	for text, want := range map[string]int{
		"The boats did not sail.":                   1,
		"Not only boats sank.":                      0,
		"No boats and no rafts sank.":               2,
		"Човни не затонули.":                        1,
		"Затонули не тільки човни.":                 0,
		"Лодки не затонули.":                        1,
		"На озере затонули не только лодки.":        0,
		"Затонуло не менее пяти лодок на этой реке": 0,
	} {
		p := passagetest.Lay(t, text)
		got := 0
		for i := range int32(len(p.Text.Tokens)) {
			if negates(p, i) {
				got++
			}
		}
		if got != want {
			t.Errorf("%q: got %d, want %d", text, got, want)
		}
	}
}
