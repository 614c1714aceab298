package gazetteer

// forms returns the folded case forms that a Ukrainian or Russian place name may
// take, the name itself first. It reads no dictionary: it gives all endings that
// the final letters allow, in both languages at once, and so more than there
// are; a name's forms only have to contain the true ones. The alternations are
// those of school grammars: Харків–Харкова, Ріг–Рогу, Торець–Торця,
// Ставок–Ставка, Авдіївка–Авдіївці, Прилуки–Прилук.
func forms(name []byte) [][]byte {
	f := &former{}
	f.add(name, "")
	n := len(name)
	if n < 3 {
		return f.out
	}
	last := name[n-1]
	switch {
	case last == 'y':
		f.short(name)
	case last == 'a' || last == 'A':
		f.feminine(name)
	case last == 'o' || last == 'e':
		f.neuter(name)
	case last == 'i':
		f.plural(name)
	case !isVowel(last):
		f.masculine(name)
	}
	return f.out
}

type former struct{ out [][]byte }

// add appends stem and ending, doubled letters as one, unless it is there.
func (f *former) add(stem []byte, endings ...string) {
	for _, e := range endings {
		b := append([]byte(nil), stem...)
		for i := 0; i < len(e); i++ {
			if len(b) == 0 || b[len(b)-1] != e[i] {
				b = append(b, e[i])
			}
		}
		if len(b) <= maxWord && !f.has(b) {
			f.out = append(f.out, b)
		}
	}
}

func (f *former) has(b []byte) bool {
	for _, o := range f.out {
		if string(o) == string(b) {
			return true
		}
	}
	return false
}

// plurals returns the folded plural forms that a common noun or adjective may take.
func plurals(b []byte) [][]byte {
	f := &former{}
	s := b
	for len(s) > 1 && (isVowel(s[len(s)-1]) || s[len(s)-1] == 'y') {
		s = s[:len(s)-1]
	}
	if n := len(b); n > 3 && b[n-2] == 'i' && isVowel(b[n-1]) { // провінція
		f.add(b[:n-1], "", "Am", "Ami", "Ah", "y")
	}
	f.add(s, "", "i", "a", "A", "am", "Am", "ami", "Ami", "ah", "Ah", "ov", "ev", "iv", "ey", "iy", "ih", "im", "imi", "ie")
	return f.out
}

// short forms names in -й: adjectives in -ий, -ый, -ой, nouns in -ай.
func (f *former) short(b []byte) {
	n := len(b)
	if b[n-2] == 'i' || b[n-2] == 'o' {
		f.add(b[:n-2], "ogo", "omu", "im", "om", "ego", "emu", "em")
	}
	f.add(b[:n-1], "A", "U", "em", "i", "e", "evi")
}

// feminine forms names in -а, -я, -ая, and neuters in -я.
func (f *former) feminine(b []byte) {
	n := len(b)
	if n > 3 && b[n-1] == 'A' && (b[n-2] == 'a' || b[n-2] == 'A') {
		f.add(b[:n-2], "oy", "uU", "oU", "ey", "eU")
		return
	}
	s := b[:n-1]
	if b[n-1] == 'A' {
		f.add(s, "i", "e", "U", "ey", "eU", "y", "Am", "im", "oi")
		return
	}
	f.add(s, "i", "e", "u", "oy", "oU", "o", "oi", "ey", "eU")
	if soft, ok := softened(s); ok {
		f.add(soft, "i")
	}
}

// softened turns the final г, к, х of a stem into з, ц, с, as before -і.
func softened(s []byte) ([]byte, bool) {
	if len(s) < 2 {
		return nil, false
	}
	var c byte
	switch s[len(s)-1] {
	case 'k':
		c = 'c'
	case 'g':
		c = 'z'
	case 'h':
		c = 's'
	default:
		return nil, false
	}
	t := append([]byte(nil), s...)
	t[len(t)-1] = c
	return t, true
}

// neuter forms names in -о, -е, -ое.
func (f *former) neuter(b []byte) {
	n := len(b)
	if b[n-1] == 'e' && b[n-2] == 'o' {
		f.add(b[:n-2], "ogo", "omu", "im", "om")
		return
	}
	s := b[:n-1]
	f.add(s, "a", "u", "om", "i", "e")
	if b[n-1] == 'e' {
		f.add(s, "A", "U", "em", "ogo", "omu", "im", "iy", "ego", "emu")
	}
}

// plural forms names in -и, -ы, -і.
func (f *former) plural(b []byte) {
	n := len(b)
	s := b[:n-1]
	f.add(s, "", "ov", "ev", "iv", "am", "Am", "ami", "Ami", "ah", "Ah", "ih", "im", "imi", "ey")
	if len(s) > 2 && !isVowel(s[len(s)-2]) {
		stem, c := s[:len(s)-1], string(s[len(s)-1:])
		f.add(stem, "o"+c, "e"+c)
	}
}

// masculine forms names that end in a consonant, feminine ones in a soft sign
// among them.
func (f *former) masculine(b []byte) {
	n := len(b)
	hard := []string{"a", "u", "om", "i", "e", "ovi", "A", "U", "em", "evi"}
	if b[n-1] == 'v' || b[n-1] == 'n' {
		hard = append(hard, "im") // Харьковым, Пушкиным
	}
	f.add(b, hard...)
	if soft, ok := softened(b); ok {
		f.add(soft, "i")
	}
	if n < 4 && b[n-2] != 'i' {
		return
	}
	switch string(b[n-2:]) {
	case "iv":
		f.closed(b, hard)
	case "ec", "ok", "ek", "en", "el":
		s := append(append([]byte(nil), b[:n-2]...), b[n-1])
		f.add(s, hard...)
	default:
		if b[n-2] == 'i' && b[n-1] != 'n' {
			f.closed(b, hard)
		}
	}
}

// closed opens a last syllable: і becomes о or е.
func (f *former) closed(b []byte, endings []string) {
	n := len(b)
	for _, v := range []byte{'o', 'e'} {
		s := append([]byte(nil), b...)
		s[n-2] = v
		f.add(s, endings...)
	}
}
