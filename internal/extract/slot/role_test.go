package slot

import (
	"slices"
	"testing"

	"github.com/hearsay-org/hearsay/internal/extract/passage"
	"github.com/hearsay-org/hearsay/internal/extract/passage/passagetest"
	"github.com/hearsay-org/hearsay/internal/kit/loglin"
)

// wordAt returns the last token with a form.
func wordAt(t *testing.T, p *passage.Passage, form string) int32 {
	t.Helper()
	for i := len(p.Text.Tokens) - 1; i >= 0; i-- {
		if p.Text.Word(i) == form {
			return int32(i)
		}
	}
	t.Fatalf("%q is not a word of %q", form, p.Text.Source)
	return -1
}

func TestFindRoles(t *testing.T) {
	tests := []struct{ name, text, head, subject, object string }{
		{"own", "The rebels burned the mill.", "burned", "rebels", "mill"},
		{"shared with a verb before", "The rebels burned the mill and fled.", "fled", "rebels", ""},
		{"shared, Ukrainian", "Солдати спалили млин і втекли.", "втекли", "Солдати", ""},
		{"shared, Russian", "Солдаты сожгли мельницу и покинули город.", "покинули", "Солдаты", "город"},
		{"object of what governs", "The army ordered the sailors to leave.", "leave", "sailors", ""},
		{"relative", "Police detained a man who burned the mill.", "burned", "man", "mill"},
		{"relative, Ukrainian", "Поліція затримала чоловіка, який спалив млин.", "спалив", "чоловіка", "млин"},
		{"relative, Russian", "Полиция задержала солдата, который разрушил мельницу.", "разрушил", "солдата", "мельницу"},
		{"passive", "The mill was burned by the rebels.", "burned", "mill", "mill"},
		{"none", "Fire!", "Fire", "", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := passagetest.Lay(t, test.text)
			r := findRoles(p, wordAt(t, p, test.head))
			word := func(i int32) string {
				if i < 0 {
					return ""
				}
				return p.Text.Word(int(i))
			}
			if got := word(r.subject); got != test.subject {
				t.Errorf("got subject %q, want %q", got, test.subject)
			}
			if got := word(r.object); got != test.object {
				t.Errorf("got object %q, want %q", got, test.object)
			}
		})
	}
}

func TestWaysDifferByRelation(t *testing.T) {
	p := passagetest.Lay(t, "The rebels burned the mill of the mayor and the sailors fled.")
	seen := map[uint64]string{0: "no way at all"}
	list := above(p, wordAt(t, p, "burned"), nil)
	for _, form := range []string{"rebels", "mill", "mayor", "sailors", "burned"} {
		w := wayTo(p, wordAt(t, p, form), list)
		if before, ok := seen[w.key()]; ok {
			t.Errorf("the way of %q is that of %s", form, before)
		}
		seen[w.key()] = form
	}
}

func TestPronounsAreNoCandidates(t *testing.T) {
	s := lay(t, "The rebels came. They burned the mill.")
	for _, id := range Parties(s.p, &s.claims[1], &s.claims[0]).IDs[1:] {
		if s.p.Parties[id].Kind == passage.Pronoun {
			t.Errorf("%q is a candidate", s.p.PartyName(&s.p.Parties[id]))
		}
	}
}

func TestWhoActedStaysACandidate(t *testing.T) {
	s := lay(t, "The rebels burned the mill. It rained. It snowed. It hailed. It thawed. Nobody was hurt.")
	last := &s.claims[0]
	for i := range s.p.Parties {
		if s.p.PartyName(&s.p.Parties[i]) == "rebels" {
			last.Actor = s.p.Parties[i].Cluster
		}
	}
	for i := 1; i < len(s.claims); i++ {
		s.claims[i].Before = &s.claims[i-1]
	}
	c := &s.claims[len(s.claims)-1]
	if got := names(s.p, Parties(s.p, c, c.Before)); got != "rebels" {
		t.Errorf("got %q, want the rebels", got)
	}
}

func TestBestPartyAddsTheSharesOfAName(t *testing.T) {
	p := &passage.Passage{Parties: []passage.Party{{Cluster: 0}, {Cluster: 1}, {Cluster: 1}}}
	r := &Ranked{}
	for id, f := range []uint64{1, 2, 3, 3} {
		r.put(int32(id)-1, []uint64{f})
	}
	even := &loglin.Model{K: 1} // each has a quarter
	if id, share := r.BestParty(p, even, 0.4); p.Parties[max(id, 0)].Cluster != 1 || share != 0.5 {
		t.Errorf("got party %d with %v, want one of the second cluster with a half", id, share)
	}
	if id, _ := r.BestParty(p, even, 0.6); id != None {
		t.Errorf("got party %d, though none has the share that is asked for", id)
	}
}

func TestBesidesMarksTheActorAlone(t *testing.T) {
	s := lay(t, attack)
	a, b := Parties(s.p, &s.claims[0], nil), Parties(s.p, &s.claims[0], nil)
	actor := s.p.Parties[a.IDs[1]].Cluster
	b.Besides(s.p, actor)
	other := Parties(s.p, &s.claims[0], nil)
	other.Besides(s.p, -1)
	for i, id := range a.IDs {
		got, without := b.Features[i], other.Features[i]
		if id == None {
			if !slices.Equal(got, a.Features[i]) {
				t.Errorf("the empty slot's features changed")
			}
			continue
		}
		is := s.p.Parties[id].Cluster == actor
		if (got[0] == without[0]) == is || got[0] == a.Features[i][0] || !slices.Equal(got[1:], a.Features[i][1:]) {
			t.Errorf("candidate %d, the actor %v: got %v of %v", id, is, got[:2], a.Features[i][:2])
		}
	}
}
