package passage

import (
	"strings"
	"testing"
)

func TestStemKeyIsAlikeForCaseForms(t *testing.T) {
	for _, forms := range []string{
		"Гребенюк Гребенюка Гребенюку Гребенюком Гребенюкові",
		"Яворский Яворского Яворскому Яворским Яворском",
		"Яворський Яворського Яворському Яворським",
		"Карпов Карпова Карпову Карповым",
		"Сергей Сергея Сергею Сергеем Сергее",
		"Андрій Андрія Андрію Андрієм Андрієві",
		"Максим Максима Максимом Максиму",
		"Литвиненко Литвиненка Литвиненкові Литвиненком",
		"Мария Марии Марией",
		"Гаркуша Гаркуші Гаркушу Гаркушею",
		"прокуратура прокуратури прокуратурою прокуратурі",
	} {
		list := strings.Fields(forms)
		for _, f := range list[1:] {
			if stemKey(f) != stemKey(list[0]) {
				t.Errorf("%s is not alike %s", f, list[0])
			}
		}
	}
}

func TestStemKeyTellsWordsApart(t *testing.T) {
	for _, words := range []string{"полиция политик", "Иван Иванов Иваненко", "ООН ОВА ОБСЕ", "Карпов Карпенко Карпюк", "Сумы Суд"} {
		list := strings.Fields(words)
		for i, a := range list {
			for _, b := range list[:i] {
				if stemKey(a) == stemKey(b) {
					t.Errorf("%s is alike %s", a, b)
				}
			}
		}
	}
}
