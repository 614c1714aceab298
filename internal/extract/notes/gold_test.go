package notes

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
)

// goldFolder returns the folder of annotated texts that HEARSAY_GOLD names.
func goldFolder(t *testing.T) string {
	dir := os.Getenv("HEARSAY_GOLD")
	if dir == "" {
		t.Skip("SKIPPED: HEARSAY_GOLD names no folder of annotated texts; nothing was measured")
	}
	return dir
}

var wordRE = regexp.MustCompile(`[\p{L}\p{N}_]+`)

// tokenF1 is the scorer's overlap of two spans, in words.
func tokenF1(text string, a, b hearsay.Span) float64 {
	both, na, nb := 0, 0, 0
	for _, m := range wordRE.FindAllStringIndex(text, -1) {
		s := hearsay.Span{Start: m[0], End: m[1]}
		in, on := a.Contains(s), b.Contains(s)
		if in {
			na++
		}
		if on {
			nb++
		}
		if in && on {
			both++
		}
	}
	return 2 * float64(both) / float64(max(na+nb, 1))
}

// TestGold measures F1 of notes as the scorer does: kind, and a quote with a
// token F1 of 0.3 or more.
func TestGold(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(goldFolder(t), "*.json"))
	var hit, pred, gold int
	right, made, wanted := map[string]int{}, map[string]int{}, map[string]int{}
	verbose := os.Getenv("HEARSAY_ERRORS") != ""
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var doc struct {
			Text, Lang string
			Notes      []struct{ Kind, Quote string }
		}
		if json.Unmarshal(raw, &doc) != nil || doc.Text == "" {
			continue
		}
		l, _ := lang.ParseLang(doc.Lang)
		found := Find(&lang.Text{Source: doc.Text, Lang: l})
		used := make([]bool, len(found))
		pred += len(found)
		gold += len(doc.Notes)
		for _, g := range doc.Notes {
			at := strings.Index(doc.Text, g.Quote)
			wanted[g.Kind]++
			ok, near := false, ""
			for i, n := range found {
				f1 := tokenF1(doc.Text, n.Span, hearsay.Span{Start: at, End: at + len(g.Quote)})
				if f1 > 0 {
					near = n.Kind + ": " + n.Quote
				}
				if !used[i] && n.Kind == g.Kind && f1 >= 0.3 {
					used[i], ok = true, true
					hit++
					right[g.Kind]++
					break
				}
			}
			if verbose && !ok {
				t.Logf("MISSED %s | %s | near %s", g.Kind, g.Quote, near)
			}
		}
		for i, n := range found {
			made[n.Kind]++
			if verbose && !used[i] {
				t.Logf("EXTRA %s | %s", n.Kind, n.Quote)
			}
		}
	}
	for _, k := range hearsay.NoteKinds.Words() {
		t.Logf("%s: %d of %d right, %d in gold", k, right[k], made[k], wanted[k])
	}
	p, r := float64(hit)/float64(max(pred, 1)), float64(hit)/float64(max(gold, 1))
	t.Logf("notes: precision %.3f recall %.3f F1 %.3f", p, r, 2*p*r/(p+r))
}
