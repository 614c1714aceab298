package publish_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"flag"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	hearsay "github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/publish"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares got with a file of testdata.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; look at it with -update and git diff. Got:\n%s", path, got)
	}
}

func TestTable(t *testing.T) {
	nothing := &hearsay.Reading{Document: hearsay.Document{Text: "Good morning, all."}}
	tests := []struct {
		golden string
		r      *hearsay.Reading
		o      publish.TableOptions
	}{
		{"table.80.golden", sample(t), publish.TableOptions{}},
		{"table.50.golden", sample(t), publish.TableOptions{Width: 50}},
		{"table.explain.golden", sample(t), publish.TableOptions{Width: 100, Explain: true}},
		{"table.color.golden", sample(t), publish.TableOptions{Width: 80, Color: true}},
		{"table.empty.golden", nothing, publish.TableOptions{Source: "greeting.txt"}},
	}
	for _, test := range tests {
		t.Run(test.golden, func(t *testing.T) {
			var b bytes.Buffer
			if err := publish.Table(&b, test.r, test.o); err != nil {
				t.Fatal(err)
			}
			golden(t, test.golden, b.Bytes())
			limit := max(test.o.Width, 40)
			if test.o.Width == 0 {
				limit = 80
			}
			for line := range strings.Lines(regexp.MustCompile("\x1b\\[[0-9;]*m").ReplaceAllString(b.String(), "")) {
				if n := utf8.RuneCountInString(strings.TrimRight(line, "\n")); n > limit {
					t.Errorf("%d columns, want at most %d: %s", n, limit, line)
				}
			}
		})
	}
}

func TestPage(t *testing.T) {
	var b bytes.Buffer
	if err := publish.Page(&b, sample(t), "index.html"); err != nil {
		t.Fatal(err)
	}
	golden(t, "page.golden.html", b.Bytes())
}

// hostile are texts that try to become markup, style or script.
var hostile = []string{
	`<script>alert(1)</script>`, `<img src=x onerror=alert(1)>`, `"><svg/onload=alert(1)>`, `' onmouseover='alert(1)`, `</style><script>alert(1)</script>`,
	`</title><script>alert(1)</script>`, `javascript:alert(1)`, `{{.Style}}`, `<!--`, `]]>`, `<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>`,
	"a\u2028b", "\u202egnorw", "&lt;script&gt;", `</span></p><iframe src=//evil.example>`,
}

func TestPageKeepsTextInert(t *testing.T) {
	element := regexp.MustCompile(`<(script|img|svg|iframe|math|object|link|base|form)\b| on[a-z]+=["']|href="(javascript|data|http)`)
	for _, s := range hostile {
		r := &hearsay.Reading{
			Document: hearsay.Document{Title: s, Author: s, Publisher: s, URL: s, Text: s + "\n" + s},
			Claims: []hearsay.Mention{{Quote: s, Span: hearsay.Span{End: len(s)}, Type: s, Voice: s, Actor: s, Target: s, Places: []string{s}, Quantity: &hearsay.Quantity{Text: s},
				Chain: hearsay.Chain{{Name: s, Hedge: s, Class: s}}, Rules: []hearsay.Rule{{Part: s, Name: s, Why: s}}, Locations: []hearsay.Location{{Text: s, Name: s, Admin: s, ID: s}}}},
			Notes: []hearsay.Note{{Kind: s, By: s, Of: s, Quote: s}}, Terms: []hearsay.Term{{Term: s, Kind: s, Means: s}}, Warnings: []string{s},
		}
		var b bytes.Buffer
		if err := publish.Page(&b, r, ""); err != nil {
			t.Fatalf("%q: %v", s, err)
		}
		if m := element.FindString(b.String()); m != "" {
			t.Errorf("%q came through as %q", s, m)
		}
		if strings.Contains(b.String(), "\u202e") {
			t.Errorf("%q: a bidirectional override came through", s)
		}
	}
}

