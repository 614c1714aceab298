package neural

import (
	"bytes"
	"math"
	"testing"

	"github.com/hearsay-org/hearsay"
)

// shape asks two questions of stretches with one zone around them.
func shape() Shape {
	return Shape{Rows: 256, Dim: 8, Heads: []int{2, 1}, Hidden: 16, Asks: []int{3, 2}}
}

// cases are texts of four tokens, of which the first three are asked about. The
// first answer is told by which of three words stands anywhere in the stretch, the
// second by what the zone around it holds together with the stretch's top.
func cases(s Shape) []Sample {
	var out []Sample
	for i := range 240 {
		word, noise, around, top := uint64(i%3), uint64(i/3%5), uint64(i/15%2), uint64(i/30%2)
		t := &Text{Tokens: [][]uint32{{s.Row(1, top)}, {s.Row(2, noise)}, {s.Row(3, word), s.Row(4, noise)}, {s.Row(5, around)}}}
		if i%2 == 1 {
			t.Tokens[1], t.Tokens[2] = t.Tokens[2], t.Tokens[1]
		}
		c := Case{Zones: [][]Place{{{0, s.Row(9, 1)}, {1, s.Row(9, 2)}, {2, s.Row(9, 2)}}, {{3, s.Row(9, 3)}}}, Top: 0}
		second := int(around ^ top)
		if i%7 == 0 {
			second = -1 // not known
		}
		out = append(out, Sample{Text: t, Case: c, Answers: []int{int(word), second}, Weight: 1})
	}
	return out
}

var options = Options{Epochs: 60, Batch: 16, Rate: 0.01, Drop: 0.1, Lose: 0.02, Decay: 0.001, Seed: 3}

func greatest(v []float32) int {
	best := 0
	for i := range v {
		if v[i] > v[best] {
			best = i
		}
	}
	return best
}

func wrong(n *Net, list []Sample) (wrong [2]int) {
	for i := range list {
		for q, shares := range n.Read(list[i].Text).Answer(&list[i].Case) {
			if want := list[i].Answers[q]; want >= 0 && greatest(shares) != want {
				wrong[q]++
			}
		}
	}
	return wrong
}

func TestTrainLearnsBothQuestions(t *testing.T) {
	list := cases(shape())
	n := Train(shape(), list, options)
	if got := wrong(n, list); got != [2]int{} {
		t.Errorf("wrong answers: got %v, want none", got)
	}
}

func TestTrainIsRepeatable(t *testing.T) {
	few := options
	few.Epochs = 2
	a, b := Train(shape(), cases(shape()), few), Train(shape(), cases(shape()), few)
	if !bytes.Equal(a.Marshal(), b.Marshal()) {
		t.Error("the same samples and options gave two networks")
	}
}

// TestSlope compares the slopes that learn computes with what the loss does when a
// weight is moved.
func TestSlope(t *testing.T) {
	s := shape()
	sample := cases(s)[1]
	tr := newTrainer(s, Options{Smooth: 0.1, Seed: 5})
	loss := func() float64 {
		sum := 0.0
		for q, shares := range tr.Read(sample.Text).Answer(&sample.Case) {
			for k, share := range shares {
				want := 0.1 / float64(len(shares))
				if k == sample.Answers[q] {
					want += 0.9
				}
				sum -= want * math.Log(float64(share))
			}
		}
		return sum
	}
	tr.learn(&sample, 1)
	const move = 1e-3
	for part := range parts {
		compared := 0
		for i, slope := range tr.g[part] {
			if slope == 0 {
				continue
			}
			w := &tr.w[part][i]
			was := *w
			*w = was + move
			up := loss()
			*w = was - move
			down := loss()
			*w = was
			if got, want := float64(slope), (up-down)/(2*move); math.Abs(got-want) > 0.02*math.Abs(want)+2e-3 {
				t.Errorf("part %d, weight %d: got a slope of %.5f, want %.5f", part, i, got, want)
			}
			if compared++; compared == 60 {
				break
			}
		}
		if compared == 0 {
			t.Errorf("part %d: no weight has a slope", part)
		}
	}
}

func TestAnswerOfEmptyZones(t *testing.T) {
	s := shape()
	n := Train(s, cases(s), Options{Epochs: 1, Batch: 8, Rate: 0.01, Seed: 1})
	for _, list := range n.Read(&Text{}).Answer(&Case{Zones: [][]Place{nil, nil}}) {
		sum := float32(0)
		for _, share := range list {
			sum += share
		}
		if sum < 0.999 || sum > 1.001 {
			t.Errorf("got shares %v, which sum to %v, want 1", list, sum)
		}
	}
}

func TestMarshalRoundTrip(t *testing.T) {
	list := cases(shape())
	n := Train(shape(), list, options)
	data := n.Marshal()
	again, err := Unmarshal(data)
	if err != nil {
		t.Fatal(err)
	}
	if got := wrong(again, list); got != [2]int{} {
		t.Errorf("wrong answers after a round trip: got %v, want none", got)
	}
	if !bytes.Equal(again.Marshal(), data) {
		t.Error("a network that was read is written otherwise")
	}
}

func TestUnmarshalRefusesDamage(t *testing.T) {
	data := Train(shape(), cases(shape())[:8], Options{Epochs: 1, Batch: 8, Rate: 0.01, Seed: 1}).Marshal()
	for name, bad := range map[string][]byte{"empty": nil, "another file": []byte("TREES1\n"), "cut": data[:len(data)-1], "longer": append(bytes.Clone(data), 0), "no shape": []byte(magic)} {
		if _, err := Unmarshal(bad); hearsay.ErrorCode(err) != hearsay.Corrupt {
			t.Errorf("%s: got %v, want a corrupt file", name, err)
		}
	}
}

func FuzzUnmarshal(f *testing.F) {
	f.Add(Train(Shape{Rows: 2, Dim: 1, Heads: []int{1}, Hidden: 1, Asks: []int{2}}, nil, Options{Batch: 1}).Marshal())
	f.Add([]byte(magic))
	f.Fuzz(func(t *testing.T, data []byte) {
		n, err := Unmarshal(data)
		if err != nil {
			return
		}
		if len(n.Heads) > 8 || n.width() > 1<<12 {
			return
		}
		zones := make([][]Place, len(n.Heads))
		zones[0] = []Place{{Token: 0, Role: n.Row(1, 2)}}
		n.Read(&Text{Tokens: [][]uint32{{0}}}).Answer(&Case{Zones: zones})
	})
}
