package lang

import (
	"strings"
	"testing"
)

// Invented news in three languages, about a hundred words each.
const (
	benchEN = "Officials in the port town of Salt Bay said on Tuesday that three drones had struck a grain store near the harbour, wounding two workers. \"We heard a loud blast and then saw the smoke,\" said Anna Reed, who lives across the street. According to the regional governor, Mr. J. Holt, about 1,200 tons of wheat were lost. The army did not comment. A spokesman for the navy denied that its ships had fired the missiles, but two sources told the Daily Lantern that the order came from the capital. The claim could not be verified.\n"
	benchUK = "Уночі ворог атакував селище Соляна Бухта ударними безпілотниками, повідомив начальник обласної адміністрації О. Гончаренко. За його словами, пошкоджено п'ять будинків і зерносховище, поранено двох людей. «Ми почули вибух, а потім побачили дим», — розповіла місцева жителька Олена. Речник Сил оборони заявив, що над областю збито 12 дронів. Водночас у штабі сусідньої держави стверджують, що ціллю був військовий об’єкт. Підтвердити цю інформацію з незалежних джерел поки неможливо.\n"
	benchRU = "Ночью беспилотники атаковали посёлок Соляная Бухта, сообщил глава администрации О. Гончаров. По его словам, повреждены пять домов и зернохранилище, ранены два человека. «Мы услышали взрыв, а потом увидели дым», — рассказала местная жительница Елена. Представитель министерства заявил, что над областью сбито 12 дронов. При этом в штабе соседней страны утверждают, что целью был военный объект. Подтвердить эту информацию из независимых источников пока невозможно.\n"
)

func BenchmarkAnalyse(b *testing.B) {
	a, err := New()
	if err != nil {
		b.Fatal(err)
	}
	for _, c := range []struct{ name, text string }{{"en", benchEN}, {"uk", benchUK}, {"ru", benchRU}} {
		b.Run(c.name, func(b *testing.B) {
			text := strings.Repeat(c.text, 20)
			words := len(a.Analyse(text, Unknown).Tokens)
			b.ReportAllocs()
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				a.Analyse(text, Unknown)
			}
			b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
		})
	}
}

func BenchmarkLoad(b *testing.B) {
	for code := English; code <= Russian; code++ {
		b.Run(code.String(), func(b *testing.B) {
			data, err := models.ReadFile("model/" + code.String() + ".bin")
			if err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				if _, err := readModel(data); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
