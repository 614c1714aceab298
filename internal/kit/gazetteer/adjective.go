package gazetteer

// Any settlement may lend its name to a raion, a direction, a district: "Времівський
// напрямок", "Шебекинский городской округ". Only the commoner adjectives are in
// the index; others are traced back to the noun, where a head calls for it.

// nouns returns the folded names from which a folded adjective in -ськ-, -цьк-,
// -ск- may be made; none where it is no such adjective.
func nouns(adjective []byte) [][]byte {
	e := stemEnd(adjective)
	if e < 4 || adjective[e-1] != 'k' || e == len(adjective) {
		return nil
	}
	f := &former{}
	switch adjective[e-2] {
	case 'c': // Бахмацький, Донецкий: the noun keeps its к, or has ц for it
		f.add(adjective[:e], "", "a", "e")
		f.add(adjective[:e-2], "k", "ka", "ki", "c", "ci", "t")
		return f.out
	case 'z':
		f.add(adjective[:e-2], "g", "ga", "z", "ja", "jjA")
		return f.out
	case 's':
	default:
		return nil
	}
	f.add(adjective[:e], "", "e")
	s := adjective[:e-2]
	f.add(s, "", "a", "o", "e", "i", "ka", "ki", "A", "ko", "ne", "n", "s", "si")
	if n := len(s); n > 4 {
		switch string(s[n-2:]) {
		case "ov", "ev", "iv":
			f.add(s[:n-2], "i", "a", "ci", "o", "e", "ovka", "evka", "ivka", "iv", "U")
		case "in", "an", "en":
			f.add(s[:n-2], "o", "e", "a", "i", "A", "")
		}
	}
	return f.out
}

// trace keeps an adjective of a place that is not in the index, if a head says
// that it is one.
func (f *finder) trace(first, last int, u unit) bool {
	m := Match{First: int32(first), Last: int32(last), Start: int32(u.start), End: int32(u.end), HeadToken: -1, Adjective: true}
	f.head(&m)
	switch m.Head {
	case HeadRegion, HeadDistrict, HeadCommunity, HeadDirection:
	default:
		return false
	}
	base := len(f.arena)
	if m.HeadToken < m.Last || !f.traced(u, base) {
		return false
	}
	m.Candidates = f.arena[base:len(f.arena):len(f.arena)]
	m.Kind = f.g.Kind(m.Candidates[0].Place)
	f.matches = append(f.matches, m)
	return true
}

// traced appends the places of the nouns that an adjective may be made from, and
// says whether there are any.
func (f *finder) traced(u unit, base int) bool {
	var w word
	if !w.fold(f.source[u.start:u.end]) || w.script != cyrillic {
		return false
	}
	for _, n := range nouns(w.bytes()) {
		k := word{script: cyrillic}
		k.n = copy(k.letters[:], n)
		key, ok := k.key(slavic)
		if !ok {
			continue
		}
		h := extend(begin(slavic), key)
		for i, t := range f.g.tables {
			v, ok := t.lookup(h)
			if !ok {
				continue
			}
			f.posts = t.appendPostings(f.posts[:0], v)
			for _, p := range f.posts {
				if p.rel != Adjective && p.rel != Headed && int(p.place) < t.places {
					f.arena = append(f.arena, Candidate{ID(i<<tableShift) | ID(p.place), Adjective})
				}
			}
		}
	}
	return len(f.arena) > base
}
