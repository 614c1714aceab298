package texts

import (
	"slices"
	"strings"

	"github.com/hearsay-org/hearsay"
)

// validate reports words outside the vocabularies, and names, quotes and
// quantities that do not stand in the text or its title.
func (t *Text) validate(bad *faults) {
	if !slices.Contains([]string{"en", "uk", "ru"}, t.Lang) {
		bad.addf("lang %q is not en, uk or ru", t.Lang)
	}
	if !slices.Contains(Kinds(), t.Kind) {
		bad.addf("kind %q is not one of %s", t.Kind, strings.Join(Kinds(), ", "))
	}
	if t.Publisher == "" {
		bad.addf("no publisher")
	}
	if len(t.Claims) == 0 {
		bad.addf("no claims")
	}
	for i := range t.Claims {
		t.validateClaim(i, bad)
	}
	for _, n := range t.Notes {
		if !hearsay.NoteKinds.Has(n.Kind) {
			bad.addf("note: %q is no kind", n.Kind)
		}
		if n.Span.In(t.Text) != n.Quote {
			bad.addf("note: quote %q is not in the text", n.Quote)
		}
		t.wantName("note by", n.By, bad)
		t.wantName("note of", n.Of, bad)
	}
	for _, w := range t.Terms {
		if !hearsay.TermKinds.Has(w.Kind) {
			bad.addf("term %q: %q is no kind", w.Term, w.Kind)
		}
		if w.Span.Len() == 0 && find(t.Title, w.Term).Len() == 0 {
			bad.addf("term %q is not in the text", w.Term)
		}
		if w.Means == "" {
			bad.addf("term %q has no meaning", w.Term)
		}
	}
}

func (t *Text) validateClaim(i int, bad *faults) {
	c := &t.Claims[i]
	if err := c.Span.Validate(t.Text); err != nil {
		bad.addf("claim %q: %v", clip(c.Quote), err)
	}
	if c.Quote != strings.TrimSpace(c.Quote) {
		bad.addf("claim %q has white space at its edge", clip(c.Quote))
	}
	if !hearsay.Types.Has(c.Type) {
		bad.addf("claim %q: %q is no type", clip(c.Quote), c.Type)
	}
	if !hearsay.Voices.Has(c.Voice) {
		bad.addf("claim %q: %q is no voice", clip(c.Quote), c.Voice)
	}
	for _, link := range c.Chain {
		if link == "" {
			bad.addf("claim %q has an empty link", clip(c.Quote))
		}
		if link == t.Publisher {
			bad.addf("claim %q has the publisher in its chain", clip(c.Quote))
		}
		t.wantName("chain", link, bad)
	}
	for _, place := range c.Places {
		if place == "" {
			bad.addf("claim %q has an empty place", clip(c.Quote))
		}
		t.wantName("place", place, bad)
	}
	t.wantName("actor", c.Actor, bad)
	t.wantName("target", c.Target, bad)
	if !c.From.IsZero() && !c.To.IsZero() && c.To.Before(c.From) {
		bad.addf("claim %q ends before it begins", clip(c.Quote))
	}
	if q := c.Quantity; q != nil {
		if q.Text == "" {
			bad.addf("claim %q has a quantity without text", clip(c.Quote))
		}
		t.wantName("quantity", q.Text, bad)
		if q.Min != nil && q.Max != nil && *q.Max < *q.Min {
			bad.addf("claim %q: bounds of %q are reversed", clip(c.Quote), q.Text)
		}
	}
}

// wantName reports a name that stands neither in the text nor in its title.
func (t *Text) wantName(slot, name string, bad *faults) {
	if !strings.Contains(t.Text, name) && !strings.Contains(t.Title, name) {
		bad.addf("%s %q is not in the text", slot, name)
	}
}
