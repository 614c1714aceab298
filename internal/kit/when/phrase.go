package when

import "github.com/hearsay-org/hearsay/internal/kit/lex"

// fromNumber reads what begins with a number: "1 березня", "1–3 марта 2022",
// "two days ago", "2022 року".
func (p *parser) fromNumber(i int) (value, bool) {
	if d, next, ok := p.dayNumber(i); ok {
		if v, ok := p.dayMonth(i, d, next); ok {
			return v, true
		}
	}
	if v, ok := p.bareYear(i); ok {
		return v, true
	}
	n, ok := lex.ReadNumeral(p.text, p.atoms, i)
	if !ok || n.Ordinal || n.Vague {
		return value{}, false
	}
	row, m := p.class(i+n.N, "unit")
	if row == nil {
		return value{}, false
	}
	if a, k := p.class(i+n.N+m, "ago"); a != nil && n.Value < 1000 {
		v := p.ago(n.Value, int(row.Number))
		v.next = i + n.N + m + k
		return v, true
	}
	return value{}, false
}

// dayMonth reads a month after a day, with a second day between them.
func (p *parser) dayMonth(i, d, next int) (value, bool) {
	last := d
	if next+1 < len(p.atoms) && !p.atoms[next].Break {
		row, _ := p.match(next)
		if p.dash(next) || p.word(next) == "," || row != nil && (row.Class == "to" || row.Class == "and") {
			if e, k, ok := p.dayNumber(next + 1); ok && e > d {
				last, next = e, k
			}
		}
	}
	if next < len(p.atoms) && p.word(next) == "of" {
		next++
	}
	row, n := p.class(next, "month")
	if row == nil || !valid(0, int(row.Number), last) || p.text[p.atoms[next].Start] < 128 && !p.atoms[next].Capital {
		return value{}, false
	}
	y, end := p.yearAfter(next + n)
	return p.days(i, y, int(row.Number), d, last, end), true
}

// bareYear reads a year that stands by itself: it needs its word, or a
// preposition before it, and no noun that it counts.
func (p *parser) bareYear(i int) (value, bool) {
	y, next, ok := p.yearNumber(i)
	if !ok {
		return value{}, false
	}
	if next == i+1 {
		if next < len(p.atoms) && p.atoms[next].Glued && p.atoms[next].Kind == lex.Word {
			if p.word(next) != "s" || y%10 != 0 {
				return value{}, false
			}
			v := yearOf(y)
			v.to, v.precision, v.next = date(y+9, 12, 31), Decade, next+1
			return v, true
		}
		if y < 1900 || !p.prepositionBefore(i) && !p.dash(i-1) {
			return value{}, false
		}
	}
	p.tell(y)
	v := yearOf(y)
	v.next = next
	return v, true
}

// afterWeekday passes the part of the day after a weekday, and a comma before
// a date: "Monday morning", "в среду, 20 ноября".
func (p *parser) afterWeekday(i int) int { return p.passPart(i) }

func (p *parser) passPart(i int) int {
	if row, n := p.class(i, "part"); row != nil {
		return i + n
	}
	return i
}

// dateAfter prefers the date that stands beside a weekday or "today": "в среду
// 20 ноября", "Monday, March 3".
func (p *parser) dateAfter(v value) (value, bool) {
	j := v.next
	if j+1 < len(p.atoms) && (p.word(j) == "," || p.word(j) == "(") {
		j++
	}
	if j >= len(p.atoms) || p.atoms[j].Break {
		return v, true
	}
	var w value
	ok := false
	switch p.atoms[j].Kind {
	case lex.Number:
		if d, next, is := p.dayNumber(j); is {
			w, ok = p.dayMonth(j, d, next)
		}
	case lex.Date:
		w, ok = p.numericDate(j), true
	case lex.Word:
		if row, n := p.class(j, "month"); row != nil {
			w, ok = p.fromMonth(j, n, int(row.Number))
			ok = ok && w.precision <= Days
		}
	}
	if !ok || w.precision > Days {
		return v, true
	}
	if !w.known && v.known {
		return v, true
	}
	return w, true
}

// night resolves "overnight" and its like, a day after it included.
func (p *parser) night(i int) value {
	v := p.offset(0)
	v.from, v.precision, v.next = p.day.AddDate(0, 0, -1), Night, i
	j := i
	for _, class := range []string{"on", "to"} {
		if row, n := p.class(j, class); row != nil {
			j += n
		}
	}
	if j < len(p.atoms) && p.word(j) == "into" {
		j++
	}
	if row, _ := p.class(j, "weekday"); row != nil || j < len(p.atoms) && p.atoms[j].Kind == lex.Number && !p.atoms[j].Break {
		if w, ok := p.ranged(j, false); ok && w.known && w.precision == Day {
			w.from, w.precision = w.to.AddDate(0, 0, -1), Night
			return w
		}
	}
	return v
}

