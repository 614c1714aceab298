package lang

import (
	"embed"
	"encoding/binary"
	"fmt"
	"io/fs"
	"sync"
	"unsafe"

	"github.com/hearsay-org/hearsay/internal/kit/lang/fold"
	"github.com/hearsay-org/hearsay/internal/kit/lang/lemma"
	"github.com/hearsay-org/hearsay/internal/kit/lang/lexicon"
	"github.com/hearsay-org/hearsay/internal/kit/lang/parser"
	"github.com/hearsay-org/hearsay/internal/kit/lang/tagger"
)

//go:embed model
var models embed.FS

// Analyser reads texts. It is safe for concurrent use.
type Analyser struct {
	lists  *lists
	shared Shared
	models [Russian + 1]func() *model
	pool   sync.Pool // of *work
}

// model is what is known of one language.
type model struct {
	words  *lexicon.Model
	tags   *tagger.Model
	lemmas *lemma.Model
	trees  *parser.Model
}

// New returns an Analyser. Its word lists are read at once, its models when a
// text of their language is first met.
func New() (*Analyser, error) {
	l, err := readLists()
	if err != nil {
		return nil, err
	}
	a := &Analyser{lists: l, shared: Shared{l.shared}}
	a.pool.New = func() any { return &work{} }
	for code := English; code <= Russian; code++ {
		name := "model/" + code.String() + ".bin"
		if _, err := fs.Stat(models, name); err != nil {
			return nil, fmt.Errorf("lang: no model of %v: %w", code, err)
		}
		a.models[code] = sync.OnceValue(func() *model {
			data, err := models.ReadFile(name) // a copy of a few megabytes
			var m *model
			if err == nil {
				m, err = readModel(data)
			}
			if err != nil {
				// The file is part of the program: a damaged one is a fault of the build.
				panic(fmt.Sprintf("lang: model of %v: %v", code, err))
			}
			return m
		})
	}
	a.models[Unknown] = a.models[English]
	return a, nil
}

// readModel reads a file of models: the length of each part, then the part.
func readModel(data []byte) (*model, error) {
	var parts [4][]byte
	for i := range parts {
		if len(data) < 4 || len(data)-4 < int(binary.LittleEndian.Uint32(data)) {
			return nil, fmt.Errorf("part %d is cut short", i)
		}
		end := 4 + int(binary.LittleEndian.Uint32(data))
		parts[i], data = data[4:end], data[end:]
	}
	m := &model{}
	var err error
	if m.words, _, err = lexicon.Read(parts[0]); err != nil {
		return nil, err
	}
	if m.tags, _, err = tagger.Read(parts[1]); err != nil {
		return nil, err
	}
	if m.lemmas, _, err = lemma.Read(parts[2]); err != nil {
		return nil, err
	}
	m.trees, _, err = parser.Read(parts[3])
	return m, err
}

// work is the memory that one analysis needs besides its result.
type work struct {
	measures []fold.Word
	words    []tagger.Word
	tags     []tagger.Tag
	parse    []parser.Word
	heads    []int32
	rels     []uint8
	tree     parser.Tree
	folded   []byte
	found    [lexicon.MaxFound]lexicon.Reading
	first    []lexicon.Reading // of each word, Class 0 where there is none
}

// Analyse reads a text. Hint is its language where that is known, or Unknown. It
// takes any bytes, and time linear in their number.
func (a *Analyser) Analyse(text string, hint Lang) *Text {
	if hint == Unknown || hint > Russian {
		hint = a.lists.identify(text)
	}
	s := splitter{cutter: cutter{lists: a.lists, lang: hint, english: hint <= English}}
	s.tokens = make([]Token, 0, len(text)/6+8)
	s.split(text)
	t := &Text{Source: text, Lang: hint, Tokens: s.tokens, Sentences: s.sentences}
	w := a.pool.Get().(*work)
	out := arena{}
	for i := range t.Sentences {
		sent := &t.Sentences[i]
		sent.Lang = hint
		if sent.Last-sent.First > 1 {
			sent.Lang = sentenceLang(text[sent.Start:sent.End], hint)
		}
		a.sentence(t, sent, w, &out)
	}
	a.pool.Put(w)
	return t
}

// Identify tells the language of a text, as the function Identify does.
func (a *Analyser) Identify(text string) Lang { return a.lists.identify(text) }

// sentenceLang tells the language of a sentence of a text.
func sentenceLang(s string, text Lang) Lang {
	n := countLetters(s)
	switch {
	case n.latin+n.cyrillic == 0:
		return text
	case n.cyrillic == 0 && n.latin >= 12:
		return English
	case text <= English && n.cyrillic > n.latin:
		return byLetters(n)
	case text == Russian && n.uk > 1 && n.ru == 0, text == Ukrainian && n.ru > 1 && n.uk == 0:
		return byLetters(n)
	}
	return text
}

// treeRels are the relations that the parser gives by rule.
var treeRels = parser.Rels{Root: uint8(Root), Other: uint8(Parataxis), Punct: uint8(Punct)}

// grow returns a slice of length n, of the old memory where that suffices.
func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/2)
	}
	return s[:n]
}

