package page

import (
	"encoding/json"
	"html"
	"strings"

	hearsay "github.com/hearsay-org/hearsay"
	"golang.org/x/net/html/atom"
)

// facts are what a page says of itself, each from the first place that has it.
type facts struct {
	title, author, site, lang, link string
	body                            string // the article's text, where JSON-LD carries it
	published                       hearsay.Stamp
	modified                        hearsay.Stamp // taken where published is not known
	near                            hearsay.Stamp // of the first time element after the heading
	owner                           string        // the publisher of JSON-LD, often a company
	tries                           int           // marked elements that were read
}

// metaKeys say where a page's meta elements keep what; the first found wins, in
// the order of the list: the Open Graph protocol, Dublin Core, and what news
// systems write.
var metaKeys = []struct{ key, fact string }{
	{"og:title", "title"}, {"twitter:title", "title"}, {"dc.title", "title"}, {"parsely-title", "title"}, {"sailthru.title", "title"},
	{"author", "author"}, {"article:author", "author"}, {"dc.creator", "author"}, {"parsely-author", "author"}, {"sailthru.author", "author"}, {"mediator_author", "author"},
	{"og:site_name", "site"}, {"application-name", "site"}, {"dc.publisher", "site"}, {"publisher", "site"}, {"apple-mobile-web-app-title", "site"},
	{"article:published_time", "published"}, {"og:published_time", "published"}, {"datepublished", "published"}, {"dc.date.issued", "published"},
	{"dc.date", "published"}, {"pubdate", "published"}, {"publishdate", "published"}, {"publish-date", "published"}, {"parsely-pub-date", "published"},
	{"sailthru.date", "published"}, {"mediator_published_time", "published"}, {"article.published", "published"}, {"date", "published"},
	{"article:modified_time", "modified"}, {"og:updated_time", "modified"}, {"datemodified", "modified"},
	{"og:url", "link"},
}

// facts reads the head, the JSON-LD and the marked parts of a page.
func (t *tree) facts() facts {
	var f facts
	metas := map[string]string{}
	var documentTitle, heading string
	for i := range t.nodes {
		i := int32(i)
		switch t.nodes[i].tag {
		case atom.Html:
			f.lang = first(f.lang, t.attr(i, "lang"))
		case atom.Meta:
			t.meta(i, metas)
		case atom.Title:
			if f.tries++; documentTitle == "" && f.tries < 256 {
				documentTitle = t.inner(i)
			}
		case atom.H1:
			if f.tries++; heading == "" && f.tries < 256 {
				heading = t.inner(i)
			}
		case atom.Link:
			if strings.EqualFold(t.attr(i, "rel"), "canonical") {
				f.link = first(f.link, t.attr(i, "href"))
			}
		case atom.Script:
			if f.tries++; t.nodes[i].end > i+1 && f.tries < 256 {
				f.fromLD(t.raw(i + 1))
			}
		case atom.Time:
			f.fromTime(t, i, heading != "")
		}
		f.fromItem(t, i)
	}
	for _, k := range metaKeys {
		if v := metas[k.key]; v != "" {
			f.set(k.fact, v)
		}
	}
	f.site = first(f.site, f.owner)
	f.title = first(f.title, heading, documentTitle)
	f.title = withoutSite(f.title, f.site)
	return f
}

// meta keeps the content of a meta element under its name, lower case.
func (t *tree) meta(i int32, metas map[string]string) {
	key := strings.ToLower(first(t.attr(i, "property"), t.attr(i, "name"), t.attr(i, "itemprop")))
	if key != "" && metas[key] == "" {
		metas[key] = oneLine(t.attr(i, "content"))
	}
}

// fromTime reads a time element: it says that it is the time of publication, or
// is the first after the heading.
func (f *facts) fromTime(t *tree, i int32, headed bool) {
	at, ok := t.lookup(i, "datetime")
	if !ok || f.tries > 256 {
		return
	}
	f.tries++
	name := strings.ToLower(t.attr(i, "itemprop") + " " + t.attr(i, "class"))
	switch {
	case f.published.IsZero() && (strings.Contains(name, "publish") || strings.Contains(name, "entry-date") || strings.Contains(name, "pubdate")):
		f.published = stampOf(at)
	case headed && f.near.IsZero():
		f.near = stampOf(at)
	}
}

