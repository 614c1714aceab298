package speaker

// parts are the claims that stand with a claim, as ranges.
type parts struct {
	sentence, paragraph, before, after [2]int
}

// sum adds up the shares of each state, and finds which claims stand together.
func (j *judge) sum() {
	n := len(j.shares)
	j.sums = make([][]float64, len(j.s.Candidates)+1)
	for k := range j.sums {
		j.sums[k] = make([]float64, n+1)
		for i := range n {
			j.sums[k][i+1] = j.sums[k][i] + j.shares[i][k]
		}
	}
	j.parts = make([]parts, n)
	sentence := runs(n, func(i int) int32 { return j.views[i].sent })
	paragraph := runs(n, func(i int) int32 { return j.views[i].para })
	for i := range j.parts {
		x := parts{sentence: sentence[i], paragraph: paragraph[i]}
		if first := x.paragraph[0]; first > 0 {
			x.before = paragraph[first-1]
		}
		if last := x.paragraph[1]; last < n {
			x.after = paragraph[last]
		}
		j.parts[i] = x
	}
}

// runs returns for each of n claims the range of its neighbours of the same number.
func runs(n int, number func(i int) int32) [][2]int {
	out := make([][2]int, n)
	for first := 0; first < n; {
		last := first + 1
		for last < n && number(last) == number(first) {
			last++
		}
		for i := first; i < last; i++ {
			out[i] = [2]int{first, last}
		}
		first = last
	}
	return out
}

// noClaims stands for a mean over no claims.
const noClaims = 30

// mean folds the mean share of a state over a range of claims.
func (j *judge) mean(state, first, last int) uint8 {
	if first >= last {
		return noClaims
	}
	sum := j.sums[state+1]
	return tenth((sum[last] - sum[first]) / float64(last-first))
}

// together adds what the chain thinks of a state at the claims of the same
// sentence, of the paragraph before and behind them, and of the paragraphs
// beside it.
func (j *judge) together(r *row, i, state int) {
	x := &j.parts[i]
	r.add(j.mean(state, x.sentence[0], x.sentence[1]),
		j.mean(state, x.paragraph[0], x.paragraph[1]),
		j.mean(state, x.paragraph[0], x.sentence[0]),
		j.mean(state, x.sentence[1], x.paragraph[1]),
		j.mean(state, x.before[0], x.before[1]),
		j.mean(state, x.after[0], x.after[1]),
		small(int32(x.paragraph[1]-x.paragraph[0])), small(int32(i-x.paragraph[0])))
}
