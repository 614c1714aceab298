package shape

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"strings"
	"testing"
)

// The budgets, in lines. Usual is what four in five files and nineteen in
// twenty functions keep to.
const (
	usualFile, longestFile         = 300, 500
	usualFunction, longestFunction = 40, 80
)

// overBudget lists the files and functions that may be longer than the budget,
// each with its reason: "path" or "path function".
func overBudget() map[string]string {
	return map[string]string{
		"internal/kit/fetch/faults_test.go TestFaults": "one table: a fault of a server and what is said of it a row",
	}
}

func TestBudgets(t *testing.T) {
	files, longFiles, functions, longFunctions := 0, 0, 0, 0
	used := map[string]bool{}
	over := func(key string, lines, limit int) {
		if overBudget()[key] == "" {
			t.Errorf("%s: %d lines, the budget is %d; part it, or list it with a reason", key, lines, limit)
		}
		used[key] = true
	}
	for _, f := range tree(t) {
		files++
		if f.lines > usualFile {
			longFiles++
		}
		if f.lines > longestFile {
			over(f.path, f.lines, longestFile)
		}
		for name, lines := range f.functionLines() {
			functions++
			if lines > usualFunction {
				longFunctions++
			}
			if lines > longestFunction {
				over(f.path+" "+name, lines, longestFunction)
			}
		}
	}
	if 5*longFiles > files {
		t.Errorf("%d of %d files have more than %d lines; at most one in five may", longFiles, files, usualFile)
	}
	if 20*longFunctions > functions {
		t.Errorf("%d of %d functions have more than %d lines; at most one in twenty may", longFunctions, functions, usualFunction)
	}
	for key := range overBudget() {
		if !used[key] {
			t.Errorf("%s is within the budget; take it off the list", key)
		}
	}
}

// TestPackageComments wants every package to begin with what it is.
func TestPackageComments(t *testing.T) {
	comments := map[string]string{}
	for _, f := range tree(t) {
		if f.test {
			continue
		}
		if _, ok := comments[f.dir]; !ok {
			comments[f.dir] = ""
		}
		if f.ast.Doc != nil {
			if comments[f.dir] != "" {
				t.Errorf("%s has two package comments, one in %s", f.dir, f.path)
			}
			comments[f.dir] = f.ast.Doc.Text()
			begin := "Package " + f.ast.Name.Name + " "
			if f.ast.Name.Name == "main" {
				begin = "Command " + path.Base(f.dir) + " "
			}
			if !strings.HasPrefix(comments[f.dir], begin) {
				t.Errorf("%s: the package comment does not begin with %q", f.path, begin)
			}
		}
	}
	for dir, comment := range comments {
		if comment == "" {
			t.Errorf("%s has no package comment", dir)
		}
	}
}

// TestNames keeps out packages that are named for nothing.
func TestNames(t *testing.T) {
	for _, f := range tree(t) {
		switch name := strings.TrimSuffix(f.ast.Name.Name, "_test"); name {
		case "util", "utils", "common", "helper", "helpers", "misc", "shared":
			t.Errorf("%s: a package %s says nothing of what it does", f.path, name)
		}
	}
}

// TestNothingRunsByItself keeps out init functions, and package variables that
// change.
func TestNothingRunsByItself(t *testing.T) {
	vars := map[string]map[string]bool{} // by folder
	all := tree(t)
	for _, f := range all {
		for _, d := range f.ast.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name == "init" {
				t.Errorf("%s has an init function", f.path)
			}
			gen, ok := d.(*ast.GenDecl)
			if !ok || gen.Tok.String() != "var" {
				continue
			}
			for _, s := range gen.Specs {
				for _, name := range s.(*ast.ValueSpec).Names {
					if vars[f.dir] == nil {
						vars[f.dir] = map[string]bool{}
					}
					vars[f.dir][name.Name] = true
				}
			}
		}
	}
	for _, f := range all {
		if f.test {
			continue
		}
		for _, id := range changed(f.ast, vars[f.dir]) {
			t.Errorf("%s: the package variable %s is changed in line %d", f.path, id.Name, f.fset.Position(id.Pos()).Line)
		}
	}
}

func TestChanged(t *testing.T) {
	const head = "package p\nvar v, w = 0, map[string]int{}\n"
	tests := []struct {
		code string
		want int
	}{
		{"func f() { v = 1 }", 1},
		{"func f() { v++ }", 1},
		{"func f() { w[`a`] = 1 }", 1},
		{"func f() { v := 1; v = 2; _ = v }", 0},
		{"func f(v int) { v = 2 }", 0},
		{"func f() int { return v }", 0},
	}
	for _, test := range tests {
		f, err := parser.ParseFile(token.NewFileSet(), "p.go", head+test.code, 0)
		if err != nil {
			t.Fatal(err)
		}
		if got := len(changed(f, map[string]bool{"v": true, "w": true})); got != test.want {
			t.Errorf("%s: got %d changes, want %d", test.code, got, test.want)
		}
	}
}

// changed returns the places in a file where a package variable is changed.
func changed(f *ast.File, vars map[string]bool) []*ast.Ident {
	var out []*ast.Ident
	for _, d := range f.Decls {
		local := declared(d)
		ast.Inspect(d, func(n ast.Node) bool {
			for _, id := range assigned(n) {
				if vars[id.Name] && !local[id.Name] {
					out = append(out, id)
				}
			}
			return true
		})
	}
	return out
}

// declared returns the names that a function declares: its receiver, parameters,
// results and variables.
func declared(d ast.Decl) map[string]bool {
	out := map[string]bool{}
	fn, ok := d.(*ast.FuncDecl)
	if !ok {
		return out
	}
	add := func(e ast.Expr) {
		if id, ok := e.(*ast.Ident); ok {
			out[id.Name] = true
		}
	}
	ast.Inspect(fn, func(n ast.Node) bool {
		switch s := n.(type) {
		case *ast.Field:
			for _, name := range s.Names {
				out[name.Name] = true
			}
		case *ast.ValueSpec:
			for _, name := range s.Names {
				out[name.Name] = true
			}
		case *ast.AssignStmt:
			if s.Tok.String() == ":=" {
				for _, e := range s.Lhs {
					add(e)
				}
			}
		case *ast.RangeStmt:
			if s.Tok.String() == ":=" {
				add(s.Key)
				add(s.Value)
			}
		}
		return true
	})
	return out
}

// assigned returns the variables that a statement changes, as a whole or in a
// part.
func assigned(n ast.Node) []*ast.Ident {
	var out []*ast.Ident
	add := func(e ast.Expr) {
		for {
			switch x := e.(type) {
			case *ast.IndexExpr:
				e = x.X
			case *ast.SelectorExpr:
				e = x.X
			case *ast.Ident:
				out = append(out, x)
				return
			default:
				return
			}
		}
	}
	switch s := n.(type) {
	case *ast.AssignStmt:
		if s.Tok.String() != ":=" {
			for _, e := range s.Lhs {
				add(e)
			}
		}
	case *ast.IncDecStmt:
		add(s.X)
	}
	return out
}
