package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/hearsay-org/hearsay/internal/kit/lang"
	"github.com/hearsay-org/hearsay/internal/kit/lang/conllu"
	"github.com/hearsay-org/hearsay/internal/kit/lang/fold"
	"github.com/hearsay-org/hearsay/internal/kit/lang/lexicon"
	"github.com/hearsay-org/hearsay/internal/kit/lang/tagger"
)

// sentence is a sentence of a treebank with what the models see of it.
type sentence struct {
	conllu.Sentence
	words   []tagger.Word
	first   []lexicon.Reading // in the dictionary, Class 0 where there is none
	gold    []tagger.Tag
	tags    []tagger.Tag // as predicted by a model that has not seen the sentence
	lemmas  []uint32     // hashes, as found by the lemma model
	classes []uint8      // of the meanings of those lemmas
}

// data is what one language is trained and measured on.
type data struct {
	lang             lang.Lang
	train, dev, test []*sentence
	words            []byte // the lexicon as it is written
	lexicon          *lexicon.Model
	tagger, lemmas   []byte // as they are written
}

// readLexicon builds the lexicon of the language.
func (d *data) readLexicon(dir string) error {
	b := lexicon.NewBuilder()
	var err error
	switch d.lang {
	case lang.English:
		err = readWordnet(b, dir)
	case lang.Ukrainian:
		err = readHunspell(b, dir, "uk_UA")
	default:
		err = readHunspell(b, dir, "ru_RU")
	}
	if err != nil {
		return err
	}
	d.words = b.Append(nil)
	d.lexicon, _, err = lexicon.Read(d.words)
	return err
}

// String tells the sizes.
func (d *data) String() string {
	return fmt.Sprintf("%d words to train on, %d dev, %d test", count(d.train), count(d.dev), count(d.test))
}

// count returns the number of words.
func count(all []*sentence) int {
	n := 0
	for _, s := range all {
		n += len(s.Words)
	}
	return n
}

// split splits a list at commas.
func split(s string) []string { return strings.FieldsFunc(s, func(r rune) bool { return r == ',' }) }

// sets names the files of each language, relative to the folder of treebanks:
// train, dev, test.
func sets(l string) (train []string, dev, test string) {
	switch l {
	case "en":
		return []string{"UD_English-EWT/sources/*.conllu", "UD_English-GUM/sources/*.conllu"},
			"UD_English-EWT/en_ewt-ud-dev.conllu", "UD_English-EWT/en_ewt-ud-test.conllu"
	case "uk":
		return []string{"UD_Ukrainian-ParlaMint/uk_parlamint-ud-train.EARLIER-VERSION.conllu"},
			"UD_Ukrainian-ParlaMint/uk_parlamint-ud-dev.conllu", "UD_Ukrainian-ParlaMint/uk_parlamint-ud-test.conllu"
	}
	return []string{"UD_Russian-Taiga/ru_taiga-ud-train.EARLIER-VERSION.conllu"},
		"UD_Russian-Taiga/ru_taiga-ud-dev.conllu", "UD_Russian-Taiga/ru_taiga-ud-test.conllu"
}

// load reads the treebanks of a language. Sentences of the training files whose
// text is also in dev or test are dropped.
func load(ud, words, l string) (*data, error) {
	code, ok := lang.ParseLang(l)
	if !ok {
		return nil, fmt.Errorf("no language %q", l)
	}
	d := &data{lang: code}
	if err := d.readLexicon(words); err != nil {
		return nil, err
	}
	globs, dev, test := sets(l)
	held := map[string]bool{}
	for _, set := range []struct {
		path string
		into *[]*sentence
	}{{dev, &d.dev}, {test, &d.test}} {
		s, err := conllu.ReadFile(filepath.Join(ud, set.path))
		if err != nil {
			return nil, err
		}
		for i := range s {
			held[s[i].Text] = true
			*set.into = append(*set.into, d.prepare(s[i]))
		}
	}
	for _, g := range globs {
		paths, err := filepath.Glob(filepath.Join(ud, g))
		if err != nil || len(paths) == 0 {
			return nil, fmt.Errorf("no files at %s: %w", g, os.ErrNotExist)
		}
		for _, p := range paths {
			s, err := conllu.ReadFile(p)
			if err != nil {
				return nil, err
			}
			for i := range s {
				if !held[s[i].Text] {
					d.train = append(d.train, d.prepare(s[i]))
				}
			}
		}
	}
	return d, nil
}

// prepare measures the words of a sentence.
func (d *data) prepare(c conllu.Sentence) *sentence {
	s := &sentence{Sentence: c}
	first := true
	for i := range c.Words {
		f := fold.Measure(c.Words[i].Form)
		w := tagger.MakeWord(&f, first)
		var found [lexicon.MaxFound]lexicon.Reading
		w.SetReadings(found[:d.lexicon.Find(&f, &found)])
		s.first = append(s.first, found[0])
		w.Fixed = lang.FixedPOS(c.Words[i].Form)
		s.words = append(s.words, w)
		if f.Kind&fold.Sign == 0 {
			first = false
		}
		s.gold = append(s.gold, lang.ToTag(c.Words[i].POS, c.Words[i].Morph))
	}
	s.tags = make([]tagger.Tag, len(s.words))
	return s
}
