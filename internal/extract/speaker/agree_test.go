package speaker

import (
	"strings"
	"testing"

	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/extract/attribution"
	"github.com/hearsay-org/hearsay/internal/extract/cut"
	"github.com/hearsay-org/hearsay/internal/extract/passage"
	"github.com/hearsay-org/hearsay/internal/extract/passage/passagetest"
)

// claims lays out a text of Northern News with the words between brackets as its
// only claims.
func claims(t *testing.T, text string) *Scene {
	t.Helper()
	var spans [][2]int
	for strings.Contains(text, "[") {
		before, rest, _ := strings.Cut(text, "[")
		words, after, _ := strings.Cut(rest, "]")
		spans = append(spans, [2]int{len(before), len(before) + len(words)})
		text = before + words + after
	}
	p := passage.New(hearsay.Document{Text: text, Publisher: "Northern News"}, passagetest.Lay(t, text).Text, nil)
	var cuts []cut.Cut
	for _, x := range spans {
		first, last := p.Covers(x[0], x[1])
		cuts = append(cuts, cut.Cut{First: first, Last: last, Share: 1})
	}
	return NewScene(p, attribution.Find(p, attribution.NewTables()), cuts)
}

// candidate returns the candidate whose name has a word in it, -1 for none.
func candidate(s *Scene, word string) int {
	for k := range s.Candidates {
		if strings.Contains(s.P.PartyName(s.Name(k)), word) {
			return k
		}
	}
	return -1
}

func TestAgrees(t *testing.T) {
	tests := []struct {
		name, text string
		yes, no    string // a candidate that agrees with the last sentence, and one that does not
		wantNo     uint64
	}{
		{"she", "Anna Miller met Peter Brown at the pier. Peter Brown said that two boats sank. She said that [the mill burned].", "Anna", "Peter", 3},
		{"its verb", "Анна Миллер встретила Ивана Петрова. Иван Петров сказал, что лодки затонули. «[Мельница сгорела этой ночью]», — сказала она.", "Анна", "Петров", 3},
		{"by her words", "Анна Миллер встретила Ивана Петрова. Иван Петров сказал, что лодки затонули. По её словам, [мельница сгорела].", "Анна", "Петров", 3},
		{"by his words", "Олена Коваль зустріла Івана Петренка. Олена Коваль сказала, що човни затонули. За його словами, [млин згорів].", "Петренк", "Олена", 3},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := claims(t, test.text)
			v := s.view(0)
			yes, no := candidate(s, test.yes), candidate(s, test.no)
			if yes < 0 || no < 0 {
				t.Fatalf("candidates %d and %d", yes, no)
			}
			if got := v.agrees(&s.Candidates[yes], true); got != 1 {
				t.Errorf("%s: got %d, want 1", test.yes, got)
			}
			if got := v.agrees(&s.Candidates[no], true); got != test.wantNo {
				t.Errorf("%s: got %d, want %d", test.no, got, test.wantNo)
			}
		})
	}
}

func TestPublisherIsNoCandidate(t *testing.T) {
	s := claims(t, "That [two boats sank] Northern News learned on Monday. Anna Miller denied it.")
	if k := candidate(s, "Northern"); k >= 0 {
		t.Errorf("the publisher is candidate %d", k)
	}
	if candidate(s, "Anna") < 0 {
		t.Error("Anna Miller is no candidate")
	}
	if v := s.view(0); !v.self || v.named {
		t.Errorf("first sentence: self %v, named %v, want true and false", v.self, v.named)
	}
}

func TestSurround(t *testing.T) {
	s := scene(t, "Anna Miller said this:\n\n- the mill burned;\n\n- two boats sank.\n\nThe pier is closed. Nobody knows why, Peter Brown said.")
	a := s.surround()
	for i := range s.P.Text.Sentences {
		if first, last := a.first[i], a.last[i]; first > int32(i) || last < int32(i) {
			t.Errorf("sentence %d: paragraph %d to %d", i, first, last)
		}
		if a.back[i] >= int32(i) || a.ahead[i] <= int32(i) {
			t.Errorf("sentence %d: framed before it %d, after it %d", i, a.back[i], a.ahead[i])
		}
	}
	if anna := candidate(s, "Anna"); int(a.says[0]) != anna || a.lead[1] != 0 || a.lead[2] != 0 || a.colon[2] != 0 {
		t.Errorf("Anna Miller, candidate %d: says %v, leads %v, colons %v", anna, a.says, a.lead, a.colon)
	}
	last := len(a.lead) - 1
	if a.lead[last] != nobody || a.back[last-1] != 0 || a.ahead[last-1] != int32(last) {
		t.Errorf("leads %v, back %v, ahead %v", a.lead, a.back, a.ahead)
	}
}

func TestListSpeaks(t *testing.T) {
	s := scene(t, "Anna Miller said that the town was shelled.\n\nIn short:\n\n- the mill burned;\n\n- two boats sank.")
	a := s.surround()
	last := int32(len(a.lead) - 1)
	if got := a.speaks(a.lead[last]); got != 0 {
		t.Errorf("the list is led by sentence %d, of %v, want 0", got, a.lead)
	}
	if got := a.speaks(-1); got != -1 {
		t.Errorf("no list: got %d, want -1", got)
	}
}
