package lexicon

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/hearsay-org/hearsay/internal/kit/lang"
	"github.com/hearsay-org/hearsay/internal/kit/lang/fold"
)

func TestStem(t *testing.T) {
	tests := []struct {
		lang  lang.Lang
		words []string // of one stem
	}{
		{lang.Ukrainian, []string{"ракета", "ракет", "Ракетами", "ракетою"}},
		{lang.Ukrainian, []string{"намагатися", "намагаються", "намагався"}},
		{lang.Ukrainian, []string{"захоплення", "захоплень", "захопленням"}},
		{lang.Russian, []string{"потеря", "потерь", "потерями"}},
		{lang.Russian, []string{"сообщать", "сообщают", "Сообщает"}},
		{lang.English, []string{"target", "targeted", "targeting", "targets"}},
		{lang.English, []string{"ship", "ships"}},
	}
	for _, test := range tests {
		s := Load(test.lang).Stemmer
		for _, w := range test.words[1:] {
			if s.Stem(w) != s.Stem(test.words[0]) {
				t.Errorf("%s and %s have not one stem", test.words[0], w)
			}
		}
	}
	s := Load(lang.Ukrainian).Stemmer
	if s.Stem("ракета") == s.Stem("ракетник") {
		t.Error("two words have one stem")
	}
	for _, w := range []string{"", "у", "12", "a1", strings.Repeat("ж", longestWord+1)} {
		if got := s.Stem(w); got != 0 {
			t.Errorf("%q: got %x, want no stem", w, got)
		}
	}
}

func TestStemStandsIn(t *testing.T) {
	tables := Load(lang.Ukrainian)
	word := func(lemma, form string) []Word {
		return []Word{{Lemma: fold.Key(lemma), Form: fold.Key(form), Stem: tables.Stemmer.Stem(form)}}
	}
	if e, n := tables.Events.Longest(word("втрат", "втрат")); e == nil || n != 1 {
		t.Errorf("got %v, %d for a wrong lemma, want a row by its stem", e, n)
	}
	if e, _ := tables.Events.Longest(word("місто", "місто")); e != nil {
		t.Errorf("got %v for a town, want no row of bridges", e)
	}
	n := 0
	tables.Events.Each(word("атака", "атаками"), func(*Event, int) bool { n++; return true })
	if n != 1 {
		t.Errorf("got %d rows where the lemma has one, want no more by the stem", n)
	}
}

func FuzzStem(f *testing.F) {
	for _, w := range []string{"ракетами", "Сообщалось", "targeting", "п'ять", "́", "\xff\xd0"} {
		f.Add(w)
	}
	f.Fuzz(func(t *testing.T, w string) {
		for _, l := range []lang.Lang{lang.English, lang.Ukrainian, lang.Russian} {
			s := Load(l).Stemmer
			got := s.Stem(w)
			if upper := strings.ToUpper(w); utf8.ValidString(w) && fold.String(upper) == fold.String(w) && s.Stem(upper) != got {
				t.Errorf("%v: %q and %q differ", l, w, upper)
			}
			if got != 0 && utf8.RuneCountInString(w) < shortStem {
				t.Errorf("%v: %q is too short for a stem", l, w)
			}
		}
	})
}
