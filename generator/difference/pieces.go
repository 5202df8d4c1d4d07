package difference

import (
	"strings"

	"znkr.io/diff"
)

// Op says what became of a piece.
type Op string

const (
	Kept    Op = "kept"
	Removed Op = "removed"
	Added   Op = "added"
)

// Piece is a stretch of words with one fate. Where words were replaced, what
// went stands before what came.
type Piece struct {
	Op   Op     `json:"op"`
	Text string `json:"text"`
}

// Runes compares Chinese: a Han character is a token, and so is a number, a
// word or a unit in Latin letters, which is never cut.
func Runes(a, b string) []Piece { return compare(a, b) }

// Words compares English, word by word.
func Words(a, b string) []Piece { return compare(a, b) }

// most is how many tokens of both sides are compared one by one. Longer texts
// are told to differ as a whole between what they have in common at both ends:
// no provision that people read is as long.
const most = 12000

// leastKept is the least part of the words that must have stayed for the
// pieces to be worth reading: of a sentence that was written anew, a reader
// wants the old one and the new one.
const leastKept = 0.25

func compare(a, b string) []Piece {
	if a == b {
		if a == "" {
			return nil
		}
		return []Piece{{Kept, a}}
	}
	if a == "" {
		return []Piece{{Added, b}}
	}
	if b == "" {
		return []Piece{{Removed, a}}
	}
	x, y := tokens(a), tokens(b)
	// What both begin and end with is set aside: it costs nothing to find.
	head := 0
	for head < len(x) && head < len(y) && x[head] == y[head] {
		head++
	}
	tail := 0
	for tail < len(x)-head && tail < len(y)-head && x[len(x)-1-tail] == y[len(y)-1-tail] {
		tail++
	}
	var list []stretch
	list = put(list, Kept, x[:head]...)
	midX, midY := x[head:len(x)-tail], y[head:len(y)-tail]
	if len(midX) == 0 || len(midY) == 0 || len(midX)+len(midY) > most {
		list = put(list, Removed, midX...)
		list = put(list, Added, midY...)
	} else {
		for _, e := range diff.Edits(midX, midY, effort(len(midX)+len(midY))...) {
			switch e.Op {
			case diff.Match:
				list = put(list, Kept, e.X)
			case diff.Delete:
				list = put(list, Removed, e.X)
			case diff.Insert:
				list = put(list, Added, e.Y)
			}
		}
	}
	list = put(list, Kept, x[len(x)-tail:]...)
	return pieces(slide(dissolve(gather(list))))
}

// effort asks for the shortest answer where it costs little.
func effort(n int) []diff.Option {
	if n <= 2000 {
		return []diff.Option{diff.Minimal()}
	}
	return nil
}

// stretch is a run of tokens with one fate.
type stretch struct {
	op     Op
	tokens []string
}

func put(list []stretch, op Op, tokens ...string) []stretch {
	if len(tokens) == 0 {
		return list
	}
	if n := len(list); n > 0 && list[n-1].op == op {
		list[n-1].tokens = append(list[n-1].tokens, tokens...)
		return list
	}
	return append(list, stretch{op, append([]string(nil), tokens...)})
}

// gather puts what went before what came wherever both stand together.
func gather(list []stretch) (out []stretch) {
	var gone, come []string
	flush := func() {
		out = put(out, Removed, gone...)
		out = put(out, Added, come...)
		gone, come = nil, nil
	}
	for _, s := range list {
		switch s.op {
		case Removed:
			gone = append(gone, s.tokens...)
		case Added:
			come = append(come, s.tokens...)
		default:
			flush()
			out = put(out, Kept, s.tokens...)
		}
	}
	flush()
	return out
}

// dissolve gives up what stayed by chance: a kept stretch that weighs less than
// the changes on both its sides only shreds them. Of texts with little in
// common, nothing is kept.
func dissolve(list []stretch) []stretch {
	for again := true; again; {
		again = false
		for i := 1; i+1 < len(list); i++ {
			if list[i].op != Kept {
				continue
			}
			w := weight(list[i].tokens)
			if w == 0 || w <= 6 && w < side(list, i, -1) && w < side(list, i, 1) {
				kept := list[i].tokens
				next := append([]stretch{}, list[:i]...)
				next = append(next, stretch{Removed, kept}, stretch{Added, kept})
				list = gather(append(next, list[i+1:]...))
				again = true
				break
			}
		}
	}
	kept, all := 0, 0
	for _, s := range list {
		w := weight(s.tokens)
		all += w
		if s.op == Kept {
			kept += w
			all += w
		}
	}
	if all > 12 && float64(2*kept) < leastKept*float64(all) {
		var whole []stretch
		for _, s := range list {
			if s.op == Kept {
				whole = append(whole, stretch{Removed, s.tokens}, stretch{Added, s.tokens})
				continue
			}
			whole = append(whole, s)
		}
		list = gather(whole)
	}
	return list
}

// side weighs the change beside a kept stretch: the larger of what went and
// what came.
func side(list []stretch, i, by int) (w int) {
	for j := i + by; j >= 0 && j < len(list) && list[j].op != Kept; j += by {
		w = max(w, weight(list[j].tokens))
	}
	return w
}

// slide moves a change that stands alone to where a reader would mark it: of
// “A、B” made of “A”, “、B” was added, and not “A、”.
func slide(list []stretch) []stretch {
	for i := 1; i+1 < len(list); i++ {
		if list[i].op == Kept || list[i-1].op != Kept || list[i+1].op != Kept {
			continue
		}
		before, own, after := list[i-1].tokens, list[i].tokens, list[i+1].tokens
		all := append(append(append([]string{}, before...), own...), after...)
		n := len(own)
		// from is where the stretch may begin, at least and at most.
		low := len(before)
		for low > 0 && all[low-1] == all[low+n-1] {
			low--
		}
		high := len(before)
		for high+n < len(all) && all[high] == all[high+n] {
			high++
		}
		best, score := len(before), -1
		for at := high; at >= low; at-- {
			if s := edges(all, at, at+n); s > score {
				best, score = at, s
			}
		}
		// Kept stretches between two changes must not vanish.
		if best == 0 && i > 1 || best+n == len(all) && i+2 < len(list) {
			continue
		}
		list[i-1].tokens, list[i].tokens, list[i+1].tokens = all[:best:best], all[best:best+n:best+n], all[best+n:]
	}
	return list
}

// edges says how well a stretch of tokens begins and ends.
func edges(all []string, from, to int) (score int) {
	switch {
	case from == 0 || ends(all[from-1]):
		score += 3
	case opens(all[from]):
		score += 3
	case blank(all[from]):
		score += 2
	}
	switch {
	case to == len(all) || ends(all[to-1]):
		score += 3
	case opens(all[to]):
		score += 3
	case blank(all[to]):
		score += 2
	}
	return score
}

func ends(t string) bool  { return strings.Contains("。；！？\n", t) }
func opens(t string) bool { return strings.Contains("，、；。：,.;:和及或（(", t) }
func blank(t string) bool { return strings.TrimSpace(t) == "" }

func pieces(list []stretch) (out []Piece) {
	for _, s := range list {
		if len(s.tokens) > 0 {
			out = append(out, Piece{s.op, strings.Join(s.tokens, "")})
		}
	}
	return out
}
