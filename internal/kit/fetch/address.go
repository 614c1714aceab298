package fetch

import (
	"fmt"
	"net/netip"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	hearsay "github.com/hearsay-org/hearsay"
	"golang.org/x/net/idna"
)

var (
	anyV4 = netip.MustParsePrefix("0.0.0.0/0")
	anyV6 = netip.MustParsePrefix("::/0")
)

// maxAddress is how many bytes an address may have; browsers and servers refuse
// longer ones at various lengths from here on.
const maxAddress = 8 << 10

// check returns the URL of an address where it may be fetched, without its
// fragment and its host in ASCII. It refuses early what the check at dial time
// would refuse in any case, so that nothing is asked of the name servers; the
// check at dial time is the one that counts.
func (c *Client) check(address string) (*url.URL, error) {
	if len(address) > maxAddress {
		return nil, hearsay.Errorf(hearsay.Invalid, "the address is longer than %d bytes", maxAddress).WithHint("copy the address from the browser's address bar")
	}
	if strings.ContainsAny(address, "\\\t\r\n\x00") || !utf8.ValidString(address) {
		return nil, hearsay.Errorf(hearsay.Invalid, "the address holds a backslash or a control character").WithHint("copy the address from the browser's address bar")
	}
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return nil, hearsay.Errorf(hearsay.Invalid, "the address cannot be read: %w", bare(err)).WithHint("write it as https://example.org/page")
	}
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return nil, hearsay.Errorf(hearsay.Invalid, "only http and https addresses are fetched").WithHint("write it as https://example.org/page")
	case u.Opaque != "" || u.Hostname() == "":
		return nil, hearsay.Errorf(hearsay.Invalid, "the address names no host").WithHint("write it as https://example.org/page")
	case u.User != nil:
		return nil, hearsay.Errorf(hearsay.Invalid, "the address holds a user name").WithHint("leave out what stands before the @; pages behind a login are not fetched")
	}
	host, err := asciiHost(u.Hostname())
	if err != nil {
		return nil, err
	}
	if err := c.checkHost(host); err != nil {
		return nil, err
	}
	port := u.Port()
	if err := c.checkPort(port, u.Scheme); err != nil {
		return nil, err
	}
	u.Host = host
	if strings.Contains(host, ":") {
		u.Host = "[" + host + "]"
	}
	if port != "" {
		u.Host += ":" + port
	}
	u.Fragment, u.RawFragment = "", ""
	return u, nil
}

// bare takes the address off a parse error; the caller names it.
func bare(err error) error {
	if u, ok := err.(*url.Error); ok {
		return u.Err
	}
	return err
}

// asciiHost maps a host as browsers do (UTS 46): international names to Punycode,
// full-width and circled digits to plain ones.
func asciiHost(host string) (string, error) {
	if ip, err := netip.ParseAddr(host); err == nil {
		if ip.Zone() != "" {
			return "", hearsay.Errorf(hearsay.Forbidden, "the address names a network interface").WithHint("only public addresses are fetched")
		}
		return ip.String(), nil
	}
	ascii, err := idna.Lookup.ToASCII(host)
	if err == nil {
		ascii, err = idna.Lookup.ToASCII(ascii) // what maps to a name that is none
	}
	if err != nil || ascii == "" || len(ascii) > 253 || strings.HasPrefix(ascii, ".") || strings.Contains(ascii, "..") {
		return "", hearsay.Errorf(hearsay.Invalid, "the host %q is no valid name", host).WithHint("check the spelling of the address")
	}
	if last := lastLabel(ascii); last == "" || isNumber(last) {
		// A name that ends in a number is an IPv4 address to some resolvers
		// (127.1, 0x7f000001); only the form with four decimal parts is taken.
		if _, err := netip.ParseAddr(ascii); err != nil {
			return "", hearsay.Errorf(hearsay.Invalid, "the host %q is neither a name nor an address", host).WithHint("check the spelling of the address")
		}
	}
	return ascii, nil
}

func lastLabel(host string) string {
	host = strings.TrimSuffix(host, ".")
	return host[strings.LastIndexByte(host, '.')+1:]
}

func isNumber(label string) bool {
	if rest, ok := strings.CutPrefix(label, "0x"); ok {
		_, err := strconv.ParseUint(rest, 16, 64)
		return err == nil || rest == ""
	}
	return strings.Trim(label, "0123456789") == ""
}

// checkHost refuses special addresses and the names that stand for this machine.
func (c *Client) checkHost(host string) error {
	if c.options.AllowPrivate {
		return nil
	}
	if ip, err := netip.ParseAddr(host); err == nil {
		ip, network := ip.Unmap(), "tcp4"
		if ip.Is6() {
			network = "tcp6"
		}
		if err := guard(c.options)(network, netip.AddrPortFrom(ip, c.options.Ports[0]).String(), nil); err != nil {
			return errPrivate()
		}
		return nil
	}
	name := strings.TrimSuffix(host, ".")
	if name == "localhost" || strings.HasSuffix(name, ".localhost") || strings.HasSuffix(name, ".local") || strings.HasSuffix(name, ".internal") || !strings.Contains(name, ".") {
		return errPrivate()
	}
	return nil
}

func (c *Client) checkPort(port, scheme string) error {
	if port == "" {
		port = map[string]string{"http": "80", "https": "443"}[scheme]
	}
	n, err := strconv.ParseUint(port, 10, 16)
	if err != nil {
		return hearsay.Errorf(hearsay.Invalid, "the port %q is no port", port).WithHint("only the ports 80 and 443 are fetched")
	}
	if !slices.Contains(c.options.Ports, uint16(n)) {
		return errPort()
	}
	return nil
}

func errPrivate() error {
	return hearsay.Errorf(hearsay.Forbidden, "its host is not on the public internet").WithHint("only public addresses are fetched; to read a page from your own network, save it as a file")
}

func errPort() error {
	return hearsay.Errorf(hearsay.Forbidden, "its port is not one that pages are served on").WithHint("only the ports 80 and 443 are fetched")
}

// wrap names the stage and the address.
func wrap(address string, err error) error {
	return fmt.Errorf("fetch %.200s: %w", address, err)
}

func wrapRedirect(to *url.URL, err error) error {
	return fmt.Errorf("it redirects to %.200s: %w", to.Redacted(), err)
}
