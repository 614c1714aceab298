package places

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// caseForm is a name in a case, with a sentence that asks for that case.
type caseForm struct{ frame, name string }

// The frames, by case: nominative, genitive, dative, accusative, instrumental,
// locative.
func frames(russian bool) [6]string {
	if russian {
		return [6]string{"Снаряд разрушил дом, и %s осталось без света.", "Колонна вышла из %s утром.", "Удар нанесли по %s ночью.", "Бойцы вошли в %s вчера.", "Бой шёл за %s, сообщил очевидец.", "Взрыв прогремел в %s на рассвете."}
	}
	return [6]string{"Снаряд зруйнував будинок, і %s лишилося без світла.", "Колона вийшла з %s вранці.", "Удар завдали по %s вночі.", "Бійці увійшли в %s учора.", "Бій тривав за %s, розповів очевидець.", "Вибух пролунав у %s на світанку."}
}

// inflect returns a settlement's name in the cases that its ending is known to
// form, by the paradigms of school grammars, written for this test alone: it
// shares nothing with the program's own endings.
func inflect(s village, russian bool) []caseForm {
	f := frames(russian)
	names := [6]string{}
	words := strings.Split(s.name, " ")
	for i, w := range words {
		forms := paradigm(w, i == len(words)-1)
		if russian {
			forms = paradigmRussian(w)
		}
		for c := range names {
			if c < len(forms) && forms[c] != "" && (i == 0 || names[c] != "") {
				names[c] = strings.TrimSpace(names[c] + " " + forms[c])
			} else {
				names[c] = ""
			}
		}
	}
	var out []caseForm
	for c, n := range names {
		if n != "" && !slices.ContainsFunc(out, func(x caseForm) bool { return x.name == n && x.frame == f[c] }) {
			out = append(out, caseForm{f[c], n})
		}
	}
	return out
}

// paradigm gives the six cases of a Ukrainian word; what it does not know is only
// given in the nominative.
func paradigm(w string, last bool) []string {
	cut := func(end string) (string, bool) { return strings.CutSuffix(w, end) }
	if s, ok := cut("ка"); ok {
		return []string{w, s + "ки", s + "ці", s + "ку", s + "кою", s + "ці"}
	}
	if s, ok := cut("ки"); ok && last {
		return []string{w, "", s + "кам", w, s + "ками", s + "ках"}
	}
	for _, e := range []string{"ськ", "цьк"} {
		if strings.HasSuffix(w, e) {
			return []string{w, w + "а", w + "у", w, w + "ом", w + "у"}
		}
	}
	for _, e := range []string{"ське", "цьке", "не", "ве", "те", "ре"} {
		if strings.HasSuffix(w, e) {
			s := strings.TrimSuffix(w, "е")
			return []string{w, s + "ого", s + "ому", w, s + "им", s + "ому"}
		}
	}
	if s, ok := cut("ий"); ok {
		return []string{w, s + "ого", s + "ому", w, s + "им", s + "ому"}
	}
	for _, e := range []string{"ова", "ева", "ська", "на", "ла", "ра"} {
		if s := strings.TrimSuffix(w, "а"); strings.HasSuffix(w, e) && !last {
			return []string{w, s + "ої", s + "ій", s + "у", s + "ою", s + "ій"}
		}
	}
	if s, ok := cut("івці"); ok {
		return []string{w, s + "івців", s + "івцям", w, s + "івцями", s + "івцях"}
	}
	if s, ok := cut("ів"); ok {
		return []string{w, s + "ова", s + "ову", w, s + "овом", s + "ові"}
	}
	if s, ok := cut("ля"); ok {
		if strings.HasSuffix(s, "л") {
			return []string{w, w, s + "лю", w, s + "лям", s + "лі"}
		}
		return []string{w, s + "лі", s + "лі", s + "лю", s + "лею", s + "лі"}
	}
	if s, ok := cut("ь"); ok && strings.HasSuffix(s, "піл") {
		s = strings.TrimSuffix(s, "піл") + "пол"
		return []string{w, s + "я", s + "ю", w, s + "ем", s + "і"}
	}
	if s, ok := cut("а"); ok && s != "" {
		if c, _ := utf8.DecodeLastRuneInString(s); strings.ContainsRune("тднлрсзмбпв", c) {
			return []string{w, s + "и", s + "і", s + "у", s + "ою", s + "і"}
		}
	}
	return []string{w}
}

// paradigmRussian writes a Ukrainian name by the letters of Russian and gives its
// cases. It knows only endings whose Russian form is certain; for others it gives
// nothing.
func paradigmRussian(w string) []string {
	low := strings.ToLower(w)
	// і within a root is и, е or о in Russian: only names without it are certain
	for _, end := range []struct {
		uk    string
		cases []string
	}{
		{"івка", []string{"овка", "овки", "овке", "овку", "овкой", "овке"}},
		{"инка", []string{"инка", "инки", "инке", "инку", "инкой", "инке"}},
		{"янка", []string{"янка", "янки", "янке", "янку", "янкой", "янке"}},
		{"ське", []string{"ское", "ского", "скому", "ское", "ским", "ском"}},
		{"ськ", []string{"ск", "ска", "ску", "ск", "ском", "ске"}},
	} {
		s, ok := strings.CutSuffix(low, end.uk)
		if !ok || strings.ContainsAny(s, "іїєґ'’и") {
			continue
		}
		r := []rune(s)
		stem := strings.ToUpper(string(r[:1])) + string(r[1:])
		out := make([]string, 6)
		for i, e := range end.cases {
			out[i] = stem + e
		}
		return out
	}
	return nil
}
