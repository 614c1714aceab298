package world_test

import (
	"strings"
	"testing"

	"github.com/hearsay-org/hearsay/internal/world"
)

// TestStories checks that the world is what the docs say: every quote stands in
// its text (reading fails otherwise), three languages, and enough of it.
func TestStories(t *testing.T) {
	stories, err := world.Stories(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	langs, texts, claims, nested, must := map[string]int{}, 0, 0, 0, 0
	for _, s := range stories {
		if s.About == "" {
			t.Errorf("%s does not say what it shows", s.Name)
		}
		for _, x := range s.Texts {
			texts++
			langs[x.Document.Lang]++
			if x.Document.Publisher == "" || x.Document.Published.IsZero() || strings.TrimSpace(x.Document.Text) == "" {
				t.Errorf("%s has no publisher, time or text", x.Name)
			}
			for _, c := range x.Claims {
				claims++
				if len(c.Chain) > 1 {
					nested++
				}
				if c.Must {
					must++
				}
			}
		}
	}
	t.Logf("%d texts %v, %d claims, %d of them nested, %d that must be found", texts, langs, claims, nested, must)
	if texts < 30 || langs["en"] < 8 || langs["uk"] < 8 || langs["ru"] < 8 || claims < 85 || nested < 5 || must < 12 {
		t.Error("the world has shrunk")
	}
}
