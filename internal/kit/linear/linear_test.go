package linear

import (
	"encoding/binary"
	"math/rand/v2"
	"testing"
)

// toy trains cols classes, each marked by a feature of its own among noise.
func toy(cols int) *Trainer {
	t := NewTrainer(cols)
	rng := rand.New(rand.NewPCG(1, 2))
	sums := make([]float32, cols)
	for range 1000 * cols {
		want := rng.IntN(cols)
		keys := []uint32{Feature(0, uint64(want)), Feature(1, uint64(rng.IntN(50)))}
		clear(sums)
		t.Score(keys, sums)
		best := 0
		for c := range sums {
			if sums[c] > sums[best] {
				best = c
			}
		}
		if best != want {
			t.Update(keys, want, 1)
			t.Update(keys, best, -1)
		}
		t.Step()
	}
	return t
}

func TestQuads(t *testing.T) {
	data := append(toy(4).AppendQuads(nil, Pruning{}), 7, 7)
	q, rest, err := ReadQuads(data)
	if err != nil || len(rest) != 2 {
		t.Fatalf("got rest %d, error %v", len(rest), err)
	}
	for want := range 4 {
		got := q.Sum([]uint32{Feature(0, uint64(want)), Feature(9, 9), Feature(1, 3)})
		for c := range got {
			if c != want && got[c] >= got[want] {
				t.Errorf("class %d: got scores %v", want, got)
			}
		}
	}
	if got := q.Sum([]uint32{Feature(9, 1), Feature(9, 2)}); got != [4]int32{} {
		t.Errorf("unknown features: got %v, want zeroes", got)
	}
}

func TestRows(t *testing.T) {
	for _, cols := range []int{1, 7, 8, 17, 44, 75, MaxCols} {
		r, rest, err := ReadRows(toy(cols).AppendRows(nil, Pruning{}))
		if err != nil && cols > 1 {
			t.Fatal(cols, err)
		}
		if cols == 1 {
			continue // nothing to learn, nothing kept
		}
		if len(rest) != 0 || r.Cols() != cols {
			t.Errorf("%d columns: got %d, %d bytes left", cols, r.Cols(), len(rest))
		}
		for want := range cols {
			var s Sums
			r.Add([]uint32{Feature(0, uint64(want)), Feature(9, 9)}, &s)
			s.Level()
			if got := s.Best(0, cols); got != want {
				t.Errorf("%d columns: got class %d, want %d", cols, got, want)
			}
		}
	}
}

func TestRowsAddUp(t *testing.T) {
	tr := NewTrainer(20)
	tr.Update([]uint32{10}, 0, 3)
	tr.Update([]uint32{10}, 19, -2)
	tr.Update([]uint32{20}, 9, 1)
	tr.Step()
	r, _, err := ReadRows(tr.AppendRows(nil, Pruning{}))
	if err != nil {
		t.Fatal(err)
	}
	var s Sums
	r.Add([]uint32{10}, &s)
	s.Level()
	r.Add([]uint32{20, 30}, &s)
	s.Level()
	zero := s.Score(5)
	if !(s.Score(0) > s.Score(9) && s.Score(9) > zero && zero > s.Score(19)) {
		t.Errorf("got %d, %d, %d, %d; want them falling", s.Score(0), s.Score(9), zero, s.Score(19))
	}
}

func TestPruning(t *testing.T) {
	tr := toy(4)
	all, few := tr.AppendQuads(nil, Pruning{}), tr.AppendQuads(nil, Pruning{Rows: 4})
	if n := binary.LittleEndian.Uint32(few); n != 4 || len(few) >= len(all) {
		t.Errorf("got %d rows in %d of %d bytes, want 4", n, len(few), len(all))
	}
}

func TestLookup(t *testing.T) {
	m := map[uint32]uint32{1: 0, 2: 7, 1 << 31: 1 << 20, 0xffffffff: 3}
	l, rest, err := ReadLookup(AppendLookup(nil, m))
	if err != nil || len(rest) != 0 {
		t.Fatalf("got rest %d, error %v", len(rest), err)
	}
	for k, want := range m {
		if got, ok := l.Get(k); got != want || !ok {
			t.Errorf("key %d: got %d, %v, want %d", k, got, ok, want)
		}
	}
	if got, ok := l.Get(3); ok {
		t.Errorf("key 3: got %d, want none", got)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(toy(4).AppendQuads(nil, Pruning{}))
	f.Add(toy(9).AppendRows(nil, Pruning{}))
	f.Add(AppendLookup(nil, map[uint32]uint32{5: 6, 700000: 8}))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<16 {
			return
		}
		if q, _, err := ReadQuads(data); err == nil {
			q.Sum([]uint32{1, 2, 3})
		}
		if r, _, err := ReadRows(data); err == nil {
			var s Sums
			r.Add([]uint32{1, 2, 3}, &s)
		}
		if l, _, err := ReadLookup(data); err == nil {
			l.Get(1)
		}
	})
}
