package text

import (
	"strings"

	"guiju/generator/model"
)

// addFigure collects a unit, images with their subtitles, the key, notes and
// footnotes, and the caption, in the order of GB/T 1.1—2020: all but the unit
// stand between the figure and its caption.
func (b *builder) addFigure(p *piece) {
	b.add(nil)
	at := len(*b.sink.blocks) - 1
	fig := &model.Figure{BlockBase: model.BlockBase{Pos: p.pos}}
	if p.kind == unit {
		fig.Unit = strings.TrimFunc(p.raw, isBlank)
		p = b.take()
	}
	pictures := []*model.Figure{picture(p)}
	d, captioned := b.figureExtent()
	var below []*piece // notes and footnotes, whose addresses begin with the figure's
	for ; d > 0; d-- {
		switch q := b.take(); {
		case q.kind == image:
			pictures = append(pictures, picture(q))
		case q.kind == item && q.family == letters:
			sub := pictures[len(pictures)-1]
			sub.Number, sub.Caption = q.num, q.inlines
		case q.kind == note, q.kind == item && q.family == brackets:
			below = append(below, q)
		case q.kind == item:
			b.addKey(fig, q)
		case q.kind == figureCaption:
			fig.Number, fig.Caption = q.num, q.inlines
			fig.ID = b.blockID("figure-"+q.num, q)
			b.checkLabel(q)
		}
	}
	if q := b.ahead(0); captioned && q != nil && q.kind == keyIntro {
		for b.take(); isKey(b.ahead(0)); {
			b.addKey(fig, b.take())
		}
	}
	if len(pictures) == 1 && pictures[0].Number == "" {
		fig.Src, fig.Alt = pictures[0].Src, pictures[0].Alt
	} else {
		fig.Sub = pictures
		b.subIDs(fig)
	}
	for _, q := range below {
		b.belowFigure(fig, q)
	}
	linkNotes(fig, fig.Footnotes)
	if !captioned && b.grammar == model.StandardGrammar {
		b.report(figureCaptionMissing, p.from, p.to, clip(p.raw))
	}
	(*b.sink.blocks)[at] = fig
	if !safeURL(p.raw) {
		b.report(unsafeURL, p.content, p.to, p.raw)
	}
}

func picture(p *piece) *model.Figure {
	return &model.Figure{BlockBase: model.BlockBase{Pos: p.pos}, Src: p.raw, Alt: p.alt}
}

// belowFigure adds a note or a footnote of the figure.
func (b *builder) belowFigure(fig *model.Figure, p *piece) {
	if p.kind == note {
		fig.Notes = append(fig.Notes, b.ownNote(fig.ID, p))
		return
	}
	fig.Footnotes = append(fig.Footnotes, b.ownFootnote(fig.ID+"-footnote", p))
}

func (b *builder) subIDs(fig *model.Figure) {
	for _, s := range fig.Sub {
		if fig.ID != "" && s.Number != "" {
			s.ID, _ = b.id(fig.ID + "-" + s.Number)
		}
	}
}

// figureExtent counts the pieces after an image that belong to its figure: up
// to the caption, or without one to the end of the key. A run of pictures that
// no caption ends is looked through once, not from each of its pictures.
func (b *builder) figureExtent() (n int, captioned bool) {
	if b.next <= b.bare {
		return 0, false
	}
	key, d := false, 0
	for ; b.ahead(d) != nil; d++ {
		p := b.ahead(d)
		if p.kind == figureCaption {
			return d + 1, true
		}
		if p.kind == keyIntro || key && isKey(p) {
			key, n = true, d+1
		} else if p.kind != image && p.kind != note && !(p.kind == item && (p.family == letters || p.family == brackets)) {
			break
		}
	}
	b.bare = b.next + d
	return n, false
}

func isKey(p *piece) bool { return p != nil && p.kind == item && p.family == keys }

// addKey adds one line of the key.
func (b *builder) addKey(fig *model.Figure, p *piece) {
	list := lastList(&fig.Key, p)
	list.Items = append(list.Items, &model.ListItem{Marker: p.marker, Pos: p.pos, Blocks: b.oneParagraph(p)})
}

func lastList(blocks *[]model.Block, p *piece) *model.List {
	if n := len(*blocks); n > 0 {
		if l, ok := (*blocks)[n-1].(*model.List); ok {
			return l
		}
	}
	l := &model.List{BlockBase: model.BlockBase{Pos: p.pos}, Kind: listKinds[p.family]}
	*blocks = append(*blocks, l)
	return l
}
