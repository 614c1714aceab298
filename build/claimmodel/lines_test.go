package main

import (
	"testing"

	"github.com/hearsay-org/hearsay"
)

// The invented claims that stand alone are well formed, and teach every type in
// every language.
func TestLines(t *testing.T) {
	samples, err := loadLines("../texts/claims", 1)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, s := range samples {
		seen[s.doc.Lang+" "+s.doc.Claims[0].Type] = true
	}
	for _, lang := range []string{"en", "uk", "ru"} {
		for _, kind := range hearsay.Types.Words() {
			if !seen[lang+" "+kind] {
				t.Errorf("%s has no claim of type %s", lang, kind)
			}
		}
	}
}
