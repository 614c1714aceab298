package passage

import (
	"strings"
	"testing"

	"github.com/hearsay-org/hearsay/internal/kit/lang"
)

// samples are what the properties are tried on.
var samples = []string{
	"",
	"Boats",
	"The mayor, Anna Miller, said (on Monday) that “two boats sank” and that nobody — not even he — was hurt.",
	"Мер Іван Петренко заявив: «Два човни затонули, ніхто не загинув». За його словами, пристань закрита.",
	"Мэр Иван Петров заявил: «Две лодки затонули, никто не погиб». По его словам, пристань закрыта.",
	"— Так, — сказав мер. — Ми все відбудуємо.\n“Open\n“still open",
	"\" ' “ ” « » ( ) [ ] — – - , . : ;",
	strings.Repeat("the boat of the mayor sank, ", 120),
	strings.Repeat("word ", 3*maxSentence),
	strings.Repeat("“", maxSentence+3),
}

func TestTreeProperties(t *testing.T) {
	for _, text := range samples {
		check(t, text)
	}
}

// check wants the tree, the ranges and the spans of a passage to hold together.
func check(t *testing.T, text string) {
	t.Helper()
	p := lay(t, text)
	n := int32(len(p.Text.Tokens))
	for s := range p.Text.Sentences {
		sent := &p.Text.Sentences[s]
		if sent.Last-sent.First > maxSentence || sent.Last <= sent.First {
			t.Errorf("%.40q: sentence %d has %d tokens", text, s, sent.Last-sent.First)
		}
		for i := sent.First; i < sent.Last; i++ {
			if got := p.Text.Tokens[i].Sent; got != int32(s) {
				t.Errorf("%.40q: token %d is of sentence %d, want %d", text, i, got, s)
			}
		}
	}
	kids := 0
	for i := range n {
		tok := &p.Text.Tokens[i]
		first, last := p.Reach(i)
		if first > i || last <= i || first < 0 || last > n {
			t.Errorf("%.40q: token %d has the subtree %d–%d", text, i, first, last)
		}
		if tok.Head >= 0 {
			if p.Text.Tokens[tok.Head].Sent != tok.Sent {
				t.Errorf("%.40q: the head of token %d is in another sentence", text, i)
			}
			if a, b := p.Reach(tok.Head); a > first || b < last {
				t.Errorf("%.40q: the subtree %d–%d of token %d is not within that of its head, %d–%d", text, first, last, i, a, b)
			}
		}
		for _, k := range p.Kids(i) {
			kids++
			if p.Text.Tokens[k].Head != i {
				t.Errorf("%.40q: token %d is no child of %d", text, k, i)
			}
		}
		if q := p.InQuote[i]; q >= 0 && (i < p.Quotes[q].First || i >= p.Quotes[q].Last) {
			t.Errorf("%.40q: token %d is not in quotation %d", text, i, q)
		}
	}
	if heads := countHeads(p); kids != heads {
		t.Errorf("%.40q: %d children of %d tokens with heads", text, kids, heads)
	}
	checkRanges(t, p, text)
	checkParties(t, p, text)
}

func countHeads(p *Passage) int {
	n := 0
	for i := range p.Text.Tokens {
		if p.Text.Tokens[i].Head >= 0 {
			n++
		}
	}
	return n
}

// checkRanges tries Top, Trim, Span and Covers on stretches of all lengths.
func checkRanges(t *testing.T, p *Passage, text string) {
	t.Helper()
	n := int32(len(p.Text.Tokens))
	for a := int32(0); a < n; a += 1 + a/16 {
		for b := a + 1; b <= n; b += 1 + (b-a)/4 {
			if top := p.Top(a, b); top < a || top >= b {
				t.Errorf("%.40q: the top of %d–%d is %d", text, a, b, top)
			}
			x, y := p.Trim(a, b)
			if x < a || y > b || x > y {
				t.Errorf("%.40q: %d–%d is trimmed to %d–%d", text, a, b, x, y)
			}
			if u, v := p.Trim(x, y); u != x || v != y {
				t.Errorf("%.40q: %d–%d is trimmed to %d–%d and again to %d–%d", text, a, b, x, y, u, v)
			}
			span := p.Span(a, b)
			if err := span.Validate(text); err != nil {
				t.Errorf("%.40q: %v", text, err)
			}
			if u, v := p.Covers(span.Start, span.End); u != a || v != b {
				t.Errorf("%.40q: the span of %d–%d covers %d–%d", text, a, b, u, v)
			}
		}
	}
}

func checkParties(t *testing.T, p *Passage, text string) {
	t.Helper()
	for i := range p.Parties {
		x := &p.Parties[i]
		if x.First >= x.Last || x.NounFirst > x.First || x.NounLast < x.Last || x.NounFirst > x.Head || x.NounLast <= x.Head {
			t.Errorf("%.40q: party %d is %+v", text, i, *x)
		}
		if err := p.Span(x.First, x.Last).Validate(text); err != nil {
			t.Errorf("%.40q: party %d: %v", text, i, err)
		}
		if x.Cluster < 0 || int(x.Cluster) >= len(p.Clusters) {
			t.Errorf("%.40q: party %d is of cluster %d", text, i, x.Cluster)
		}
	}
	seen := 0
	for c := range p.Clusters {
		for _, id := range p.Clusters[c].Parties {
			seen++
			if p.Parties[id].Cluster != int32(c) {
				t.Errorf("%.40q: party %d is listed under another cluster", text, id)
			}
		}
		if full := p.Clusters[c].Full; p.Parties[full].Cluster != int32(c) {
			t.Errorf("%.40q: the fullest name of cluster %d is another's", text, c)
		}
	}
	if seen != len(p.Parties) {
		t.Errorf("%.40q: %d parties in clusters, want %d", text, seen, len(p.Parties))
	}
	last := int32(0)
	for _, q := range p.Quotes {
		if q.First < last || q.Last <= q.First {
			t.Errorf("%.40q: quotation %d–%d after %d", text, q.First, q.Last, last)
		}
		last = q.Last
	}
}

// TestPartKeepsOrder wants long sentences parted behind a mark, without a token
// lost.
func TestPartKeepsOrder(t *testing.T) {
	text := strings.Repeat("the boat sank near the old mill, ", 200)
	p := lay(t, text)
	if len(p.Text.Sentences) < len(p.Text.Tokens)/maxSentence {
		t.Fatalf("got %d sentences of %d tokens", len(p.Text.Sentences), len(p.Text.Tokens))
	}
	next := int32(0)
	for i := range p.Text.Sentences {
		s := &p.Text.Sentences[i]
		if s.First != next {
			t.Errorf("sentence %d begins at %d, want %d", i, s.First, next)
		}
		if s.Start != p.Text.Tokens[s.First].Start || s.End != p.Text.Tokens[s.Last-1].End {
			t.Errorf("sentence %d is bytes %d–%d", i, s.Start, s.End)
		}
		if i+1 < len(p.Text.Sentences) && p.Text.Tokens[s.Last-1].POS != lang.PUNCT {
			t.Errorf("sentence %d ends with %q", i, p.Text.Word(int(s.Last-1)))
		}
		next = s.Last
	}
	if next != int32(len(p.Text.Tokens)) {
		t.Errorf("the sentences end at %d, want %d", next, len(p.Text.Tokens))
	}
}

// FuzzPassage wants what check wants of any text.
func FuzzPassage(f *testing.F) {
	for _, text := range samples {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "\ufffd")
		if len(text) > 1<<12 {
			return
		}
		check(t, text)
	})
}
