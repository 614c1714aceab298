package page

import (
	"net/url"
	"strings"
	"time"

	hearsay "github.com/hearsay-org/hearsay"
)

// canonical resolves the link that a page calls its own against the address that
// it came from. A link to another site is left out: a page may not pass itself
// off as somebody else's. "" where it gives no http address.
func canonical(link, from string) string {
	u, err := url.Parse(strings.TrimSpace(link))
	if link == "" || err != nil {
		return ""
	}
	if base, err := url.Parse(from); err == nil && isURL(from) {
		u = base.ResolveReference(u)
		if !sameSite(u.Hostname(), base.Hostname()) {
			return ""
		}
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return u.String()
}

// sameSite says whether two hosts are one, or one is a subdomain of the other, a
// leading www, m or amp left out.
func sameSite(a, b string) bool {
	a, b = siteOf(a), siteOf(b)
	return a == b || strings.HasSuffix(a, "."+b) || strings.HasSuffix(b, "."+a)
}

func siteOf(host string) string {
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	for _, p := range []string{"www.", "m.", "amp."} {
		if rest, ok := strings.CutPrefix(host, p); ok && strings.Contains(rest, ".") {
			return rest
		}
	}
	return host
}

// hostOf returns the site of an address; "" for a file.
func hostOf(name string) string {
	u, err := url.Parse(name)
	if err != nil || !isURL(name) {
		return ""
	}
	return siteOf(u.Hostname())
}

// addressDate reads a day in an address, as in /2026/11/20/.
func addressDate(name string) hearsay.Stamp {
	u, err := url.Parse(name)
	if err != nil || !isURL(name) {
		return hearsay.Stamp{}
	}
	parts := strings.Split(u.Path, "/")
	for i := 0; i+2 < len(parts); i++ {
		t, err := time.Parse("2006/1/2", strings.Join(parts[i:i+3], "/"))
		if err == nil && t.Year() >= 1990 && t.Year() <= 2100 {
			return hearsay.Stamp{Time: t, DayOnly: true}
		}
	}
	return hearsay.Stamp{}
}
