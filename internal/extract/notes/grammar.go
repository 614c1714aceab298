package notes

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/kit/lex"
)

// rule says that a sequence of word classes makes a note.
type rule struct {
	kind    int   // in hearsay.NoteKinds
	gap     int   // words between two of them at most
	classes []set // of each step
	option  string
}

// set is a set of classes, by their numbers.
type set [2]uint64

func (s *set) add(class uint8)      { s[class>>6] |= 1 << (class & 63) }
func (s *set) has(class uint8) bool { return s[class>>6]&(1<<(class&63)) != 0 }

// mostClasses is how many classes of words a set can hold; 0 is no class.
const mostClasses = 127

type grammar struct {
	words   *lex.Table
	classes map[string]uint8         // numbered from 1
	byFirst [mostClasses + 1][]*rule // rules by their first class, longer ones first
	names   []string                 // of the kinds
}

// newGrammar reads the table of rules and the tables of words.
func newGrammar(rules string, words ...string) (*grammar, error) {
	table, err := lex.NewTable(words...)
	if err != nil {
		return nil, err
	}
	g := &grammar{words: table, classes: map[string]uint8{}, names: hearsay.NoteKinds.Words()}
	for _, class := range table.Classes() {
		if len(g.classes) == mostClasses {
			return nil, fmt.Errorf("more than %d classes of words", mostClasses)
		}
		g.classes[class] = uint8(len(g.classes) + 1)
	}
	for line := range strings.Lines(rules) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		r, err := g.rule(line)
		if err != nil {
			return nil, err
		}
		g.insert(r)
	}
	return g, nil
}

func (g *grammar) rule(line string) (*rule, error) {
	cols := strings.Split(line, "\t")
	if len(cols) < 3 || !hearsay.NoteKinds.Has(cols[0]) {
		return nil, fmt.Errorf("%q is no rule of kind, gap and classes", line)
	}
	gap, err := strconv.Atoi(cols[1])
	if err != nil {
		return nil, fmt.Errorf("rule %q: %w", line, err)
	}
	r := &rule{kind: hearsay.NoteKinds.Index(cols[0]), gap: gap}
	for step := range strings.FieldsSeq(cols[2]) {
		var classes set
		for class := range strings.SplitSeq(step, "|") {
			n, ok := g.classes[class]
			if !ok {
				return nil, fmt.Errorf("rule %q: no word has the class %q", line, class)
			}
			classes.add(n)
		}
		r.classes = append(r.classes, classes)
	}
	if len(r.classes) == 0 {
		return nil, fmt.Errorf("rule %q has no classes", line)
	}
	if len(cols) > 3 {
		r.option = cols[3]
	}
	switch r.option {
	case "", "plain", "said", "past", "told", "fact", "now", "dash", "lead", "short", "request", "colon":
		return r, nil
	}
	return nil, fmt.Errorf("rule %q: there is no option %q", line, r.option)
}

func (g *grammar) insert(r *rule) {
	for c := range g.byFirst {
		if !r.classes[0].has(uint8(c)) {
			continue
		}
		list := append(g.byFirst[c], r)
		for i := len(list) - 1; i > 0 && len(list[i].classes) > len(list[i-1].classes); i-- {
			list[i], list[i-1] = list[i-1], list[i]
		}
		g.byFirst[c] = list
	}
}
