package lex

import "testing"

func TestReadNumeral(t *testing.T) {
	type want struct {
		value   float64
		ordinal bool
		vague   bool
		covers  string
	}
	for text, w := range map[string]want{
		"twenty-five men":             {25, false, false, "twenty-five"},
		"two hundred and fifty tents": {250, false, false, "two hundred and fifty"},
		"27 500 человек":              {27500, false, false, "27 500"},
		"27\u00a0500 осіб":            {27500, false, false, "27\u00a0500"},
		"1,200 rounds":                {1200, false, false, "1,200"},
		"1,2 млн гривень":             {1200000, false, false, "1,2 млн"},
		"1,125 млн рублей":            {1125000, false, false, "1,125 млн"},
		"5 тыс. снарядов":             {5000, false, false, "5 тыс."},
		"61bn dollars":                {61e9, false, false, "61bn"},
		"3.5 million people":          {3.5e6, false, false, "3.5 million"},
		"сто двадцять п’ять хат":      {125, false, false, "сто двадцять п’ять"},
		"трьох поранених":             {3, false, false, "трьох"},
		"двое раненых":                {2, false, false, "двое"},
		"три десятка домов":           {30, false, false, "три десятка"},
		"полторы тысячи бойцов":       {1500, false, false, "полторы тысячи"},
		"десятки тисяч людей":         {10000, false, true, "десятки тисяч"},
		"dozens of men":               {12, false, true, "dozens"},
		"20th brigade":                {20, true, false, "20th"},
		"24-го числа":                 {24, true, false, "24-го"},
		"5-ти бойцов":                 {5, false, false, "5-ти"},
		"двадцять перше":              {21, true, false, "двадцять перше"},
		"two and a half decades":      {2.5, false, false, "two and a half"},
		"четыре с половиной часа":     {4.5, false, false, "четыре с половиной"},
		"ninety nine":                 {99, false, false, "ninety nine"},
		"two three":                   {2, false, false, "two"},
		"7к машин":                    {7000, false, false, "7к"},
		"5 к вечеру":                  {5, false, false, "5"},
		"12 345 678 грн":              {12345678, false, false, "12 345 678"},
		"15 1000":                     {15, false, false, "15"},
	} {
		atoms := Split(text)
		n, ok := ReadNumeral(text, atoms, 0)
		if !ok {
			t.Errorf("%q: no numeral", text)
			continue
		}
		got := want{n.Value, n.Ordinal, n.Vague, text[atoms[0].Start:atoms[n.N-1].End]}
		if got != w {
			t.Errorf("%q: got %+v, want %+v", text, got, w)
		}
	}
	for _, text := range []string{"people", "Су-34", "на", "T-72", "№5"} {
		atoms := Split(text)
		for i := range atoms {
			if n, ok := ReadNumeral(text, atoms, i); ok {
				t.Errorf("%q: got %+v, want no numeral", text, n)
			}
		}
	}
}

func TestSplit(t *testing.T) {
	for text, want := range map[string][]string{
		"Kyiv's 12.05.2024 raid": {"Kyiv", "'s", "12.05.2024", "raid"},
		"п'ять хат, 11:30":       {"п'ять", "хат", ",", "11:30"},
		"Су-34 впав":             {"Су", "-", "34", "впав"},
		"1,5-1,6 км":             {"1,5", "-", "1,6", "км"},
		"2024-05-12":             {"2024-05-12"},
		"'quoted'":               {"'", "quoted", "'"},
		"":                       nil,
	} {
		var got []string
		for _, a := range Split(text) {
			if a.Kind == Mark || a.End > a.Start {
				got = append(got, text[a.Start:a.End])
			}
		}
		if len(got) != len(want) {
			t.Errorf("%q: got %q, want %q", text, got, want)
			continue
		}
		for i := range got {
			if got[i] != want[i] {
				t.Errorf("%q: got %q, want %q", text, got, want)
			}
		}
	}
}
