package manuscript

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"guiju/generator/model"
)

// Figures (GB/T 1.1—2020, 图): pictures with subtitles, the key, notes, the
// caption below.

var (
	keyOpen = regexp.MustCompile(`^(?:标引序号说明|说明|Key)` + gapSigns + `*[：:]?$`)
	keyItem = regexp.MustCompile(`^([0-9０-９]{1,3}|[a-zA-Z])` + gapSigns + `*(?:——|──|――|—|--)` + gapSigns + `*`)
)

// readFigure takes pictures that stand alone.
func (r *recogniser) readFigure(l *line) bool {
	if len(l.only(Image)) == 0 {
		if !(l.table == nil && unitOpen.MatchString(l.text())) {
			return false
		}
		if below := r.peek(1); below == nil || len(below.only(Image)) == 0 {
			return false
		}
	}
	r.figure(l, nil, nil)
	return true
}

// extent counts the lines from i that belong to a figure, its caption included.
// Without a caption it is the pictures and the key.
func (r *recogniser) extent(i int) (n int, captioned bool) {
	key := false
	for d := 0; i+d < len(r.lines); d++ {
		l := r.lines[i+d]
		if l.table != nil {
			if r.isLayout(l.table) {
				return n, false
			}
			return n, false
		}
		t := l.text()
		_, note := r.noteAt(l)
		switch {
		case len(l.only(Image)) > 0:
			if n == d {
				n = d + 1
			}
		case d == 0 && unitOpen.MatchString(t):
			n = 1
		case keyOpen.MatchString(t):
			key = true
			n = d + 1
		case key && keyItem.MatchString(t):
			n = d + 1
		case note, letterOpen.MatchString(t) && r.titleLike(t):
		default:
			if c, ok := r.captionAt(l, figureLabel); ok && r.isCaption(l, c) {
				return d + 1, true
			}
			if _, foot := r.cellFootnote(l, nil, false); foot {
				continue
			}
			return n, false
		}
	}
	return n, false
}

// figureHasCaption reports whether a caption follows the pictures at line i.
func (r *recogniser) figureHasCaption(i int) bool {
	_, captioned := r.extent(i)
	return captioned
}

// figure reads the figure that begins at line l, the next line to be read. above
// is a caption that stands over it.
func (r *recogniser) figure(l, above *line, c *caption) {
	f := &model.Figure{BlockBase: r.base(l.n)}
	n, captioned := r.extent(r.i)
	if !captioned && above == nil { // pictures in a row without a caption are no one figure
		n = 1
		if unitOpen.MatchString(l.text()) {
			n = 2
		}
	}
	lines := r.lines[r.i : r.i+n]
	r.i += n
	if above != nil {
		r.figureCaption(f, above, c)
	}
	var pictures []*model.Figure
	var found []Inline
	var at []int
	for k, x := range lines {
		t := x.text()
		images := x.only(Image)
		m, note := r.noteAt(x)
		mark, foot := "", false
		if k > 0 && !note {
			mark, foot = r.cellFootnote(x, nil, false)
		}
		switch {
		case len(images) > 0:
			for _, in := range images {
				pictures = append(pictures, &model.Figure{BlockBase: r.base(x.n), Alt: altWords(in.Text)})
				found, at = append(found, in), append(at, x.n)
			}
		case k == 0:
			r.unit(&f.Unit, t)
		case captioned && k == n-1:
			c, _ := r.captionAt(x, figureLabel)
			r.figureCaption(f, x, &c)
		case note:
			r.swap(x.words[:m.n], m.num)
			p := &model.Paragraph{BlockBase: r.base(x.n), Inlines: withoutBreaks(r.inlines(skipRuns(x.runs, m.n), x.n))}
			if m.example {
				f.Notes = append(f.Notes, &model.Example{BlockBase: r.base(x.n), Number: m.num, Blocks: []model.Block{p}})
			} else {
				f.Notes = append(f.Notes, &model.Note{BlockBase: r.base(x.n), Number: m.num, Blocks: []model.Block{p}})
			}
		case keyOpen.MatchString(t):
			r.swap(t, "")
		case keyItem.MatchString(t):
			s := keyItem.FindStringSubmatch(t)
			lead := strings.Index(x.words, t)
			marker := narrow(s[1]) + "——"
			r.swap(s[0], marker)
			r.keyLine(f, x, marker, lead+len(s[0]))
		case foot:
			letter := strings.Trim(shut(mark), "[]")
			r.swap(mark, letter)
			p := &model.Paragraph{BlockBase: r.base(x.n), Inlines: r.inlines(skipRuns(x.runs, strings.Index(x.words, mark)+len(mark)), x.n)}
			f.Footnotes = append(f.Footnotes, &model.Footnote{Label: letter, Pos: r.place(x.n), Blocks: []model.Block{p}})
		case letterOpen.MatchString(t):
			s := letterOpen.FindStringSubmatch(t)
			sub := pictures[len(pictures)-1]
			for _, p := range pictures { // a) and b) below two pictures
				if p.Number == "" {
					sub = p
					break
				}
			}
			r.swap(s[0], narrow(s[1]))
			sub.Number = narrow(s[1])
			sub.Caption = withoutBreaks(r.plainInlines(skipRuns(x.runs, strings.Index(x.words, t)+len(s[0])), x.n))
		}
	}
	for k, p := range pictures {
		name := f.Number
		if len(pictures) > 1 && name != "" {
			name += "-" + cmp.Or(p.Number, strconv.Itoa(k+1))
		}
		p.Src = r.picture(found[k], at[k], name)
	}
	if len(pictures) == 1 && pictures[0].Number == "" {
		f.Src, f.Alt = pictures[0].Src, pictures[0].Alt
	} else {
		f.Sub = pictures
	}
	if f.Number == "" {
		r.group(captionMissing, l.n, quoted(cmp.Or(f.Alt, f.Src)))
	}
	r.putBlock(f)
}

