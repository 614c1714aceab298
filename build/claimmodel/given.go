package main

import (
	"fmt"
	"sort"

	"github.com/hearsay-org/hearsay/internal/extract/attribution"
	"github.com/hearsay-org/hearsay/internal/extract/kind"
	"github.com/hearsay-org/hearsay/internal/extract/speaker"
	"github.com/hearsay-org/hearsay/internal/kit/loglin"
	"github.com/hearsay-org/hearsay/internal/kit/trees"
)

// tallies count what was right, for all texts and by language, and what was
// taken for what.
type tallies struct {
	right, all map[string]float64
	confused   map[string]int
	show       int // how many errors may still be listed
}

func (t *tallies) count(s *sample, ok bool) {
	for _, l := range []string{"all", s.doc.Lang} {
		t.all[l]++
		if ok {
			t.right[l]++
		}
	}
}

// pair counts towards an F1 what is found, annotated, and right.
func (t *tallies) pair(s *sample, right, found, want bool) {
	for _, l := range []string{"all", s.doc.Lang} {
		if right {
			t.right[l]++
		}
		if found {
			t.all[l] += 0.5
		}
		if want {
			t.all[l] += 0.5
		}
	}
}

// miss counts a kind of error, and lists it where errors are listed.
func (t *tallies) miss(kind string, s *sample, text string) {
	t.confused[kind]++
	if t.listed() {
		fmt.Printf("%s %s: %s: %s\n", s.doc.ID, s.doc.Lang, kind, text)
	}
}

// listed says whether one more error is to be listed.
func (t *tallies) listed() bool {
	t.show--
	return t.show >= 0
}

// given measures one part (the F1 of count and notes, else the share right) by cross-validation on the annotated claims, all
// other parts being right.
func given(samples []*sample, part string, folds, parts int, show int) {
	if parts == 0 {
		parts = folds
	}
	t := &tallies{right: map[string]float64{}, all: map[string]float64{}, confused: map[string]int{}, show: show}
	measure := map[string]func(train, test []*sample, t *tallies){
		"kind": givenKind, "sort": givenSort, "origin": givenOrigin, "outer": givenOuter, "judge": givenJudge, "nested": givenNested, "voice": givenVoice, "polarity": givenPolarity, "count": givenCount, "notes": givenNotes,
		"actor": givenActor, "target": givenTarget, "parties": givenBoth, "place": givenPlace, "time": givenTime,
	}[part]
	if measure == nil {
		fmt.Println("the parts that can be measured alone are kind, sort, origin, judge, outer, nested, voice, polarity, count, notes, place, time, actor, target and parties, which is both")
		return
	}
	for fold := range parts {
		var train, test []*sample
		for _, s := range samples {
			if s.fold == fold {
				test = append(test, s)
			} else {
				train = append(train, s)
			}
		}
		measure(train, test, t)
	}
	for l := range t.all {
		fmt.Printf("%s %s: %.3f of %.0f\n", part, l, t.right[l]/t.all[l], t.all[l])
	}
	printCommonest(t.confused)
}

func givenKind(train, test []*sample, t *tallies) {
	countKinds(trainKind(train).Model(), trainNext(withTexts(train)).Model(), nil, test, t)
}

// givenSort measures the types after the forest has looked at them again.
func givenSort(train, test []*sample, t *tallies) {
	lookAtTest(train, train, test)
	countKinds(trainKind(train).Model(), trainNext(withTexts(train)).Model(), trainSort(train), test, t)
}

func countKinds(m, next *loglin.Model, f *trees.Forest, test []*sample, t *tallies) {
	for _, s := range test {
		for i, types := range kind.Sequence(s.work.Passage, m, next, f, s.stretches()) {
			got, want := types[0].Name, s.claims[i].Type
			t.count(s, got == want)
			if got == want {
				continue
			}
			t.confused[want+" read as "+got]++
			if t.listed() {
				fmt.Printf("%s for %s: %s\n", got, want, s.claims[i].Quote)
			}
		}
	}
}

func givenOrigin(train, test []*sample, t *tallies) {
	train = withTexts(train)
	frame := weighFrames(train).Model()
	m := trainOrigin(train).Model()
	for _, s := range test {
		s.weigh(frame)
		s.countOrigins(s.scene.Choose(s.scene.Origins(nil), m), t)
	}
}

