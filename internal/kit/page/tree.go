package page

import (
	"context"
	"hash/fnv"
	"io"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A tree is a page's elements and texts in the order of the page, on flat slices:
// node i's subtree is the nodes i to nodes[i].end. It is made from the tokens of
// x/net/html with the few rules of implied ends that matter for text, instead of
// html.Parse, which refuses pages nested deeper than 512 elements and needs some
// 200 bytes a node; this one needs 28, takes any depth, and its work is linear in
// the size of the page.
type tree struct {
	nodes []node
	text  []byte // of all text nodes, character references resolved
	attrs []attr
	cut   bool // the page has more than maxNodes nodes; the rest was not read
}

// node is an element, or a text where tag is 0. Tags that x/net/html/atom does
// not know have the high bit set and the rest of a hash of their name.
type node struct {
	tag        atom.Atom
	parent     int32
	end        int32 // one past the last node of its subtree
	start, len int32 // of a text: its bytes in tree.text; of an element: its attributes
}

type attr struct{ key, val string }

// maxNodes bounds the memory that a page takes to some 30 MB beyond its text. The
// largest page of the article extraction benchmark has 4,009 nodes.
const maxNodes = 1 << 18

// maxClimb is how far up an end tag looks for its start, so that work stays
// linear on pages whose tags do not match.
const maxClimb = 64

const unknownTag = atom.Atom(1 << 31)

// keptAttrs are the attributes that a later step asks for.
func keptAttr(key string) bool {
	switch key {
	case "class", "id", "role", "itemprop", "itemtype", "hidden", "aria-hidden", "style", "href", "rel", "property", "name", "content", "datetime", "lang", "type", "data-post", "title", "dir":
		return true
	}
	return false
}

const maxAttr = 16 << 10 // bytes of an attribute's value that are kept; a Telegram post in og:description has 12 KiB at most

// builder holds what is only needed while a tree is made.
type builder struct {
	tree
	cur  int32               // the innermost open element
	open map[atom.Atom]int32 // how many elements of a tag are open
}

// parse makes the tree of a page. The root, node 0, stands for the document.
func parse(ctx context.Context, page string) (*tree, error) {
	b := &builder{open: map[atom.Atom]int32{}}
	b.nodes = append(make([]node, 0, min(len(page)/24+16, maxNodes)), node{tag: unknownTag, parent: -1})
	b.text = make([]byte, 0, len(page))
	z := html.NewTokenizer(strings.NewReader(page))
	for i := 0; ; i++ {
		if i&4095 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		tt := z.Next()
		if tt == html.ErrorToken {
			if z.Err() != io.EOF {
				return nil, z.Err()
			}
			break
		}
		if len(b.nodes) >= maxNodes {
			b.cut = true
			break
		}
		switch tt {
		case html.TextToken:
			b.addText(z.Text())
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			b.startTag(tagOf(name), tt == html.SelfClosingTagToken, more, z)
		case html.EndTagToken:
			name, _ := z.TagName()
			b.endTag(tagOf(name))
		}
	}
	for b.cur >= 0 {
		b.pop()
	}
	return &b.tree, nil
}

func tagOf(name []byte) atom.Atom {
	if a := atom.Lookup(name); a != 0 {
		return a
	}
	h := fnv.New32a()
	h.Write(name) // never fails
	return atom.Atom(h.Sum32()) | unknownTag
}

func (b *builder) addText(s []byte) {
	if len(s) == 0 {
		return
	}
	switch b.nodes[b.cur].tag {
	case atom.Style, atom.Noscript, atom.Iframe, atom.Textarea, atom.Xmp, atom.Noembed, atom.Noframes:
		return
	case atom.Script:
		if !strings.Contains(b.attr(b.cur, "type"), "ld+json") {
			return
		}
	}
	start := len(b.text)
	b.text = append(b.text, s...)
	b.nodes = append(b.nodes, node{parent: b.cur, end: int32(len(b.nodes) + 1), start: int32(start), len: int32(len(s))})
}

func (b *builder) startTag(tag atom.Atom, selfClosing, more bool, z *html.Tokenizer) {
	b.implyEnds(tag)
	first := len(b.attrs)
	for more {
		var key, val []byte
		key, val, more = z.TagAttr()
		if len(b.attrs)-first < 64 && keptAttr(string(key)) {
			b.attrs = append(b.attrs, attr{key: string(key), val: strings.ToValidUTF8(string(val[:min(len(val), maxAttr)]), "")})
		}
	}
	id := int32(len(b.nodes))
	b.nodes = append(b.nodes, node{tag: tag, parent: b.cur, end: id + 1, start: int32(first), len: int32(len(b.attrs) - first)})
	if isVoid(tag) || selfClosing && (tag&unknownTag != 0 || isForeign(tag)) {
		return
	}
	b.cur = id
	b.open[tag]++
}

// implyEnds closes what a start tag ends without saying so: a paragraph before a
// block, an item before the next, a cell, a link within a link.
func (b *builder) implyEnds(tag atom.Atom) {
	if b.nodes[b.cur].tag == atom.Head && !inHead(tag) {
		b.pop()
	}
	switch {
	case tag == atom.Body:
		b.closeNearest(atom.Head, 0)
	case tag == atom.Li:
		b.closeNearest(atom.Li, stopList)
	case tag == atom.Dt || tag == atom.Dd:
		b.closeNearest(atom.Dt, stopList)
		b.closeNearest(atom.Dd, stopList)
	case tag == atom.Td || tag == atom.Th:
		b.closeNearest(atom.Td, stopTable)
		b.closeNearest(atom.Th, stopTable)
	case tag == atom.Tr:
		b.closeNearest(atom.Tr, stopTable)
	case tag == atom.Tbody || tag == atom.Thead || tag == atom.Tfoot:
		b.closeNearest(atom.Tbody, stopTable)
		b.closeNearest(atom.Thead, stopTable)
	case tag == atom.A:
		b.closeNearest(atom.A, stopBlock)
	case tag == atom.Option:
		b.closeNearest(atom.Option, stopBlock)
	}
	if isBlock(tag) && tag != atom.Body && tag != atom.Html {
		b.closeNearest(atom.P, stopBlock)
		for _, t := range [...]atom.Atom{atom.Svg, atom.Math, atom.Select} {
			b.closeNearest(t, stopBlock)
		}
		if isHeading(tag) && isHeading(b.nodes[b.cur].tag) {
			b.pop()
		}
	}
}

// stop says at what an end, given or implied, no longer looks outward.
type stop int

const (
	stopList  stop = 1 + iota // at a list
	stopTable                 // at a table
	stopBlock                 // at a block
	stopCell                  // at a cell, or a table
)

func (s stop) at(tag atom.Atom) bool {
	switch s {
	case stopList:
		return tag == atom.Ul || tag == atom.Ol || tag == atom.Dl || tag == atom.Menu || tag == atom.Table
	case stopTable:
		return tag == atom.Table
	case stopBlock:
		return isBlock(tag)
	case stopCell:
		return tag == atom.Td || tag == atom.Th || tag == atom.Table
	}
	return false
}

// closeNearest closes the innermost open element of a tag and all within it,
// unless there is none within maxClimb steps and the stop.
func (b *builder) closeNearest(tag atom.Atom, s stop) {
	if b.open[tag] == 0 {
		return
	}
	at := b.cur
	for range maxClimb {
		if at <= 0 {
			return
		}
		t := b.nodes[at].tag
		if t == tag {
			for b.cur != at {
				b.pop()
			}
			b.pop()
			return
		}
		if s.at(t) {
			return
		}
		at = b.nodes[at].parent
	}
}

func (b *builder) endTag(tag atom.Atom) {
	switch {
	case tag == atom.Html || tag == atom.Body:
		// What follows belongs to the body all the same.
	case tag == atom.Br:
		b.nodes = append(b.nodes, node{tag: atom.Br, parent: b.cur, end: int32(len(b.nodes) + 1), start: int32(len(b.attrs))})
	case isHeading(tag) && isHeading(b.nodes[b.cur].tag):
		b.pop()
	case tag == atom.Table || tag == atom.Tr || tag == atom.Td || tag == atom.Th || tag == atom.Tbody:
		b.closeNearest(tag, stopTable)
	case isBlock(tag):
		b.closeNearest(tag, stopCell)
	default:
		b.closeNearest(tag, stopBlock)
	}
}

// pop closes the innermost open element.
func (b *builder) pop() {
	n := &b.nodes[b.cur]
	n.end = int32(len(b.nodes))
	if b.cur > 0 {
		b.open[n.tag]--
	}
	b.cur = n.parent
}

// attr returns the value of an element's attribute, "" where it has none.
func (t *tree) attr(i int32, key string) string {
	v, _ := t.lookup(i, key)
	return v
}

func (t *tree) lookup(i int32, key string) (string, bool) {
	n := t.nodes[i]
	if n.tag == 0 {
		return "", false
	}
	for _, a := range t.attrs[n.start : n.start+n.len] {
		if a.key == key {
			return a.val, true
		}
	}
	return "", false
}

// raw returns the bytes of a text node.
func (t *tree) raw(i int32) []byte {
	n := t.nodes[i]
	return t.text[n.start : n.start+n.len]
}

// maxInner is how many nodes, and bytes, of an element are read for a fact such
// as its title.
const maxInner = 1024

// inner returns the text of a subtree on one line, of its first maxInner nodes.
func (t *tree) inner(i int32) string {
	var b strings.Builder
	for j := i; j < min(t.nodes[i].end, i+maxInner) && b.Len() < maxInner; j++ {
		switch {
		case t.nodes[j].tag == 0:
			raw := t.raw(j)
			b.Write(raw[:min(len(raw), maxInner)])
		case t.nodes[j].tag == atom.Br || isBlock(t.nodes[j].tag):
			b.WriteByte(' ')
		}
	}
	return oneLine(strings.ToValidUTF8(b.String(), ""))
}
