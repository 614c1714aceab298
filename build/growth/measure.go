package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// counted returns the packages whose statements are counted: ours that a text
// passes through, and those of others that walk texts and lists. What scores a
// list of features by a model is left out, since it takes half of all steps, and
// so many a feature and no more: it is counted where the features are made.
func counted(ctx context.Context) (string, error) {
	out, err := command(ctx, "go", "list", "-deps", module+"/internal/app")
	if err != nil {
		return "", err
	}
	list := []string{module + "/build/growth", "strings", "bytes", "slices", "sort", "strconv", "unicode/utf8", "encoding/json", "golang.org/x/net/html", "golang.org/x/text/transform"}
	for _, pkg := range strings.Fields(out) {
		if strings.HasPrefix(pkg, module) && pkg != module+"/internal/kit/linear" && pkg != module+"/internal/kit/trees" {
			list = append(list, pkg)
		}
	}
	return strings.Join(list, ","), nil
}

const module = "github.com/hearsay-org/hearsay"

// meter is this program built with counters.
type meter struct {
	binary string // in a folder of its own
	tool   string // what writes counters as text
}

func newMeter(ctx context.Context, dir string) (*meter, error) {
	m := &meter{binary: filepath.Join(dir, "growth")}
	packages, err := counted(ctx)
	if err != nil {
		return nil, err
	}
	if _, err := command(ctx, "go", "build", "-cover", "-covermode=atomic", "-coverpkg="+packages, "-o", m.binary, module+"/build/growth"); err != nil {
		return nil, err
	}
	m.tool, err = command(ctx, "go", "tool", "-n", "covdata")
	m.tool = strings.TrimSpace(m.tool)
	return m, err
}

// finding is what a sample took, and what is wrong with that.
type finding struct {
	result
	problems []string
}

// find measures samples, and again at twice the size where one takes too much.
func find(ctx context.Context, list []sample) ([]finding, error) {
	dir, err := os.MkdirTemp("", "growth")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	m, err := newMeter(ctx, dir)
	if err != nil {
		return nil, err
	}
	first, err := m.measure(ctx, list)
	if err != nil {
		return nil, err
	}
	out := make([]finding, len(first))
	var twice []sample
	for i, r := range first {
		if out[i].result = r; len(r.problems(nil)) > 0 {
			s := r.sample
			s.size *= 2
			twice = append(twice, s)
		}
	}
	if len(twice) == 0 {
		return out, nil
	}
	again, err := m.measure(ctx, twice)
	if err != nil {
		return nil, err
	}
	for _, r := range again {
		i := slices.IndexFunc(first, func(f result) bool { return f.sample.name == r.sample.name })
		out[i].problems = first[i].problems(&r)
	}
	return out, nil
}

// measure has the counted program read samples and returns what each took.
func (m *meter) measure(ctx context.Context, list []sample) ([]result, error) {
	data, err := os.MkdirTemp(filepath.Dir(m.binary), "data")
	if err != nil {
		return nil, err
	}
	cmd := exec.CommandContext(ctx, m.binary, "-count", data)
	for _, s := range list {
		cmd.Args = append(cmd.Args, s.name+"="+strconv.Itoa(s.size))
	}
	cmd.Env = append(os.Environ(), "GOCOVERDIR="+data) // for what it counts of itself at its end
	if _, err := output(cmd); err != nil {
		return nil, err
	}
	meta, err := filepath.Glob(filepath.Join(data, "covmeta.*"))
	if err != nil || len(meta) != 1 {
		return nil, fmt.Errorf("%d lists of what was counted, want one: %v", len(meta), err)
	}
	return collect(ctx, m.tool, data, meta[0], list)
}

// collect reads the counters of all readings, some at a time.
func collect(ctx context.Context, tool, data, meta string, list []sample) ([]result, error) {
	out := make([]result, len(list))
	errs := make([]error, 2*len(list))
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	var wg sync.WaitGroup
	for i, s := range list {
		out[i].sample = s
		for j := range 2 {
			wg.Go(func() {
				slots <- struct{}{}
				defer func() { <-slots }()
				dir := filepath.Join(data, strconv.Itoa(i)+"-"+strconv.Itoa(j))
				errs[2*i+j] = load(ctx, tool, dir, meta, &out[i].figures[j], &out[i].steps[j])
			})
		}
	}
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// load reads the figures and steps of one reading.
func load(ctx context.Context, tool, dir, meta string, f *figures, steps *map[block]uint64) error {
	if err := os.Link(meta, filepath.Join(dir, filepath.Base(meta))); err != nil {
		return err
	}
	text := filepath.Join(dir, "counts.txt")
	if _, err := command(ctx, tool, "textfmt", "-i="+dir, "-o="+text); err != nil {
		return err
	}
	said, err := os.ReadFile(filepath.Join(dir, figuresFile))
	if err != nil {
		return err
	}
	if err := json.Unmarshal(said, f); err != nil {
		return err
	}
	file, err := os.Open(text)
	if err != nil {
		return err
	}
	defer file.Close()
	*steps = map[block]uint64{}
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		if strings.HasSuffix(lines.Text(), " 0") {
			continue // never executed
		}
		b, n, err := parse(lines.Text())
		if err != nil {
			return err
		}
		(*steps)[b] += n
	}
	return lines.Err()
}

// parse reads a line of a coverage profile, "file:line.column,line.column
// statements times", and returns the block and its steps.
func parse(line string) (block, uint64, error) {
	if strings.HasPrefix(line, "mode:") {
		return block{}, 0, nil
	}
	file, rest, _ := strings.Cut(line, ":")
	b := block{file: file}
	var toLine, toCol int
	var statements, times uint64
	if _, err := fmt.Sscanf(rest, "%d.%d,%d.%d %d %d", &b.line, &b.col, &toLine, &toCol, &statements, &times); err != nil {
		return b, 0, fmt.Errorf("%q is no line of a coverage profile: %w", line, err)
	}
	return b, statements * times, nil
}

// command runs a program and returns what it prints; what it says of a failure
// is part of the error.
func command(ctx context.Context, name string, args ...string) (string, error) {
	return output(exec.CommandContext(ctx, name, args...))
}

func output(cmd *exec.Cmd) (string, error) {
	var said strings.Builder
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("%s: %w: %s", cmd, err, said.String())
	}
	return string(out), nil
}
