package page

import (
	"bytes"
	"mime"
	"net/url"
	"path"
	"strings"

	hearsay "github.com/hearsay-org/hearsay"
)

// kind is what an input is read as.
type kind int

const (
	kindText kind = iota
	kindMarkdown
	kindHTML
	kindJSON
)

// magic are the first bytes of formats that hold no plain text, as in the file
// signatures of their specifications.
var magic = []struct {
	at    int
	bytes string
	name  string
}{
	{0, "%PDF-", "a PDF"},
	{0, "PK\x03\x04", "a zip or office file"},
	{0, "PK\x05\x06", "an empty zip file"},
	{0, "\x89PNG\r\n", "a PNG image"},
	{0, "\xff\xd8\xff", "a JPEG image"},
	{0, "GIF87a", "a GIF image"},
	{0, "GIF89a", "a GIF image"},
	{8, "WEBP", "a WebP image"},
	{0, "II*\x00", "a TIFF image"},
	{0, "MM\x00*", "a TIFF image"},
	{0, "\x7fELF", "a program"},
	{0, "MZ\x90", "a program"},
	{0, "\xfe\xed\xfa\xcf", "a program"},
	{0, "\xcf\xfa\xed\xfe", "a program"},
	{0, "\xca\xfe\xba\xbe", "a program"},
	{0, "\x00asm", "a program"},
	{0, "\x1f\x8b", "a gzip file"},
	{0, "BZh", "a bzip2 file"},
	{0, "\xfd7zXZ\x00", "an xz file"},
	{0, "\x28\xb5\x2f\xfd", "a zstd file"},
	{0, "7z\xbc\xaf\x27\x1c", "a 7z file"},
	{0, "Rar!\x1a\x07", "a rar file"},
	{0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office file"},
	{0, "{\\rtf", "a rich text file"},
	{0, "SQLite format 3\x00", "a database"},
	{0, "OggS", "a sound or video"},
	{0, "ID3", "a sound"},
	{4, "ftyp", "a video"},
	{0, "\x1aE\xdf\xa3", "a video"},
	{0, "RIFF", "a sound, image or video"},
	{257, "ustar", "a tar file"},
}

// guessKind says what an input is: by its first bytes where they tell, then by
// its content type, then by its name. What is no text is an error.
func guessKind(in Input) (kind, error) {
	if len(in.Body) == 0 {
		return kindText, errEmpty()
	}
	for _, m := range magic {
		if len(in.Body) >= m.at+len(m.bytes) && string(in.Body[m.at:m.at+len(m.bytes)]) == m.bytes {
			return kindText, notText(m.name)
		}
	}
	if utf16Order(in.Body) == 0 && manyControls(in.Body) {
		return kindText, notText("a binary file")
	}
	declared, _, _ := mime.ParseMediaType(in.ContentType) // an unreadable header says nothing
	switch declared {
	case "text/html", "application/xhtml+xml":
		return kindHTML, nil
	case "application/json":
		return kindJSON, nil
	case "text/markdown", "text/x-markdown":
		return kindMarkdown, nil
	}
	if family, _, _ := strings.Cut(declared, "/"); family == "image" || family == "audio" || family == "video" || family == "font" || declared == "application/pdf" {
		return kindText, notText("of the type " + declared)
	}
	switch extension(in.Name) {
	case ".json":
		return kindJSON, nil
	case ".html", ".htm", ".xhtml", ".shtml":
		return kindHTML, nil
	case ".md", ".markdown":
		return kindMarkdown, nil
	case ".txt", ".text":
		return kindText, nil
	}
	if looksHTML(in.Body) {
		return kindHTML, nil
	}
	return kindText, nil
}

func notText(what string) error {
	return hearsay.Errorf(hearsay.Invalid, "it is %s, not a text", what).WithHint("save the text itself as a .txt, .md, .html or .json file and read that")
}

func extension(name string) string {
	if isURL(name) {
		u, err := url.Parse(name)
		if err != nil {
			return ""
		}
		name = u.Path
	}
	return strings.ToLower(path.Ext(strings.ReplaceAll(name, "\\", "/")))
}

// looksHTML says whether the first 1,024 bytes (the prefix that the WHATWG
// prescan reads) begin as a page does, in UTF-8 or UTF-16.
func looksHTML(body []byte) bool {
	head := bytes.ToLower(bytes.ReplaceAll(body[:min(len(body), 1024)], []byte{0}, nil))
	head = bytes.TrimLeft(head, "\ufeff\xff\xfe \t\r\n\f")
	for _, p := range []string{"<!doctype html", "<html", "<head", "<body", "<!--", "<title", "<meta ", "<article", "<div", "<p>", "<h1", "<?xml"} {
		if bytes.HasPrefix(head, []byte(p)) {
			return true
		}
	}
	return bytes.Contains(head, []byte("<html")) && bytes.Contains(head, []byte("<head"))
}

// manyControls says whether more than one in 200 of the first 64 KiB are control
// characters that no text holds. Old Cyrillic and Western charsets have none
// below 0x20 in use.
func manyControls(body []byte) bool {
	body = body[:min(len(body), 64<<10)]
	n := 0
	for _, b := range body {
		if b < 0x20 && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != 0x1b || b == 0x7f {
			n++
		}
	}
	return n*200 > len(body)
}