func (r *recogniser) figureCaption(f *model.Figure, l *line, c *caption) {
	r.swap(l.words[:c.n], c.num)
	f.Number = c.num
	f.CaptionPos = r.place(l.n)
	f.Caption = withoutBreaks(r.plainInlines(skipRuns(l.runs, c.n), l.n))
	r.repeatsNumber("figure", c.num, l)
}

// keyLine adds a line of the key.
func (r *recogniser) keyLine(f *model.Figure, l *line, marker string, n int) {
	if len(f.Key) == 0 {
		f.Key = []model.Block{&model.List{BlockBase: r.base(l.n), Kind: model.NumberList}}
	}
	list := f.Key[0].(*model.List)
	p := &model.Paragraph{BlockBase: r.base(l.n), Inlines: withoutBreaks(r.inlines(skipRuns(l.runs, n), l.n))}
	list.Items = append(list.Items, &model.ListItem{Marker: marker, Pos: r.place(l.n), Blocks: []model.Block{p}})
}

// shown are the kinds of pictures that browsers show.
var shown = []string{"png", "jpg", "gif", "svg", "webp"}

// picture gives the address of a picture and takes its bytes over. One that no
// browser shows gets the address that its conversion will have.
func (r *recogniser) picture(in Inline, n int, name string) string {
	key := in.Key
	if at, ok := r.pictures[key]; ok {
		return at
	}
	p, ok := r.d.Pictures[key]
	kind := strings.ToLower(p.Kind)
	if kind == "jpeg" {
		kind = "jpg"
	}
	if name == "" {
		name = "picture-" + strconv.Itoa(len(r.pictures)+1)
	} else {
		name = "figure-" + strings.ToLower(name)
	}
	ext := kind
	if !slices.Contains(shown, kind) {
		ext = "png"
	}
	base := "figures/" + name
	for k := 2; r.names[base]; k++ {
		base = "figures/" + name + "-" + strconv.Itoa(k)
	}
	r.names[base] = true
	at := base + "." + ext
	r.pictures[key] = at
	switch {
	case !ok || len(p.Data) == 0:
		r.find(pictureLost, n, cmp.Or(p.Name, key), at)
	case ext != kind:
		r.find(pictureKind, n, strings.ToUpper(kind), at)
		r.tr.Pictures[base+"."+safeKind(kind)] = p
	default:
		r.tr.Pictures[at] = p
	}
	return at
}

// foreign are the kinds of pictures that no browser shows and that keep their
// ending for the program that converts them.
var foreign = []string{"bmp", "tif", "tiff", "emf", "wmf", "emz", "wmz", "pict", "wdp", "jxr", "heic", "ico", "eps"}

// safeKind is the kind as the end of a file's name. What claims to be a picture
// and is a page or a program must not get the ending of one.
func safeKind(s string) string {
	if slices.Contains(foreign, s) {
		return s
	}
	return "bin"
}
