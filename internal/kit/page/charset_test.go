package page

import (
	"context"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
)

var samples = []string{
	"Уночі у Верхній Луці пролунали два вибухи, повідомили в районній адміністрації.",
	"Ночью в Верхней Луке прогремели два взрыва, сообщили в районной администрации.",
	"МІСТ ЧЕРЕЗ СУЛУ ЗАКРИЛИ. Рух вантажівок зупинено, об'їзд через Нижню Луку.",
	"МОСТ ЧЕРЕЗ СУЛУ ЗАКРЫТ\r\nОбъезд через Нижнюю Луку, ждите сообщений.",
}

func TestGuessCyrillic(t *testing.T) {
	for _, cm := range cyrillic {
		for i, s := range samples {
			t.Run(cm.String()+" "+strconv.Itoa(i), func(t *testing.T) {
				if cm == charmap.CodePage866 { // it holds no і
					s = strings.NewReplacer("і", "i", "І", "I").Replace(s)
				}
				doc, warnings, err := Read(context.Background(), Input{Name: "a.txt", Body: encoded(t, cm, s)})
				if err != nil {
					t.Fatal(err)
				}
				if doc.Text != s {
					t.Errorf("got %q, want %q", doc.Text, s)
				}
				if len(warnings) != 1 {
					t.Errorf("warnings %q", warnings)
				}
			})
		}
	}
}

func TestDeclaredCharset(t *testing.T) {
	for _, c := range []struct {
		name, header, body, want string
	}{
		{"header", "text/plain; charset=Windows-1251", string(encoded(t, charmap.Windows1251, "Привіт")), "Привіт"},
		{"header of one short word", "text/plain; charset=koi8-u", string(encoded(t, charmap.KOI8U, "Ні")), "Ні"},
		{"header that is wrong", "text/plain; charset=iso-8859-5", string(encoded(t, charmap.Windows1251, samples[1])), samples[1]},
		{"header says Latin-1", "text/plain; charset=iso-8859-1", "caf\xe9 and th\xe9 and r\xe9sum\xe9", "café and thé and résumé"},
		{"no header, Western", "", "The caf\xe9 on the corner was open, and Jos\xe9 said so.", "The café on the corner was open, and José said so."},
		{"unknown label", "text/plain; charset=x-unheard", string(encoded(t, charmap.KOI8R, samples[1])), samples[1]},
		{"header says 1251, text is UTF-8", "text/plain; charset=windows-1251", "Привіт", "Привіт"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, _, err := Read(context.Background(), Input{Name: "a.txt", ContentType: c.header, Body: []byte(c.body)})
			if err != nil {
				t.Fatal(err)
			}
			if doc.Text != c.want {
				t.Errorf("got %q, want %q", doc.Text, c.want)
			}
		})
	}
}

func TestTables(t *testing.T) {
	for label, cm := range charsets() {
		if cm == nil {
			t.Errorf("charsets.tsv: %q names no charset", label)
		}
	}
	sum := 0.0
	eachRow(letterTable, func(row []string) {
		n, err := strconv.ParseFloat(row[1], 64)
		if err != nil || n <= 0 {
			t.Errorf("letters.tsv: %q", row)
		}
		sum += n
	})
	if sum < 999 || sum > 1001 {
		t.Errorf("letters.tsv: the shares sum to %.2f, want 1,000", sum)
	}
	eachRow(monthTable, func(row []string) {
		if n, err := strconv.Atoi(row[1]); err != nil || n < 1 || n > 12 {
			t.Errorf("months.tsv: %q", row)
		}
	})
	for _, table := range []struct {
		name, text, kinds string
	}{{"classes.tsv", classTable, "drop weak body keep lead"}, {"phrases.tsv", phraseTable, "line all end"}} {
		eachRow(table.text, func(row []string) {
			if len(row) != 3 || !strings.Contains(table.kinds, row[1]) || row[0] != strings.ToLower(row[0]) {
				t.Errorf("%s: %q", table.name, row)
			}
		})
	}
}
