package places

import (
	"fmt"
	"os"
	"testing"

	"github.com/hearsay-org/hearsay/internal/kit/gazetteer"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
)

func TestDebug(t *testing.T) {
	text := os.Getenv("TEXT")
	if text == "" {
		t.Skip()
	}
	g, err := gazetteer.Open()
	if err != nil {
		t.Fatal(err)
	}
	a, _ := lang.New()
	x := a.Analyse(text, lang.Unknown)
	for i, tok := range x.Tokens {
		fmt.Print(x.Word(i), "/", tok.POS, " ")
	}
	fmt.Println()
	for _, m := range g.Find(x) {
		fmt.Printf("%q kind %d head %d weak %v adj %v\n", text[m.Start:m.End], m.Kind, m.Head, m.Weak, m.Adjective)
		for i, c := range m.Candidates {
			if i > 5 {
				break
			}
			p, _ := g.Place(c.Place)
			fmt.Println("   ", c.Rel, p.Key, p.Name, p.Local, p.Country, p.Kind, p.Population, p.Lat, p.Lon, p.RadiusKM)
		}
	}
}
