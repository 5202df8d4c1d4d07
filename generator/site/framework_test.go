package site

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"guiju/generator/derive"
	"guiju/generator/model"
)

// framed is the fixture with a framework of three levels and sixty standards
// of all sorts, spread by arithmetic.
func framed() *model.System {
	sys := fixtureSystem()
	sys.Config.Levels = append(sys.Config.Levels, model.Level{Key: "internal", Title: model.Bilingual{Zh: "内部标准", En: "Internal standards"}, Part: "base", ReviewYears: 5})
	sys.Boxes = nil
	for _, b := range []string{"100", "110<100", "200", "300", "310<300", "311<310", "312<310", "320<300", "400"} {
		code, parent, _ := strings.Cut(b, "<")
		sys.Boxes = append(sys.Boxes, &model.Box{
			Code: code, Parent: parent, Common: code == "100", Planned: map[string]int{"local": len(parent), "internal": len(sys.Boxes)},
			Title: model.Bilingual{Zh: "子体系" + code, En: "Subsystem " + code},
		})
	}
	for i := range 60 {
		w := &model.Work{
			ID: fmt.Sprint("f-", i), Number: fmt.Sprint("F ", i), Level: []string{"local", "internal"}[i%2], Sample: i%3 == 0,
			Box: sys.Boxes[(i*7+i/9)%len(sys.Boxes)].Code, Title: model.Bilingual{Zh: fmt.Sprint("标准", i)}, Publication: model.Publication{Decision: model.FullText},
		}
		if i%11 == 5 {
			w.Box = ""
		}
		if i%4 > 0 {
			issued := model.NewDate(2018+i%9, 1, 1)
			e := &model.Edition{Work: w, Year: issued.String()[:4], Number: w.Number + "—" + issued.String()[:4], Title: w.Title, Issued: issued, InForce: issued}
			if i%7 == 0 {
				e.Withdraw = model.NewDate(2026, 1, 1)
			}
			w.Editions = append(w.Editions, e)
		}
		sys.Works = append(sys.Works, w)
	}
	return sys
}

// counts are the figures of a box, by the words of derive.countWords in
// Chinese; what is not there is zero.
type counts map[string]int

// reckon counts the works in the boxes again, by hand: no tally, no rows.
func reckon(sys *model.System, codes []string, day model.Date) counts {
	c := counts{}
	for _, w := range sys.Works {
		if !slices.Contains(codes, w.Box) {
			continue
		}
		years := map[string]int{"local": 3, "internal": 5}[w.Level]
		due := false
		for _, e := range w.Editions {
			// The last edition, unless it is withdrawn.
			due = !e.InForce.IsZero() && !e.InForce.AddYears(years).After(day) && (e.Withdraw.IsZero() || e.Withdraw.After(day))
		}
		for _, r := range w.Reviews {
			due = due && r.Date.AddYears(years).Before(day)
		}
		switch {
		case w.Sample && len(w.Editions) > 0:
			c["样本"]++
			if due {
				c["样本到期"]++
			}
		case w.Sample:
		case len(w.Editions) > 0:
			c["正式"]++
			if due {
				c["复审到期"]++
			}
		default:
			c["待制定"]++
		}
	}
	for _, b := range sys.Boxes {
		if slices.Contains(codes, b.Code) {
			for _, n := range b.Planned {
				c["应有"] += n
			}
		}
	}
	return c
}

// within are the codes of a box and of all below it.
func within(sys *model.System, code string) []string {
	codes := []string{code}
	for _, b := range sys.Boxes {
		if b.Parent == code {
			codes = append(codes, within(sys, b.Code)...)
		}
	}
	return codes
}

var (
	figures  = regexp.MustCompile(`(issued|wanted|planned|review due|samples due|samples|正式|应有|待制定|复审到期|样本到期|样本) (\d+)`)
	inWords  = regexp.MustCompile(`(正式|应有|待制定|样本复审到期|复审到期|样本) (\d+) 项`)
	inTongue = map[string]string{
		"issued": "正式", "wanted": "应有", "planned": "待制定", "review due": "复审到期", "samples due": "样本到期", "samples": "样本", "样本复审到期": "样本到期",
	}
)

