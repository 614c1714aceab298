package trees

import (
	"bytes"
	"encoding/binary"
	"testing"
)

// table holds rows whose class is told by two columns together: 1 where both are
// high. A third column is noise. No sum of a weight of each column tells it.
func table() (*Table, []float32) {
	t := &Table{}
	var want []float32
	for i := range 400 {
		a, b := uint8(i%2), uint8(i/2%2)
		t.Add(int32(i/4), []uint8{a * 9, uint8(i % 7), b + 3})
		want = append(want, float32(a&b))
	}
	return t, want
}

// squares is the loss of squared errors.
func squares(want []float32) Loss {
	return func(scores, slope, curve []float32) {
		for i := range scores {
			slope[i], curve[i] = scores[i]-want[i], 1
		}
	}
}

// options let each tree ask all columns: two of them must meet in it.
var options = Options{Rounds: 40, Depth: 2, Rate: 0.3, L2: 0.1, Least: 1, Rows: 0.8, Columns: 1, Seed: 1}

func forest() *Forest {
	t, want := table()
	return Grow(t, 1, options, make([]float32, t.Len()), squares(want))
}

func TestGrowSeesHowFactsMeet(t *testing.T) {
	f := forest()
	for _, test := range []struct {
		row  []uint8
		want float32
	}{{[]uint8{0, 5, 3}, 0}, {[]uint8{9, 0, 3}, 0}, {[]uint8{0, 2, 4}, 0}, {[]uint8{9, 6, 4}, 1}} {
		if got := f.Score(test.row); got < test.want-0.1 || got > test.want+0.1 {
			t.Errorf("%v: got %.2f, want %.0f", test.row, got, test.want)
		}
	}
}

func TestGrowLeavesSumsOfItsTrees(t *testing.T) {
	table, want := table()
	scores := make([]float32, table.Len())
	f := Grow(table, 1, options, scores, squares(want))
	for r := range scores {
		row := []uint8{table.Columns[0][r], table.Columns[1][r], table.Columns[2][r]}
		if got := f.Score(row); got-scores[r] > 1e-4 || scores[r]-got > 1e-4 {
			t.Fatalf("row %d: the forest says %v, the training %v", r, got, scores[r])
		}
	}
}

func TestSumKeepsScoresApart(t *testing.T) {
	table, want := table()
	loss := func(scores, slope, curve []float32) {
		for i := range want {
			slope[2*i], slope[2*i+1] = scores[2*i]-want[i], scores[2*i+1]+2*want[i]
			curve[2*i], curve[2*i+1] = 1, 1
		}
	}
	f := Grow(table, 2, options, make([]float32, 2*table.Len()), loss)
	scores := make([]float32, 2)
	f.Sum(scores, []uint8{9, 0, 4})
	if scores[0] < 0.9 || scores[0] > 1.1 || scores[1] < -2.2 || scores[1] > -1.8 {
		t.Errorf("got %v, want about [1 -2]", scores)
	}
}

// TestScoreIsSum compares the trees walked abreast, and those that are left over,
// with each walked alone.
func TestScoreIsSum(t *testing.T) {
	table, want := table()
	for _, rounds := range []int{1, abreast - 1, abreast, 3*abreast + 2} {
		o := options
		o.Rounds, o.Depth = rounds, 4
		f := Grow(table, 1, o, make([]float32, table.Len()), squares(want))
		for r := range table.Len() {
			row := []uint8{table.Columns[0][r], table.Columns[1][r], table.Columns[2][r]}
			sum := []float32{0}
			if f.Sum(sum, row); f.Score(row) != sum[0] {
				t.Fatalf("%d trees, row %v: got %v, want %v", rounds, row, f.Score(row), sum[0])
			}
		}
	}
}

func TestMarshalRoundTrip(t *testing.T) {
	data := forest().Marshal()
	if !bytes.Equal(data, forest().Marshal()) {
		t.Error("the same rows and seed give another file")
	}
	f, err := Unmarshal(data)
	if err != nil {
		t.Fatal(err)
	}
	if got := f.Columns(); got != 3 {
		t.Errorf("got %d columns, want 3", got)
	}
	for _, row := range [][]uint8{{0, 5, 3}, {9, 0, 3}, {0, 2, 4}, {9, 6, 4}} {
		if got, want := f.Score(row), forest().Score(row); got != want {
			t.Errorf("%v: got %v, want %v", row, got, want)
		}
	}
}

func TestUnmarshalRefusesDamage(t *testing.T) {
	data := forest().Marshal()
	tests := map[string][]byte{
		"nothing":        nil,
		"another file":   []byte("LOGLIN1\n\x01\x01"),
		"cut short":      data[:len(data)-3],
		"more behind it": append(bytes.Clone(data), 0),
		"a way back":     loop(),
		"a tree of none": rootOnly(),
	}
	for name, bad := range tests {
		if _, err := Unmarshal(bad); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// loop is a file whose only question leads back to itself.
func loop() []byte {
	out := []byte(magic)
	for _, n := range []uint64{1, 1, 1, 3, 0, 1} {
		out = binary.AppendUvarint(out, n)
	}
	out = append(out, 1, 0) // the value, and the left node right here
	for range 2 {
		out = append(binary.AppendUvarint(out, 0), 0, 0, 0, 0)
	}
	return out
}

// rootOnly is a file of a tree without a node.
func rootOnly() []byte {
	out := []byte(magic)
	for _, n := range []uint64{1, 1, 1, 0, 6144} {
		out = binary.AppendUvarint(out, n)
	}
	return out
}

// FuzzUnmarshal reads any bytes: what is read answers every row.
func FuzzUnmarshal(f *testing.F) {
	f.Add(forest().Marshal())
	f.Add(loop())
	f.Add(rootOnly())
	f.Fuzz(func(t *testing.T, data []byte) {
		forest, err := Unmarshal(data)
		if err != nil {
			return
		}
		row := make([]uint8, forest.Columns())
		forest.Sum(make([]float32, forest.K), row)
		forest.Score(row)
	})
}

func BenchmarkScore(b *testing.B) {
	f := forest()
	row := []uint8{9, 3, 4}
	for b.Loop() {
		f.Score(row)
	}
}
