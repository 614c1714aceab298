// Package acled measures types of events on the test set of task 2 of CASE 2021:
// English snippets with one of 30 types, most of them ACLED's (Haneczok et al.,
// "Fine-grained Event Classification in News-like Text Snippets", 2021). It is
// part of what measures quality.
package acled

import (
	_ "embed"
	"fmt"
	"os"
	"sort"
	"strings"

	"github.com/hearsay-org/hearsay"
)

//go:embed types.tsv
var table string

// Type is how a type of the task is worded in ours.
type Type struct {
	Ours    string
	Also    []string // others that a careful reader could choose
	Comment string
}

// Types reads the table of types.
func Types() (map[string]Type, error) {
	out := map[string]Type{}
	for n, line := range strings.Split(strings.TrimSpace(table), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 4 {
			return nil, fmt.Errorf("types.tsv, line %d: %d columns", n+1, len(f))
		}
		t := Type{Ours: f[1], Also: strings.Fields(f[2]), Comment: f[3]}
		for _, word := range append([]string{t.Ours}, t.Also...) {
			if !hearsay.Types.Has(word) {
				return nil, fmt.Errorf("types.tsv, line %d: %q is no type", n+1, word)
			}
		}
		out[f[0]] = t
	}
	return out, nil
}

// Snippet is a text with its type.
type Snippet struct{ ID, Text, Type string }

// Read reads the test set: id, text and type between tabs, a head line first.
func Read(path string) ([]Snippet, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var out []Snippet
	for n, line := range strings.Split(strings.ReplaceAll(string(data), "\r", ""), "\n") {
		if n == 0 || line == "" {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) < 3 {
			return nil, fmt.Errorf("%s, line %d: %d columns", path, n+1, len(f))
		}
		out = append(out, Snippet{f[0], strings.Join(f[1:len(f)-1], " "), strings.TrimSpace(f[len(f)-1])})
	}
	return out, nil
}

// Figures say how well types are told.
type Figures struct {
	Snippets   int
	Accuracy   float64 // the type of the table
	WeightedF1 float64 // F1 of each type, weighted by how often it is right
	MacroF1    float64 // over the types that occur
	Lenient    float64 // the type of the table or one that is also right
	Commonest  string
	Baseline   float64 // accuracy where the commonest type is always said
	BaselineF1 float64 // its weighted F1
	Confused   map[string]int
}

// Score compares types found, one a snippet, with the right ones.
func Score(snippets []Snippet, found []string) (*Figures, error) {
	types, err := Types()
	if err != nil {
		return nil, err
	}
	want := make([]string, len(snippets))
	f := &Figures{Snippets: len(snippets), Confused: map[string]int{}}
	lenient := 0
	count := map[string]int{}
	for i, s := range snippets {
		t, ok := types[s.Type]
		if !ok {
			return nil, fmt.Errorf("snippet %s: the type %q is not in types.tsv", s.ID, s.Type)
		}
		want[i] = t.Ours
		count[t.Ours]++
		if found[i] == t.Ours || contains(t.Also, found[i]) {
			lenient++
		}
		if found[i] != t.Ours {
			f.Confused[t.Ours+" read as "+found[i]]++
		}
	}
	f.Lenient = float64(lenient) / float64(max(1, len(snippets)))
	f.Accuracy, f.WeightedF1, f.MacroF1 = compare(want, found)
	for t := range count {
		if n := count[t]; n > count[f.Commonest] || n == count[f.Commonest] && t < f.Commonest {
			f.Commonest = t
		}
	}
	same := make([]string, len(want))
	for i := range same {
		same[i] = f.Commonest
	}
	f.Baseline, f.BaselineF1, _ = compare(want, same)
	return f, nil
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// compare returns the accuracy, and F1 weighted and unweighted over the types
// that are right somewhere.
func compare(want, found []string) (accuracy, weighted, macro float64) {
	right, wanted, said := map[string]float64{}, map[string]float64{}, map[string]float64{}
	for i := range want {
		wanted[want[i]]++
		said[found[i]]++
		if want[i] == found[i] {
			right[want[i]]++
			accuracy++
		}
	}
	names := make([]string, 0, len(wanted))
	for t := range wanted {
		names = append(names, t)
	}
	sort.Strings(names) // sums of floats must not depend on the order of a map
	for _, t := range names {
		f := 2 * right[t] / (wanted[t] + said[t])
		weighted += f * wanted[t]
		macro += f
	}
	n := float64(max(1, len(want)))
	return accuracy / n, weighted / n, macro / float64(max(1, len(wanted)))
}
