package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestDeps runs deps.sh where Chromium is there, where it may be installed, where
// that does not work, and where it may not. Nothing is installed: apt-get and id
// are scripts of the test's own.
func TestDeps(t *testing.T) {
	shell, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("NOT TESTED: there is no sh")
	}
	const missing = "missing: chromium"
	installs := `echo "$*" >>"$0.log"; case "$*" in *install*chromium) printf '#!/bin/sh\n' >"${0%/*}/chromium"; chmod +x "${0%/*}/chromium";; esac`
	tests := []struct {
		name     string
		programs map[string]string // what each does; deps.sh finds no others
		said     string            // what it begins with
		asked    int               // how often apt-get is run
	}{
		{"present", map[string]string{"chromium": "exit 0", "id": "echo 0", "apt-get": installs}, "", 0},
		{"root installs", map[string]string{"id": "echo 0", "apt-get": installs}, "", 2},
		{"no lists, yet it is there", map[string]string{"id": "echo 0", "apt-get": installs + "; case \"$*\" in *update) exit 100;; esac"}, "", 2},
		{"nothing can be installed", map[string]string{"id": "echo 0", "apt-get": `echo "$*" >>"$0.log"; echo "E: no network" >&2; exit 100`}, missing, 2},
		{"not Debian", map[string]string{"id": "echo 0"}, missing, 0},
		{"not root", map[string]string{"id": "echo 1000", "apt-get": installs}, missing, 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			programs := map[string]string{}
			for name, does := range test.programs {
				programs[name] = does
			}
			if chmod, err := exec.LookPath("chmod"); err == nil {
				programs["chmod"] = "exec " + chmod + ` "$@"`
			}
			for name, does := range programs {
				if err := os.WriteFile(filepath.Join(dir, name), []byte("#!"+shell+"\n"+does+"\n"), 0o755); err != nil {
					t.Fatal(err)
				}
			}
			cmd := exec.Command(shell, "../deps.sh")
			cmd.Env = []string{"PATH=" + dir}
			out, err := cmd.CombinedOutput()
			if err != nil {
				t.Errorf("it fails: %v", err)
			}
			if got := string(out); test.said == "" && got != "" || !strings.HasPrefix(got, test.said) {
				t.Errorf("got %q, want %q", got, test.said)
			}
			log, err := os.ReadFile(filepath.Join(dir, "apt-get.log"))
			if err != nil && !os.IsNotExist(err) {
				t.Fatal(err)
			}
			if got := strings.Count(string(log), "\n"); got != test.asked {
				t.Errorf("apt-get was run %d times, want %d: %s", got, test.asked, log)
			}
		})
	}
}
