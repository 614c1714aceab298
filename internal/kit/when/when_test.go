package when

import (
	"testing"

	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
)

// 2024-05-15 is a Wednesday.
var findCases = []struct{ text, want string }{
	{"on March 1, 2022 the hut fell", "March 1, 2022=2022-03-01..2022-03-01"},
	{"1 березня село обстріляли", "1 березня=2024-03-01..2024-03-01"},
	{"22 января 2024 года", "22 января 2024 года=2024-01-22..2024-01-22"},
	{"в ночь на 12 мая горел склад", "в ночь на 12 мая=2024-05-11..2024-05-12"},
	{"в ночь с 9 на 10 мая", "в ночь с 9 на 10 мая=2024-05-09..2024-05-10"},
	{"у ніч на п'ятницю", "у ніч на п'ятницю=2024-05-09..2024-05-10"},
	{"12.05.2024 о 11:30", "12.05.2024=2024-05-12..2024-05-12"},
	{"since February 2022 they waited", "since February 2022=2022-02-01.."},
	{"з 24 лютого", "з 24 лютого=2024-02-24.."},
	{"в феврале", "феврале=2024-02-01..2024-02-29"},
	{"2023 року", "2023 року=2023-01-01..2023-12-31"},
	{"in early March", "early March=2024-03-01..2024-03-10"},
	{"summer 2023 was dry", "summer 2023=2023-06-01..2023-08-31"},
	{"on Thursday", "Thursday=2024-05-09..2024-05-09"},
	{"on Wednesday morning", "Wednesday morning=2024-05-15..2024-05-15"},
	{"минулої п'ятниці", "минулої п'ятниці=2024-05-10..2024-05-10"},
	{"в пятницу", "пятницу=2024-05-10..2024-05-10"},
	{"will meet on Friday", "Friday=2024-05-17..2024-05-17"},
	{"overnight", "overnight=2024-05-14..2024-05-15"},
	{"за ніч збили два", "за ніч=2024-05-14..2024-05-15"},
	{"yesterday", "yesterday=2024-05-14..2024-05-14"},
	{"вчора ввечері", "вчора ввечері=2024-05-14..2024-05-14"},
	{"за минулу добу", "за минулу добу=2024-05-14..2024-05-15"},
	{"last week", "last week=2024-05-06..2024-05-12"},
	{"this week", "this week=2024-05-13..2024-05-19"},
	{"на прошлой неделе", "прошлой неделе=2024-05-06..2024-05-12"},
	{"two days ago", "two days ago=2024-05-13..2024-05-13"},
	{"дві доби тому", "дві доби тому=2024-05-13..2024-05-13"},
	{"in recent days", "in recent days=2024-05-08..2024-05-15"},
	{"за последние двое суток", "последние двое суток=2024-05-13..2024-05-15"},
	{"from 3 to 5 May", "from 3 to 5 May=2024-05-03..2024-05-05"},
	{"з 3 по 5 травня", "з 3 по 5 травня=2024-05-03..2024-05-05"},
	{"from Friday to Sunday", "from Friday to Sunday=2024-05-10..2024-05-12"},
	{"станом на 10 травня", "станом на 10 травня=2024-05-10..2024-05-10"},
	{"May 3-5, 2023", "May 3-5, 2023=2023-05-03..2023-05-05"},
	{"в январе–июне 2023 года", "январе–июне 2023 года=2023-01-01..2023-06-30"},
	{"in the 1990s", "1990s=1990-01-01..1999-12-31"},
	{"до 10 травня", "до 10 травня=..2024-05-10"},
	{"they may march", ""},
	{"Су-34 і 155-мм", ""},
	{"в среду, 8 мая", "среду, 8 мая=2024-05-08..2024-05-08"},
	{"торік", "торік=2023-01-01..2023-12-31"},
	{"a year ago", "year ago=2023-01-01..2023-12-31"},
	{"від початку повномасштабної війни", "від початку повномасштабної=2022-02-24.."},
	{"since Russia's full-scale invasion", "since Russia's full-scale invasion=2022-02-24.."},
	{"AFP Friday 5 Apr 2024 Troops came on Thursday", "Friday 5 Apr 2024=2024-04-05..2024-04-05; Thursday=2024-04-04..2024-04-04"},
	{"last April", "last April=2023-04-01..2023-04-30"},
	{"20 декабря", "20 декабря=2023-12-20..2023-12-20"},
}

