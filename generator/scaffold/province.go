package scaffold

import (
	"bytes"
	"embed"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"guiju/generator/model"
	"guiju/generator/schema"
)

// Answers are what a new province must say of itself.
type Answers struct {
	Place   Place
	Owner   string   // in Chinese
	English bool     // whether the site has English pages
	Levels  []string // keys
	Facts   bool     // take the facts that the program carries
	Lang    model.Lang
}

// LevelKeys are the levels that a province can have, in order.
var LevelKeys = []string{"local", "internal", "municipal", "municipal-internal"}

// LevelsOf are those that a place has unless it says otherwise: below a
// municipality no city makes standards (标准化法 art. 13).
func LevelsOf(p Place) []string {
	if p.city {
		return LevelKeys[:2]
	}
	return LevelKeys
}

// OwnerOf is how the body that publishes is called unless it says its name.
func OwnerOf(p Place) string { return p.Title.Zh + "机关事务管理部门" }

// henan is the place whose plan, levels and regions the carried content
// states.
const henan = "41"

//go:embed pages
var pages embed.FS

// Province drafts an empty province: no standards, no samples, the facts that
// hold for the place. carried is the content in the program, and sys the same
// read.
func Province(a Answers, carried fs.FS, sys *model.System) ([]Draft, error) {
	home := a.Place.Code == henan
	own := &model.System{} // the vocabularies that remarks name
	own.Config.Levels = levels(a, sys)
	if a.Facts && home {
		own.Config.Tracks, own.Config.Areas = sys.Config.Tracks, sys.Config.Areas
	} else if track := sys.Track("local-procedure"); track != nil && a.has("local", "municipal") {
		t := *track
		t.Source = bilingual("按《中华人民共和国标准化法》第十三条、第十五条、第十六条的要求整理；先后次序可按标准化主管部门的规定改写。",
			"From what Articles 13, 15 and 16 of the Standardization Law ask for; change the order to that of the competent department.")
		own.Config.Tracks = []model.Track{t}
	}
	out := []Draft{{Name: "system.toml", Data: system(a, own, sys)}}
	files := []string{"framework.toml"}
	if a.Facts {
		files = append(files, "references.toml")
	}
	if home && a.Facts {
		files = append(files, "regions.toml", "plan.toml")
	}
	for _, name := range files {
		b, err := fs.ReadFile(carried, name)
		if err != nil {
			return nil, err
		}
		if name == "plan.toml" { // the guide to the plan is a text, not a fact
			b = policyLine.ReplaceAll(b, nil)
		}
		if name == "framework.toml" && len(own.Config.Areas) == 0 {
			b = areaLine.ReplaceAll(b, nil)
		}
		out = append(out, Draft{Name: name, Data: b})
	}
	if !(home && a.Facts) {
		out = append(out, Draft{Name: "regions.toml", Data: regions(a, own)})
	}
	for _, name := range []string{"roles", "synonyms"} {
		out = append(out, Draft{Name: name + ".toml", Data: whole(schema.Named(name), nil, nil, own, a.Lang)})
	}
	if a.Facts {
		records, err := regulations(carried, sys, home)
		if err != nil {
			return nil, err
		}
		out = append(out, records...)
	}
	about, err := about(a)
	return append(out, about...), err
}

func (a Answers) has(levels ...string) bool {
	return slices.ContainsFunc(levels, func(l string) bool { return slices.Contains(a.Levels, l) })
}

var (
	policyLine = regexp.MustCompile(`(?m)^policy = .*\n`)
	areaLine   = regexp.MustCompile(`(?m)^area = .*\n`)
)

// levels are the carried ones, with the number patterns of the place. The
// review period of Henan is set by its plan; elsewhere the law alone speaks.
func levels(a Answers, sys *model.System) (out []model.Level) {
	home := a.Place.Code == henan && a.Facts
	for _, l := range sys.Config.Levels {
		if !a.has(l.Key) {
			continue
		}
		if !home {
			l.Part = "" // as Henan's plan has it
			l.ReviewYears, l.ReviewSource = 0, model.Bilingual{}
			if l.Key == "local" || l.Key == "municipal" {
				l.ReviewYears = 5
				l.ReviewSource = bilingual("复审周期一般不超过五年（《中华人民共和国标准化法》第二十九条）。", "The review period is normally no longer than five years (Standardization Law, Article 29).")
			}
			if l.Track != "local-procedure" {
				l.Track = ""
			}
		}
		if a.Place.Code != henan {
			code := "DB" + a.Place.Code
			switch l.Key {
			case "local":
				l.NumberPattern, l.SamplePattern = `^`+code+`/T \d+(\.\d+)?—\d{4}$`, `^`+code+`/T S\d{3}—\d{4}$`
			case "municipal":
				l.NumberPattern, l.SamplePattern = `^`+code+`\d{2}/T \d+(\.\d+)?—\d{4}$`, `^`+code+`\d{2}/T S\d{3}—\d{4}$`
			}
		}
		if a.Place.city && l.Key == "local" { // it has no 省
			l.Title = bilingual("地方标准", "Local standards")
		}
		if a.Place.city && l.Key == "internal" {
			l.Title = bilingual("内部标准", "Internal standards")
		}
		if strings.HasSuffix(a.Place.Title.Zh, "自治区") && (l.Key == "local" || l.Key == "internal") {
			l.Title = bilingual(strings.Replace(l.Title.Zh, "省级", "自治区级", 1), strings.Replace(l.Title.En, "Provincial", "Regional", 1))
		}
		out = append(out, l)
	}
	return out
}

