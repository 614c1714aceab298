package neural

import (
	"math"
	"math/rand/v2"
	"slices"
)

// Sample is a case with its right answers.
type Sample struct {
	Text *Text
	Case
	Answers []int // to each question; -1 where it is not known
	Weight  float32
}

// Options are how a network is trained.
type Options struct {
	Epochs int
	Batch  int
	Rate   float64 // greatest step
	Drop   float32 // share of the drawn and hidden numbers that are lost in training
	Lose   float32 // share of the embeddings of tokens that are lost in training
	Decay  float64 // of all weights, by step and rate
	Smooth float32 // share of each answer that is spread over all
	Seed   uint64
}

// dropout loses numbers at random in training, and makes up for them in those that
// stay. A nil dropout loses none.
type dropout struct {
	share float32
	r     *rand.Rand
	kept  [2][]float32 // by what each number was multiplied, in each layer
}

func (d *dropout) apply(v []float32, layer int) {
	if d == nil {
		return
	}
	if len(d.kept[layer]) != len(v) {
		d.kept[layer] = make([]float32, len(v))
	}
	for i := range v {
		k := float32(0)
		if d.r.Float32() >= d.share {
			k = 1 / (1 - d.share)
		}
		d.kept[layer][i] = k
		v[i] *= k
	}
}

// trainer holds what training knows beside the network.
type trainer struct {
	*Net
	opt     Options
	g       [parts][]float32 // slope of the loss
	m, v    [parts][]float32 // its mean and its mean square
	touched []uint32         // rows of the table with a slope
	is      []bool
	r       *rand.Rand
	drop    *dropout
	pass    pass
	rows    [][]uint32 // of each vector of the pass
	// slopes of the layers
	dAll, dHidden, dDrawn, dh, da []float32
	steps                         int
}

// Train fits a network to samples. It is repeatable: the same samples and options
// give the same network.
func Train(s Shape, samples []Sample, opt Options) *Net {
	t := newTrainer(s, opt)
	order := make([]int, len(samples))
	for i := range order {
		order[i] = i
	}
	total := opt.Epochs * ((len(samples) + opt.Batch - 1) / opt.Batch)
	for range opt.Epochs {
		t.r.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for from := 0; from < len(order); from += opt.Batch {
			batch := order[from:min(from+opt.Batch, len(order))]
			weight := float32(0)
			for _, i := range batch {
				weight += samples[i].Weight
			}
			if weight == 0 {
				continue
			}
			for _, i := range batch {
				t.learn(&samples[i], samples[i].Weight/weight)
			}
			t.step(total)
		}
	}
	t.forget()
	return t.Net
}

// forget leaves out the embeddings of which nothing was learned.
func (t *trainer) forget() {
	for row := range t.Rows {
		from, to := row*t.Dim, (row+1)*t.Dim
		if !slices.ContainsFunc(t.v[table][from:to], func(v float32) bool { return v != 0 }) {
			clear(t.w[table][from:to])
		}
	}
}

func newTrainer(s Shape, opt Options) *trainer {
	r := rand.New(rand.NewPCG(opt.Seed, 1))
	t := &trainer{Net: newNet(s), opt: opt, r: r, drop: &dropout{share: opt.Drop, r: r}, is: make([]bool, s.Rows)}
	const ofTable, ofQuery = 0.07, 0.1
	width := float64(s.width())
	for i, spread := range [parts]float64{table: ofTable, query: ofQuery, into: 1 / math.Sqrt(width), out: 0.5 / math.Sqrt(float64(s.Hidden))} {
		for k := range t.w[i] {
			t.w[i][k] = float32(spread * r.NormFloat64())
		}
		t.g[i], t.m[i], t.v[i] = make([]float32, len(t.w[i])), make([]float32, len(t.w[i])), make([]float32, len(t.w[i]))
	}
	t.dAll, t.dHidden, t.dDrawn = make([]float32, s.answers()), make([]float32, s.Hidden), make([]float32, s.width())
	return t
}

// learn adds the slope of one sample.
func (t *trainer) learn(s *Sample, weight float32) {
	n, p := t.Net, &t.pass
	t.rows = t.rows[:0]
	p.lay(n, &s.Case, func(at Place, v []float32) {
		clear(v)
		var kept []uint32
		if len(t.rows) < cap(t.rows) {
			kept = t.rows[:len(t.rows)+1][len(t.rows)][:0]
		}
		for _, row := range s.Text.Tokens[at.Token] {
			if t.r.Float32() >= t.opt.Lose {
				kept = append(kept, row)
			}
		}
		kept = append(kept, at.Role)
		for _, row := range kept {
			add(v, n.row(table, row, n.Dim))
		}
		t.rows = append(t.rows, kept)
	})
	p.forward(n, &s.Case, t.drop)
	from := 0
	for q, list := range p.shares {
		right := s.Answers[q]
		for k, share := range list {
			d := float32(0)
			if right >= 0 {
				want := t.opt.Smooth / float32(len(list))
				if k == right {
					want += 1 - t.opt.Smooth
				}
				d = weight * (share - want)
			}
			t.dAll[from+k] = d
		}
		from += len(list)
	}
	t.backward(s)
}

