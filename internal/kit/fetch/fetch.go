// Package fetch is the one way out of the program: it gets a public page by its
// address, politely and within limits, and refuses addresses inside the house.
// What it returns goes to kit/page, which makes a document of it.
package fetch

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"syscall"
	"time"

	"code.dny.dev/ssrf"
	hearsay "github.com/hearsay-org/hearsay"
)

// The limits where Options name none.
const (
	DefaultTimeout  = 30 * time.Second // for one page, redirects and body included
	DefaultMaxBytes = 16 << 20         // of a body after decompression
	MaxRedirects    = 5
	maxHeaderBytes  = 256 << 10
	maxRatio        = 200 // of decompressed to compressed bytes, beyond the first MiB
)

// Options says what a client may do. The zero value is the strict one.
type Options struct {
	Version      string        // of the program, for the User-Agent; "" gives "dev"
	AllowPrivate bool          // private, loopback and other special addresses may be fetched
	Ports        []uint16      // nil gives 80 and 443
	Timeout      time.Duration // 0 gives DefaultTimeout
	MaxBytes     int64         // 0 gives DefaultMaxBytes
	Resolver     *net.Resolver // nil gives the system's
}

// Response is a page as it was received, its content coding taken off.
type Response struct {
	URL       string   // the address that answered
	Redirects []string // the addresses before it, in order
	Status    int      // 200 to 299
	Header    http.Header
	Body      []byte // whole: what ended early is an error
}

// Client fetches pages. It is safe for concurrent use, keeps no cookies, sends no
// Referer and ignores the proxies of the environment.
type Client struct {
	options   Options
	transport *http.Transport // not http.Client, which follows, and words, redirects itself
}

// New returns a client.
func New(o Options) *Client {
	o = withDefaults(o)
	return newClient(o, guard(o))
}

func withDefaults(o Options) Options {
	if o.Version == "" {
		o.Version = "dev"
	}
	if o.Timeout <= 0 {
		o.Timeout = DefaultTimeout
	}
	if o.MaxBytes <= 0 {
		o.MaxBytes = DefaultMaxBytes
	}
	if len(o.Ports) == 0 {
		o.Ports = []uint16{80, 443}
	}
	return o
}

// guard returns the check of every address at dial time, after the name was
// resolved: only public unicast addresses by IANA's registers of special purposes.
func guard(o Options) control {
	if o.AllowPrivate {
		return ssrf.New(ssrf.WithPorts(o.Ports...), ssrf.WithAllowedV4Prefixes(anyV4), ssrf.WithAllowedV6Prefixes(anyV6)).Safe
	}
	return ssrf.New(ssrf.WithPorts(o.Ports...)).Safe
}

// control is what net.Dialer.Control takes.
type control = func(network, address string, c syscall.RawConn) error

func newClient(o Options, check control) *Client {
	dialer := &net.Dialer{Timeout: 10 * time.Second, Control: check, Resolver: o.Resolver}
	return &Client{options: o, transport: &http.Transport{
		Proxy:                  nil, // a proxy would dial for us, unchecked
		DialContext:            dialer.DialContext,
		ForceAttemptHTTP2:      true,
		DisableCompression:     true, // bodies are decompressed here, under limits
		TLSHandshakeTimeout:    10 * time.Second,
		ResponseHeaderTimeout:  20 * time.Second,
		DisableKeepAlives:      true, // each request is dialled, and so checked; and what a server sends unasked is not logged
		MaxResponseHeaderBytes: maxHeaderBytes,
	}}
}

// Close closes what connections are open.
func (c *Client) Close() { c.transport.CloseIdleConnections() }

// Get fetches a page. Errors: Invalid for an address that cannot be fetched or a
// body beyond the limits; Forbidden where the address is refused, by us or by the
// server; NotFound for 404, 410 and unknown hosts; Unavailable where it may work
// later. It may be repeated.
func (c *Client) Get(ctx context.Context, address string) (*Response, error) {
	ctx, cancel := context.WithTimeout(ctx, c.options.Timeout)
	defer cancel()
	u, err := c.check(address)
	if err != nil {
		return nil, wrap(address, err)
	}
	var passed []string
	for {
		res, next, err := c.once(ctx, u)
		if err != nil {
			return nil, wrap(u.Redacted(), err)
		}
		if next == "" {
			res.URL, res.Redirects = u.String(), passed
			return res, nil
		}
		passed = append(passed, u.String())
		if len(passed) > MaxRedirects {
			return nil, wrap(address, hearsay.Errorf(hearsay.Unavailable, "it redirects more than %d times", MaxRedirects).WithHint("open it in a browser and give the address that it ends at"))
		}
		to, err := u.Parse(next)
		if err != nil {
			return nil, wrap(u.String(), hearsay.Errorf(hearsay.Invalid, "it redirects to %.200q, which is no address", next).WithHint("open it in a browser and give the address that it ends at"))
		}
		if u, err = c.check(to.String()); err != nil {
			return nil, wrap(address, wrapRedirect(to, err))
		}
	}
}

