package lang

import (
	"strings"

	"github.com/hearsay-org/hearsay/internal/kit/lang/fold"
)

// Endings that one of the two languages has and the other lacks or has seldom.
const (
	ukEndings = "ння ття ться вся цтво ська ський ську ських ськ ові еві ами ував ила али ять ати ити ному"
	ruEndings = "ется ются лся ство ская ский скую ских его ому ние ния ению ать ить еть ает ают ной ный ные"
)

// wordScore returns above 0 for a Ukrainian word, below for a Russian one, by
// the lists of frequent words (2) and by endings (1).
func (l *lists) wordScore(w string) int {
	if v, ok := l.frequent[fold.Key(w)]; ok {
		score := 0
		if v[Ukrainian] {
			score += 2
		}
		if v[Russian] {
			score -= 2
		}
		return score
	}
	if len(w) < 8 {
		return 0
	}
	w = fold.String(w)
	return ends(w, ukEndings) - ends(w, ruEndings)
}

// ends returns 1 where a word ends in one of a list of endings.
func ends(w, list string) int {
	for e := range strings.SplitSeq(list, " ") {
		if strings.HasSuffix(w, e) {
			return 1
		}
	}
	return 0
}
