package polnear

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/hearsay-org/hearsay"
)

const article = "“We left,” the harbour’s pilot said. Officials believe that the gate is shut. It is said to be open."

const marks = `T1	Content 0 10	“We left,”
T2	Source 11 30	the harbour’s pilot
T3	Cue 31 35	said
T4	Attribution 31 35	said
E1	Attribution:T4 Content:T1 Source:T2 Cue:T3
T5	Source 37 46	Officials
T6	Cue 47 54	believe
T7	Content 55 76	that the gate is shut
E2	Attribution:T8 Source:T5 Cue:T6 Content:T7
T9	Cue 81 88	is said
T10	Content 78 80;89 99	It to be open
E3	Attribution-no-source:T11 Cue:T9 Content:T10
`

// write lays out a corpus of one article.
func write(t *testing.T, marks string) string {
	t.Helper()
	dir := t.TempDir()
	for name, body := range map[string]string{"text/a.txt": article, "attributions/a_0001.ann": marks, "attributions/a_0002.ann": ""} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(body), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestRead(t *testing.T) {
	list, err := Read(write(t, marks))
	if err != nil {
		t.Fatal(err)
	}
	if len(list) != 1 || len(list[0].Marks) != 3 || len(list[0].Others) != 1 {
		t.Fatalf("got %+v", list)
	}
	want := [][3]string{
		{"the harbour’s pilot", "said", "“We left,”"},
		{"Officials", "believe", "that the gate is shut"},
		{"", "is said", "It … to be open"},
	}
	for i, m := range list[0].Marks {
		got := [3]string{text(article, m.Source), text(article, m.Cue), text(article, m.Content)}
		if got != want[i] {
			t.Errorf("got %q, want %q", got, want[i])
		}
	}
}

func TestReadRefuses(t *testing.T) {
	for _, bad := range []string{"T1\tCue 0", "T1\tCue 0 9999", "T1\tCue a b"} {
		if _, err := Read(write(t, bad)); err == nil {
			t.Errorf("%q was read", bad)
		}
	}
	if _, err := Read(t.TempDir()); err == nil {
		t.Error("an empty folder was read")
	}
}

func span(part string) hearsay.Span {
	i := strings.Index(article, part)
	return hearsay.Span{Start: i, End: i + len(part)}
}

func TestScore(t *testing.T) {
	list, err := Read(write(t, marks))
	if err != nil {
		t.Fatal(err)
	}
	pilot := hearsay.Attribution{Source: span("the harbour’s pilot"), Cue: span("said"), Content: span("We left")}
	half := hearsay.Attribution{Source: span("Officials"), Cue: span("believe"), Content: span("shut")}
	silent := hearsay.Attribution{Cue: span("is said"), Content: span("to be open")}
	tests := []struct {
		name         string
		found        []hearsay.Attribution
		triples, all Count
		err          string
	}{
		{"nothing", nil, Count{0, 2, 0}, Count{0, 3, 0}, "missed"},
		{"right", []hearsay.Attribution{pilot}, Count{1, 2, 1}, Count{1, 3, 1}, "missed"},
		{"content too short", []hearsay.Attribution{half}, Count{1, 2, 0}, Count{1, 3, 0}, "content"},
		{"no source", []hearsay.Attribution{silent}, Count{0, 2, 0}, Count{1, 3, 1}, "missed"},
		{"twice", []hearsay.Attribution{pilot, pilot}, Count{2, 2, 1}, Count{2, 3, 1}, "not marked"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var f Figures
			f.Score(&list[0], test.found, nil)
			if f.Triples != test.triples || f.All != test.all {
				t.Errorf("got %v and %v, want %v and %v", f.Triples, f.All, test.triples, test.all)
			}
			if f.Errors[test.err] == 0 {
				t.Errorf("got the errors %v, want %q among them", f.Errors, test.err)
			}
		})
	}
}
