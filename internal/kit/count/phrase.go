package count

import (
	"github.com/hearsay-org/hearsay/internal/kit/lang"
	"github.com/hearsay-org/hearsay/internal/kit/lex"
)

// phraseWords is how many words a quantity takes at most after its numeral.
const phraseWords = 5

// finish adds the quantity of the numeral [j, next), its bounds set by words.
func (f *finder) finish(first, j, next int, low, high float64, bounds string, money bool, n lex.Numeral) {
	q := Quantity{Bound: bounds != "", One: n.Value == 1 && !n.Digits}
	q.Min, q.Max = bound(low), bound(high)
	switch bounds {
	case "min":
		q.Max = nil
	case "max":
		q.Min = nil
	}
	number := next
	if row, m := f.matchAt(next); row != nil && row.Class == "ormore" && !f.atoms[next].Break {
		q.Max, q.Bound, next = nil, true, next+m
	} else if row != nil && row.Class == "orless" {
		q.Min, q.Bound, next = nil, true, next+m
	} else if next < len(f.atoms) && f.word(next) == "+" && f.atoms[next].Glued {
		q.Max, q.Bound, next = nil, true, next+1
	}
	q.Kind, next = f.kind(next)
	if money {
		q.Kind = Money
	}
	q.Of = next < len(f.atoms) && isOne(f.word(next), "of", "из", "з", "із", "зі", "изо")
	end := next
	if !q.Of && (q.Kind == Things || q.Kind == Measure || q.Kind == Times) {
		end = f.phraseEnd(next)
	}
	q.Alone = end == number
	f.add(q, first, j, number, max(end, number))
	f.i = max(next, f.i+1)
}

// kind tells what the words at atom next say is counted, and where they end.
func (f *finder) kind(next int) (Kind, int) {
	if next >= len(f.atoms) || f.atoms[next].Break {
		return Things, next
	}
	if f.word(next) == "%" {
		return Share, next + 1
	}
	row, m := f.matchAt(next)
	if row == nil {
		return Things, next
	}
	switch row.Class {
	case "share":
		return Share, next + m
	case "money":
		return Money, next + m
	case "measure":
		return Measure, f.stop(next + m)
	case "time":
		return Duration, next + m
	case "times":
		return Times, next + m
	}
	return Things, next
}

// stop passes the full stop of an abbreviated unit.
func (f *finder) stop(i int) int {
	if i < len(f.atoms)-1 && f.word(i) == "." && f.atoms[i].Glued && !f.atoms[i+1].Break && f.atoms[i+1].Kind == lex.Word && !f.atoms[i+1].Capital {
		return i + 1
	}
	return i
}

// phraseEnd returns where the noun phrase at atom i ends: after the first noun,
// its adjectives before it. Where the tags do not tell, it is one word long.
func (f *finder) phraseEnd(i int) int {
	end := i
	for k := i; k < len(f.atoms) && k < i+2*phraseWords; k++ {
		a := &f.atoms[k]
		if a.Break || a.Kind == lex.Number {
			break
		}
		if a.Kind == lex.Mark {
			if f.text[a.Start] != '-' || !a.Glued {
				break
			}
			continue
		}
		if a.Kind != lex.Word {
			break
		}
		switch f.pos(a) {
		case lang.NOUN, lang.PROPN:
			return k + 1
		case lang.ADJ, lang.DET, lang.NUM:
			end = k + 1
		case lang.X:
			if row, _ := f.table.Match(f.text, f.atoms, k); row == nil && a.End-a.Start > 3 && end == i {
				return k + 1
			}
			return end
		default:
			return end
		}
	}
	return end
}

// pos returns the tag of the token that covers an atom; X where none does.
func (f *finder) pos(a *lex.Atom) lang.POS {
	tokens := f.t.Tokens
	for f.token > 0 && tokens[f.token].Start > a.Start {
		f.token--
	}
	for f.token < len(tokens)-1 && tokens[f.token+1].Start <= a.Start {
		f.token++
	}
	if f.token < len(tokens) && tokens[f.token].Start <= a.Start && a.End <= tokens[f.token].End {
		return tokens[f.token].POS
	}
	return lang.X
}
