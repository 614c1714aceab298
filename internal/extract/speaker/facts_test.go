package speaker

import (
	"testing"

	"github.com/hearsay-org/hearsay/internal/kit/loglin"
	"github.com/hearsay-org/hearsay/internal/kit/trees"
)

func TestFactsHaveTheSameColumns(t *testing.T) {
	columns := 0
	for _, test := range texts {
		s := scene(t, test.text)
		m := trained(s.Origins(func(claim, candidate int) bool { return candidate == Own }))
		for i, states := range s.Facts(m) {
			if got, want := len(states), len(s.Candidates)+1; got != want {
				t.Errorf("%s, claim %d: %d states, want %d", test.name, i, got, want)
			}
			for k, row := range states {
				if columns == 0 {
					columns = len(row)
				}
				if len(row) != columns {
					t.Errorf("%s, claim %d, state %d: %d columns, want %d", test.name, i, k-1, len(row), columns)
				}
			}
		}
	}
}

// TestReadOriginsAsksTheForest grows a forest that finds the last candidate right,
// of states that the chain finds alike.
func TestReadOriginsAsksTheForest(t *testing.T) {
	s := scene(t, texts[0].text)
	m := &loglin.Model{K: 1} // it finds all states alike
	table := &trees.Table{}
	var right []float32
	for i, states := range s.Facts(m) {
		for k, row := range states {
			table.Add(int32(i), row)
			right = append(right, float32(bool1(k == len(states)-1)))
		}
	}
	loss := func(scores, slope, curve []float32) {
		for i := range scores {
			slope[i], curve[i] = scores[i]-right[i], 1
		}
	}
	f := trees.Grow(table, 1, trees.Options{Rounds: 60, Depth: 5, Rate: 0.5, Rows: 1, Columns: 1}, make([]float32, table.Len()), loss)
	hits := 0
	got, _ := s.Read(Readers{Origin: m, Outer: &loglin.Model{K: 1}, Judge: f})
	for _, c := range got {
		if c.Candidate == len(s.Candidates)-1 {
			hits++
		}
		if !(c.Share > 0 && c.Share <= 1) {
			t.Errorf("share %v, want one of 1", c.Share)
		}
	}
	if len(got) != len(s.Cuts) || hits < len(got)-1 {
		t.Errorf("%d of %d claims are given to the last candidate, want nearly all", hits, len(got))
	}
}

// TestOwnMustLead asks a forest that finds all states alike.
func TestOwnMustLead(t *testing.T) {
	s := scene(t, texts[0].text)
	got, _ := s.Read(Readers{Origin: &loglin.Model{K: 1}, Outer: &loglin.Model{K: 1}, Judge: &trees.Forest{K: 1}})
	for i, c := range got {
		if c.Candidate == Own {
			t.Errorf("claim %d is the publisher's, want a party's", i)
		}
	}
}

func TestRecalls(t *testing.T) {
	tests := []struct {
		name, text string
		want       []uint8
	}{
		{"English", "Anna Miller said that two boats sank. Earlier, the pier was shelled. The port is closed.", []uint8{noRecall, recallHere, recallNear}},
		{"Ukrainian, two words", "Міст зруйновано. Також читайте про порт. Міст закрито.", []uint8{noRecall, recallHere, recallNear}},
		{"Russian", "Напомним, мост взорван.", []uint8{recallHere}},
		{"within a sentence it is nothing", "The pier was shelled earlier. The port is closed.", []uint8{noRecall, noRecall}},
		{"somebody speaks again", "Earlier, the pier was shelled. Anna Miller said that two boats sank. The port is closed.", []uint8{recallHere, recallLater, recallLater}},
	}
	for _, test := range tests {
		s := scene(t, test.text)
		if got := s.recalls; string(got) != string(test.want) {
			t.Errorf("%s: got %v, want %v", test.name, got, test.want)
		}
	}
}
