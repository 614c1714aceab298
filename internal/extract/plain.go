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
	for at := 0; ; {
		i := strings.Index(text[at:], "](")
		if i < 0 {
			return string(out)
		}
		i += at
		at = i + 2
		end := strings.IndexAny(text[at:], ") \n")
		open := strings.LastIndexAny(text[:i], "[\n")
		if end < 0 || text[at+end] != ')' || open < 0 || text[open] != '[' || i-open > longestLink {
			continue
		}
		blank(open, open+1)
		blank(i, at+end+1)
		at += end + 1
	}
}

// longestLink is how many bytes the words of a link may have.
const longestLink = 1000
