package passage

import (
	"strings"
	"testing"
)

// names lists the names of a text's parties of one kind, without repetition.
func names(p *Passage, kind Kind) []string {
	var out []string
	seen := map[string]bool{}
	for i := range p.Parties {
		name := p.PartyName(&p.Parties[i])
		if p.Parties[i].Kind == kind && !seen[name] {
			out, seen[name] = append(out, name), true
		}
	}
	return out
}

// The name of a person is bounded on both sides, by the words and not the tree.
func TestPersonNames(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"title before", "The harbour master, General Sir Peter Brown, said the mill burned.", "Peter Brown"},
		{"office before, Ukrainian", "Речник Командування річкових військ ЗСУ Володимир Каштань розповів про пожежу.", "Володимир Каштань"},
		{"office before, Russian", "Советник по вопросам рек США Джейк Тополев заявил, что мост закрыт.", "Джейк Тополев"},
		{"runs on", "Начальник служби Володимир Каштань в ефірі Лісовий напрямок За його словами, міст закрито.", "Володимир Каштань"},
		{"initial within", "The order came from Peter V. Brown, who left the town.", "Peter V. Brown"},
		{"initial first", "Как сообщил В. Каштанов, мост закрыт.", "В. Каштанов"},
		{"patronymic", "Как сообщил Иван Петрович Каштанов, мост закрыт.", "Иван Петрович Каштанов"},
		{"nickname", "Charles “CQ” Brown told reporters that the mill burned.", "Charles “CQ” Brown"},
		{"particle", "Jan van der Berg told reporters that the mill burned.", "Jan van der Berg"},
		{"Mr.", "Mr. Brown said that the mill burned.", "Brown"},
		{"one word", "По словам Виктории, мельница сгорела.", "Виктории"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := names(lay(t, test.text), Person); len(got) != 1 || got[0] != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// Whoever belongs to a person is not that person, nor is a body named after one.
func TestNotThatPerson(t *testing.T) {
	tests := []struct{ name, text, head string }{
		{"possessive", "Peter Brown's brother said the mill burned.", "brother"},
		{"of", "Supporters of Peter Brown said the mill burned.", "Supporters"},
		{"genitive", "Сторонники Алексея Каштанова заявили, что мост закрыт.", "Сторонники"},
		{"body", "The Peter Brown Institute said the mill burned.", "Institute"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := lay(t, test.text)
			for i := range p.Parties {
				if x := &p.Parties[i]; p.Text.Word(int(x.Head)) == test.head && (x.Kind == Person || !strings.Contains(p.PartyName(x), test.head)) {
					t.Errorf("%s is named %q", test.head, p.PartyName(x))
				}
			}
		})
	}
}

// A name has no ’s, and a country is none of its bodies.
func TestNamesAlone(t *testing.T) {
	p := lay(t, "Ukraine’s Security Council of Ukraine met. Ukraine said the mill burned.")
	for i := range p.Parties {
		if name := p.PartyName(&p.Parties[i]); strings.HasSuffix(name, "’s") {
			t.Errorf("a party is named %q", name)
		}
	}
}
