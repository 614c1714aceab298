package lang

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// analyser returns an Analyser for a test.
func analyser(t testing.TB) *Analyser {
	t.Helper()
	a, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestWords(t *testing.T) {
	a := analyser(t)
	for _, c := range []struct {
		name, text, want string
		hint             Lang
	}{
		{"clitics", "They don't know; it's Anna's. We cannot go.", "They|do|n't|know|;|it|'s|Anna|'s|.|We|can|not|go|.", English},
		{"typographic clitics", "She’d say they’re done, can’t she?", "She|’d|say|they|’re|done|,|ca|n’t|she|?", English},
		{"hyphens", "a well-known 30-year-old F-16 and the pre-war e-mail", "a|well|-|known|30|-|year|-|old|F-16|and|the|pre-war|e-mail", English},
		{"numbers", "1,200 men, 5.5% of $3 at 10:30 on 24/7", "1,200|men|,|5.5|%|of|$|3|at|10:30|on|24/7", English},
		{"units", "a 155mm gun 5km away at 5pm on the 2nd", "a|155|mm|gun|5|km|away|at|5|pm|on|the|2nd", English},
		{"abbreviations", "Mr. J. Smith of the U.S. Army, i.e. the No. 5 man", "Mr.|J.|Smith|of|the|U.S.|Army|,|i.e.|the|No.|5|man", English},
		{"no abbreviation", "He said no. She sat.", "He|said|no|.|She|sat|.", English},
		{"links", "See https://example.org/a?b=c, www.example.com. Mail a.b@example.org!", "See|https://example.org/a?b=c|,|www.example.com|.|Mail|a.b@example.org|!", English},
		{"names of the net", "@salt_bay wrote #storm2 on example.com today", "@salt_bay|wrote|#storm2|on|example.com|today", English},
		{"dots", "Well... So?! No -- yes.", "Well|...|So|?!|No|--|yes|.", English},
		{"apostrophe within", "п'ять об’єктів, прем'єр-міністр", "п'ять|об’єктів|,|прем'єр-міністр", Ukrainian},
		{"hyphens stay", "155-мм гаубиці та Су-35 із-за 22-25 атак", "155-мм|гаубиці|та|Су-35|із-за|22-25|атак", Ukrainian},
		{"initials", "О. Гончаренко, м. Солоне, вул. Миру, 5 тис. грн", "О.|Гончаренко|,|м.|Солоне|,|вул.|Миру|,|5|тис.|грн", Ukrainian},
		{"bold", "**Увага**: __загроза__ балістики", "Увага|:|загроза|балістики", Ukrainian},
		{"link", "Порт закрыт, [сообщила](https://port.example/a_(b)) мэрия [города](https://port.example).", "Порт|закрыт|,|сообщила|мэрия|города|.", Russian},
		{"no link", "Порт закрыт [1](см. далее) [2](https://port.example/a b)", "Порт|закрыт|[|1|]|(|см.|далее|)|[|2|]|(|https://port.example/a|b|)", Russian},
		{"decimal comma", "0,5 км, 1 200 осіб, 16.12.2021", "0,5|км|,|1|200|осіб|,|16.12.2021", Ukrainian},
		{"and so on", "танки и т.д., в т.ч. новые", "танки|и|т.|д.|,|в|т.|ч.|новые", Russian},
		{"emoji", "Отбой 🟢 тревоги 🇺🇦", "Отбой|🟢|тревоги|🇺🇦", Russian},
		{"quotes", "«Мы \"видели\" дым», — сказал он.", "«|Мы|\"|видели|\"|дым|»|,|—|сказал|он|.", Russian},
	} {
		t.Run(c.name, func(t *testing.T) {
			x := a.Analyse(c.text, c.hint)
			var got []string
			for i := range x.Tokens {
				got = append(got, x.Word(i))
			}
			if s := strings.Join(got, "|"); s != c.want {
				t.Errorf("got  %s\nwant %s", s, c.want)
			}
		})
	}
}

func TestSentences(t *testing.T) {
	a := analyser(t)
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"abbreviations", "Gen. A. B. Holt met Mr. Reed in Washington, D.C. He left at 5 p.m. Monday. It cost 5 dollars.", []string{
			"Gen. A. B. Holt met Mr. Reed in Washington, D.C.", "He left at 5 p.m. Monday.", "It cost 5 dollars."}},
		{"quotes", "\"We don't know,\" he said. \"Wait!\" \"Why?\" asked Anna.", []string{
			"\"We don't know,\" he said.", "\"Wait!\"", "\"Why?\" asked Anna."}},
		{"speech", "«Ми тримаємося!» — заявив речник О. Гончаренко. Він додав: «Чекайте». — Чому? — запитала Олена.", []string{
			"«Ми тримаємося!» — заявив речник О. Гончаренко.", "Він додав: «Чекайте».", "— Чому? — запитала Олена."}},
		{"years and units", "У 2023 р. Олена поїхала до м. Солоне. Збитки — 5 млн грн. Слідство триває.", []string{
			"У 2023 р. Олена поїхала до м. Солоне.", "Збитки — 5 млн грн.", "Слідство триває."}},
		{"list", "🟦 Перше\n• друге.\n1. Третє. Ще.", []string{"Перше", "друге.", "Третє.", "Ще."}},
		{"dots", "Ждали долго... Потом ушли. А он?.. Не знаю.", []string{"Ждали долго...", "Потом ушли.", "А он?..", "Не знаю."}},
		{"glued", "Упал аппарат типа «Дрозд».Пострадавших нет.", []string{"Упал аппарат типа «Дрозд».", "Пострадавших нет."}},
		{"lines", "Заголовок\n\nТекст без точки\nЕщё строка.", []string{"Заголовок", "Текст без точки", "Ещё строка."}},
		{"bold", "**Срочно.** Взрыв в порту.", []string{"Срочно.", "Взрыв в порту."}},
	} {
		t.Run(c.name, func(t *testing.T) {
			x := a.Analyse(c.text, Unknown)
			var got []string
			for _, s := range x.Sentences {
				got = append(got, x.Source[s.Start:s.End])
			}
			if g, w := strings.Join(got, "\n"), strings.Join(c.want, "\n"); g != w {
				t.Errorf("got\n%s\nwant\n%s", g, w)
			}
		})
	}
}

