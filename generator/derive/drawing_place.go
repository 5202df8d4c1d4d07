package derive

import (
	"guiju/generator/model"
)

// leastWidth is that of the picture of a small framework.
const leastWidth = 860

// Draw lays a framework out. A framework without boxes gives an empty drawing.
func Draw(d Diagram, l model.Lang) Drawing {
	p := &pen{d: d, l: l, at: map[string]int{}, boxes: map[boxKey]DrawnBox{}, out: Drawing{Diagram: d, Lang: l}}
	if len(d.Nodes) == 0 {
		return p.out
	}
	depth := 0
	for i, n := range d.Nodes {
		p.at[n.Box.Code] = i
		depth = max(depth, n.Depth)
	}
	// The deepest boxes are to stay wide enough for a title.
	p.columnW = columnW + max(0, depth-3)*indent
	var bands, columns []column
	for i, n := range d.Nodes {
		if n.Depth > 0 {
			continue
		}
		c := column{top: i, kids: p.kids(i)}
		if n.Common {
			bands = append(bands, c)
			continue
		}
		for _, k := range c.kids {
			c.tall = append(c.tall, p.height(k, p.columnW-indent))
		}
		c.spans = spread(c.tall)
		columns = append(columns, c)
	}
	around := remembered(func(width int) int {
		width = max(width, leastWidth)
		height := p.root(0, 0, width).H + p.layers(0, 0, width, false) + 3*rise
		for _, b := range bands {
			height += p.band(b, 0, 0, width, false) + rise
		}
		return height
	})
	shelves := arrange(columns, p.columnW, around, func(node, width int) int {
		return p.box(HeadBox, node, width).H
	})
	width := leastWidth
	for _, s := range shelves {
		width = max(width, widthOf(s.columns(), p.columnW))
	}
	p.place(bands, shelves, width)
	return p.out
}

// remembered keeps the answers of a function.
func remembered(f func(int) int) func(int) int {
	known := map[int]int{}
	return func(n int) int {
		if _, ok := known[n]; !ok {
			known[n] = f(n)
		}
		return known[n]
	}
}

// pen draws one diagram.
type pen struct {
	d       Diagram
	l       model.Lang
	at      map[string]int // nodes by code
	columnW int
	boxes   map[boxKey]DrawnBox // that were asked for
	out     Drawing
}

// boxKey is what decides how the words of a node are broken.
type boxKey struct {
	kind        string
	node, width int
}

func (p *pen) kids(i int) (out []int) {
	for _, code := range p.d.Nodes[i].Children {
		out = append(out, p.at[code])
	}
	return out
}

// box is the node as a box of a width, not placed yet.
func (p *pen) box(kind string, i, width int) DrawnBox {
	key := boxKey{kind, i, width}
	b, known := p.boxes[key]
	if !known {
		n := p.d.Nodes[i]
		b = sized(kind, n.Box.Code, n.Box.Title.Or(p.l), countWords(n.Tally, n.Shared, p.l), width)
		p.boxes[key] = b
	}
	return b
}

// height is that of the node with all that stands below it.
func (p *pen) height(i, width int) int {
	h := p.box(LeafBox, i, width).H
	for _, k := range p.kids(i) {
		h += gapY + p.height(k, width-indent)
	}
	return h
}

// place puts everything where it stands.
func (p *pen) place(bands []column, shelves []shelf, width int) {
	left := margin
	if len(shelves) > 1 {
		left += gapX // for the line that leads down to the second row
	}
	middle := left + width/2
	root := p.root(left, margin, width)
	p.out.Boxes = append(p.out.Boxes, root)
	y := root.Y + root.H
	for _, b := range bands {
		p.line(middle, y, middle, y+rise)
		y += rise
		y += p.band(b, left, y, width, true)
	}
	bus := 0
	for i, s := range shelves {
		if i == 0 {
			p.line(middle, y, middle, y+rise)
		} else {
			y += gapX
			p.line(margin, bus, margin, y+rise)
		}
		bus = y + rise
		y = p.shelf(s, left, bus, width, middle, i > 0, len(shelves) > 1)
	}
	y += rise
	y += p.layers(left, y, width, true)
	for _, words := range wrap(p.note(), noteSize, width, width) {
		y += noteLine
		p.out.Notes = append(p.out.Notes, DrawnText{left, y, words})
	}
	p.out.Width, p.out.Height = left+width+margin, y+margin
}

// root is the box of the scope's title, in the middle.
func (p *pen) root(x, y, width int) DrawnBox {
	title := p.d.Title.Or(p.l)
	w := min(width, max(380, textWidth(title, rootSize)+4*padX))
	b := sized(RootBox, "", title, countWords(p.d.Total, p.sharedTotal(), p.l), w)
	b.X, b.Y = x+(width-w)/2, y
	b.H += 6
	return b
}

