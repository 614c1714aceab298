package when

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
)

type goldTime struct{ From, To *string }

type goldDoc struct {
	Text      string
	Published *string
	Claims    []struct {
		Quote string
		Time  *goldTime
	}
}

// goldFolder returns the folder of annotated texts that HEARSAY_GOLD names.
func goldFolder(t *testing.T) string {
	dir := os.Getenv("HEARSAY_GOLD")
	if dir == "" {
		t.Skip("SKIPPED: HEARSAY_GOLD names no folder of annotated texts; nothing was measured")
	}
	return dir
}

// same is the scorer's same_time: overlapping, and at most four times as long
// as the gold interval, or a week.
func same(e *Expression, g *goldTime) bool {
	far := func(s *string, d time.Time, def string) (string, string) {
		a, b := def, def
		if s != nil {
			a = (*s)[:10]
		}
		if !d.IsZero() {
			b = d.Format("2006-01-02")
		}
		return a, b
	}
	gf, pf := far(g.From, e.From, "0000-01-01")
	gt, pt := far(g.To, e.To, "9999-12-31")
	if pf > gt || gf > pt {
		return false
	}
	days := func(a, b string) int {
		n := func(s string) int {
			v := 0
			for _, c := range s {
				v = v*10 + int(c-'0')
			}
			return v
		}
		return (n(b[:4])-n(a[:4]))*365 + (n(b[5:7])-n(a[5:7]))*30 + n(b[8:10]) - n(a[8:10]) + 1
	}
	return days(pf, pt) <= max(7, 4*days(gf, gt))
}

// around widens a quote to its paragraph's sentence, found by its marks.
func around(text string, i, j int) (int, int) {
	for i > 0 && text[i-1] != '\n' && !(i > 1 && text[i-1] == ' ' && strings.ContainsRune(".!?", rune(text[i-2]))) {
		i--
	}
	for j < len(text) && text[j] != '\n' && !(text[j] == ' ' && strings.ContainsRune(".!?", rune(text[j-1]))) {
		j++
	}
	return i, j
}

// TestGold measures the resolution of intervals: of the claims with an
// expression in their sentence, how many have the gold interval in one of them.
func TestGold(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(goldFolder(t), "*.json"))
	var gold, withExpr, right, first, exprs, noTime, made, hit int
	verbose := os.Getenv("HEARSAY_ERRORS") != ""
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var doc goldDoc
		if json.Unmarshal(raw, &doc) != nil || doc.Text == "" {
			continue
		}
		var pub hearsay.Stamp
		if doc.Published != nil {
			if pub, err = hearsay.ParseStamp(*doc.Published); err != nil {
				t.Fatal(err)
			}
		}
		found := Find(&lang.Text{Source: doc.Text}, pub)
		exprs += len(found)
		for _, c := range doc.Claims {
			i := strings.Index(doc.Text, c.Quote)
			if i < 0 {
				continue
			}
			a, b := around(doc.Text, i, i+len(c.Quote))
			start := strings.LastIndexByte(doc.Text[:i], '\n') + 1
			e, chosen := Choose(found, hearsay.Span{Start: i, End: i + len(c.Quote)}, hearsay.Span{Start: a, End: b}, hearsay.Span{Start: start, End: b})
			if chosen {
				made++
				if c.Time != nil && same(&e, c.Time) {
					hit++
				}
			}
			var inside []Expression
			for _, e := range found {
				if e.Span.Start >= a && e.Span.End <= b {
					inside = append(inside, e)
				}
			}
			if c.Time == nil {
				if len(inside) > 0 {
					noTime++
				}
				if verbose && len(inside) > 0 {
					t.Logf("NONE got %s pub %v | %s", show(inside), pub, doc.Text[a:b])
				}
				continue
			}
			gold++
			ok := false
			for k := range inside {
				ok = ok || same(&inside[k], c.Time)
			}
			if len(inside) > 0 {
				withExpr++
				if same(&inside[0], c.Time) {
					first++
				}
			}
			if ok {
				right++
			} else if verbose {
				g, _ := json.Marshal(c.Time)
				t.Logf("WANT %s got %s pub %v | %s", g, show(inside), pub, doc.Text[a:b])
			}
		}
	}
	t.Logf("times: %d expressions; %d gold intervals, %d with an expression in the sentence, %d of them right (first one %d): precision %.3f, recall %.3f; %d claims without a time have one in their sentence",
		exprs, gold, withExpr, right, first, float64(right)/float64(max(withExpr, 1)), float64(right)/float64(max(gold, 1)), noTime)
	p, r := float64(hit)/float64(max(made, 1)), float64(hit)/float64(max(gold, 1))
	t.Logf("times chosen given the quote: %d, %d right: precision %.3f recall %.3f F1 %.3f", made, hit, p, r, 2*p*r/(p+r))
}
