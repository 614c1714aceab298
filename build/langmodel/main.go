// Command langmodel trains the models of kit/lang on treebanks of Universal
// Dependencies and measures them on their test sets.
package main

import (
	"cmp"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"
)

func main() {
	log.SetFlags(0)
	ud := flag.String("ud", "../shared/data/ud", "folder of the treebanks")
	words := flag.String("words", "/usr/share", "folder of Debian's hunspell and wordnet folders")
	out := flag.String("out", "internal/kit/lang/model", "folder of the models")
	langs := flag.String("lang", "en,uk,ru", "languages to train")
	raw := flag.Bool("raw", false, "measure how words and sentences of raw text are found, and train nothing")
	whole := flag.Bool("whole", false, "train the parsers on the dev sets too, once all is chosen, and measure them on the test sets alone")
	flag.Parse()
	if *raw {
		if err := measureRaw(*ud, *words, *langs); err != nil {
			log.Fatal("langmodel: ", err)
		}
		return
	}
	if err := run(*ud, *words, *out, *langs, *whole); err != nil {
		log.Fatal("langmodel: ", err)
	}
}

// run trains and measures each language. With whole the parsers learn from the
// dev sets too, with the tags that taggers which have not seen them gave.
func run(ud, words, out, langs string, whole bool) error {
	all := map[string]*data{}
	for _, l := range split(langs) {
		for _, l := range []string{l, relative(l)} {
			if l == "" || all[l] != nil {
				continue
			}
			d, err := load(ud, words, l)
			if err != nil {
				return err
			}
			fmt.Printf("%s: %s\n", l, d)
			if err := trainWords(d); err != nil {
				return err
			}
			if whole {
				d.train, d.dev = slices.Concat(d.train, d.dev), nil
			}
			all[l] = d
		}
	}
	differ := map[string][]quarrel{}
	for _, l := range split(langs) {
		first := min(l, cmp.Or(relative(l), l)) // related languages share their quarrels
		if differ[first] == nil {
			var err error
			if differ[first], err = parted(all[first], all[relative(first)]); err != nil {
				return err
			}
		}
		model, err := trainTrees(all[l], all[relative(l)], differ[first])
		if err != nil {
			return err
		}
		path := filepath.Join(out, l+".bin")
		if err := os.WriteFile(path, model, 0o644); err != nil {
			return err
		}
		fmt.Printf("%s: %d bytes\n", path, len(model))
	}
	return nil
}

// relative returns the language whose trees help to train another; "" for none.
func relative(l string) string {
	switch l {
	case "uk":
		return "ru"
	case "ru":
		return "uk"
	}
	return ""
}
