package main

import (
	"context"
	"os"
	"os/exec"
	"strings"
)

// command runs a program and returns all that it prints.
func command(ctx context.Context, name string, args ...string) (string, error) {
	out, err := exec.CommandContext(ctx, name, args...).CombinedOutput()
	return string(out), err
}

// checkFormat wants every Go file as gofmt writes it.
func checkFormat(ctx context.Context, t *tally, _ options) {
	out, err := command(ctx, "gofmt", "-l", ".")
	if err != nil {
		out += err.Error()
	}
	t.check("gofmt", out)
}

// checkVet wants go vet to say nothing.
func checkVet(ctx context.Context, t *tally, _ options) {
	out, err := command(ctx, "go", "vet", "./...")
	if err == nil {
		out = ""
	}
	t.check("go vet", out)
}

// checkLint runs staticcheck, which has a module of its own; where it cannot be
// built, as without a network, it is skipped and says so.
func checkLint(ctx context.Context, t *tally, _ options) {
	const modfile = "-modfile=build/tools/go.mod"
	if out, err := command(ctx, "go", "tool", modfile, "staticcheck", "-version"); err != nil {
		t.skip("staticcheck", "it cannot be built here: "+lastLine(out))
		return
	}
	out, err := command(ctx, "go", "tool", modfile, "staticcheck", "./...")
	if err == nil {
		out = ""
	}
	t.check("staticcheck", out)
}

func lastLine(s string) string {
	lines := strings.Split(strings.TrimSpace(s), "\n")
	return lines[len(lines)-1]
}

// canRace says why the race detector cannot be used here, or "".
func canRace(ctx context.Context) string {
	if _, err := exec.LookPath("gcc"); err != nil && os.Getenv("CC") == "" {
		return "it needs a C compiler, and there is none"
	}
	if out, err := command(ctx, "go", "build", "-race", "-o", os.DevNull, "./internal/pipeline"); err != nil {
		return lastLine(out)
	}
	return ""
}
