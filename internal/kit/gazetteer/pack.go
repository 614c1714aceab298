package gazetteer

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	hearsay "github.com/hearsay-org/hearsay"
)

// Record is a place to be packed. Its parent must be packed before it.
type Record struct {
	Key        string // "geonames:…", "katottg:UA…" or any other short string
	Name       string // in Latin letters; in Ukrainian where Local is set
	Local      bool
	Kind       Kind
	Country    string
	Lat, Lon   float64
	RadiusKM   float64
	Population int
	Parent     int // index among the records; -1 for none
	Capital    bool
	Approx     bool
}

// Name is a name to be packed: what it names and how.
type Name struct {
	Text  string
	Place int
	Rel   Rel
	Modes ModeSet // 0: what its letters suggest
}

// ModeSet says in which ways a Latin name is matched besides letter by letter.
type ModeSet uint8

// The sets.
const (
	Slavic ModeSet = 1 << iota // transliterated from Cyrillic: all schemes alike
	Arabic                     // transliterated from Arabic: all vowels alike
	Lax                        // only in the ways set, not letter by letter
)

// Pack writes a gazetteer file of places and names. Records that can be parents
// must come first, 65,534 of them at most.
func Pack(records []Record, names []Name) ([]byte, error) {
	p := &packer{entries: map[uint64]*entry{}, strings: map[string]uint32{}, lists: map[string]uint32{}}
	if err := p.places(records); err != nil {
		return nil, err
	}
	for _, n := range names {
		if n.Place < 0 || n.Place >= len(records) {
			return nil, hearsay.Errorf(hearsay.Invalid, "the name %q belongs to no place", n.Text)
		}
		p.name(n)
	}
	p.index(records)
	return p.file(), nil
}

type entry struct {
	more     bool
	postings []posting
}

type packer struct {
	sec     [numSections][]byte
	entries map[uint64]*entry
	strings map[string]uint32
	lists   map[string]uint32 // of postings: forms of one name share theirs
}

func (p *packer) places(records []Record) error {
	p.storeNames(records)
	parents := 0
	for i, r := range records {
		var b [placeSize]byte
		id, err := p.identity(r.Key)
		if err != nil {
			return err
		}
		if r.Parent >= i || r.Parent > maxParent {
			return hearsay.Errorf(hearsay.Invalid, "the parent of %s comes after it, or too late", r.Key)
		}
		parents = max(parents, r.Parent+1)
		putUint24(b[0:], packDegrees(r.Lat, 90))
		putUint24(b[3:], packDegrees(r.Lon, 180))
		le.PutUint32(b[6:], id)
		le.PutUint16(b[10:], uint16(r.Parent+1))
		b[12] = byte(r.Kind)
		for flag, on := range map[byte]bool{flagCapital: r.Capital, flagApprox: r.Approx, flagLocal: r.Local} {
			if on {
				b[12] |= flag
			}
		}
		b[13], b[14] = packLog(float64(r.Population)), packLog(r.RadiusKM*8)
		p.sec[secPlaces] = append(p.sec[secPlaces], b[:]...)
	}
	for i, r := range records {
		if i < parents {
			p.sec[secCountry] = append(p.sec[secCountry], (r.Country + "\x00\x00")[:2]...)
		}
	}
	return nil
}

func (p *packer) storeNames(records []Record) {
	for i, r := range records {
		if i%blockSize == 0 {
			p.sec[secBlocks] = le.AppendUint32(p.sec[secBlocks], uint32(len(p.sec[secNames])))
		}
		p.appendName(r.Name)
	}
}

func (p *packer) appendName(s string) {
	for len(s) > 255 {
		s = s[:strings.LastIndexByte(s[:255], ' ')]
	}
	p.sec[secNames] = append(append(p.sec[secNames], byte(len(s))), s...)
}

func (p *packer) identity(key string) (uint32, error) {
	if s, ok := strings.CutPrefix(key, "geonames:"); ok {
		n, err := strconv.ParseUint(s, 10, idShift)
		if err != nil {
			return 0, hearsay.Errorf(hearsay.Invalid, "%q is no GeoNames number: %w", key, err)
		}
		return uint32(n) | idNumber<<idShift, nil
	}
	if s, ok := strings.CutPrefix(key, "katottg:UA"); ok {
		n, err := strconv.ParseUint(s, 10, 64)
		if err != nil {
			return 0, hearsay.Errorf(hearsay.Invalid, "%q is no KATOTTG code: %w", key, err)
		}
		p.sec[secCodes] = le.AppendUint64(p.sec[secCodes], n)
		return uint32(len(p.sec[secCodes])/8-1) | idCode<<idShift, nil
	}
	if s, ok := strings.CutPrefix(key, registerPrefix); ok {
		n, err := strconv.ParseUint(s, 10, idShift)
		if err != nil {
			return 0, hearsay.Errorf(hearsay.Invalid, "%q is no number of the register: %w", key, err)
		}
		return uint32(n) | idRegister<<idShift, nil
	}
	at, ok := p.strings[key]
	if !ok {
		at = uint32(len(p.sec[secNames]))
		p.strings[key] = at
		p.appendName(key)
	}
	return at | idString<<idShift, nil
}

