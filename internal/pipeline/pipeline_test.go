package pipeline_test

import (
	"context"
	"errors"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	hearsay "github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/pipeline"
)

type extractor func(hearsay.Document) (hearsay.Reading, error)

func (f extractor) Read(_ context.Context, d hearsay.Document) (hearsay.Reading, error) { return f(d) }

func claim(quote, text string) hearsay.Mention {
	i := strings.Index(text, quote)
	return hearsay.Mention{Quote: quote, Span: hearsay.Span{Start: i, End: i + len(quote)}, Type: "strike", Voice: "asserted"}
}

func TestRead(t *testing.T) {
	const text = "A drone hit the port."
	finds := extractor(func(d hearsay.Document) (hearsay.Reading, error) {
		return hearsay.Reading{Document: d, Claims: []hearsay.Mention{claim("A drone hit the port", text)}}, nil
	})
	tests := []struct {
		name    string
		extract extractor
		code    hearsay.Code
		message string
	}{
		{"a claim is found", finds, "", ""},
		{"extract refuses", func(hearsay.Document) (hearsay.Reading, error) {
			return hearsay.Reading{}, hearsay.Errorf(hearsay.Invalid, "no text")
		}, hearsay.Invalid, "extract: no text"},
		{"extract breaks down", func(hearsay.Document) (hearsay.Reading, error) { panic("index out of range") },
			hearsay.Internal, "extract: the program broke down on this text in extract: index out of range"},
		{"a quote that is not there", func(d hearsay.Document) (hearsay.Reading, error) {
			m := claim("A drone hit", text)
			m.Quote = "A drone missed"
			return hearsay.Reading{Document: d, Claims: []hearsay.Mention{m}}, nil
		}, hearsay.Internal, "claim 0: its quote is not what stands at 0–11"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := pipeline.Pipeline{Extract: test.extract}
			r, err := p.Read(t.Context(), hearsay.Document{Text: text})
			if got := hearsay.ErrorCode(err); got != test.code {
				t.Fatalf("got code %q of %v, want %q", got, err, test.code)
			}
			if err != nil {
				if err.Error() != test.message {
					t.Errorf("got %q, want %q", err, test.message)
				}
				return
			}
			if len(r.Claims) != 1 {
				t.Errorf("got %+v, want one claim", r.Claims)
			}
		})
	}
}

func TestEachKeepsOrder(t *testing.T) {
	for _, workers := range []int{0, 1, 3, 100} {
		var got []int
		var busy, most atomic.Int32
		err := pipeline.Each(t.Context(), 40, workers, func(_ context.Context, i int) (int, error) {
			if n := busy.Add(1); n > most.Load() {
				most.Store(n)
			}
			defer busy.Add(-1)
			time.Sleep(time.Duration((7*i)%5) * 100 * time.Microsecond)
			return i * i, nil
		}, func(i, v int, err error) error {
			if v != i*i || err != nil {
				t.Errorf("item %d: got %d, %v", i, v, err)
			}
			got = append(got, i)
			return nil
		})
		if err != nil || len(got) != 40 {
			t.Fatalf("%d workers: got %d results and %v, want 40", workers, len(got), err)
		}
		for i, v := range got {
			if i != v {
				t.Fatalf("%d workers: result %d came as number %d", workers, v, i)
			}
		}
		if limit := int32(max(1, workers)); most.Load() > limit {
			t.Errorf("%d ran at once, want at most %d", most.Load(), limit)
		}
	}
}

func TestEachGoesOnAfterAFailedItem(t *testing.T) {
	failed := 0
	err := pipeline.Each(t.Context(), 5, 2, func(_ context.Context, i int) (struct{}, error) {
		if i == 1 {
			return struct{}{}, errors.New("unreadable")
		}
		return struct{}{}, nil
	}, func(_ int, _ struct{}, err error) error {
		if err != nil {
			failed++
		}
		return nil
	})
	if err != nil || failed != 1 {
		t.Errorf("got %v and %d failed, want nil and 1", err, failed)
	}
}

func TestEachStops(t *testing.T) {
	full := errors.New("disk full")
	ctx, cancel := context.WithCancel(t.Context())
	tests := []struct {
		name string
		ctx  context.Context
		done func(int) error
		want error
	}{
		{"when done fails", t.Context(), func(i int) error {
			if i == 3 {
				return full
			}
			return nil
		}, full},
		{"when the context ends", ctx, func(i int) error {
			if i == 3 {
				cancel()
			}
			return nil
		}, context.Canceled},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var started atomic.Int32
			err := pipeline.Each(test.ctx, 10_000, 2, func(context.Context, int) (int, error) {
				started.Add(1)
				return 0, nil
			}, func(i, _ int, _ error) error { return test.done(i) })
			if !errors.Is(err, test.want) {
				t.Errorf("got %v, want %v", err, test.want)
			}
			if n := started.Load(); n > 5000 {
				t.Errorf("%d items were started after the end", n)
			}
		})
	}
}
