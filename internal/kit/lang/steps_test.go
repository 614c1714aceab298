package lang

import (
	"strings"
	"testing"

	"github.com/hearsay-org/hearsay/internal/kit/lang/parser"
)

// TestSteps counts what a parse costs: each of the two parsers takes at most two
// actions a word, and what
// marks look at grows with the text, not with its square, whatever is nested.
func TestSteps(t *testing.T) {
	for _, c := range []struct{ name, text string }{
		{"words", "word "}, {"brackets", "(["}, {"quotes", "\"a \" "}, {"clauses", "що він знав, "}, {"marks", "a, - ; "}, {"prepositions", "of "},
	} {
		t.Run(c.name, func(t *testing.T) {
			small, large := steps(t, strings.Repeat(c.text, 200)), steps(t, strings.Repeat(c.text, 2000))
			if large > 11*small+100 {
				t.Errorf("ten times the text costs %d steps, not about ten times %d", large, small)
			}
		})
	}
}

// steps analyses a text and returns the actions and candidates of its parses.
func steps(t *testing.T, text string) int {
	t.Helper()
	a := analyser(t)
	w := &work{}
	a.pool.New = func() any { return w }
	x := a.Analyse(text, Unknown)
	actions, candidates := w.tree.Steps()
	if actions > 4*len(x.Tokens) {
		t.Errorf("%d actions for %d words", actions, len(x.Tokens))
	}
	if candidates > 2*parser.MaxChain*len(x.Tokens) {
		t.Errorf("%d candidates for %d words", candidates, len(x.Tokens))
	}
	return actions + candidates
}
