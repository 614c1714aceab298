package main

import "strings"

// pages are those that are read into documents, as HTML and as Markdown both where
// nothing else is said.
func pages() []sample {
	rep := strings.Repeat
	twice := func(a, b string) func(n int) string {
		return func(n int) string { k := n / (len(a) + len(b)); return rep(a, k) + rep(b, k) }
	}
	in := func(head, unit, tail string) func(n int) string {
		return func(n int) string { return head + rep(unit, n/len(unit)) + tail }
	}
	out := []sample{
		{name: "nested div", make: repeat("<div>")},
		{name: "nested div with text", make: twice("<div>a ", "</div>")},
		{name: "nested unknown", make: twice("<x-y>", "</x-y>")},
		{name: "attributes", make: in("<p ", "a=1 ", ">x")},
		{name: "classes", make: in("<p ", "class=a ", ">x")},
		{name: "many class names", make: repeat("<p class='" + rep("ab-c ", 100) + "'>x")},
		{name: "long class name", make: in("<p class='", "a-b ", "'>x")},
		{name: "open formatting", make: in("", "<b><i><a href=x>", "text")},
		{name: "ends that do not match", make: func(n int) string { return "<b><div>" + rep("<i>", n/7) + rep("</b>", n/7) }},
		{name: "tables in math in select", make: repeat("<table><math><select>")},
		{name: "open paragraphs", make: repeat("<p>Some text, here. ")},
		{name: "anchors", make: repeat("<a href=x>y</a>,")},
		{name: "lists in lists", make: repeat("<ul><li>a, b. ")},
		{name: "less than", make: repeat("<")},
		{name: "ampersands", make: in("<p>", "&", "")},
		{name: "comments", make: repeat("<!--")},
		{name: "breaks", make: in("<p>x", "<br>", "")},
		{name: "scripts", make: repeat("<script>")},
		{name: "linked data", make: repeat(`<script type="application/ld+json">{"@graph":[{},{}]}</script>`)},
		{name: "nested linked data", make: in(`<script type="application/ld+json">`, "[", "</script>")},
		{name: "headings", make: in("", "<h1>", "x")},
		{name: "nested titles", make: repeat("<div itemprop=headline>")},
		{name: "nested authors", make: repeat("<h1 itemprop=author>x")},
		{name: "nested times", make: repeat("<time itemprop=datePublished>20 x 2020 ")},
		{name: "nested posts", make: in("<div class=tgme_widget_message>", "<div class=tgme_widget_message_text>a", "")},
		{name: "an ordinary page", make: in("<html><head><title>Boats</title></head><body><nav><a href=x>y</a></nav><article><h1>Boats</h1>", "<p>Two boats sank near Kharkiv, the mayor said.</p><aside>More: <a href=x>boats</a></aside>", "</article>")},
		{name: "nested json", files: []string{"a.json"}, make: repeat(`{"text":`)},
		{name: "long json", files: []string{"a.json"}, make: in(`{"text":"`, `\u0456`, `"}`)},
		{name: "many fields", files: []string{"a.json"}, make: in(`{"a":1`, `,"b":2`, `}`)},
		{name: "a charset that is guessed", files: []string{"a.txt"}, make: repeat("\xcf\xf0\xe8\xe2\xb3\xf2 ")},
		{name: "two bytes a character", files: []string{"a.txt"}, make: in("\xff\xfe", "a\x00", "")},
		{name: "markdown backticks", files: []string{"a.md"}, make: repeat("`a``")},
		{name: "markdown lines", files: []string{"a.md"}, make: repeat("a\n")},
	}
	for name, unit := range map[string]string{
		"guillemets": "«", "quotes": `"`, "brackets": "((((", "dots": "a.a.a.", "token": "a", "marks": "a\u0301\u0301", "square": "[", "links": "[](", "open links": "[a](", "images": "![a](", "angle": "<a ",
		"stars": "*a **b ", "emphasis": "*a_ ", "ticks": "`", "underscores": "_a ", "tildes": "~~", "ampersand": "&", "backslash": `\`, "items": "\n- ", "quoted": "\n>> ", "quotations": "> ", "references": "\n[a]: b", "cells": "|a", "hashes": "#", "greater": ">", "bidi": "\u202e\u2066",
	} {
		out = append(out, sample{name: name, make: repeat(unit)})
	}
	for i := range out {
		if out[i].files == nil {
			out[i].files = []string{"a.html", "a.md"}
		}
		out[i].name, out[i].size = "page of "+out[i].name, pageSize
	}
	return out
}

// pageSize is the size of pages, in bytes, which are read much faster than texts.
const pageSize = 64 << 10
