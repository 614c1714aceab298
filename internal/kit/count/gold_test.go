package count

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
	"github.com/hearsay-org/hearsay/internal/kit/when"
)

type goldClaim struct {
	Quote    string `json:"quote"`
	Type     string `json:"type"`
	Quantity *struct {
		Text   string   `json:"text"`
		RawMin *float64 `json:"min"`
		RawMax *float64 `json:"max"`
	} `json:"quantity"`
}

// goldFolder returns the folder of annotated texts that HEARSAY_GOLD names.
func goldFolder(t *testing.T) string {
	dir := os.Getenv("HEARSAY_GOLD")
	if dir == "" {
		t.Skip("SKIPPED: HEARSAY_GOLD names no folder of annotated texts; nothing was measured")
	}
	return dir
}

var wordRE = regexp.MustCompile(`[\p{L}\p{N}_]+`)

// keys folds the words of a name as the scorer does.
func keys(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range wordRE.FindAllString(strings.ToLower(s), -1) {
		if r := []rune(w); len(r) > 4 {
			w = string(r[:max(4, len(r)-3)])
		}
		out[w] = true
	}
	return out
}

func same(q *Quantity, c *goldClaim) bool {
	g := c.Quantity
	if g.RawMin == nil && g.RawMax == nil {
		for k := range keys(q.Text) {
			if keys(g.Text)[k] {
				return true
			}
		}
		return false
	}
	eq := func(a, b *float64) bool { return (a == nil) == (b == nil) && (a == nil || *a == *b) }
	return eq(q.Min, g.RawMin) && eq(q.Max, g.RawMax)
}

// TestGold measures the choice of a claim's quantity given its quote, by the
// scorer's same_quantity.
func TestGold(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(goldFolder(t), "*.json"))
	var hit, oracle, pred, gold int
	verbose := os.Getenv("HEARSAY_ERRORS") != ""
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var doc struct {
			Text      string
			Published *string
			Claims    []goldClaim
		}
		if json.Unmarshal(raw, &doc) != nil || doc.Text == "" {
			continue
		}
		var pub hearsay.Stamp
		if doc.Published != nil {
			if pub, err = hearsay.ParseStamp(*doc.Published); err != nil {
				t.Fatal(err)
			}
		}
		text := &lang.Text{Source: doc.Text}
		_, times := when.Scan(text, pub)
		found := Find(text, times)
		for _, c := range doc.Claims {
			i := strings.Index(doc.Text, c.Quote)
			if i < 0 {
				continue
			}
			inside := Within(found, hearsay.Span{Start: i, End: i + len(c.Quote)})
			q, ok := Choose(inside, hearsay.Span{Start: i, End: i + len(c.Quote)})
			if ok {
				pred++
			}
			good := false
			if c.Quantity != nil {
				gold++
				for k := range inside {
					if same(&inside[k], &c) {
						oracle++
						break
					}
				}
				if good = ok && same(&q, &c); good {
					hit++
				}
			}
			if verbose && !good && (ok || c.Quantity != nil) {
				want := "none"
				if c.Quantity != nil {
					want = c.Quantity.Text
				}
				t.Logf("want %q got %q of %d | %s", want, q.Text, len(inside), c.Quote)
			}
		}
	}
	p, r := float64(hit)/float64(max(pred, 1)), float64(hit)/float64(max(gold, 1))
	t.Logf("quantities: %d gold, %d chosen, %d right, found at all %.3f; precision %.3f recall %.3f F1 %.3f", gold, pred, hit, float64(oracle)/float64(max(gold, 1)), p, r, 2*p*r/(p+r))
}