// TestPolicyAllowsTheSheet checks that the hash in the page's policy is that of
// the style sheet in the page, byte for byte.
func TestPolicyAllowsTheSheet(t *testing.T) {
	var page, index bytes.Buffer
	if err := publish.Page(&page, sample(t), ""); err != nil {
		t.Fatal(err)
	}
	if err := publish.Index(&index, "World", []publish.Entry{publish.EntryOf("a.html", "story", sample(t))}); err != nil {
		t.Fatal(err)
	}
	for name, b := range map[string]string{"page": page.String(), "index": index.String()} {
		_, rest, _ := strings.Cut(b, "<style>")
		sheet, _, ok := strings.Cut(rest, "</style>")
		sum := sha256.Sum256([]byte(sheet))
		want := "style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
		if !ok || !strings.Contains(html.UnescapeString(b), want) {
			t.Errorf("%s: want %s in its policy", name, want)
		}
		if strings.Contains(b, " style=") || strings.Contains(b, "<script") {
			t.Errorf("%s has a style attribute or a script, which its policy forbids", name)
		}
	}
}

func TestVisible(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"plain", "Хто сказав?", "Хто сказав?"},
		{"white space folds", "  a\n\t b\u00a0c ", "a b c"},
		{"escape", "\x1b[31mred", "␛[31mred"},
		{"bell and delete", "a\x07b\x7f", "a␇b␡"},
		{"C1", "a\u009bm", "a‹U+009B›m"},
		{"right-to-left override", "a\u202eb", "a‹U+202E›b"},
		{"isolate", "a\u2066b", "a‹U+2066›b"},
		{"zero width", "Хер\u200bсон", "Хер‹U+200B›сон"},
		{"soft hyphen", "Хер\u00adсон", "Хер‹U+00AD›сон"},
		{"tag character", "a\U000e0041", "a‹U+E0041›"},
		{"byte order mark", "\ufeffa", "‹U+FEFF›a"},
		{"line separator", "a\u2028b", "a b"},
		{"joiner within an emoji", "👩\u200d🚒", "👩\u200d🚒"},
		{"joiner within a word", "а\u200dб", "а‹U+200D›б"},
		{"invalid bytes", "a\xffb", "a�b"},
		{"combining marks stay", "е\u0301", "е\u0301"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := publish.Visible(test.in); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// FuzzRender renders a text with one claim over any part of it: the table has
// no control character but the end of line, the page keeps every letter, and
// neither grows beyond a multiple of the text.
func FuzzRender(f *testing.F) {
	f.Add("A drone hit the port.\nMore follows.", 2, 9, 1, 20, 60)
	f.Add("\x1b[2J\u202e<b>", 0, 3, 2, 5, 40)
	f.Add("水水水水水水水水水水水水水水水水水水水水水水水水水", 0, 30, 3, 6, 1)
	f.Fuzz(func(t *testing.T, text string, a, b, c, d, width int) {
		r := &hearsay.Reading{Document: hearsay.Document{Text: text}}
		for _, s := range []hearsay.Span{{Start: a, End: b}, {Start: c, End: d}} {
			r.Claims = append(r.Claims, hearsay.Mention{Quote: s.In(text), Span: s, Type: "strike", Voice: "hedged"})
			r.Notes = append(r.Notes, hearsay.Note{Kind: "denied", Quote: s.In(text), Span: s})
		}
		var table, page bytes.Buffer
		if err := publish.Table(&table, r, publish.TableOptions{Width: width}); err != nil {
			t.Fatal(err)
		}
		if err := publish.Page(&page, r, ""); err != nil {
			t.Fatal(err)
		}
		for _, x := range table.String() {
			if x < 0x20 && x != '\n' || x >= 0x7f && x < 0xa0 || x == 0x202e {
				t.Fatalf("the table holds %U", x)
			}
		}
		if n := table.Len() + page.Len(); n > 40_000+100*len(text) {
			t.Errorf("%d bytes of a text of %d", n, len(text))
		}
	})
}
