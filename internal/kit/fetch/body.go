package fetch

import (
	"bufio"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"io"
	"net/http"
	"strings"

	hearsay "github.com/hearsay-org/hearsay"
)

// readBody reads a whole body and takes its content coding off: gzip or deflate,
// once. It refuses more than limit bytes, and more than maxRatio times what came
// over the wire.
func readBody(r *http.Response, limit int64) ([]byte, error) {
	if r.ContentLength > limit {
		return nil, tooLarge(limit)
	}
	wire := &counter{r: io.LimitReader(r.Body, limit+1)}
	plain, err := decoded(wire, r.Header.Values("Content-Encoding"))
	if err != nil {
		return nil, err
	}
	body := make([]byte, 0, 64<<10)
	for {
		if len(body) == cap(body) {
			body = append(body, 0)[:len(body)]
		}
		n, err := plain.Read(body[len(body):cap(body)])
		body = body[:len(body)+n]
		switch {
		case int64(len(body)) > limit:
			return nil, tooLarge(limit)
		case int64(len(body)) > 1<<20+maxRatio*wire.n:
			return nil, hearsay.Errorf(hearsay.Invalid, "the page is packed more than %d to 1, as no page is", maxRatio).WithHint("save the page from a browser and read the file")
		case errors.Is(err, io.EOF):
			return body, nil
		case err != nil:
			return nil, packed(err)
		}
	}
}

// counter counts the bytes that came over the wire.
type counter struct {
	r io.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

// decoded returns a reader of the body without its content coding.
func decoded(wire io.Reader, codings []string) (io.Reader, error) {
	coding := strings.ToLower(strings.TrimSpace(strings.Join(codings, ",")))
	switch coding {
	case "", "identity":
		return wire, nil
	case "gzip", "x-gzip":
		b := bufio.NewReader(wire)
		if _, err := b.Peek(1); errors.Is(err, io.EOF) {
			return b, nil // an empty body has no gzip header
		}
		z, err := gzip.NewReader(b)
		if err != nil {
			return nil, packed(err)
		}
		return z, nil
	case "deflate":
		// RFC 9110 means zlib; some servers send the bare format.
		b := bufio.NewReader(wire)
		head, _ := b.Peek(2) // what is shorter fails below
		if len(head) == 2 && head[0]&0x0f == 8 && (uint(head[0])<<8|uint(head[1]))%31 == 0 {
			z, err := zlib.NewReader(b)
			if err != nil {
				return nil, packed(err)
			}
			return z, nil
		}
		return flate.NewReader(b), nil
	}
	return nil, hearsay.Errorf(hearsay.Unavailable, "the server sent the content coding %.40q, which was not asked for", coding).WithHint("save the page from a browser and read the file")
}

// packed words damage of a packed body; failures of the connection stay as they are.
func packed(err error) error {
	var bad flate.CorruptInputError
	if errors.Is(err, gzip.ErrHeader) || errors.Is(err, gzip.ErrChecksum) || errors.Is(err, zlib.ErrHeader) || errors.Is(err, zlib.ErrChecksum) || errors.As(err, &bad) {
		return hearsay.Errorf(hearsay.Unavailable, "the page came damaged: %w", err).WithHint("try again later")
	}
	return err
}

func tooLarge(limit int64) error {
	return hearsay.Errorf(hearsay.Invalid, "the page is larger than %d MiB", max(limit>>20, 1)).WithHint("save the text that matters as a .txt file and read that")
}
