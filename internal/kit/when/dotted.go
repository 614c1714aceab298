package when

import "github.com/hearsay-org/hearsay/internal/kit/lex"

// dotted reads "24.02 по 08.07" behind a word for "from": two days and months
// without a year, as reports of losses write them. One such number alone is a
// decimal fraction for all that is known.
func (p *parser) dotted(i int) (value, bool) {
	m, d, ok := p.dayDotMonth(i)
	if !ok || i+2 >= len(p.atoms) || !p.dated {
		return value{}, false
	}
	j := i + 1
	if p.dash(j) {
		j++
	} else if row, n := p.class(j, "until"); row != nil {
		j += n
	} else if row, n := p.class(j, "to"); row != nil {
		j += n
	} else {
		return value{}, false
	}
	last, lastDay, ok := p.dayDotMonth(j)
	if !ok {
		return value{}, false
	}
	to := p.dayOf(j, 0, last, lastDay)
	from := date(to.from.Year(), m, d)
	if from.After(to.from) {
		from = date(to.from.Year()-1, m, d)
	}
	return value{from: from, to: to.from, precision: Days, known: to.known, next: j + 1}, true
}

// dayDotMonth reads "24.02".
func (p *parser) dayDotMonth(i int) (month, day int, ok bool) {
	if i >= len(p.atoms) || p.atoms[i].Kind != lex.Number {
		return 0, 0, false
	}
	w := p.word(i)
	if len(w) != 5 || w[2] != '.' {
		return 0, 0, false
	}
	digit := func(k int) int { return int(w[k] - '0') }
	day, month = digit(0)*10+digit(1), digit(3)*10+digit(4)
	return month, day, valid(0, month, day)
}
