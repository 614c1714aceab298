package extract

import "testing"

// TestReadOfDatesInAddresses reads texts that end with the address of a link in
// which a date stands: no token has it.
func TestReadOfDatesInAddresses(t *testing.T) {
	text := "Peter Brown said that two boats sank in Lanford. The ferry was fired on. [Read on](https://harbour.example/p/part-1-2031-05-06)"
	r := read(t, text)
	valid(t, &r, text)
	if len(r.Claims) == 0 {
		t.Error("no claims")
	}
}
