package places

import (
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"

	hearsay "github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/kit/gazetteer"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
	"github.com/hearsay-org/hearsay/internal/locate"
)

// Villages is how well Ukrainian settlements are found, each in a sentence made
// up for it.
type Villages struct {
	Sentences int
	Right     int // the settlement itself was taken
	Ambiguous int // it is among the readings of a name that is told to be ambiguous
	Wrong     map[string]int
}

// Good is the number of sentences read right or said to be ambiguous.
func (v Villages) Good() int { return v.Right + v.Ambiguous }

// village is a settlement of the register.
type village struct{ code, name, oblast string }

// VillageRecall draws settlements of the KATOTTG register at random (seeded) and
// reads sentences on each, in all cases, in Ukrainian or in Russian; the sentences
// name the oblast where named is set. A settlement is right where its name is found, whole, and
// the place taken has its register or GeoNames identity.
func VillageRecall(g *gazetteer.Gazetteer, l *locate.Locator, a *lang.Analyser, path string, n int, named, russian bool) (Villages, error) {
	v := Villages{Wrong: map[string]int{}}
	all, err := readVillages(path)
	if err != nil {
		return v, err
	}
	rng := rand.New(rand.NewPCG(7, 11))
	for i := 0; i < n; i++ {
		s := all[rng.IntN(len(all))]
		for _, f := range inflect(s, russian) {
			v.sentence(g, l, a, s, f, named, russian)
		}
	}
	return v, nil
}

func (v *Villages) sentence(g *gazetteer.Gazetteer, l *locate.Locator, a *lang.Analyser, s village, f caseForm, named, russian bool) {
	text, code := fmt.Sprintf(f.frame, f.name), "uk"
	if russian {
		code = "ru"
	}
	if named {
		text = strings.TrimSuffix(text, ".") + oblastPhrase(s.oblast, russian)
	}
	hint, _ := lang.ParseLang(code)
	start := strings.Index(text, f.name)
	end := start + len(f.name)
	v.Sentences++
	for _, t := range l.Places(a.Analyse(text, hint), hearsay.Document{Lang: code, Text: text}) {
		if t.NameSpan.Start > start || t.NameSpan.End < end {
			continue
		}
		if v.judge(g, t, s) {
			return
		}
		break
	}
	v.Wrong[s.name+" ("+s.oblast+"): "+text]++
}

// judge compares a toponym with the settlement that was meant: by its identity
// if that is the register's, else by name and oblast.
func (v *Villages) judge(g *gazetteer.Gazetteer, t locate.Toponym, s village) bool {
	if t.Place != gazetteer.None {
		p, _ := g.Place(t.Place)
		if same(p, s, t.Admin) {
			v.Right++
			return true
		}
	}
	for _, alt := range t.Alternatives {
		if alt.ID == "katottg:"+s.code || alt.Name == gazetteer.Romanize(s.name) && strings.Contains(alt.Admin, adminOf(s.oblast)) {
			v.Ambiguous++
			return true
		}
	}
	// a name of more places than the alternatives tell, and not resolved
	if t.Place == gazetteer.None && len(t.Alternatives) > 1 {
		v.Ambiguous++
		return true
	}
	return false
}

func same(p gazetteer.Place, s village, admin string) bool {
	return p.Key == "katottg:"+s.code || p.Local == s.name && strings.Contains(admin, adminOf(s.oblast))
}

// adminOf is the part of an oblast's English name that its Ukrainian adjective
// gives: "Харківська" is "Kharkiv".
func adminOf(oblast string) string {
	switch oblast {
	case "Автономна Республіка Крим":
		return "Crimea"
	case "Одеська":
		return "Odesa"
	case "Волинська":
		return "Volyn"
	case "Запорізька":
		return "Zaporizhzhia"
	case "Луганська":
		return "Luhansk"
	case "Донецька":
		return "Donetsk"
	case "Хмельницька":
		return "Khmelnytskyi"
	case "Вінницька":
		return "Vinnytsia"
	case "Чернівецька":
		return "Chernivtsi"
	case "Черкаська":
		return "Cherkasy"
	case "Сумська":
		return "Sumy"
	case "Закарпатська":
		return "Zakarpattia"
	case "Полтавська":
		return "Poltava"
	case "Рівненська":
		return "Rivne"
	case "Дніпропетровська":
		return "Dnipropetrovsk"
	}
	return gazetteer.Romanize(strings.TrimSuffix(oblast, "ська"))
}

// readVillages reads the settlements of the register.
func readVillages(path string) ([]village, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = ';', true, -1
	rows, err := r.ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	oblasts := map[string]string{}
	var out []village
	for _, f := range rows {
		if len(f) < 7 {
			continue
		}
		switch f[5] {
		case "O":
			oblasts[f[0]] = f[6]
		case "M", "C", "X":
			out = append(out, village{f[3], strings.TrimSpace(f[6]), oblasts[f[0]]})
		}
	}
	return out, nil
}

// oblastPhrase is the end of a sentence that names the oblast.
func oblastPhrase(oblast string, russian bool) string {
	if oblast == "Автономна Республіка Крим" {
		if russian {
			return " в Крыму."
		}
		return " у Криму."
	}
	stem := strings.TrimSuffix(oblast, "а")
	if russian {
		ru := map[string]string{"Вінницьк": "Винницк", "Волинськ": "Волынск", "Дніпропетровськ": "Днепропетровск", "Донецьк": "Донецк", "Житомирськ": "Житомирск",
			"Закарпатськ": "Закарпатск", "Запорізьк": "Запорожск", "Івано-Франківськ": "Ивано-Франковск", "Київськ": "Киевск", "Кіровоградськ": "Кировоградск",
			"Луганськ": "Луганск", "Львівськ": "Львовск", "Миколаївськ": "Николаевск", "Одеськ": "Одесск", "Полтавськ": "Полтавск", "Рівненськ": "Ровенск", "Сумськ": "Сумск",
			"Тернопільськ": "Тернопольск", "Харківськ": "Харьковск", "Херсонськ": "Херсонск", "Хмельницьк": "Хмельницк", "Черкаськ": "Черкасск", "Чернівецьк": "Черновицк", "Чернігівськ": "Черниговск"}[stem]
		return " в " + ru + "ой области."
	}
	return " у " + stem + "ій області."
}
