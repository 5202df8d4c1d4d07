package derive

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"guiju/generator/model"
)

// grown is a framework that nobody would think of: as many boxes as asked for,
// up to five below each other, with titles from one character to forty words.
func grown(seed uint64, boxes int) *model.System {
	r := rand.New(rand.NewPCG(seed, 13016))
	sys := &model.System{Config: model.Config{
		Site: model.Site{Title: model.Bilingual{Zh: strings.Repeat("标准体系", 1+r.IntN(30)), En: strings.Repeat("standards system ", 1+r.IntN(30))}},
	}}
	for i := range r.IntN(9) {
		sys.Config.Levels = append(sys.Config.Levels, model.Level{
			Key: fmt.Sprint("l", i), Part: []string{"", "lead", "base", "echo"}[r.IntN(4)],
			Title: model.Bilingual{Zh: strings.Repeat("层级", 1+r.IntN(20)), En: strings.Repeat("level ", 1+r.IntN(20))},
		})
	}
	depth := map[string]int{"": -1}
	codes := []string{""}
	for i := range boxes {
		parent := codes[r.IntN(len(codes))]
		for depth[parent] >= 4 || parent != "" && r.IntN(8) == 0 {
			parent = codes[r.IntN(len(codes))]
		}
		b := &model.Box{
			Code: fmt.Sprint(i+100) + strings.Repeat("-X", r.IntN(3)), Parent: parent, Common: r.IntN(6) == 0,
			Title:   model.Bilingual{Zh: strings.Repeat("办公用房、", r.IntN(12)) + "车", En: strings.Repeat("premises ", r.IntN(40)) + strings.Repeat("W", 1+r.IntN(60))},
			Planned: map[string]int{"l0": r.IntN(3) * 1000},
		}
		depth[b.Code] = depth[parent] + 1
		sys.Boxes, codes = append(sys.Boxes, b), append(codes, b.Code)
		for range r.IntN(4) {
			w := work(fmt.Sprint("w", len(sys.Works)), "l0", b.Code, r.IntN(2) == 0)
			if r.IntN(2) == 0 {
				w = work(w.ID, "l0", b.Code, w.Sample, "2020-01-01")
			}
			sys.Works = append(sys.Works, w)
		}
	}
	return sys
}

// TestDrawing: whatever the tree, nothing lies over anything else, every word
// is inside of its box, no line runs through a box, and every box hangs on one.
func TestDrawing(t *testing.T) {
	day := date("2026-01-01")
	for seed := range uint64(40) {
		boxes := 1 + int(seed*37)%200
		sys := grown(seed, boxes)
		d := Framework(sys, Whole(sys, Directory(sys, day)), day)
		for _, l := range model.Langs {
			where := fmt.Sprintf("seed %d, %d boxes, %s", seed, boxes, l)
			x := Draw(d, l)
			if !reflect.DeepEqual(x, Draw(d, l)) {
				t.Fatalf("%s: drawn twice, two drawings", where)
			}
			sound(t, where, x)
			if len(x.Boxes) != boxes+1 || len(x.Levels) != len(sys.Config.Levels) {
				t.Fatalf("%s: %d boxes and %d levels drawn", where, len(x.Boxes), len(x.Levels))
			}
			if t.Failed() {
				return
			}
		}
	}
}

// sound reports what is wrong with a drawing.
func sound(t *testing.T, where string, x Drawing) {
	t.Helper()
	var all []DrawnBox
	for _, boxes := range [][]DrawnBox{x.Boxes, x.Parts, x.Levels} {
		all = append(all, boxes...)
	}
	for i, b := range all {
		if b.X < margin || b.Y < margin || b.X+b.W > x.Width-margin || b.Y+b.H > x.Height-margin {
			t.Errorf("%s: %s %q stands outside of the picture: %+v of %d × %d", where, b.Kind, b.Code, b.Rect, x.Width, x.Height)
		}
		for _, c := range all[:i] {
			if b.X < c.X+c.W && c.X < b.X+b.W && b.Y < c.Y+c.H && c.Y < b.Y+b.H {
				t.Errorf("%s: %q lies over %q: %+v %+v", where, b.Code, c.Code, b.Rect, c.Rect)
			}
		}
		if b.height() > b.H {
			t.Errorf("%s: the words of %q are higher than its box", where, b.Code)
		}
		size := map[string]int{RootBox: rootSize, HeadBox: headSize, CommonBox: headSize}[b.Kind]
		if size == 0 {
			size = titleSize
		}
		for i, words := range b.Title {
			w := textWidth(words, size)
			if i == 0 && b.Code != "" && b.Kind != LevelBox {
				w += textWidth(b.Code, size) + codeGap
			}
			if w > b.W-2*padX {
				t.Errorf("%s: %q is %d wide in a box of %d", where, words, w, b.W)
			}
		}
		hangs := b.Kind == RootBox || b.Kind == CommonBox || b.Kind == PartBox || b.Kind == LevelBox
		for _, l := range x.Lines {
			hangs = hangs || l.Y2 == b.Y && l.X2 == b.X+b.W/2 || l.X2 == b.X && l.Y2 == b.Y+b.H/2
			if left, right := min(l.X1, l.X2), max(l.X1, l.X2); left < b.X+b.W && right > b.X && min(l.Y1, l.Y2) < b.Y+b.H && max(l.Y1, l.Y2) > b.Y {
				t.Errorf("%s: a line runs through %q: %+v %+v", where, b.Code, l, b.Rect)
			}
		}
		if !hangs {
			t.Errorf("%s: no line leads to %q", where, b.Code)
		}
	}
	for _, l := range x.Lines {
		if l.X1 != l.X2 && l.Y1 != l.Y2 {
			t.Errorf("%s: a slanting line: %+v", where, l)
		}
		if min(l.X1, l.X2) < margin || max(l.X1, l.X2) > x.Width-margin || max(l.Y1, l.Y2) > x.Height-margin {
			t.Errorf("%s: a line leaves the picture: %+v", where, l)
		}
	}
}

