package parser

// Costs sets, for each action that is allowed, how many arcs of the gold tree it
// puts out of reach (the dynamic oracle of Goldberg and Nivre 2012); -1 where it
// is not allowed. Gold holds the heads, -1 for the root.
func (s *State) Costs(gold []int32) [Actions]int {
	var c [Actions]int
	for a := range c {
		if !s.Allowed(a) {
			c[a] = -1
		}
	}
	b, top := s.Next, s.Top()
	// Arcs between the next word and the stack.
	inStack := 0 // open children of b on the stack
	headInStack := false
	for _, w := range s.Stack {
		if s.Heads[w] < 0 && gold[w] == b {
			inStack++
		}
		if gold[b] == w {
			headInStack = true
		}
	}
	c[Shift] = inStack
	if headInStack {
		c[Shift]++
	}
	if top < 0 {
		return c
	}
	ahead := 0 // children of the top from b on
	for k := b; int(k) < len(gold); k++ {
		if gold[k] == top {
			ahead++
		}
	}
	if c[Left] == 0 {
		c[Left] = ahead
		if gold[top] > b || gold[top] < 0 {
			c[Left]++
		}
	}
	if c[Reduce] == 0 {
		c[Reduce] = ahead
	}
	c[Right] = inStack
	if gold[b] != top && (headInStack || gold[b] > b || gold[b] < 0) {
		c[Right]++
	}
	return c
}
