package loglin

import (
	"bytes"
	"testing"
)

// samples are points whose class is told by one of their two features.
func samples() []Sample {
	var out []Sample
	for i := range 300 {
		class := i % 3
		out = append(out, Sample{Features: []uint64{String("noise") + uint64(i%7), Hash(String("class"), uint64(class))}, Class: class})
	}
	return out
}

func TestClassify(t *testing.T) {
	m := Classify(samples(), 3, 1, 5, 0.1, 0, 1).Model()
	for class := range 3 {
		scores := make([]float32, 3)
		m.AddTo(scores, []uint64{Hash(String("class"), uint64(class))})
		if got := Softmax(scores); got != class {
			t.Errorf("class %d is read as %d", class, got)
		}
	}
}

func TestRankPrefersTheRightCandidate(t *testing.T) {
	good, bad := String("good"), String("bad")
	var choices []Choice
	for range 50 {
		choices = append(choices, Choice{Candidates: [][]uint64{{bad}, {good}}, Right: []bool{false, true}})
	}
	m := Rank(choices, 1, 3, 0.1, 0, 1).Model()
	if g, b := m.Score([]uint64{good}), m.Score([]uint64{bad}); g <= b {
		t.Errorf("score of the right candidate %v, of the wrong one %v", g, b)
	}
}

func TestMarshalRoundTrip(t *testing.T) {
	trained := Classify(samples(), 3, 1, 5, 0.1, 0, 1)
	data := trained.Marshal()
	if again := Classify(samples(), 3, 1, 5, 0.1, 0, 1).Marshal(); !bytes.Equal(data, again) {
		t.Error("the same examples and seed give another file")
	}
	m, err := Unmarshal(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range samples() {
		got := make([]float32, 3)
		m.AddTo(got, s.Features)
		if c := Softmax(got); c != s.Class {
			t.Fatalf("after a round trip class %d is read as %d", s.Class, c)
		}
	}
}

func TestUnmarshalRefusesDamage(t *testing.T) {
	data := Classify(samples(), 3, 1, 2, 0.1, 0, 1).Marshal()
	for name, broken := range map[string][]byte{"empty": nil, "other": []byte("PNG"), "cut": data[:len(data)-3], "header": data[:len(magic)+1]} {
		if _, err := Unmarshal(broken); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func FuzzUnmarshal(f *testing.F) {
	f.Add(Classify(samples(), 3, 1, 1, 0.1, 0, 1).Marshal())
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := Unmarshal(data)
		if err == nil && len(m.w) > 8*len(data) {
			t.Errorf("%d weights out of %d bytes", len(m.w), len(data))
		}
	})
}

func TestWeightsAddUpToScore(t *testing.T) {
	var features []uint64
	var choices []Choice
	for i := range 100 {
		f := Hash(String("feature"), uint64(i))
		features = append(features, f, String("unknown")+uint64(i))
		choices = append(choices, Choice{Candidates: [][]uint64{{f}, {f, String("other")}}, Right: []bool{i%3 == 0, i%3 > 0}})
	}
	m := Rank(choices, 1, 3, 0.1, 0, 1).Model()
	weights := make([]float32, len(features))
	m.Weights(features, weights)
	var sum float32
	for i, w := range weights {
		if want := m.Score(features[i : i+1]); w != want {
			t.Errorf("feature %d: weight %v, want %v", i, w, want)
		}
		sum += w
	}
	if want := m.Score(features); sum != want || sum == 0 {
		t.Errorf("got a sum of %v, want %v", sum, want)
	}
}

func TestScaleAndPool(t *testing.T) {
	x := []float64{1, 3}
	if Scale(x); x[0] != 0.25 || x[1] != 0.75 {
		t.Errorf("got %v, want .25 and .75", x)
	}
	for _, test := range []struct {
		others []float32
		trust  float32
		want   int // the greatest after pooling .6 and .4
	}{{nil, 0.5, 0}, {[]float32{0.1, 0.9}, 0.5, 1}, {[]float32{0.1, 0.9}, 0, 0}, {[]float32{0.45, 0.55}, 0.5, 0}} {
		shares := []float32{0.6, 0.4}
		Pool(shares, test.others, test.trust)
		got := 0
		if shares[1] > shares[0] {
			got = 1
		}
		if sum := shares[0] + shares[1]; got != test.want || sum < 0.999 || sum > 1.001 {
			t.Errorf("pooled with %v by %v: got %v, want the most at %d", test.others, test.trust, shares, test.want)
		}
	}
}