// system drafts system.toml.
func system(a Answers, own, sys *model.System) []byte {
	said := func(b model.Bilingual) model.Bilingual {
		if !a.English {
			b.En = ""
		}
		return b
	}
	values := Values{
		"format": fmt.Sprint(model.Format),
		"site": Values{
			"title": said(bilingual(a.Place.Title.Zh+"机关事务标准体系", a.Place.Short+" Standards System for Government Offices Affairs")),
			"owner": bilingual(a.Owner, ""),
		},
	}
	var list []Values
	for _, l := range own.Config.Levels {
		v := Values{"key": schema.Quote(l.Key), "title": said(l.Title),
			"number-pattern": literal(l.NumberPattern), "sample-pattern": literal(l.SamplePattern), "publication": schema.Quote(string(l.Publication))}
		if l.ReviewYears > 0 {
			v["review-years"], v["review-source"] = fmt.Sprint(l.ReviewYears), said(l.ReviewSource)
		}
		if l.Track != "" {
			v["track"] = schema.Quote(l.Track)
		}
		list = append(list, v)
	}
	values["level"] = list
	list = nil
	for _, t := range own.Config.Tracks {
		v := Values{"key": schema.Quote(t.Key), "title": said(t.Title), "source": said(t.Source)}
		var steps []Values
		for _, s := range t.Steps {
			step := Values{"key": schema.Quote(s.Key), "title": said(s.Title)}
			if s.Kind != "" {
				step["kind"] = schema.Quote(s.Kind)
			}
			if s.Stage != "" {
				step["stage"] = schema.Quote(s.Stage)
			}
			steps = append(steps, step)
		}
		v["step"] = steps
		list = append(list, v)
	}
	values["track"] = list
	list = nil
	for _, area := range own.Config.Areas {
		list = append(list, Values{"key": schema.Quote(area.Key), "title": said(area.Title)})
	}
	values["area"] = list
	if a.Facts && a.Place.Code == henan {
		values["target"] = targets(a, sys, said)
	}
	return whole(schema.Named("system"), values, nil, own, a.Lang)
}

// targets are those of the plan whose levels the province has.
func targets(a Answers, sys *model.System, said func(model.Bilingual) model.Bilingual) (list []Values) {
	for _, g := range sys.Config.Goals {
		if !a.has(g.Levels...) || slices.ContainsFunc(g.Levels, func(l string) bool { return !a.has(l) }) {
			continue
		}
		quoted := make([]string, len(g.Levels))
		for i, l := range g.Levels {
			quoted[i] = schema.Quote(l)
		}
		v := Values{"key": schema.Quote(g.Key), "title": said(g.Title), "levels": "[" + strings.Join(quoted, ", ") + "]",
			"count": fmt.Sprint(g.Count), "source": said(g.Source)}
		if !g.Due.IsZero() {
			v["due"] = g.Due.String()
		}
		list = append(list, v)
	}
	return list
}

// literal writes a pattern so that backslashes need no doubling (TOML 1.0,
// String: literal strings).
func literal(s string) string { return "'" + s + "'" }

// regions drafts regions.toml with the province alone; the cities are for the
// author to add.
func regions(a Answers, own *model.System) []byte {
	title := a.Place.Title
	if !a.English {
		title.En = ""
	}
	f := schema.Named("regions")
	own.Regions = []*model.Region{{Key: a.Place.Key(), Title: title}}
	b := whole(f, Values{"region": []Values{{
		"key": schema.Quote(a.Place.Key()), "code": schema.Quote(a.Place.Code + "0000"), "title": title, "kind": schema.Quote("province"),
	}}}, nil, own, a.Lang)
	if a.Place.city {
		return b
	}
	d := drafter{lang: a.Lang, sys: own}
	d.b.WriteByte('\n')
	d.remark(bilingual("下面的市、县照这个样子一条一条加：去掉“#”，换成自己的名称和代码。", "Add cities and counties like this, one by one: delete the “#” and put their names and codes.").In(a.Lang))
	d.head(true, "[[region]]")
	d.record(record{keys: f.Key("region").Keys, off: true, brief: true, values: Values{
		"key": schema.Quote("city"), "code": schema.Quote(a.Place.Code + "0100"), "title": bilingual("某市", "A city"),
		"kind": schema.Quote("city"), "parent": schema.Quote(a.Place.Key()),
	}})
	return append(b, d.b.String()...)
}

// regulations takes the carried records. Those known by their title only come
// from Henan's plan; its key areas mean nothing elsewhere.
func regulations(carried fs.FS, sys *model.System, home bool) (out []Draft, err error) {
	for _, r := range sys.Regulations {
		if !home && r.Articles == 0 {
			continue
		}
		name := path.Join("regulations", r.ID, "regulation.toml")
		b, err := fs.ReadFile(carried, name)
		if err != nil {
			return nil, err
		}
		if !home {
			b = areaLine.ReplaceAll(b, nil)
		}
		out = append(out, Draft{Name: name, Data: b})
	}
	return out, nil
}

// about drafts the page that says what the site is.
func about(a Answers) (out []Draft, err error) {
	langs := model.Langs
	if !a.English {
		langs = langs[:1]
	}
	for _, l := range langs {
		name := "pages/about/index." + string(l) + ".md"
		b, err := pages.ReadFile(name)
		if err != nil {
			return nil, err
		}
		for _, pair := range [][2]string{{"{place}", a.Place.Title.In(l)}, {"{owner}", a.Owner}} {
			b = bytes.ReplaceAll(b, []byte(pair[0]), []byte(pair[1]))
		}
		out = append(out, Draft{Name: name, Data: b})
	}
	return out, nil
}
