package count

import "github.com/hearsay-org/hearsay/internal/kit/lex"

// quantity reads a numeral at atom j, bounded by words that begin at first;
// false where there is none that counts. It moves on past what it read.
func (f *finder) quantity(first, j int, bounds string) bool {
	if j >= len(f.atoms) || j > first && f.atoms[j].Break {
		return false
	}
	money := false
	if f.atoms[j].Kind == lex.Mark && isMoney(f.word(j)) && j+1 < len(f.atoms) {
		money = true
		j++
	}
	article := false
	if j == first && f.isArticle(j) && j+1 < len(f.atoms) {
		article = true
		j++
	}
	n, ok := lex.ReadNumeral(f.text, f.atoms, j)
	if !ok || article && !n.Bare {
		return false
	}
	next := j + n.N
	if n.Vague {
		f.vague(first, next, Vague)
		return true
	}
	if n.Ordinal || n.Bare && !article && bounds == "" && !f.whole(j) || f.names(j, next, n) {
		f.i = max(next, f.i+1)
		return true
	}
	if money {
		n, next = f.currency(n, next)
	}
	low, high := n.Value, n.Value
	if h, m, ok := f.rangeEnd(j, next, n); ok {
		low, high, next = f.scaled(low, h, n), h.Value, next+m
	}
	if bounds == "max" && f.reached(first) {
		bounds = "" // "grew to 13 млрд": the number itself
	}
	f.finish(first, j, next, low, high, bounds, money, n)
	return true
}

// reached says whether a verb before atom i makes "до" the mark of a value that
// is reached, or of a sentence passed, and not of an upper bound.
func (f *finder) reached(i int) bool {
	if w := f.word(i); w != "до" {
		return false
	}
	for k := i - 1; k >= 0 && k >= i-5 && !f.atoms[k+1].Break; k-- {
		if row, _ := f.matchAt(k); row != nil && row.Class == "reach" {
			return true
		}
	}
	return false
}

// currency reads the magnitude glued after an amount: $61bn, $100m.
func (f *finder) currency(n lex.Numeral, next int) (lex.Numeral, int) {
	if n.Unit == 1 && next < len(f.atoms) && f.atoms[next].Kind == lex.Word && f.atoms[next].Glued {
		switch f.word(next) {
		case "m", "M":
			n.Value, next = n.Value*1e6, next+1
		case "b", "B":
			n.Value, next = n.Value*1e9, next+1
		}
	}
	return n, next
}

// whole says whether a magnitude alone is a number: "миллион", and not "тысяч".
func (f *finder) whole(j int) bool {
	row, _ := f.matchAt(j)
	return row != nil && row.Class == "whole"
}

// isArticle says whether the English indefinite article stands at atom i.
func (f *finder) isArticle(i int) bool {
	w := f.atoms[i]
	return w.Kind == lex.Word && w.End-w.Start <= 2 && (f.text[w.Start]|32) == 'a' && (w.End-w.Start == 1 || f.text[w.Start+1] == 'n')
}

// scaled gives the lower end of "5–7 тыс." the magnitude of the upper one.
func (f *finder) scaled(low float64, high lex.Numeral, n lex.Numeral) float64 {
	if n.Unit == 1 && high.Unit > 1 && low < high.Value/high.Unit {
		return low * high.Unit
	}
	return low
}

// rangeEnd reads the upper end of a range that begins with the numeral at j:
// "1,5-1,6", "from 5 to 10", "два или три". It returns the atoms it covers.
func (f *finder) rangeEnd(j, next int, n lex.Numeral) (lex.Numeral, int, bool) {
	if next+1 >= len(f.atoms) || f.atoms[next].Break {
		return lex.Numeral{}, 0, false
	}
	from := ""
	if j > 0 && f.atoms[j-1].Kind == lex.Word {
		from = f.word(j - 1)
	}
	switch w := f.word(next); w {
	case "-", "–", "—", "‑":
		if !n.Digits && !f.atoms[next].Glued {
			return lex.Numeral{}, 0, false
		}
	case "or", "или", "чи", "або":
	case "to", "до", "по":
		if w != "to" && !isOne(from, "from", "від", "от", "с", "з", "От", "Від", "С", "З") {
			return lex.Numeral{}, 0, false
		}
	case "and", "і", "та", "и":
		if !isOne(from, "between", "Between", "між", "между") {
			return lex.Numeral{}, 0, false
		}
	default:
		return lex.Numeral{}, 0, false
	}
	k := next + 1
	if f.atoms[k].Kind == lex.Mark && isMoney(f.word(k)) && k+1 < len(f.atoms) {
		k++
	}
	h, ok := lex.ReadNumeral(f.text, f.atoms, k)
	if !ok || h.Ordinal || h.Vague || h.Value <= f.scaled(n.Value, h, n) {
		return lex.Numeral{}, 0, false
	}
	return h, k + h.N - next, true
}

func isOne(s string, list ...string) bool {
	for _, l := range list {
		if s == l {
			return true
		}
	}
	return false
}

// names says whether the number [j, next) names and does not count: a code, an
// age, a calibre, a clock time, the number of a brigade or of an article.
func (f *finder) names(j, next int, n lex.Numeral) bool {
	if j > 0 && !f.atoms[j].Break {
		if row, _ := f.matchAt(j - 1); row != nil && row.Class == "label" && n.Digits {
			return true
		}
		if n.Digits && f.abbreviation(j-1) {
			return true
		}
	}
	if next >= len(f.atoms) || f.atoms[next].Break {
		return false
	}
	a := f.atoms[next]
	if a.Glued && (a.Kind == lex.Word || a.Kind == lex.Number) && n.Unit == 1 {
		return f.gluedName(next)
	}
	if a.Glued && isOne(f.word(next), "-", "‑") && next+1 < len(f.atoms) && f.atoms[next+1].Glued && f.atoms[next+1].Kind == lex.Word {
		return true // 155-mm, 30-річний, three-day
	}
	if a.Kind == lex.Word {
		if w := f.word(next); (w == "p" || w == "a") && next+2 < len(f.atoms) && f.word(next+1) == "." && f.word(next+2) == "m" {
			return true
		}
		row, _ := f.table.Match(f.text, f.atoms, next)
		if row != nil && (row.Class == "calibre" || row.Class == "clock" || row.Class == "age" || row.Class == "unit" && n.Digits) {
			return true
		}
	}
	return false
}

// gluedName says whether what is glued to digits makes them a name: 90х is one,
// 24km and 100% are not.
func (f *finder) gluedName(next int) bool {
	row, _ := f.matchAt(next)
	return row == nil || row.Class != "measure" && row.Class != "money" && row.Class != "time"
}

// abbreviation says whether "ст." or "п." ends at atom i.
func (f *finder) abbreviation(i int) bool {
	return i > 0 && f.word(i) == "." && f.atoms[i].Glued && isOne(f.word(i-1), "ст", "п", "ч", "No", "Art", "вул", "ул", "д", "кв", "буд", "гл", "стр")
}
