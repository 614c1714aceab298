package lang

import (
	"strings"
	"unicode/utf8"
)

// maxHeading is the number of words that a heading may have.
const maxHeading = 16

// splitter cuts the text into lines, words and sentences.
type splitter struct {
	cutter
	sentences []Sentence
}

// split cuts a text. Each line is a paragraph of its own; a sentence never
// passes the end of its line.
func (s *splitter) split(text string) {
	s.text = text
	para := int32(0)
	for from := 0; from < len(text); {
		to := strings.IndexByte(text[from:], '\n')
		if to < 0 {
			to = len(text)
		} else {
			to += from
		}
		first := int32(len(s.tokens))
		bullet, start := s.bullet(from, to)
		s.line(start, to)
		if last := int32(len(s.tokens)); last > first {
			s.lineSentences(first, last, para, bullet)
			para++
		}
		from = to + 1
	}
	s.headings()
}

// bullet says whether a line begins with a bullet or a pictogram that stands for
// one, and where what follows begins. A line of pictograms alone has none.
func (s *splitter) bullet(from, to int) (bool, int) {
	found, i := false, from
	for i < to {
		r, cl, n := decode(s.text, i)
		switch {
		case cl == classSpace || cl == classMark && found:
			i += n
		case isBullet(r, cl) && !(r == '*' && i+1 < to && s.text[i+1] == '*'):
			found = true
			i += n
		case (r == '*' || r == '_') && found && i+1 < to && rune(s.text[i+1]) == r:
			i += 2
		case cl == classDigit && i == from && s.number(i, to) > 0:
			return true, s.number(i, to)
		case r == '#' && (i+1 >= to || s.text[i+1] == ' ' || s.text[i+1] == '#'): // Markdown's headings
			i += n
		default:
			return found, i
		}
	}
	return false, from
}

// number returns the end of the number of a list's item (1. or 12)) at i, or 0.
func (s *splitter) number(i, to int) int {
	end := i
	for end < to && end < i+2 && asciiClass(s.text[end]) == classDigit {
		end++
	}
	if end > i && end+1 < to && (s.text[end] == '.' || s.text[end] == ')') && s.text[end+1] == ' ' {
		return end + 2
	}
	return 0
}

// lineSentences cuts the tokens of a line into sentences.
func (s *splitter) lineSentences(first, last, para int32, bullet bool) {
	start := first
	for i := first; i < last; i++ {
		if i+1 < last && !s.mayEnd(i, first) {
			continue
		}
		end := i + 1
		for end < last && s.closes(end) {
			end++
		}
		if end < last && !s.begins(i, end) {
			continue
		}
		s.sentence(start, end, para, bullet && start == first)
		start = end
		i = end - 1
	}
	if start < last {
		s.sentence(start, last, para, bullet && start == first)
	}
}

// mayEnd says whether a sentence may end with token i.
func (s *splitter) mayEnd(i, first int32) bool {
	t := &s.tokens[i]
	w := s.text[t.Start:t.End]
	_, cl, _ := decode(w, 0)
	if cl == classStop {
		return i > first
	}
	if w[len(w)-1] != '.' || len(w) < 2 {
		return false
	}
	if isInitial(w[:len(w)-1]) {
		return false
	}
	if kind := s.abbreviation(int(t.Start), int(t.End)-1); kind == noAbbreviation || kind == openAbbreviation {
		return true
	}
	// "г." and "р." after a number are years.
	return i > first && decodeClass(s.text[s.tokens[i-1].Start:s.tokens[i-1].End]) == classDigit
}

// closes says whether token i closes what came before it: a quotation mark or
// bracket that follows without a space, or a straight mark that can close.
func (s *splitter) closes(i int32) bool {
	t, before := &s.tokens[i], &s.tokens[i-1]
	if before.Shape&SpaceAfter != 0 {
		return false
	}
	if t.Shape&Close != 0 {
		return true
	}
	_, cl, _ := decode(s.text, int(t.Start))
	return cl == classStop
}

