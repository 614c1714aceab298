package attribution

import (
	"slices"
	"testing"

	"github.com/hearsay-org/hearsay/internal/extract/passage/passagetest"
	"github.com/hearsay-org/hearsay/internal/kit/loglin"
)

// behind are invented sentences whose source stands behind the word of speech.
var behind = []struct{ text, source string }{
	{"Ракета впала біля Вербового, повідомила поліція.", "поліція"},
	{"Дрон збили над Кам’яною, повідомила прокуратура.", "прокуратура"},
	{"Міст зруйновано біля Дубового, повідомила мерія.", "мерія"},
	{"Дві людини загинули в Рибному, повідомила лікарня.", "лікарня"},
	{"Склад згорів біля Лісового, повідомила адміністрація.", "адміністрація"},
}

// TestWeighChoosesAmongTheParties trains on all sentences but one and reads that
// one.
func TestWeighChoosesAmongTheParties(t *testing.T) {
	right := 0
	for held := range behind {
		var choices []loglin.Choice
		for i, b := range behind {
			if i == held {
				continue
			}
			p := passagetest.Lay(t, b.text)
			for _, f := range Find(p, NewTables()) {
				c := loglin.Choice{Candidates: [][]uint64{nil}, Right: []bool{false}}
				for _, id := range f.Sources() {
					c.Candidates = append(c.Candidates, Features(p, &f, id))
					c.Right = append(c.Right, p.PartyName(&p.Parties[id]) == b.source)
				}
				if slices.Contains(c.Right, true) {
					choices = append(choices, c)
				}
			}
		}
		p := passagetest.Lay(t, behind[held].text)
		frames := Find(p, NewTables())
		Weigh(p, frames, loglin.Rank(choices, 1, 20, 0.1, 1e-3, 1).Model())
		for _, f := range frames {
			if f.Party >= 0 && f.Share > 0.5 && p.PartyName(&p.Parties[f.Party]) == behind[held].source {
				right++
			}
		}
	}
	if right < len(behind)-1 {
		t.Errorf("%d of %d sources found, want nearly all", right, len(behind))
	}
}

// TestWeighAgainChangesNothing weighs frames twice: the second time must not build
// on what the first chose.
func TestWeighAgainChangesNothing(t *testing.T) {
	p := passagetest.Lay(t, behind[0].text+" The mayor said that two boats sank, police reported.")
	frames := Find(p, NewTables())
	m := &loglin.Model{K: 1}
	Weigh(p, frames, m)
	once := slices.Clone(frames)
	Weigh(p, frames, m)
	for i := range frames {
		if frames[i].Party != once[i].Party || frames[i].Share != once[i].Share {
			t.Errorf("frame %d: got party %d, share %v, then %d, %v", i, once[i].Party, once[i].Share, frames[i].Party, frames[i].Share)
		}
	}
}

// TestSourcesAreBounded lists the parties near a cue in a sentence of many.
func TestSourcesAreBounded(t *testing.T) {
	text := ""
	for range 40 {
		text += "the mayor and the clerk and the guard "
	}
	p := passagetest.Lay(t, text+"said "+text)
	for _, f := range Find(p, NewTables()) {
		if n := len(f.Sources()); n > 2*sideParties+1 {
			t.Errorf("%d parties may be the source, want at most %d", n, 2*sideParties+1)
		}
	}
}
