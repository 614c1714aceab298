package notes

import (
	"github.com/hearsay-org/hearsay/internal/kit/lang"
	"github.com/hearsay-org/hearsay/internal/kit/lex"
)

// allowed checks a rule's options for the match [k, end) in the sentence [i, j).
func (f *finder) allowed(r *rule, i, k, end, j int) bool {
	switch r.option {
	case "plain", "short":
		return !f.negated(i, k, end)
	case "lead":
		return !f.negated(i, k, end) && !f.trails(i, k)
	case "said":
		return !f.negated(i, k, end) && !f.putOff(i, k)
	case "past":
		return !f.negated(i, k, end) && !f.putOff(i, k) && !f.attitude(i, k, end, j)
	case "told":
		return !f.negated(i, k, end) && !f.putOff(i, k) && !f.attitude(i, k, end, j) && f.told(i, k, end, j)
	case "dash":
		return !f.negated(i, k, end) && f.dashed(k, end-1)
	case "fact":
		return !f.attitude(i, k, end, j)
	case "now":
		return !f.ahead(end, j)
	case "request":
		return f.has(f.g.classes["request"], i, j) || f.has(f.g.classes["comment"], i, j)
	case "colon":
		return end < j && f.word(end) == ":" && k == i
	}
	return true
}

// negated says whether a word of negation stands up to three words before the
// match [k, end) or within it.
func (f *finder) negated(i, k, end int) bool {
	if f.has(f.g.classes["not"], k, end) {
		return true
	}
	words := 0
	for j := k - 1; j >= i && words < 3; j-- {
		if f.atoms[j].Kind != lex.Word {
			if s := f.word(j); s == "," || s == ";" || s == ":" {
				return false
			}
			continue
		}
		words++
		switch f.class[j] {
		case f.g.classes["not"], f.g.classes["cannot"], f.g.classes["no"], f.g.classes["without"]:
			return true
		}
	}
	return false
}

// trails says whether a dash stands before atom k, after a comma or a closing
// quotation mark: "…", – commented he.
func (f *finder) trails(i, k int) bool {
	if k < i+2 {
		return false
	}
	switch f.word(k - 1) {
	case "-", "–", "—":
	default:
		return false
	}
	switch f.word(k - 2) {
	case ",", "\"", "»", "”", "“":
		return true
	}
	return false
}

// putOff says whether a word such as "will" stands up to two words before atom
// k, "if" up to five, or a relative pronoun at once before a verb of the present.
func (f *finder) putOff(i, k int) bool {
	words := 0
	for j := k - 1; j >= i && words < 5; j-- {
		if f.atoms[j].Kind == lex.Word {
			words++
		}
		if f.class[j] == f.g.classes["if"] {
			return true
		}
		if words > 2 {
			continue
		}
		switch f.class[j] {
		case f.g.classes["modal"], f.g.classes["future"], f.g.classes["whether"], f.g.classes["when"], f.g.classes["or"]:
			return true
		case f.g.classes["which"]:
			if words == 1 && f.class[k] == f.g.classes["confirms"] {
				return true
			}
		}
	}
	return false
}

// told says whether a name or a word for who or what can tell, such as an
// official, a source or a photograph, stands up to four words before the match [k, end) or
// three after it: a storm confirms nothing.
func (f *finder) told(i, k, end, j int) bool {
	words := 0
	for a := k - 1; a >= i && words < 4; a-- {
		if f.teller(a, i) {
			return true
		}
		if f.atoms[a].Kind == lex.Word {
			words++
		}
	}
	words = 0
	for a := end; a < j && words < 3 && !f.parts(a); a++ {
		if f.teller(a, i) {
			return true
		}
		if f.atoms[a].Kind == lex.Word {
			words++
		}
	}
	return false
}

// teller says whether atom a of a sentence that begins at atom i is part of a
// name or a word for who or what can tell.
func (f *finder) teller(a, i int) bool {
	switch f.class[a] {
	case 0:
		if !f.atoms[a].Capital || a > i {
			return f.name(a, i)
		}
		return f.atoms[a].AllCaps || f.pos(&f.atoms[a]) == lang.PROPN || a+1 < len(f.atoms) && f.atoms[a+1].Capital
	case f.g.classes["speaker"], f.g.classes["reporter"], f.g.classes["press"], f.g.classes["source"],
		f.g.classes["footage"], f.g.classes["document"]:
		return true
	}
	return false
}

// attitude says whether a word for an attitude or a right stands before the
// match [k, end) or up to three words after it: who confirms his readiness
// confirms no report.
func (f *finder) attitude(i, k, end, j int) bool {
	stance := f.g.classes["stance"]
	if k > i && f.class[k-1] == stance {
		return true
	}
	for words := 0; end < j && words < 3; end++ {
		if f.class[end] == stance {
			return true
		}
		if f.atoms[end].Kind == lex.Word {
			words++
		} else if f.parts(end) {
			return false
		}
	}
	return false
}

// dashed says whether a dash stands in [k, last), with two words at most between
// it and the end.
func (f *finder) dashed(k, last int) bool {
	for words := 0; last > k && words < 3; last-- {
		switch f.word(last - 1) {
		case "—", "–", "-":
			return true
		}
		if f.atoms[last-1].Kind == lex.Word {
			words++
		}
	}
	return false
}

// ahead says whether a word for when comes next after atom k, or one of the
// future or of what is possible stands up to twelve words after it.
func (f *finder) ahead(k, j int) bool {
	when := k
	for when < j && f.atoms[when].Kind != lex.Word {
		when++
	}
	if when < j && f.class[when] == f.g.classes["when"] {
		return true
	}
	for words := 0; k < j && words < 12; k++ {
		switch f.class[k] {
		case f.g.classes["future"], f.g.classes["begin"], f.g.classes["able"]:
			return true
		}
		if f.atoms[k].Kind == lex.Word {
			words++
		}
	}
	return false
}
