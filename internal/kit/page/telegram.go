package page

import (
	"strings"

	hearsay "github.com/hearsay-org/hearsay"
)

// isTelegram says whether a page is Telegram's web preview of a channel or of a
// single message, or the page that invites to open one.
func (t *tree) isTelegram() bool {
	for i := range t.nodes {
		if class := t.attr(int32(i), "class"); strings.Contains(class, "tgme_widget_message") || hasClass(class, "tgme_page") {
			return true
		}
	}
	return false
}

// readPosts takes the texts of a preview's posts, in the order of the page, an
// empty line between them. Text blocks nest in albums; the outermost is taken.
// Reactions, views, link previews and quoted replies are left out. A page of
// one post gives its time; one of several gives the newest's.
func (t *tree) readPosts(doc *hearsay.Document) {
	var posts []string
	var newest hearsay.Stamp
	n := int32(len(t.nodes))
	for i := int32(0); i < n; i++ {
		class := t.attr(i, "class")
		switch {
		case hasClass(class, "tgme_widget_message_text") && !hasClass(class, "js-message_reply_text"):
			if s := t.partText(i); s != "" {
				posts = append(posts, s)
			}
			i = t.nodes[i].end - 1
		case hasClass(class, "tgme_widget_message_reply"), hasClass(class, "tgme_widget_message_link_preview"):
			i = t.nodes[i].end - 1
		case hasClass(class, "tgme_widget_message_owner_name"):
			doc.Publisher = t.inner(i)
		case hasClass(class, "tgme_widget_message_from_author"):
			doc.Author = t.inner(i)
		case hasClass(class, "tgme_widget_message_date"):
			for j := i; j < t.nodes[i].end; j++ {
				if at := stampOf(t.attr(j, "datetime")); at.Time.After(newest.Time) {
					newest = at
				}
			}
		}
	}
	if len(posts) == 0 {
		posts = t.invited(doc)
	}
	doc.Text = strings.Join(posts, "\n\n")
	if !newest.IsZero() {
		doc.Published = newest
	}
}

// partText returns the text of one subtree.
func (t *tree) partText(i int32) string {
	sub := &tree{nodes: make([]node, 0, t.nodes[i].end-i), text: t.text, attrs: t.attrs}
	for j := i; j < t.nodes[i].end; j++ {
		n := t.nodes[j]
		n.parent, n.end = max(n.parent-i, 0), n.end-i
		sub.nodes = append(sub.nodes, n)
	}
	sub.nodes[0].parent = -1
	return sub.join(sub.runs(func(int32) bool { return false }))
}

func hasClass(names, name string) bool {
	for one := range strings.FieldsSeq(names) {
		if one == name {
			return true
		}
	}
	return false
}

// invited returns the post that a page t.me/NAME/NUMBER shows in its description
// alone; its title is the channel's.
func (t *tree) invited(doc *hearsay.Document) []string {
	page := false
	var text, channel string
	for i := range t.nodes {
		i := int32(i)
		switch {
		case hasClass(t.attr(i, "class"), "tgme_page_post"):
			page = true
		case t.attr(i, "property") == "og:description":
			text = strings.TrimSpace(t.attr(i, "content"))
		case t.attr(i, "property") == "og:title":
			channel = oneLine(t.attr(i, "content"))
		}
	}
	if !page || text == "" {
		return nil
	}
	doc.Publisher, doc.Title = channel, ""
	return []string{text}
}
