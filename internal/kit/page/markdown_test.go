package page

import (
	"context"
	"testing"
)

func TestMarkdown(t *testing.T) {
	for _, c := range []struct{ name, in, title, want string }{
		{"paragraphs", "One\ntwo.\n\nThree.", "", "One two.\n\nThree."},
		{"line breaks", "One  \ntwo\\\nthree<br>four", "", "One\ntwo\nthree\nfour"},
		{"title", "# The *title* #\n\nText.", "The title", "Text."},
		{"underlined title", "The title\n===\nText.", "The title", "Text."},
		{"title alone", "# The title", "", "The title"},
		{"headings", "Text.\n## Part #1\nMore.\n\nNext\n---\nEnd.", "", "Text.\n\nPart #1\n\nMore.\n\nNext\n\nEnd."},
		{"front matter", "---\ntitle: \"A: b\"\nauthor: Ann\ndate: 2026-11-20\n---\nText.", "A: b", "Text."},
		{"a rule is no front matter", "---\nText.", "", "Text."},
		{"items", "- one\n- two\n  more\n* three\n\n1. four\n2) five\n- [x] six", "", "one\ntwo more\nthree\nfour\nfive\nsix"},
		{"a year is no item", "2026. It began.", "", "2026. It began."},
		{"a minus is no item", "-5 degrees\n*so*", "", "-5 degrees so"},
		{"quotes", "He said:\n> one\n> two\n>\n> three\n\nEnd.", "", "He said:\n\none two\n\nthree\n\nEnd."},
		{"nested quotes", "> > deep\n> - item", "", "deep\n\nitem"},
		{"emphasis", "**bold** *it* __b__ _i_ ~~gone~~ ***both***", "", "bold it b i gone both"},
		{"no emphasis", "2 * 3 * 4, snake_case_name, 5*, ~7, * a", "", "2 * 3 * 4, snake_case_name, 5*, ~7, * a"},
		{"links", "[a](https://x.example) [b](x \"t\") [c][r] [d][] [r] [e](x_(y)) [no] [f](", "", "a b c [d][] r e [no] [f]("},
		{"images", "A ![alt *x*](a.png) b ![c][r].", "", "A b ."},
		{"notes", "Text[^1].\n\n[^1]: The note.", "", "Text.\n\nThe note."},
		{"addresses", "<https://x.example/a_b_c> https://x.example/d_e_f", "", "https://x.example/a_b_c https://x.example/d_e_f"},
		{"code", "Use `a *b* <c>` and ``d ` e`` and `open.\n\n```go\nx := *p\n\n# y\n```\nEnd.", "", "Use a *b* <c> and d ` e and `open.\n\nx := *p\n# y\n\nEnd."},
		{"table", "| a | b |\n|---|:-:|\n| c | *d* |", "", "a | b\nc | d"},
		{"escapes", `\*a\* \[b\] \\ \_c\_ \a`, "", `*a* [b] \ _c_ \a`},
		{"references to characters", "AT&amp;T &laquo;x&raquo; &nbsp;y", "", "AT&T «x» y"},
		{"tags", "<div>a <b>bold</b></div> <!-- no --> 1 < 2 > 1", "", "a bold 1 < 2 > 1"},
		{"Cyrillic", "**За словами** [очевидців](https://x.example), «міст _стоїть_».", "", "За словами очевидців, «міст стоїть»."},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, _, err := Read(context.Background(), Input{Name: "a.md", Body: []byte(c.in + "\n\n[r]: https://r.example\n")})
			if err != nil {
				t.Fatal(err)
			}
			if doc.Text != c.want || doc.Title != c.title {
				t.Errorf("got %q, title %q\nwant %q, title %q", doc.Text, doc.Title, c.want, c.title)
			}
		})
	}
}
