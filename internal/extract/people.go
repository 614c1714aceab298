package extract

import (
	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/extract/notes"
	"github.com/hearsay-org/hearsay/internal/extract/passage"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
)

// withPeople fills in who says each note and whom it concerns: the parties of its
// sentence nearest before and after the words that made it a note. Where nobody
// stands before a denial, whoever stands after it denies.
func withPeople(p *passage.Passage, list []notes.Note) []hearsay.Note {
	out := make([]hearsay.Note, 0, len(list))
	for _, n := range list {
		first, last := p.Covers(n.Cue.Start, n.Cue.End)
		if first < last {
			var agent bool
			n.By, n.Of, agent = around(p, first, last, concernsAny(n.Kind))
			if agent || n.By == "" && (n.Kind == "denied" || n.Kind == "no_comment" || n.Kind == "comment_given") {
				n.By, n.Of = n.Of, n.By
			}
		}
		out = append(out, n.Note)
	}
	return out
}

// peopleAway is how many tokens from the words of a note a party may stand. Few
// sentences are that long; it bounds the work where one is and holds many notes.
const peopleAway = 160

// around names the party that ends nearest before the tokens [first, last) in
// their sentences, and the one that begins nearest after them, with whether that one
// does what they tell: "denied by the army". Behind them a name is looked for, or,
// where somebody is asked, any party.
func around(p *passage.Passage, first, last int32, asked bool) (before, after string, agent bool) {
	from := max(p.Text.Sentences[p.Text.Tokens[first].Sent].First, first-peopleAway)
	to := min(p.Text.Sentences[p.Text.Tokens[last-1].Sent].Last, last+peopleAway)
	end, begin := from, to
	for i := from; i < to; i++ {
		id := p.HeadParty(i)
		if id < 0 {
			continue
		}
		x := &p.Parties[id]
		if x.First < from || x.Last > to || !mayTell(p, x) {
			continue
		}
		named := x.Kind == passage.Person || x.Kind == passage.Name
		switch {
		case x.Last <= first && x.Last > end:
			end, before = x.Last, p.FullName(id)
		case x.First >= last && x.First < begin && (named || asked):
			begin, after = x.First, p.FullName(id)
			agent = p.Text.Tokens[x.Head].Rel == lang.OblAgent
		}
	}
	return before, after, agent
}

// concernsAny says whether whom a note of a kind concerns may be any party, named or
// not: somebody who was asked, or who took something back.
func concernsAny(kind string) bool {
	return kind == "comment_requested" || kind == "no_comment" || kind == "comment_given" || kind == "retracted"
}

// mayTell says whether a party is somebody: a person, a body, an outlet. A day is
// nobody, and a place only where it is said to do something.
func mayTell(p *passage.Passage, x *passage.Party) bool {
	s, tok := &p.Senses[x.Head], &p.Text.Tokens[x.Head]
	switch {
	case s.Time || x.Kind == passage.Pronoun:
		return false
	case x.Kind == passage.Person || s.Speaks():
		return true
	case s.Place:
		return tok.Rel == lang.Nsubj
	}
	return x.Kind == passage.Name
}
