package when

import (
	"strings"
	"testing"

	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
)

func TestChoose(t *testing.T) {
	for _, c := range []struct{ text, quote, want string }{
		{"On Monday they left. On Friday a mill burned on Sunday.", "a mill burned on Sunday", "Sunday"},
		{"On Monday they left. On Friday a mill burned.", "a mill burned", "Friday"},
		{"On Monday they left. A mill burned.", "A mill burned", ""},
		{"Overnight they left. A mill burned.", "A mill burned", "Overnight"},
		{"A mill burned, he wrote in March.", "A mill burned", "March"},
		{"A mill burned, he wrote in 2019.", "A mill burned", ""},
		{"A mill burned. They left on Monday.", "A mill burned", ""},
	} {
		text := &lang.Text{Source: c.text}
		i := strings.Index(c.text, c.quote)
		a, b := around(c.text, i, i+len(c.quote))
		got, _ := Choose(Find(text, stamp(t, "2024-05-15")), hearsay.Span{Start: i, End: i + len(c.quote)}, hearsay.Span{Start: a, End: b}, hearsay.Span{Start: 0, End: b})
		if got.Text != c.want {
			t.Errorf("%q of %q: got %q, want %q", c.quote, c.text, got.Text, c.want)
		}
	}
}
