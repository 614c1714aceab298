package main

import (
	"encoding/binary"
	"fmt"
	"time"
)

// trainWords trains the tagger and the lemma table of a language and tags all
// sentences, those of the training set by models that have not seen them.
func trainWords(d *data) error {
	start := time.Now()
	tags := trainTagger(d.train, tagEpochs, 7)
	fmt.Printf("lexicon %d bytes, tagger %d bytes, %.0f s\n", len(d.words), len(tags), time.Since(start).Seconds())
	lemmas := trainLemma(d.train, d.lexicon)
	if err := jackknife(d.train, 8); err != nil {
		return err
	}
	fmt.Printf("jackknifed, %.0f s: %s\n", time.Since(start).Seconds(), tagScore(d.train))
	if _, err := lemmaAll(lemmas, d.train, d); err != nil {
		return err
	}
	for _, set := range []struct {
		name string
		s    []*sentence
	}{{"dev", d.dev}, {"test", d.test}} {
		if err := tagAll(tags, set.s); err != nil {
			return err
		}
		right, err := lemmaAll(lemmas, set.s, d)
		if err != nil {
			return err
		}
		fmt.Printf("%-4s %s, lemma %.2f (%d bytes)\n", set.name, tagScore(set.s), right, len(lemmas))
	}
	d.tagger, d.lemmas = tags, lemmas
	return nil
}

// trainTrees trains the parser of a language, with the trees of a related one
// to help, and its judge on what parsers of both differ on. It returns the file
// that holds all models of the language: four parts, each after its length:
// lexicon, tagger, lemmas, parser.
func trainTrees(d, other *data, differ []quarrel) ([]byte, error) {
	start := time.Now()
	var help []*sentence
	if other != nil {
		help = other.train
	}
	trees := trainJudge(trainParser(d.train, help, parseEpochs, 3), differ, 1)
	fmt.Printf("parser %d bytes, %.0f s\n", len(trees), time.Since(start).Seconds())
	for _, set := range []struct {
		name string
		s    []*sentence
	}{{"dev", d.dev}, {"test", d.test}} {
		if len(set.s) == 0 {
			continue // trained on
		}
		score, err := parseScore(trees, set.s)
		if err != nil {
			return nil, err
		}
		fmt.Printf("%-4s %s\n", set.name, score)
	}
	var out []byte
	for _, part := range [][]byte{d.words, d.tagger, d.lemmas, trees} {
		out = binary.LittleEndian.AppendUint32(out, uint32(len(part)))
		out = append(out, part...)
	}
	return out, nil
}