// sentence tags, lemmatises and parses a sentence.
func (a *Analyser) sentence(t *Text, sent *Sentence, w *work, out *arena) {
	m := a.models[sent.Lang]()
	toks := t.Tokens[sent.First:sent.Last]
	n := len(toks)
	w.measures, w.words, w.tags = grow(w.measures, n), grow(w.words, n), grow(w.tags, n)
	w.parse, w.heads, w.rels = grow(w.parse, n), grow(w.heads, n), grow(w.rels, n)
	w.first = grow(w.first, n)
	first := true
	for i := range toks {
		w.measures[i] = fold.Measure(t.Source[toks[i].Start:toks[i].End])
		f := &w.measures[i]
		w.words[i] = tagger.MakeWord(f, first)
		w.found[0].Class = 0
		w.words[i].SetReadings(w.found[:m.words.Find(f, &w.found)])
		w.first[i] = w.found[0]
		if f.Kind&fold.Sign == 0 {
			first = false
		} else {
			w.words[i].Fixed = FixedPOS(t.Source[toks[i].Start:toks[i].End])
		}
		if sent.Lang > English && f.Kind&(fold.Latin|fold.Cyrillic|fold.Upper|fold.At) == fold.Latin|fold.Upper {
			w.words[i].Fixed = uint8(PROPN) + 1 // a name left in its own letters
		}
		toks[i].Form = f.Key
		toks[i].Shape |= shapeOf(f.Kind)
	}
	m.tags.Look(w.words)
	m.tags.Tag(w.words, w.tags)
	for i := range toks {
		tok := &toks[i]
		tok.POS, tok.Morph = fromTag(&w.tags[i])
		a.lemma(t, tok, m, w, i, out)
		mark := parser.Mark(0)
		if tok.POS == PUNCT {
			mark = MarkOf(t.Source[tok.Start:tok.End], tok.Shape&SpaceAfter != 0 && i > 0 && toks[i-1].Shape&SpaceAfter != 0)
		}
		w.parse[i] = ParserWord(&w.words[i], &w.tags[i], a.shared.Lemma(tok.Lemma, tok.Key, sent.Lang), Meaning(sent.Lang, tok.Key, tok.POS).Class, mark)
	}
	m.trees.Parse(&w.tree, w.parse, w.heads, w.rels, treeRels)
	for i := range toks {
		toks[i].Rel = Rel(w.rels[i])
		if w.heads[i] >= 0 {
			toks[i].Head = sent.First + w.heads[i]
		}
	}
	if sent.Lang > English {
		foreignNames(toks, sent.First)
	}
}

// shapeOf returns the shapes that a kind of word tells.
func shapeOf(k fold.Kind) Shape {
	var s Shape
	if k&fold.Upper != 0 {
		s |= Capital
	}
	if k&fold.AllUpper != 0 {
		s |= AllCaps
	}
	if k&fold.DigitFirst != 0 {
		s |= Digits
	}
	if k&fold.Latin != 0 {
		s |= Latin
	}
	if k&fold.Cyrillic != 0 {
		s |= Cyrillic
	}
	if s&(Latin|Cyrillic) == Latin|Cyrillic {
		s |= Mixed
	}
	return s
}

// lemma sets the lemma of a token and its key.
func (a *Analyser) lemma(t *Text, tok *Token, m *model, w *work, i int, out *arena) {
	source := t.Source[tok.Start:tok.End]
	var first *lexicon.Reading
	if w.first[i].Class > 0 {
		first = &w.first[i]
	}
	q := LemmaQuery(&w.words[i], &w.tags[i], m.words, first)
	edit, ok := m.lemmas.Find(&q)
	same := !ok || edit.Cut == 0 && edit.Add == "" || w.acronym(i)
	if same && (tok.POS == PROPN || w.measures[i].Plain || w.acronym(i)) {
		tok.Lemma, tok.Key = source, tok.Form
		return
	}
	w.folded = fold.Append(w.folded[:0], source)
	if same {
		tok.Lemma, tok.Key = out.keep(w.folded), tok.Form
		return
	}
	n := len(w.folded)
	w.folded = edit.Apply(w.folded, w.folded[:n])
	made := w.folded[n:]
	if len(made) == 0 {
		made = w.folded[:n]
	}
	tok.Key = fold.KeyBytes(made)
	if tok.POS == PROPN {
		made = capitalise(made, source)
	}
	tok.Lemma = out.keep(made)
}

// maxAcronym is how many letters an acronym may have.
const maxAcronym = 6

// acronym says whether word i is written in capitals among words that are not.
func (w *work) acronym(i int) bool {
	f := &w.measures[i]
	if f.Kind&(fold.AllUpper|fold.Digit) != fold.AllUpper || f.Runes > maxAcronym || !properLike(POS(w.tags[i][tagger.POS])) {
		return false
	}
	for _, j := range [...]int{i - 1, i + 1, i - 2, i + 2} {
		if j >= 0 && j < len(w.measures) && w.measures[j].Kind&fold.Lower != 0 {
			return true
		}
	}
	return len(w.measures) == 1
}

// properLike says whether an acronym may be the part of speech.
func properLike(p POS) bool { return p == PROPN || p == NOUN || p == X || p == ADJ || p == NUM }

// arena keeps lemmas in a few large pieces of memory.
type arena struct{ free []byte }

// keep returns a string with the bytes of b.
func (a *arena) keep(b []byte) string {
	if len(b) == 0 {
		return ""
	}
	if len(a.free) < len(b) {
		a.free = make([]byte, max(4096, len(b)))
	}
	n := copy(a.free, b)
	s := unsafe.String(&a.free[0], n) // the bytes are never written again
	a.free = a.free[n:]
	return s
}
