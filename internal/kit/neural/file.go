package neural

import (
	"bytes"
	"encoding/binary"
	"math"

	"github.com/hearsay-org/hearsay"
)

// A file of a network: "NEURAL1\n", then its shape as unsigned varints (Rows, Dim,
// Hidden, how many zones and the heads of each, how many questions and the answers
// of each); then each part, row by row: the row's step (float32) and, unless that
// is 0, how many steps each weight is (int8).
const magic = "NEURAL1\n"

// steps is the greatest weight of a row in its steps.
const steps = 127

// rowSizes is how many weights of each part have a step of their own.
func (s *Shape) rowSizes() [parts]int {
	return [parts]int{table: s.Dim, query: s.Dim, into: s.width(), bias: s.Hidden, out: s.Hidden, offset: s.answers()}
}

// Marshal writes a network, each weight to one part in 127 of the greatest in its row.
func (n *Net) Marshal() []byte {
	out := []byte(magic)
	number := func(list ...int) {
		for _, x := range list {
			out = binary.AppendUvarint(out, uint64(x))
		}
	}
	number(n.Rows, n.Dim, n.Hidden, len(n.Heads))
	number(n.Heads...)
	number(len(n.Asks))
	number(n.Asks...)
	for part, size := range n.rowSizes() {
		for w := n.w[part]; len(w) > 0; w = w[size:] {
			out = marshalRow(out, w[:size])
		}
	}
	return out
}

func marshalRow(out []byte, w []float32) []byte {
	greatest := float32(0)
	for _, x := range w {
		greatest = max(greatest, x, -x)
	}
	step := greatest / steps
	out = binary.LittleEndian.AppendUint32(out, math.Float32bits(step))
	if step == 0 {
		return out
	}
	for _, x := range w {
		out = append(out, byte(int8(math.Round(float64(x/step)))))
	}
	return out
}

// The greatest sizes that a file may ask for.
const (
	mostRows = 1 << 20
	mostDim  = 1 << 10
	mostList = 1 << 6
	mostSize = 1 << 22 // weights of all parts
)

// Unmarshal reads what Marshal wrote. What is damaged is Corrupt.
func Unmarshal(data []byte) (*Net, error) {
	rest, ok := bytes.CutPrefix(data, []byte(magic))
	if !ok {
		return nil, hearsay.Errorf(hearsay.Corrupt, "a file of a network does not begin with %q", magic[:7])
	}
	r := reader{rest: rest}
	s := Shape{Rows: r.number(mostRows), Dim: r.number(mostDim), Hidden: r.number(mostDim)}
	s.Heads = r.list()
	s.Asks = r.list()
	total := 0
	for _, size := range s.sizes() {
		total += size
	}
	if r.broken || s.Rows == 0 || s.Rows&(s.Rows-1) != 0 || s.Dim == 0 || len(s.Heads) == 0 || len(s.Asks) == 0 || total > mostSize {
		return nil, hearsay.Errorf(hearsay.Corrupt, "a file of a network is of no possible shape")
	}
	n := newNet(s)
	for part, size := range s.rowSizes() {
		for w := n.w[part]; len(w) > 0 && !r.broken; w = w[size:] {
			r.row(w[:size])
		}
	}
	if r.broken || len(r.rest) > 0 {
		return nil, hearsay.Errorf(hearsay.Corrupt, "a file of a network is cut short or damaged")
	}
	return n, nil
}

// reader reads numbers from a file; it remembers that one was missing.
type reader struct {
	rest   []byte
	broken bool
}

// number reads a number of at most limit.
func (r *reader) number(limit int) int {
	v, n := binary.Uvarint(r.rest)
	if n <= 0 || v > uint64(limit) {
		r.broken = true
		return 0
	}
	r.rest = r.rest[n:]
	return int(v)
}

func (r *reader) list() []int {
	out := make([]int, r.number(mostList))
	for i := range out {
		out[i] = r.number(mostDim)
	}
	return out
}

// row reads the weights of one row.
func (r *reader) row(w []float32) {
	if len(r.rest) < 4 {
		r.broken = true
		return
	}
	step := math.Float32frombits(binary.LittleEndian.Uint32(r.rest))
	r.rest = r.rest[4:]
	if step == 0 || len(w) == 0 {
		return
	}
	if len(r.rest) < len(w) || math.IsNaN(float64(step)) || math.IsInf(float64(step), 0) {
		r.broken = true
		return
	}
	for i := range w {
		w[i] = step * float32(int8(r.rest[i]))
	}
	r.rest = r.rest[len(w):]
}
