package page

import (
	"context"
	"strings"
	"testing"

	hearsay "github.com/hearsay-org/hearsay"
)

const shortPage = "<html><body><p>The bridge at Verkhnia Luka was hit overnight, two residents said, and the military has not commented on it so far.</p></body></html>"

func TestKinds(t *testing.T) {
	sentence := "The bridge at Verkhnia Luka was hit overnight, two residents said, and the military has not commented on it so far."
	for _, c := range []struct {
		name, file, header, body, want string
	}{
		{"text", "a.txt", "", "One.\r\nTwo.", "One.\r\nTwo."},
		{"text keeps its white space", "a.txt", "", " One.\u00a0\n\n\n\tTwo\u200b. ", " One.\u00a0\n\n\n\tTwo\u200b. "},
		{"text without its mark", "a.txt", "", "\ufeffOne.", "One."},
		{"text that looks like a page", "a.txt", "", "<html> is a tag", "<html> is a tag"},
		{"a pipe of text", "-", "", "One *two*.", "One *two*."},
		{"a pipe of a page", "-", "", shortPage, sentence},
		{"a page by its name", "a.HTM", "", "<p>" + sentence, sentence},
		{"a page by its type", "https://x.example/a", "text/html; charset=utf-8", "<b>" + sentence + "</b>", sentence},
		{"a type over a name", "https://x.example/a.txt", "text/html", "<b>" + sentence + "</b>", sentence},
		{"markdown", "a.md", "", "One *two*.", "One two."},
		{"markdown by its type", "", "text/markdown", "One *two*.", "One two."},
		{"json", "a.json", "", `{"text": " a\n<b>"}`, " a\n<b>"},
		{"json by its type", "https://x.example/doc", "application/json; charset=utf-8", `{"text":"a"}`, "a"},
		{"json in a text file", "a.txt", "", `{"text":"a"}`, `{"text":"a"}`},
		{"an address with a query", "https://x.example/a.json?x=.html", "", `{"text":"a"}`, "a"},
		{"a header that cannot be read", "a.md", ";;;", "*a*", "a"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, _, err := Read(context.Background(), Input{Name: c.file, ContentType: c.header, Body: []byte(c.body)})
			if err != nil {
				t.Fatal(err)
			}
			if doc.Text != c.want {
				t.Errorf("got %q, want %q", doc.Text, c.want)
			}
			if len(doc.SHA256) != 64 {
				t.Errorf("hash %q", doc.SHA256)
			}
		})
	}
}

func TestRefused(t *testing.T) {
	for _, c := range []struct {
		name, file, header, body, want string
	}{
		{"nothing", "a.txt", "", "", "no text"},
		{"white space", "a.txt", "", " \n\t", "no text"},
		{"a mark alone", "a.txt", "", "\ufeff", "no text"},
		{"a PDF", "a.txt", "", "%PDF-1.7 …", "a PDF"},
		{"a zip", "a.json", "", "PK\x03\x04……", "a zip"},
		{"a picture", "a.html", "", "\x89PNG\r\n\x1a\n", "a PNG"},
		{"a picture by its type", "https://x.example/a", "image/svg+xml", "<svg>", "image/svg+xml"},
		{"a gzip file", "a.html.gz", "", "\x1f\x8b\x08\x00", "a gzip file"},
		{"a program", "a", "", "\x7fELF\x02", "a program"},
		{"noise", "a.txt", "", strings.Repeat("\x00\x01\x02\x03", 100), "a binary file"},
		{"json without text", "a.json", "", `{"title": "x"}`, `no field "text"`},
		{"json with another text", "a.json", "", `{"text": 5}`, "not a string"},
		{"json with null", "a.json", "", `{"text": null}`, "not a string"},
		{"json with an empty text", "a.json", "", `{"text": ""}`, "no text"},
		{"a list", "a.json", "", `[{"text": "a"}]`, "no single document"},
		{"no json", "a.json", "", `{"text": "a`, "not valid JSON"},
		{"json and more", "a.json", "", `{"text": "a"} x`, "not valid JSON"},
		{"a page without an article", "a.html", "", "<html><body><div id=app></div><script>run()</script>Please enable JavaScript.</body></html>", "no article"},
		{"a page of links", "a.html", "", "<nav><a href=x>Home</a></nav>", "no article"},
		{"markdown without text", "a.md", "", "![](a.png)\n\n---\n", "no text"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, _, err := Read(context.Background(), Input{Name: c.file, ContentType: c.header, Body: []byte(c.body)})
			if err == nil {
				t.Fatal("no error")
			}
			if got := hearsay.ErrorCode(err); got != hearsay.Invalid {
				t.Errorf("code %s, want %s", got, hearsay.Invalid)
			}
			if !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %q, want %q in it", err, c.want)
			}
			if hearsay.ErrorHint(err) == "" {
				t.Error("no hint")
			}
		})
	}
}

