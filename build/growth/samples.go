package main

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// sample is a text that can be made of any length.
type sample struct {
	name  string
	files []string // the names under which it is read into a document, as a page; none where it is a text, which is read into claims
	make  func(n int) string
	size  int // bytes; it is read at half of that too
}

// samples returns those to be read, by name.
func (o *options) samples() ([]sample, error) {
	want, err := regexp.Compile(o.match)
	if err != nil {
		return nil, err
	}
	var out []sample
	for _, list := range [][]sample{texts(), pages()} {
		for _, s := range list {
			if o.size > 0 {
				s.size = o.size
			}
			if want.MatchString(s.name) && (!o.short || s.size < pageSize || s.files != nil) {
				out = append(out, s)
			}
		}
	}
	slices.SortFunc(out, func(a, b sample) int { return strings.Compare(a.name, b.name) })
	return out, nil
}

// named returns the samples that "name=bytes" name.
func named(args []string) ([]sample, error) {
	all, err := (&options{}).samples()
	if err != nil {
		return nil, err
	}
	var out []sample
	for _, a := range args {
		at := strings.LastIndexByte(a, '=')
		size, err := strconv.Atoi(a[at+1:])
		i := slices.IndexFunc(all, func(s sample) bool { return at > 0 && s.name == a[:at] })
		if err != nil || i < 0 {
			return nil, fmt.Errorf("%q names no text with its size", a)
		}
		s := all[i]
		s.size = size
		out = append(out, s)
	}
	return out, nil
}

// repeat returns one unit, over and over.
func repeat(unit string) func(n int) string {
	return func(n int) string { return strings.Repeat(unit, max(n/len(unit), 1)) }
}

// vary returns a unit with a number in it, each other than the one before.
func vary(format string, args ...func(i int) any) func(n int) string {
	return func(n int) string {
		var b strings.Builder
		for i := 0; b.Len() < n; i++ {
			list := make([]any, len(args))
			for k, f := range args {
				list[k] = f(i)
			}
			fmt.Fprintf(&b, format, list...)
		}
		return b.String()
	}
}
