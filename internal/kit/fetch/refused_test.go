package fetch

import (
	"bufio"
	"context"
	"errors"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	hearsay "github.com/hearsay-org/hearsay"
	"golang.org/x/net/dns/dnsmessage"
)

// errStopped ends a dial that the guard let through, so that tests reach nothing.
var errStopped = errors.New("stopped by the test")

// watch is the guard of the strict options, and counts what it lets through.
// What goes to the one address of the test's own server passes uncounted.
type watch struct {
	mu     sync.Mutex
	own    string
	ports  []uint16
	passed []string
}

func (w *watch) check(network, address string, c syscall.RawConn) error {
	if address == w.own {
		return nil
	}
	if err := guard(Options{Ports: w.ports})(network, address, c); err != nil {
		return err
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.passed = append(w.passed, address)
	return errStopped
}

// take returns what was let through since the last call.
func (w *watch) take() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	p := w.passed
	w.passed = nil
	return p
}

// zone answers a name with its addresses; nil where there is none.
type zone func(name string, n int) []string

// invented is the names of the tests: 10-0-0-1.to.example has the address in it.
func invented(name string, _ int) []string {
	name = strings.TrimSuffix(strings.ToLower(name), ".")
	if head, ok := strings.CutSuffix(name, ".to.example"); ok {
		return []string{strings.ReplaceAll(head, "-", ".")}
	}
	if head, ok := strings.CutSuffix(name, ".nip.io"); ok {
		return []string{head}
	}
	switch name {
	case "origin.example", "cname.example":
		return []string{"127.0.0.1"}
	case "ok.example":
		return []string{"93.184.215.14"}
	case "mapped.example":
		return []string{"::ffff:127.0.0.1"}
	case "v6loop.example":
		return []string{"::1"}
	case "v6local.example":
		return []string{"fe80::1"}
	case "nat64.example":
		return []string{"64:ff9b::7f00:1"}
	case "6to4.example":
		return []string{"2002:7f00:1::"}
	case "both-private.example":
		return []string{"10.0.0.1", "fd00::1"}
	case "mixed.example":
		return []string{"10.0.0.1", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "93.184.215.14", "::1"}
	}
	return nil
}

// resolver returns a resolver that asks a name server within this process.
func resolver(t testing.TB, answer zone) *net.Resolver {
	t.Helper()
	server, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { server.Close() })
	go serveNames(server, answer)
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		var d net.Dialer
		return d.DialContext(ctx, "udp", server.LocalAddr().String())
	}}
}

func serveNames(server net.PacketConn, answer zone) {
	buf := make([]byte, 1500)
	asked := map[string]int{}
	for {
		n, from, err := server.ReadFrom(buf)
		if err != nil {
			return // closed
		}
		var m dnsmessage.Message
		if m.Unpack(buf[:n]) != nil || len(m.Questions) != 1 {
			continue
		}
		q := m.Questions[0]
		key := q.Name.String() + q.Type.String()
		addresses := answer(q.Name.String(), asked[key])
		asked[key]++
		m.Header.Response, m.Header.Authoritative, m.Additionals = true, true, nil
		if addresses == nil {
			m.Header.RCode = dnsmessage.RCodeNameError
		}
		for _, a := range addresses {
			ip := netip.MustParseAddr(a)
			h := dnsmessage.ResourceHeader{Name: q.Name, Type: q.Type, Class: q.Class}
			switch {
			case ip.Is4() && q.Type == dnsmessage.TypeA:
				m.Answers = append(m.Answers, dnsmessage.Resource{Header: h, Body: &dnsmessage.AResource{A: ip.As4()}})
			case ip.Is6() && q.Type == dnsmessage.TypeAAAA:
				m.Answers = append(m.Answers, dnsmessage.Resource{Header: h, Body: &dnsmessage.AAAAResource{AAAA: ip.As16()}})
			}
		}
		if out, err := m.Pack(); err == nil {
			server.WriteTo(out, from) // a lost answer is a failed look-up
		}
	}
}