func (p *pen) sharedTotal() (t Tally) {
	for _, l := range p.d.Layers {
		t = t.plus(l.Shared)
	}
	return t
}

// band draws a common box and its kids across the whole picture and returns
// its height.
func (p *pen) band(c column, x, y, width int, draw bool) int {
	const frame = 12
	head := p.box(CommonBox, c.top, width-2*frame)
	head.X, head.Y = x+frame, y+frame
	bottom := head.Y + head.H
	if len(c.kids) > 0 {
		most := max(1, (head.W+gapX)/(p.columnW+gapX))
		n := min(most, len(c.kids))
		each := (head.W - (n-1)*gapX) / n
		bottom = p.across(c.kids, head, n, each, draw)
	}
	if draw {
		p.out.Boxes = append(p.out.Boxes, head)
		p.out.Bands = append(p.out.Bands, Rect{x, y, width, bottom + frame - y})
	}
	return bottom + frame - y
}

// across stands kids below a head in n columns of a width, row by row where
// there is one each, and returns where they end.
func (p *pen) across(kids []int, head DrawnBox, n, each int, draw bool) int {
	bottom := head.Y + head.H
	if len(kids) <= n {
		for i, k := range kids {
			x := head.X + i*(each+gapX)
			if draw {
				p.line(x+each/2, head.Y+head.H, x+each/2, head.Y+head.H+rise/2)
			}
			bottom = max(bottom, p.stack(k, x, head.Y+head.H+rise/2, each, draw))
		}
		return bottom
	}
	var tall []int
	for _, k := range kids {
		tall = append(tall, p.height(k, each-indent))
	}
	spans := spread(tall)
	return p.below(kids, spans[min(n, len(spans))-1].counts, head, each, draw)
}

// below stacks kids below a head in columns of a width, with a line down the
// left of each column, and returns where they end.
func (p *pen) below(kids []int, counts []int, head DrawnBox, each int, draw bool) int {
	bottom, at := head.Y+head.H, 0
	for i, count := range counts {
		x := head.X + i*(each+gapX)
		bottom = max(bottom, p.hung(kids[at:at+count], x, head.Y+head.H, each, draw))
		at += count
	}
	return bottom
}

// hung stacks kids from a line that comes down from y at the left of x, and
// returns where they end.
func (p *pen) hung(kids []int, x, y, width int, draw bool) int {
	spine, end, foot := x+indent/2, y, y
	for _, k := range kids {
		b := p.box(LeafBox, k, width-indent)
		end = foot + gapY + b.H/2
		if draw {
			p.line(spine, end, x+indent, end)
		}
		foot = p.stack(k, x+indent, foot+gapY, width-indent, draw)
	}
	if draw && len(kids) > 0 {
		p.line(spine, y, spine, end)
	}
	return foot
}

// stack draws a node with all that stands below it and returns where it ends.
func (p *pen) stack(i, x, y, width int, draw bool) int {
	b := p.box(LeafBox, i, width)
	b.X, b.Y = x, y
	if draw {
		p.out.Boxes = append(p.out.Boxes, b)
	}
	return p.hung(p.kids(i), x, y+b.H, width, draw)
}

// shelf draws one row of columns below the line at bus, and returns where it
// ends. The line begins at the margin where it comes from the row above.
func (p *pen) shelf(s shelf, left, bus, width, middle int, follows, more bool) int {
	x := left + (width-widthOf(s.columns(), p.columnW))/2
	from, to := middle, middle
	if follows || more {
		from = margin
	}
	if follows {
		to = margin
	}
	bottom, heads := bus, 0
	for _, c := range s {
		heads = max(heads, p.box(HeadBox, c.top, widthOf(max(1, len(c.counts)), p.columnW)).H)
	}
	for _, c := range s {
		w := widthOf(max(1, len(c.counts)), p.columnW)
		head := p.box(HeadBox, c.top, w)
		head.X, head.Y, head.H = x, bus+rise, heads
		p.out.Boxes = append(p.out.Boxes, head)
		p.line(x+w/2, bus, x+w/2, head.Y)
		from, to = min(from, x+w/2), max(to, x+w/2)
		bottom = max(bottom, p.below(c.kids, c.counts, head, p.columnW, true))
		bottom = max(bottom, head.Y+head.H)
		x += w + gapX
	}
	p.line(from, bus, to, bus)
	return bottom
}

func (p *pen) line(x1, y1, x2, y2 int) {
	if x1 != x2 || y1 != y2 {
		p.out.Lines = append(p.out.Lines, Stroke{x1, y1, x2, y2})
	}
}
