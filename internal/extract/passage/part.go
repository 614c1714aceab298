package passage

import "github.com/hearsay-org/hearsay/internal/kit/lang"

// maxSentence is the number of tokens beyond which a sentence is parted, so that
// what is looked up for each word in its whole sentence stays linear in the
// length of a text. It is twice that of the longest sentence of the training
// texts, which has 117.
const maxSentence = 256

// part cuts sentences that are longer than any writer's: behind the last
// punctuation mark of their first maxSentence tokens where the last quarter of
// those holds one. A word whose head falls into another part becomes a root.
func part(t *lang.Text) {
	long := false
	for i := range t.Sentences {
		long = long || t.Sentences[i].Last-t.Sentences[i].First > maxSentence
	}
	if !long {
		return
	}
	out := make([]lang.Sentence, 0, len(t.Sentences)+len(t.Tokens)/maxSentence*2)
	for _, s := range t.Sentences {
		for s.Last-s.First > maxSentence {
			head := s
			head.Last = breakAt(t, s.First)
			out = append(out, bytesOf(t, head))
			s.First, s.Bullet = head.Last, false
		}
		out = append(out, bytesOf(t, s))
	}
	t.Sentences = out
	for i := range out {
		s := &out[i]
		for k := s.First; k < s.Last; k++ {
			tok := &t.Tokens[k]
			tok.Sent = int32(i)
			if tok.Head >= 0 && (tok.Head < s.First || tok.Head >= s.Last) {
				tok.Head, tok.Rel = -1, lang.Root
			}
		}
	}
}

// breakAt returns the token with which the next part begins.
func breakAt(t *lang.Text, first int32) int32 {
	for k := first + maxSentence - 1; k >= first+maxSentence*3/4; k-- {
		if tok := &t.Tokens[k]; tok.POS == lang.PUNCT && tok.Shape&(lang.Quote|lang.Open) == 0 {
			return k + 1
		}
	}
	return first + maxSentence
}

// bytesOf sets the bytes of a sentence that was parted.
func bytesOf(t *lang.Text, s lang.Sentence) lang.Sentence {
	if start := t.Tokens[s.First].Start; start > s.Start {
		s.Start = start
	}
	s.End = t.Tokens[s.Last-1].End
	return s
}
