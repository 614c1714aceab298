package lexicon

import (
	"strings"

	"github.com/hearsay-org/hearsay/internal/kit/lang/fold"
)

// Word is a token as the tables see it: the keys of its lemma and of its form,
// as of fold.Key, and its stem, as of Stemmer.Stem, 0 where none was taken. A
// token stands for a word of a table where its lemma or form is alike. Where
// no row is found, those of one word with a like stem stand in.
type Word struct{ Lemma, Form, Stem uint64 }

// Index finds the rows of a table by the words that they begin with.
type Index[T comparable] struct {
	first keyTable // by the key of the first word: its longest row
	rows  []row[T]
	keys  []uint64 // of the words after the first, of all rows

	stemmer *Stemmer  // of the single words; nil for no stems
	stems   keyTable  // the first row of one word with a stem
	owns    *keyTable // by stem, the low half of the key of its word; nil where no other table asks
	guard   *keyTable // owns of another table, whose words never stand for those of this one; nil for none
}

type row[T comparable] struct {
	rest  int32 // where its words after the first begin in keys
	n     int32 // how many they are
	next  int32 // the next row with the same first word, not longer; -1 at the end
	value T
}

// Len returns the number of rows.
func (x *Index[T]) Len() int { return len(x.rows) }

// Each calls yield for the rows that match from words[0] on, with their number
// of words, longest first for the lemma, then for the form. It stops where
// yield returns false. A row is never given twice.
func (x *Index[T]) Each(words []Word, yield func(value *T, n int) bool) {
	if len(words) == 0 {
		return
	}
	w, found := words[0], false
	all := func(value *T, n int) bool {
		found = true
		return yield(value, n)
	}
	if !x.chain(w.Lemma, words, all) || w.Form != w.Lemma && !x.chain(w.Form, words, all) || found || w.Stem == 0 {
		return
	}
	if i, ok := x.stems.get(w.Stem); ok {
		yield(&x.rows[i].value, 1)
	}
}

func (x *Index[T]) chain(key uint64, words []Word, yield func(value *T, n int) bool) bool {
	i, ok := x.first.get(key)
	if !ok {
		return true
	}
	for ; i >= 0; i = x.rows[i].next {
		r := &x.rows[i]
		if matches(x.keys[r.rest:r.rest+r.n], words[1:]) && !yield(&r.value, int(r.n)+1) {
			return false
		}
	}
	return true
}

func matches(keys []uint64, words []Word) bool {
	if len(keys) > len(words) {
		return false
	}
	for i, k := range keys {
		if words[i].Lemma != k && words[i].Form != k {
			return false
		}
	}
	return true
}

// Longest returns the longest row that matches from words[0] on and its number
// of words; nil and 0 where none does. Of two alike the lemma's comes first.
func (x *Index[T]) Longest(words []Word) (*T, int) {
	var best *T
	length := 0
	x.Each(words, func(v *T, n int) bool {
		if n > length {
			best, length = v, n
		}
		return true
	})
	return best, length
}

// Key returns the first row that is the single word of a key, or nil.
func (x *Index[T]) Key(key uint64) *T {
	i, ok := x.first.get(key)
	if !ok {
		return nil
	}
	for ; i >= 0; i = x.rows[i].next {
		if x.rows[i].n == 0 {
			return &x.rows[i].value
		}
	}
	return nil
}

// add adds a row for words parted by spaces. Rows with the same first word are
// kept longest first, those of one length in the order of the table.
func (x *Index[T]) add(words string, value T) {
	head, tail, _ := strings.Cut(words, " ")
	r := row[T]{rest: int32(len(x.keys)), next: -1, value: value}
	for tail != "" {
		var w string
		w, tail, _ = strings.Cut(tail, " ")
		x.keys = append(x.keys, fold.Key(w))
		r.n++
	}
	key := fold.Key(head)
	n := int32(len(x.rows))
	x.rows = append(x.rows, r)
	if x.stemmer != nil && r.n == 0 {
		x.addStem(head, key, n)
	}
	x.link(key, n)
}

// link puts a row in its place among those with the same first word.
func (x *Index[T]) link(key uint64, n int32) {
	at, ok := x.first.get(key)
	if !ok {
		x.first.put(key, n)
		return
	}
	r := &x.rows[n]
	if x.rows[at].n < r.n {
		r.next = at
		x.first.put(key, n)
		return
	}
	for next := x.rows[at].next; next >= 0 && x.rows[next].n >= r.n; next = x.rows[at].next {
		at = next
	}
	r.next = x.rows[at].next
	x.rows[at].next = n
}

// nobody owns a stem that stands for words of several meanings. No key is
// likely to have it as its low half, and one that has only loses a stem.
const nobody = 0

// addStem notes the stem of a word with its row, if it is the first with it.
func (x *Index[T]) addStem(word string, key uint64, n int32) {
	stem := x.stemmer.Stem(word)
	if x.guard != nil {
		if owner, ok := x.guard.get(stem); ok && owner != int32(key) {
			return
		}
	}
	if i, ok := x.stems.get(stem); ok {
		if x.owns != nil && x.rows[i].value != x.rows[n].value {
			x.owns.put(stem, nobody)
		}
		return
	}
	x.stems.put(stem, n)
	if x.owns != nil {
		x.owns.put(stem, int32(key))
	}
}