func TestTooLarge(t *testing.T) {
	for name, n := range map[string]int{"a.txt": MaxBytes + 1, "a.html": MaxPageBytes + 1, "a.json": MaxPageBytes + 1, "a.md": MaxPageBytes + 1} {
		_, _, err := Read(context.Background(), Input{Name: name, Body: make([]byte, n)})
		if hearsay.ErrorCode(err) != hearsay.Invalid {
			t.Errorf("%s of %d bytes: %v", name, n, err)
		}
	}
	read := 0
	_, err := Load(readerFunc(func(p []byte) (int, error) { read += len(p); return len(p), nil }), "endless")
	if hearsay.ErrorCode(err) != hearsay.Invalid || hearsay.ErrorHint(err) == "" {
		t.Errorf("an endless stream: %v", err)
	}
	if read > MaxBytes+1 {
		t.Errorf("read %d bytes of an endless stream", read)
	}
}

type readerFunc func(p []byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }

func TestOverrides(t *testing.T) {
	day, err := hearsay.ParseStamp("2026-01-02")
	if err != nil {
		t.Fatal(err)
	}
	doc, _, err := Read(context.Background(), Input{Name: "a.json", Body: []byte(`{"text":"a","publisher":"P","published":"2025-05-05","lang":"EN","title":"T","author":"A","url":"https://x.example/1"}`)})
	if err != nil {
		t.Fatal(err)
	}
	if doc.Publisher != "P" || doc.Published.String() != "2025-05-05" || doc.Lang != "en" || doc.Title != "T" || doc.Author != "A" || doc.URL != "https://x.example/1" {
		t.Errorf("got %+v", doc)
	}
	doc, _, err = Read(context.Background(), Input{Name: "a.json", Body: []byte(`{"text":"a","publisher":"P","published":"2025-05-05","lang":"en"}`), Publisher: "Q", Published: day, Lang: "uk"})
	if err != nil {
		t.Fatal(err)
	}
	if doc.Publisher != "Q" || doc.Published.String() != "2026-01-02" || doc.Lang != "uk" {
		t.Errorf("got %+v", doc)
	}
}

func TestWarnings(t *testing.T) {
	for _, c := range []struct{ name, file, body, text, want string }{
		{"bad time", "a.json", `{"text":"a","published":"yesterday"}`, "a", "published"},
		{"bad field", "a.json", `{"text":"a","title":[1]}`, "a", "title"},
		{"bad bytes in json", "a.json", "{\"text\":\"a\xff\xfeb\"}", "a\ufffdb", "1 places"},
		{"bad bytes", "a.txt", "Привіт, \xd0світе", "Привіт, \ufffdсвіте", "1 places"},
		{"no charset", "a.txt", "\xcf\xf0\xe8\xe2\xb3\xf2, \xf1\xe2\xb3\xf2\xe5! \xd9\xee \xe2 \xf2\xe5\xe1\xe5 \xed\xee\xe2\xee\xe3\xee?", "Привіт, світе! Що в тебе нового?", "Windows 1251"},
		{"a page without an article", "a.html", "<ul>" + strings.Repeat("<li><a href=x>One of the stories of the day</a>", 9) + "</ul>", "", "no article stands out"},
		{"bad date in front matter", "a.md", "---\ndate: soon\n---\nText.", "Text.", "soon"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, warnings, err := Read(context.Background(), Input{Name: c.file, Body: []byte(c.body)})
			if err != nil {
				t.Fatal(err)
			}
			if len(warnings) != 1 || !strings.Contains(warnings[0], c.want) {
				t.Errorf("warnings %q, want one with %q", warnings, c.want)
			}
			if c.text != "" && doc.Text != c.text {
				t.Errorf("text %q, want %q", doc.Text, c.text)
			}
		})
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, _, err := Read(ctx, Input{Name: "a.html", Body: []byte(shortPage)}); err == nil {
		t.Error("a cancelled read gave no error")
	}
}
