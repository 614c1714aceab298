package page

import (
	"bytes"
	_ "embed"
	"io"
	"math"
	"mime"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

//go:embed tables/charsets.tsv
var charsetTable string

//go:embed tables/letters.tsv
var letterTable string

// decode returns an input's text as valid UTF-8 without byte order mark. The
// charset is, in this order: the byte order mark, UTF-8 where the bytes are valid
// as such, UTF-16 by its zero bytes, the header, the page's own declaration, and
// what the letters look like. What cannot be decoded becomes U+FFFD with a
// warning.
func decode(in Input, k kind) (string, []string) {
	body := in.Body
	switch utf16Order(body) {
	case -1:
		return decodeWith(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), body)
	case 1:
		return decodeWith(unicode.UTF16(unicode.BigEndian, unicode.UseBOM), body)
	}
	body = bytes.TrimPrefix(body, []byte("\xef\xbb\xbf"))
	if utf8.Valid(body) {
		return string(body), nil
	}
	label := declaredCharset(in.ContentType, body, k)
	// A page that says UTF-8 and is so but for a few bytes stays UTF-8.
	if label == "utf-8" || k == kindJSON || mostlyUTF8(body) {
		return repair(body)
	}
	guess, sure := guessCyrillic(body)
	if cm := charmapOf(label); cm != nil && !(sure && isCyrillic(cm) && guess != cm) {
		return decodeWith(cm, body)
	}
	text, warnings := decodeWith(guess, body)
	if label == "" {
		return text, append(warnings, "the charset is not declared; it was read as "+guess.String())
	}
	return text, append(warnings, "the charset is declared as "+label+", but was read as "+guess.String())
}

// decodeWith decodes a whole body. Decoders of x/text write valid UTF-8, with
// U+FFFD for what they do not know.
func decodeWith(e encoding.Encoding, body []byte) (string, []string) {
	var b strings.Builder
	b.Grow(len(body) + len(body)/2)
	if _, err := io.Copy(&b, transform.NewReader(bytes.NewReader(body), e.NewDecoder())); err != nil {
		return repair(body)
	}
	s := strings.TrimPrefix(b.String(), "\ufeff")
	if n := strings.Count(s, "\ufffd"); n > 0 {
		return s, []string{replaced(n)}
	}
	return s, nil
}

// repair replaces each run of invalid bytes with U+FFFD, and says so.
func repair(body []byte) (string, []string) {
	var b strings.Builder
	b.Grow(len(body))
	n, inRun := 0, false
	for len(body) > 0 {
		r, size := utf8.DecodeRune(body)
		switch {
		case r != utf8.RuneError || size > 1:
			b.Write(body[:size])
			inRun = false
		case !inRun:
			b.WriteRune(utf8.RuneError)
			n, inRun = n+1, true
		}
		body = body[size:]
	}
	if n == 0 {
		return b.String(), nil
	}
	return b.String(), []string{replaced(n)}
}

func replaced(n int) string {
	return strconv.Itoa(n) + " places held bytes that are no characters; they are marked with \ufffd"
}

// utf16Order returns -1 for UTF-16 little endian, 1 for big endian, 0 for
// anything else: by the byte order mark, or where more than a third of the bytes
// at even or odd places of the first 4 KiB are 0, as in text of ASCII letters,
// or 4, as in text of Cyrillic ones, and hardly any of the others are.
func utf16Order(body []byte) int {
	if bytes.HasPrefix(body, []byte{0xff, 0xfe}) {
		return -1
	}
	if bytes.HasPrefix(body, []byte{0xfe, 0xff}) {
		return 1
	}
	head := body[:min(len(body), 4096)]
	if len(head) < 16 || bytes.IndexByte(head, 0) < 0 {
		return 0
	}
	var high [2]int
	for i, b := range head {
		if b == 0 || b == 4 {
			high[i&1]++
		}
	}
	half := len(head) / 2
	switch {
	case high[1]*4 > half*3 && high[0]*20 < half:
		return -1
	case high[0]*4 > half*3 && high[1]*20 < half:
		return 1
	}
	return 0
}

// declaredCharset returns the lower-case label of the header, or of the first
// 1,024 bytes of a page (the WHATWG prescan); "" where there is none.
func declaredCharset(contentType string, body []byte, k kind) string {
	if _, params, err := mime.ParseMediaType(contentType); err == nil && params["charset"] != "" {
		return strings.ToLower(strings.TrimSpace(params["charset"]))
	}
	if k != kindHTML {
		return ""
	}
	head := bytes.ToLower(body[:min(len(body), 1024)])
	for _, key := range []string{"charset=", "encoding="} {
		i := bytes.Index(head, []byte(key))
		if i < 0 {
			continue
		}
		rest := bytes.TrimLeft(head[i+len(key):], `"' `)
		if j := bytes.IndexAny(rest, "\"' ;>/?"); j > 0 {
			return string(rest[:j])
		}
	}
	return ""
}

