// Package linear keeps linear models over hashed features: tables that are read
// fast, and the averaged perceptron that trains them. It knows nothing of what
// the features mean. The taggers and parsers of kit/lang stand on it.
package linear

// Multipliers of Mix, odd numbers with well spread bits (from the finaliser of
// MurmurHash3 by Austin Appleby, public domain, and the golden ratio).
const (
	mulA = 0xff51afd7ed558ccd
	mulB = 0x9e3779b97f4a7c15
)

// Mix joins a value to a hash.
func Mix(h, v uint64) uint64 {
	h = (h ^ v) * mulA
	return h ^ h>>32
}

// Feature returns the key of a feature of a template from one or more values
// that were joined with Mix. It is never 0, which marks an empty slot.
func Feature(template int, v uint64) uint32 {
	h := (v + uint64(template+1)*mulB) * mulA
	k := uint32(h >> 32)
	if k == 0 {
		return 1
	}
	return k
}
