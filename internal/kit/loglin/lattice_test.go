package loglin

import (
	"math"
	"testing"
)

// chain is a lattice of three places with two states each; the right path keeps
// to one state, which only the first place's features tell.
func chain(state int) *Lattice {
	l := &Lattice{Lists: [][]uint64{{Hash(String("seen"), uint64(state))}, {String("stay")}, {String("change")}}}
	l.Nodes = append(l.Nodes, Node{List: -1, Right: true})
	for place := range 3 {
		for s := range 2 {
			n := Node{List: -1, Right: s == state}
			if place == 0 && s == state {
				n.List = 0
			}
			l.Nodes = append(l.Nodes, n)
		}
	}
	l.Nodes = append(l.Nodes, Node{List: -1, Right: true})
	for s := range 2 {
		l.Edges = append(l.Edges, Edge{From: 0, To: int32(1 + s), List: -1, Right: true})
	}
	for place := range 2 {
		for a := range 2 {
			for b := range 2 {
				list := int32(1)
				if a != b {
					list = 2
				}
				l.Edges = append(l.Edges, Edge{From: int32(1 + 2*place + a), To: int32(3 + 2*place + b), List: list, Right: true})
			}
		}
	}
	for s := range 2 {
		l.Edges = append(l.Edges, Edge{From: int32(5 + s), To: 7, List: -1, Right: true})
	}
	return l
}

func TestFitCarriesStateOver(t *testing.T) {
	var train []*Lattice
	for i := range 40 {
		train = append(train, chain(i%2))
	}
	m := Fit(train, 1, 10, 0.2, 0, 1).Model()
	for state := range 2 {
		nodes, _ := chain(state).Best(m)
		want := []int{0, 1 + state, 3 + state, 5 + state, 7}
		for i, n := range nodes {
			if n != want[i] {
				t.Fatalf("state %d: path %v, want %v", state, nodes, want)
			}
		}
	}
}

func TestSharesSumToOneAtEachPlace(t *testing.T) {
	l := chain(1)
	m := Fit([]*Lattice{l}, 1, 3, 0.2, 0, 1).Model()
	nodes, _ := l.Shares(m)
	for place := range 3 {
		if sum := nodes[1+2*place] + nodes[2+2*place]; math.Abs(sum-1) > 1e-9 {
			t.Errorf("place %d: shares sum to %v", place, sum)
		}
	}
}

func TestBestOfNothing(t *testing.T) {
	if n, e := (&Lattice{}).Best(&Model{}); n != nil || e != nil {
		t.Errorf("got %v %v of an empty lattice", n, e)
	}
	unreachable := &Lattice{Nodes: []Node{{List: -1}, {List: -1}}}
	if n, _ := unreachable.Best(&Model{}); n != nil {
		t.Errorf("got %v where no path leads to the end", n)
	}
}
