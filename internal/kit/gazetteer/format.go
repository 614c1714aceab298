package gazetteer

import (
	"encoding/binary"
	"fmt"
	"math"

	hearsay "github.com/hearsay-org/hearsay"
)

// The file of a gazetteer is read where it lies; nothing is built when it is
// opened. All numbers are little-endian.
//
//	magic    "HSGAZ01\n"
//	sections numSections × (offset, length), uint32, bytes of the file
//	places   placeSize bytes each: latitude and longitude, 24 bits of their
//	         range; identity, 32 bits; parent, 16 bits, 1 + place, 0 for none;
//	         kind and flags, 8 bits; population, 8 bits, and radius, 8 bits, on
//	         logarithmic scales. Parents come first, so that 16 bits suffice.
//	blocks   offset in names of every 16th place's name, uint32
//	names    length byte and bytes each, in the order of places; then free strings
//	codes    KATOTTG codes without "UA", uint64
//	country  two bytes for each place that can be a parent
//	buckets  2^16+1 numbers of the first entry whose hash begins so, uint32
//	prints   of each entry the 32 bits of its hash after the first 16
//	values   of each entry: bit 31: names go on; bit 30: several places; the
//	         rest a posting, or the number of the first in postings; all ones
//	         where no name ends here
//	postings lists of postings, the last of each with bit 31 set: relation in
//	         bits 26…29, place in bits 0…25
const magic = "HSGAZ01\n"

// registerPrefix begins the keys of the register of physical-geographic names.
const registerPrefix = "reestr:Ф-"

const (
	secPlaces = iota
	secBlocks
	secNames
	secCodes
	secCountry
	secBuckets
	secPrints
	secValues
	secPostings
	numSections
)

const (
	placeSize  = 15
	blockSize  = 16
	bucketBits = 16

	valueMore  = 1 << 31
	valueMany  = 1 << 30
	valueEmpty = valueMany - 1

	postingLast  = 1 << 31
	postingShift = 26
	postingMask  = 1<<postingShift - 1

	kindMask    = 0x1f
	flagCapital = 1 << 5
	flagApprox  = 1 << 6
	flagLocal   = 1 << 7 // the name is Ukrainian

	idShift    = 30 // identity: what the lower bits are
	idNumber   = 0  // a GeoNames number
	idCode     = 1  // an index in codes
	idString   = 2  // an offset of a free string in names
	idRegister = 3  // a number of the register of physical names, less its Ф
	maxParent  = 1<<16 - 2
)

var le = binary.LittleEndian

// table is one file, in memory.
type table struct {
	sec    [numSections][]byte
	places int

	parents []ID // of a user's places: units of the tables before; nil elsewhere
}

// openTable checks a file's frame: every section lies within it and has a length
// that fits the others.
func openTable(data []byte) (*table, error) {
	head := len(magic) + 8*numSections
	if len(data) < head || string(data[:len(magic)]) != magic {
		return nil, hearsay.Errorf(hearsay.Corrupt, "not a gazetteer file")
	}
	t := &table{}
	for i := range t.sec {
		at := len(magic) + 8*i
		off, n := uint64(le.Uint32(data[at:])), uint64(le.Uint32(data[at+4:]))
		if off+n > uint64(len(data)) {
			return nil, hearsay.Errorf(hearsay.Corrupt, "section %d of the gazetteer ends outside the file", i)
		}
		t.sec[i] = data[off : off+n : off+n]
	}
	t.places = len(t.sec[secPlaces]) / placeSize
	entries := len(t.sec[secPrints]) / 4
	if len(t.sec[secBuckets]) != 4*(1<<bucketBits+1) || len(t.sec[secValues]) != 4*entries ||
		int(le.Uint32(t.sec[secBuckets][4<<bucketBits:])) != entries ||
		len(t.sec[secBlocks])/4 < (t.places+blockSize-1)/blockSize {
		return nil, hearsay.Errorf(hearsay.Corrupt, "the sections of the gazetteer do not fit each other")
	}
	return t, nil
}

