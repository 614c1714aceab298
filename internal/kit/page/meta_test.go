package page

import (
	"context"
	"testing"
)

func TestFacts(t *testing.T) {
	const text = "<p>The bridge at Verkhnia Luka was hit overnight, two residents said, and the military has not commented on it so far.</p>"
	for _, c := range []struct {
		name, from, head, body                         string
		title, author, publisher, published, lang, url string
	}{
		{name: "nothing", from: "a.html"},
		{name: "the title element without the site", from: "a.html", head: `<title>A - B | The Site</title><meta property=og:site_name content="The Site">`, title: "A - B", publisher: "The Site"},
		{name: "the heading over the title element", from: "a.html", head: `<title>Site: A</title>`, body: "<h1>A <i>b</i></h1>", title: "A b"},
		{name: "the host where no site is named", from: "https://www.x.example/a", publisher: "x.example", url: "https://www.x.example/a"},
		{name: "the page's own link", from: "https://m.x.example/a?utm=1", head: `<link rel=canonical href="https://x.example/a">`, publisher: "x.example", url: "https://x.example/a"},
		{name: "another site's link", from: "https://x.example/a", head: `<link rel=canonical href="https://y.example/a">`, publisher: "x.example", url: "https://x.example/a"},
		{name: "a link that is none", from: "https://x.example/a", head: `<link rel=canonical href="javascript:x">`, publisher: "x.example", url: "https://x.example/a"},
		{name: "a link in a saved file", from: "a.html", head: `<meta property=og:url content="https://y.example/a">`, url: "https://y.example/a"},
		{name: "linked data", from: "a.html", head: `<script type="application/ld+json">[{"@type":["NewsArticle"],"headline":"H &amp; H","datePublished":"2026-11-20T10:00:00Z","author":{"name":["A","B"]},"publisher":{"name":"P"},"inLanguage":"en"}]</script>`, title: "H & H", author: "A, B", publisher: "P", published: "2026-11-20T10:00:00Z", lang: "en"},
		{name: "broken linked data", from: "a.html", head: `<script type="application/ld+json">{"@type":"Article",</script>`},
		{name: "linked data of no article", from: "a.html", head: `<script type="application/ld+json">{"@type":"Organization","name":"P","author":"A"}</script>`},
		{name: "microdata", from: "a.html", body: `<h2 itemprop=headline>H</h2><span itemprop=author>A</span><time itemprop=datePublished datetime="2026-11-20T10:00+02:00">x</time>`, title: "H", author: "A", published: "2026-11-20T10:00:00+02:00"},
		{name: "the time after the heading", from: "a.html", body: `<time datetime="2026-11-28">today</time><h1>A</h1><time datetime="2026-11-20T10:00:00+02:00">20 Nov</time>`, title: "A", published: "2026-11-20T10:00:00+02:00"},
		{name: "a date for people", from: "a.html", body: `<div>Сьогодні 28 листопада 2026</div><h1>A</h1><div>Опубліковано: 20 листопада 2026, 14:30</div>`, title: "A", published: "2026-11-20T14:30:00Z"},
		{name: "a date in the address", from: "https://x.example/news/2026/11/20/a.html", publisher: "x.example", published: "2026-11-20", url: "https://x.example/news/2026/11/20/a.html"},
		{name: "the last change, where nothing else is known", from: "a.html", head: `<meta property=article:modified_time content=2026-11-21>`, published: "2026-11-21"},
		{name: "a language that the letters deny", from: "a.html", head: `<html lang=uk>`},
		{name: "a country's code", from: "a.html", head: `<html lang=en_US>`, lang: "en"},
		{name: "an author who is a link", from: "a.html", head: `<meta property=article:author content="https://x.example/ann">`},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, warnings, err := Read(context.Background(), Input{Name: c.from, Body: []byte("<!doctype html>" + c.head + "<body>" + c.body + text)})
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range []struct{ name, got, want string }{
				{"title", doc.Title, c.title}, {"author", doc.Author, c.author}, {"publisher", doc.Publisher, c.publisher},
				{"published", doc.Published.String(), c.published}, {"lang", doc.Lang, c.lang}, {"url", doc.URL, c.url},
			} {
				if f.got != f.want {
					t.Errorf("%s: got %q, want %q", f.name, f.got, f.want)
				}
			}
			if len(warnings) != 0 {
				t.Errorf("warnings %q", warnings)
			}
		})
	}
}

func TestTextOfLinkedData(t *testing.T) {
	const body = "The bridge at Verkhnia Luka was hit overnight, two residents said. The military has not commented."
	doc, warnings, err := Read(context.Background(), Input{Name: "a.html", Body: []byte(`<html><head><script type="application/ld+json">{"@type":"Article","articleBody":"` + body + `"}</script></head><body><div id=app></div></body></html>`)})
	if err != nil {
		t.Fatal(err)
	}
	if doc.Text != body || len(warnings) != 1 {
		t.Errorf("got %q, warnings %q", doc.Text, warnings)
	}
}

func TestInvitation(t *testing.T) {
	page := `<html><head><meta property="og:title" content="Посулля інфо"><meta property="og:description" content="Міст стоїть.
Рух зупинено."></head><body><div class="tgme_page tgme_page_post"><a href="x">View in Telegram</a></div></body></html>`
	doc, _, err := Read(context.Background(), Input{Name: "https://t.me/posullia/12", Body: []byte(page)})
	if err != nil {
		t.Fatal(err)
	}
	if want := "Міст стоїть.\nРух зупинено."; doc.Text != want || doc.Publisher != "Посулля інфо" || doc.Title != "" {
		t.Errorf("got %+v", doc)
	}
}
