package fetch

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"runtime"
	"strings"
	"testing"
	"time"

	hearsay "github.com/hearsay-org/hearsay"
)

// raw serves each connection with one function, which writes what it likes.
func raw(t *testing.T, serve func(net.Conn)) *httptest.Server {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return // closed
			}
			go func() {
				defer conn.Close()
				if _, err := http.ReadRequest(bufio.NewReader(conn)); err == nil {
					serve(conn)
				}
			}()
		}
	}()
	return &httptest.Server{URL: "http://" + l.Addr().String()}
}

func packedWith(t *testing.T, open func(io.Writer) io.WriteCloser, body []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := open(&b)
	if _, err := w.Write(body); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func gzipper(w io.Writer) io.WriteCloser { return gzip.NewWriter(w) }
func zlibber(w io.Writer) io.WriteCloser { return zlib.NewWriter(w) }
func flater(w io.Writer) io.WriteCloser {
	z, err := flate.NewWriter(w, 6)
	if err != nil {
		panic(err) // the level is a constant
	}
	return z
}

// TestFaults looks at no clock: what a server does for ever ends at a limit of
// bytes or, in the cases called slow, when the client's time is up. Were there no
// end, the test would have none, or would get the whole page.
func TestFaults(t *testing.T) {
	slow := map[string]bool{"one byte a time": true, "silence": true}
	page := []byte("<p>" + strings.Repeat("Міст через Сулу стоїть. ", 200))
	zipped := packedWith(t, gzipper, page)
	zeros := packedWith(t, gzipper, make([]byte, 64<<20))
	damaged := bytes.Clone(zipped)
	damaged[len(damaged)-6] ^= 1 // in the checksum
	write := func(parts ...string) func(net.Conn) {
		return func(c net.Conn) { io.WriteString(c, strings.Join(parts, "")) }
	}
	head := func(h string, n int) string {
		return fmt.Sprintf("HTTP/1.1 200 OK\r\n%sContent-Length: %d\r\n\r\n", h, n)
	}
	for _, c := range []struct {
		name  string
		serve func(net.Conn)
		code  hearsay.Code
	}{
		{"length too long", write(head("", len(page)+1), string(page)), hearsay.Unavailable},
		{"length too short", write(head("", 3), string(page)), ""},
		{"length beyond the limit", write(head("", 1<<40), "x"), hearsay.Invalid},
		{"negative length", write("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nx"), hearsay.Unavailable},
		{"two lengths", write("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx"), hearsay.Unavailable},
		{"chunks cut", write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n5\r\nhe"), hearsay.Unavailable},
		{"bad chunk", write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\nhello\r\n0\r\n\r\n"), hearsay.Unavailable},
		{"gzip cut", write(head("Content-Encoding: gzip\r\n", len(zipped)/2), string(zipped[:len(zipped)/2])), hearsay.Unavailable},
		{"gzip damaged", write(head("Content-Encoding: gzip\r\n", len(damaged)), string(damaged)), hearsay.Unavailable},
		{"gzip that is none", write(head("Content-Encoding: gzip\r\n", len(page)), string(page)), hearsay.Unavailable},
		{"gzip bomb", write(head("Content-Encoding: gzip\r\n", len(zeros)), string(zeros)), hearsay.Invalid},
		{"gzip in gzip", write(head("Content-Encoding: gzip, gzip\r\n", len(zipped)), string(zipped)), hearsay.Unavailable},
		{"brotli", write(head("Content-Encoding: br\r\n", 1), "x"), hearsay.Unavailable},
		{"deflate cut", write(head("Content-Encoding: deflate\r\n", 5), "\x78\x9cabc"), hearsay.Unavailable},
		{"one byte a time", func(c net.Conn) {
			io.WriteString(c, head("", 1000))
			for range 1000 {
				if _, err := c.Write([]byte("x")); err != nil {
					return
				}
				time.Sleep(50 * time.Millisecond)
			}
		}, hearsay.Unavailable},
		{"silence", func(c net.Conn) { io.Copy(io.Discard, c) }, hearsay.Unavailable}, // until the client hangs up
		{"reset before the header", func(c net.Conn) { c.(*net.TCPConn).SetLinger(0) }, hearsay.Unavailable},
		{"reset within the body", func(c net.Conn) {
			io.WriteString(c, head("", 1000)+"half")
			time.Sleep(10 * time.Millisecond)
			c.(*net.TCPConn).SetLinger(0)
		}, hearsay.Unavailable},
		{"closed at once", func(net.Conn) {}, hearsay.Unavailable},
		{"no HTTP", write("SSH-2.0-OpenSSH_9.2\r\n"), hearsay.Unavailable},
		{"long header", write("HTTP/1.1 200 OK\r\nX: ", strings.Repeat("x", 1<<20), "\r\n\r\n"), hearsay.Unavailable},
		{"endless header", func(c net.Conn) {
			io.WriteString(c, "HTTP/1.1 200 OK\r\n")
			for {
				if _, err := io.WriteString(c, "X: y\r\n"); err != nil {
					return
				}
			}
		}, hearsay.Unavailable},
		{"endless body", func(c net.Conn) {
			io.WriteString(c, "HTTP/1.1 200 OK\r\n\r\n")
			for block := make([]byte, 64<<10); ; {
				if _, err := c.Write(block); err != nil {
					return
				}
			}
		}, hearsay.Invalid},
		{"redirect to nowhere", write("HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n"), hearsay.Unavailable},
		{"redirect to itself", write("HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"), hearsay.Unavailable},
		{"unfinished interim answers", write(strings.Repeat("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n", 100)), hearsay.Unavailable},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			options := Options{Timeout: time.Minute} // what ends by itself may take its time
			if slow[c.name] {
				options.Timeout = time.Second
			}
			client := local(t, raw(t, c.serve), options)
			res, err := client.Get(context.Background(), "http://127.0.0.1:"+fmt.Sprint(client.options.Ports[0])+"/")
			if got := hearsay.ErrorCode(err); got != c.code {
				t.Errorf("code %q, want %q: %v", got, c.code, err)
			}
			if err != nil && (res != nil || hearsay.ErrorHint(err) == "") {
				t.Errorf("response %v, hint %q: %v", res, hearsay.ErrorHint(err), err)
			}
		})
	}
}

func TestCodings(t *testing.T) {
	page := []byte(strings.Repeat("Міст через Сулу стоїть. ", 2000))
	for _, c := range []struct {
		name, coding string
		body         []byte
	}{
		{"none", "", page},
		{"identity", "identity", page},
		{"gzip", "gzip", packedWith(t, gzipper, page)},
		{"x-gzip", "X-GZIP", packedWith(t, gzipper, page)},
		{"deflate", "deflate", packedWith(t, zlibber, page)},
		{"bare deflate", "deflate", packedWith(t, flater, page)},
	} {
		t.Run(c.name, func(t *testing.T) {
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if c.coding != "" {
					w.Header().Set("Content-Encoding", c.coding)
				}
				w.Write(c.body)
			}))
			defer server.Close()
			res, err := local(t, server, Options{}).Get(context.Background(), server.URL)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(res.Body, page) {
				t.Errorf("%d bytes, want %d", len(res.Body), len(page))
			}
		})
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { w.Header().Set("Content-Encoding", "gzip") }))
	defer server.Close()
	if res, err := local(t, server, Options{}).Get(context.Background(), server.URL); err != nil || len(res.Body) != 0 {
		t.Errorf("an empty body said to be gzip: %v", err)
	}
}

