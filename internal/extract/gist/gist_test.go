package gist

import (
	"testing"

	"github.com/hearsay-org/hearsay/internal/extract/kind"
	"github.com/hearsay-org/hearsay/internal/extract/passage"
	"github.com/hearsay-org/hearsay/internal/extract/passage/passagetest"
	"github.com/hearsay-org/hearsay/internal/kit/neural"
)

const text = "Clashes went on all night. According to the mayor, drones struck the port of Lanford. Nobody answered the phone."

func lay(t testing.TB) (*passage.Passage, kind.Claim) {
	p := passagetest.Lay(t, text)
	for i := range p.Text.Tokens {
		if tok := &p.Text.Tokens[i]; p.Text.Source[tok.Start:tok.End] == "drones" {
			return p, kind.Claim{First: int32(i), Last: int32(i) + 6}
		}
	}
	t.Fatal("the claim's first word is no token")
	return nil, kind.Claim{}
}

func TestCaseSharesOutTheText(t *testing.T) {
	p, c := lay(t)
	s := NewShape()
	got := Case(&s, p, c)
	seen := make([]int, len(p.Text.Tokens))
	for zone, places := range got.Zones {
		for _, at := range places {
			seen[at.Token]++
			in := at.Token >= c.First && at.Token < c.Last
			if in != (zone == inside) {
				t.Errorf("token %d stands in zone %d, but inside the claim is %v", at.Token, zone, in)
			}
		}
	}
	for i, n := range seen {
		want := 1
		if p.Text.Tokens[i].Sent == 0 {
			want = 2 // the sentence before is the first one too
		}
		if n != want {
			t.Errorf("token %d is seen %d times, want %d", i, n, want)
		}
	}
	if top := got.Zones[inside][got.Top].Token; p.String(top, top+1) != "struck" {
		t.Errorf("the top is %q, want \"struck\"", p.String(top, top+1))
	}
}

func TestCaseIsBounded(t *testing.T) {
	long := ""
	for range 3000 {
		long += "drones and "
	}
	p := passagetest.Lay(t, long+"drones struck. "+long+"planes struck.")
	s := NewShape()
	for zone, places := range Case(&s, p, kind.Claim{First: 0, Last: int32(len(p.Text.Tokens))}).Zones {
		if len(places) > farthest {
			t.Errorf("zone %d has %d tokens, want at most %d", zone, len(places), farthest)
		}
	}
}

func TestLookGivesSharesOfTypes(t *testing.T) {
	p, c := lay(t)
	s := NewShape()
	const want = 3
	one := neural.Sample{Text: Text(&s, p), Case: Case(&s, p, c), Answers: []int{want}, Weight: 1}
	n := neural.Train(s, []neural.Sample{one}, neural.Options{Epochs: 300, Batch: 1, Rate: 0.002, Seed: 1})
	got := Look(n, p, []kind.Claim{c})[0]
	if len(got) != s.Asks[0] || got[want] < 0.5 {
		t.Errorf("got shares %v, want the most at %d", got, want)
	}
	if none := Look(n, p, nil); len(none) != 0 {
		t.Errorf("got %d shares of no claims", len(none))
	}
}
