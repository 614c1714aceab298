package publish_test

import (
	"strings"
	"testing"
	"time"

	hearsay "github.com/hearsay-org/hearsay"
)

const sampleText = `Deserters hide in the reed villages, partisans say
The Lantern, a partisan group in the occupied south of Tavania, said on Thursday that soldiers are leaving their posts in Ozerne. According to papers of the 4th Rifle Group that The Lantern says it has seen, at least 36 soldiers refuse to go on missions.
The Tavanian ministry denied that any unit had left Ozerne. The Harbour Post could not verify the report. SOCH, the army's word for absence without leave, is used in the papers.
Residents suspect that the newcomers came from prisons.`

func at(t *testing.T, part string) hearsay.Span {
	t.Helper()
	i := strings.Index(sampleText, part)
	if i < 0 {
		t.Fatalf("%q is not in the sample", part)
	}
	return hearsay.Span{Start: i, End: i + len(part)}
}

// sample is a reading with one of everything: nested chains, overlapping spans,
// all marks, places resolved and not, open times, notes and terms.
func sample(t *testing.T) *hearsay.Reading {
	t.Helper()
	day := func(d int) time.Time { return time.Date(2031, 3, d, 0, 0, 0, 0, time.UTC) }
	least := 36.0
	lantern := hearsay.Link{Name: "The Lantern", Parties: []string{"The Lantern"}, Verb: "said", Class: "says", Span: at(t, "The Lantern")}
	papers := hearsay.Link{Name: "papers of the 4th Rifle Group", Parties: []string{"papers of the 4th Rifle Group"}, Verb: "according to", Class: "cites"}
	claim := func(quote, kind string, chain ...hearsay.Link) hearsay.Mention {
		return hearsay.Mention{Quote: quote, Span: at(t, quote), Type: kind, Voice: "asserted", Polarity: hearsay.Positive, Chain: chain, Confidence: .8,
			Rules: []hearsay.Rule{{Part: "quote", Name: "clause", Why: "complement of “said”"}, {Part: "chain", Name: "says-that"}}}
	}
	ozerne := hearsay.Location{Text: "Ozerne", Name: "Ozerne", ID: "own:1", Lat: 46.1234, Lon: 34.5678, RadiusKM: 5, Precision: "settlement", Admin: "Reed Province, Tavania",
		Alternatives: []hearsay.Alternative{{Name: "Ozerne", Admin: "Hill Province, Tavania", Score: .4}}}
	leave := claim("soldiers are leaving their posts in Ozerne", "desertion", lantern)
	leave.Actor, leave.Places, leave.Locations, leave.Time = "soldiers", []string{"Ozerne"}, []hearsay.Location{ozerne}, &hearsay.Interval{From: day(6), To: day(6), Text: "on Thursday"}
	refuse := claim("at least 36 soldiers refuse to go on missions", "refusal", lantern, papers)
	refuse.Quantity = &hearsay.Quantity{Text: "at least 36 soldiers", Min: &least}
	refuse.Time = &hearsay.Interval{From: day(1)}
	seen := claim("papers of the 4th Rifle Group that The Lantern says it has seen, at least 36 soldiers refuse", "intelligence")
	left := claim("any unit had left Ozerne", "movement", hearsay.Link{Name: "Tavanian ministry", Class: "denies", Parties: []string{"Tavanian ministry"}})
	left.Polarity, left.Places = hearsay.Negative, []string{"Ozerne", "the reed villages"}
	prison := claim("the newcomers came from prisons", "other", hearsay.Link{Name: "Residents", Class: "alleges", Hedge: "suspect", Parties: []string{"Residents"}})
	prison.Voice = "speculated"
	note := "The Harbour Post could not verify the report"
	published, err := hearsay.ParseStamp("2031-03-06T18:05:00+02:00")
	if err != nil {
		t.Fatal(err)
	}
	return &hearsay.Reading{
		Document: hearsay.Document{Title: "Deserters hide in the reed villages, partisans say", Publisher: "The Harbour Post", Published: published, Lang: "en",
			URL: "https://harbour.example/reeds", Text: sampleText},
		Claims:       []hearsay.Mention{leave, seen, refuse, left, prison},
		Notes:        []hearsay.Note{{Kind: "unverified", Of: "The Lantern", Quote: note, Span: at(t, note)}},
		Terms:        []hearsay.Term{{Term: "SOCH", Kind: "acronym", Means: "absence without leave", Span: at(t, "SOCH")}},
		Attributions: []hearsay.Attribution{{Source: at(t, "The Lantern"), Cue: at(t, "said"), Content: leave.Span, Name: "The Lantern", Class: "says"}, {Source: at(t, "Residents"), Cue: at(t, "suspect"), Content: prison.Span, Name: "Residents", Class: "alleges"}},
		Warnings:     []string{"one place was not found"},
	}
}
