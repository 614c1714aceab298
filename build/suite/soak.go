package main

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// A soak runs every fuzz target for a number of executions, in slices: what a
// slice did is written down before the next begins, so that a soak that was
// stopped goes on where it was. Executions count for the test binary they were
// made with; a change of the code, and no other, begins anew.
type soak struct {
	executions int       // of each target
	slices     int       // in how many parts
	file       string    // where the executions are written down
	out        io.Writer // what goes on
	done       map[string]int
}

// target is one fuzz target: its package, the folder of that, and its name.
type target struct{ pkg, dir, name string }

func runSoak(ctx context.Context, t *tally, o options) {
	targets, problem := fuzzTargets(ctx)
	if problem != "" {
		t.fail("fuzz targets", problem)
		return
	}
	s := &soak{executions: o.executions, slices: 10, file: o.soakFile, out: os.Stdout}
	if err := s.load(); err != nil {
		t.fail("soak", err.Error())
		return
	}
	match, err := regexp.Compile(o.match)
	if err != nil {
		t.fail("soak", err.Error())
		return
	}
	total, asked, stood, begun := 0, 0, 0, time.Now()
	for i, x := range targets {
		if ctx.Err() != nil {
			break
		}
		if !match.MatchString(x.pkg + " " + x.name) {
			continue
		}
		asked++
		head := fmt.Sprintf("%2d/%d %s %s", i+1, len(targets), x.pkg, x.name)
		n, said := s.target(ctx, head, x)
		total += n
		if ctx.Err() == nil {
			t.check("soak "+x.pkg+" "+x.name, said)
		}
		if said == "" && n >= s.executions {
			stood++
		}
	}
	fmt.Fprintf(s.out, "%d of %d targets stood %d executions each; %d in all, in %s\n", stood, asked, s.executions, total, time.Since(begun).Round(time.Second))
}

// target runs one target to its end. It returns the executions of its binary,
// earlier ones included, and what it said of a failure.
func (s *soak) target(ctx context.Context, head string, x target) (int, string) {
	dir, err := os.MkdirTemp("", "soak")
	if err != nil {
		return 0, err.Error()
	}
	defer os.RemoveAll(dir)
	binary := filepath.Join(dir, "fuzz.test")
	if out, err := command(ctx, "go", "test", "-vet=off", "-trimpath", "-c", "-fuzz=^"+x.name+"$", "-o", binary, x.pkg); err != nil {
		return 0, out + err.Error()
	}
	key, err := sum(binary)
	if err != nil {
		return 0, err.Error()
	}
	key = x.pkg + " " + x.name + " " + key
	cache, err := exec.CommandContext(ctx, "go", "env", "GOCACHE").Output()
	if err != nil {
		return 0, "go env GOCACHE: " + err.Error()
	}
	corpus := filepath.Join(strings.TrimSpace(string(cache)), "fuzz", filepath.FromSlash(x.pkg))
	again, begun := 0, time.Now()
	for s.done[key] < s.executions {
		slice := min(s.executions-s.done[key], (s.executions+s.slices-1)/s.slices)
		cmd := exec.CommandContext(ctx, binary, "-test.run=^$", "-test.fuzz=^"+x.name+"$", "-test.fuzztime="+strconv.Itoa(slice)+"x",
			"-test.fuzzcachedir="+corpus, "-test.parallel=1", "-test.timeout=0")
		cmd.Dir = x.dir
		out, err := cmd.CombinedOutput()
		if ctx.Err() != nil {
			return s.done[key], ""
		}
		if err != nil {
			if again++; again <= tries && s.passes(ctx, binary, x, out) {
				fmt.Fprintf(s.out, "%s: an input failed and passes by itself: once more\n", head)
				continue
			}
			return s.done[key] + executions(out), string(out) + err.Error()
		}
		n := executions(out)
		if n == 0 {
			return s.done[key], "it ran nothing: " + string(out)
		}
		if err := s.add(key, n); err != nil {
			return s.done[key], err.Error()
		}
		fmt.Fprintf(s.out, "%s: %d of %d, %s\n", head, s.done[key], s.executions, time.Since(begun).Round(time.Second))
	}
	return s.done[key], ""
}

// tries is how often a target may fail with an input that passes by itself.
const tries = 3

// passes says whether the input with which a target failed passes by itself, and
// removes it if so. Go takes an input for one that hangs when ten seconds are over:
// where others keep a machine busy, any input may.
func (s *soak) passes(ctx context.Context, binary string, x target, out []byte) bool {
	input := regexp.MustCompile(`Failing input written to (testdata/fuzz/\S+)`).FindSubmatch(out)
	if input == nil {
		return false
	}
	name := filepath.FromSlash(string(input[1]))
	cmd := exec.CommandContext(ctx, binary, "-test.run=^"+x.name+"$/^"+filepath.Base(name)+"$", "-test.timeout=5m")
	cmd.Dir = x.dir
	return cmd.Run() == nil && os.Remove(filepath.Join(x.dir, name)) == nil
}

// executions reads from the last line of progress how often a target was run.
// The inputs that earlier runs found come first and count: a slice shorter than
// they are many has lines of these alone.
func executions(out []byte) int {
	all := regexp.MustCompile(`(?:execs:|gathering baseline coverage:) (\d+)`).FindAllSubmatch(out, -1)
	if len(all) == 0 {
		return 0
	}
	n, err := strconv.Atoi(string(all[len(all)-1][1]))
	if err != nil {
		return 0
	}
	return n
}

// load reads what earlier runs did: a line "package target SHA-256 executions"
// a slice.
func (s *soak) load() error {
	s.done = map[string]int{}
	data, err := os.ReadFile(s.file)
	if os.IsNotExist(err) {
		return nil
	}
	if err != nil {
		return err
	}
	lines := bufio.NewScanner(bytes.NewReader(data))
	for lines.Scan() {
		at := strings.LastIndexByte(lines.Text(), ' ')
		n, err := strconv.Atoi(lines.Text()[at+1:])
		if at < 0 || err != nil {
			return fmt.Errorf("%s: %q is no line of a soak; delete the file to begin anew", s.file, lines.Text())
		}
		s.done[lines.Text()[:at]] += n
	}
	return lines.Err()
}

// add writes down that a binary stood n more executions.
func (s *soak) add(key string, n int) error {
	if err := os.MkdirAll(filepath.Dir(s.file), 0o755); err != nil {
		return err
	}
	f, err := os.OpenFile(s.file, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(f, "%s %d\n", key, n)
	if closed := f.Close(); err == nil {
		err = closed
	}
	s.done[key] += n
	return err
}

// sum returns the SHA-256 of a file.
func sum(name string) (string, error) {
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