func TestMarksOfSentences(t *testing.T) {
	a := analyser(t)
	x := a.Analyse("Storm hits Salt Bay\n\nThree boats sank on Monday. Nobody was hurt.\n▶️ one boat was old\n— We saw it.", English)
	want := []struct {
		para            int32
		heading, bullet bool
	}{{0, true, false}, {1, false, false}, {1, false, false}, {2, false, true}, {3, false, true}}
	if len(x.Sentences) != len(want) {
		t.Fatalf("got %d sentences, want %d", len(x.Sentences), len(want))
	}
	for i, w := range want {
		s := x.Sentences[i]
		if s.Para != w.para || s.Heading != w.heading || s.Bullet != w.bullet {
			t.Errorf("sentence %d: got paragraph %d, heading %v, bullet %v; want %+v", i, s.Para, s.Heading, s.Bullet, w)
		}
	}
}

// find returns the number of the first token with a form.
func find(t *testing.T, x *Text, form string) int {
	t.Helper()
	for i := range x.Tokens {
		if x.Word(i) == form {
			return i
		}
	}
	t.Fatalf("no word %q", form)
	return -1
}

func TestTags(t *testing.T) {
	a := analyser(t)
	for _, c := range []struct {
		text, form, lemma string
		pos               POS
		morph             Morph
	}{
		{"The army said three drones were shot down.", "said", "say", VERB, Past | Finite},
		{"The army said three drones were shot down.", "drones", "drone", NOUN, Plural},
		{"Anna Reed visited the harbour.", "Reed", "Reed", PROPN, Singular},
		{"Ворог атакував селище Солоне дронами.", "атакував", "атакувати", VERB, Past | Masc},
		{"Ворог атакував селище Солоне дронами.", "дронами", "дрон", NOUN, Morph(Ins) | Plural},
		{"Унаслідок обстрілу пошкоджено п'ять будинків.", "будинків", "будинок", NOUN, Morph(Gen) | Plural},
		{"Речник повідомив про втрати ворога.", "повідомив", "повідомити", VERB, Past},
		{"Губернатор сообщил о взрывах в посёлке.", "взрывах", "взрыв", NOUN, Morph(Loc) | Plural},
		{"Губернатор сообщил о взрывах в посёлке.", "посёлке", "поселок", NOUN, Morph(Loc) | Singular},
		{"Речник ЗСУ заявив про це.", "ЗСУ", "ЗСУ", PROPN, 0},
		{"Об этом пишет Salt Bay News со ссылкой на армию.", "Bay", "Bay", PROPN, 0},
		{"Уничтожены двенадцать беспилотников.", "беспилотников", "беспилотник", NOUN, Morph(Gen) | Plural},
	} {
		t.Run(c.form, func(t *testing.T) {
			x := a.Analyse(c.text, Unknown)
			tok := x.Tokens[find(t, x, c.form)]
			if tok.Lemma != c.lemma || tok.POS != c.pos || !tok.Morph.Has(c.morph&^caseMask) || c.morph.Case() != tok.Morph.Case() && c.morph.Case() != NoCase {
				t.Errorf("got %s %v %b, want %s %v %b", tok.Lemma, tok.POS, tok.Morph, c.lemma, c.pos, c.morph)
			}
			if tok.Key != Key(c.lemma) || tok.Form != Key(c.form) {
				t.Errorf("the keys are not those of %q and %q", c.lemma, c.form)
			}
		})
	}
}

