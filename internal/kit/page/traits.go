package page

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
)

//go:embed tables/classes.tsv
var classTable string

// trait is what the names and attributes of an element tell of it.
type trait uint8

const (
	drop   trait = 1 << iota // never part of an article's text
	weak                     // not part of it where it is short or mostly links
	body                     // holds the article's text
	keep                     // outweighs drop and weak
	hidden                   // not shown
	lead                     // the paragraph before an article's first
)

type classWords struct {
	whole, prefix map[string]trait
	longest       int // bytes of the longest prefix
}

var classes = sync.OnceValue(func() *classWords {
	kinds := map[string]trait{"drop": drop, "weak": weak, "body": body, "keep": keep, "lead": lead}
	c := &classWords{whole: map[string]trait{}, prefix: map[string]trait{}}
	eachRow(classTable, func(row []string) {
		if word, ok := strings.CutSuffix(row[0], "*"); ok {
			c.prefix[word] = kinds[row[1]]
			c.longest = max(c.longest, len(word))
			return
		}
		c.whole[row[0]] = kinds[row[1]]
	})
	return c
})

// of returns the traits of one word of a name.
func (c *classWords) of(word string) trait {
	t := c.whole[word]
	for n := min(len(word), c.longest); n >= 3; n-- {
		t |= c.prefix[word[:n]]
	}
	return t
}

// traits reads the names of all elements of a page.
func (t *tree) traits() []trait {
	out := make([]trait, len(t.nodes))
	c := classes()
	seen := map[string]trait{} // pages repeat their class names
	for i := range t.nodes {
		n := t.nodes[i]
		if n.tag == 0 {
			continue
		}
		for _, a := range t.attrs[n.start : n.start+n.len] {
			switch a.key {
			case "class", "id", "role", "itemprop":
				v, ok := seen[a.val]
				if !ok {
					for _, w := range nameWords(a.val) {
						v |= c.of(w)
					}
					seen[a.val] = v
				}
				out[i] |= v
			case "hidden":
				out[i] |= hidden
			case "aria-hidden":
				if a.val == "true" {
					out[i] |= hidden
				}
			case "style":
				s := strings.ReplaceAll(strings.ToLower(a.val), " ", "")
				if strings.Contains(s, "display:none") || strings.Contains(s, "visibility:hidden") {
					out[i] |= hidden
				}
			}
		}
	}
	return out
}

// nameWords splits class names into lower-case words: "articleBody
// share-bar" gives article, body, share, bar, and each name as a whole.
func nameWords(s string) []string {
	var words []string
	if len(s) > 512 {
		s = s[:512]
	}
	for _, name := range strings.Fields(s) {
		start, small := 0, false
		n := len(words)
		for i, r := range name {
			switch {
			case !unicode.IsLetter(r):
				if i > start {
					words = append(words, strings.ToLower(name[start:i]))
				}
				start = i + 1
				if r >= 0x80 {
					start = i + len(string(r))
				}
			case small && unicode.IsUpper(r):
				words = append(words, strings.ToLower(name[start:i]))
				start = i
			}
			small = unicode.IsLower(r)
		}
		if start < len(name) {
			words = append(words, strings.ToLower(name[start:]))
		}
		if len(words)-n > 1 {
			words = append(words, strings.ToLower(strings.NewReplacer("-", "", "_", "").Replace(name)))
		}
	}
	return words
}
