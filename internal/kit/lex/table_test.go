package lex

import (
	"strings"
	"testing"
)

func TestTable(t *testing.T) {
	table, err := NewTable("# words\nmonth\t1\tсіч(ень,ня) jan\nleast\t0\tat_least не_менш(е,_як)\n", "unit\t2.5\tday(~,s)\tof time\n")
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"Січня":          "month 1 1",
		"JAN":            "month 1 1",
		"січнями":        "",
		"at least five":  "least 0 2",
		"at-least five":  "least 0 3",
		"at. Least":      "",
		"не менше двох":  "least 0 2",
		"не менш як два": "least 0 3",
		"не знаю":        "",
		"days":           "unit 2.5 1",
		"":               "",
	} {
		atoms := Split(text)
		got := ""
		if len(atoms) > 0 {
			if row, n := table.Match(text, atoms, 0); row != nil {
				got = row.Class + " " + row.Value + " " + string(rune('0'+n))
			}
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
	if got := strings.Join(table.Classes(), " "); got != "month least unit" {
		t.Errorf("classes: %q", got)
	}
	if row := table.Word(Fold("Days")); row == nil || row.Number != 2.5 || row.Comment != "of time" {
		t.Errorf("days: %+v", row)
	}
}

func TestTableFaults(t *testing.T) {
	for _, text := range []string{"month\t1", "a\t1\tx\nb\t1\tx\n", "a\t1\tx_y(a,b)\na\t2\tx_yb"} {
		if _, err := NewTable(text); err == nil {
			t.Errorf("%q is accepted", text)
		}
	}
	if _, err := NewTable("a\t1\tx", "a\t1\tx y"); err != nil {
		t.Errorf("a word twice in rows of one meaning: %v", err)
	}
}

func TestFold(t *testing.T) {
	for a, b := range map[string]string{"Ёлка": "елка", "п’ять": "П'ЯТЬ", "за́мок": "замок", "Ґанок": "ґанок", "ABC": "abc"} {
		if Fold(a) != Fold(b) {
			t.Errorf("%q and %q are not alike", a, b)
		}
	}
	if Fold("рік") == Fold("рок") {
		t.Error("рік and рок are alike")
	}
}

func FuzzSplit(f *testing.F) {
	for _, s := range []string{"Kyiv's 12.05.2024", "1,5-1,6 км", "27\u00a0500", "11:30:00", "№ 5 Су-34", "'s's''", "1'000'000", "e\u0301"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?") // as a document is
		end := int32(0)
		atoms := Split(text)
		for i, a := range atoms {
			if a.Start < end || a.End <= a.Start || int(a.End) > len(text) {
				t.Fatalf("atom %d–%d after %d", a.Start, a.End, end)
			}
			if strings.TrimFunc(text[end:a.Start], Space) != "" {
				t.Fatalf("%q was passed over", text[end:a.Start])
			}
			end = a.End
			if n, ok := ReadNumeral(text, atoms, i); ok && (n.N < 1 || i+n.N > len(atoms)) {
				t.Fatalf("a numeral of %d atoms", n.N)
			}
		}
		if strings.TrimFunc(text[end:], Space) != "" {
			t.Fatalf("%q was passed over", text[end:])
		}
	})
}

func BenchmarkSplit(b *testing.B) {
	text := strings.Repeat("За три дні вони втратили понад 20 човнів. At least 20 people fled, 1,500 stayed.\n", 200)
	words := len(strings.Fields(text))
	for b.Loop() {
		Split(text)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(words), "ns/word")
}

func BenchmarkNewTable(b *testing.B) {
	for b.Loop() {
		MustTable(numeralsEN, numeralsUK, numeralsRU)
	}
}