// once sends one request. Next is where a redirect leads, as the server words it.
func (c *Client) once(ctx context.Context, u *url.URL) (res *Response, next string, err error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, "", hearsay.Errorf(hearsay.Invalid, "it is no address: %w", err)
	}
	req.Header.Set("User-Agent", "hearsay/"+c.options.Version+" (+https://github.com/hearsay-org/hearsay)")
	req.Header.Set("Accept", "text/html,application/xhtml+xml,text/plain,text/markdown,application/json;q=0.9,*/*;q=0.1")
	req.Header.Set("Accept-Encoding", "gzip, deflate")
	req.Header.Set("Accept-Language", "uk,ru,en")
	r, err := c.transport.RoundTrip(req)
	if err != nil {
		return nil, "", dialError(ctx, err)
	}
	defer r.Body.Close()
	switch r.StatusCode {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		if next = r.Header.Get("Location"); next != "" {
			return nil, next, nil
		}
	}
	if err := statusError(r); err != nil {
		return nil, "", err
	}
	body, err := readBody(r, c.options.MaxBytes)
	if err != nil {
		return nil, "", bodyError(ctx, err)
	}
	return &Response{Status: r.StatusCode, Header: r.Header, Body: body}, "", nil
}

// statusError returns what a status other than 2xx means.
func statusError(r *http.Response) error {
	code, status := r.StatusCode, strconv.Itoa(r.StatusCode)+" "+http.StatusText(r.StatusCode)
	switch {
	case code == http.StatusPartialContent:
		return hearsay.Errorf(hearsay.Unavailable, "the server sent a part of the page, which was not asked for").WithHint("try again later")
	case code >= 200 && code < 300:
		return nil
	case code == http.StatusNotFound || code == http.StatusGone:
		return hearsay.Errorf(hearsay.NotFound, "the server answered %s", status).WithHint("check the address; a copy may stand in a web archive")
	case code == http.StatusUnauthorized || code == http.StatusForbidden || code == http.StatusPaymentRequired || code == http.StatusUnavailableForLegalReasons:
		return hearsay.Errorf(hearsay.Forbidden, "the server answered %s", status).WithHint("save the page's text from a browser as a .txt file and read that")
	case code == http.StatusTooManyRequests || code >= 500 || code == http.StatusRequestTimeout:
		e := hearsay.Errorf(hearsay.Unavailable, "the server answered %s", status)
		if after := retryAfter(r.Header.Get("Retry-After")); after != "" {
			return e.WithHint("it asks to try again %s", after)
		}
		return e.WithHint("try again later")
	case code >= 300 && code < 400:
		return hearsay.Errorf(hearsay.Unavailable, "the server answered %s without saying where to", status).WithHint("open it in a browser and give the address that it ends at")
	}
	return hearsay.Errorf(hearsay.Invalid, "the server answered %s", status).WithHint("check the address")
}

// retryAfter words a Retry-After header (RFC 9110 §10.2.3): seconds or a date; ""
// where it is neither.
func retryAfter(v string) string {
	if n, err := strconv.Atoi(strings.TrimSpace(v)); err == nil && n >= 0 {
		return "after " + strconv.Itoa(n) + " seconds"
	}
	if t, err := http.ParseTime(v); err == nil {
		return "after " + t.UTC().Format(time.RFC3339)
	}
	return ""
}

// dialError sorts what http.Transport.RoundTrip returns.
func dialError(ctx context.Context, err error) error {
	var dns *net.DNSError
	switch {
	case errors.Is(err, ssrf.ErrProhibitedIP):
		return errPrivate()
	case errors.Is(err, ssrf.ErrProhibitedPort):
		return errPort()
	case errors.Is(err, ssrf.ErrProhibitedNetwork) || errors.Is(err, ssrf.ErrInvalidHostPort):
		return hearsay.Errorf(hearsay.Forbidden, "its host resolves to an address that is refused").WithHint("only public addresses are fetched")
	case errors.As(err, &dns) && dns.IsNotFound:
		return hearsay.Errorf(hearsay.NotFound, "there is no host %q", dns.Name).WithHint("check the spelling of the address")
	}
	return bodyError(ctx, err)
}

// bodyError words a failure on the way.
func bodyError(ctx context.Context, err error) error {
	var known *hearsay.Error
	var timeout net.Error
	switch {
	case errors.As(err, &known):
		return err
	case errors.Is(ctx.Err(), context.Canceled):
		return ctx.Err()
	case ctx.Err() != nil || errors.As(err, &timeout) && timeout.Timeout():
		return hearsay.Errorf(hearsay.Unavailable, "the server did not answer in time").WithHint("try again later, or save the page from a browser and read the file")
	case errors.Is(err, io.ErrUnexpectedEOF):
		return hearsay.Errorf(hearsay.Unavailable, "the page ended early: %w", err).WithHint("try again later")
	}
	return hearsay.Errorf(hearsay.Unavailable, "it cannot be fetched: %w", err).WithHint("check the connection and the address, or save the page from a browser and read the file")
}
