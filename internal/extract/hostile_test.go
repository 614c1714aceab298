package extract

import (
	"context"
	"fmt"
	"math"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"

	"github.com/hearsay-org/hearsay"
)

// hostile are texts that nobody writes; each takes a length in bytes.
var hostile = []struct {
	name string
	make func(n int) string
}{
	{"one word", repeat("x")},
	{"one Cyrillic word", repeat("ж")},
	{"no spaces", repeat("boat,sank.said:he")},
	{"quotation marks", repeat("“")},
	{"straight quotation marks", repeat("\"")},
	{"quoted letters", repeat("\"a\" ")},
	{"brackets of links", repeat("](")},
	{"links that do not end", repeat("[a](b ")},
	{"one sentence", repeat("the boat sank ")},
	{"cues", repeat("he said that she said ")},
	{"cues without a subject", repeat("said, ")},
	{"labels", repeat("Peter Brown said: ")},
	{"lines of labels", repeat("Brown:\n")},
	{"sources", repeat("according to Northern News ")},
	{"names joined", repeat("Peter Brown and ")},
	{"names of places", func(n int) string { return "President " + strings.Repeat("Lanford ", n/8) + "Brown said so." }},
	{"offices", repeat("міністерство повідомило. ")},
	{"one claim again and again", repeat("Peter Brown said that two boats sank. ")},
	{"ever new names", func(n int) string {
		var b strings.Builder
		for i := 0; b.Len() < n; i++ {
			fmt.Fprintf(&b, "%c%c%cbrown said that two boats sank in Lanford. ", 'A'+i%26, 'a'+i/26%26, 'a'+i/676%26)
		}
		return b.String()
	}},
	{"one very long name", func(n int) string {
		return "Peter " + strings.Repeat("Xy", n/4) + " said that two boats sank. " + strings.Repeat("He said that the boats sank. ", n/58)
	}},
	{"a name of very many words", func(n int) string {
		return "The " + strings.Repeat("Northern ", n/18) + "Ministry said that two boats sank. " + strings.Repeat("The ministry said that the boats sank. ", n/78)
	}},
	{"dates", repeat("on 5 May, ")},
	{"numbers", repeat("5 ")},
	{"lines", repeat("a\n")},
	{"dashes", repeat("— a\n")},
	{"full stops", repeat(". ")},
}

func repeat(s string) func(n int) string {
	return func(n int) string { return strings.Repeat(s, n/len(s)) }
}

// allocated returns the bytes that a reading allocates: the least of a few, as
// pools of memory may be empty.
func allocated(t *testing.T, text string) float64 {
	t.Helper()
	least := math.Inf(1)
	for range 2 {
		least = min(least, allocatedOnce(t, text))
	}
	return least
}

func allocatedOnce(t *testing.T, text string) float64 {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	r := read(t, text)
	runtime.ReadMemStats(&after)
	size := 0
	for i := range r.Claims {
		size += len(r.Claims[i].Actor) + len(r.Claims[i].Target) + len(r.Claims[i].Quote)
		for _, l := range r.Claims[i].Chain {
			size += len(l.Name) + len(l.Nominative) + len(l.Verb)
		}
	}
	return float64(after.TotalAlloc-before.TotalAlloc) + float64(size)
}

// TestReadOfHostileTexts compares what is allocated, and the length of what is
// read, for a text and one eight times as long: 8 is linear, 64 quadratic. Pools
// of memory that are empty at the wrong time nearly double a figure.
func TestReadOfHostileTexts(t *testing.T) {
	engine(t)
	const n = 3 << 10
	const slack = 64 << 10 // bytes: what a reading of any text allocates
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	for _, test := range hostile {
		t.Run(test.name, func(t *testing.T) {
			small, large := test.make(n), test.make(8*n)
			one, eight := allocated(t, small), allocated(t, large)
			if eight > 30*one+slack {
				t.Errorf("eight times the text takes %.1f times the bytes: %.0f, for %.0f", eight/one, eight, one)
			}
			r := read(t, large)
			valid(t, &r, large)
			runtime.GC()
		})
	}
}

// TestReadOfLongTexts reads a mebibyte of what would take longest.
func TestReadOfLongTexts(t *testing.T) {
	if testing.Short() {
		t.Skip("NOT TESTED with -short, as under the race detector: texts of a mebibyte, which take long")
	}
	engine(t)
	for _, name := range []string{"one word", "no spaces", "quotation marks", "one sentence", "names joined"} {
		for _, test := range hostile {
			if test.name != name {
				continue
			}
			t.Run(name, func(t *testing.T) {
				text := test.make(1 << 20)
				r := read(t, text)
				valid(t, &r, text)
			})
		}
	}
}

// FuzzRead wants a reading that holds together of whatever text.
func FuzzRead(f *testing.F) {
	for _, test := range reports {
		f.Add(test.text)
	}
	for _, test := range hostile {
		f.Add(test.make(200))
	}
	for _, seed := range []string{"— Так, — сказав", "said\n\nsaid", "\u0301\u200b\ufeff", "X: Y: Z", "1.\n2.\n3.", "“a\n“b\n“c”", "U.S. U.S.", "a\r\nb", "[a](b)[c](d) said"} {
		f.Add(seed)
	}
	e := engine(f)
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "\ufffd")
		if len(text) > 1<<13 {
			return
		}
		r, err := e.Read(context.Background(), hearsay.Document{Text: text})
		if err != nil {
			t.Fatal(err)
		}
		valid(t, &r, text)
	})
}
