package page

import (
	"context"
	"testing"
)

// shown returns all visible text of a page, blocks and lines apart.
func shown(t *testing.T, page string) string {
	t.Helper()
	tree, err := parse(context.Background(), page)
	if err != nil {
		t.Fatal(err)
	}
	return tree.join(tree.runs(func(int32) bool { return false }))
}

func TestTree(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"inline", "a <b>b</b>c<i> d</i>", "a bc d"},
		{"white space", " a \n\t b&nbsp;c ", "a b c"},
		{"invisible", "сло&shy;во\u200b, эмо\u200dдзи\ufeff", "слово, эмо\u200dдзи"},
		{"lines", "a<br>b<br/>c</br>d", "a\nb\nc\nd"},
		{"two lines", "a<br><br>b<br>\n<br>c", "a\n\nb\n\nc"},
		{"open paragraphs", "<p>a<p>b<div>c</div>d", "a\n\nb\n\nc\n\nd"},
		{"open items", "<ul><li>a<li>b<ul><li>c</ul><li>d</ul>e", "a\nb\nc\nd\n\ne"},
		{"definitions", "<dl><dt>a<dd>b<dt>c<dd>d</dl>", "a\n\nb\n\nc\n\nd"},
		{"open cells", "<table><tr><td>a<td>b<tr><td>c<td>d</table>", "a | b\nc | d"},
		{"nested tables", "<table><tr><td>a<table><tr><td>b</td><td>c</td></tr></table></td></tr></table>d", "a\nb | c\n\nd"},
		{"mute", "a<script>x<b></script><style>y</style><template>z</template><svg><text>w</text></svg>b", "ab"},
		{"open svg", "<svg><path>x<p>a", "a"},
		{"open link", "<a href=x>a <a href=y>b</a> c", "a b c"},
		{"stray ends", "</div></p></b>a</span>b</x-y>", "ab"},
		{"crossed", "<b>a<i>b</b>c</i>d", "abcd"},
		{"end through a block", "<b><p>a</b>b</p>", "ab"},
		{"cell holds", "<div><table><tr><td>a</div>b</td></tr></table>c</div>", "ab\n\nc"},
		{"pre", "<pre>a\n b\n\nc</pre>", "a\nb\n\nc"},
		{"references", "&lt;b&gt; &amp;amp; &#1030;&#x457;", "<b> &amp; Ії"},
		{"unknown elements", "<x-a>a<x-b>b</x-b></x-a><x-c/>c", "abc"},
		{"head", "<head><title>t</title><meta name=a><body>a", "a"},
		{"no body tag", "<head><title>t</title><p>a", "a"},
		{"comments", "a<!-- b -->c<!-->d", "acd"},
		{"headings", "<h1>a<h2>b</h2>c", "a\n\nb\n\nc"},
		{"cut tag", "a <b", "a"},
		{"cut reference", "a &am", "a &am"},
		{"nothing", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := shown(t, c.in); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestNameWords(t *testing.T) {
	for _, c := range []struct {
		in   string
		want trait
	}{
		{"articleBody", body | keep},
		{"article-body", body | keep},
		{"share-bar", drop},
		{"shadow", 0},
		{"pageHeader", 0},
		{"js_relatedPosts", drop},
		{"ad-slot", drop},
		{"add", 0},
		{"ЗАГОЛОВОК", 0},
	} {
		var got trait
		for _, w := range nameWords(c.in) {
			got |= classes().of(w)
		}
		if got != c.want {
			t.Errorf("%s: got %b, want %b", c.in, got, c.want)
		}
	}
}
