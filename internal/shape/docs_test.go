package shape

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	hearsay "github.com/hearsay-org/hearsay"
)

var update = flag.Bool("update", false, "write the generated part of docs/terms.md anew")

func read(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(root, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// vocabularies are the tables of docs/terms.md, in their order.
func vocabularies() []struct {
	heading, columns string
	v                *hearsay.Vocabulary
} {
	return []struct {
		heading, columns string
		v                *hearsay.Vocabulary
	}{
		{"Types of events", "type | nearest ACLED sub-event | what happens", hearsay.Types},
		{"Voices", "voice | sign | what it means", hearsay.Voices},
		{"Classes of links", "class | what the link does", hearsay.Classes},
		{"Notes on verification", "note | what the text says", hearsay.NoteKinds},
		{"Kinds of terms", "kind | what it means", hearsay.TermKinds},
		{"Precisions of places", "precision | typical radius in km | what it means", hearsay.Precisions},
	}
}

// TestTermsDoc wants docs/terms.md to end with the vocabularies as the program
// has them.
func TestTermsDoc(t *testing.T) {
	const begin = "<!-- What follows is made from the tables of the folder vocabulary: go test ./internal/shape -update -->\n"
	var b strings.Builder
	for _, x := range vocabularies() {
		fmt.Fprintf(&b, "\n## %s\n\n| %s |\n|%s\n", x.heading, x.columns, strings.Repeat(" --- |", strings.Count(x.columns, "|")+1))
		for _, word := range x.v.Words() {
			fmt.Fprintf(&b, "| %s |\n", strings.Join(x.v.Row(word), " | "))
		}
	}
	doc := read(t, "docs/terms.md")
	head, _, ok := strings.Cut(doc, begin)
	if !ok {
		t.Fatalf("docs/terms.md has no line %s", begin)
	}
	want := head + begin + b.String()
	if *update {
		if err := os.WriteFile(filepath.Join(root, "docs/terms.md"), []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if doc != want {
		t.Error("docs/terms.md is not what the tables of the folder vocabulary say; go test ./internal/shape -update writes it anew")
	}
}

// TestTermsAreDefined wants each word of the domain that the code has as a type
// to be defined in docs/terms.md.
func TestTermsAreDefined(t *testing.T) {
	doc := read(t, "docs/terms.md")
	for _, word := range strings.Fields("source party post capture mention slot chain link claim origin drift finding inquiry event brief policy log attribution note term quote voice polarity") {
		if !strings.Contains(doc, "\n| "+word+" | ") {
			t.Errorf("docs/terms.md does not define %q", word)
		}
	}
}

// TestMakefileIsExplained wants every target of the Makefile in CONTRIBUTING.md.
func TestMakefileIsExplained(t *testing.T) {
	doc := read(t, "CONTRIBUTING.md")
	targets := regexp.MustCompile(`(?m)^([a-z]+):`).FindAllStringSubmatch(read(t, "Makefile"), -1)
	if len(targets) < 8 {
		t.Fatalf("only %d targets were found", len(targets))
	}
	for _, m := range targets {
		if !strings.Contains(doc, "`make "+m[1]+"`") && m[1] != "quick" {
			t.Errorf("CONTRIBUTING.md does not explain make %s", m[1])
		}
	}
}

// TestLinks wants every link between the docs to lead somewhere.
func TestLinks(t *testing.T) {
	link := regexp.MustCompile(`\]\(([^)#\s]+)(#[^)]*)?\)`)
	checked := 0
	err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && p != root && (strings.HasPrefix(d.Name(), ".") || d.Name() == "node_modules" || d.Name() == "testdata" || d.Name() == "out") {
			return fs.SkipDir
		}
		if d.IsDir() || filepath.Ext(p) != ".md" {
			return nil
		}
		data, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		for _, m := range link.FindAllStringSubmatch(string(data), -1) {
			if strings.Contains(m[1], "://") || strings.HasPrefix(m[1], "mailto:") {
				continue
			}
			checked++
			if _, err := os.Stat(filepath.Join(filepath.Dir(p), m[1])); err != nil {
				t.Errorf("%s links to %s, which is not there", p, m[1])
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if checked < 10 {
		t.Errorf("only %d links were found", checked)
	}
}

// TestDecisionsAreDated wants each decision to have a number, a date and a
// status, and to be listed.
func TestDecisionsAreDated(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(root, "docs/adr/[0-9]*.md"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no decisions were found: %v", err)
	}
	list := read(t, "docs/adr/README.md")
	head := regexp.MustCompile(`^# \d{4}\. .+\n\n\d{4}-\d{2}-\d{2}, (accepted|superseded by \d{4})\n`)
	for i, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if !head.Match(data) {
			t.Errorf("%s does not begin with its number, title, date and status", f)
		}
		name := filepath.Base(f)
		if !strings.HasPrefix(name, fmt.Sprintf("%04d-", i+1)) || !strings.Contains(list, "("+name+")") {
			t.Errorf("%s is out of order, or docs/adr/README.md does not list it", name)
		}
	}
}
