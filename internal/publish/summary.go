package publish

import (
	"fmt"
	"io"
	"strings"
)

// Summary writes a line for each text of a list under its group: its publisher,
// its title, its language and how many claims it makes, how many of them on the
// word of others.
func Summary(w io.Writer, entries []Entry, o TableOptions) error {
	t := newTable(w, o)
	group := ""
	for i, e := range entries {
		if e.Group != group || i == 0 {
			group = e.Group
			if i > 0 {
				fmt.Fprintln(t.w)
			}
			t.block("", 0, bold, group)
		}
		tail := pad(fmt.Sprintf("%2d claim", e.Claims)+plural(e.Claims)+",", 11) + fmt.Sprintf("%2d by others", e.Told)
		room := t.o.Width - columns(tail) - 4
		name := min(26, room/2)
		line := "  " + pad(clip(e.Publisher, name), name) + " " + t.paint(dim, pad(clip(e.Title, room-name-1), room-name-1)) + "  " + tail
		fmt.Fprintln(t.w, strings.TrimRight(line, " "))
	}
	return t.w.Flush()
}
