package terms

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"

	"github.com/hearsay-org/hearsay/internal/kit/lex"
)

//go:embed cues.tsv
var cueTable string

var cues = sync.OnceValue(func() *lex.Table { return lex.MustTable(cueTable) })

const (
	longestAcronym = 8  // letters
	reachBack      = 14 // atoms in which an expansion is looked for
)

// explained adds an acronym at atom i that stands in brackets after its
// expansion, "Сили спеціальних операцій (ССО)", or before it, "ССО (Сили …)".
func (f *finder) explained(i int) bool {
	a := f.atoms[i]
	if !a.AllCaps || a.End-a.Start > 2*longestAcronym {
		return false
	}
	letters := []rune(strings.ToLower(f.word(i)))
	if len(letters) > longestAcronym {
		return false
	}
	if i > 1 && f.word(i-1) == "(" && i+1 < len(f.atoms) && f.word(i+1) == ")" {
		if j, ok := f.expansionBefore(letters, i-1); ok {
			f.add("acronym", f.text[f.atoms[j].Start:f.atoms[i-2].End], i, i+1, lex.Fold("acronym"+f.word(i)))
			return true
		}
	}
	if i+2 < len(f.atoms) && f.word(i+1) == "(" {
		if j, ok := f.expansionAfter(letters, i+2); ok {
			f.add("acronym", f.text[f.atoms[i+2].Start:f.atoms[j-1].End], i, i+1, lex.Fold("acronym"+f.word(i)))
			return true
		}
	}
	return false
}

// expansionBefore finds the words before atom end whose initials spell the
// letters; small words between them may go without one.
func (f *finder) expansionBefore(letters []rune, end int) (int, bool) {
	k := len(letters) - 1
	for j := end - 1; j >= 0 && j >= end-reachBack; j-- {
		if f.atoms[j].Kind != lex.Word {
			if f.word(j) == "," || f.word(j) == "." || f.word(j) == ";" || f.atoms[j].Break {
				return 0, false
			}
			continue
		}
		if f.initial(j) == letters[k] {
			if k--; k < 0 {
				return j, true
			}
		} else if f.atoms[j].End-f.atoms[j].Start > 6 && f.atoms[j].Capital {
			return 0, false
		}
		if f.atoms[j].Break {
			break
		}
	}
	return 0, false
}

// expansionAfter finds the words from atom i up to a closing bracket whose
// initials spell the letters.
func (f *finder) expansionAfter(letters []rune, i int) (int, bool) {
	k := 0
	for j := i; j < len(f.atoms) && j < i+reachBack; j++ {
		if f.word(j) == ")" {
			return j, k == len(letters) && j > i
		}
		if f.atoms[j].Kind == lex.Word && k < len(letters) && f.initial(j) == letters[k] {
			k++
		}
	}
	return 0, false
}

func (f *finder) initial(i int) rune {
	for _, r := range f.word(i) {
		return unicode.ToLower(r)
	}
	return 0
}

// named adds the nickname after a call sign's cue, or the word that "meaning"
// explains. The cue stands at atom i.
func (f *finder) named(i int) bool {
	row, n := f.cues.Match(f.text, f.atoms, i)
	if row == nil || row.Class == "skip" {
		return false
	}
	if row.Class == "means" {
		return f.meaning(i, i+n)
	}
	j := i + n
	for j < len(f.atoms) && j < i+n+3 && !f.atoms[j].Break {
		if skip, m := f.cues.Match(f.text, f.atoms, j); skip != nil && skip.Class == "skip" {
			j += m
			continue
		}
		if w := f.word(j); w == "–" || w == "—" || w == "-" || w == ":" {
			j++
			continue
		}
		break
	}
	if first, last, ok := f.quoted(j); ok {
		f.add("nickname", f.bearer(i), first, last, lex.Fold("nickname"+f.text[f.atoms[first].Start:f.atoms[last-1].End]))
		return true
	}
	if j < len(f.atoms) && f.atoms[j].Kind == lex.Word && f.atoms[j].Capital && !f.atoms[j].Break {
		f.add("nickname", f.bearer(i), j, j+1, lex.Fold("nickname"+f.word(j)))
		return true
	}
	return false
}

// quoted returns the atoms between quotation marks that open at atom i.
func (f *finder) quoted(i int) (first, last int, ok bool) {
	if i >= len(f.atoms) || !strings.Contains("\"«“„‘'”", f.word(i)) {
		return 0, 0, false
	}
	for j := i + 1; j < len(f.atoms) && j < i+7 && !f.atoms[j].Break; j++ {
		if strings.Contains("\"»”“’'", f.word(j)) {
			return i + 1, j, j > i+1
		}
	}
	return 0, 0, false
}

// bearer returns the capitalised words before atom i, who bear a nickname.
func (f *finder) bearer(i int) string {
	end := i - 1
	for end >= 0 && end > i-5 && !f.atoms[end].Capital && !f.atoms[end+1].Break {
		end--
	}
	if end < 0 || !f.atoms[end].Capital {
		return ""
	}
	first := end
	for first > 0 && first > end-3 && f.atoms[first-1].Capital && !f.atoms[first].Break {
		first--
	}
	return f.text[f.atoms[first].Start:f.atoms[end].End]
}

// meaning adds the word before "meaning", where a quoted explanation follows.
func (f *finder) meaning(i, j int) bool {
	first, last, ok := f.quoted(j)
	if !ok || i == 0 {
		return false
	}
	k := i - 1
	for k > 0 && f.atoms[k].Kind == lex.Mark {
		k--
	}
	if f.atoms[k].Kind != lex.Word || !f.atoms[k].Capital {
		return false
	}
	f.add("translation", f.text[f.atoms[first].Start:f.atoms[last-1].End], k, k+1, lex.Fold("translation"+f.word(k)))
	return true
}
