package passage

import (
	"slices"
	"strings"
	"testing"
)

// A body is named by what follows it with a capital; a day or a place is no name.
func TestBodyCalled(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		{"Two boats sank, said a paper, citing the partisan movement Lantern.", []string{"Lantern"}},
		{"It was sold by the aid organisation Clear Water in the spring.", []string{"Clear Water"}},
		{"According to the rights group Open Door, two men died.", []string{"Open Door"}},
		{"On the pier the army Tuesday fired at the boats.", nil},
		{"The men of the council said that the mill burned.", nil},
	}
	for _, test := range tests {
		p := lay(t, test.text)
		var got []string
		for i := range p.Parties {
			x := &p.Parties[i]
			if s := &p.Senses[x.Head]; x.First > x.Head && s.Party != 0 {
				got = append(got, p.PartyName(x))
			}
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%q: bodies called %q, want %q", test.text, got, test.want)
		}
	}
}

// A verb belongs to no name, whatever the tree says.
func TestNoVerbInNames(t *testing.T) {
	p := lay(t, "Нині він «депутат Озерненської міськради» від партії «Берег» та обіймає «посаду» «заступника голови» ради.")
	for i := range p.Parties {
		if name := p.PartyName(&p.Parties[i]); strings.Contains(name, "обіймає") {
			t.Errorf("a party is named %q", name)
		}
	}
}
