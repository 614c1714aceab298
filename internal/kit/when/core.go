package when

import (
	"time"

	"github.com/hearsay-org/hearsay/internal/kit/lex"
)

// ranged reads an expression and, where one follows, the end of a range. After
// a word for "from", a word for "until" joins both.
func (p *parser) ranged(i int, from bool) (value, bool) {
	v, ok := p.core(i)
	if !ok {
		return v, false
	}
	j := v.next
	if j >= len(p.atoms) || p.atoms[j].Break {
		return v, true
	}
	if p.dash(j) {
		j++
	} else if row, n := p.class(j, "to"); row != nil {
		j += n
	} else if row, n := p.class(j, "until"); row != nil && (from || p.text[p.atoms[j].Start] < 128) {
		j += n
	} else {
		return v, true
	}
	w, ok := p.core(j)
	if !ok || w.precision > v.precision+1 || w.deictic != v.deictic && v.deictic {
		return v, true
	}
	if v.from.After(w.to) && !v.deictic {
		v.from = v.from.AddDate(w.to.Year()-v.from.Year(), 0, 0)
	}
	if v.from.After(w.to) && v.deictic && v.precision == Day {
		v.from = v.from.AddDate(0, 0, -7)
	}
	if v.from.After(w.to) {
		return v, v.known
	}
	return value{from: v.from, to: w.to, precision: Days, deictic: v.deictic, known: w.known, next: w.next}, true
}

func (p *parser) word(i int) string { return p.text[p.atoms[i].Start:p.atoms[i].End] }

func (p *parser) dash(i int) bool {
	if i < 0 || i >= len(p.atoms) || p.atoms[i].Kind != lex.Mark {
		return false
	}
	w := p.word(i)
	return w == "-" || w == "–" || w == "—" || w == "‑"
}

// maxDepth bounds how deep expressions nest: "in the night to early March".
const maxDepth = 4

// core reads one expression that begins at atom i; the atoms it covers end at
// the value's next.
func (p *parser) core(i int) (value, bool) {
	if i >= len(p.atoms) {
		return value{}, false
	}
	switch p.atoms[i].Kind {
	case lex.Date:
		return p.numericDate(i), true
	case lex.Number:
		return p.fromNumber(i)
	case lex.Word:
	default:
		return value{}, false
	}
	row, n := p.match(i)
	if row == nil {
		return p.fromNumber(i)
	}
	if p.depth >= maxDepth {
		return value{}, false
	}
	p.depth++
	v, ok := p.fromRow(row, i, n)
	p.depth--
	if !ok && row.Class != "month" {
		return p.fromNumber(i)
	}
	return v, ok
}

// fromRow reads an expression that begins with a word of the table.
func (p *parser) fromRow(row *lex.Row, i, n int) (v value, ok bool) {
	arg := int(row.Number)
	v.next = i + n
	switch row.Class {
	case "month":
		return p.fromMonth(i, n, arg)
	case "weekday":
		v = p.weekdayOf(i, arg, 0)
		v.next = p.afterWeekday(i + n)
		v, ok = p.dateAfter(v)
		return p.onWeekday(v, arg), ok
	case "deictic":
		v = p.offset(arg)
		v.next = p.passPart(i + n)
		return p.dateAfter(v)
	case "night":
		return p.night(i + n), true
	case "into":
		return p.into(i+n, arg)
	case "recent":
		v = p.stretch(arg)
	case "mod":
		return p.modified(row.Value, i, i+n)
	case "phase":
		return p.phased(row.Value, i+n)
	case "event":
		v = p.dayOf(i, arg/10000, arg/100%100, arg%100)
		v.to = time.Time{}
	case "year":
		v = p.calendar(arg, 365)
	case "season":
		y, next := p.yearAfter(i + n)
		v = p.seasonOf(i, y, arg)
		v.next = next
	case "unit":
		if a, m := p.class(i+n, "ago"); a != nil {
			v = p.ago(1, arg)
			v.next = i + n + m
			return v, true
		}
		return v, false
	default:
		return v, false
	}
	v.next = max(v.next, i+n)
	return v, true
}

// numericDate resolves a date atom, a clock time after it included.
func (p *parser) numericDate(i int) value {
	n := int(p.atoms[i].Value)
	y, m, d := n/10000, n/100%100, n%100
	v := p.dayOf(i, y, m, d)
	v.known = valid(y, m, d)
	v.next = i + 1
	p.tell(y)
	v.next += p.yearWord(v.next)
	if v.next < len(p.atoms) && p.atoms[v.next].Kind == lex.Clock && !p.atoms[v.next].Break {
		v.next++
	}
	return v
}

// tell remembers a year that the text names.
func (p *parser) tell(y int) { p.near = y }

