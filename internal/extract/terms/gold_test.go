package terms

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

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

// keys folds the words of a term as the scorer does.
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

func shares(a, b map[string]bool) bool {
	for k := range a {
		if b[k] {
			return true
		}
	}
	return false
}

// TestGold measures F1 of terms as the scorer does, and the precision of each kind.
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
			Terms      []struct{ Term, Kind, Means string }
		}
		if json.Unmarshal(raw, &doc) != nil || doc.Text == "" {
			continue
		}
		l, _ := lang.ParseLang(doc.Lang)
		found := Find(&lang.Text{Source: doc.Text, Lang: l})
		used := make([]bool, len(found))
		pred += len(found)
		gold += len(doc.Terms)
		for _, g := range doc.Terms {
			wanted[g.Kind]++
			ok := false
			for i := range found {
				if !used[i] && shares(keys(found[i].Term), keys(g.Term)) {
					used[i], ok = true, true
					right[found[i].Kind]++
					hit++
					break
				}
			}
			if verbose && !ok {
				t.Logf("MISSED %s %s = %s", g.Kind, g.Term, g.Means)
			}
		}
		for i, f := range found {
			made[f.Kind]++
			if verbose && !used[i] {
				t.Logf("EXTRA %s %s = %s", f.Kind, f.Term, f.Means)
			}
		}
	}
	for k := range made {
		t.Logf("%s: %d of %d right, %d in gold", k, right[k], made[k], wanted[k])
	}
	p, r := float64(hit)/float64(max(pred, 1)), float64(hit)/float64(max(gold, 1))
	t.Logf("terms: precision %.3f recall %.3f F1 %.3f", p, r, 2*p*r/(p+r))
}