func TestStatuses(t *testing.T) {
	for _, c := range []struct {
		status int
		after  string
		code   hearsay.Code
		hint   string
	}{
		{200, "", "", ""}, {203, "", "", ""}, {204, "", "", ""},
		{206, "", hearsay.Unavailable, ""}, {304, "", hearsay.Unavailable, ""}, {300, "", hearsay.Unavailable, ""},
		{400, "", hearsay.Invalid, "check"}, {418, "", hearsay.Invalid, "check"},
		{401, "", hearsay.Forbidden, "save"}, {403, "", hearsay.Forbidden, "save"}, {451, "", hearsay.Forbidden, "save"},
		{404, "", hearsay.NotFound, "check"}, {410, "", hearsay.NotFound, "check"},
		{429, "120", hearsay.Unavailable, "after 120 seconds"}, {503, "Fri, 20 Nov 2026 12:00:00 GMT", hearsay.Unavailable, "after 2026-11-20T12:00:00Z"},
		{503, "soon", hearsay.Unavailable, "later"}, {500, "", hearsay.Unavailable, "later"}, {502, "", hearsay.Unavailable, "later"},
	} {
		t.Run(fmt.Sprint(c.status, " ", c.after), func(t *testing.T) {
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if c.after != "" {
					w.Header().Set("Retry-After", c.after)
				}
				w.WriteHeader(c.status)
			}))
			defer server.Close()
			_, err := local(t, server, Options{}).Get(context.Background(), server.URL)
			if got := hearsay.ErrorCode(err); got != c.code {
				t.Errorf("code %q, want %q: %v", got, c.code, err)
			}
			if !strings.Contains(hearsay.ErrorHint(err), c.hint) {
				t.Errorf("hint %q, want %q in it", hearsay.ErrorHint(err), c.hint)
			}
		})
	}
}

