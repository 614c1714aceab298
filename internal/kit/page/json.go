package page

import (
	"encoding/json"
	"errors"
	"strings"

	hearsay "github.com/hearsay-org/hearsay"
)

// readJSON reads a document {"text", "title", "author", "publisher",
// "published", "lang", "url"}, of which only text is required. The text is kept
// as encoding/json gives it: what is no valid UTF-8, and lone surrogates, become
// U+FFFD. Other fields of the file are let be.
func readJSON(s string) (hearsay.Document, []string, error) {
	var fields map[string]json.RawMessage
	if err := json.Unmarshal([]byte(s), &fields); err != nil {
		var wrong *json.UnmarshalTypeError
		if errors.As(err, &wrong) {
			return hearsay.Document{}, nil, hearsay.Errorf(hearsay.Invalid, "it is JSON, but no single document").WithHint(`write one object a file: {"text": "…"}`)
		}
		return hearsay.Document{}, nil, hearsay.Errorf(hearsay.Invalid, "it is not valid JSON: %w", err).WithHint(`write one object a file: {"text": "…"}`)
	}
	raw, ok := fields["text"]
	if !ok {
		return hearsay.Document{}, nil, hearsay.Errorf(hearsay.Invalid, `it has no field "text"`).WithHint(`a document is written as {"text": "…", "title": "…", "publisher": "…", "published": "2006-01-02", "lang": "en"}; only text is required`)
	}
	var doc hearsay.Document
	if err := json.Unmarshal(raw, &doc.Text); err != nil || string(raw) == "null" {
		return hearsay.Document{}, nil, hearsay.Errorf(hearsay.Invalid, `its field "text" is not a string`).WithHint(`write the whole text as one string: {"text": "…"}`)
	}
	var warnings []string
	for _, f := range []struct {
		name string
		to   *string
	}{{"title", &doc.Title}, {"author", &doc.Author}, {"publisher", &doc.Publisher}, {"lang", &doc.Lang}, {"url", &doc.URL}} {
		if raw, ok := fields[f.name]; ok && json.Unmarshal(raw, f.to) != nil {
			warnings = append(warnings, `the field "`+f.name+`" is not a string and was left out`)
		}
	}
	doc.Lang = strings.ToLower(doc.Lang)
	var published string
	if raw, ok := fields["published"]; ok {
		if json.Unmarshal(raw, &published) != nil {
			warnings = append(warnings, `the field "published" is not a string and was left out`)
		}
		stamp, err := hearsay.ParseStamp(strings.TrimSpace(published))
		if err != nil {
			warnings = append(warnings, asWarning(`the field "published" was left out`, err))
		}
		doc.Published = stamp
	}
	return doc, warnings, nil
}