// begins says whether a sentence may begin with token i after the one that ended
// with token stop.
func (s *splitter) begins(stop, i int32) bool {
	end, next := &s.tokens[stop], &s.tokens[i]
	word := s.text[end.Start:end.End]
	abbreviated := len(word) > 1 && decodeClass(word) != classStop
	j := i
	for int(j)+1 < len(s.tokens) && s.tokens[j].Shape&(Open|Quote|Dash) != 0 && s.tokens[j].Shape&Close == 0 && j < i+3 {
		j++
	}
	r, cl, _ := decode(s.text, int(s.tokens[j].Start))
	switch {
	case cl == classEmoji:
		return int(i)+1 < len(s.tokens) && s.wordAfter(i)
	case j > i && next.Shape&Dash != 0 && !isCapital(r):
		return false // direct speech goes on
	case abbreviated && !isCapital(r):
		return false
	case cl == classDigit:
		return s.tokens[i-1].Shape&SpaceAfter != 0 && !abbreviated
	case cl == classLatin || cl == classCyrillic || cl == classLetter:
		if cl != classLetter && !isCapital(r) {
			return s.link(int(s.tokens[j].Start), len(s.text)) > 0
		}
		if s.tokens[i-1].Shape&SpaceAfter == 0 && j == i {
			return s.glued(stop, i)
		}
		return !abbreviated || s.starts(j) || cl == classCyrillic && s.abbreviation(int(end.Start), int(end.End)-1) == openAbbreviation
	case r == '@' || r == '#' || cl == classStop:
		return true
	case j > i:
		return true
	}
	return cl != classSign && cl != classClose || r == '№'
}

// decodeClass returns the class of the first character of w, which is not empty.
func decodeClass(w string) class {
	_, cl, _ := decode(w, 0)
	return cl
}

// wordAfter says whether a word follows the pictograms at i on the same line.
func (s *splitter) wordAfter(i int32) bool {
	for ; int(i) < len(s.tokens); i++ {
		if s.tokens[i].Shape&Emoji == 0 {
			return true
		}
	}
	return false
}

// glued says whether a full stop without a space after it ends a sentence: two
// words of three letters or more stand around it.
func (s *splitter) glued(stop, i int32) bool {
	if stop == 0 {
		return false
	}
	before, after := &s.tokens[stop-1], &s.tokens[i]
	return utf8.RuneCountInString(s.text[before.Start:before.End]) > 2 && utf8.RuneCountInString(s.text[after.Start:after.End]) > 1 &&
		decodeClass(s.text[before.Start:before.End]).isWord() || before.Shape&Close != 0
}

// starts says whether a capitalised word after an abbreviation that may end a
// sentence begins one: a frequent word does, a name does not tell.
func (s *splitter) starts(i int32) bool {
	t := &s.tokens[i]
	_, ok := s.frequent[s.key(int(t.Start), int(t.End))]
	return ok
}

// sentence adds a sentence.
func (s *splitter) sentence(first, last, para int32, bullet bool) {
	n := int32(len(s.sentences))
	for i := first; i < last; i++ {
		s.tokens[i].Sent = n
	}
	begin := first
	if t := &s.tokens[first]; t.Shape&(Dash|LineStart) == Dash|LineStart && last-first > 1 {
		bullet = true
		begin++
	}
	for i := begin; i < last; i++ {
		if _, cl, _ := decode(s.text, int(s.tokens[i].Start)); cl.isWord() {
			s.tokens[i].Shape |= Title
			break
		}
	}
	s.sentences = append(s.sentences, Sentence{First: first, Last: last, Start: s.tokens[begin].Start, End: s.tokens[last-1].End,
		Para: para, Bullet: bullet})
}

// headings marks lines that read as headings: one short sentence without a final
// stop, with a capital first letter, that more text follows.
func (s *splitter) headings() {
	for i := range s.sentences {
		t := &s.sentences[i]
		alone := (i == 0 || s.sentences[i-1].Para != t.Para) && (i+1 < len(s.sentences) && s.sentences[i+1].Para != t.Para)
		if !alone || t.Bullet || t.Last-t.First > maxHeading {
			continue
		}
		end := s.tokens[t.Last-1]
		for j := t.Last - 1; j > t.First && end.Shape&(Quote|Close|Emoji) != 0; j-- {
			end = s.tokens[j-1]
		}
		w := s.text[end.Start:end.End]
		r, cl, _ := decode(w, 0)
		first, fc, _ := decode(s.text, int(t.Start))
		if cl == classStop || r == ':' || r == ';' || r == ',' || cl == classDash || fc.isWord() && fc != classDigit && !isCapital(first) {
			continue
		}
		t.Heading = fc != classSign || first != '@' && first != '#'
	}
}
