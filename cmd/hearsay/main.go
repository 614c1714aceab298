// Command hearsay reads public texts and says who said what, according to whom.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"github.com/hearsay-org/hearsay/internal/cli"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	os.Exit(cli.Run(ctx, os.Args[1:], cli.IO{In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Env: os.Getenv}))
}
