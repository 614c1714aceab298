package page

import "golang.org/x/net/html/atom"

// article finds the runs that make up a page's main text. The way is that of
// Arc90's Readability (each paragraph gives its length and commas to the elements
// that it stands in, the outer ones less; the element with most, after links are
// taken off, holds the article) with the boilerplate of boilerpipe (Kohlschütter,
// Fankhauser, Nejdl: Boilerplate Detection using Shallow Text Features, WSDM 2010:
// link density and length a block) and of names that pages give their parts.
// Chosen numbers were set on the article extraction benchmark (eval/pages).
type article struct {
	*tree
	traits []trait
	runs   []run
	chars  []int32 // a subtree's characters that are no white space
	linked []int32 // those within links
	gone   []bool  // subtrees that are no part of an article
}

func newArticle(t *tree) *article {
	a := &article{tree: t, traits: t.traits()}
	a.runs = t.runs(a.skip)
	a.measure()
	return a
}

// skip says whether an element is left out whatever it holds.
func (a *article) skip(i int32) bool {
	switch a.nodes[i].tag {
	case atom.Nav, atom.Aside, atom.Footer, atom.Figcaption:
		return true
	case atom.Html, atom.Body, atom.Main, atom.Article:
		return false // scripts hide these until the page is ready
	}
	return a.hides(i)
}

// hides says whether an element is not shown.
func (a *article) hides(i int32) bool { return a.traits[i]&hidden != 0 }

// measure counts the characters of each subtree.
func (a *article) measure() {
	a.chars, a.linked = make([]int32, len(a.nodes)), make([]int32, len(a.nodes))
	for _, r := range a.runs {
		a.chars[r.block] += int32(r.chars)
		a.linked[r.block] += int32(r.linked)
	}
	for i := len(a.nodes) - 1; i > 0; i-- {
		p := a.nodes[i].parent
		a.chars[p] += a.chars[i]
		a.linked[p] += a.linked[i]
	}
}

func (a *article) density(i int32) float64 {
	return float64(a.linked[i]) / float64(max(a.chars[i], 1))
}

// find returns the main text, blocks apart by an empty line; "" where the page
// has none. The title, and the date alone on a line, are no part of it.
func (a *article) find(title string) string {
	a.prune()
	root := a.root()
	if root < 0 {
		return ""
	}
	return a.join(withoutHead(a.choose(root), title))
}

// plain returns how many characters of a subtree are outside links.
func (a *article) plain(i int32) int32 { return a.chars[i] - a.linked[i] }

// prune marks the subtrees that are no part of any article.
func (a *article) prune() {
	a.gone = make([]bool, len(a.nodes))
	total := float64(a.plain(0))
	for i := int32(1); i < int32(len(a.nodes)); i++ {
		n := a.nodes[i]
		if a.gone[n.parent] {
			a.gone[i] = true
			continue
		}
		if n.tag == 0 || !isBlock(n.tag) && n.tag&unknownTag == 0 && n.tag != atom.Span {
			continue
		}
		a.gone[i] = a.boilerplate(i, total)
	}
}

func (a *article) boilerplate(i int32, total float64) bool {
	tr, share := a.traits[i], float64(a.plain(i))/max(total, 1)
	if tr&keep != 0 || a.nodes[i].tag == atom.Body {
		return false
	}
	switch {
	case tr&drop != 0 && tr&body == 0:
		return share < 0.5
	case tr&drop != 0:
		return share < 0.2
	case tr&weak != 0 && share < 0.2:
		return a.density(i) > 0.3 || a.chars[i] < 100 && !isPiece(a.nodes[i].tag)
	}
	return false
}

// isPiece says whether an element is a piece of a text, which may be short.
func isPiece(tag atom.Atom) bool {
	switch tag {
	case atom.P, atom.Li, atom.Ul, atom.Ol, atom.Dl, atom.Dt, atom.Dd, atom.Tr, atom.Td, atom.Th, atom.Table, atom.Tbody, atom.Thead, atom.Blockquote, atom.Pre, atom.Span:
		return true
	}
	return isHeading(tag)
}

// root returns the element that holds the article, -1 where no paragraph stands
// out.
func (a *article) root() int32 {
	scores := make([]float64, len(a.nodes))
	for _, r := range a.runs {
		if s := a.paragraph(r); s > 0 {
			at := r.block
			if a.nodes[at].tag != atom.Div {
				at = a.nodes[at].parent
			}
			for level := 0; at > 0 && level < 6; level++ {
				switch level {
				case 0:
					scores[at] += s
				case 1:
					scores[at] += s / 2
				default:
					scores[at] += s / float64(level*3)
				}
				at = a.nodes[at].parent
			}
		}
	}
	best, top := 0.0, int32(-1)
	for i := range a.nodes {
		if s := scores[i] * (1 - a.density(int32(i))) * a.favour(int32(i)); s > best {
			best, top = s, int32(i)
		}
	}
	if top < 0 {
		return -1
	}
	return a.widen(top)
}

func (a *article) favour(i int32) float64 {
	f := 1.0
	if a.traits[i]&body != 0 {
		f *= 1.25
	}
	if a.traits[i]&(drop|weak) != 0 {
		f *= 0.8
	}
	return f
}

// widen climbs from the best element as long as what is gained is mostly
// paragraphs: an article in several parts is held by what holds the parts.
func (a *article) widen(top int32) int32 {
	good, bad := make([]int32, len(a.nodes)), make([]int32, len(a.nodes))
	for _, r := range a.runs {
		switch {
		case a.gone[r.block] || a.gone[r.start]:
		case a.paragraph(r) > 0 && (r.ends || r.chars > 80):
			good[r.block] += int32(r.chars)
		default:
			bad[r.block] += int32(r.chars)
		}
	}
	for i := len(a.nodes) - 1; i > 0; i-- {
		p := a.nodes[i].parent
		good[p] += good[i]
		bad[p] += bad[i]
	}
	at := top
	branch := top
	for p := a.nodes[top].parent; p > 0; p = a.nodes[p].parent {
		switch a.nodes[at].tag {
		case atom.Article, atom.Main, atom.Body:
			return at
		}
		if a.nodes[p].tag == atom.Body || a.nodes[p].tag == atom.Html {
			break
		}
		g, b := good[p]-good[at], bad[p]-bad[at]
		if g > 0 && g > 4*b && (g <= good[at] || 2*a.alike(p, branch, good) > g) {
			at = p
		}
		branch = p
	}
	return at
}

// alike returns what the children of an element that are named as one of them
// hold, that one left out.
func (a *article) alike(parent, child int32, good []int32) int32 {
	class, sum := a.attr(child, "class"), int32(0)
	for i := parent + 1; i < a.nodes[parent].end; i = a.nodes[i].end {
		if i != child && a.nodes[i].tag == a.nodes[child].tag && a.attr(i, "class") == class {
			sum += good[i]
		}
	}
	return sum
}

// paragraph returns what a run counts for as a paragraph of an article, 0 for
// none.
func (a *article) paragraph(r run) float64 {
	if a.gone[r.block] || a.gone[r.start] || r.chars < 25 || isHeading(a.nodes[r.block].tag) || r.linked*2 > r.chars {
		return 0
	}
	return (1 + float64(r.marks) + min(float64(r.chars)/100, 3)) * (1 - float64(r.linked)/float64(r.chars))
}
