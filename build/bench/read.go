package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"runtime/pprof"
	"syscall"
	"time"

	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/app"
	"github.com/hearsay-org/hearsay/internal/extract"
)

// run is one measurement of one program.
type run struct {
	Seconds float64 `json:"seconds"` // wall clock
	CPU     float64 `json:"cpu"`     // seconds of all threads, garbage collection included
	Rounds  int     `json:"rounds"`  // how often all texts were read
	Found   int     `json:"found"`
	PeakKB  int64   `json:"peakKB"`
}

// readTexts reads the texts of a file over and over with the engine and prints a
// run as JSON. The first round, in which models are loaded, is not counted.
func readTexts(ctx context.Context, file, profile string, seconds float64, out io.Writer) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	var texts []string
	if err := json.Unmarshal(data, &texts); err != nil {
		return err
	}
	m, err := extract.Embedded()
	if err != nil {
		return err
	}
	e, err := app.NewEngine(app.Config{}, m)
	if err != nil {
		return err
	}
	var r run
	round := func() error {
		for _, t := range texts {
			reading, err := e.Read(ctx, hearsay.Document{Text: t, Lang: "en"})
			if err != nil {
				return err
			}
			r.Found += len(reading.Claims)
		}
		return nil
	}
	if err := round(); err != nil {
		return err
	}
	if profile != "" {
		f, err := os.Create(profile)
		if err != nil {
			return err
		}
		defer f.Close()
		if err := pprof.StartCPUProfile(f); err != nil {
			return err
		}
		defer pprof.StopCPUProfile()
	}
	r.Found = 0
	start, before := time.Now(), cpu()
	for r.Rounds == 0 || time.Since(start).Seconds() < seconds {
		if err := round(); err != nil {
			return err
		}
		r.Rounds++
	}
	r.Seconds, r.CPU = time.Since(start).Seconds(), cpu()-before
	r.PeakKB = usage().Maxrss
	line, err := json.Marshal(r)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(out, string(line))
	return err
}

func usage() syscall.Rusage {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err) // only a wrong argument can fail
	}
	return u
}

// cpu returns the seconds that the process has worked, in all threads.
func cpu() float64 {
	u := usage()
	return time.Duration(u.Utime.Nano() + u.Stime.Nano()).Seconds()
}