// fromMonth reads what begins with the name of a month: "March 1, 2022",
// "марта 2022", "March". English months that are other words too need a capital.
func (p *parser) fromMonth(i, n, m int) (value, bool) {
	english := p.text[p.atoms[i].Start] < 128
	if english && !p.atoms[i].Capital {
		return value{}, false
	}
	next := i + n
	if next < len(p.atoms) && p.word(next) == "." && p.atoms[next].Glued && n == 1 && p.atoms[i].End-p.atoms[i].Start <= 4 {
		next++ // "Sept. 5"
	}
	if english {
		if v, ok := p.englishDay(i, next, m); ok {
			return v, true
		}
	}
	y, end := p.yearAfter(next)
	if y == 0 && english && m == 5 && !p.prepositionBefore(i) {
		return value{}, false
	}
	if y == 0 && !english && p.isCity(i) {
		return value{}, false
	}
	v := p.monthOf(i, y, m)
	v.next = end
	return v, true
}

// isCity says whether a Cyrillic month stands with a capital within a
// sentence: then it is a name.
func (p *parser) isCity(i int) bool { return p.atoms[i].Capital && !p.atoms[i].Break && i > 0 }

func (p *parser) prepositionBefore(i int) bool {
	if i == 0 {
		return false
	}
	row, _ := p.match(i - 1)
	return row != nil && row.Class != "future"
}

// englishDay reads the day after an English month: "March 1", "March 1–3,
// 2022", "March 1 and 2".
func (p *parser) englishDay(i, j, m int) (value, bool) {
	d, next, ok := p.dayNumber(j)
	if !ok || !valid(0, m, d) {
		return value{}, false
	}
	last := d
	if next+1 < len(p.atoms) && !p.atoms[next].Break {
		row, _ := p.match(next)
		if p.dash(next) || row != nil && (row.Class == "to" || row.Class == "and") {
			if e, k, ok := p.dayNumber(next + 1); ok && e > d && valid(0, m, e) {
				last, next = e, k
			}
		}
	}
	y, end := p.yearAfter(next)
	return p.days(i, y, m, d, last, end), true
}

// days resolves days of a month, from one to another.
func (p *parser) days(i, y, m, d, last, next int) value {
	v := p.dayOf(i, y, m, d)
	if last > d {
		v.to = date(v.from.Year(), m, last)
		v.precision = Days
	}
	v.next = next
	return v
}

// dayNumber reads a number from 1 to 31 in digits or as an ordinal in words.
func (p *parser) dayNumber(i int) (day, next int, ok bool) {
	if i >= len(p.atoms) || p.atoms[i].Break && i > 0 && p.atoms[i].Kind == lex.Word {
		return 0, 0, false
	}
	n, ok := lex.ReadNumeral(p.text, p.atoms, i)
	if !ok || n.Unit > 1 || n.Vague || n.Value < 1 || n.Value > 31 || n.Value != float64(int(n.Value)) || !n.Digits && !n.Ordinal {
		return 0, 0, false
	}
	return int(n.Value), i + n.N, true
}

// yearAfter reads the year that follows a day, month or season: "2022", ", 2022",
// "2022 року", "of last year", "этого года"; 0 where there is none.
func (p *parser) yearAfter(i int) (year, next int) {
	j := i
	if j+1 < len(p.atoms) && p.word(j) == "," && p.atoms[j+1].Kind == lex.Number {
		j++
	}
	if j >= len(p.atoms) || p.atoms[j].Break {
		return 0, i
	}
	if p.atoms[j].Kind == lex.Word && (p.word(j) == "of" || p.word(j) == "in") && j+1 < len(p.atoms) {
		j++
	}
	if y, k, ok := p.yearNumber(j); ok {
		p.tell(y)
		return y, k
	}
	if row, n := p.class(j, "mod"); row != nil && p.dated {
		u, m := p.class(j+n, "unit")
		if u == nil {
			if u, m = p.class(j+n, "yearword"); u != nil {
				u = &lex.Row{Number: 365}
			}
		}
		if u != nil && u.Number == 365 {
			y := p.day.Year() + shift(row.Value)
			p.tell(y)
			return y, j + n + m
		}
	}
	return 0, i
}

// yearNumber reads a year in digits with its word: 2022, 2022 року, 2022-го.
func (p *parser) yearNumber(i int) (year, next int, ok bool) {
	if i >= len(p.atoms) || p.atoms[i].Kind != lex.Number || p.atoms[i].Inside || p.atoms[i].End-p.atoms[i].Start != 4 {
		return 0, 0, false
	}
	y := int(p.atoms[i].Value)
	if y < 1800 || y > 2100 || float64(y) != p.atoms[i].Value {
		return 0, 0, false
	}
	next = i + 1
	if n, has := lex.ReadNumeral(p.text, p.atoms, i); has && n.Ordinal {
		next = i + n.N
	}
	if k := p.yearWord(next); k > 0 {
		next += k
		if next < len(p.atoms)-1 && p.word(next) == "." && p.atoms[next].Glued && !p.atoms[next+1].Break && p.atoms[next].Start-p.atoms[next-1].Start <= 4 {
			next++
		}
	}
	return y, next, true
}

// yearWord returns how many atoms a word for "year" takes at atom i, or 0.
func (p *parser) yearWord(i int) int {
	if row, n := p.class(i, "yearword"); row != nil {
		return n
	}
	if row, n := p.class(i, "unit"); row != nil && row.Number == 365 && p.text[p.atoms[i].Start] >= 128 {
		return n
	}
	return 0
}

func shift(mod string) int {
	switch mod {
	case "last":
		return -1
	case "next":
		return 1
	}
	return 0
}