func refused(t testing.TB) []string {
	t.Helper()
	f, err := os.Open("testdata/refused.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var list []string
	for s := bufio.NewScanner(f); s.Scan(); {
		if line := s.Text(); line != "" && !strings.HasPrefix(line, "#") {
			list = append(list, line)
		}
	}
	if len(list) < 150 {
		t.Fatalf("%d addresses, want 150 at least", len(list))
	}
	return list
}

// TestRefused: no address of the list leads to a connection, given directly or
// by a redirect of each kind, and each error says what kind it is.
func TestRefused(t *testing.T) {
	var to, status = "", 0
	hits := 0
	origin := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		hits++
		w.Header()["Location"] = []string{to}
		w.WriteHeader(status)
	}))
	defer origin.Close()
	own := strings.TrimPrefix(origin.URL, "http://")
	port := netip.MustParseAddrPort(own).Port()
	w := &watch{own: own, ports: []uint16{80, 443, port}}
	c := newClient(withDefaults(Options{Ports: w.ports, Timeout: 5 * time.Second, Resolver: resolver(t, invented)}), w.check)
	defer c.Close()
	start := "http://origin.example:" + own[strings.LastIndex(own, ":")+1:] + "/"
	for _, address := range refused(t) {
		to = address
		for _, entry := range []struct {
			name, address string
			status        int
		}{{"direct", address, 0}, {"301", start, 301}, {"302", start, 302}, {"307", start, 307}} {
			status, hits = entry.status, 0
			_, err := c.Get(context.Background(), entry.address)
			if passed := w.take(); len(passed) > 0 {
				t.Errorf("%s, %s: connected to %q", address, entry.name, passed)
			}
			if code := hearsay.ErrorCode(err); code != hearsay.Forbidden && code != hearsay.Invalid {
				t.Errorf("%s, %s: code %s: %v", address, entry.name, code, err)
			}
			if hearsay.ErrorHint(err) == "" {
				t.Errorf("%s, %s: no hint: %v", address, entry.name, err)
			}
			if entry.status != 0 && hits != 1 {
				t.Errorf("%s, %s: the origin was asked %d times", address, entry.name, hits)
			}
		}
	}
}

// TestMixedAnswers: of a name with public and private addresses only the public
// ones are dialled.
func TestMixedAnswers(t *testing.T) {
	w := &watch{ports: []uint16{80, 443}}
	c := newClient(withDefaults(Options{Resolver: resolver(t, invented)}), w.check)
	defer c.Close()
	if _, err := c.Get(context.Background(), "http://mixed.example/"); err == nil {
		t.Error("no error")
	}
	passed := w.take()
	if len(passed) == 0 {
		t.Error("no public address was tried")
	}
	for _, a := range passed {
		if ip := netip.MustParseAddrPort(a).Addr(); ip.IsPrivate() || ip.IsLoopback() {
			t.Errorf("dialled %s", a)
		}
	}
}

// TestRebinding: a name that changes its address between look-ups is refused at
// the dial that follows the change.
func TestRebinding(t *testing.T) {
	w := &watch{ports: []uint16{80, 443}}
	c := newClient(withDefaults(Options{Resolver: resolver(t, func(_ string, n int) []string {
		if n == 0 {
			return []string{"93.184.215.14"}
		}
		return []string{"127.0.0.1"}
	})}), w.check)
	defer c.Close()
	for i, want := range []hearsay.Code{hearsay.Unavailable, hearsay.Forbidden, hearsay.Forbidden} {
		_, err := c.Get(context.Background(), "http://rebind.example/")
		if got := hearsay.ErrorCode(err); got != want {
			t.Errorf("request %d: code %s, want %s: %v", i, got, want, err)
		}
	}
	if passed := w.take(); len(passed) != 1 || passed[0] != "93.184.215.14:80" {
		t.Errorf("dialled %q", passed)
	}
}

func TestUnknownHost(t *testing.T) {
	c := newClient(withDefaults(Options{Resolver: resolver(t, invented)}), (&watch{ports: []uint16{80, 443}}).check)
	defer c.Close()
	_, err := c.Get(context.Background(), "http://unheard.example/")
	if got := hearsay.ErrorCode(err); got != hearsay.NotFound || hearsay.ErrorHint(err) == "" {
		t.Errorf("code %s: %v", got, err)
	}
}

func TestInternationalHost(t *testing.T) {
	c := New(Options{})
	defer c.Close()
	u, err := c.check("http://ПРИКЛАД.укр/шлях?x=ї#y")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := u.Host, "xn--80aikifvh.xn--j1amh"; got != want {
		t.Errorf("host %q, want %q", got, want)
	}
	if u.Fragment != "" {
		t.Errorf("fragment %q", u.Fragment)
	}
}

// FuzzCheck: what passes is an http address with a host, whose literal address,
// where it is one, is public, and passes again unchanged.
func FuzzCheck(f *testing.F) {
	for _, a := range refused(f) {
		f.Add(a)
	}
	f.Add("https://x.example/a?b#c")
	c := New(Options{})
	f.Fuzz(func(t *testing.T, address string) {
		u, err := c.check(address)
		if err != nil {
			if hearsay.ErrorCode(err) != hearsay.Forbidden && hearsay.ErrorCode(err) != hearsay.Invalid {
				t.Fatalf("%q: code %s", address, hearsay.ErrorCode(err))
			}
			return
		}
		if u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.User != nil || u.Fragment != "" {
			t.Fatalf("%q passed as %q", address, u)
		}
		if ip, err := netip.ParseAddr(u.Hostname()); err == nil {
			ip = ip.Unmap()
			if ip.IsLoopback() || ip.IsPrivate() || ip.IsLinkLocalUnicast() || ip.IsMulticast() || ip.IsUnspecified() || ip.Zone() != "" {
				t.Fatalf("%q passed", address)
			}
		}
		again, err := c.check(u.String())
		if err != nil || again.String() != u.String() {
			t.Fatalf("%q: %q became %v, %v", address, u, again, err)
		}
	})
}
