package main

import "strings"

// small is the size of most texts, in bytes: what is quadratic shows in a block of
// statements by itself, long before it takes long.
const small = 6 << 10

// texts are those that are read into claims.
func texts() []sample {
	english := vary("Peter Brown, the mayor of Kharkiv, said on Monday that %d boats had sunk near %s.\n\nTwo of his officers told the Northern News that \"nobody was hurt\", and according to the %s Union the harbour was closed. The claim could not be verified.\n\n", number, name, name)
	out := []sample{
		{name: "ordinary, English", make: english, size: 16 << 10},
		{name: "ordinary, Ukrainian", make: vary("Мер Харкова Петро Коваль заявив у понеділок, що біля міста затонуло %d човнів.\n\nЗа словами речника порту %sенка, «ніхто не постраждав», повідомляє «Північна газета». Перевірити це незалежно неможливо.\n\n", number, cyrillicName), size: 16 << 10},
		{name: "ordinary, Russian", make: vary("Мэр Харькова Пётр Ковалёв заявил в понедельник, что у города затонуло %d лодок.\n\nПо словам представителя порта %sова, «никто не пострадал», сообщает «Северная газета». Проверить это независимо невозможно.\n\n", number, cyrillicName), size: 16 << 10},
		{name: "one paragraph", make: vary("Peter Brown said that %d boats sank in Kharkiv. He added that the harbour of %s was shut. ", number, name)},
		{name: "scripts mixed", make: vary("Peter Коваль said що %d човнів sank у Харкові, сообщил %s. ", number, name)},
		{name: "ever new names", make: vary("%s said that two boats sank in Lanford. ", name)},
		{name: "ever new notes", make: vary("%s denied that %d boats had sunk. ", name, number), size: 48 << 10},
		{name: "ever new notes in one sentence", make: vary("%s denied that boat %d had sunk, and ", name, number)},
		{name: "ever new Cyrillic names", make: vary("%sенко заявив, що два човни затонули. ", cyrillicName)},
		{name: "ever new bodies", make: vary("The %s Boat Union (%s) said so. ", name, letters)},
		{name: "one very long name", make: func(n int) string {
			return "Peter " + strings.Repeat("Xy", n/4) + " said that two boats sank. " + strings.Repeat("He said that the boats sank. ", n/58)
		}},
		{name: "a name of very many words", make: func(n int) string {
			return "The " + strings.Repeat("Northern ", n/18) + "Ministry said that two boats sank. " + strings.Repeat("The ministry said that the boats sank. ", n/78)
		}},
		{name: "deep brackets", make: func(n int) string { return strings.Repeat("a (", n/6) + strings.Repeat("b) ", n/6) }},
		{name: "deep quotations", make: func(n int) string { return strings.Repeat("he said: “a ", n/32) + strings.Repeat("b” ", n/32) }},
		{name: "one word, long", make: repeat("x"), size: 1 << 20},
		{name: "quotation marks, long", make: repeat("“"), size: 1 << 18},
		{name: "no spaces", make: repeat("boat,sank.said:he")},
		{name: "combining marks, long", make: repeat("a\u0301\u0301"), size: 1 << 19},
		{name: "ordinary, long", make: english, size: 1 << 16},
	}
	for name, unit := range units() {
		out = append(out, sample{name: name, make: repeat(unit)})
	}
	for i := range out {
		if out[i].size == 0 {
			out[i].size = small
		}
	}
	return out
}

// units are texts of one thing, over and over.
func units() map[string]string {
	return map[string]string{
		"one Cyrillic word":         "ж",
		"combining marks":           "a\u0301\u0301",
		"directions":                "\u202e\u2066a",
		"straight quotation marks":  "\"",
		"quoted letters":            "\"a\" ",
		"quotations with speakers":  "“The boats sank,” said he. ",
		"guillemets":                "«",
		"opening brackets":          "((((",
		"bracketed letters":         "(a) [b] ",
		"brackets of links":         "](",
		"links that do not end":     "[a](b ",
		"addresses":                 "https://a.example/b?c=d ",
		"one sentence":              "the boat sank ",
		"one sentence of clauses":   "that the boat which the mayor whom the guard saw knew sank ",
		"commas":                    "a, ",
		"cues":                      "he said that she said ",
		"cues without a subject":    "said, ",
		"Cyrillic cues":             "він сказав, що вона заявила, ",
		"labels":                    "Peter Brown said: ",
		"lines of labels":           "Brown:\n",
		"sources":                   "according to Northern News ",
		"sources in sentences":      "According to Northern News, the boat sank, said Brown. ",
		"names":                     "Peter Brown ",
		"names joined":              "Peter Brown and ",
		"initials":                  "P. B. ",
		"abbreviations":             "Mr. U.S. ",
		"dots":                      "a.a.a.",
		"capitals":                  "BOAT SANK ",
		"offices":                   "міністерство повідомило. ",
		"he and she":                "He told her that she told him. ",
		"one claim":                 "Peter Brown said that two boats sank. ",
		"places":                    "Kharkiv ",
		"places, Ukrainian":         "Сумській, ",
		"places that begin alike":   "Al Al Al ",
		"parts of places":           "Нова Велика ",
		"saints":                    "St. ",
		"places with hyphens":       "Київ-",
		"places of one name":        "Іванівка ",
		"places and directions":     "north of Kharkiv, near Alexandria, La., ",
		"places in their oblasts":   "Бої біля Іванівки й Лозової в Харківській області. ",
		"dates":                     "on 5 May, ",
		"days":                      "Monday ",
		"dates in numbers":          "05.05.2024 ",
		"times":                     "at 5:30 pm yesterday ",
		"numbers":                   "5 ",
		"numbers in words":          "two hundred thousand ",
		"numbers joined":            "1,000,000,",
		"counts":                    "from 5 to 6 of 7 boats, ",
		"lines":                     "a\n",
		"paragraphs":                "a\n\n",
		"lists":                     "\n- the boat sank",
		"dashes":                    "— a\n",
		"dashes in dialogue":        "— Так, — сказав він. — Ні.\n",
		"full stops":                ". ",
		"notes":                     "The report could not be verified. ",
		"notes without a full stop": "it could not be verified and ",
		"terms":                     "the Boat Union (BU) ",
		"letters of terms":          "(ABC) ",
		"negations":                 "not never no ",
		"hedges":                    "allegedly reportedly perhaps ",
		"apostrophes":               "''",
		"tabs":                      "\t",
		"zero width":                "a\u200b",
		"emoji":                     "😀",
		"Chinese":                   "船沉了。",
		"Arabic":                    "قال إن القارب غرق ",
	}
}

func number(i int) any { return 2 + i%97 }

// letters spells a number in capitals: BAAA, CAAA, …
func letters(i int) any { return upper(i) }

func upper(i int) string {
	b := []byte("AAAA")
	for k := range b {
		b[k] += byte(i % 26)
		i /= 26
	}
	return string(b)
}

// name makes an English name of a number, ever another.
func name(i int) any {
	s := upper(i)
	return s[:1] + strings.ToLower(s[1:]) + "brown"
}

// cyrillicName makes the begin of a Ukrainian or Russian name of a number.
func cyrillicName(i int) any {
	const vowels, consonants = "аоуеи", "бвгдзклмнпрст"
	v, c := []rune(vowels), []rune(consonants)
	return strings.ToUpper(string(c[i%13])) + string(v[i/13%5]) + string(c[i/65%13]) + string(v[i/845%5]) + string(c[i/4225%13])
}