// into resolves "в ночь на 12 мая", "у ніч на п'ятницу", "в ночь с 9 на 10 ноября".
func (p *parser) into(i, from int) (value, bool) {
	j := i
	if from == 1 {
		k := i
		for ; k < len(p.atoms) && k < i+4 && !p.atoms[k].Break; k++ {
			if w := p.word(k); w == "на" {
				break
			}
		}
		if k >= len(p.atoms) || p.word(k) != "на" {
			return value{}, false
		}
		j = k + 1
	}
	v, ok := p.core(j)
	if !ok || v.precision > Day {
		return value{}, false
	}
	v.from, v.precision = v.to.AddDate(0, 0, -1), Night
	return v, true
}

// modified reads what follows "last", "this" or "next", which begins at first.
func (p *parser) modified(mod string, first, i int) (value, bool) {
	if v, ok := p.lastUnits(mod, i); ok {
		return v, true
	}
	row, n := p.match(i)
	if row == nil || p.atoms[i].Break {
		return value{}, false
	}
	var v value
	arg := int(row.Number)
	switch row.Class {
	case "unit":
		v = p.calendar(shift(mod), arg)
		switch {
		case arg == 1 && mod == "next" && p.plural(i):
			v.to, v.precision = v.from.AddDate(0, 0, 6), Days
		case arg == 1 && (mod == "next" || p.calendarDay(i)):
			return value{}, false // "the next day" counts from what was told before
		case arg == 1 && mod == "last":
			v = p.stretch(1)
		}
	case "weekday":
		v = p.weekdayOf(first, arg, shift(mod))
	case "month":
		v = p.lastMonth(mod, arg)
	case "season":
		v = p.seasonOf(first, p.day.Year(), arg)
		if mod == "last" && v.to.After(p.day) {
			v = p.seasonOf(first, p.day.Year()-1, arg)
		}
		v.known = p.dated
	default:
		return value{}, false
	}
	v.deictic = true
	v.next = p.passPart(i + n)
	return v, v.known || !p.dated
}

// calendarDay says whether the unit at i is a day of the calendar, and not the
// round of 24 hours that ends with publication (доба, сутки).
func (p *parser) calendarDay(i int) bool {
	w := p.word(i)
	return w == "day" || w == "день" || w == "дня"
}

// plural says whether the word at i means several days.
func (p *parser) plural(i int) bool {
	w := p.word(i)
	return w == "days" || w == "дні" || w == "днів" || w == "дни" || w == "дней"
}

// lastMonth resolves "last March", "минулого березня".
func (p *parser) lastMonth(mod string, m int) value {
	y := p.day.Year() + shift(mod)
	if mod == "last" && m < int(p.day.Month()) && int(p.day.Month())-m > 6 {
		y++
	}
	v := p.monthOf(0, y, m)
	v.known = p.dated
	return v
}

// lastUnits reads "last two weeks", "останні дві доби", "past 24 hours".
func (p *parser) lastUnits(mod string, i int) (value, bool) {
	if i >= len(p.atoms) || p.atoms[i].Break || mod == "this" {
		return value{}, false
	}
	n, ok := lex.ReadNumeral(p.text, p.atoms, i)
	if !ok || n.Ordinal || n.Vague || n.Value > 400 {
		return value{}, false
	}
	row, m := p.class(i+n.N, "unit")
	if row == nil {
		return value{}, false
	}
	days := int(n.Value * row.Number)
	if row.Number == 0 {
		days = max(1, int(n.Value)/24)
	}
	v := p.stretch(days)
	if mod == "next" {
		v.from, v.to = p.day, p.day.AddDate(0, 0, days)
	}
	v.next = i + n.N + m
	return v, true
}

// phased resolves "early March", "наприкінці 2023 року", "в начале недели".
func (p *parser) phased(phase string, i int) (value, bool) {
	j := i
	if j < len(p.atoms) && p.word(j) == "the" {
		j++
	}
	if j < len(p.atoms) && p.dash(j) {
		j++
	}
	row, _ := p.match(j)
	if row == nil && (j >= len(p.atoms) || p.atoms[j].Kind != lex.Number) || j < len(p.atoms) && p.atoms[j].Break {
		return value{}, false
	}
	v, ok := p.core(j)
	if !ok || v.precision < Week || v.precision > Year || v.from.IsZero() || v.to.IsZero() {
		return value{}, false
	}
	days := int(v.to.Sub(v.from).Hours()/24) + 1
	third := days / 3
	switch phase {
	case "early":
		v.to = v.from.AddDate(0, 0, third-1)
	case "mid":
		v.from, v.to = v.from.AddDate(0, 0, third), v.to.AddDate(0, 0, -third)
	case "late":
		v.from = v.to.AddDate(0, 0, -third+1)
	}
	if v.from.After(v.to) {
		v.to = v.from
	}
	return v, true
}
