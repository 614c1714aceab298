package extract

import "strings"

// plain returns a text in which the markup of links, "[words](address)", is
// blank but for its words. Every byte keeps its place, so that spans of the one
// are spans of the other.
func plain(text string) string {
	if !strings.Contains(text, "](") {
		return text
	}
	out := []byte(text)
	blank := func(from, to int) {
		for i := from; i < to; i++ {
			out[i] = ' '
		}
	}
	open, end := -1, -1 // the last "[" of the line before at; the next mark that ends an address
	for at := 0; ; {
		i := strings.Index(text[at:], "](")
		if i < 0 {
			return string(out)
		}
		i += at
		if k := strings.LastIndexAny(text[at:i], "[\n"); k >= 0 {
			open = at + k
		}
		at = i + 2
		if end < at {
			end = len(text)
			if k := strings.IndexAny(text[at:], ") \n"); k >= 0 {
				end = at + k
			}
		}
		if end == len(text) || text[end] != ')' || open < 0 || text[open] != '[' || i-open > longestLink {
			continue
		}
		blank(open, open+1)
		blank(i, end+1)
		at = end + 1
	}
}

// longestLink is how many bytes the words of a link may have.
const longestLink = 1000
