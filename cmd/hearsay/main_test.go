package main

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write the README's session and the scripts' expected output anew")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"hearsay": main})
}

// TestScripts runs the sessions of testdata/script. SITE is a server on this
// machine with pages, a redirect and an error.
func TestScripts(t *testing.T) {
	site := httptest.NewServer(pages(t))
	t.Cleanup(site.Close) // the sessions run in parallel, after this function has ended
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: *update,
		Setup: func(e *testscript.Env) error {
			e.Setenv("SITE", site.URL)
			return nil
		},
	})
}

func pages(t *testing.T) http.Handler {
	t.Helper()
	page, err := os.ReadFile("testdata/page.html")
	if err != nil {
		t.Fatal(err)
	}
	mux := http.NewServeMux()
	mux.HandleFunc("/news/1", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Write(page)
	})
	mux.Handle("/old", http.RedirectHandler("/news/1", http.StatusMovedPermanently))
	mux.Handle("/inside", http.RedirectHandler("http://10.0.0.1/", http.StatusFound))
	return mux
}

// TestReadme runs the session that the README shows and wants what it shows.
func TestReadme(t *testing.T) {
	const path = "../../README.md"
	readme, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	session := regexp.MustCompile("(?s)```console\n\\$ hearsay (.*?)\n(.*?)```")
	m := session.FindSubmatchIndex(readme)
	if m == nil {
		t.Fatal("the README has no session")
	}
	command, want := string(readme[m[2]:m[3]]), string(readme[m[4]:m[5]])
	cmd := exec.Command("sh", "-c", testBinary(t)+" "+command)
	cmd.Dir = "../.."
	got, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("hearsay %s: %v\n%s", command, err, got)
	}
	shown := strings.TrimRight(string(got), "\n") + "\n"
	if *update {
		out := bytes.Join([][]byte{readme[:m[4]], []byte(shown), readme[m[5]:]}, nil)
		if err := os.WriteFile(path, out, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if shown != want {
		t.Errorf("the README's session prints something else; go test ./cmd/hearsay -update writes it anew. Got:\n%s", shown)
	}
}

// testBinary returns a command that runs this program: testscript.Main makes the
// test binary one when it is called by that name.
func testBinary(t *testing.T) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "hearsay")
	in, err := os.Open(self)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	out, err := os.OpenFile(name, os.O_CREATE|os.O_WRONLY, 0o755)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(out, in); err != nil {
		t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("'%s'", name)
}
