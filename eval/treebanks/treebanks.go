// Package treebanks measures the language models of kit/lang on the test sets of
// Universal Dependencies, given the words and sentences of the treebank. It is
// part of what measures quality.
package treebanks

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/hearsay-org/hearsay/internal/kit/lang"
	"github.com/hearsay-org/hearsay/internal/kit/lang/conllu"
	"github.com/hearsay-org/hearsay/internal/kit/lang/fold"
	"github.com/hearsay-org/hearsay/internal/kit/lang/lemma"
	"github.com/hearsay-org/hearsay/internal/kit/lang/lexicon"
	"github.com/hearsay-org/hearsay/internal/kit/lang/parser"
	"github.com/hearsay-org/hearsay/internal/kit/lang/tagger"
)

// Models is the folder of the model files, seen from the root of the project.
const Models = "internal/kit/lang/model"

// Set is one test set and the language whose model reads it.
type Set struct {
	Name, Lang, Path string // Path is relative to the folder of treebanks
}

// Sets returns the test sets, in order.
func Sets() []Set {
	return []Set{
		{"English EWT", "en", "UD_English-EWT/en_ewt-ud-test.conllu"},
		{"Ukrainian ParlaMint", "uk", "UD_Ukrainian-ParlaMint/uk_parlamint-ud-test.conllu"},
		{"Ukrainian IU", "uk", "UD_Ukrainian-IU/uk_iu-ud-test.conllu"},
		{"Russian Taiga", "ru", "UD_Russian-Taiga/ru_taiga-ud-test.conllu"},
	}
}

// Figures are shares of words, punctuation included: the part of speech, the
// lemma (letter case aside), the head, the head with its relation.
type Figures struct {
	Words                  int
	UPOS, Lemma, UAS, LAS  float64
	Confused               map[string]int // "NOUN read as PROPN"
	Attached               map[string]int // relations of the treebank whose head was missed
	upos, lemmas, uas, las int
}

// reader holds the models of one language.
type reader struct {
	lang   lang.Lang
	shared *lang.Shared
	words  *lexicon.Model
	tags   *tagger.Model
	lemmas *lemma.Model
	trees  *parser.Model
}

// open reads a model file: the length of each of its parts, then the part.
func open(path string) (*reader, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var parts [4][]byte
	for i := range parts {
		if len(data) < 4 || len(data)-4 < int(binary.LittleEndian.Uint32(data)) {
			return nil, fmt.Errorf("%s: part %d is cut short", path, i)
		}
		end := 4 + int(binary.LittleEndian.Uint32(data))
		parts[i], data = data[4:end], data[end:]
	}
	r := &reader{}
	var errs [4]error
	r.words, _, errs[0] = lexicon.Read(parts[0])
	r.tags, _, errs[1] = tagger.Read(parts[1])
	r.lemmas, _, errs[2] = lemma.Read(parts[2])
	r.trees, _, errs[3] = parser.Read(parts[3])
	if err := errors.Join(errs[:]...); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return r, nil
}

// Measure reads a test set with the model of its language. The tags that the
// parser sees are those that the tagger gave.
func Measure(ud, models string, set Set) (*Figures, error) {
	r, err := open(filepath.Join(models, set.Lang+".bin"))
	if err != nil {
		return nil, err
	}
	r.lang, _ = lang.ParseLang(set.Lang)
	if r.shared, err = lang.NewShared(); err != nil {
		return nil, err
	}
	all, err := conllu.ReadFile(filepath.Join(ud, set.Path))
	if err != nil {
		return nil, err
	}
	f := &Figures{Confused: map[string]int{}, Attached: map[string]int{}}
	for i := range all {
		f.sentence(r, &all[i])
	}
	share := func(n int) float64 { return float64(n) / float64(max(1, f.Words)) }
	f.UPOS, f.Lemma, f.UAS, f.LAS = share(f.upos), share(f.lemmas), share(f.uas), share(f.las)
	return f, nil
}

func (f *Figures) sentence(r *reader, s *conllu.Sentence) {
	n := len(s.Words)
	words, tags, tree := make([]tagger.Word, n), make([]tagger.Tag, n), make([]parser.Word, n)
	firsts := make([]lexicon.Reading, n) // of each word in the dictionary; Class 0 for none
	var found [lexicon.MaxFound]lexicon.Reading
	first := true
	for i := range s.Words {
		m := fold.Measure(s.Words[i].Form)
		words[i] = tagger.MakeWord(&m, first)
		n := r.words.Find(&m, &found)
		words[i].SetReadings(found[:n])
		if n > 0 {
			firsts[i] = found[0]
		}
		words[i].Fixed = lang.FixedPOS(s.Words[i].Form)
		first = first && m.Kind&fold.Sign != 0
	}
	r.tags.Look(words)
	r.tags.Tag(words, tags)
	var buf []byte
	for i := range s.Words {
		var first *lexicon.Reading
		if firsts[i].Class > 0 {
			first = &firsts[i]
		}
		q := lang.LemmaQuery(&words[i], &tags[i], r.words, first)
		form := []byte(fold.String(s.Words[i].Form))
		buf = append(buf[:0], form...)
		if e, ok := r.lemmas.Find(&q); ok {
			buf = e.Apply(buf[:0], form)
		}
		if bytes.Equal(buf, []byte(fold.String(s.Words[i].Lemma))) {
			f.lemmas++
		}
		mark := lang.MarkOf(s.Words[i].Form, i > 0 && s.Words[i-1].Space && s.Words[i].Space)
		key := fold.Key(string(buf))
		class := lang.Meaning(r.lang, key, lang.POS(tags[i][tagger.POS])).Class
		tree[i] = lang.ParserWord(&words[i], &tags[i], r.shared.Lemma(string(buf), key, r.lang), class, mark)
	}
	heads, rels := make([]int32, n), make([]uint8, n)
	var t parser.Tree
	r.trees.Parse(&t, tree, heads, rels, parser.Rels{Root: uint8(lang.Root), Other: uint8(lang.Parataxis), Punct: uint8(lang.Punct)})
	for i := range s.Words {
		f.word(&s.Words[i], lang.POS(tags[i][tagger.POS]), int(heads[i]), lang.Rel(rels[i]))
	}
}

func (f *Figures) word(want *conllu.Word, pos lang.POS, head int, rel lang.Rel) {
	f.Words++
	if pos == want.POS {
		f.upos++
	} else {
		f.Confused[fmt.Sprintf("%v read as %v", want.POS, pos)]++
	}
	if head != want.Head {
		f.Attached[want.Rel.String()]++
		return
	}
	f.uas++
	if rel == want.Rel {
		f.las++
	}
}