// mostlyUTF8 says whether at least nine in ten of the bytes above 0x7f belong to
// valid sequences: a UTF-8 text that was cut or damaged.
func mostlyUTF8(body []byte) bool {
	good, bad := 0, 0
	for len(body) > 0 {
		r, size := utf8.DecodeRune(body)
		switch {
		case r == utf8.RuneError && size == 1:
			bad++
		case size > 1:
			good += size
		}
		body = body[size:]
	}
	return good >= 9*bad
}

var charsets = sync.OnceValue(func() map[string]*charmap.Charmap {
	known := map[string]*charmap.Charmap{}
	for _, e := range charmap.All {
		if cm, ok := e.(*charmap.Charmap); ok {
			known[cm.String()] = cm
		}
	}
	labels := map[string]*charmap.Charmap{}
	eachRow(charsetTable, func(row []string) { labels[row[0]] = known[row[1]] })
	return labels
})

// charmapOf returns the one-byte charset of a label, nil where it is unknown.
func charmapOf(label string) *charmap.Charmap { return charsets()[label] }

func isCyrillic(cm *charmap.Charmap) bool {
	for _, c := range cyrillic {
		if c == cm {
			return true
		}
	}
	return false
}

// cyrillic are the one-byte charsets that are told apart by their letters, the
// most frequent first. KOI8-U holds KOI8-R's letters and the Ukrainian ones.
var cyrillic = []*charmap.Charmap{charmap.Windows1251, charmap.KOI8U, charmap.CodePage866, charmap.ISO8859_5}

// letterScores returns the logarithm of each letter's share in Ukrainian and
// Russian text.
var letterScores = sync.OnceValue(func() map[rune]float64 {
	scores := map[rune]float64{}
	eachRow(letterTable, func(row []string) {
		n, err := strconv.ParseFloat(row[1], 64)
		if err != nil {
			return // the table is ours; TestLetters reads every row
		}
		r, _ := utf8.DecodeRuneInString(row[0])
		scores[r] = math.Log(n / 1000)
	})
	return scores
})

// guessCyrillic returns the one-byte charset under which the first 32 KiB of
// bytes above 0x7f look most like Ukrainian or Russian: frequent letters, few
// capitals within words, few signs that are no letters. It is sure where the best
// is well ahead of the next and there are 20 such bytes at least. Where no
// Cyrillic charset fits, as in Western text, the answer is Windows-1252.
func guessCyrillic(body []byte) (*charmap.Charmap, bool) {
	best, second, winner := math.Inf(-1), math.Inf(-1), charmap.Windows1252
	n := 0
	for _, cm := range cyrillic {
		var score float64
		score, n = cyrillicScore(body[:min(len(body), 32<<10)], cm)
		if score > best {
			best, second, winner = score, best, cm
		} else if score > second {
			second = score
		}
	}
	if best < -4.2 || n == 0 { // running text scores about -2.9, another charset's bytes below -4.5
		return charmap.Windows1252, false
	}
	return winner, n >= 20 && best-second > 0.5
}

// cyrillicScore returns the mean score of the bytes above 0x7f under a charset,
// and how many there are.
func cyrillicScore(body []byte, cm *charmap.Charmap) (float64, int) {
	const strange, capital, inner = -7.0, -0.7, -4.0 // logarithms: a sign that is no letter; a capital; a capital after a small letter
	scores := letterScores()
	sum, n := 0.0, 0
	small := false
	for _, b := range body {
		if b < 0x80 {
			small = 'a' <= b && b <= 'z'
			continue
		}
		n++
		r := cm.DecodeByte(b)
		lower, isCapital := lowerCyrillic(r)
		s, letter := scores[lower]
		switch {
		case !letter && isTypographic(r):
			sum -= 3
		case !letter:
			sum += strange
		case isCapital && small:
			sum += s + inner
		case isCapital:
			sum += s + capital
		default:
			sum += s
		}
		small = letter && !isCapital
	}
	if n == 0 {
		return 0, 0
	}
	return sum / float64(n), n
}

// lowerCyrillic folds a Cyrillic capital to its small letter, and says if it was one.
func lowerCyrillic(r rune) (rune, bool) {
	switch {
	case 'А' <= r && r <= 'Я':
		return r + 0x20, true
	case 'Ѐ' <= r && r <= 'Џ':
		return r + 0x50, true
	case r == 'Ґ':
		return 'ґ', true
	}
	return r, false
}

func isTypographic(r rune) bool {
	return strings.ContainsRune("«»„“”‘’–—…№\u00a0·•©°", r)
}

// eachRow calls f with the columns of each row of an embedded table, leaving out
// comments and empty lines.
func eachRow(table string, f func(row []string)) {
	for line := range strings.Lines(table) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		f(strings.Split(line, "\t"))
	}
}