// givenJudge measures the origins after the forest has looked at them again.
func givenJudge(train, test []*sample, t *tallies) {
	train = withTexts(train)
	frame := weighFrames(train).Model()
	m := trainOrigin(train).Model()
	f, _ := trainChains(train)
	for _, s := range test {
		s.weigh(frame)
		origins, _ := s.scene.Read(speaker.Readers{Origin: m, Outer: &loglin.Model{K: 1}, Judge: f})
		s.countOrigins(origins, t)
	}
}

// countOrigins counts and lists the chosen origins.
func (s *sample) countOrigins(chosen []speaker.Choice, t *tallies) {
	if t.show > 0 {
		fmt.Println(s.doc.ID, s.doc.Publisher)
		s.showScene()
	}
	for i, c := range chosen {
		ok := s.rightOrigin(i, c.Candidate)
		t.count(s, ok)
		if ok {
			continue
		}
		t.confused[s.originError(i, c)]++
		if t.listed() {
			s.showOrigin(i, c)
		}
	}
}

func givenOuter(train, test []*sample, t *tallies) {
	train = withTexts(train)
	frame := weighFrames(train).Model()
	m := trainOuter(train).Model()
	for _, s := range test {
		s.weigh(frame)
		origins := s.origins()
		for i, c := range s.scene.Choose(s.scene.Outers(origins, nil), m) {
			if len(s.claims[i].Chain) > 1 {
				t.count(s, s.rightOuter(i, c.Candidate))
			} else if c.Candidate != speaker.Own {
				t.confused["outer link where there is none"]++
			}
		}
	}
}

func printCommonest(confused map[string]int) {
	var names []string
	for n := range confused {
		names = append(names, n)
	}
	sort.Slice(names, func(i, j int) bool { return confused[names[i]] > confused[names[j]] })
	for _, n := range names[:min(len(names), 25)] {
		fmt.Printf("%5d %s\n", confused[n], n)
	}
}

func (s *sample) originError(i int, c speaker.Choice) string {
	want := "own voice"
	if len(s.claims[i].Chain) > 0 {
		want = "no candidate"
		for k := range s.scene.Candidates {
			if s.rightOrigin(i, k) {
				want = "a party"
			}
		}
	}
	got := "another party"
	if c.Candidate == speaker.Own {
		got = "own voice"
	}
	return want + s.nearest(i) + " read as " + got
}

// nearest says where the closest frame of the right party stands.
func (s *sample) nearest(i int) string {
	p := s.work.Passage
	sent := p.Text.Tokens[s.cuts[i].First].Sent
	best, out := int32(999), " (never framed)"
	for k := range s.scene.Candidates {
		if !s.rightOrigin(i, k) {
			continue
		}
		for n := range s.frames {
			f := &s.frames[n]
			if f.Party < 0 || p.Parties[f.Party].Cluster != s.scene.Candidates[k].Cluster || f.Share < attribution.Likely {
				continue
			}
			d := f.Sent - sent
			if abs := max(d, -d); abs < best {
				best = abs
				para := "other paragraph"
				if p.Text.Sentences[f.Sent].Para == p.Text.Sentences[sent].Para {
					para = "same paragraph"
				}
				way := "before"
				if d > 0 {
					way = "after"
				}
				switch {
				case d == 0:
					out = " (framed here)"
				case abs == 1:
					out = " (framed 1 " + way + ", " + para + ")"
				case abs <= 3:
					out = " (framed 2-3 " + way + ", " + para + ")"
				default:
					out = " (framed far " + way + ", " + para + ")"
				}
			}
		}
	}
	return out
}

func (s *sample) showOrigin(i int, c speaker.Choice) {
	p := s.work.Passage
	got := "own voice"
	if c.Candidate != speaker.Own {
		got = p.PartyName(s.scene.Name(c.Candidate))
	}
	sent := p.Text.Sentences[p.Text.Tokens[s.cuts[i].First].Sent]
	fmt.Printf("%s %s: %q for %q (%s)\n   %s\n", s.doc.ID, s.doc.Lang, got, s.claims[i].Chain, s.originError(i, c), p.String(sent.First, s.cuts[i].First)+" ⟦"+s.claims[i].Quote+"⟧ "+p.String(s.cuts[i].Last, sent.Last))
}

// showScene prints the frames and candidates of a text.
func (s *sample) showScene() {
	p := s.work.Passage
	for i := range s.frames {
		f := &s.frames[i]
		name := "-"
		if f.Party >= 0 {
			name = p.FullName(f.Party)
		}
		fmt.Printf("  frame %d %d %s: %q → %s %.2f\n", f.Sent, f.Kind, f.ClassName(), p.String(f.First, f.Last), name, f.Share)
	}
	fmt.Printf("  candidates %q\n", s.candidateNames())
}
