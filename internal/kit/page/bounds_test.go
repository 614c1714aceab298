package page

import (
	"context"
	"runtime"
	"strings"
	"testing"
)

// allocated reads an input and returns the bytes that were allocated, which
// bounds what was held. Whether the input is a document does not matter.
func allocated(t testing.TB, name string, body []byte) uint64 {
	t.Helper()
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	doc, _, err := Read(context.Background(), Input{Name: name, Body: body})
	runtime.ReadMemStats(&after)
	if err == nil && doc.Text == "" {
		t.Error("neither a text nor an error")
	}
	return after.TotalAlloc - before.TotalAlloc
}

// TestBombs reads pages as large as they may be and holds the limit of 256 MiB a
// document. That the work grows with the page and no faster is counted, step by
// step, by build/growth, which reads the same pages.
func TestBombs(t *testing.T) {
	const million = 1_000_000
	rep := strings.Repeat
	for _, c := range []struct{ name, file, body string }{
		{"nested div", "a.html", rep("<div>", million)},
		{"nested div with text", "a.html", rep("<div>a ", million) + rep("</div>", million)},
		{"nested unknown", "a.html", rep("<x-y>", million) + rep("</x-y>", million)},
		{"attributes", "a.html", "<p " + rep("a=1 ", 100_000) + ">x"},
		{"classes", "a.html", "<p " + rep("class=a ", 100_000) + ">x"},
		{"many class names", "a.html", rep("<p class='"+rep("ab-c ", 100)+"'>x", 30_000)},
		{"long class name", "a.html", "<p class='" + rep("a-b ", 4*million) + "'>x"},
		{"open formatting", "a.html", rep("<b><i><a href=x>", 10_000) + "text"},
		{"ends that do not match", "a.html", "<b><div>" + rep("<i>", million/2) + rep("</b>", million/2)},
		{"tables in math in select", "a.html", rep("<table><math><select>", 100_000)},
		{"one text", "a.html", "<p>" + rep("слово ", 1_300_000)},
		{"open paragraphs", "a.html", rep("<p>Some text, here. ", million/2)},
		{"links", "a.html", rep("<a href=x>y</a>,", million)},
		{"lists", "a.html", rep("<ul><li>a, b. ", million/2)},
		{"less than", "a.html", rep("<", 4*million)},
		{"ampersands", "a.html", "<p>" + rep("&", 10*million)},
		{"comments", "a.html", rep("<!--", 4*million)},
		{"breaks", "a.html", "<p>x" + rep("<br>", million)},
		{"scripts", "a.html", rep("<script>", million)},
		{"linked data", "a.html", rep(`<script type="application/ld+json">{"@graph":[{},{}]}</script>`, 100_000)},
		{"nested linked data", "a.html", `<script type="application/ld+json">` + rep("[", million) + `</script>`},
		{"headings", "a.html", rep("<h1>", million) + "x"},
		{"nested titles", "a.html", rep("<div itemprop=headline>", million/2)},
		{"nested authors", "a.html", rep("<h1 itemprop=author>x", million/2)},
		{"nested times", "a.html", rep("<time itemprop=datePublished>20 x 2020 ", million/4)},
		{"nested posts", "a.html", "<div class=tgme_widget_message>" + rep("<div class=tgme_widget_message_text>a", million/3)},
		{"combining marks", "a.html", "<p>" + rep("\u0301", 5*million)},
		{"nested json", "a.json", rep(`{"text":`, million)},
		{"long json", "a.json", `{"text":"` + rep(`\u0456`, 2*million) + `"}`},
		{"many fields", "a.json", `{"a":1` + rep(`,"b":2`, million) + `}`},
		{"markdown links", "a.md", rep("[a](", 4*million)},
		{"markdown quotes", "a.md", rep("> ", 4*million)},
		{"markdown emphasis", "a.md", rep("*a_ ", 2*million)},
		{"markdown backticks", "a.md", rep("`a``", 3*million)},
		{"markdown lines", "a.md", rep("a\n", 4*million)},
	} {
		t.Run(c.name, func(t *testing.T) {
			body := []byte(c.body)
			body = body[:min(len(body), MaxPageBytes)]
			if testing.Short() {
				body = body[:len(body)/10]
			}
			if n := allocated(t, c.file, body); n > 256<<20 {
				t.Errorf("%d MiB allocated, want 256 at most", n>>20)
			}
		})
	}
}
