// Command langmodel trains the models of kit/lang on treebanks of Universal
// Dependencies and measures them on their test sets.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
)

func main() {
	log.SetFlags(0)
	ud := flag.String("ud", "../shared/data/ud", "folder of the treebanks")
	out := flag.String("out", "internal/kit/lang/model", "folder of the models")
	langs := flag.String("lang", "en,uk,ru", "languages to train")
	flag.Parse()
	if err := run(*ud, *out, *langs); err != nil {
		log.Fatal("langmodel: ", err)
	}
}

// run trains and measures each language.
func run(ud, out, langs string) error {
	for _, l := range split(langs) {
		data, err := load(ud, l)
		if err != nil {
			return err
		}
		fmt.Printf("%s: %s\n", l, data)
		model, err := train(data)
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