func TestRedirects(t *testing.T) {
	hits := 0
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		hits++
		var n int
		if _, err := fmt.Sscanf(r.URL.Path, "/%d", &n); err == nil && n > 0 {
			http.Redirect(w, r, fmt.Sprintf("/%d", n-1), http.StatusMovedPermanently)
			return
		}
		io.WriteString(w, "end")
	}))
	defer server.Close()
	c := local(t, server, Options{})
	res, err := c.Get(context.Background(), fmt.Sprintf("%s/%d", server.URL, MaxRedirects))
	if err != nil {
		t.Fatal(err)
	}
	if len(res.Redirects) != MaxRedirects || string(res.Body) != "end" {
		t.Errorf("redirects %q, body %q", res.Redirects, res.Body)
	}
	hits = 0
	if _, err := c.Get(context.Background(), fmt.Sprintf("%s/%d", server.URL, MaxRedirects+1)); hearsay.ErrorCode(err) != hearsay.Unavailable {
		t.Errorf("one redirect more: %v", err)
	}
	if hits != MaxRedirects+1 {
		t.Errorf("%d requests, want %d", hits, MaxRedirects+1)
	}
}

func TestProxiesOfTheEnvironment(t *testing.T) {
	proxied := 0
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { proxied++ }))
	defer proxy.Close()
	for _, name := range []string{"HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy"} {
		t.Setenv(name, proxy.URL)
	}
	w := &watch{ports: []uint16{80, 443}}
	c := newClient(withDefaults(Options{Resolver: resolver(t, invented)}), w.check)
	defer c.Close()
	for _, address := range []string{"http://ok.example/", "https://ok.example/"} {
		if _, err := c.Get(context.Background(), address); err == nil {
			t.Errorf("%s: no error", address)
		}
	}
	if proxied != 0 {
		t.Errorf("the proxy was asked %d times", proxied)
	}
}

func TestCertificate(t *testing.T) {
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "x") }))
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	server.StartTLS()
	defer server.Close()
	_, err := local(t, server, Options{}).Get(context.Background(), server.URL)
	if got := hearsay.ErrorCode(err); got != hearsay.Unavailable || !strings.Contains(err.Error(), "certificate") {
		t.Errorf("code %s: %v", got, err)
	}
}

func TestCancelled(t *testing.T) {
	release := make(chan struct{})
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { <-release }))
	defer server.Close()
	defer close(release)
	ctx, cancel := context.WithCancel(context.Background())
	time.AfterFunc(50*time.Millisecond, cancel)
	if _, err := local(t, server, Options{}).Get(ctx, server.URL); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// TestLeaks: failed requests leave no goroutine behind.
func TestLeaks(t *testing.T) {
	server := raw(t, func(c net.Conn) { io.WriteString(c, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx") })
	c := local(t, server, Options{Timeout: time.Second})
	before := runtime.NumGoroutine()
	for range 50 {
		if _, err := c.Get(context.Background(), server.URL); err == nil {
			t.Fatal("no error")
		}
	}
	c.Close()
	for range 50 {
		if runtime.NumGoroutine() <= before+2 {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Errorf("%d goroutines, %d before", runtime.NumGoroutine(), before)
}

func TestAddressInErrors(t *testing.T) {
	c := New(Options{})
	defer c.Close()
	_, err := c.Get(context.Background(), "http://127.0.0.1/x?"+strings.Repeat("y", 5000))
	if len(err.Error()) > 500 || !strings.HasPrefix(err.Error(), "fetch http://127.0.0.1/x") {
		t.Errorf("got %q", err)
	}
	var u *url.Error
	if errors.As(err, &u) {
		t.Errorf("an error of net/url shows: %v", err)
	}
}
