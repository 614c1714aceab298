package when

import (
	"time"

	"github.com/hearsay-org/hearsay/internal/kit/lex"
)

// datelineAtoms is how far from the head of a text a dateline is looked for.
const datelineAtoms = 60

// dateline counts relative times from the day in the text's dateline, where it
// has one: "AFP Friday 5 Sep 2014", "Published October 4 2016", "25-04-2016" at
// its head; or from the day that it calls today. A page or a collection may carry
// it later than it was written, or without a day.
func (p *parser) dateline() {
	for i := 0; i < len(p.atoms) && i < datelineAtoms; i++ {
		j, today := p.opensDateline(i)
		if j < 0 {
			continue
		}
		if j >= len(p.atoms) {
			return
		}
		v, ok := p.core(j)
		p.near = 0
		if !ok || v.precision != Day || v.deictic || v.from.Year() == 1 || !p.namesYear(j, v.next, v.from.Year()) {
			continue
		}
		stands := p.standsAlone(i, v.next)
		if j == i && !stands {
			continue // "1 March 2022 was a Tuesday"
		}
		if apart := p.day.Sub(v.from).Hours() / 24; !p.dated || apart > -32 && apart < 62 {
			p.day, p.dated = v.from, true
			if stands && !today {
				p.lineAt = [2]int{i, v.next}
			}
		}
		return
	}
}

// opensDateline returns the atom at which the date of a dateline would begin that
// opens at atom i, -1 where none does, and whether it is called today.
func (p *parser) opensDateline(i int) (at int, today bool) {
	if i == 0 && (p.atoms[0].Kind == lex.Date || p.atoms[0].Kind == lex.Number) {
		return 0, false
	}
	row, n := p.match(i)
	if row == nil || p.held(i) {
		return -1, false
	}
	today = row.Class == "deictic" && row.Number == 0
	if row.Class != "weekday" && row.Class != "dateline" && !today {
		return -1, false
	}
	if i += n; i+1 < len(p.atoms) && p.atoms[i].Kind == lex.Mark {
		i++
	}
	return i, today
}

// standsAlone says whether atoms [i, j) are no part of a sentence: a capital, a
// mark or a new line stands on both sides, or letters right behind them. A date in
// words, which opens Ukrainian and Russian sentences, must end its line.
func (p *parser) standsAlone(i, j int) bool {
	if i > 0 && !p.atoms[i].Break && !p.atoms[i-1].Capital && p.atoms[i-1].Kind != lex.Mark {
		return false
	}
	if j >= len(p.atoms) || p.atoms[j].Break {
		return true
	}
	last := p.atoms[j-1]
	if last.Kind != lex.Date && p.text[p.atoms[i].Start] >= 128 || last.Kind == lex.Word && p.text[last.Start] >= 128 {
		return false
	}
	return p.atoms[j].Capital || p.atoms[j].Glued && p.atoms[j].Kind == lex.Word
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

// latest finds the latest year that a text without a day of publication names
// together with a month, or else by itself: days and months without a year are
// taken to be of that year.
func (p *parser) latest() {
	with, alone := 0, 0
	for i := range p.atoms {
		a := &p.atoms[i]
		if a.Kind == lex.Date {
			with = max(with, int(a.Value)/10000)
			continue
		}
		y, _, ok := p.yearNumber(i)
		if !ok || y < 1900 {
			continue
		}
		if p.afterMonth(i) {
			with = max(with, y)
		} else if row, _ := p.match(i - 1); row != nil && row.Class == "on" || p.yearWord(i+1) > 0 {
			alone = max(alone, y)
		}
	}
	p.ahead = with
	if with == 0 {
		p.ahead = alone
	}
}

// afterMonth says whether a month stands within the three atoms before i.
func (p *parser) afterMonth(i int) bool {
	for k := i - 1; k >= 0 && k >= i-3 && !p.atoms[k+1].Break; k-- {
		if row, _ := p.match(k); row != nil && row.Class == "month" {
			return true
		}
	}
	return false
}

// undated returns the year of a month and day where nothing tells the day of
// publication: the year that was named last, unless the text names a far later one.
func (p *parser) undated() (int, bool) {
	y := p.near
	if y < p.ahead-1 {
		y = p.ahead
	}
	return max(y, 1), y > 0
}

// onWeekday moves a day whose year a text without a day of publication leaves open
// to the nearest year in which it falls on the weekday that stands beside it.
func (p *parser) onWeekday(v value, weekday int) value {
	if p.dated || v.precision != Day || v.deictic || !v.known || v.from.Year() == 1 {
		return v
	}
	for _, d := range [...]int{0, 1, -1, 2, -2} {
		t := date(v.from.Year()+d, int(v.from.Month()), v.from.Day())
		if (int(t.Weekday())+6)%7+1 == weekday && t.Day() == v.from.Day() {
			v.from, v.to = t, t
			break
		}
	}
	return v
}

// reference returns the day from which the times of a text count: that of its dateline,
// or of its publication. It is zero where nothing tells it.
func (p *parser) reference() time.Time {
	if !p.dated {
		return time.Time{}
	}
	return p.day
}
