package attribution

import (
	"strings"
	"testing"

	"github.com/hearsay-org/hearsay"
	"github.com/hearsay-org/hearsay/internal/extract/passage"
	"github.com/hearsay-org/hearsay/internal/extract/passage/passagetest"
	"github.com/hearsay-org/hearsay/internal/kit/loglin"
)

// describe writes a frame as "cue | party | what else is said of it".
func describe(p *passage.Passage, f *Frame) string {
	party := "-"
	if f.Party >= 0 {
		party = p.PartyName(&p.Parties[f.Party])
	}
	marks := []string{[...]string{"verb", "according", "label", "noun"}[f.Kind]}
	if f.Role == Outer {
		marks = append(marks, "outer")
	}
	if f.Back {
		marks = append(marks, "back")
	}
	if f.Silent {
		marks = append(marks, "silent")
	}
	if f.About {
		marks = append(marks, "about")
	}
	return p.String(f.First, f.Last) + " | " + party + " | " + strings.Join(marks, " ")
}

func TestFind(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"said that", "The mayor said that two boats had sunk.", []string{"said | mayor | verb"}},
		{"inverted", "“The mill has burned down completely,” said Anna Miller.", []string{"said | Anna Miller | verb"}},
		{"at the end", "Two boats sank, Peter Brown said on Monday.", []string{"said | Peter Brown | verb"}},
		{"according to, first", "According to the mayor, two boats sank.", []string{"According to | mayor | according"}},
		{"according to, last", "Two boats sank, according to the Ministry of Defence.", []string{"according to | Ministry of Defence | according"}},
		{"told an outlet", "Peter Brown told Reuters that two boats sank.", []string{"told | Peter Brown | according", "told | Reuters | according outer"}},
		{"label", "Ministry of Defence: two boats sank near the harbour.", []string{": | Ministry of Defence | label"}},
		{"tail", "Two boats sank near the harbour — Ministry of Defence", []string{"— | Ministry of Defence | label"}},
		{"it is reported", "It is reported that two boats sank.", []string{"reported | - | verb silent"}},
		{"passive", "Two boats were reported to have sunk.", []string{"reported | - | verb silent"}},
		{"noun", "The statement of the ministry surprised the pilots.", []string{"statement | ministry | noun"}},
		{"said in a quotation", "“We asked the mayor in Utopia,” said retired Gen. Peter Brown, a pilot.", []string{"asked | We | verb", "said | Peter Brown | verb"}},
		{"said a witness from", "“The mill has burned down completely,” said one activist from Lanford.", []string{"said | one activist | verb"}},
		{"have said", "Officials have said the government closed the mill.", []string{"said | Officials | verb"}},
		{"who said", "The strike was refused by the pilots who said that the mill burned.", []string{"said | pilots | verb"}},
		{"nobody says anything", "The boats sank near the mill.", nil},

		{"Ukrainian: said that", "Мер заявив, що два човни затонули.", []string{"заявив | Мер | verb"}},
		{"Ukrainian: by the words of", "За словами мера, два човни затонули.", []string{"За словами | мера | according"}},
		{"Ukrainian: by his words", "За його словами, два човни затонули.", []string{"За його словами | - | according back"}},
		{"Ukrainian: it is reported", "Повідомляється, що два човни затонули.", []string{"Повідомляється | - | verb silent"}},
		{"Ukrainian: in the ministry they said", "У міністерстві заявили, що два човни затонули.", []string{"У міністерстві заявили | міністерстві | according"}},
		{"Ukrainian: at the end", "Два човни затонули, повідомив Іван Петренко.", []string{"повідомив | Іван Петренко | verb"}},
		{"Ukrainian: about this", "Про це повідомив Іван Петренко.", []string{"Про це повідомив | Іван Петренко | according about"}},
		{"Ukrainian: by the data of", "За даними Генштабу, два човни затонули біля пристані.", []string{"За даними | Генштабу | according"}},
		{"Ukrainian: behind an apposition", "Два човни затонули, повідомила пресслужба міста.", []string{"повідомила | пресслужба міста | verb"}},
		{"Ukrainian: is convinced", "Мер переконаний, що човни затонули.", []string{"переконаний | Мер | verb"}},
		{"Ukrainian: label", "Іван Петренко: два човни затонули біля пристані.", []string{": | Іван Петренко | label"}},
		{"Ukrainian: tail", "Два човни затонули біля пристані — Петренко", []string{"— | Петренко | label"}},

		{"Russian: said that", "Мэр заявил, что две лодки затонули.", []string{"заявил | Мэр | verb"}},
		{"Russian: by the words of", "По словам мэра, две лодки затонули.", []string{"По словам | мэра | according"}},
		{"Russian: by his words", "По его словам, две лодки затонули.", []string{"По его словам | - | according back"}},
		{"Russian: by their data", "По их данным, лодки затонули.", []string{"По их данным | - | according back"}},
		{"Russian: it is reported", "Сообщается, что две лодки затонули.", []string{"Сообщается | - | verb silent"}},
		{"Russian: in the ministry they said", "В министерстве заявили, что две лодки затонули.", []string{"В министерстве заявили | министерстве | according"}},
		{"Russian: at the end", "Две лодки затонули, сообщил Иван Петров.", []string{"сообщил | Иван Петров | verb"}},
		{"Russian: behind a day", "Две лодки затонули, сообщает сегодня, 3 июля, пресс-служба правительства.", []string{"сообщает | пресс-служба правительства | verb"}},
		{"Russian: told a paper", "Об этом мэр Иван Петров сообщил изданию «Вестник».", []string{"сообщил | Вестник | according outer", "сообщил | Иван Петров | verb"}},
		{"Russian: told an agency", "Мэр Иван Петров рассказал агентству Reuters, что лодки затонули.", []string{"рассказал | Reuters | according outer", "рассказал | Иван Петров | verb"}},
		{"Ukrainian: told a paper", "Мер Іван Петренко розповів виданню «Вісник», що човни затонули.", []string{"розповів | Вісник | according outer", "розповів | Іван Петренко | verb"}},
		{"Ukrainian: on the air", "Мер Іван Петренко сказав в ефірі телеканалу «Вісник», що човни затонули.", []string{"в ефірі телеканалу | Вісник | according outer", "сказав | Іван Петренко | verb"}},
		{"reported as saying", "Reuters also reported residents as saying that two boats sank.", []string{"also reported residents as saying | Reuters | according outer", "also reported residents as saying | residents | according"}},
		{"Russian: told an outlet", "Лодки затонули, рассказывает Би-би-си её мать Виктория.", []string{"рассказывает | Би-би-си | according outer", "рассказывает | Виктория | verb"}},
		{"Russian: a name before a quotation", "Максим «Мы проснулись в пять часов утра».", []string{"« | Максим | label", "проснулись | Мы | verb"}},
		{"Russian: about this", "Об этом сообщил Иван Петров.", []string{"Об этом сообщил | Иван Петров | according about"}},
		{"Russian: by an agent", "Было объявлено министерством, что две лодки затонули.", []string{"объявлено | министерством | verb"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := passagetest.Lay(t, test.text)
			var got []string
			frames := Find(p, NewTables())
			for i := range frames {
				got = append(got, describe(p, &frames[i]))
			}
			if strings.Join(got, "\n") != strings.Join(test.want, "\n") {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// TestFramesHoldTogether wants the tokens of frames within their sentences, and
// sentences in order.
func TestFramesHoldTogether(t *testing.T) {
	texts := []string{
		"The mayor said: “Two boats sank.” According to him, told Reuters — Peter Brown: yes.",
		strings.Repeat("he said that she told Reuters: according to ", 100),
		strings.Repeat("за його словами, повідомив Петренко — ", 100),
		"said", ":", "— said", "according to", "По его", "X: Y: Z — W",
	}
	for _, text := range texts {
		p := passagetest.Lay(t, text)
		last := int32(0)
		for _, f := range Find(p, NewTables()) {
			s := &p.Text.Sentences[f.Sent]
			if f.Sent < last || f.First < s.First || f.Last > s.Last || f.Cue < f.First || f.Cue >= f.Last || f.First >= f.Last {
				t.Errorf("%.40q: frame %+v in the sentence %d–%d", text, f, s.First, s.Last)
			}
			if f.Party >= int32(len(p.Parties)) || f.Share != 1 {
				t.Errorf("%.40q: frame %+v", text, f)
			}
			last = f.Sent
		}
	}
}

func TestWeigh(t *testing.T) {
	p := passagetest.Lay(t, "The mayor said that two boats sank. It is reported that the mill burned.")
	frames := Find(p, NewTables())
	Weigh(p, frames, &loglin.Model{K: 1})
	for i := range frames {
		n := float32(len(frames[i].Sources()))
		want := 1 / (n + 1) // of a model that knows nothing: nobody is one more
		if n == 0 {
			want = 0
		}
		if got := frames[i].Share; got < want-1e-6 || got > want*n+1e-6 {
			t.Errorf("%s: got %v, want %v or a few times that", describe(p, &frames[i]), got, want)
		}
	}
}

// TestFeaturesStayLinear counts the features of a sentence of cues and of one
// twice as long.
func TestFeaturesStayLinear(t *testing.T) {
	count := func(n int) int {
		p := passagetest.Lay(t, strings.Repeat("he said that she said ", n))
		total := 0
		frames := Find(p, NewTables())
		for i := range frames {
			for _, id := range frames[i].Sources() {
				total += len(Features(p, &frames[i], id))
			}
		}
		return total
	}
	if one, two := count(500), count(1000); one == 0 || float64(two) > 2.3*float64(one) {
		t.Errorf("twice the words give %d features for %d", two, one)
	}
}

func TestClassName(t *testing.T) {
	if got := (&Frame{}).ClassName(); got != "says" {
		t.Errorf("a frame without a class is of class %q, want says", got)
	}
	for class := range uint8(255) {
		f := Frame{Class: class}
		if got := f.LinkClass(); !hearsay.Classes.Has(got) {
			t.Errorf("class %d is %q, which is no word of the vocabulary", class, got)
		}
	}
}
