package when

import "github.com/hearsay-org/hearsay/internal/kit/lex"

// datelineAtoms is how far from the head of a text a dateline is looked for.
const datelineAtoms = 60

// dateline counts relative times from the day in the text's dateline, where it
// has one: "AFP Friday 5 Sep 2014", "Published October 4 2016". A page or a
// collection may carry it later than it was written.
func (p *parser) dateline() {
	for i := 0; i < len(p.atoms) && i < datelineAtoms; i++ {
		row, n := p.match(i)
		if row == nil || row.Class != "weekday" && row.Class != "dateline" || p.held(i) {
			continue
		}
		j := i + n
		if j+1 < len(p.atoms) && p.atoms[j].Kind == lex.Mark {
			j++
		}
		if j >= len(p.atoms) {
			return
		}
		v, ok := p.core(j)
		p.near = 0
		if !ok || v.precision != Day || v.deictic || v.from.Year() == 1 || !p.namesYear(j, v.next, v.from.Year()) {
			continue
		}
		if apart := p.day.Sub(v.from).Hours() / 24; apart > -32 && apart < 62 {
			p.day = v.from
		}
		return
	}
}

// held says whether a preposition before atom i makes it part of a sentence.
func (p *parser) held(i int) bool {
	if i == 0 || p.atoms[i].Break {
		return false
	}
	row, _ := p.match(i - 1)
	return row != nil
}

// namesYear says whether a year stands in digits among the atoms [i, j).
func (p *parser) namesYear(i, j, year int) bool {
	for ; i < j && i < len(p.atoms); i++ {
		if p.atoms[i].Kind == lex.Date || int(p.atoms[i].Value) == year {
			return true
		}
	}
	return false
}
