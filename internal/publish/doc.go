// Package publish is the last stage: readings come from locate, and leave as a
// table on a terminal, as one self-contained page, or as the index of many. It
// renders; it judges nothing and changes nothing. All text from outside passes
// through Visible on a terminal and through html/template on a page.
package publish