func show(list []Expression) string {
	s := ""
	for _, e := range list {
		if s != "" {
			s += "; "
		}
		s += e.Text + "="
		if !e.From.IsZero() {
			s += e.From.Format("2006-01-02")
		}
		s += ".."
		if !e.To.IsZero() {
			s += e.To.Format("2006-01-02")
		}
	}
	return s
}

func stamp(t *testing.T, s string) hearsay.Stamp {
	t.Helper()
	st, err := hearsay.ParseStamp(s)
	if err != nil {
		t.Fatal(err)
	}
	return st
}

func TestFind(t *testing.T) {
	pub := stamp(t, "2024-05-15")
	for _, c := range findCases {
		if got := show(Find(&lang.Text{Source: c.text}, pub)); got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// Days and months without a year stand in reports of losses as a range.
func TestFindDotted(t *testing.T) {
	pub := stamp(t, "2024-05-15")
	for text, want := range map[string]string{
		"втрати з 03.02 по 14.05 склали":  "з 03.02 по 14.05=2024-02-03..2024-05-14",
		"потери с 24.11 по 08.01 таковы":  "с 24.11 по 08.01=2023-11-24..2024-01-08",
		"впав з 24.02 до рівня":           "",
		"навесні цього року розпочнеться": "навесні цього року=2024-03-01..2024-05-31",
	} {
		if got := show(Find(&lang.Text{Source: text}, pub)); got != want {
			t.Errorf("%q: got %s, want %s", text, got, want)
		}
	}
}

func TestFindUndated(t *testing.T) {
	for text, want := range map[string]string{
		"1 березня село обстріляли": "",
		"on Thursday":      "",
		"вчора":            "",
		"on March 1, 2022": "March 1, 2022=2022-03-01..2022-03-01",
		"У 2023 році. 5 травня впав": "2023 році=2023-01-01..2023-12-31; 5 травня=2023-05-05..2023-05-05",
		// the year stands later, or is the one with that weekday
		"станом на 19 листопада. За листопад 2023 року":                     "станом на 19 листопада=2023-11-19..2023-11-19; листопад 2023 року=2023-11-01..2023-11-30",
		"У суботу, 11 листопада, обстріл. 11 листопада 2022 року звільнили": "суботу, 11 листопада=2023-11-11..2023-11-11; 11 листопада 2022 року=2022-11-11..2022-11-11",
		"У 1991 році. 5 травня 2023 року. 6 травня впав":                    "1991 році=1991-01-01..1991-12-31; 5 травня 2023 року=2023-05-05..2023-05-05; 6 травня=2023-05-06..2023-05-06",
		// a dateline tells the day
		"25-04-2016 A bomb fell on Monday.":     "25-04-2016=2016-04-25..2016-04-25; Monday=2016-04-25..2016-04-25",
		"10 Sep 2016 Jets struck on Saturday.":  "10 Sep 2016=2016-09-10..2016-09-10; Saturday=2016-09-10..2016-09-10",
		"Сегодня, 04.07.2024, бои. Вчера тихо.": "Сегодня, 04.07.2024=2024-07-04..2024-07-04; Вчера=2024-07-03..2024-07-03",
		"1 марта 2022 года войска вышли. Вчера": "1 марта 2022 года=2022-03-01..2022-03-01",
	} {
		if got := show(Find(&lang.Text{Source: text}, hearsay.Stamp{})); got != want {
			t.Errorf("%q: got %s, want %s", text, got, want)
		}
	}
}

// A dateline says when a text was written, not when what it tells happened.
func TestDateline(t *testing.T) {
	for text, want := range map[string]string{
		"AFP Friday 5 Apr 2024 Troops came on Thursday":        "Friday 5 Apr 2024",
		"Published April 5 2024 Troops came on Thursday":       "April 5 2024",
		"Date of publication 5 April 2024 Troops came":         "5 April 2024",
		"05.04.2024Get short URL Troops came on Thursday":      "05.04.2024",
		"Troops came on Friday, 5 April 2024, and left":        "",
		"Troops came Friday, April 5, 2024, officials said":    "",
		"Сегодня, 05.04.2024, войска вошли в город":            "",
		"5 апреля 2024 года Россия вывела войска из-под Киева": "",
	} {
		times, got := Scan(&lang.Text{Source: text}, stamp(t, "2024-04-06")), ""
		for _, e := range times.Found {
			if e.Dateline {
				got += e.Text
			}
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