// TestDrawingIsASheet: what is about as large as a province's framework fills
// a sheet that lies on its side; the common box is a band over all columns, and
// what is not common stands below it.
func TestDrawingIsASheet(t *testing.T) {
	day := date("2026-01-01")
	for _, kids := range []int{0, 3, 9, 20} {
		sys := &model.System{Config: model.Config{Levels: []model.Level{{Key: "a", Part: "lead"}, {Key: "b", Part: "base"}, {Key: "c", Part: "echo"}}}}
		for i := range 7 {
			code := fmt.Sprint(i+1) + "00"
			sys.Boxes = append(sys.Boxes, &model.Box{Code: code, Title: model.Bilingual{Zh: "子体系"}, Common: i == 0})
			for k := range kids {
				sys.Boxes = append(sys.Boxes, &model.Box{Code: fmt.Sprintf("%d%02d", i+1, k+1), Parent: code, Title: model.Bilingual{Zh: "下级"}})
			}
		}
		x := Draw(Framework(sys, Whole(sys, nil), day), model.Zh)
		if ratio := float64(x.Width) / float64(x.Height); ratio < 1 || ratio > 2.6 {
			t.Errorf("%d below each: %d × %d, %.2f", kids, x.Width, x.Height, ratio)
		}
		if len(x.Bands) != 1 {
			t.Fatalf("%d bands", len(x.Bands))
		}
		band := x.Bands[0]
		for _, b := range x.Boxes {
			inside := b.X > band.X && b.Y > band.Y && b.X+b.W < band.X+band.W && b.Y+b.H < band.Y+band.H
			below := b.Y > band.Y+band.H && b.X >= band.X && b.X+b.W <= band.X+band.W
			if want := strings.HasPrefix(b.Code, "1"); b.Kind != RootBox && (inside != want || below == want) {
				t.Errorf("%d below each: %s stands in the wrong place: %+v, the band %+v", kids, b.Code, b.Rect, band)
			}
		}
	}
}

// TestSVG: the drawing is valid XML that asks for nothing, has a title and a
// description, and says what is hostile as words.
func TestSVG(t *testing.T) {
	sys := framed()
	sys.Config.Site.Title = model.Bilingual{Zh: `<script>"&体系`}
	sys.Boxes[0].Title.Zh = `甲</text><image href="x"/>`
	day := date("2026-01-01")
	for _, l := range model.Langs {
		b := Draw(Framework(sys, Whole(sys, Directory(sys, day)), day), l).SVG("x")
		var names []string
		words := ""
		for d := xml.NewDecoder(strings.NewReader(string(b))); ; {
			token, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%v in\n%s", err, b)
			}
			switch token := token.(type) {
			case xml.StartElement:
				names = append(names, token.Name.Local)
				for _, a := range token.Attr {
					if a.Name.Local == "href" || a.Name.Local == "style" || strings.Contains(a.Value, "url(") {
						t.Errorf("an attribute %s = %s", a.Name.Local, a.Value)
					}
				}
			case xml.CharData:
				words += string(token)
			}
		}
		if got := strings.Join(names[:4], " "); got != "svg title desc rect" {
			t.Errorf("it begins %s", got)
		}
		for _, n := range names {
			if !strings.Contains(" svg title desc rect path g text tspan ", " "+n+" ") {
				t.Errorf("an element %s", n)
			}
		}
		if !strings.Contains(words, `<script>"&体系`) || !strings.Contains(words, "2026-01-01") {
			t.Errorf("words are missing: %s", words)
		}
	}
}

// TestWrap: lines are as wide as they may be and lose no word.
func TestWrap(t *testing.T) {
	for _, c := range []struct {
		words        string
		first, width int
		want         string
	}{
		{"公务用车", 100, 100, "公务用车"},
		{"公务用车管理", 40, 60, "公务/用车管/理"},
		{"国有资产、公物仓", 80, 80, "国有资/产、公物/仓"},
		{"Management of operating funds", 150, 150, "Management/of operating/funds"},
		{"Management", 20, 150, "/Management"},
		{"WWWWWWWW", 50, 50, "WW/WW/WW/WW"},
		{"", 50, 50, ""},
	} {
		if got := strings.Join(wrap(c.words, 20, c.first, c.width), "/"); got != c.want {
			t.Errorf("%q in %d: %q, want %q", c.words, c.width, got, c.want)
		}
	}
}
