// Package parser finds the dependency tree of a tagged sentence with arc-eager
// transitions (Nivre 2003) that a linear model over hashed features chooses
// greedily, in time linear in the number of words. The sentence is read from its
// start and from its end; where the two trees differ, which is at every fifth or
// sixth word, a judge that sees both says whom to believe.
package parser

// The actions.
const (
	Shift  = iota // move the next word onto the stack
	Left          // the next word governs the top of the stack, which leaves
	Right         // the top of the stack governs the next word, which moves onto it
	Reduce        // the top of the stack, which has its head, leaves
	Actions
)

// Word is a word as the parser sees it. Hashes of 0 mean none.
type Word struct {
	Form, Lemma uint32
	Suffix      uint32
	Class       uint8 // of meaning; 0 for none
	POS         uint8
	Tag         uint16 // part of speech, case and verb form in one number
	CaseNum     uint8
	Gender      uint8
	Verb        uint8
	Mark        Mark // what kind of mark it is; 0 for words
	Before      Mark // the marks between the word before and this one
}

// Mark is a set of kinds of punctuation marks.
type Mark uint16

// The kinds.
const (
	Comma Mark = 1 << iota
	Dash
	Hyphen // without spaces around it
	Colon
	Semicolon
	Open  // brackets and quotation marks
	Close // brackets and quotation marks
	Quote // quotation marks that may be either
	Stop
	OtherMark
)

// State is a partial parse. Words are numbered from 0; -1 is none.
type State struct {
	Words []Word
	Heads []int32
	Rels  []uint8
	Stack []int32
	Next  int32 // the next word of the input
	// The outermost children on either side, the ones before them, and how many.
	left, left2   []int32
	right, right2 []int32
	nleft, nright []uint8
	sight         front
	keys          keys
	buffer        [MaxKeys]uint32
}

// Reset begins a parse of a sentence. Heads and rels are filled as it goes.
func (s *State) Reset(words []Word, heads []int32, rels []uint8) {
	s.Words, s.Heads, s.Rels = words, heads, rels
	s.Stack, s.Next = s.Stack[:0], 0
	n := len(words)
	s.left, s.left2 = fill(s.left, n), fill(s.left2, n)
	s.right, s.right2 = fill(s.right, n), fill(s.right2, n)
	if cap(s.nleft) < n {
		s.nleft, s.nright = make([]uint8, n), make([]uint8, n)
	}
	s.nleft, s.nright = s.nleft[:n], s.nright[:n]
	clear(s.nleft)
	clear(s.nright)
	for i := range heads {
		heads[i] = -1
	}
}

// fill returns a slice of n times -1.
func fill(s []int32, n int) []int32 {
	if cap(s) < n {
		s = make([]int32, n, n+n/2)
	}
	s = s[:n]
	for i := range s {
		s[i] = -1
	}
	return s
}

// Done says whether the input is used up.
func (s *State) Done() bool { return int(s.Next) >= len(s.Words) }

// Top returns the top of the stack.
func (s *State) Top() int32 {
	if len(s.Stack) == 0 {
		return -1
	}
	return s.Stack[len(s.Stack)-1]
}

// Allowed says whether an action may be taken.
func (s *State) Allowed(action int) bool {
	top := s.Top()
	switch action {
	case Shift:
		return true
	case Left:
		return top >= 0 && s.Heads[top] < 0
	case Right:
		return top >= 0
	}
	return top >= 0 && s.Heads[top] >= 0
}

// Apply takes an action that is allowed; rel is the relation of its arc.
func (s *State) Apply(action int, rel uint8) {
	switch action {
	case Shift:
		s.Stack = append(s.Stack, s.Next)
		s.Next++
	case Left:
		d := s.Top()
		s.Stack = s.Stack[:len(s.Stack)-1]
		s.attach(s.Next, d, rel)
	case Right:
		s.attach(s.Top(), s.Next, rel)
		s.Stack = append(s.Stack, s.Next)
		s.Next++
	case Reduce:
		s.Stack = s.Stack[:len(s.Stack)-1]
	}
}

// attach makes an arc.
func (s *State) attach(h, d int32, rel uint8) {
	s.Heads[d], s.Rels[d] = h, rel
	if d < h {
		s.left2[h], s.left[h] = s.left[h], d
		s.nleft[h] += 1 - s.nleft[h]>>7
		return
	}
	s.right2[h], s.right[h] = s.right[h], d
	s.nright[h] += 1 - s.nright[h]>>7
}

// finish gives words without a head one, so that the sentence has one root: the
// first verb among them, or else the first word. Others hang on it as the
// relation other.
func (s *State) finish(root, other uint8) {
	best, rank := int32(-1), -1
	for i := range s.Words {
		if s.Heads[i] < 0 {
			if r := rootRank(&s.Words[i]); r > rank {
				best, rank = int32(i), r
			}
		}
	}
	for i := range s.Words {
		switch {
		case int32(i) == best:
			s.Rels[i] = root
		case s.Heads[i] < 0:
			s.Heads[i], s.Rels[i] = best, other
		}
	}
}

// rootRank says how well a word serves as root.
func rootRank(w *Word) int {
	switch w.POS {
	case posVERB:
		if w.Verb == 8 || w.Verb == 9 || w.Verb == 10 || w.Verb == 11 {
			return 1
		}
		return 2
	}
	return 1
}

// Parts of speech as kit/lang numbers them.
const (
	posADP   = 2
	posAUX   = 4
	posCCONJ = 5
	posNOUN  = 8
	posPROPN = 12
	posVERB  = 16
)