func (t *trainer) backward(s *Sample) {
	n, p := t.Net, &t.pass
	clear(t.dHidden)
	for k, d := range t.dAll {
		if d == 0 {
			continue
		}
		t.g[offset][k] += d
		addTimes(t.g[out][k*n.Hidden:(k+1)*n.Hidden], p.hidden, d)
		addTimes(t.dHidden, n.row(out, uint32(k), n.Hidden), d)
	}
	clear(t.dDrawn)
	width := n.width()
	for j := range t.dHidden {
		d := t.dHidden[j] * t.drop.kept[1][j]
		if d == 0 || p.hidden[j] == 0 {
			continue
		}
		t.g[bias][j] += d
		addTimes(t.g[into][j*width:(j+1)*width], p.drawn, d)
		addTimes(t.dDrawn, n.row(into, uint32(j), width), d)
	}
	for i, k := range t.drop.kept[0] {
		t.dDrawn[i] *= k
	}
	t.spread(s)
}

// spread carries the slope of what was drawn back to queries and embeddings.
func (t *trainer) spread(s *Sample) {
	n, p := t.Net, &t.pass
	if cap(t.dh) < len(p.h) {
		t.dh = make([]float32, len(p.h))
	}
	t.dh = t.dh[:len(p.h)]
	clear(t.dh)
	dim, head := n.Dim, 0
	for z, heads := range n.Heads {
		first := p.at[z]
		for range heads {
			g := t.dDrawn[head*dim : (head+1)*dim]
			a := p.weigh[head]
			t.da = t.da[:0]
			mean := float32(0)
			for i, share := range a {
				d := dot(g, p.vector(first+i, dim))
				t.da = append(t.da, d)
				mean += share * d
			}
			q, gq := n.row(query, uint32(head), dim), t.g[query][head*dim:(head+1)*dim]
			for i, share := range a {
				dh := t.dh[(first+i)*dim : (first+i+1)*dim]
				ds := share * (t.da[i] - mean)
				addTimes(dh, g, share)
				addTimes(dh, q, ds)
				addTimes(gq, p.vector(first+i, dim), ds)
			}
			head++
		}
	}
	if p.at[1] > 0 {
		add(t.dh[s.Top*dim:(s.Top+1)*dim], t.dDrawn[head*dim:(head+1)*dim])
		for d, i := range p.peak {
			t.dh[i*dim+d] += t.dDrawn[(head+1)*dim+d]
		}
	}
	for i, rows := range t.rows {
		g := t.dh[i*dim : (i+1)*dim]
		for _, row := range rows {
			if !t.is[row] {
				t.is[row] = true
				t.touched = append(t.touched, row)
			}
			add(t.g[table][int(row)*dim:(int(row)+1)*dim], g)
		}
	}
}

// warm is how many steps the rate takes to grow; then it falls to nothing.
const warm = 200

// step moves the weights against the slope of a batch, those of the table only in
// the rows that it touched.
func (t *trainer) step(total int) {
	t.steps++
	rate := t.opt.Rate * min(1, float64(t.steps)/warm) * (1 - float64(t.steps)/float64(total+1))
	for i := query; i < parts; i++ {
		t.adam(i, 0, len(t.w[i]), rate)
	}
	for _, row := range t.touched {
		t.adam(table, int(row)*t.Dim, (int(row)+1)*t.Dim, rate)
		t.is[row] = false
	}
	t.touched = t.touched[:0]
}

// adam moves weights by their slopes, and forgets these.
func (t *trainer) adam(part, from, to int, rate float64) {
	const b1, b2, least = 0.9, 0.98, 1e-8
	fix1, fix2 := 1-math.Pow(b1, float64(t.steps)), 1-math.Pow(b2, float64(t.steps))
	w, g, m, v := t.w[part][from:to], t.g[part][from:to], t.m[part][from:to], t.v[part][from:to]
	step, decay := float32(rate/fix1), float32(rate*t.opt.Decay)
	fix := float32(1 / fix2)
	for i := range w {
		m[i] = b1*m[i] + (1-b1)*g[i]
		v[i] = b2*v[i] + (1-b2)*g[i]*g[i]
		w[i] -= step*m[i]/(float32(math.Sqrt(float64(v[i]*fix)))+least) + decay*w[i]
		g[i] = 0
	}
}
