package slot

import (
	"strings"
	"testing"

	"github.com/hearsay-org/hearsay/internal/extract/passage/passagetest"
)

func TestName(t *testing.T) {
	tests := []struct{ name, text, word, want string }{
		{"person in full", "Peter Brown came. Brown left.", "Brown", "Peter Brown"},
		{"holder of an office", "The spokesman Peter Brown came. The spokesman left.", "spokesman", "Peter Brown"},
		{"description as it stands", "The army came. Local residents left.", "residents", "Local residents"},
		{"two words that another name does not share", "The Salt Army came. The leadership bureau left.", "bureau", "leadership bureau"},
		{"what hangs on a long name", "Talks of the two old fleets of the north with the mayor of Lanford began.", "Talks", "Talks of the two old fleets"},
		{"what hangs on a long name, Ukrainian", "Старий голова міської ради приморського міста від партії моряків пішов.", "голова", "Старий голова міської ради приморського міста"},
		{"stop at the end", "The mayor thanked the sailors.", "sailors", "sailors"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := passagetest.Lay(t, test.text)
			id := p.PartyAt[wordAt(t, p, test.word)]
			if id < 0 {
				t.Fatalf("%q is no party", test.word)
			}
			if got := Name(p, id); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestNamesStandInTheText(t *testing.T) {
	for _, text := range []string{attack, "“", "Brown. Brown! “Brown”?", strings.Repeat("the boat of the mayor, ", 90), "Мер Іван Петренко заявив: «Два човни затонули від удару о пристань»."} {
		p := passagetest.Lay(t, text)
		for id := range p.Parties {
			if got := Name(p, int32(id)); got == "" || !strings.Contains(text, got) {
				t.Errorf("%.40q: party %d is named %q", text, id, got)
			}
		}
	}
}