func TestTrees(t *testing.T) {
	a := analyser(t)
	for _, c := range []struct {
		text, word, head string
		rel              Rel
	}{
		{"The army said three drones attacked the port.", "army", "said", Nsubj},
		{"The army said three drones attacked the port.", "attacked", "said", Ccomp},
		{"The army said three drones attacked the port.", "port", "attacked", Obj},
		{"Речник повідомив, що ворог втратив три танки.", "Речник", "повідомив", Nsubj},
		{"Речник повідомив, що ворог втратив три танки.", "втратив", "повідомив", Ccomp},
		{"Речник повідомив, що ворог втратив три танки.", "танки", "втратив", Obj},
		{"Представитель армии заявил, что дроны атаковали порт.", "Представитель", "заявил", Nsubj},
		{"Представитель армии заявил, что дроны атаковали порт.", "армии", "Представитель", Nmod},
		{"Представитель армии заявил, что дроны атаковали порт.", "атаковали", "заявил", Ccomp},
		{"Порт закрыт, пишет Salt Bay News со ссылкой на армию.", "Salt", "пишет", Nsubj},
		{"Порт закрыт, пишет Salt Bay News со ссылкой на армию.", "News", "Salt", Flat},
	} {
		t.Run(c.text+" "+c.word, func(t *testing.T) {
			x := a.Analyse(c.text, Unknown)
			tok := x.Tokens[find(t, x, c.word)]
			if tok.Head < 0 || x.Word(int(tok.Head)) != c.head || tok.Rel != c.rel {
				t.Errorf("got head %d as %v, want %s as %v", tok.Head, tok.Rel, c.head, c.rel)
			}
		})
	}
}

