package loglin

import (
	"bytes"
	"encoding/binary"
	"math"
	"sort"

	"github.com/hearsay-org/hearsay"
)

// A model file: "LOGLIN1\n", then as unsigned varints K, the number of features
// and the bits of the step (float32), then each feature in the order of its
// hash: the difference to the one before, and K weights as zigzag varints in
// steps. A row's weights are rounded to the step.
const magic = "LOGLIN1\n"

// Marshal writes the model with weights rounded to 1/128 of the 99.9th
// percentile's size or finer; rows that round to nothing are dropped.
func (m *Trainer) Marshal() []byte {
	step := m.step()
	type entry struct {
		f   uint64
		row int32
	}
	var list []entry
	for f, r := range m.index {
		if m.rounds(r, step) {
			list = append(list, entry{f, r})
		}
	}
	sort.Slice(list, func(i, j int) bool { return list[i].f < list[j].f })
	out := []byte(magic)
	out = binary.AppendUvarint(out, uint64(m.K))
	out = binary.AppendUvarint(out, uint64(len(list)))
	out = binary.AppendUvarint(out, uint64(math.Float32bits(step)))
	last := uint64(0)
	for _, e := range list {
		out = binary.AppendUvarint(out, e.f-last)
		last = e.f
		for _, w := range m.row(e.row) {
			out = binary.AppendVarint(out, int64(math.Round(float64(w/step))))
		}
	}
	return out
}

// Unmarshal reads what Marshal wrote.
func Unmarshal(data []byte) (*Model, error) {
	rest, ok := bytes.CutPrefix(data, []byte(magic))
	if !ok {
		return nil, hearsay.Errorf(hearsay.Corrupt, "a model file does not begin with %q", magic[:7])
	}
	broken := hearsay.Errorf(hearsay.Corrupt, "a model file is cut short or damaged")
	unsigned := func() (uint64, bool) {
		v, n := binary.Uvarint(rest)
		if n <= 0 {
			return 0, false
		}
		rest = rest[n:]
		return v, true
	}
	k, ok1 := unsigned()
	n, ok2 := unsigned()
	bits, ok3 := unsigned()
	if !ok1 || !ok2 || !ok3 || k == 0 || k > 1<<12 || n > uint64(len(rest)) || n*k > uint64(len(rest)) {
		return nil, broken
	}
	m := newModel(int(k), int(n))
	if !m.fill(rest, int(n), math.Float32frombits(uint32(bits))) {
		return nil, broken
	}
	return m, nil
}

// fill reads n features with their weights in steps. It says whether they are
// there.
func (m *Model) fill(rest []byte, n int, step float32) bool {
	if m.K > 1 {
		m.w = make([]float32, n*m.K)
	}
	f := uint64(0)
	for i := range n {
		d, size := binary.Uvarint(rest)
		if size <= 0 {
			return false
		}
		rest, f = rest[size:], f+d
		if m.K == 1 {
			v, size := varint(rest)
			if size <= 0 {
				return false
			}
			rest = rest[size:]
			m.insert(f, math.Float32bits(float32(v)*step))
			continue
		}
		m.insert(f, uint32(i))
		row := m.w[i*m.K : (i+1)*m.K]
		for c := range row {
			v, size := varint(rest)
			if size <= 0 {
				return false
			}
			rest = rest[size:]
			row[c] = float32(v) * step
		}
	}
	return true
}

// varint is binary.Varint, with the numbers of one byte first.
func varint(data []byte) (int64, int) {
	if len(data) > 0 && data[0] < 0x80 {
		u := data[0]
		return int64(u>>1) ^ -int64(u&1), 1
	}
	return binary.Varint(data)
}
