package publish_test

import (
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/hearsay-org/hearsay/internal/publish"
)

// TestPageInABrowser looks at a page in Chromium: the policy lets the style
// sheet through, so that the paper has its colour and not the browser's white,
// and the first claim is marked.
func TestPageInABrowser(t *testing.T) {
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("chromium is absent: no page is looked at; make deps installs it")
	}
	dir := t.TempDir()
	page, shot := filepath.Join(dir, "page.html"), filepath.Join(dir, "page.png")
	f, err := os.Create(page)
	if err != nil {
		t.Fatal(err)
	}
	if err := publish.Page(f, sample(t), ""); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), chromium, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--user-data-dir="+filepath.Join(dir, "profile"),
		"--window-size=1200,900", "--screenshot="+shot, "file://"+page)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("chromium: %v\n%s", err, out)
	}
	in, err := os.Open(shot)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	img, err := png.Decode(in)
	if err != nil {
		t.Fatal(err)
	}
	type colour [3]uint8
	seen := map[colour]int{}
	for y := img.Bounds().Min.Y; y < img.Bounds().Max.Y; y++ {
		for x := img.Bounds().Min.X; x < img.Bounds().Max.X; x++ {
			r, g, b, _ := img.At(x, y).RGBA()
			seen[colour{uint8(r >> 8), uint8(g >> 8), uint8(b >> 8)}]++
		}
	}
	pixels := img.Bounds().Dx() * img.Bounds().Dy()
	if paper := seen[colour{0xfb, 0xfa, 0xf7}]; 2*paper < pixels {
		t.Errorf("%d of %d pixels have the colour of the paper: the style sheet was not applied", paper, pixels)
	}
	if mark := seen[colour{0xf6, 0xec, 0xc4}]; mark < 2000 {
		t.Errorf("only %d pixels have the colour of a claim", mark)
	}
}
