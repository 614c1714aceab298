package trees

import (
	"bytes"
	"encoding/binary"
	"math"

	"github.com/hearsay-org/hearsay"
)

// A file of a forest: "TREES1\n", then as unsigned varints K, the number of
// columns, of trees and of nodes; then each tree's root; then each node: its
// column plus one, and for a leaf (0) the bits of its value (float32), else the
// value from which on to go right, and how far behind the node the left one is.
const magic = "TREES1\n"

// Marshal writes a forest.
func (f *Forest) Marshal() []byte {
	out := []byte(magic)
	for _, n := range []int{f.K, f.columns, len(f.roots), len(f.nodes)} {
		out = binary.AppendUvarint(out, uint64(n))
	}
	for _, r := range f.roots {
		out = binary.AppendUvarint(out, uint64(r))
	}
	for i := range f.nodes {
		n := &f.nodes[i]
		out = binary.AppendUvarint(out, uint64(n.column+1))
		if n.column == leaf {
			out = binary.LittleEndian.AppendUint32(out, math.Float32bits(n.value))
			continue
		}
		out = append(out, n.least)
		out = binary.AppendUvarint(out, uint64(n.left-int32(i)))
	}
	return out
}

// reader reads numbers from a file; it remembers that one was missing.
type reader struct {
	rest   []byte
	broken bool
}

// number reads a number of at most limit.
func (r *reader) number(limit int) int {
	v, n := binary.Uvarint(r.rest)
	if n <= 0 || limit < 0 || v > uint64(limit) {
		r.broken = true
		return 0
	}
	r.rest = r.rest[n:]
	return int(v)
}

func (r *reader) bytes(n int) []byte {
	if len(r.rest) < n {
		r.broken = true
		return make([]byte, n)
	}
	out := r.rest[:n]
	r.rest = r.rest[n:]
	return out
}

// Unmarshal reads what Marshal wrote. What is damaged is Corrupt.
func Unmarshal(data []byte) (*Forest, error) {
	rest, ok := bytes.CutPrefix(data, []byte(magic))
	if !ok {
		return nil, hearsay.Errorf(hearsay.Corrupt, "a file of trees does not begin with %q", magic[:6])
	}
	r := reader{rest: rest}
	f := &Forest{K: r.number(1 << 12), columns: r.number(1 << 12)}
	roots, nodes := r.number(len(rest)), r.number(len(rest))
	f.roots, f.nodes = make([]int32, roots), make([]node, nodes)
	for i := range f.roots {
		f.roots[i] = int32(r.number(nodes - 1))
	}
	for i := range f.nodes {
		f.nodes[i] = r.node(i, nodes, f.columns)
	}
	if r.broken || len(r.rest) > 0 || f.K == 0 {
		return nil, hearsay.Errorf(hearsay.Corrupt, "a file of trees is cut short or damaged")
	}
	f.lay()
	return f, nil
}

// node reads node i of some; both nodes below it lie behind it, so that every way
// down ends.
func (r *reader) node(i, nodes, columns int) node {
	column := r.number(columns) - 1
	if column == leaf {
		return node{column: leaf, value: math.Float32frombits(binary.LittleEndian.Uint32(r.bytes(4)))}
	}
	n := node{column: int16(column), least: r.bytes(1)[0], left: int32(i + r.number(nodes))}
	if int(n.left) <= i || int(n.left)+1 >= nodes {
		r.broken = true
	}
	return n
}
