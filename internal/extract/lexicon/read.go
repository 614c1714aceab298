package lexicon

import (
	"embed"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	hearsay "github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/kit/lang/fold"
)

//go:embed *.tsv en/*.tsv uk/*.tsv ru/*.tsv
var files embed.FS

// SpeechClasses returns the classes of cues and frames, in the order of the
// field ID. The first six are hearsay.Classes.
func SpeechClasses() []string {
	return []string{"says", "reports", "cites", "confirms", "denies", "alleges", "believes", "expects", "orders", "asks", "promises", "warns", "shows"}
}

// Effects returns what hedges can do, in the order of the field ID.
func Effects() []string {
	return []string{"asserted", "hedged", "speculated", "predicted", "ordered", "negative"}
}

// Classes returns the classes of parties, roles and units, in the order of
// classes.tsv.
func Classes() []string { return classes() }

var classes = sync.OnceValue(func() []string {
	table, err := files.ReadFile("classes.tsv")
	if err != nil {
		panic(fmt.Sprintf("lexicon: %v", err))
	}
	var list []string
	for line := range strings.Lines(string(table)) {
		if !strings.HasPrefix(line, "#") {
			word, _, _ := strings.Cut(line, "\t")
			list = append(list, word)
		}
	}
	return list
})

// place returns the index of a word in a short list.
func place(list []string, word string) (uint8, bool) {
	i := slices.Index(list, word)
	return uint8(max(i, 0)), i >= 0
}

// rows calls add with the columns of each row of a table. The slice is used
// again for the next row. The last column is a comment.
func rows(table string, columns int, add func([]string) error) error {
	buf := make([]string, columns)
	line := 0
	for text := range strings.Lines(table) {
		line++
		text = strings.TrimSuffix(text, "\n")
		if text == "" || text[0] == '#' {
			continue
		}
		n := 0
		for more := true; more; n++ {
			if n == columns {
				return fmt.Errorf("line %d has more than %d columns", line, columns)
			}
			buf[n], text, more = strings.Cut(text, "\t")
		}
		if n < columns || slices.Contains(buf[:columns-1], "") {
			return fmt.Errorf("line %d has fewer than %d columns", line, columns)
		}
		if err := add(buf); err != nil {
			return fmt.Errorf("line %d: %w", line, err)
		}
	}
	return nil
}

// file returns a table as text.
func file(name string) (string, error) {
	b, err := files.ReadFile(name)
	return string(b), err
}

