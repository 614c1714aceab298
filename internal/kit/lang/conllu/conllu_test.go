package conllu

import (
	"strings"
	"testing"

	"github.com/hearsay-org/hearsay/internal/kit/lang"
)

const sample = "# newdoc\n# sent_id = s1\n# text = They don't.\n" +
	"1\tThey\tthey\tPRON\tPRP\tCase=Nom|Number=Plur|Person=3\t2\tnsubj\t_\t_\n" +
	"2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n" +
	"2\tdo\tdo\tVERB\tVBP\tMood=Ind|VerbForm=Fin|Tense=Pres\t0\troot\t_\t_\n" +
	"3\tn't\tnot\tPART\tRB\tPolarity=Neg\t2\tadvmod:neg\t_\t_\n" +
	"3.1\tgo\tgo\tVERB\t_\t_\t_\t_\t_\t_\n" +
	"4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n"

func TestRead(t *testing.T) {
	all, err := Read(strings.NewReader(sample))
	if err != nil || len(all) != 1 || len(all[0].Words) != 4 {
		t.Fatalf("got %+v, error %v", all, err)
	}
	s := all[0]
	if s.ID != "s1" || s.Text != "They don't." || !s.NewPar {
		t.Errorf("got %q, %q, %v", s.ID, s.Text, s.NewPar)
	}
	w := s.Words
	if w[0].POS != lang.PRON || w[0].Morph != lang.Morph(lang.Nom)|lang.Plural|lang.Third || w[0].Head != 1 || w[0].Rel != lang.Nsubj || !w[0].Space {
		t.Errorf("got %+v", w[0])
	}
	if w[1].Head != -1 || w[1].Space || w[2].Space || w[2].Rel != lang.Advmod || !w[2].Morph.Has(lang.Negative) {
		t.Errorf("got %+v, %+v", w[1], w[2])
	}
}

func TestReadFails(t *testing.T) {
	for _, s := range []string{"1\ta\tb\n", "1\ta\ta\tX\t_\t_\tx\troot\t_\t_\n"} {
		if _, err := Read(strings.NewReader(s)); err == nil {
			t.Errorf("%q: got no error", s)
		}
	}
}
