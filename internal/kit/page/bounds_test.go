//go:build unix

package page

import (
	"context"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

// cpu returns the processor time that this process has used.
func cpu(t testing.TB) time.Duration {
	t.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// cost reads an input and returns the processor time and what was allocated,
// which bounds what was held. Whether the input is a document does not matter.
func cost(t testing.TB, name string, body []byte) (time.Duration, uint64) {
	t.Helper()
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	start := cpu(t)
	doc, _, err := Read(context.Background(), Input{Name: name, Body: body})
	spent := cpu(t) - start
	runtime.ReadMemStats(&after)
	if err == nil && doc.Text == "" {
		t.Error("neither a text nor an error")
	}
	return spent, after.TotalAlloc - before.TotalAlloc
}

// TestBombs holds the limits of one second and 256 MiB a document.
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
			// On a quiet machine each takes less than a second; a busy one, whose
			// caches others use, takes longer. What is quadratic takes minutes.
			const most = 4 * time.Second
			var spent time.Duration
			for range 3 {
				var allocated uint64
				if spent, allocated = cost(t, c.file, body); allocated > 256<<20 {
					t.Fatalf("%d MiB allocated, want 256 at most", allocated>>20)
				}
				if spent <= most {
					return
				}
			}
			t.Errorf("%v of processor time, want %v at most", spent, most)
		})
	}
}

// TestLinear holds time(2n)/time(n) to 2.3 up to 1 MiB, for texts that make
// careless code quadratic.
func TestLinear(t *testing.T) {
	n := 1 << 20
	if testing.Short() {
		n >>= 3
	}
	for name, unit := range map[string]string{
		"guillemets": "«", "quotes": `"`, "brackets": "((((", "dots": "a.a.a.", "token": "a", "marks": "a\u0301\u0301", "square": "[", "links": "[](", "images": "![a](", "angle": "<a ",
		"stars": "*a **b ", "ticks": "`", "underscores": "_a ", "tildes": "~~", "ampersand": "&", "backslash": `\`, "items": "\n- ", "quoted": "\n>> ", "references": "\n[a]: b", "cells": "|a", "hashes": "#", "greater": ">", "bidi": "\u202e\u2066",
	} {
		for _, file := range []string{"a.md", "a.html", "a.txt"} {
			t.Run(name+" "+file, func(t *testing.T) {
				half, whole := []byte(strings.Repeat(unit, n/2/len(unit))), []byte(strings.Repeat(unit, n/len(unit)))
				best := 0.0
				for range 8 {
					a, _ := cost(t, file, half)
					b, _ := cost(t, file, whole)
					if b < 20*time.Millisecond {
						return // too little to be told apart from the clock, and fast enough
					}
					ratio := float64(b) / float64(max(a, 1))
					if ratio <= 2.3 {
						return
					}
					if best == 0 || ratio < best {
						best = ratio
					}
				}
				t.Errorf("twice the text takes %.2f times as long, want 2.3 at most", best)
			})
		}
	}
}
