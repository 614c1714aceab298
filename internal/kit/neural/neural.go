// Package neural answers questions about a stretch of a text by a small network.
// Each token is a sum of embeddings of what is known of it; heads of attention
// draw from each zone around the stretch what bears on the questions; one hidden
// layer answers all questions at once, so that each learns from the others.
// Attention is that of Bahdanau et al. (2015) with a fixed query a head, the
// training Adam (Kingma and Ba 2015) with dropout (Srivastava et al. 2014).
package neural

import (
	"math"

	"github.com/hearsay-org/hearsay/internal/kit/loglin"
)

// Shape is how large a network is.
type Shape struct {
	Rows   int   // embeddings; a power of two
	Dim    int   // numbers of an embedding
	Heads  []int // heads of attention in each zone
	Hidden int   // numbers of the hidden layer
	Asks   []int // how many answers each question has
}

// extras are what is drawn from the first zone beside its heads: its top token and
// the greatest of each number.
const extras = 2

// width is how many numbers are drawn from all zones.
func (s *Shape) width() int { return s.Dim * (s.heads() + extras) }

func (s *Shape) heads() int {
	n := 0
	for _, h := range s.Heads {
		n += h
	}
	return n
}

func (s *Shape) answers() int {
	n := 0
	for _, a := range s.Asks {
		n += a
	}
	return n
}

// Row returns the embedding of a feature.
func (s *Shape) Row(template, value uint64) uint32 {
	return uint32(loglin.Hash(template, value)>>20) & uint32(s.Rows-1)
}

// Text holds the embeddings of each token of a text.
type Text struct{ Tokens [][]uint32 }

// Place is a token of a zone, and the embedding of its role there.
type Place struct {
	Token int32
	Role  uint32
}

// Case is one stretch to ask about.
type Case struct {
	Zones [][]Place // as many as Shape.Heads; each may be empty
	Top   int       // place in the first zone of the token that heads it
}

// The parts of a network, each a matrix by rows.
const (
	table  = iota // Rows × Dim
	query         // heads × Dim
	into          // Hidden × width
	bias          // Hidden
	out           // answers × Hidden
	offset        // answers
	parts
)

// Net is a trained network. It may be used by several goroutines.
type Net struct {
	Shape
	w [parts][]float32
}

func (s *Shape) sizes() [parts]int {
	return [parts]int{
		table: s.Rows * s.Dim, query: s.heads() * s.Dim, into: s.Hidden * s.width(), bias: s.Hidden,
		out: s.answers() * s.Hidden, offset: s.answers(),
	}
}

func newNet(s Shape) *Net {
	n := &Net{Shape: s}
	for i, size := range s.sizes() {
		n.w[i] = make([]float32, size)
	}
	return n
}

func (n *Net) row(part int, i uint32, size int) []float32 {
	return n.w[part][int(i)*size : (int(i)+1)*size]
}

// Reader asks a network about one text. It is for one goroutine.
type Reader struct {
	net     *Net
	vectors []float32 // of each token
	pass    pass
}

// Read prepares a text to be asked about.
func (n *Net) Read(t *Text) *Reader {
	r := &Reader{net: n, vectors: make([]float32, len(t.Tokens)*n.Dim)}
	for i, rows := range t.Tokens {
		v := r.vectors[i*n.Dim : (i+1)*n.Dim]
		for _, row := range rows {
			add(v, n.row(table, row, n.Dim))
		}
	}
	return r
}

// Answer returns the share of each answer, one list a question. The lists are
// overwritten by the next call.
func (r *Reader) Answer(c *Case) [][]float32 {
	n := r.net
	r.pass.lay(n, c, func(p Place, v []float32) {
		copy(v, r.vectors[int(p.Token)*n.Dim:(int(p.Token)+1)*n.Dim])
		add(v, n.row(table, p.Role, n.Dim))
	})
	r.pass.forward(n, c, nil)
	return r.pass.shares
}

// pass is the state of one case on its way through a network.
type pass struct {
	at     []int       // first vector of each zone, and the end
	h      []float32   // vectors of all zones
	weigh  [][]float32 // attention of each head over its zone
	peak   []int       // which vector of the first zone is greatest in each number; -1 for none
	drawn  []float32
	hidden []float32
	all    []float32   // scores of all answers
	shares [][]float32 // the same, one list a question, as shares
}