// figuresOf reads the figures of words.
func figuresOf(words string, as *regexp.Regexp) counts {
	c := counts{}
	for _, m := range as.FindAllStringSubmatch(words, -1) {
		name := m[1]
		if zh, ok := inTongue[name]; ok {
			name = zh
		}
		n, _ := strconv.Atoi(m[2])
		c[name] += n
	}
	return c
}

func (c counts) same(d counts) bool {
	for name := range c {
		if c[name] != d[name] {
			return false
		}
	}
	for name := range d {
		if c[name] != d[name] {
			return false
		}
	}
	return true
}

// TestFrameworkAgrees: the picture, the tree in words and the rows of the
// directory say of every box what is counted anew from the system; together
// they are all the standards.
func TestFrameworkAgrees(t *testing.T) {
	sys := framed()
	day := model.NewDate(2026, 11, 23)
	files := build(t, derive.All(sys, model.Public, day), options())
	for _, l := range model.Langs {
		page := read(t, files, l.Prefix()+"framework.html")
		pictured, treed := map[string]counts{}, map[string]counts{}
		for _, n := range elements(page) {
			if code := attr(n, "data-box"); code != "" && n.Data == "g" {
				var lines []string
				for _, x := range elements(n) {
					if attr(x, "class") == "diagram-count" {
						lines = append(lines, words(x))
					}
				}
				pictured[code] = figuresOf(strings.Join(lines, " · "), figures)
			}
			if code, ok := strings.CutPrefix(attr(n, "id"), "ui-box-"); ok {
				for _, x := range elements(n) {
					if attr(x, "class") == "tree-count" {
						treed[code] = figuresOf(words(x), inWords)
						break
					}
				}
			}
		}
		rows := read(t, files, l.Prefix()+"directory.html")
		for _, b := range sys.Boxes {
			codes := within(sys, b.Code)
			want := reckon(sys, codes, day)
			if got := pictured[b.Code]; len(got) == 0 || !got.same(want) {
				t.Errorf("%s: the picture says of %s %v, there are %v", l, b.Code, got, want)
			}
			if got := treed[b.Code]; l == model.Zh && (len(got) == 0 || !got.same(want)) {
				t.Errorf("the tree says of %s %v, there are %v", b.Code, got, want)
			}
			if got := listedIn(rows, codes); got["正式"] != want["正式"] || got["待制定"] != want["待制定"] || got["样本"] != want["样本"] {
				t.Errorf("%s: the directory lists in %s %v, there are %v", l, b.Code, got, want)
			}
		}
		if len(pictured) != len(sys.Boxes) || len(treed) != len(sys.Boxes) {
			t.Errorf("%s: %d boxes in the picture and %d in the tree, want %d", l, len(pictured), len(treed), len(sys.Boxes))
		}
	}
	// What stands in no box is said, and with it the sum is right.
	all := reckon(sys, []string{"", "100", "110", "200", "300", "310", "311", "312", "320", "400"}, day)
	outside := reckon(sys, []string{""}, day)
	for _, n := range elements(read(t, files, "framework.html")) {
		switch attr(n, "class") {
		case "diagram-node diagram-root":
			if got := figuresOf(words(n), figures); !got.same(all) {
				t.Errorf("the whole says %v, there are %v", got, all)
			}
		case "tree-outside":
			if got := figuresOf(words(n), inWords); got["正式"] != outside["正式"] || got["待制定"] != outside["待制定"] || got["样本"] != outside["样本"] {
				t.Errorf("outside of the boxes %v, there are %v", got, outside)
			}
			outside = nil
		}
	}
	if outside != nil {
		t.Error("the page does not say what stands in no box")
	}
}

// listedIn counts the rows of the directory in the boxes by their attributes.
func listedIn(page *html.Node, codes []string) counts {
	c := counts{}
	for _, n := range elements(page) {
		if n.Data != "tr" || attr(n, "data-status") == "" {
			continue
		}
		if !slices.ContainsFunc(strings.Fields(attr(n, "data-box")), func(code string) bool { return slices.Contains(codes, code) }) {
			continue
		}
		sample, planned := attr(n, "data-sample") == "true" || attr(n, "data-nature") == "sample", attr(n, "data-status") == "planned"
		switch {
		case sample && !planned:
			c["样本"]++
		case sample:
		case planned:
			c["待制定"]++
		default:
			c["正式"]++
		}
	}
	return c
}

