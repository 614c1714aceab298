package cli

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	hearsay "github.com/hearsay-org/hearsay"
)

var update = flag.Bool("update", false, "write docs/cli.md anew")

func run(t *testing.T, args ...string) (code int, out, errs string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	code = Run(t.Context(), args, IO{In: strings.NewReader(""), Out: &stdout, Err: &stderr, Env: func(string) string { return "" }})
	return code, stdout.String(), stderr.String()
}

// TestDocs wants docs/cli.md to hold the help of every command as it is.
func TestDocs(t *testing.T) {
	var doc strings.Builder
	doc.WriteString("# The command line\n\nThis page is what the program prints of itself; a test keeps it so (`go test ./internal/cli -update` writes it anew).\n")
	for _, args := range [][]string{{"--help"}, {"read", "--help"}, {"demo", "--help"}, {"version", "--help"}} {
		code, out, errs := run(t, args...)
		if code != 0 || errs != "" {
			t.Fatalf("hearsay %v ended with %d: %s", args, code, errs)
		}
		command := strings.TrimSpace("hearsay " + strings.TrimSuffix(strings.Join(args, " "), "--help"))
		fmt.Fprintf(&doc, "\n## %s\n\n```\n%s```\n", command, out)
	}
	const path = "../../docs/cli.md"
	if *update {
		if err := os.WriteFile(path, []byte(doc.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != doc.String() {
		t.Errorf("%s is not what --help prints; go test ./internal/cli -update writes it anew", path)
	}
}

func TestOutNames(t *testing.T) {
	tests := []struct {
		name string
		in   []string
		want []string
	}{
		{"each named alike", []string{"a.json", "x.html", "dir/b.txt"}, []string{"a.json", "x.json", "b.json"}},
		{"a clash keeps the ending", []string{"a.txt", "a.html"}, []string{"a.json", "a.html.json"}},
		{"JSON keeps its name", []string{"a.html", "a.json"}, []string{"a.html.json", "a.json"}},
		{"the same name twice", []string{"x/a.txt", "y/a.txt", "z/a.txt"}, []string{"a.json", "a.txt.json", "a-2.json"}},
		{"case alone is a clash", []string{"A.txt", "a.txt"}, []string{"A.json", "a.txt.json"}},
		{"standard input", []string{"-"}, []string{"stdin.json"}},
		{"a dot file", []string{".txt"}, []string{".txt.json"}},
		{"two dots in a name", []string{"2031.03.06.txt"}, []string{"2031.03.06.json"}},
		{"an address", []string{"https://harbour.example/news/1?id=2"}, []string{"harbour.example-news-1-id-2.json"}},
		{"an address that would leave the folder", []string{"https://harbour.example/../../etc/passwd"}, []string{"harbour.example-..-..-etc-passwd.json"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := outNames(test.in)
			if !reflect.DeepEqual(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
			for _, name := range got {
				if filepath.Base(name) != name {
					t.Errorf("%q leaves its folder", name)
				}
			}
		})
	}
}

func TestReport(t *testing.T) {
	tests := []struct {
		name string
		err  error
		code int
		said string
	}{
		{"none", nil, 0, ""},
		{"plain", errors.New("broken"), 1, "hearsay: broken\n"},
		{"with a hint", fmt.Errorf("read a: %w", hearsay.Errorf(hearsay.Invalid, "empty").WithHint("fill it")), 1, "hearsay: read a: empty\nhint: fill it\n"},
		{"usage", usage("write it so", "wrong flag"), 2, "hearsay: wrong flag\nhint: write it so\n"},
		{"some failed", errSome, 3, ""},
		{"stopped", fmt.Errorf("read: %w", context.Canceled), 1, "hearsay: stopped\n"},
		{"control characters", errors.New("open \x1b[2J: no"), 1, "hearsay: open ␛[2J: no\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var b bytes.Buffer
			if got := report(IO{Err: &b}, test.err); got != test.code || b.String() != test.said {
				t.Errorf("got %d, %q; want %d, %q", got, b.String(), test.code, test.said)
			}
		})
	}
}

func TestProgressLine(t *testing.T) {
	begun := time.Date(2031, 3, 6, 12, 0, 0, 0, time.UTC)
	tests := []struct {
		name string
		p    progress
		want string
	}{
		{"halfway", progress{columns: 100, total: 10, done: 5}, "███████████████░░░░░░░░░░░░░░░ 5 of 10, 10s left"},
		{"with failures", progress{columns: 100, total: 10, done: 10, failed: 2}, "██████████████████████████████ 10 of 10, 2 failed"},
		{"on a narrow terminal", progress{columns: 12, total: 4, done: 1}, " 1 of 4, 30s left"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			test.p.begun = begun
			if got := test.p.line(begun.Add(10 * time.Second)); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestWriteFileIsWholeOrNot(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.json")
	write := func(s string, err error) error {
		return writeFile(path, func(w io.Writer) error {
			if _, err := io.WriteString(w, s); err != nil {
				return err
			}
			return err
		})
	}
	if err := write("first", nil); err != nil {
		t.Fatal(err)
	}
	full := errors.New("disk full")
	if err := write("half of the sec", full); !errors.Is(err, full) {
		t.Errorf("got %v, want %v", err, full)
	}
	got, err := os.ReadFile(path)
	if string(got) != "first" || err != nil {
		t.Errorf("got %q, %v; want the first file as it was", got, err)
	}
	left, err := os.ReadDir(dir)
	if len(left) != 1 || err != nil {
		t.Errorf("%d files are left, want one", len(left))
	}
}
