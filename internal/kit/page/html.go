package page

import (
	"context"
	"strings"
	"unicode"

	hearsay "github.com/hearsay-org/hearsay"
)

// minArticle is how many characters other than white space a main text has at
// least; what is shorter is a notice or a menu. The shortest article of the
// article extraction benchmark has 190.
const minArticle = 80

// readHTML reads a page. Where no main text stands out, all its visible text is
// taken, with a warning; where there is hardly any, that is an error.
func readHTML(ctx context.Context, text, name string) (hearsay.Document, []string, error) {
	t, err := parse(ctx, text)
	if err != nil {
		return hearsay.Document{}, nil, err
	}
	f := t.facts()
	doc := hearsay.Document{Title: f.title, Author: f.author, Publisher: f.site, Published: f.published, URL: canonical(f.link, name)}
	if doc.Publisher == "" {
		doc.Publisher = hostOf(name)
	}
	var warnings []string
	if t.cut {
		warnings = append(warnings, "the page is too complex; what follows its first million elements was not read")
	}
	if t.isTelegram() {
		t.readPosts(&doc)
		doc.Lang = langOf(f.lang, doc.Text)
		if doc.Text != "" {
			return doc, warnings, nil
		}
	}
	a := newArticle(t)
	doc.Text = a.find(f.title)
	if count(doc.Text) < minArticle && count(f.body) >= minArticle {
		doc.Text = f.body
		warnings = append(warnings, "the text was taken from the page's description for machines (JSON-LD); its paragraphs may be lost")
	}
	if count(doc.Text) < minArticle {
		doc.Text = t.join(t.runs(a.hides))
		if count(doc.Text) < minArticle {
			return hearsay.Document{}, warnings, hearsay.Errorf(hearsay.Invalid, "no article was found on the page").WithHint("the page may build its text in the browser or stand behind a wall; save the page's text as a .txt file and read that")
		}
		warnings = append(warnings, "no article stands out on the page; all its text was taken (to be sure, save the article's text as a .txt file and read that)")
	}
	for _, otherwise := range []hearsay.Stamp{f.near, a.shownDate(name), f.modified} {
		if doc.Published.IsZero() {
			doc.Published = otherwise
		}
	}
	doc.Lang = langOf(f.lang, doc.Text)
	return doc, warnings, nil
}

// count returns how many characters other than white space a text has.
func count(s string) int {
	n := 0
	for _, r := range s {
		if !unicode.IsSpace(r) {
			n++
		}
	}
	return n
}

// langOf returns the declared language where the letters of the text do not deny
// it: templates say "en" of Cyrillic pages, and "ru" of Ukrainian ones. "" leaves
// it to whoever reads the text.
func langOf(declared, text string) string {
	lang, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(declared)), "-")
	lang, _, _ = strings.Cut(lang, "_")
	if lang == "ua" {
		lang = "uk" // the country's code, often met for the language's
	}
	latin, cyrillic, ukrainian, russian := 0, 0, 0, 0
	for _, r := range text {
		switch {
		case r < 0x80 && unicode.IsLetter(r):
			latin++
		case strings.ContainsRune("іїєґІЇЄҐ", r):
			cyrillic, ukrainian = cyrillic+1, ukrainian+1
		case strings.ContainsRune("ыэъёЫЭЪЁ", r):
			cyrillic, russian = cyrillic+1, russian+1
		case 'А' <= r && r <= 'я':
			cyrillic++
		}
	}
	switch {
	case lang == "en" && latin > cyrillic, lang == "uk" && cyrillic > latin && ukrainian >= russian, lang == "ru" && cyrillic > latin && russian >= ukrainian:
		return lang
	}
	return ""
}
