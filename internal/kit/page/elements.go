package page

import "golang.org/x/net/html/atom"

// isVoid says whether an element has no content, by the HTML standard §13.1.2.
func isVoid(tag atom.Atom) bool {
	switch tag {
	case atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Link, atom.Meta, atom.Param, atom.Source, atom.Track, atom.Wbr:
		return true
	}
	return false
}

// isForeign says whether a tag may stand within svg or math only.
func isForeign(tag atom.Atom) bool {
	return tag == atom.Svg || tag == atom.Math || tag == atom.Image
}

// inHead says whether an element may stand in the head.
func inHead(tag atom.Atom) bool {
	switch tag {
	case atom.Meta, atom.Title, atom.Link, atom.Script, atom.Style, atom.Base, atom.Noscript, atom.Template:
		return true
	}
	return false
}

// isHeading says whether an element is h1 to h6.
func isHeading(tag atom.Atom) bool {
	switch tag {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}

// isBlock says whether an element begins and ends a line, by the default style
// sheet of the HTML standard §15.3.
func isBlock(tag atom.Atom) bool {
	switch tag {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Center, atom.Dd, atom.Details, atom.Dialog, atom.Dir,
		atom.Div, atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.Form, atom.H1, atom.H2, atom.H3,
		atom.H4, atom.H5, atom.H6, atom.Header, atom.Hgroup, atom.Hr, atom.Html, atom.Legend, atom.Li, atom.Main, atom.Menu, atom.Nav,
		atom.Ol, atom.Optgroup, atom.Option, atom.P, atom.Pre, atom.Section, atom.Summary, atom.Table, atom.Caption, atom.Tbody,
		atom.Td, atom.Tfoot, atom.Th, atom.Thead, atom.Tr, atom.Ul:
		return true
	}
	return false
}

// isMute says whether an element holds nothing that people read as text.
func isMute(tag atom.Atom) bool {
	switch tag {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Iframe, atom.Svg, atom.Math, atom.Select, atom.Textarea, atom.Button,
		atom.Canvas, atom.Audio, atom.Video, atom.Object, atom.Map, atom.Head, atom.Title, atom.Noembed, atom.Noframes, atom.Dialog, atom.Input:
		return true
	}
	return false
}
