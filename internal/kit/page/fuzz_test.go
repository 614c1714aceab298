package page

import (
	"context"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	hearsay "github.com/hearsay-org/hearsay"
)

// holds checks what is so of every reading: a document with a text of valid
// UTF-8, no more than a few times its input, or an error with a code and a hint.
func holds(t *testing.T, in Input) hearsay.Document {
	t.Helper()
	doc, warnings, err := Read(context.Background(), in)
	if err != nil {
		if hearsay.ErrorCode(err) != hearsay.Invalid || hearsay.ErrorHint(err) == "" {
			t.Fatalf("error without code or hint: %v", err)
		}
		return doc
	}
	for _, s := range append([]string{doc.Text, doc.Title, doc.Author, doc.Publisher, doc.URL, doc.Lang}, warnings...) {
		if !utf8.ValidString(s) {
			t.Fatalf("invalid UTF-8: %q", s)
		}
	}
	if strings.TrimSpace(doc.Text) == "" {
		t.Fatal("a document without text")
	}
	if len(doc.Text) > 4*len(in.Body)+64 {
		t.Fatalf("%d bytes of text from %d", len(doc.Text), len(in.Body))
	}
	again, _, err := Read(context.Background(), in)
	if err != nil || again != doc {
		t.Fatalf("a second reading differs: %v", err)
	}
	return doc
}

func FuzzHTML(f *testing.F) {
	for _, s := range []string{
		shortPage,
		"<div class=tgme_widget_message><div class=tgme_widget_message_text>a<br>b<div class=tgme_widget_message_text>c",
		"<script type=application/ld+json>{\"@graph\":[{\"@type\":\"Article\",\"articleBody\":\"x\",\"datePublished\":\"2026-11-20\"}]}</script>",
		"<ul class=nav><li><a href=x>a</a><li hidden>b</ul><pre>c\n\nd</pre><blockquote>&shy;&amp;",
	} {
		f.Add([]byte(s))
	}
	f.Add([]byte("<table><tr><td><p>a<table></div></td><svg><p>b</svg>"))
	f.Fuzz(func(t *testing.T, body []byte) {
		doc := holds(t, Input{Name: "https://x.example/a.html", Body: body})
		if strings.ContainsAny(doc.Text, "\u00ad\u200b\ufeff\x00") && !strings.Contains(doc.URL, "t.me") && !strings.Contains(string(body), "og:description") && !strings.Contains(string(body), "ld+json") {
			t.Fatalf("characters that a rendered text does not hold: %q", doc.Text)
		}
		tree, err := parse(context.Background(), string(body))
		if err != nil {
			t.Fatal(err)
		}
		for i, n := range tree.nodes {
			if i > 0 && (n.parent < 0 || int(n.parent) >= i || n.end > tree.nodes[n.parent].end) || int(n.end) <= i {
				t.Fatalf("node %d does not lie within its parent: %+v", i, n)
			}
		}
	})
}

func FuzzJSON(f *testing.F) {
	f.Add([]byte(`{"text":"а\u0456\ud800","title":"t","published":"2026-11-20"}`))
	f.Add([]byte(`{"text":" \n","x":[{}]}`))
	f.Fuzz(func(t *testing.T, body []byte) {
		doc := holds(t, Input{Name: "a.json", Body: body})
		var want struct {
			Text *string `json:"text"`
		}
		if doc.Text != "" && utf8.Valid(body) && json.Unmarshal(body, &want) == nil && want.Text != nil && *want.Text != doc.Text && !strings.Contains(strings.ToLower(string(body[len(body)/2:])), `"text`) {
			t.Fatalf("the text was altered: %q, want %q", doc.Text, *want.Text)
		}
	})
}

func FuzzMarkdown(f *testing.F) {
	f.Add([]byte("# T\n\nA *b* [c](d \"e\") ![f](g)[^1] `h`\n> i\n- j\n\n| k |\n|---|\n[^1]: l\n"))
	f.Add([]byte("---\ntitle: x\n---\n<b>a</b> &amp; \\*"))
	f.Fuzz(func(t *testing.T, body []byte) { holds(t, Input{Name: "a.md", Body: body}) })
}

func FuzzCharset(f *testing.F) {
	f.Add([]byte("\xff\xfeA\x00"), "text/plain; charset=koi8-r")
	f.Add([]byte("\xcf\xf0\xe8\xe2\xb3\xf2"), "")
	f.Fuzz(func(t *testing.T, body []byte, header string) {
		doc := holds(t, Input{Name: "a.txt", ContentType: header, Body: body})
		if doc.Text != "" && utf8.Valid(body) && utf16Order(body) == 0 && !strings.HasPrefix(string(body), "\ufeff") && strings.HasPrefix(header, "text/plain") && doc.Text != string(body) {
			t.Fatalf("valid UTF-8 was altered: %q, want %q", doc.Text, body)
		}
	})
}