// fromItem reads the microdata of schema.org on an element.
func (f *facts) fromItem(t *tree, i int32) {
	prop := t.attr(i, "itemprop")
	if prop == "" || t.nodes[i].tag == atom.Meta || f.tries > 256 {
		return
	}
	f.tries++
	switch prop {
	case "headline":
		f.set("title", t.inner(i))
	case "datePublished":
		f.set("published", first(t.attr(i, "datetime"), t.attr(i, "content"), t.inner(i)))
	case "author":
		if s := t.inner(i); len(s) < 120 {
			f.set("author", s)
		}
	}
}

// set keeps a fact that is not known yet.
func (f *facts) set(fact, v string) {
	v = oneLine(v)
	switch fact {
	case "title":
		f.title = first(f.title, v)
	case "author":
		if !isURL(v) {
			f.author = first(f.author, v)
		}
	case "site":
		f.site = first(f.site, strings.TrimPrefix(v, "@"))
	case "link":
		f.link = first(f.link, v)
	case "published":
		if f.published.IsZero() {
			f.published = stampOf(v)
		}
	case "modified":
		if f.modified.IsZero() {
			f.modified = stampOf(v)
		}
	}
}

// ldNode is what is read of a JSON-LD object of schema.org. Its values may be
// strings, objects with a name, or lists of either.
type ldNode struct {
	Type          any             `json:"@type"`
	Graph         json.RawMessage `json:"@graph"`
	Headline      any             `json:"headline"`
	DatePublished any             `json:"datePublished"`
	DateModified  any             `json:"dateModified"`
	Author        any             `json:"author"`
	Publisher     any             `json:"publisher"`
	InLanguage    any             `json:"inLanguage"`
	Body          any             `json:"articleBody"`
}

// fromLD reads a block of JSON-LD; what is no valid JSON is let be, as browsers do.
func (f *facts) fromLD(raw []byte) {
	f.fromLDList(raw, 0)
}

func (f *facts) fromLDList(raw []byte, depth int) {
	if depth > 3 || len(raw) > 1<<20 {
		return
	}
	var list []json.RawMessage
	if json.Unmarshal(raw, &list) == nil {
		for _, one := range list[:min(len(list), 64)] {
			f.fromLDList(one, depth+1)
		}
		return
	}
	var n ldNode
	if json.Unmarshal(raw, &n) != nil {
		return
	}
	if len(n.Graph) > 0 {
		f.fromLDList(n.Graph, depth+1)
	}
	if !strings.Contains(nameIn(n.Type), "Article") && !strings.Contains(nameIn(n.Type), "Posting") && n.DatePublished == nil {
		return
	}
	f.set("title", nameIn(n.Headline))
	f.set("published", nameIn(n.DatePublished))
	f.set("modified", nameIn(n.DateModified))
	f.set("author", nameIn(n.Author))
	f.owner = first(f.owner, oneLine(nameIn(n.Publisher)))
	f.lang = first(f.lang, nameIn(n.InLanguage))
	f.body = first(f.body, nameIn(n.Body))
}

// nameIn returns the string that a JSON-LD value is, or the names in it.
func nameIn(v any) string {
	switch v := v.(type) {
	case string:
		return html.UnescapeString(v) // many pages escape twice
	case map[string]any:
		return nameIn(v["name"])
	case []any:
		var names []string
		for _, one := range v[:min(len(v), 16)] {
			if s := nameIn(one); s != "" {
				names = append(names, s)
			}
		}
		return strings.Join(names, ", ")
	}
	return ""
}

func first(list ...string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}

// withoutSite takes the site's name off the end of a title.
func withoutSite(title, site string) string {
	if site == "" {
		return title
	}
	for _, sep := range []string{" | ", " - ", " – ", " — ", " :: ", " • ", " » "} {
		if cut, ok := strings.CutSuffix(title, sep+site); ok && cut != "" {
			return cut
		}
	}
	return title
}
