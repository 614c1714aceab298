package hearsay

import (
	"encoding/json"
	"time"
)

// The forms in which a reading is written as JSON: field names are those of the
// annotation guidelines, a chain is the list of its names, and links beside it
// say the rest.
type (
	readingJSON struct {
		Document     documentJSON      `json:"document"`
		Claims       []mentionJSON     `json:"claims"`
		Notes        []noteJSON        `json:"notes"`
		Terms        []termJSON        `json:"terms"`
		Attributions []attributionJSON `json:"attributions"`
		Warnings     []string          `json:"warnings,omitempty"`
	}
	documentJSON struct {
		Title     string  `json:"title"`
		Author    string  `json:"author,omitempty"`
		Publisher string  `json:"publisher"`
		Published *string `json:"published"`
		Lang      string  `json:"lang"`
		URL       string  `json:"url,omitempty"`
		SHA256    string  `json:"sha256"`
		Text      string  `json:"text"`
	}
	spanJSON struct {
		Start int `json:"start"`
		End   int `json:"end"`
	}
	mentionJSON struct {
		Quote      string         `json:"quote"`
		Span       spanJSON       `json:"span"`
		Type       string         `json:"type"`
		Chain      []string       `json:"chain"`
		Links      []linkJSON     `json:"links"`
		Voice      string         `json:"voice"`
		Polarity   string         `json:"polarity"`
		Actor      *string        `json:"actor"`
		Target     *string        `json:"target"`
		Places     []string       `json:"places"`
		Time       *intervalJSON  `json:"time"`
		Quantity   *quantityJSON  `json:"quantity"`
		Locations  []locationJSON `json:"locations"`
		Rules      []Rule         `json:"rules"`
		Confidence float64        `json:"confidence"`
	}
	linkJSON struct {
		Name       string   `json:"name"`
		Nominative string   `json:"nominative,omitempty"`
		Parties    []string `json:"parties"`
		Verb       string   `json:"verb"`
		Class      string   `json:"class"`
		Hedge      string   `json:"hedge,omitempty"`
		Span       spanJSON `json:"span"`
	}
	intervalJSON struct {
		From *string `json:"from"`
		To   *string `json:"to"`
		Text string  `json:"text,omitempty"`
	}
	quantityJSON struct {
		Text string   `json:"text"`
		Min  *float64 `json:"min"`
		Max  *float64 `json:"max"`
	}
	locationJSON struct {
		Text         string            `json:"text"`
		Name         string            `json:"name"`
		ID           string            `json:"id"`
		Lat          float64           `json:"lat"`
		Lon          float64           `json:"lon"`
		RadiusKM     float64           `json:"radius_km"`
		Precision    string            `json:"precision"`
		Admin        string            `json:"admin,omitempty"`
		Alternatives []alternativeJSON `json:"alternatives"`
	}
	alternativeJSON struct {
		Name  string  `json:"name"`
		ID    string  `json:"id"`
		Admin string  `json:"admin,omitempty"`
		Lat   float64 `json:"lat"`
		Lon   float64 `json:"lon"`
		Score float64 `json:"score"`
	}
	noteJSON struct {
		Kind  string   `json:"kind"`
		By    *string  `json:"by"`
		Of    *string  `json:"of"`
		Quote string   `json:"quote"`
		Span  spanJSON `json:"span"`
	}
	termJSON struct {
		Term  string   `json:"term"`
		Kind  string   `json:"kind"`
		Means string   `json:"means"`
		Span  spanJSON `json:"span"`
	}
	attributionJSON struct {
		Source  *spanJSON         `json:"source"`
		Cue     *spanJSON         `json:"cue"`
		Content spanJSON          `json:"content"`
		Name    string            `json:"name"`
		Class   string            `json:"class"`
		Inner   []attributionJSON `json:"inner,omitempty"`
	}
)

// MarshalJSON writes the reading with the field names of the annotation
// guidelines. Empty lists are [], never null; unknown names are null.
func (r Reading) MarshalJSON() ([]byte, error) {
	d := r.Document
	out := readingJSON{
		Document: documentJSON{Title: d.Title, Author: d.Author, Publisher: d.Publisher, Published: orNull(d.Published.String()),
			Lang: d.Lang, URL: d.URL, SHA256: d.SHA256, Text: d.Text},
		Claims: each(r.Claims, mentionOut), Notes: each(r.Notes, noteOut), Terms: each(r.Terms, termOut),
		Attributions: each(r.Attributions, attributionOut), Warnings: r.Warnings,
	}
	return json.Marshal(out)
}

func mentionOut(m Mention) mentionJSON {
	return mentionJSON{
		Quote: m.Quote, Span: spanJSON(m.Span), Type: m.Type, Chain: m.Chain.Names(), Links: each(m.Chain, linkOut),
		Voice: m.Voice, Polarity: m.Polarity, Actor: orNull(m.Actor), Target: orNull(m.Target),
		Places: each(m.Places, func(s string) string { return s }), Time: intervalOut(m.Time), Quantity: quantityOut(m.Quantity),
		Locations: each(m.Locations, locationOut), Rules: each(m.Rules, func(r Rule) Rule { return r }), Confidence: m.Confidence,
	}
}

func linkOut(l Link) linkJSON {
	return linkJSON{Name: l.Name, Nominative: l.Nominative, Parties: each(l.Parties, func(s string) string { return s }),
		Verb: l.Verb, Class: l.Class, Hedge: l.Hedge, Span: spanJSON(l.Span)}
}

func intervalOut(t *Interval) *intervalJSON {
	if t == nil {
		return nil
	}
	day := func(d time.Time) *string {
		if d.IsZero() {
			return nil
		}
		return orNull(d.Format("2006-01-02"))
	}
	return &intervalJSON{From: day(t.From), To: day(t.To), Text: t.Text}
}

func quantityOut(q *Quantity) *quantityJSON {
	if q == nil {
		return nil
	}
	return &quantityJSON{Text: q.Text, Min: q.Min, Max: q.Max}
}

func locationOut(l Location) locationJSON {
	return locationJSON{Text: l.Text, Name: l.Name, ID: l.ID, Lat: l.Lat, Lon: l.Lon, RadiusKM: l.RadiusKM, Precision: l.Precision,
		Admin: l.Admin, Alternatives: each(l.Alternatives, func(a Alternative) alternativeJSON { return alternativeJSON(a) })}
}

func noteOut(n Note) noteJSON {
	return noteJSON{Kind: n.Kind, By: orNull(n.By), Of: orNull(n.Of), Quote: n.Quote, Span: spanJSON(n.Span)}
}

func termOut(t Term) termJSON {
	return termJSON{Term: t.Term, Kind: t.Kind, Means: t.Means, Span: spanJSON(t.Span)}
}

func attributionOut(a Attribution) attributionJSON {
	optional := func(s Span) *spanJSON {
		if s.Len() <= 0 {
			return nil
		}
		o := spanJSON(s)
		return &o
	}
	return attributionJSON{Source: optional(a.Source), Cue: optional(a.Cue), Content: spanJSON(a.Content), Name: a.Name, Class: a.Class,
		Inner: each(a.Inner, attributionOut)}
}

func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// each maps a list; the result is never nil.
func each[A, B any](list []A, f func(A) B) []B {
	out := make([]B, len(list))
	for i, v := range list {
		out[i] = f(v)
	}
	return out
}
