package when

import "time"

// Reading choices, measured on annotated texts of three languages.
const (
	aheadDays   = 21 // a day without a year may lie this far after publication
	aheadFuture = 300
)

func date(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

// valid says whether a month has such a day, in a year where it is known.
func valid(y, m, d int) bool {
	if y == 0 {
		y = 2024 // a leap year: 29 February exists
	}
	return m >= 1 && m <= 12 && d >= 1 && date(y, m, d).Month() == time.Month(m)
}

// dayOf resolves a day of a month; year 0 is to be found.
func (p *parser) dayOf(i, y, m, d int) value {
	v := value{precision: Day, known: true}
	if y == 0 {
		y, v.known = p.year(i, m, d)
	}
	v.from = date(y, m, d)
	v.to = v.from
	return v
}

// monthOf resolves a month; year 0 is to be found.
func (p *parser) monthOf(i, y, m int) value {
	v := value{precision: Month, known: true}
	if y == 0 {
		y, v.known = p.year(i, m, 1)
	}
	v.from, v.to = date(y, m, 1), date(y, m+1, 0)
	return v
}

// seasonOf resolves a season by its first month. Winter is named after the
// year in which it ends.
func (p *parser) seasonOf(i, y, m int) value {
	v := value{precision: Season, known: true}
	if y == 0 {
		y, v.known = p.year(i, m%12+1, 1)
	}
	if m == 12 {
		y--
	}
	v.from, v.to = date(y, m, 1), date(y, m+3, 0)
	return v
}

func yearOf(y int) value {
	return value{precision: Year, known: true, from: date(y, 1, 1), to: date(y, 12, 31)}
}

// year finds the year of a month and day that stand without one at atom i: the
// one that puts it last before the day of publication, or soon after it.
// Without that day it is the year that the text named last, or the latest.
func (p *parser) year(i, m, d int) (int, bool) {
	if !p.dated {
		return p.undated()
	}
	y, slack := p.day.Year(), aheadDays
	if p.future(i) {
		slack = aheadFuture
		if date(y, m, d).Before(p.day.AddDate(0, 0, -60)) {
			return y + 1, true
		}
	}
	if date(y, m, d).After(p.day.AddDate(0, 0, slack)) {
		return y - 1, true
	}
	if slack == aheadDays && m <= 2 && int(p.day.Month()) == 12 && date(y+1, m, d).Before(p.day.AddDate(0, 0, 15)) {
		return y + 1, true
	}
	return y, true
}

// future says whether a verb of the future stands near atom i in its sentence.
func (p *parser) future(i int) bool {
	for k := i; k < len(p.atoms) && k < i+14 && (k == i || !p.atoms[k].Break); k++ {
		if row, _ := p.match(k); row != nil && row.Class == "future" {
			return true
		}
	}
	for k := i - 1; k >= 0 && k > i-14 && !p.atoms[k+1].Break; k-- {
		if row, _ := p.match(k); row != nil && row.Class == "future" {
			return true
		}
	}
	return false
}

// weekdayOf resolves a day of the week: the last one up to the day of
// publication, the day itself included; the coming one with a verb of the future.
// weeks moves it: -1 for "last", 1 for "next".
func (p *parser) weekdayOf(i, day, weeks int) value {
	v := value{precision: Day, known: p.dated, deictic: true}
	back := (int(p.day.Weekday()+6)%7 + 1 - day + 7) % 7
	switch {
	case weeks > 0:
		back -= 7
	case weeks < 0 && back == 0:
		back = 7
	case weeks == 0 && back > 0 && p.future(i):
		back -= 7
	}
	v.from = p.day.AddDate(0, 0, -back)
	v.to = v.from
	return v
}

// offset returns the day of publication moved by days.
func (p *parser) offset(days int) value {
	d := p.day.AddDate(0, 0, days)
	return value{precision: Day, known: p.dated, deictic: true, from: d, to: d}
}

// stretch returns the days up to publication.
func (p *parser) stretch(days int) value {
	return value{precision: Days, known: p.dated, deictic: true, from: p.day.AddDate(0, 0, -days), to: p.day}
}

// ago returns what lies n units back (or ahead, n negative), as coarse as the unit.
func (p *parser) ago(n float64, unit int) value {
	v := value{known: p.dated, deictic: true}
	back := int(n * float64(unit))
	switch {
	case unit == 0:
		v.precision, v.from = Day, p.day
		v.to = v.from
	case unit < 7:
		return p.offset(-back)
	case unit == 7:
		v.precision, v.from = Week, p.day.AddDate(0, 0, -back-3)
		v.to = v.from.AddDate(0, 0, 6)
	case unit == 30:
		d := date(p.day.Year(), int(p.day.Month())-int(n), 1)
		v.precision, v.from, v.to = Month, d, d.AddDate(0, 1, -1)
	default:
		v = yearOf(p.day.Year() - int(n*float64(unit)/365))
		v.known, v.deictic = p.dated, true
	}
	return v
}

// calendar returns the week, month or year that is n away from publication.
func (p *parser) calendar(n, unit int) value {
	v := value{known: p.dated, deictic: true}
	switch {
	case unit == 7:
		monday := p.day.AddDate(0, 0, -(int(p.day.Weekday()+6) % 7))
		v.precision, v.from = Week, monday.AddDate(0, 0, 7*n)
		v.to = v.from.AddDate(0, 0, 6)
	case unit == 30:
		v.precision, v.from = Month, date(p.day.Year(), int(p.day.Month())+n, 1)
		v.to = v.from.AddDate(0, 1, -1)
	case unit == 365:
		v = yearOf(p.day.Year() + n)
		v.known, v.deictic = p.dated, true
	case unit == 1:
		return p.offset(n)
	default:
		v.known = false
	}
	return v
}
