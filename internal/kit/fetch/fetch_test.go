package fetch

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"testing"
)

// local returns a client that may reach a test server on this machine, and
// nothing else is changed.
func local(t *testing.T, server *httptest.Server, o Options) *Client {
	t.Helper()
	u, err := url.Parse(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	port, err := strconv.ParseUint(u.Port(), 10, 16)
	if err != nil {
		t.Fatal(err)
	}
	o.AllowPrivate, o.Ports = true, []uint16{uint16(port)}
	c := New(o)
	t.Cleanup(c.Close)
	return c
}

func TestGet(t *testing.T) {
	var got *http.Request
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		got = r
		if r.URL.Path == "/old" {
			http.SetCookie(w, &http.Cookie{Name: "a", Value: "b"})
			http.Redirect(w, r, "/new?x=1#frag", http.StatusFound)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Write([]byte("<p>Привіт</p>"))
	}))
	defer server.Close()
	res, err := local(t, server, Options{Version: "1.2"}).Get(context.Background(), server.URL+"/old#top")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := string(res.Body), "<p>Привіт</p>"; got != want {
		t.Errorf("body %q, want %q", got, want)
	}
	if got, want := res.URL, server.URL+"/new?x=1"; got != want {
		t.Errorf("final address %q, want %q", got, want)
	}
	if len(res.Redirects) != 1 || res.Redirects[0] != server.URL+"/old" {
		t.Errorf("redirects %q", res.Redirects)
	}
	if got, want := got.Header.Get("User-Agent"), "hearsay/1.2 (+https://github.com/hearsay-org/hearsay)"; got != want {
		t.Errorf("User-Agent %q, want %q", got, want)
	}
	for _, h := range []string{"Cookie", "Referer", "Authorization"} {
		if v := got.Header.Get(h); v != "" {
			t.Errorf("sent %s: %q", h, v)
		}
	}
}
