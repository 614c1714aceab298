package extract

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"sync"

	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/extract/gist"
	"github.com/hearsay-org/hearsay/internal/extract/speaker"
	"github.com/hearsay-org/hearsay/internal/kit/loglin"
	"github.com/hearsay-org/hearsay/internal/kit/neural"
	"github.com/hearsay-org/hearsay/internal/kit/trees"
)

// Models are the trained weights of the parts. Each is named like its file in
// the folder model.
type Models struct {
	Frame, Cut, Kind, Next, Origin, Outer, Voice, Polarity *loglin.Model
	Actor, Target, Place, Time, Count                      *loglin.Model
	Judge, Relay, Sort                                     *trees.Forest // of origins, of those who pass words on, of types
	Gist                                                   *neural.Net   // of claims as wholes
}

// files names each model's file.
func (m *Models) files() map[string]**loglin.Model {
	return map[string]**loglin.Model{
		"frame": &m.Frame, "cut": &m.Cut, "kind": &m.Kind, "next": &m.Next, "origin": &m.Origin, "outer": &m.Outer, "voice": &m.Voice, "polarity": &m.Polarity,
		"actor": &m.Actor, "target": &m.Target, "place": &m.Place, "time": &m.Time, "count": &m.Count,
	}
}

// chains returns the models by which chains are read.
func (m *Models) chains() speaker.Readers {
	return speaker.Readers{Origin: m.Origin, Outer: m.Outer, Judge: m.Judge, Relay: m.Relay}
}

// forests names each forest's file.
func (m *Models) forests() map[string]**trees.Forest {
	return map[string]**trees.Forest{"judge": &m.Judge, "relay": &m.Relay, "sort": &m.Sort}
}

//go:embed model
var modelFiles embed.FS

// Embedded returns the models that are part of the program. They are read once.
var Embedded = sync.OnceValues(func() (*Models, error) { return ReadModels(modelFiles) })

// ReadModels reads model/NAME.bin of each model from a file system. A missing or
// damaged file is Corrupt.
func ReadModels(files fs.FS) (*Models, error) {
	m := &Models{}
	var mu sync.Mutex
	var first error
	var all sync.WaitGroup
	load := func(name string, read func(data []byte) error) {
		all.Go(func() {
			data, err := fs.ReadFile(files, "model/"+name+".bin")
			if err == nil {
				err = read(data)
			}
			mu.Lock()
			defer mu.Unlock()
			if err != nil && first == nil {
				first = hearsay.Errorf(hearsay.Corrupt, "the model %s: %w", name, err)
			}
		})
	}
	for name, at := range m.files() {
		load(name, func(data []byte) (err error) {
			*at, err = loglin.Unmarshal(data)
			return err
		})
	}
	for name, at := range m.forests() {
		load(name, func(data []byte) (err error) {
			*at, err = trees.Unmarshal(data)
			return err
		})
	}
	load("gist", func(data []byte) (err error) {
		m.Gist, err = neural.Unmarshal(data)
		return err
	})
	all.Wait()
	if first == nil && !slices.Equal(m.Gist.Asks, gist.NewShape().Asks) {
		first = fmt.Errorf("the model gist was trained to answer other questions")
	}
	if first == nil && m.Kind.K != len(hearsay.Types.Words()) {
		first = fmt.Errorf("the model kind knows %d types, the vocabulary %d", m.Kind.K, len(hearsay.Types.Words()))
	}
	return m, first
}

// MakeModels fills in each model by its name, the forests, and the network.
func MakeModels(model func(name string) *loglin.Model, forest func(name string) *trees.Forest, gist *neural.Net) *Models {
	m := &Models{Gist: gist}
	for name, at := range m.files() {
		*at = model(name)
	}
	for name, at := range m.forests() {
		*at = forest(name)
	}
	return m
}
