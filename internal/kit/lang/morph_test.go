package lang

import "testing"

func TestTagRoundTrip(t *testing.T) {
	for _, c := range []struct {
		pos  POS
		want Morph
	}{
		{NOUN, Morph(Gen) | Plural | Masc | Inanimate}, {VERB, Finite | Past | Singular | Fem | Perfective}, {VERB, Finite | Imperative | Second},
		{VERB, Infinitive | Imperfective}, {ADJ, Participle | Past | Passive | Short | Plural}, {PART, Negative}, {PRON, Morph(Nom) | Third | Singular},
		{VERB, Converb}, {ADJ, Comparative}, {X, 0}, {DET, Possessive | First | Plural}, {AUX, Conditional},
	} {
		tag := ToTag(c.pos, c.want)
		if pos, got := fromTag(&tag); pos != c.pos || got != c.want {
			t.Errorf("%v %b: got %v %b", c.pos, c.want, pos, got)
		}
	}
}

func TestNames(t *testing.T) {
	for p := range NumPOS {
		if got := ParsePOS(p.String()); got != p || p.String() == "" {
			t.Errorf("part of speech %d: got %q, read as %d", p, p.String(), got)
		}
	}
	for r := range NumRel {
		if got := ParseRel(r.String()); got != r || r.String() == "" {
			t.Errorf("relation %d: got %q, read as %d", r, r.String(), got)
		}
	}
	for s, want := range map[string]Rel{"obl:tmod": Obl, "flat:name": Flat, "nsubj:pass": NsubjPass, "nonsense": Dep} {
		if got := ParseRel(s); got != want {
			t.Errorf("%s: got %v, want %v", s, got, want)
		}
	}
}
