package extract

import (
	"context"
	"errors"
	"io/fs"
	"reflect"
	"strings"
	"sync"
	"testing"

	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/extract/slot"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
)

// parts are read once for all tests.
var parts = sync.OnceValues(func() (*Engine, error) {
	a, err := lang.New()
	if err != nil {
		return nil, err
	}
	m, err := Embedded()
	if err != nil {
		return nil, err
	}
	return New(a, atlas{}, m), nil
})

// engine returns an engine with the models of the program.
func engine(t testing.TB) *Engine {
	t.Helper()
	e, err := parts()
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// atlas knows two invented towns by their stems.
type atlas struct{}

func (atlas) Places(t *lang.Text, _ hearsay.Document) []slot.Toponym {
	var out []slot.Toponym
	for i := range t.Tokens {
		for _, stem := range []string{"Lanford", "Лозов", "Redhill"} {
			if strings.HasPrefix(t.Word(i), stem) {
				span := hearsay.Span{Start: int(t.Tokens[i].Start), End: int(t.Tokens[i].End)}
				out = append(out, slot.Toponym{First: int32(i), Last: int32(i) + 1, Location: hearsay.Location{Text: t.Word(i), Name: stem, Span: span}})
			}
		}
	}
	return out
}

// reports are invented texts of the kinds that are read.
var reports = []struct{ name, text string }{
	{"English", "Drones hit the port of Lanford on Monday, killing three people, Governor Anna Miller said. “Rescuers pulled five people from the rubble of the warehouse,” she told Northern News. The Ministry of Defence of Utopia denied striking the port."},
	{"Ukrainian", "Дрони вдарили по порту Лозова в понеділок, троє людей загинули, повідомила мерка Анна Коваль. За її словами, рятувальники дістали з-під завалів п'ятьох людей. Міністерство оборони Утопії заперечило удар по порту."},
	{"Russian", "Дроны ударили по порту Лозова в понедельник, погибли три человека, сообщила мэр Анна Коваль. По ее словам, спасатели достали из-под завалов пять человек. Министерство обороны Утопии опровергло удар по порту."},
	{"markup", "The [mayor](https://example.org/a) said that [two boats](https://example.org/b) sank near Redhill.\n\n- Three people were wounded.\n- The bridge is closed."},
	{"one word", "Boats"},
	{"marks", "«»“”\"— ... !?"},
	{"white space", " \n\t \n"},
	{"empty", ""},
}

func read(t testing.TB, text string) hearsay.Reading {
	t.Helper()
	r, err := engine(t).Read(context.Background(), hearsay.Document{Text: text})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// valid reports what of a reading does not hold together.
func valid(t *testing.T, r *hearsay.Reading, text string) {
	t.Helper()
	if r.Document.Text != text {
		t.Errorf("the document's text is %.40q, want %.40q", r.Document.Text, text)
	}
	if err := r.Validate(); err != nil {
		t.Error(err)
	}
	end := 0
	for i := range r.Claims {
		m := &r.Claims[i]
		if m.Quote != m.Span.In(text) || m.Quote == "" {
			t.Errorf("claim %d: quote %q at %v, where %q stands", i, m.Quote, m.Span, m.Span.In(text))
		}
		if m.Span.Start < end {
			t.Errorf("claim %d begins at %d, before the end of the last one at %d", i, m.Span.Start, end)
		}
		end = m.Span.End
		if !(m.Confidence >= 0 && m.Confidence <= 1) {
			t.Errorf("claim %d: a confidence of %v", i, m.Confidence)
		}
		if m.Polarity != hearsay.Positive && m.Polarity != hearsay.Negative {
			t.Errorf("claim %d: %q is no polarity", i, m.Polarity)
		}
		if len(m.Chain) > 2 {
			t.Errorf("claim %d: a chain of %d links", i, len(m.Chain))
		}
		for _, l := range m.Chain {
			if l.Name == "" || l.Span.Validate(text) != nil {
				t.Errorf("claim %d: a link %q at %v", i, l.Name, l.Span)
			}
		}
	}
	for i, a := range r.Attributions {
		if a.Cue.Validate(text) != nil || a.Content.Validate(text) != nil {
			t.Errorf("attribution %d: %+v is not within the text", i, a)
		}
	}
}

func TestReadHoldsTogether(t *testing.T) {
	for _, test := range reports {
		t.Run(test.name, func(t *testing.T) {
			r := read(t, test.text)
			valid(t, &r, test.text)
		})
	}
}

func TestReadFindsClaims(t *testing.T) {
	for _, test := range reports[:3] {
		t.Run(test.name, func(t *testing.T) {
			r := read(t, test.text)
			if len(r.Claims) < 3 {
				t.Fatalf("got %d claims, want 3 or more", len(r.Claims))
			}
			origins := map[string]bool{}
			for i := range r.Claims {
				if l, ok := r.Claims[i].Chain.Origin(); ok {
					origins[l.Name] = true
				}
			}
			if len(origins) == 0 {
				t.Errorf("no claim rests on anybody's word: %+v", r.Claims)
			}
		})
	}
}

func TestReadIsDeterministicAndConcurrent(t *testing.T) {
	var want []hearsay.Reading
	for _, test := range reports {
		want = append(want, read(t, test.text))
	}
	var group sync.WaitGroup
	for range 4 {
		for i, test := range reports {
			group.Go(func() {
				got, err := engine(t).Read(context.Background(), hearsay.Document{Text: test.text})
				if err != nil || !reflect.DeepEqual(got, want[i]) {
					t.Errorf("%s: got %+v (%v), want %+v", test.name, got, err, want[i])
				}
			})
		}
	}
	group.Wait()
}

func TestReadKeepsTheDocument(t *testing.T) {
	doc := hearsay.Document{Title: "Boats", Publisher: "Northern News", Lang: "en", Text: "Two boats sank."}
	r, err := engine(t).Read(context.Background(), doc)
	if err != nil {
		t.Fatal(err)
	}
	if r.Document != doc {
		t.Errorf("got %+v, want %+v", r.Document, doc)
	}
}

// countdown is a context that is done after so many looks at it.
type countdown struct {
	context.Context
	left int
}

func (c *countdown) Err() error {
	if c.left--; c.left < 0 {
		return context.Canceled
	}
	return nil
}

// TestReadStopsWhenCancelled cancels after each number of looks until one is
// enough to finish.
func TestReadStopsWhenCancelled(t *testing.T) {
	e := engine(t)
	text := reports[0].text
	for looks := range 1000 {
		r, err := e.Read(&countdown{context.Background(), looks}, hearsay.Document{Text: text})
		if err == nil {
			if looks < 5 {
				t.Errorf("a reading looks at its context %d times only", looks)
			}
			return
		}
		if !errors.Is(err, context.Canceled) {
			t.Fatalf("got %v, want %v", err, context.Canceled)
		}
		if len(r.Claims)+len(r.Attributions) > 0 || r.Document.Text != text {
			t.Fatalf("after %d looks: a reading in part: %+v", looks, r)
		}
	}
	t.Error("a short text is never finished")
}

func TestReadModelsReportsWhatIsMissing(t *testing.T) {
	if _, err := ReadModels(empty{}); hearsay.ErrorCode(err) != hearsay.Corrupt {
		t.Errorf("got %v, want an error of code %s", err, hearsay.Corrupt)
	}
}

// empty is a file system without files.
type empty struct{}

func (empty) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

func TestReadTellsSpeakersApart(t *testing.T) {
	tests := []struct {
		name, text string
		quotes     []string // a word of each claim
		origins    []string // whose word it rests on; "" for the publisher's own
	}{
		{"English", "The police said that five people were killed in Lanford. The army said that it shot down three drones. Shelling destroyed a bridge in Redhill.",
			[]string{"killed", "drones"}, []string{"police", "army"}},
		{"Ukrainian", "Поліція повідомила, що в селі загинули п'ятеро людей. Генеральний штаб заявив, що військові збили три дрони.",
			[]string{"загинули", "збили"}, []string{"поліція", "генеральний штаб"}},
		{"Russian", "Полиция сообщила, что в селе погибли пять человек. Генеральный штаб заявил, что военные сбили три дрона.",
			[]string{"погибли", "сбили"}, []string{"полиция", "генеральный штаб"}},
		{"quotation", "“Five people were killed in the shelling of the market,” Peter Brown said. The army said that it shot down three drones.",
			[]string{"killed", "drones"}, []string{"peter brown", "army"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := read(t, test.text)
			for i, word := range test.quotes {
				found := false
				for k := range r.Claims {
					m := &r.Claims[k]
					if !strings.Contains(m.Quote, word) {
						continue
					}
					found = true
					origin, _ := m.Chain.Origin()
					if got := strings.ToLower(strings.TrimPrefix(origin.Name, "the ")); got != test.origins[i] {
						t.Errorf("%q rests on the word of %q, want %q", m.Quote, got, test.origins[i])
					}
				}
				if !found {
					t.Errorf("no claim holds %q", word)
				}
			}
		})
	}
}
