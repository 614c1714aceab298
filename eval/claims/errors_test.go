package claims

import (
	"reflect"
	"testing"

	"github.com/hearsay-org/hearsay/eval/gold"
)

func TestErrors(t *testing.T) {
	const text = "The mill burned. The mayor said that two boats sank. A guard fled."
	burned := gold.Claim{Quote: "The mill burned", Type: "damage"}
	sank := gold.Claim{Quote: "two boats sank", Type: "losses", Chain: []string{"the mayor"}}
	fled := gold.Claim{Quote: "A guard fled", Type: "desertion"}
	with := func(c gold.Claim, typ string, chain ...string) gold.Claim {
		c.Type, c.Chain = typ, chain
		return c
	}
	tests := []struct {
		name        string
		want, found []gold.Claim
		errors      map[string]int
	}{
		{"nothing wrong", []gold.Claim{burned, sank}, []gold.Claim{burned, sank}, nil},
		{"missed and extra", []gold.Claim{burned}, []gold.Claim{fled}, map[string]int{Missed: 1, Extra: 1}},
		{"type", []gold.Claim{burned}, []gold.Claim{with(burned, "explosion")}, map[string]int{"type: damage read as explosion": 1}},
		{"source missed", []gold.Claim{sank}, []gold.Claim{with(sank, "losses")}, map[string]int{OwnForSome: 1}},
		{"source given", []gold.Claim{burned}, []gold.Claim{with(burned, "damage", "a guard")}, map[string]int{SomeForOwn: 1}},
		{"other party", []gold.Claim{sank}, []gold.Claim{with(sank, "losses", "a guard")}, map[string]int{OtherParty: 1}},
		{"flat", []gold.Claim{with(sank, "losses", "the ferry company", "the mayor")}, []gold.Claim{sank}, map[string]int{Flat: 1}},
		{"deep", []gold.Claim{sank}, []gold.Claim{with(sank, "losses", "the ferry company", "the mayor")}, map[string]int{Deep: 1}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := Errors(&gold.Document{Text: text, Claims: test.want}, &gold.Document{Text: text, Claims: test.found})
			for k, n := range got {
				if n == 0 {
					delete(got, k)
				}
			}
			if len(got)+len(test.errors) > 0 && !reflect.DeepEqual(got, test.errors) {
				t.Errorf("got %v, want %v", got, test.errors)
			}
		})
	}
}

func TestNestedMean(t *testing.T) {
	mean, n := NestedMean([]Counts{{"nested": 2, "nested_ok": 1}, {"nested": 1, "nested_ok": 1}, {"gold": 3}})
	if mean != 0.75 || n != 2 {
		t.Errorf("got %v over %d, want 0.75 over 2", mean, n)
	}
}
