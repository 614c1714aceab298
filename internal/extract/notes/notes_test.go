package notes

import (
	"strings"
	"testing"

	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/kit/lang"
)

func TestTables(t *testing.T) {
	if _, err := newGrammar(rulesTable, wordsEN, wordsUK, wordsRU); err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"guess\t0\tnot", "denied\tx\tdeny", "denied\t0\tunheardof", "denied\t0\t", "denied\t0\tdeny\tmaybe"} {
		if _, err := newGrammar(bad, wordsEN); err == nil {
			t.Errorf("the rule %q is accepted", bad)
		}
	}
}

var kindCases = map[string][]string{
	"unverified": {
		"The Lake Herald could not independently verify the video",
		"The report has not been independently confirmed",
		"The toll could not immediately be verified",
		"Its claims cannot be verified",
		"We were unable to confirm the account",
		"It was not possible to verify either claim",
		"It was not immediately clear who fired",
		"It is unclear whether the bridge stands",
		"He said so without providing evidence",
		"The governor did not offer any proof",
		"There was no independent confirmation of the raid",
		"Unconfirmed reports speak of two boats",
		"The paper wrote this without citing its sources",
		"Independent verification was not possible",
		"Officials have yet to confirm the loss",
		"The paper is looking for corroboration of the raid",
		"Перевірка цих даних є складною",
		"None of the claims could be independently verified",
		"Neither account could be confirmed",
		"Незалежно перевірити ці дані неможливо",
		"Редакція не змогла перевірити достовірність запису",
		"Підтвердити це з незалежних джерел поки не вдалося",
		"Офіційного підтвердження немає",
		"Інформація потребує перевірки",
		"За непідтвердженими даними, човен затонув",
		"Староста не надав жодних доказів",
		"Видання пише про це без посилання на джерела",
		"Ця інформація поки не підтверджена",
		"Дані уточнюються",
		"Независимо проверить эти сообщения невозможно",
		"Редакция не смогла подтвердить подлинность видео",
		"Проверить это утверждение не представляется возможным",
		"Официального подтверждения этому нет",
		"По неподтвержденным данным, лодка затонула",
		"Доказательств он не привел",
		"Канал написал об этом без ссылок на источники",
		"Не удалось независимо подтвердить эти данные",
		"Эти сведения пока не подтверждены",
		"Информация требует подтверждения",
		"It is not known how many boats sank",
		"Поки що невідомо, хто підпалив млин",
		"Коли зняли відео, встановити не вдалося",
		"Причины пожара пока неизвестны",
		"Данные о пострадавших на мельнице уточняются",
		"Підтверджених випадків отруєння немає",
		"Чекаємо на підтвердження втрати човна",
		"There are conflicting accounts of the raid",
		"He claimed, without evidence, that the mill was mined",
		"Независимых подтверждений тому, что лодки ушли за дальний берег, пока нет",
		"Неясно, в какой степени мельница повреждена",
	},
	"verified": {
		"The mayor confirmed that the mill burned",
		"The footage was geolocated to the lake shore",
		"In a letter seen by the Lake Herald he resigned",
		"Reporters at the scene saw the burnt mill",
		"The ministry has confirmed the loss of two boats",
		"У громаді підтвердили, що млин згорів",
		"Відео геолокували на березі озера",
		"Втрату човна підтверджено об'єктивним контролем",
		"Мэр подтвердил, что мельница сгорела",
		"Видео геолоцировано на берегу озера",
		"Гибель экипажа подтверждена двумя собеседниками",
		"We can confirm that two boats sank",
		"Підтверджуємо: міст закрито",
		"Аналітики встановили місце зйомки відео",
		"В министерстве подтверждают потерю лодки",
		"Нам удалось подтвердить гибель экипажа",
		"Издание ознакомилось с письмом старосты",
		"The council is confirming that the mill burned",
	},
	"denied": {
		"The council denied that the mill burned",
		"Lakeland denies the accusation",
		"The mayor dismissed the reports as rumours",
		"The envoy rejected the allegations",
		"The ministry called the report a hoax",
		"The claim is untrue, he wrote",
		"The council had nothing to do with the raid",
		"The army said it was not responsible for the fire",
		"Officials refuted the story",
		"There is no truth to it, she said",
		"The envoy disputes the account of the ferrymen",
		"Староста каже, що газета спотворила факти",
		"У громаді спростували цю заяву",
		"Староста заперечив свою участь",
		"Міністр відкинув звинувачення",
		"Речник назвав це брехнею",
		"Ця інформація не відповідає дійсності",
		"Громада не причетна до підпалу",
		"Це фейк, заявили в раді",
		"Мэр опроверг эти слова",
		"Сообщения о том, что мельница сгорела, — фейк",
		"В совете отрицают поджог",
		"Посол отверг обвинения",
		"В общине назвали это ложью",
		"Эта информация не соответствует действительности",
		"Совет непричастен к поджогу",
		"Reports of a second raid are completely false",
		"The mayor cast doubt on the claims of the ferrymen",
		"Староста назвала чутки про пожежу вигадкою",
		"Це неправдива інформація, заявили в раді",
		"Вину подсудимый не признал",
		"Староста провини не визнає",
		"Сообщения о затоплении всех лодок у берега — фейк",
		"The envoy denied plans to raid the mill",
		"He called the accusation groundless",
		"He called it a lie",
		"Посол назвал обвинения подлогом",
	},
	"comment_requested": {
		"The Lake Herald has asked the council for comment",
		"We contacted the ministry for comment",
		"The council has been approached for comment",
		"Редакція звернулася до ради за коментарем",
		"Ми надіслали запит до міністерства",
		"Редакция обратилась в совет за комментарием",
		"Мы направили запрос в министерство",
		"Редакція звернулася до ради з проханням прокоментувати пожежу",
	},
	"no_comment": {
		"The council did not immediately respond to a request for comment",
		"The mayor declined to comment",
		"There was no immediate comment from the army",
		"The army has not commented on the raid",
		"Neither the mayor nor the council has commented",
		"He refused to answer questions",
		"The ministry did not reply to emailed questions",
		"The mayor could not be reached for comment",
		"The army has yet to comment",
		"The envoy declined to discuss the boats",
		"Я не можу назвати число човнів",
		"The ministry would neither confirm nor deny it: it neither confirmed nor denied the raid",
		"У раді це не коментували",
		"Староста відмовився від коментарів",
		"На запит редакції міністерство не відповіло",
		"У міністерстві не відповіли на запитання",
		"Військові не прокоментували цю заяву",
		"Відповіді редакція не отримала, тож відповіді не отримали й ми",
		"Подробиць він не повідомив",
		"Армия это сообщение не комментировала",
		"Мэр отказался от комментариев",
		"Мэр [отказался](https://lake.example/news/2024/one/two/three) комментировать пожар",
		"На запрос редакции в совете не ответили",
		"В министерстве не ответили на вопросы",
		"Подробностей мэр не сообщил",
		"Комментариев от совета не поступало",
		"Совет хранит молчание",
		"Calls to the mayor went unanswered",
		"The mayor refused to say who was on the boat",
		"Комментариев от совета пока не поступало",
		"Мэр не стал раскрывать число лодок",
		"Староста не захотів коментувати пожежу",
		"Представитель совета оставил вопрос без ответа",
		"Рада поки офіційно не реагувала",
		"Ответа от совета газета не получила",
		"Рада пожежу не підтвердила і не спростувала",
		"Комментировать пожар на старой мельнице мэр отказался",
		"От комментариев для газеты мэр отказался",
		"Рада поки утримується від коментарів",
		"Слухи о пожаре мэр комментировать не собирается",
		"The envoy declined to address the report",
		"We did not receive a response from the council",
	},
	"comment_given": {
		"The mayor commented on the fire",
		"Староста прокоментував пожежу на млині",
		"У раді відреагували на пожежу",
		"Мэр прокомментировал пожар на мельнице",
		"В совете отреагировали на пожар",
		"Посол відреагував на публікацію газети",
	},
	"retracted": {
		"The agency retracted its report",
		"Тоді в громаді дали задній хід",
		"Correction: the mill did not burn",
		"An earlier version of this article misnamed the lake",
		"The council later deleted the post",
		"Згодом допис видалили",
		"Канал видалив повідомлення",
		"Позже публикацию удалили",
		"Канал удалил пост о пожаре",
		"Виправлення: млин уцілів",
		"Агентство опубликовало и затем опровергло новость",
		"Мэр дезавуировал своё заявление",
	},
	"": {
		"Вопрос к совету есть, но я не вижу ясного ответа",
		"Компания подтвердила прогноз по добыче",
		"Two boats crossed the lake",
		"The council did not deny the raid",
		"The news will be confirmed on Friday",
		"They checked every house",
		"Only verified information is printed here",
		"Не поширюйте неперевірену інформацію",
		"Міністри підтвердили готовність до розмови",
		"Министры подтвердили необходимость разговора",
		"Жители требуют проверить мельницу",
		"Больше не нужно подтверждать бронь лодки",
		"Громада пронизана брехнею",
		"Он рассказал, как распространяется ложь",
		"Lakeland submitted two requests to the court",
		"A false flag was seen",
		"Документи перевірили на кордоні",
		"Він розповів про пожежу",
		"\"Пішли додому\", – прокоментував він",
		"Проверка документов заняла час",
		"Он сообщил о пожаре",
		"",
		"It is unclear whether the mayor will come",
		"Наразі невідомо, коли відкриють міст",
		"If the loss is confirmed, the ferry will stop",
		"The ferry was denied entry to the port",
		"A storm confirms that winter is near",
		"Буря підтверджує, що зима близько",
		"Перевізник не зміг підтвердити законність грошей",
		"Суд подтвердил полномочия совета",
		"It was a false alarm, nobody was hurt",
		"He asked if her comments were helpful",
		"They spoke on condition of anonymity as they were not authorized to comment",
		"Чоловік заперечував збройну агресію в дописах",
		"Это не фейк, заявили в совете",
		"Lakeland did not receive any response to its offer of peace",
		"They promised not to be quick to deny it",
		"He says the flood is a hoax",
		"A baseless quarrel divided the village",
		"It was unclear whether the ferry could sail",
	},
}