// index reads a table into an index; make reads the columns after the first.
// The first column may hold several lemmas, parted by ", ".
func index[T comparable](x *Index[T], name string, columns int, value func(c []string) (T, error)) error {
	table, err := file(name)
	if err != nil {
		return err
	}
	n := len(x.rows) + strings.Count(table, "\n") + strings.Count(table, ", ")
	x.rows = slices.Grow(x.rows, n-len(x.rows))
	x.first.grow(n)
	err = rows(table, columns, func(c []string) error {
		v, err := value(c)
		if err != nil {
			return err
		}
		for names := c[0]; names != ""; {
			var words string
			words, names, _ = strings.Cut(names, ", ")
			x.add(words, v)
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// read reads all tables of a language.
func read(l string) (*Tables, error) {
	t := &Tables{Outlets: outlets(), Units: units()}
	dir := l + "/"
	s, err := stemmer(l)
	if err != nil {
		return nil, err
	}
	t.Stemmer, t.Events.stemmer, t.Speech.stemmer, t.Parties.stemmer = s, s, s, s
	// A word for an actor is no form of a verb: "city" stands for no "bridge".
	t.Parties.owns = &keyTable{}
	t.Events.guard, t.Speech.guard = t.Parties.owns, t.Parties.owns
	steps := []func() error{
		func() error { return index(&t.Parties, dir+"parties.tsv", 3, party) },
		func() error { return index(&t.Events, dir+"events.tsv", 4, event) },
		func() error { return index(&t.Events, dir+"phrases.tsv", 3, phrase) },
		func() error { return index(&t.Speech, dir+"speech.tsv", 5, cue) },
		func() error { return index(&t.Hedges, dir+"hedges.tsv", 4, hedge) },
		func() error { return index(&t.Roles, dir+"personroles.tsv", 4, role) },
		func() error { return index(&t.Names, dir+"names.tsv", 4, name) },
		func() error { return t.readFrames(dir + "according.tsv") },
		func() error { return t.readEndings(dir + "surnames.tsv") },
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return t, nil
}

func (t *Tables) readFrames(name string) error {
	table, err := file(name)
	if err != nil {
		return err
	}
	if t.Frames, err = readFrames(table); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

func (t *Tables) readEndings(name string) error {
	table, err := file(name)
	if err != nil {
		return err
	}
	err = rows(table, 4, func(c []string) error {
		t.Endings = append(t.Endings, Ending{Text: c[0], Gender: c[1][0], Origin: c[2]})
		return nil
	})
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	slices.SortStableFunc(t.Endings, func(a, b Ending) int { return len(b.Text) - len(a.Text) })
	return nil
}

// HasEnding returns the longest ending of a surname that a word has, with at
// least two letters before it, or nil. The word is folded first.
func (t *Tables) HasEnding(word string) *Ending {
	w := fold.String(word)
	for i := range t.Endings {
		e := &t.Endings[i]
		if stem, ok := strings.CutSuffix(w, e.Text); ok && utf8.RuneCountInString(stem) >= 2 {
			return e
		}
	}
	return nil
}

func phrase(c []string) (Event, error) {
	e := Event{POS: Other, Phrase: true}
	return e, weights(&e, c[1])
}

func event(c []string) (Event, error) {
	e := Event{POS: POS(c[1][0])}
	return e, weights(&e, c[2])
}

// weights reads "strike:3 damage:1".
func weights(e *Event, s string) error {
	for pair := range strings.SplitSeq(s, " ") {
		word, weight, ok := strings.Cut(pair, ":")
		i := hearsay.Types.Index(word)
		if !ok || i < 0 || i >= NTypes || len(weight) != 1 || weight[0] < '1' || weight[0] > '3' {
			return fmt.Errorf("%q is no weighted type", pair)
		}
		e.Weights[i] = weight[0] - '0'
	}
	return nil
}

func cue(c []string) (Cue, error) {
	q := Cue{POS: POS(c[1][0]), Class: c[2], Voice: strings.TrimPrefix(c[3], "-")}
	var ok bool
	if q.ID, ok = place(SpeechClasses(), c[2]); !ok {
		return q, fmt.Errorf("%q is no class of speech", c[2])
	}
	return q, nil
}

func hedge(c []string) (Hedge, error) {
	h := Hedge{Effect: c[1], Weight: c[2][0] - '0'}
	var ok bool
	if h.ID, ok = place(Effects(), c[1]); !ok {
		return h, fmt.Errorf("%q is no effect", c[1])
	}
	return h, nil
}

func party(c []string) (Party, error) {
	p := Party{Class: c[1]}
	var ok bool
	if p.ID, ok = place(classes(), c[1]); !ok {
		return p, fmt.Errorf("%q is no class", c[1])
	}
	return p, nil
}

func role(c []string) (Role, error) {
	r := Role{Position: c[1], Class: c[2]}
	var ok bool
	if r.ID, ok = place(classes(), c[2]); !ok {
		return r, fmt.Errorf("%q is no class", c[2])
	}
	return r, nil
}

func name(c []string) (Name, error) { return Name{Gender: c[1][0], Origin: c[2]}, nil }

func mustOutlets() *Index[Outlet] {
	x := &Index[Outlet]{}
	must(index(x, "outlets.tsv", 5, func(c []string) (Outlet, error) {
		return Outlet{Name: firstOf(c[0]), Kind: c[1], Country: c[2], Common: c[3] == "common"}, nil
	}))
	return x
}

func mustUnits() *Index[Unit] {
	x := &Index[Unit]{}
	must(index(x, "units.tsv", 4, func(c []string) (Unit, error) {
		return Unit{Name: firstOf(c[0]), Class: c[1], Side: c[2]}, nil
	}))
	return x
}

func firstOf(names string) string {
	first, _, _ := strings.Cut(names, ", ")
	return first
}

// must stops the program where an embedded table is not well formed; tests see
// to it that none is.
func must(err error) {
	if err != nil {
		panic(fmt.Sprintf("lexicon: %v", err))
	}
}
