package main

import (
	"github.com/hearsay-org/hearsay/internal/extract/gist"
	"github.com/hearsay-org/hearsay/internal/kit/neural"
)

// trainGist trains the network that looks at claims as wholes. Chosen by
// cross-validation of types given cuts, on one or two of five parts, among 32 to 64
// numbers an embedding, 64 to 128 hidden ones, 5 to 14 epochs, and .2 to .5 of the
// numbers lost: smaller nets and fewer epochs were right in up to .02 less, larger
// ones did not gain.
func trainGist(samples []*sample) *neural.Net {
	shape := gist.NewShape()
	var all []neural.Sample
	for _, s := range samples {
		text := gist.Text(&shape, s.work.Passage)
		for i, c := range s.stretches() {
			all = append(all, neural.Sample{Text: text, Case: gist.Case(&shape, s.work.Passage, c), Answers: []int{typeIndex(s.claims[i].Type)}, Weight: s.weight})
		}
	}
	return neural.Train(shape, all, neural.Options{Epochs: 10, Batch: 128, Rate: 0.002, Drop: 0.3, Lose: 0.15, Decay: 0.01, Smooth: 0.05, Seed: seed})
}

// seen returns what a network that did not learn of the text makes of a claim; nil
// where none was asked.
func (s *sample) seen(i int) []float32 {
	if s.looks == nil {
		return nil
	}
	return s.looks[i]
}

// lookAll asks about each text of training a network that learned of the others.
func lookAll(samples []*sample) {
	eachPart(samples, trainGist, func(_ int, s *sample, n *neural.Net) { s.looks = gist.Look(n, s.work.Passage, s.stretches()) })
}

// lookAtTest asks about each text of inner a network that learned of the others of
// it, and about the texts to be measured one that learned of all those of training.
func lookAtTest(inner, train, test []*sample) {
	lookAll(inner)
	n := trainGist(train)
	for _, s := range test {
		s.looks = gist.Look(n, s.work.Passage, s.stretches())
	}
}