// lay fills in the vectors of a case.
func (s *pass) lay(n *Net, c *Case, fill func(p Place, v []float32)) {
	s.at = s.at[:0]
	total := 0
	for _, z := range c.Zones {
		s.at = append(s.at, total)
		total += len(z)
	}
	s.at = append(s.at, total)
	if cap(s.h) < total*n.Dim {
		s.h = make([]float32, total*n.Dim)
	}
	s.h = s.h[:total*n.Dim]
	i := 0
	for _, z := range c.Zones {
		for _, p := range z {
			fill(p, s.h[i*n.Dim:(i+1)*n.Dim])
			i++
		}
	}
	if s.drawn == nil {
		s.drawn, s.hidden, s.all = make([]float32, n.width()), make([]float32, n.Hidden), make([]float32, n.answers())
		s.peak, s.weigh = make([]int, n.Dim), make([][]float32, n.heads())
		from := 0
		for _, a := range n.Asks {
			s.shares = append(s.shares, s.all[from:from+a:from+a])
			from += a
		}
	}
}

func (s *pass) vector(i, dim int) []float32 { return s.h[i*dim : (i+1)*dim] }

// forward computes the shares of all answers. What drop drops in training is lost
// between the layers.
func (s *pass) forward(n *Net, c *Case, drop *dropout) {
	s.draw(n, c)
	drop.apply(s.drawn, 0)
	width := n.width()
	for j := range s.hidden {
		s.hidden[j] = max(0, n.w[bias][j]+dot(n.row(into, uint32(j), width), s.drawn))
	}
	drop.apply(s.hidden, 1)
	for k := range s.all {
		s.all[k] = n.w[offset][k] + dot(n.row(out, uint32(k), n.Hidden), s.hidden)
	}
	for _, list := range s.shares {
		loglin.Softmax(list)
	}
}

// draw gathers from each zone what its heads attend to, and from the first one its
// top and its greatest numbers.
func (s *pass) draw(n *Net, c *Case) {
	clear(s.drawn)
	head := 0
	for z, heads := range n.Heads {
		first, last := s.at[z], s.at[z+1]
		for range heads {
			to := s.drawn[head*n.Dim : (head+1)*n.Dim]
			q := n.row(query, uint32(head), n.Dim)
			a := s.weigh[head][:0]
			for i := first; i < last; i++ {
				a = append(a, dot(q, s.vector(i, n.Dim)))
			}
			if len(a) > 0 {
				loglin.Softmax(a)
			}
			for i, share := range a {
				addTimes(to, s.vector(first+i, n.Dim), share)
			}
			s.weigh[head] = a
			head++
		}
	}
	top, peak := s.drawn[head*n.Dim:(head+1)*n.Dim], s.drawn[(head+1)*n.Dim:]
	for d := range s.peak {
		s.peak[d] = -1
	}
	if s.at[1] == 0 {
		return
	}
	copy(top, s.vector(c.Top, n.Dim))
	for d := range peak {
		best := float32(math.Inf(-1))
		for i := range s.at[1] {
			if v := s.h[i*n.Dim+d]; v > best {
				best, s.peak[d] = v, i
			}
		}
		peak[d] = best
	}
}

func add(to, from []float32) {
	from = from[:len(to)]
	for i := range to {
		to[i] += from[i]
	}
}

func addTimes(to, from []float32, by float32) {
	from = from[:len(to)]
	for i := range to {
		to[i] += by * from[i]
	}
}

func dot(a, b []float32) float32 {
	b = b[:len(a)]
	var s0, s1, s2, s3 float32
	i := 0
	for ; i+4 <= len(a); i += 4 {
		s0 += a[i] * b[i]
		s1 += a[i+1] * b[i+1]
		s2 += a[i+2] * b[i+2]
		s3 += a[i+3] * b[i+3]
	}
	for ; i < len(a); i++ {
		s0 += a[i] * b[i]
	}
	return s0 + s1 + s2 + s3
}
