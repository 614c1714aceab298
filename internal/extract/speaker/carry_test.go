package speaker

import "testing"

func TestCarry(t *testing.T) {
	const paper, mayor, witness, clerk = 0, 1, 2, 3
	tests := []struct {
		name                   string
		origins, outers, wants []int
	}{
		{"carried", []int{mayor, mayor, witness}, []int{paper, paper, mayor}, []int{Own, Own, paper}},
		{"seldom so", []int{mayor, mayor, witness}, []int{paper, Own, mayor}, []int{Own, Own, Own}},
		{"never an origin", []int{witness}, []int{mayor}, []int{Own}},
		{"of others", []int{mayor, clerk, clerk}, []int{paper, Own, Own}, []int{Own, Own, Own}},
		{"round", []int{mayor, witness}, []int{witness, mayor}, []int{Own, Own}},
		{"own voice", []int{Own, mayor}, []int{Own, paper}, []int{Own, Own}},
		{"nothing", nil, nil, nil},
	}
	choices := func(list []int) []Choice {
		out := make([]Choice, len(list))
		for i, c := range list {
			out[i].Candidate = c
		}
		return out
	}
	s := &Scene{Candidates: make([]Candidate, 4)}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := s.Carry(choices(test.origins), choices(test.outers))
			if len(got) != len(test.wants) {
				t.Fatalf("got %d choices, want %d", len(got), len(test.wants))
			}
			for i, want := range test.wants {
				if got[i].Candidate != want {
					t.Errorf("claim %d: got %d, want %d", i, got[i].Candidate, want)
				}
			}
		})
	}
}
