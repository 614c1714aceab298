package cli

import (
	"io"
	"os"
	"path/filepath"

	"github.com/hearsay-org/hearsay/internal/app"
	"github.com/hearsay-org/hearsay/internal/publish"
)

// writeFile writes a file as a whole or not at all: under another name beside
// it, renamed when it is complete.
func writeFile(path string, write func(io.Writer) error) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), ".hearsay-*")
	if err != nil {
		return app.FileError(err)
	}
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(f.Name())
		}
	}()
	if err := write(f); err != nil {
		return err
	}
	if err := f.Chmod(0o644); err != nil {
		return app.FileError(err)
	}
	if err := f.Close(); err != nil {
		return app.FileError(err)
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return app.FileError(err)
	}
	return nil
}

// makeFolder makes a folder where there is none, and sees whether files can be
// written there before any work is done.
func makeFolder(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return app.FileError(err)
	}
	f, err := os.CreateTemp(dir, ".hearsay-*")
	if err != nil {
		return app.FileError(err)
	}
	defer os.Remove(f.Name())
	return f.Close()
}

// visible makes text from outside safe for a terminal.
func visible(s string) string { return publish.Visible(s) }
