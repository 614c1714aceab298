package shape

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
)

const module = "github.com/hearsay-org/hearsay"

// file is a Go file of the project.
type file struct {
	path  string // from the root of the project, with slashes
	dir   string // "." for the root
	test  bool
	lines int
	fset  *token.FileSet
	ast   *ast.File
}

// root is where the project stands, seen from this package.
const root = "../.."

// tree parses every Go file of the project. Folders of data, of built things and
// of other modules are left out.
func tree(t *testing.T) []file {
	t.Helper()
	var files []file
	err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := d.Name()
		if d.IsDir() {
			if p != root && (strings.HasPrefix(name, ".") || name == "node_modules" || name == "out" || name == "bin") {
				return fs.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(name, ".go") {
			return nil
		}
		data, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		f := file{path: filepath.ToSlash(strings.TrimPrefix(p, root+string(filepath.Separator))), test: strings.HasSuffix(name, "_test.go"), fset: token.NewFileSet()}
		f.dir = path.Dir(f.path)
		f.lines = strings.Count(string(data), "\n")
		f.ast, err = parser.ParseFile(f.fset, f.path, data, parser.ParseComments)
		files = append(files, f)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 50 {
		t.Fatalf("only %d Go files were found", len(files))
	}
	return files
}

// imports returns the paths that a file imports.
func (f *file) imports() []string {
	var out []string
	for _, i := range f.ast.Imports {
		out = append(out, strings.Trim(i.Path.Value, `"`))
	}
	return out
}

// functionLines returns the lines of each function and method, signature and
// end included.
func (f *file) functionLines() map[string]int {
	out := map[string]int{}
	for _, d := range f.ast.Decls {
		fn, ok := d.(*ast.FuncDecl)
		if !ok || fn.Body == nil {
			continue
		}
		name := fn.Name.Name
		if fn.Recv != nil {
			name = receiver(fn.Recv.List[0].Type) + "." + name
		}
		out[name] = f.fset.Position(fn.End()).Line - f.fset.Position(fn.Pos()).Line + 1
	}
	return out
}

func receiver(e ast.Expr) string {
	switch x := e.(type) {
	case *ast.StarExpr:
		return receiver(x.X)
	case *ast.IndexExpr:
		return receiver(x.X)
	case *ast.IndexListExpr:
		return receiver(x.X)
	case *ast.Ident:
		return x.Name
	}
	return "?"
}
