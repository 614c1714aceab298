package parser

import "github.com/hearsay-org/hearsay/internal/kit/linear"

// Model is a trained parser. It is safe for concurrent use.
type Model struct {
	actions [2]*linear.Quads // of the parser from the start and the one from the end
	labels  [2]*linear.Rows
	marks   *linear.Quads
	judge   *linear.Quads // of arcs that the two differ on
}

// Rels names the relations that the parser gives by rule.
type Rels struct {
	Root, Other, Punct uint8
}

// Read reads a model and returns the rest of data.
func Read(data []byte) (*Model, []byte, error) {
	m := &Model{}
	var err error
	for k := range m.actions {
		if m.actions[k], data, err = linear.ReadQuads(data); err != nil {
			return nil, nil, err
		}
		if m.labels[k], data, err = linear.ReadRows(data); err != nil {
			return nil, nil, err
		}
	}
	if m.marks, data, err = linear.ReadQuads(data); err != nil {
		return nil, nil, err
	}
	if m.judge, data, err = linear.ReadQuads(data); err != nil {
		return nil, nil, err
	}
	return m, data, nil
}

// Parse finds the tree of a sentence, which is not empty: heads, -1 for the
// root, and relations. Marks of punctuation are set aside first, so that what
// they part lies side by side, and attached last.
func (m *Model) Parse(t *Tree, words []Word, heads []int32, rels []uint8, r Rels) {
	m.Propose(t, words, heads, rels, r)
	m.weigh(t)
	t.Combine(r)
	t.Finish(r)
	m.attach(t, r)
}

// Propose parses a sentence from both ends and lays the two trees side by side.
func (m *Model) Propose(t *Tree, words []Word, heads []int32, rels []uint8, r Rels) {
	t.Begin(words, heads, rels)
	for k, s := range [2]*State{&t.State, &t.back} {
		for !s.Done() {
			m.step(s, k, t.sure[k])
			t.acts++
		}
	}
	t.Lay(r)
}

// step takes the best action of parser k and notes how far it leads where it
// gives a word its head.
func (m *Model) step(s *State, k int, sure []int32) {
	if len(s.Stack) == 0 {
		s.Apply(Shift, 0)
		return
	}
	sum := m.actions[k].Sum(s.Keys(s.buffer[:0]))
	best, second := -1, int32(-1<<30)
	for a := range Actions {
		switch {
		case !s.Allowed(a):
		case best < 0:
			best = a
		case sum[a] > sum[best]:
			best, second = a, sum[best]
		default:
			second = max(second, sum[a])
		}
	}
	h, d := s.Next, s.Top()
	if best == Right {
		h, d = d, h
	}
	rel := uint8(0)
	if best == Left || best == Right {
		rel = m.label(s, k, h, d, s.buffer[:0])
		sure[d] = sum[best] - second
	}
	s.Apply(best, rel)
}

// label returns the relation of an arc.
func (m *Model) label(s *State, k int, h, d int32, keys []uint32) uint8 {
	var sums linear.Sums
	m.labels[k].Add(s.LabelKeys(h, d, keys), &sums)
	sums.Level()
	return uint8(sums.Best(0, m.labels[k].Cols()))
}

// attach hangs each mark on the candidate with the highest score.
func (m *Model) attach(t *Tree, r Rels) {
	var keys [MaxMarkKeys]uint32
	for i := range t.words {
		if t.words[i].Mark == 0 || int32(i) == t.root {
			continue
		}
		best, score := t.root, int32(-1<<31)
		for _, c := range t.Candidates(int32(i)) {
			t.looks++
			sum := m.marks.Sum(t.MarkKeys(int32(i), c, keys[:0]))
			if sum[0] > score {
				best, score = c.Word, sum[0]
			}
		}
		t.heads[i], t.rels[i] = best, r.Punct
	}
}
