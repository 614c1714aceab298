// Package cli is the command line, a file a command. It reads flags, calls app,
// and writes what publish renders; errors become messages and exit codes here
// and nowhere else.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"

	"github.com/alecthomas/kong"
	"golang.org/x/term"

	hearsay "github.com/hearsay-org/hearsay"
)

// The exit codes, as --help lists them.
const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2
	exitSome   = 3 // some inputs failed, the others were read
)

// IO is what a command meets of the world around it.
type IO struct {
	In       io.Reader
	Out, Err io.Writer
	Env      func(string) string
}

// commands is the command line as kong reads it.
type commands struct {
	Read    readCmd    `cmd:"" help:"Read texts: what is claimed in them, and on whose word."`
	Demo    demoCmd    `cmd:"" help:"Read the texts of an invented war and show what is found."`
	Version versionCmd `cmd:"" help:"Print the version."`
}

const description = `Who said what, according to whom.

hearsay reads public texts in English, Ukrainian and Russian and finds the claims in them, each with the chain of people on whose word it rests. It never says what is true.`

const exitCodes = `Exit codes: 0 done, 1 failed, 2 wrong usage, 3 some inputs failed and the others were read.`

// errSome says that some inputs failed; each was reported when it did.
var errSome = errors.New("some inputs failed")

// usageError is a wrong flag or argument.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

// usage returns a usageError with a hint.
func usage(hint, format string, args ...any) error {
	return usageError{hearsay.Errorf(hearsay.Invalid, format, args...).WithHint("%s", hint)}
}

// Run runs one command line, the program's name left out, and returns its exit
// code. It stops when ctx ends.
func Run(ctx context.Context, args []string, world IO) int {
	var c commands
	ended := -1
	parser, err := kong.New(&c, kong.Name("hearsay"), kong.Description(description+"\n\n"+exitCodes), kong.Writers(world.Out, world.Err),
		kong.Exit(func(code int) { ended = code }), kong.BindTo(ctx, (*context.Context)(nil)), kong.Bind(&world),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 80}))
	if err != nil {
		return report(world, err)
	}
	if len(args) == 0 {
		args = []string{"--help"}
	}
	parsed, err := parser.Parse(args)
	if ended >= 0 { // --help was printed
		return ended
	}
	if err != nil {
		return report(world, usageError{hearsay.Errorf(hearsay.Invalid, "%w", err).WithHint("hearsay read FILE reads a text; hearsay --help shows what else there is")})
	}
	return report(world, alone(parsed.Run()))
}

// alone returns the one error in a list of one, which is what kong makes of what
// a command returns, so that its code and hint are found.
func alone(err error) error {
	if list, ok := err.(interface{ Unwrap() []error }); ok && len(list.Unwrap()) == 1 {
		return list.Unwrap()[0]
	}
	return err
}

// report prints an error and returns its exit code.
func report(world IO, err error) int {
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errSome):
		return exitSome
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(world.Err, "hearsay: stopped")
		return exitFailed
	}
	printError(world.Err, err)
	if errors.As(err, new(usageError)) {
		return exitUsage
	}
	return exitFailed
}

// printError writes "hearsay: what happened" and "hint: what to do".
func printError(w io.Writer, err error) {
	fmt.Fprintf(w, "hearsay: %s\n", visible(err.Error()))
	if hint := hearsay.ErrorHint(err); hint != "" {
		fmt.Fprintf(w, "hint: %s\n", visible(hint))
	}
}

// isTerminal says whether a writer is one, and how wide it is.
func isTerminal(w io.Writer) (columns int, ok bool) {
	f, isFile := w.(*os.File)
	if !isFile || !term.IsTerminal(int(f.Fd())) {
		return 0, false
	}
	columns, _, err := term.GetSize(int(f.Fd()))
	return columns, err == nil
}

// width returns the columns of the output: COLUMNS, the terminal's, or 0.
func (world *IO) width() int {
	if n, err := strconv.Atoi(world.Env("COLUMNS")); err == nil && n > 0 {
		return n
	}
	n, _ := isTerminal(world.Out)
	return n
}

// color says whether the output may be coloured (no-color.org).
func (world *IO) color(no bool) bool {
	_, ok := isTerminal(world.Out)
	return ok && !no && world.Env("NO_COLOR") == "" && world.Env("TERM") != "dumb"
}
