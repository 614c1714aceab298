package slot

import (
	"slices"
	"strings"
	"testing"

	"github.com/hearsay-org/hearsay/internal/extract/passage/passagetest"
)

func TestUnlisted(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"headed before", "Войска вошли в село Полынково.", "село Полынково"},
		{"headed before, of", "Drones hit the village of Gharzeebeh.", "village of Gharzeebeh"},
		{"headed after", "Drones hit the Sisqi area on Friday.", "Sisqi area"},
		{"behind a preposition", "They met in Vilinkus on Friday.", "Vilinkus"},
		{"of several words", "They live in Kfar Zarif.", "Kfar Zarif"},
		{"with an article", "Troops left the town of Deir al-Kadas.", "town of Deir al-Kadas"},
		{"named again", "Войска вошли в село Полынково. Обстреляно Полынково.", "село Полынково, Полынково"},
		{"direction in small letters", "Потери на волжском направлении выросли.", "волжском направлении"},
		{"word for a site", "A fire burns at the international airport.", "international airport"},
		{"site with what it is of", "Ситуация на линии фронта не изменилась.", "линии фронта"},
		{"no preposition of place", "The airport has no water.", ""},
		{"acronym", "Об этом сообщили в СГБЖ.", ""},
		{"at somebody", "У Смирнова есть лодка.", ""},
		{"attribute of another word", "Про це повідомили у Повітряних силах.", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := passagetest.Lay(t, test.text)
			var got []string
			last := int32(0)
			for _, x := range Unlisted(p, nil) {
				if x.First < last || x.How == Listed || x.Location.Text != x.Location.Span.In(test.text) || x.Location.ID != "" {
					t.Errorf("got %+v", x)
				}
				last = x.Last
				got = append(got, x.Location.Text)
			}
			if strings.Join(got, ", ") != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// What the gazetteer knows stays as it is, and no token belongs to two names.
func TestUnlistedKeepsTheKnown(t *testing.T) {
	s := lay(t, "The army struck the village of Lanford and the village of Gharzeebeh near Redhill.")
	all := Unlisted(s.p, s.towns)
	if len(all) != len(s.towns)+1 {
		t.Fatalf("%d names, want %d", len(all), len(s.towns)+1)
	}
	for i, x := range all {
		if i > 0 && x.First < all[i-1].Last {
			t.Errorf("%q overlaps the one before", x.Location.Text)
		}
	}
	for _, x := range s.towns {
		if !slices.ContainsFunc(all, func(y Toponym) bool { return y.First == x.First && y.How == Listed }) {
			t.Errorf("%q is lost", x.Location.Text)
		}
	}
}

func TestTables(t *testing.T) {
	w := tables()
	if len(w.sites) < 200 || len(w.again) < 100 {
		t.Errorf("%d words for sites, %d that speak again", len(w.sites), len(w.again))
	}
}
