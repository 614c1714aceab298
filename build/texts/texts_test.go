package texts

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/hearsay-org/hearsay"
)

const sample = `lang: uk
kind: telegram_post
publisher: Канал «Південний рубіж»
published: 2025-02-11
title:
---
За словами коменданта Левка Гриня, ⟦1⟧дрон влучив у склад у Снігурівці⟦/1⟧. ⟦2⟧Загиблих немає⟦/2⟧.

Цього ми не перевіряли.
---
claims:
1 | strike | asserted | + | Левка Гриня | дрон | склад | Снігурівці | 2025-02-10..2025-02-11 |
2 | casualties | asserted | - | Левка Гриня | | | Снігурівці | 2025-02-10.. |
notes:
unverified | | | Цього ми не перевіряли
terms:
дрон | translation | безпілотний апарат
`

func TestParse(t *testing.T) {
	got, err := Parse("sample", sample)
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Claims) != 2 || len(got.Notes) != 1 || len(got.Terms) != 1 {
		t.Fatalf("got %d claims, %d notes, %d terms, want 2, 1, 1", len(got.Claims), len(got.Notes), len(got.Terms))
	}
	c := got.Claims[0]
	if want := "дрон влучив у склад у Снігурівці"; c.Quote != want || c.Span.In(got.Text) != want {
		t.Errorf("got the quote %q, want %q", c.Quote, want)
	}
	if c := got.Claims[1]; c.Polarity != hearsay.Negative || c.From.Format("2006-01-02") != "2025-02-10" || !c.To.IsZero() {
		t.Errorf("got polarity %q and time %v..%v of the second claim", c.Polarity, c.From, c.To)
	}
	if strings.ContainsAny(got.Text, "⟦⟧") {
		t.Errorf("marks are left in %q", got.Text)
	}
	if got.Notes[0].Span.In(got.Text) != got.Notes[0].Quote {
		t.Errorf("got the span %v of the note", got.Notes[0].Span)
	}
}

func TestParseFaults(t *testing.T) {
	tests := []struct{ name, old, new, want string }{
		{"language", "lang: uk", "lang: de", "lang"},
		{"kind", "telegram_post", "song", "kind"},
		{"day", "2025-02-11\n", "2025-02-31\n", "published"},
		{"unclosed mark", "⟦/2⟧", "", "not closed"},
		{"nested marks", "дрон влучив", "⟦3⟧дрон⟦/3⟧ влучив", "does not fit"},
		{"type", "| strike |", "| blow |", "no type"},
		{"voice", "strike | asserted", "strike | loud", "no voice"},
		{"polarity", "casualties | asserted | -", "casualties | asserted | no", "polarity"},
		{"chain", "+ | Левка Гриня", "+ | Левко Гринь", "chain"},
		{"actor", "| дрон | склад", "| ракета | склад", "actor"},
		{"place", "склад | Снігурівці", "склад | Баштанка", "place"},
		{"order of days", "2025-02-10..2025-02-11", "2025-02-11..2025-02-10", "ends before"},
		{"fields", "| | | Снігурівці | 2025-02-10.. |", "| | Снігурівці |", "fields"},
		{"no claim line", "2 | casualties", "3 | casualties", "no mark"},
		{"note", "Цього ми не перевіряли\nterms", "Ми перевірили\nterms", "note"},
		{"term", "дрон | translation", "ППО | translation", "term"},
		{"publisher in chain", "publisher: Канал «Південний рубіж»", "publisher: Левка Гриня", "publisher"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			data := strings.Replace(sample, tt.old, tt.new, 1)
			if data == sample {
				t.Fatalf("%q is not in the sample", tt.old)
			}
			_, err := Parse("sample", data)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got the error %v, want one of %q", err, tt.want)
			}
		})
	}
}

func TestRead(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "001.txt"), []byte(sample), 0o600); err != nil {
		t.Fatal(err)
	}
	got, err := Read(dir)
	if err != nil || len(got) != 1 {
		t.Fatalf("got %d texts and the error %v, want 1 and none", len(got), err)
	}
	if _, err := Read(filepath.Join(dir, "nowhere")); err == nil {
		t.Error("got no error for a folder that does not exist")
	}
}

// TestAll reads all texts that are kept here; a folder is named after its language.
func TestAll(t *testing.T) {
	for _, lang := range []string{"en", "en2", "en3", "ru", "ru2", "uk", "uk2"} {
		t.Run(lang, func(t *testing.T) {
			all, err := Read(lang)
			if err != nil {
				t.Error(err)
			}
			types := map[string]int{}
			claims, nested := 0, 0
			for _, text := range all {
				if text.Lang != lang[:2] {
					t.Errorf("%s: got the language %q, want %q", text.Name, text.Lang, lang[:2])
				}
				for _, c := range text.Claims {
					claims++
					types[c.Type]++
					if len(c.Chain) > 1 {
						nested++
					}
				}
			}
			t.Logf("%d texts, %d claims, %d on chains of two links and more; %v", len(all), claims, nested, types)
		})
	}
}

func FuzzParse(f *testing.F) {
	f.Add(sample)
	f.Add("lang: en\n---\n⟦1⟧a⟦/1⟧\n---\nclaims:\n")
	f.Fuzz(func(t *testing.T, data string) {
		text, err := Parse("fuzz", data)
		if err != nil {
			return
		}
		for _, c := range text.Claims {
			if c.Quote == "" || c.Span.In(text.Text) != c.Quote {
				t.Errorf("the quote %q is not what stands at %v", c.Quote, c.Span)
			}
		}
	})
}