// name enters all chains of keys of a name.
func (p *packer) name(n Name) {
	for _, c := range chains(n.Text, n.Modes) {
		for _, prefix := range c[:len(c)-1] {
			p.at(prefix).more = true
		}
		e := p.at(c[len(c)-1])
		add := posting{uint32(n.Place), n.Rel}
		for i := range e.postings {
			if e.postings[i].place == add.place {
				e.postings[i].rel = min(e.postings[i].rel, add.rel)
				add.place = uint32(None)
				break
			}
		}
		if add.place != uint32(None) {
			e.postings = append(e.postings, add)
		}
	}
}

func (p *packer) at(h uint64) *entry {
	e := p.entries[h]
	if e == nil {
		e = &entry{}
		p.entries[h] = e
	}
	return e
}

// chains returns, of each way in which a name may be matched, the hashes of its
// prefixes, the whole last.
func chains(text string, set ModeSet) [][]uint64 {
	var words []word
	for u := range units(text) {
		var w word
		if !w.fold(text[u.start:u.end]) {
			return nil
		}
		words = append(words, w)
	}
	if len(words) == 0 || len(words) > maxUnits {
		return nil
	}
	cyr := false
	for i := range words {
		cyr = cyr || words[i].script == cyrillic
	}
	if cyr {
		return slavicChains(words)
	}
	var out [][]uint64
	for m, bit := range map[mode]ModeSet{strict: 0, loose: Slavic, arabic: Arabic} {
		if bit == 0 && set&Lax == 0 || set&bit != 0 {
			if c := plainChain(words, m); c != nil {
				out = append(out, c)
			}
		}
	}
	return out
}

func plainChain(words []word, m mode) []uint64 {
	h, chain := begin(m), []uint64(nil)
	for i := range words {
		k, ok := words[i].key(m)
		if !ok {
			return nil
		}
		h = extend(h, k)
		chain = append(chain, h)
	}
	return chain
}

// slavicChains gives the chains of all forms of a Cyrillic name: a single word
// by its stems or, if it is short, its forms; more words by their bare stems.
func slavicChains(words []word) [][]uint64 {
	m := slavicMany
	if len(words) == 1 {
		m = slavic
	}
	out := [][]uint64{{}}
	for i := range words {
		w := &words[i]
		if w.script == latin {
			return nil
		}
		var keys []uint64
		for _, f := range forms(w.bytes()) {
			fw := word{n: len(f), script: w.script}
			copy(fw.letters[:], f)
			if k, ok := fw.key(m); ok && !slices.Contains(keys, k) {
				keys = append(keys, k)
			}
		}
		if len(words) > 3 && len(keys) > 2 {
			keys = keys[:2]
		}
		var next [][]uint64
		for _, c := range out {
			h := begin(m)
			if len(c) > 0 {
				h = c[len(c)-1]
			}
			for _, k := range keys {
				next = append(next, append(slices.Clone(c), extend(h, k)))
			}
		}
		out = next
	}
	return out
}

// index writes buckets, prints, values and postings. Of the places of one name
// the likeliest come first: larger units, then more people.
func (p *packer) index(records []Record) {
	hashes := make([]uint64, 0, len(p.entries))
	for h := range p.entries {
		hashes = append(hashes, h)
	}
	// the order of what is stored: 16 bits of bucket, then the 32 bits of prints
	order := func(h uint64) uint64 { return h>>48<<32 | h>>16&0xffffffff }
	slices.SortFunc(hashes, func(a, b uint64) int { return compare(order(a), order(b)) })
	bucket := uint64(0)
	for i, h := range hashes {
		for ; bucket <= h>>(64-bucketBits); bucket++ {
			p.sec[secBuckets] = le.AppendUint32(p.sec[secBuckets], uint32(i))
		}
		p.sec[secPrints] = le.AppendUint32(p.sec[secPrints], uint32(h>>16))
		p.sec[secValues] = le.AppendUint32(p.sec[secValues], p.value(p.entries[h], records))
	}
	for ; bucket <= 1<<bucketBits; bucket++ {
		p.sec[secBuckets] = le.AppendUint32(p.sec[secBuckets], uint32(len(hashes)))
	}
}

func compare(a, b uint64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func (p *packer) value(e *entry, records []Record) uint32 {
	v := uint32(valueEmpty)
	word := func(q posting) uint32 { return q.place | uint32(q.rel)<<postingShift }
	switch len(e.postings) {
	case 0:
	case 1:
		v = word(e.postings[0])
	default:
		slices.SortStableFunc(e.postings, func(a, b posting) int {
			ra, rb := &records[a.place], &records[b.place]
			if c := compare(uint64(rb.Population), uint64(ra.Population)); c != 0 {
				return c
			}
			return bytes.Compare([]byte(ra.Key), []byte(rb.Key))
		})
		var list []byte
		for i, q := range e.postings {
			w := word(q)
			if i == len(e.postings)-1 {
				w |= postingLast
			}
			list = le.AppendUint32(list, w)
		}
		at, ok := p.lists[string(list)]
		if !ok {
			at = uint32(len(p.sec[secPostings]) / 4)
			p.lists[string(list)] = at
			p.sec[secPostings] = append(p.sec[secPostings], list...)
		}
		v = valueMany | at
	}
	if e.more {
		v |= valueMore
	}
	return v
}

func (p *packer) file() []byte {
	out := []byte(magic)
	at := len(magic) + 8*numSections
	for i := range p.sec {
		out = le.AppendUint32(le.AppendUint32(out, uint32(at)), uint32(len(p.sec[i])))
		at += len(p.sec[i])
	}
	for i := range p.sec {
		out = append(out, p.sec[i]...)
	}
	return out
}
