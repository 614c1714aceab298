package cli

import (
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	hearsay "github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/app"
)

// endings are those of the files that are read when a folder is named.
const endings = ".txt .md .markdown .html .htm .xhtml .json"

// expand replaces folders by the texts in them, in the order of their names,
// sub-folders left out, and patterns that the shell left alone by what matches.
// What does not exist stays: it fails when it is read.
func expand(args []string) ([]string, error) {
	var out []string
	for _, arg := range args {
		if arg == "-" || strings.Contains(arg, "://") {
			out = append(out, arg)
			continue
		}
		info, err := os.Stat(arg)
		switch {
		case err == nil && info.IsDir():
			files, err := texts(arg)
			if err != nil {
				return nil, err
			}
			out = append(out, files...)
		case err != nil && strings.ContainsAny(arg, "*?["):
			matches, err := filepath.Glob(arg)
			if err != nil || len(matches) == 0 {
				matches = []string{arg}
			}
			out = append(out, matches...)
		default:
			out = append(out, arg)
		}
	}
	return out, nil
}

// texts returns the texts in a folder.
func texts(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, app.FileError(err)
	}
	known := strings.Fields(endings)
	var out []string
	for _, e := range entries {
		if !e.IsDir() && !strings.HasPrefix(e.Name(), ".") && slices.Contains(known, strings.ToLower(filepath.Ext(e.Name()))) {
			out = append(out, filepath.Join(dir, e.Name()))
		}
	}
	if len(out) == 0 {
		return nil, hearsay.Errorf(hearsay.NotFound, "there are no texts in the folder %s", dir).WithHint("files that end in %s are read", endings)
	}
	return out, nil
}

// outNames returns the name of the output of each input: that of the input with
// the ending .json. Where a name is taken, the input's ending is kept before it
// (a.html.json), and then a number is added; inputs that end in .json choose
// first. Names that differ only in case are alike. No name leaves the folder.
func outNames(inputs []string) []string {
	taken := map[string]bool{}
	out := make([]string, len(inputs))
	for _, first := range []bool{true, false} {
		for i, in := range inputs {
			if base := baseName(in); (filepath.Ext(base) == ".json") == first {
				out[i] = freeName(base, taken)
				taken[strings.ToLower(out[i])] = true
			}
		}
	}
	return out
}

// freeName returns the first name for a base that is not taken.
func freeName(base string, taken map[string]bool) string {
	stem := strings.TrimSuffix(base, filepath.Ext(base))
	if stem == "" {
		stem = base
	}
	name := stem + ".json"
	if taken[strings.ToLower(name)] {
		name = base + ".json"
	}
	for n := 2; taken[strings.ToLower(name)]; n++ {
		name = stem + "-" + strconv.Itoa(n) + ".json"
	}
	return name
}

// baseName returns the file name of an input; a URL's is made of its host and
// path.
func baseName(in string) string {
	if in == "-" {
		return "stdin"
	}
	u, err := url.Parse(in)
	if err != nil || u.Host == "" || !strings.Contains(in, "://") {
		return filepath.Base(in)
	}
	words := strings.FieldsFunc(u.Host+u.Path+"?"+u.RawQuery, func(r rune) bool {
		return !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '.' || r == '_')
	})
	name := strings.Trim(strings.Join(words, "-"), ".")
	return name[:min(len(name), 150)] + ".url" // an ending of its own, so that none of the host is lost
}
