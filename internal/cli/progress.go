package cli

import (
	"fmt"
	"io"
	"strings"
	"time"
)

// progress is a bar on a terminal, drawn at most ten times a second; the zero
// value draws nothing.
type progress struct {
	w              io.Writer
	columns, total int
	begun, drawn   time.Time
	done, failed   int
	now            func() time.Time
}

// newProgress returns a bar for total texts where w is a terminal.
func newProgress(w io.Writer, total int, quiet bool) *progress {
	columns, ok := isTerminal(w)
	if !ok || quiet || total < 2 {
		return &progress{}
	}
	if columns == 0 {
		columns = 80
	}
	return &progress{w: w, columns: columns, total: total, begun: time.Now(), now: time.Now}
}

// step counts one text and draws.
func (p *progress) step(failed bool) {
	if p.w == nil {
		return
	}
	p.done++
	if failed {
		p.failed++
	}
	if now := p.now(); now.Sub(p.drawn) > 100*time.Millisecond || p.done == p.total {
		p.drawn = now
		fmt.Fprintf(p.w, "\r\x1b[K%s", p.line(now))
	}
}

// line returns the bar: how much is done, how many failed, and the time left.
func (p *progress) line(now time.Time) string {
	tail := fmt.Sprintf(" %d of %d", p.done, p.total)
	if p.failed > 0 {
		tail += fmt.Sprintf(", %d failed", p.failed)
	}
	if spent := now.Sub(p.begun); p.done < p.total && spent > 2*time.Second {
		left := time.Duration(float64(spent) / float64(p.done) * float64(p.total-p.done)).Round(time.Second)
		tail += fmt.Sprintf(", %s left", left)
	}
	bar := max(0, min(30, p.columns-len(tail)-2))
	full := bar * p.done / p.total
	return strings.Repeat("█", full) + strings.Repeat("░", bar-full) + tail
}

// clear takes the bar away, so that something else can be printed.
func (p *progress) clear() {
	if p.w != nil {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}
