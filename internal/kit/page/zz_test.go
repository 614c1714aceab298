package page

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

func TestZZ(t *testing.T) {
	fs, _ := filepath.Glob(os.Getenv("ZZ"))
	for _, f := range fs {
		b, _ := os.ReadFile(f)
		d, w, err := Read(context.Background(), Input{Name: f, Body: b})
		fmt.Printf("=== %s\n%v %q | %q | %q | %v | %q %q\n%s\n", filepath.Base(f), err, d.Title, d.Author, d.Publisher, d.Published, d.URL, w, d.Text)
	}
}
