package shape

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// A layer says what the packages under a folder may import of the project.
// Imports run one way: cmd → cli → app → pipeline → stages → kit → words.
type layer struct {
	under string   // folder; "." is the root alone
	may   []string // folders whose packages it may import; its own always
	why   string
}

func layers() []layer {
	return []layer{
		{".", nil, "the words import nothing of the project"},
		{"internal/kit", nil, "a kit package knows the words and other kit packages"},
		{"internal/extract", []string{"internal/kit"}, "a stage imports no other stage"},
		{"internal/locate", []string{"internal/kit"}, "a stage imports no other stage"},
		{"internal/publish", nil, "a stage imports no other stage; it renders the words"},
		{"internal/pipeline", []string{"internal/extract", "internal/locate", "internal/publish", "internal/kit"}, "the pipeline stands above the stages"},
		{"internal/world", []string{"internal/kit", "testdata/world"}, "the world is read as any text is"},
		{"testdata/world", nil, "texts alone"},
		{"internal/app", []string{"internal/pipeline", "internal/extract", "internal/locate", "internal/publish", "internal/kit", "internal/world"}, "app joins all parts"},
		{"internal/cli", []string{"internal/app", "internal/pipeline", "internal/publish", "internal/world"}, "commands call app, and write what publish renders"},
		{"internal/shape", nil, "it looks at files"},
		{"cmd", nil, "main calls internal/cli alone"},
		{"eval", []string{"internal", "build"}, "what measures may see everything but the command line"},
		{"build", []string{"internal", "eval"}, "what builds may see everything but the command line"},
	}
}

func under(dir, folder string) bool {
	return dir == folder || folder != "." && strings.HasPrefix(dir, folder+"/")
}

func layerOf(dir string) (layer, bool) {
	for _, l := range layers() {
		if under(dir, l.under) {
			return l, true
		}
	}
	return layer{}, false
}

// allowed says whether a package may import another one of the project.
func allowed(from, to string) error {
	l, ok := layerOf(from)
	switch {
	case !ok:
		return fmt.Errorf("%s stands in no layer; add it to layers in internal/shape", from)
	case to == "." && from != ".", l.under != "." && under(to, l.under):
		return nil
	case under(to, "internal/cli"):
		if l.under == "cmd" {
			return nil
		}
	case slices.ContainsFunc(l.may, func(f string) bool { return under(to, f) }):
		return nil
	}
	return fmt.Errorf("%s must not import %s: %s", from, to, l.why)
}

func TestImportsRunOneWay(t *testing.T) {
	for _, f := range tree(t) {
		for _, p := range f.imports() {
			if p != module && !strings.HasPrefix(p, module+"/") {
				continue
			}
			to := strings.TrimPrefix(strings.TrimPrefix(p, module), "/")
			if to == "" {
				to = "."
			}
			// Tests measure with eval, and may read the world.
			if f.test && (to == f.dir || under(to, "eval") || under(to, "internal/world") || under(to, "internal/app")) {
				continue
			}
			if err := allowed(f.dir, to); err != nil {
				t.Errorf("%s: %v", f.path, err)
			}
		}
	}
}

func TestAllowed(t *testing.T) {
	tests := []struct {
		from, to string
		want     bool
	}{
		{"internal/extract", "internal/kit/lang", true},
		{"internal/extract", "internal/extract/notes", true},
		{"internal/extract", "internal/locate", false},
		{"internal/kit/page", "internal/extract", false},
		{"internal/kit/page", ".", true},
		{".", "internal/kit/page", false},
		{"internal/pipeline", "internal/app", false},
		{"cmd/hearsay", "internal/cli", true},
		{"cmd/hearsay", "internal/app", false},
		{"eval", "internal/cli", false},
		{"elsewhere", ".", false},
	}
	for _, test := range tests {
		if got := allowed(test.from, test.to) == nil; got != test.want {
			t.Errorf("may %s import %s: got %v, want %v", test.from, test.to, got, test.want)
		}
	}
}

// network lists who may import net/http, and why. There is one way out of the
// house, so there is one place for limits and the ban on private addresses.
func network() map[string]string {
	return map[string]string{
		"internal/kit/fetch": "it is the way out",
		"internal/kit/page":  "it parses Content-Type headers; it opens no connection",
		"internal/app":       "it serves the demo's folder on a loopback address",
	}
}

func TestOneWayOut(t *testing.T) {
	for _, f := range tree(t) {
		if f.test {
			continue
		}
		for _, p := range f.imports() {
			if _, may := network()[f.dir]; p == "net/http" && !may {
				t.Errorf("%s imports net/http, and %s is not listed in network", f.path, f.dir)
			}
		}
	}
}

// TestWordsAreLight keeps the root package a page that everybody can read.
func TestWordsAreLight(t *testing.T) {
	light := strings.Fields("embed encoding/json errors fmt slices sort strconv strings time unicode unicode/utf8")
	for _, f := range tree(t) {
		if f.dir != "." || f.test {
			continue
		}
		for _, p := range f.imports() {
			if !slices.Contains(light, p) {
				t.Errorf("%s imports %s; the words import only %v", f.path, p, light)
			}
		}
	}
}
