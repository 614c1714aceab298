package parser

import "github.com/hearsay-org/hearsay/internal/kit/linear"

// Model is a trained parser. It is safe for concurrent use.
type Model struct {
	actions *linear.Quads
	labels  *linear.Rows
}

// Read reads a model and returns the rest of data.
func Read(data []byte) (*Model, []byte, error) {
	m := &Model{}
	var err error
	if m.actions, data, err = linear.ReadQuads(data); err != nil {
		return nil, nil, err
	}
	if m.labels, data, err = linear.ReadRows(data); err != nil {
		return nil, nil, err
	}
	return m, data, nil
}

// Parse parses the sentence that s was reset to. It takes at most two actions a
// word and leaves words without a head for Finish.
func (m *Model) Parse(s *State) {
	var keys [MaxKeys]uint32
	for !s.Done() {
		var sum [Actions]int32
		for _, k := range s.Keys(keys[:0]) {
			m.actions.Add(k, (*[4]int32)(&sum))
		}
		best := -1
		for a := range Actions {
			if s.Allowed(a) && (best < 0 || sum[a] > sum[best]) {
				best = a
			}
		}
		rel := uint8(0)
		switch best {
		case Left:
			rel = m.label(s, s.Next, s.Top(), keys[:0])
		case Right:
			rel = m.label(s, s.Top(), s.Next, keys[:0])
		}
		s.Apply(best, rel)
	}
}

// label returns the relation of an arc.
func (m *Model) label(s *State, h, d int32, keys []uint32) uint8 {
	var sums linear.Sums
	for _, k := range s.LabelKeys(h, d, keys) {
		m.labels.Add(k, &sums)
	}
	return uint8(sums.Best(0, m.labels.Cols()))
}
