package extract

import (
	"testing"

	"github.com/hearsay-org/hearsay/internal/extract/notes"
	"github.com/hearsay-org/hearsay/internal/extract/passage/passagetest"
)

func TestWithPeople(t *testing.T) {
	for text, want := range map[string][3]string{
		"On Monday the Lake Herald could not independently verify the video of Atesh.": {"Lake Herald", "Atesh", "unverified"},
		"The ministry has not confirmed this near the lake.":                           {"ministry", "", "unverified"},
		"Мэр Ивин опроверг слова Гая.":                                                 {"Ивин", "Гая", "denied"},
		"Учора в міністерстві підтвердили, що млин згорів.":                            {"міністерстві", "", "verified"},
		"The report was denied by Peter Brown.":                                        {"Peter Brown", "report", "denied"},
	} {
		p := passagetest.Lay(t, text)
		found := withPeople(p, notes.Find(p.Text))
		if len(found) != 1 {
			t.Errorf("%q: got %v", text, found)
			continue
		}
		if got := [3]string{found[0].By, found[0].Of, found[0].Kind}; got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
