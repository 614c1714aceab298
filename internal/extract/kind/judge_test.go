package kind

import (
	"testing"

	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/extract/passage"
	"github.com/hearsay-org/hearsay/internal/extract/passage/passagetest"
	"github.com/hearsay-org/hearsay/internal/kit/loglin"
	"github.com/hearsay-org/hearsay/internal/kit/trees"
)

// sentences lays out a text with each sentence as one claim.
func sentences(t testing.TB, text string) (*passage.Passage, []Claim) {
	p := passagetest.Lay(t, text)
	var out []Claim
	for i := range p.Text.Sentences {
		if first, last := p.Trim(p.Text.Sentences[i].First, p.Text.Sentences[i].Last); last > first {
			out = append(out, Claim{First: first, Last: last})
		}
	}
	return p, out
}

const told = "Drones struck the port of Lanford. Three people were killed in the village. The shelling destroyed the bridge."

// untrained are models that know nothing.
func untrained() (m, next *loglin.Model) {
	k := len(hearsay.Types.Words())
	return loglin.NewTrainer(k).Model(), loglin.NewTrainer(k).Model()
}

func TestFactsHaveTheSameColumns(t *testing.T) {
	m, next := untrained()
	p, list := sentences(t, told)
	facts := Facts(p, m, next, list)
	if len(facts) != len(list) || len(list) != 3 {
		t.Fatalf("got facts of %d claims of %d, want 3", len(facts), len(list))
	}
	columns := len(facts[0][0])
	for i, types := range facts {
		if len(types) != len(hearsay.Types.Words()) {
			t.Errorf("claim %d: %d types, want all", i, len(types))
		}
		for k, row := range types {
			if len(row) != columns {
				t.Errorf("claim %d, type %d: %d columns, want %d", i, k, len(row), columns)
			}
		}
	}
	if Facts(p, m, next, nil) != nil {
		t.Error("facts of no claims")
	}
}

// TestSequenceAsksTheForest grows a forest that finds one type right, whatever
// the words are.
func TestSequenceAsksTheForest(t *testing.T) {
	m, next := untrained()
	p, list := sentences(t, told)
	want := hearsay.Types.Index("movement")
	table := &trees.Table{}
	var right []float32
	for i, types := range Facts(p, m, next, list) {
		for k, row := range types {
			table.Add(int32(i), row)
			if k == want {
				right = append(right, 1)
			} else {
				right = append(right, 0)
			}
		}
	}
	loss := func(scores, slope, curve []float32) {
		for i := range scores {
			slope[i], curve[i] = scores[i]-right[i], 1
		}
	}
	f := trees.Grow(table, 1, trees.Options{Rounds: 30, Depth: 3, Rate: 0.5, Least: 1, Rows: 1, Columns: 1}, make([]float32, table.Len()), loss)
	for i, got := range Sequence(p, m, next, f, list) {
		if got[0].Name != "movement" || !(got[0].Share > got[1].Share && got[1].Share > 0) {
			t.Errorf("claim %d: got %+v, want movement before another", i, got)
		}
	}
	if got := Sequence(p, m, next, f, nil); got != nil {
		t.Errorf("types of no claims: %v", got)
	}
}