func TestIdentify(t *testing.T) {
	for _, c := range []struct {
		text string
		want Lang
	}{
		{"", Unknown}, {"123 …", Unknown}, {"🟦", Unknown},
		{"Three boats sank.", English},
		{"Вибух у порту, є поранені.", Ukrainian}, {"Загроза для Солоного", Ukrainian},
		{"Взрыв в порту, есть раненые.", Russian}, {"Сообщение о взрыве", Russian},
		{"За словами речника, удар був сильним", Ukrainian}, {"По словам главы, удар был сильным", Russian},
		{"Повідомив Reuters про HIMARS", Ukrainian},
	} {
		if got := Identify(c.text); got != c.want {
			t.Errorf("%q: got %v, want %v", c.text, got, c.want)
		}
	}
}

func TestMixedLanguages(t *testing.T) {
	x := analyser(t).Analyse("Речник заявив, що ворог відступив із міста.\nОн ответил, что это была ложь, и вышел.\nNobody confirmed the story in the evening.", Unknown)
	for i, want := range []Lang{Ukrainian, Russian, English} {
		if got := x.Sentences[i].Lang; got != want && !(i == 1 && got == Ukrainian) {
			t.Errorf("sentence %d: got %v, want %v", i, got, want)
		}
	}
}

func TestFold(t *testing.T) {
	for _, c := range [][2]string{{"Ёлка", "елка"}, {"Об’Є́кт", "об'єкт"}, {"ИИ\u0306", "ий"}, {"ABC", "abc"}, {"", ""}, {"Ґанок", "ґанок"}} {
		if got := Fold(c[0]); got != c[1] {
			t.Errorf("%q: got %q, want %q", c[0], got, c[1])
		}
		if Key(c[0]) != Key(c[1]) {
			t.Errorf("%q and %q have different keys", c[0], c[1])
		}
	}
}

// check reports what does not hold of any analysed text.
func check(t *testing.T, x *Text) {
	t.Helper()
	end, para := int32(0), int32(0)
	token := int32(0)
	for i, s := range x.Sentences {
		if s.First != token || s.Last <= s.First || s.Para < para || s.Start >= s.End {
			t.Fatalf("sentence %d: %+v after token %d, paragraph %d", i, s, token, para)
		}
		token, para = s.Last, s.Para
		roots := 0
		for j := s.First; j < s.Last; j++ {
			tok := x.Tokens[j]
			if tok.Start < end || tok.End <= tok.Start || int(tok.End) > len(x.Source) || tok.Sent != int32(i) {
				t.Fatalf("token %d: %+v after byte %d", j, tok, end)
			}
			end = tok.End
			if !utf8.RuneStart(x.Source[tok.Start]) || int(end) < len(x.Source) && !utf8.RuneStart(x.Source[end]) && utf8.ValidString(x.Source) {
				t.Fatalf("token %d cuts a character", j)
			}
			if tok.Head == -1 {
				roots++
			} else if tok.Head < s.First || tok.Head >= s.Last {
				t.Fatalf("token %d has its head %d outside its sentence", j, tok.Head)
			}
			steps := s.First
			for h := j; h >= 0; h = x.Tokens[h].Head {
				if steps++; steps > s.Last+1 {
					t.Fatalf("token %d hangs in a circle", j)
				}
				if steps > s.First+200 {
					break // long sentences are checked near the word only
				}
			}
		}
		if roots != 1 {
			t.Fatalf("sentence %d has %d roots", i, roots)
		}
	}
	if int(token) != len(x.Tokens) {
		t.Fatalf("%d tokens in sentences, %d in all", token, len(x.Tokens))
	}
}

func FuzzAnalyse(f *testing.F) {
	for _, s := range []string{benchEN, benchUK, benchRU, "", "\n\n", "a\xffb", "**__**", "и\u0306", "- - -\n—", "т.т.т.т.", "'s n't '", "1.1.1,", "@@##", "((«»))", "🇺🇦🇺🇦\u200d"} {
		f.Add(s)
	}
	a := analyser(f)
	f.Fuzz(func(t *testing.T, s string) {
		check(t, a.Analyse(s, Unknown))
	})
}
