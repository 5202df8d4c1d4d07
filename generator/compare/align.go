package compare

import (
	"slices"
	"unicode"

	"guiju/generator/difference"
	"guiju/generator/model"
)

// Row is one leaf of a provision in both texts.
type Row struct {
	Kind               Kind
	Depth              int
	OldLabel, NewLabel string
	// Op is Kept where both texts have the row, whatever became of its words.
	Op     difference.Op
	Pieces []difference.Piece // of its words; those of a caption for a table or figure
	Grid   *Grid              // of a table
	Below  []Row              // notes and footnotes of a table or figure
	// Src are the files of a figure.
	OldSrc, NewSrc string

	old, new leaf
}

// Same reports whether nothing in the row changed, labels apart.
func (r *Row) Same() bool {
	if r.Op != difference.Kept || r.OldSrc != r.NewSrc || r.old.words != r.new.words || r.Grid != nil && !r.Grid.same() {
		return false
	}
	return !slices.ContainsFunc(r.Below, func(b Row) bool { return !b.Same() })
}

// Words are those of the row in either text.
func (r *Row) Words() (old, new string) { return r.old.words, r.new.words }

// Captioned reports whether the row is a table or figure.
func (r *Row) Captioned() bool { return r.Kind == Table || r.Kind == Figure }

// pieces compares words in the way of their language.
func (c *comparer) pieces(a, b string) []difference.Piece {
	if c.lang == model.En {
		return difference.Words(a, b)
	}
	return difference.Runes(a, b)
}

// whole are the rows of a provision that one text has.
func (c *comparer) whole(t *model.Text, p *model.Provision, op difference.Op) []Row {
	ls := c.leaves(t, p)
	if op == difference.Added {
		return c.rows(nil, ls)
	}
	return c.rows(ls, nil)
}

// rows sets leaves side by side.
func (c *comparer) rows(old, new []leaf) (rows []Row) {
	for _, m := range alignLeaves(old, new) {
		switch {
		case m.b < 0:
			rows = append(rows, c.row(old[m.a], leaf{}, difference.Removed))
		case m.a < 0:
			rows = append(rows, c.row(leaf{}, new[m.b], difference.Added))
		default:
			rows = append(rows, c.row(old[m.a], new[m.b], difference.Kept))
		}
	}
	return rows
}

func (c *comparer) row(old, new leaf, op difference.Op) Row {
	r := Row{Kind: new.kind, Depth: new.depth, OldLabel: old.label, NewLabel: new.label, Op: op, OldSrc: old.src, NewSrc: new.src, old: old, new: new}
	if op == difference.Removed {
		r.Kind, r.Depth = old.kind, old.depth
	}
	if r.Kind == Formula || r.Kind == Code {
		// A formula cut into pieces is none.
		if old.words == new.words {
			r.Pieces = difference.Runes(old.words, new.words)
		} else {
			r.Pieces = append(difference.Runes(old.words, ""), difference.Runes("", new.words)...)
		}
	} else {
		r.Pieces = c.pieces(old.words, new.words)
	}
	if old.table != nil || new.table != nil {
		r.Grid = c.grid(old.table, new.table)
	}
	r.Below = c.rows(old.below, new.below)
	return r
}

// match names an element of either side; -1 where there is none.
type match struct{ a, b int }

// align finds the best way to set two rows of things side by side in their
// order. alike is from 0 to 1; what is less alike than least stands alone.
func align(n, m int, least float64, alike func(i, j int) float64) (out []match) {
	head := 0
	for head < n && head < m && alike(head, head) == 1 {
		out = append(out, match{head, head})
		head++
	}
	tail := 0
	for tail < n-head && tail < m-head && alike(n-1-tail, m-1-tail) == 1 {
		tail++
	}
	rows, cols := n-head-tail, m-head-tail
	if rows > 0 && cols > 0 {
		score := make([][]float64, rows+1)
		took := make([][]bool, rows+1)
		for i := range score {
			score[i], took[i] = make([]float64, cols+1), make([]bool, cols+1)
		}
		for i := rows - 1; i >= 0; i-- {
			for j := cols - 1; j >= 0; j-- {
				score[i][j] = max(score[i+1][j], score[i][j+1])
				if s := alike(head+i, head+j); s >= least && s+score[i+1][j+1] >= score[i][j] {
					score[i][j], took[i][j] = s+score[i+1][j+1], true
				}
			}
		}
		i, j := 0, 0
		for i < rows || j < cols {
			switch {
			case i < rows && j < cols && took[i][j]:
				out = append(out, match{head + i, head + j})
				i, j = i+1, j+1
			case j == cols || i < rows && score[i+1][j] >= score[i][j+1]:
				out = append(out, match{head + i, -1})
				i++
			default:
				out = append(out, match{-1, head + j})
				j++
			}
		}
	} else {
		for i := range rows {
			out = append(out, match{head + i, -1})
		}
		for j := range cols {
			out = append(out, match{-1, head + j})
		}
	}
	for k := range tail {
		out = append(out, match{n - tail + k, m - tail + k})
	}
	return out
}

// leastAlike is how alike words must be to be called the same in other words.
const leastAlike = 0.3

func alignLeaves(old, new []leaf) []match {
	count := map[Kind][2]int{}
	for _, l := range old {
		n := count[l.kind]
		n[0]++
		count[l.kind] = n
	}
	for _, l := range new {
		n := count[l.kind]
		n[1]++
		count[l.kind] = n
	}
	return align(len(old), len(new), leastAlike, func(i, j int) float64 {
		a, b := &old[i], &new[j]
		if a.kind != b.kind {
			return 0
		}
		if a.words == b.words && a.table == nil {
			return 1
		}
		s := a.likeness(b)
		// The only one of its kind is the same thing, however it was rewritten.
		if count[a.kind] == [2]int{1, 1} {
			s = max(s, leastAlike)
		}
		return min(s, 0.99)
	})
}

func (l *leaf) likeness(o *leaf) float64 {
	l.prepare()
	o.prepare()
	return dice(l.bigrams, o.bigrams)
}

func (l *leaf) prepare() {
	if l.bigrams != nil {
		return
	}
	all := l.words
	if l.table != nil {
		for _, row := range l.table.Rows {
			for _, cell := range row {
				all += "\n" + words(cell.Inlines)
			}
		}
	}
	l.bigrams = bigrams(all)
}

// bigrams are the pairs of neighbouring letters of words, sorted; a single
// letter is one.
func bigrams(words string) []uint64 {
	out := make([]uint64, 0, len(words)/3+1)
	var last rune
	n := 0
	for _, r := range words {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			continue
		}
		r = unicode.ToLower(r)
		if n++; n > 1 {
			out = append(out, uint64(last)<<32|uint64(r))
		}
		last = r
	}
	if n == 1 {
		out = append(out, uint64(last))
	}
	slices.Sort(out)
	return out
}

// dice is how much two sorted lists have in common, from 0 to 1.
func dice(a, b []uint64) float64 {
	if len(a)+len(b) == 0 {
		return 1
	}
	both := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			both++
			i++
			j++
		}
	}
	return 2 * float64(both) / float64(len(a)+len(b))
}