// TestPictureIsOne: the picture is one thing to a screen reader, with a title
// and a description of its own on the page, and nothing in it takes focus; a
// site without a framework says so, names the file and has no picture.
func TestPictureIsOne(t *testing.T) {
	for _, name := range []string{"framework.html", "en/framework.html", "framework/print.html"} {
		page := read(t, built(), name)
		pictures := 0
		for _, n := range elements(page) {
			if n.Data != "svg" || !strings.HasPrefix(attr(n, "class"), "diagram-picture") {
				continue
			}
			pictures++
			if attr(n, "role") != "img" {
				t.Errorf("%s: the picture has the role %q", name, attr(n, "role"))
			}
			for _, key := range []string{"aria-labelledby", "aria-describedby"} {
				found := 0
				for _, x := range elements(page) {
					if attr(x, "id") == attr(n, key) && words(x) != "" {
						found++
					}
				}
				if found != 1 {
					t.Errorf("%s: %s=%q leads to %d elements", name, key, attr(n, key), found)
				}
			}
			for _, x := range elements(n) {
				if x.Data == "a" || attr(x, "tabindex") != "" || attr(x, "focusable") != "" {
					t.Errorf("%s: <%s> in the picture takes focus", name, x.Data)
				}
			}
		}
		if pictures != 1 {
			t.Errorf("%s: %d pictures", name, pictures)
		}
	}
	sys := fixtureSystem()
	sys.Boxes = nil
	files := build(t, derive.All(sys, model.Public, model.NewDate(2026, 11, 23)), options())
	for _, name := range []string{"framework.html", "en/framework.html", "framework/print.html"} {
		if page := string(files[name]); strings.Contains(page, "diagram-picture") || !strings.Contains(page, "framework.toml") {
			t.Errorf("%s without boxes: a picture, or no word of the file", name)
		}
	}
}

// TestDiagramOfEveryScope: the view that pages of levels and regions show has
// the boxes and the standards of its scope.
func TestDiagramOfEveryScope(t *testing.T) {
	sys := framed()
	sys.Regions = append(sys.Regions, &model.Region{Key: "city", Kind: "city", Parent: "henan", Title: model.Bilingual{Zh: "样本市"}})
	sys.Regions[0].Kind = "province"
	sys.Boxes = append(sys.Boxes, &model.Box{Code: "490", Parent: "400", Region: "city", Title: model.Bilingual{Zh: "本市自设"}})
	d := derive.All(sys, model.Public, model.NewDate(2026, 11, 23))
	m := &maker{d: d, lang: model.Zh}
	ids := map[string]bool{}
	for _, s := range slices.Concat([]derive.Scope{derive.Whole(d.System, d.Rows)}, derive.LevelScopes(d.System, d.Rows), derive.RegionScopes(d.System, d.Rows)) {
		v := m.diagram(s)
		if v.Boxes != len(s.Boxes) || strings.Count(v.SVG, "data-box=") != len(s.Boxes) {
			t.Errorf("%q: %d boxes drawn, the scope has %d", s.Key, strings.Count(v.SVG, "data-box="), len(s.Boxes))
		}
		id := v.SVG[strings.Index(v.SVG, `aria-labelledby="`):][:60]
		if ids[id] {
			t.Errorf("%q: its picture has the id of another", s.Key)
		}
		ids[id] = true
		if has := strings.Contains(v.SVG, `data-box="490"`); has != (s.Key == "" || s.Key == "city") {
			t.Errorf("%q: the city's own box is in it: %t", s.Key, has)
		}
		if n := v.Total.Issued + v.Total.Samples + v.Total.Planned; n > len(s.Rows) {
			t.Errorf("%q: counts %d of %d standards", s.Key, n, len(s.Rows))
		}
	}
}
