package lang

// Bounds of foreignNames: how many words a name has, and how far a root may be.
const (
	maxForeign = 12
	maxDepth   = 64
)

// foreignNames makes one name of each run of Latin words in a Ukrainian or
// Russian sentence ("The New York Times"): the first word takes the place of
// the run in the tree, the others hang on it. The first token is number first.
func foreignNames(toks []Token, first int32) {
	for i := 0; i < len(toks); i++ {
		end := i
		for end < len(toks) && end < i+maxForeign && toks[end].POS == PROPN && toks[end].Shape&(Latin|Cyrillic) == Latin {
			end++
		}
		if end-i > 1 {
			foreignName(toks, first, int32(i), int32(end))
		}
		if end > i {
			i = end - 1
		}
	}
}

// foreignName makes one name of toks[from:to].
func foreignName(toks []Token, first, from, to int32) {
	top, least := int32(-1), maxDepth
	for i := from; i < to; i++ {
		if h := toks[i].Head; h >= 0 && h-first >= from && h-first < to {
			continue
		}
		depth := 0
		for h := toks[i].Head; h >= 0 && depth < maxDepth; h = toks[h-first].Head {
			depth++
		}
		if depth < least {
			top, least = i, depth
		}
	}
	if top < 0 {
		return // too deep to tell which word is nearest to the root
	}
	head, rel := toks[top].Head, toks[top].Rel
	for i := from; i < to; i++ {
		toks[i].Head, toks[i].Rel = first+from, Flat
	}
	toks[from].Head, toks[from].Rel = head, rel
	if head >= 0 && subjectOf(toks, head-first, from, to) {
		toks[from].Rel = Nsubj
	}
}

// subjectOf says whether the name toks[from:to] stands beside verb h, without a
// preposition, and the verb has no subject: a name that does not bend has no
// case to tell ("пише Salt Bay News").
func subjectOf(toks []Token, h, from, to int32) bool {
	if toks[h].POS != VERB || !toks[h].Morph.Has(Finite) || h != from-1 && h != to {
		return false
	}
	if from > 0 && toks[from-1].POS == ADP {
		return false
	}
	for i := max(0, h-maxForeign); i < min(int32(len(toks)), h+maxForeign); i++ {
		if r := toks[i].Rel; (r == Nsubj || r == NsubjPass) && toks[i].Head == toks[from].Head && i != from {
			return false
		}
	}
	return true
}
