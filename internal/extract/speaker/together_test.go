package speaker

import (
	"slices"
	"testing"
)

func TestRuns(t *testing.T) {
	numbers := []int32{4, 4, 7, 9, 9, 9}
	got := runs(len(numbers), func(i int) int32 { return numbers[i] })
	want := [][2]int{{0, 2}, {0, 2}, {2, 3}, {3, 6}, {3, 6}, {3, 6}}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := runs(0, nil); len(got) != 0 {
		t.Errorf("no claims: got %v", got)
	}
}

// TestFactsAreRows wants as many columns of every state of every claim.
func TestFactsAreRows(t *testing.T) {
	for _, test := range texts {
		s := scene(t, test.text)
		columns := 0
		for i, states := range s.Facts(trained(s.Origins(nil))) {
			if len(states) != len(s.Candidates)+1 {
				t.Errorf("%s: claim %d has %d states of %d", test.name, i, len(states), len(s.Candidates)+1)
			}
			for _, r := range states {
				if columns == 0 {
					columns = len(r)
				}
				if len(r) != columns {
					t.Errorf("%s: claim %d: %d columns, want %d", test.name, i, len(r), columns)
				}
			}
		}
	}
}
