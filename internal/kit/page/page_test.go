package page

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	hearsay "github.com/hearsay-org/hearsay"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// described writes a document as the files testdata/pages/*.want do.
func described(d hearsay.Document) string {
	return fmt.Sprintf("title: %s\nauthor: %s\npublisher: %s\npublished: %s\nlang: %s\nurl: %s\n\n%s\n", d.Title, d.Author, d.Publisher, d.Published, d.Lang, d.URL, d.Text)
}

func file(t testing.TB, name string) []byte {
	t.Helper()
	body, err := os.ReadFile(filepath.Join("testdata", "pages", name))
	if err != nil {
		t.Fatal(err)
	}
	return body
}

func encoded(t testing.TB, e encoding.Encoding, s string) []byte {
	t.Helper()
	out, err := encoding.ReplaceUnsupported(e.NewEncoder()).Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestPages(t *testing.T) {
	for _, c := range []struct {
		name    string
		charset encoding.Encoding
		header  string
	}{
		{"en", unicode.UTF8, ""},
		{"uk", charmap.Windows1251, ""},
		{"ru", charmap.KOI8R, ""},
		{"telegram", unicode.UTF8, ""},
		{"uk", charmap.KOI8U, "text/html; charset=koi8-u"},
		{"ru", charmap.ISO8859_5, "text/html; charset=ISO-8859-5"},
		{"ru", charmap.CodePage866, "text/html; charset=ibm866"},
		{"uk", unicode.UTF8BOM, "text/html"},
		{"uk", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), ""},
		{"uk", unicode.UTF16(unicode.BigEndian, unicode.UseBOM), ""},
		{"uk", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), ""},
	} {
		t.Run(fmt.Sprintf("%s in %v", c.name, c.charset), func(t *testing.T) {
			want := string(file(t, c.name+".want"))
			body := string(file(t, c.name+".html"))
			if c.name == "ru" { // the charset has no quotation marks of this form
				want, body = strings.NewReplacer("«", "\"", "»", "\"").Replace(want), strings.NewReplacer("«", "\"", "»", "\"").Replace(body)
			}
			if c.charset == charmap.KOI8U {
				r := strings.NewReplacer("«", "\"", "»", "\"", "—", "-")
				want, body = r.Replace(want), r.Replace(body)
			}
			doc, warnings, err := Read(context.Background(), Input{Name: "https://herald.example/page", ContentType: c.header, Body: encoded(t, c.charset, body)})
			if err != nil {
				t.Fatal(err)
			}
			if got := described(doc); got != want {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
			if len(warnings) > 0 {
				t.Errorf("warnings %q", warnings)
			}
		})
	}
}