func TestFind(t *testing.T) {
	for kind, sentences := range kindCases {
		for _, s := range sentences {
			text := "Nobody slept. " + s + ". The lake froze."
			found := Find(&lang.Text{Source: text})
			switch {
			case kind == "" && len(found) > 0:
				t.Errorf("%q: got %s %q, want no note", s, found[0].Kind, found[0].Quote)
			case kind != "" && len(found) == 0:
				t.Errorf("%q: got no note, want %s", s, kind)
			case kind != "" && (len(found) > 1 || found[0].Kind != kind):
				t.Errorf("%q: got %v, want one %s", s, found, kind)
			case kind != "" && !strings.Contains(s, found[0].Quote):
				t.Errorf("%q: the quote is %q", s, found[0].Quote)
			}
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, list := range kindCases {
		for _, s := range list {
			f.Add(s)
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?") // as a document is
		for _, n := range Find(&lang.Text{Source: text}) {
			if err := n.Span.Validate(text); err != nil {
				t.Fatal(err)
			}
			if n.Quote != n.Span.In(text) || !hearsay.NoteKinds.Has(n.Kind) {
				t.Fatalf("%q of kind %q does not stand at %v", n.Quote, n.Kind, n.Span)
			}
			if err := n.Cue.Validate(text); err != nil || n.Cue.Len() == 0 {
				t.Fatalf("the cue is %v, %v", n.Cue, err)
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	text := &lang.Text{Source: strings.Repeat("The army could not be reached for comment. Староста відмовився від коментарів. Лодки ушли за реку, сообщил мэр в пятницу.\n", 200)}
	words := len(strings.Fields(text.Source))
	for b.Loop() {
		Find(text)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(words), "ns/word")
}