// lookup returns the value of a chain's hash; false where there is none.
func (t *table) lookup(h uint64) (uint32, bool) {
	b := h >> (64 - bucketBits)
	lo := le.Uint32(t.sec[secBuckets][4*b:])
	hi := le.Uint32(t.sec[secBuckets][4*b+4:])
	want := uint32(h >> 16)
	prints := t.sec[secPrints]
	for i := lo; i < hi && int(4*i+4) <= len(prints); i++ {
		if got := le.Uint32(prints[4*i:]); got >= want {
			if got == want {
				return le.Uint32(t.sec[secValues][4*i:]), true
			}
			break
		}
	}
	return 0, false
}

// posting is a place and how a name belongs to it.
type posting struct {
	place uint32
	rel   Rel
}

// appendPostings appends the postings of a value.
func (t *table) appendPostings(dst []posting, v uint32) []posting {
	low := v &^ (valueMore | valueMany)
	if v&valueMany == 0 {
		if low == valueEmpty {
			return dst
		}
		return append(dst, posting{low & postingMask, Rel(low >> postingShift & 0xf)})
	}
	list := t.sec[secPostings]
	for i := int(low) * 4; i+4 <= len(list); i += 4 {
		p := le.Uint32(list[i:])
		dst = append(dst, posting{p & postingMask, Rel(p >> postingShift & 0xf)})
		if p&postingLast != 0 {
			break
		}
	}
	return dst
}

// settles says whether the likeliest place of a value is a settlement.
func (t *table) settles(v uint32) bool {
	first := v &^ (valueMore | valueMany)
	if v&valueMany != 0 {
		list := t.sec[secPostings]
		if int(first)*4+4 > len(list) {
			return false
		}
		first = le.Uint32(list[first*4:])
	}
	r := t.record(first & postingMask)
	return r != nil && (Kind(r[12]&kindMask) == Settlement || Kind(r[12]&kindMask) == Part)
}

// record returns the bytes of a place; nil where there is none.
func (t *table) record(i uint32) []byte {
	if int(i) >= t.places {
		return nil
	}
	return t.sec[secPlaces][int(i)*placeSize : int(i+1)*placeSize]
}

// name returns the name of a place as it is stored.
func (t *table) name(i uint32) string {
	if int(i) >= t.places {
		return ""
	}
	at := int(le.Uint32(t.sec[secBlocks][4*(i/blockSize):]))
	names := t.sec[secNames]
	for k := i % blockSize; k > 0 && at < len(names); k-- {
		at += 1 + int(names[at])
	}
	return stringAt(names, at)
}

func stringAt(names []byte, at int) string {
	if at >= len(names) || at+1+int(names[at]) > len(names) {
		return ""
	}
	return string(names[at+1 : at+1+int(names[at])])
}

func uint24(b []byte) uint32 { return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 }

func putUint24(b []byte, v uint32) { b[0], b[1], b[2] = byte(v), byte(v>>8), byte(v>>16) }

const scale24 = 1<<24 - 1

func packDegrees(v, span float64) uint32 {
	return uint32(math.Round((v + span) / (2 * span) * scale24))
}

func unpackDegrees(v uint32, span float64) float64 {
	return math.Round((float64(v)/scale24*2*span-span)*1e5) / 1e5
}

// Populations and radii are stored as logarithms, eight steps to a doubling.
func packLog(v float64) byte {
	if v <= 0 {
		return 0
	}
	return byte(min(max(math.Round(8*math.Log2(v))+1, 1), 255))
}

func unpackLog(b byte) float64 {
	if b == 0 {
		return 0
	}
	return math.Exp2(float64(b-1) / 8)
}

// keyOf returns the identity of a place as text.
func (t *table) keyOf(id uint32) string {
	low := id & (1<<idShift - 1)
	switch id >> idShift {
	case idNumber:
		return fmt.Sprintf("geonames:%d", low)
	case idCode:
		if b := t.sec[secCodes]; int(low+1)*8 <= len(b) {
			return fmt.Sprintf("katottg:UA%017d", le.Uint64(b[8*low:]))
		}
	case idRegister:
		return fmt.Sprintf("%s%d", registerPrefix, low)
	case idString:
		return stringAt(t.sec[secNames], int(low))
	}
	return ""
}
