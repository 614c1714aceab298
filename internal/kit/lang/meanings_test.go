package lang

import (
	"testing"

	"github.com/hearsay-org/hearsay/internal/kit/lang/meaning"
)

func TestMeaning(t *testing.T) {
	verb := Meaning(English, Key("destroy"), VERB)
	if verb == (meaning.Meaning{}) {
		t.Fatal("the tables do not know the verb destroy")
	}
	for _, test := range []struct {
		name  string
		lang  Lang
		lemma string
		pos   POS
		want  meaning.Meaning
	}{
		{"Ukrainian", Ukrainian, "знищити", VERB, verb},
		{"no language is English", Unknown, "destroy", VERB, verb},
		{"another part of speech", English, "destroy", AUX, verb},
		{"a part that the tables leave out", English, "destroy", ADP, meaning.Meaning{}},
		{"no word", English, "qwzrtp", NOUN, meaning.Meaning{}},
	} {
		if got := Meaning(test.lang, Key(test.lemma), test.pos); got != test.want {
			t.Errorf("%s: got %v, want %v", test.name, got, test.want)
		}
	}
}
