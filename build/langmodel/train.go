package main

import (
	"encoding/binary"
	"fmt"
	"time"
)

// train trains all models of a language, tells how they do on dev and test, and
// returns the file that holds them: the lengths of its three parts, then the
// parts: tagger, lemmas, parser.
func train(d *data) ([]byte, error) {
	start := time.Now()
	tags := trainTagger(d.train, tagEpochs, 7)
	fmt.Printf("tagger %d bytes, %.0f s\n", len(tags), time.Since(start).Seconds())
	lemmas := trainLemma(d.train)
	if err := jackknife(d.train, 8); err != nil {
		return nil, err
	}
	fmt.Printf("jackknifed, %.0f s: %s\n", time.Since(start).Seconds(), tagScore(d.train))
	if _, err := lemmaAll(lemmas, d.train); err != nil {
		return nil, err
	}
	for _, set := range []struct {
		name string
		s    []*sentence
	}{{"dev", d.dev}, {"test", d.test}} {
		if err := tagAll(tags, set.s); err != nil {
			return nil, err
		}
		right, err := lemmaAll(lemmas, set.s)
		if err != nil {
			return nil, err
		}
		fmt.Printf("%-4s %s, lemma %.2f (%d bytes)\n", set.name, tagScore(set.s), right, len(lemmas))
	}
	trees := trainParser(d.train, parseEpochs, 3)
	fmt.Printf("parser %d bytes, %.0f s\n", len(trees), time.Since(start).Seconds())
	for _, set := range []struct {
		name string
		s    []*sentence
	}{{"dev", d.dev}, {"test", d.test}} {
		score, err := parseScore(trees, set.s)
		if err != nil {
			return nil, err
		}
		fmt.Printf("%-4s %s\n", set.name, score)
	}
	var out []byte
	for _, part := range [][]byte{tags, lemmas, trees} {
		out = binary.LittleEndian.AppendUint32(out, uint32(len(part)))
		out = append(out, part...)
	}
	return out, nil
}
