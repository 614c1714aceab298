package places

import (
	"encoding/xml"
	"fmt"
	"math"
	"os"
	"strconv"
	"strings"

	hearsay "github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/kit/gazetteer"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
	"github.com/hearsay-org/hearsay/internal/locate"
)

// accuracyKM is the distance within which a place counts as right: 100 miles, as
// is usual in the field.
const accuracyKM = 161

// Resolved is how well gold toponyms are resolved, given where they stand.
type Resolved struct {
	Toponyms int // with gold coordinates
	Right    int // within 161 km
	Unknown  int // of which the gazetteer does not know the name
	Baseline int // right if the most populous reading were taken always
	Misses   map[string]int
	Far      map[string]int
}

// goldToponym is a toponym with its place in the text, in runes.
type goldToponym struct {
	start, end int
	name       string
	lat, lon   float64
}

type goldText struct {
	text, url, title string
	toponyms         []goldToponym
}

// ResolveCorpus measures the resolver on LGL or GeoWebNews.
func ResolveCorpus(g *gazetteer.Gazetteer, l *locate.Locator, a *lang.Analyser, path string) (Resolved, error) {
	r := Resolved{Misses: map[string]int{}, Far: map[string]int{}}
	texts, err := readCorpus(path)
	if err != nil {
		return r, err
	}
	for _, t := range texts {
		r.text(g, l, a, t)
	}
	return r, nil
}

func (r *Resolved) text(g *gazetteer.Gazetteer, l *locate.Locator, a *lang.Analyser, gold goldText) {
	t := a.Analyse(gold.text, lang.English)
	offsets := runeOffsets(gold.text)
	var spans []hearsay.Span
	var kept []goldToponym
	for _, tp := range gold.toponyms {
		if tp.start < 0 || tp.end >= len(offsets) || tp.start >= tp.end {
			continue
		}
		spans = append(spans, hearsay.Span{Start: offsets[tp.start], End: offsets[tp.end]})
		kept = append(kept, tp)
	}
	matches := g.FindSpans(t, spans)
	found := map[hearsay.Span]locate.Toponym{}
	for _, tp := range l.Resolve(t, hearsay.Document{URL: gold.url, Lang: "en", Text: gold.text}, matches) {
		found[tp.NameSpan] = tp
	}
	for i, tp := range kept {
		r.Toponyms++
		best, ok := found[spans[i]]
		if !ok {
			r.Unknown++
			r.Misses[gold.text[spans[i].Start:spans[i].End]]++
			continue
		}
		lat, lon := taken(g, best)
		if Distance(lat, lon, tp.lat, tp.lon) <= accuracyKM {
			r.Right++
		} else {
			r.Far[fmt.Sprintf("%s: %s, %s (gold %.1f %.1f)", tp.name, best.Name, best.Admin, tp.lat, tp.lon)]++
		}
		if list := g.Lookup(gold.text[spans[i].Start:spans[i].End]); len(list) > 0 {
			lat, lon := g.Position(list[0].Place)
			if Distance(lat, lon, tp.lat, tp.lon) <= accuracyKM {
				r.Baseline++
			}
		}
	}
}

// taken is where the reading that was taken lies, without what the words around
// the name do to it; of readings that are tied, the first.
func taken(g *gazetteer.Gazetteer, t locate.Toponym) (lat, lon float64) {
	if t.Place != gazetteer.None {
		return g.Position(t.Place)
	}
	if len(t.Alternatives) > 0 {
		return t.Alternatives[0].Lat, t.Alternatives[0].Lon
	}
	return t.Lat, t.Lon
}

// runeOffsets returns the byte offset of each rune, and the length.
func runeOffsets(s string) []int {
	out := make([]int, 0, len(s)+1)
	for i := range s {
		out = append(out, i)
	}
	return append(out, len(s))
}

// Distance is the great-circle distance in km, on a sphere of radius 6,371 km.
func Distance(lat1, lon1, lat2, lon2 float64) float64 {
	const rad = math.Pi / 180
	a := math.Sin((lat2 - lat1) * rad / 2)
	b := math.Sin((lon2 - lon1) * rad / 2)
	h := a*a + math.Cos(lat1*rad)*math.Cos(lat2*rad)*b*b
	return 2 * 6371 * math.Asin(math.Sqrt(min(1, h)))
}

type corpusXML struct {
	Articles []struct {
		Title    string `xml:"title"`
		Link     string `xml:"link"`
		URL      string `xml:"url"`
		Text     string `xml:"text"`
		Toponyms []struct {
			Start      int    `xml:"start"`
			End        int    `xml:"end"`
			Phrase     string `xml:"phrase"`
			Extracted  string `xml:"extractedName"`
			GeoNamesID string `xml:"geonamesID"`
			Latitude   string `xml:"latitude"`
			Longitude  string `xml:"longitude"`
			Tag        struct {
				ID  string `xml:"geonameid,attr"`
				Lat string `xml:"lat"`
				Lon string `xml:"lon"`
			} `xml:"gaztag"`
		} `xml:"toponyms>toponym"`
	} `xml:"article"`
}

// readCorpus reads LGL or GeoWebNews; only toponyms with a GeoNames number and
// coordinates count, as in the published figures.
func readCorpus(path string) ([]goldText, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var c corpusXML
	if err := xml.Unmarshal(b, &c); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	var out []goldText
	for _, a := range c.Articles {
		g := goldText{text: a.Text, url: a.URL + a.Link, title: a.Title}
		for _, t := range a.Toponyms {
			id, lat, lon := t.Tag.ID+t.GeoNamesID, t.Tag.Lat+t.Latitude, t.Tag.Lon+t.Longitude
			if strings.TrimSpace(id) == "" || lat == "" {
				continue
			}
			tp := goldToponym{start: t.Start, end: t.End, name: t.Phrase + t.Extracted}
			if tp.lat, err = strconv.ParseFloat(lat, 64); err == nil {
				tp.lon, err = strconv.ParseFloat(lon, 64)
			}
			if err != nil {
				return nil, fmt.Errorf("%s: %s: %w", path, tp.name, err)
			}
			g.toponyms = append(g.toponyms, tp)
		}
		out = append(out, g)
	}
	return out, nil
}
