package derive

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"guiju/generator/model"
)

// Feed is what a reader can subscribe to: everything, or one kind of news, one
// key area, one standard. It is written as Atom and as JSON Feed, in each
// language. A feed is there before it has an entry: who subscribes to it will
// have the first.
type Feed struct {
	Path    string // from the site's root, without language and ending: "feeds/kind-news"
	Group   string // FeedAll, FeedKind, FeedArea, FeedStandard
	Key     string // of the kind, area or work; "" for all
	Title   model.Bilingual
	Page    string // the page that shows the same, without language prefix
	Sample  bool   // of a sample standard
	Entries []FeedEntry
}

// The groups of feeds.
const (
	FeedAll      = "all"
	FeedKind     = "kind"
	FeedArea     = "area"
	FeedStandard = "standard"
)

// KindOfStandards is the kind of the entries that tell of standards, beside
// the kinds of publicity.
const KindOfStandards = "standard"

// FeedKinds lists the kinds that have a feed.
func FeedKinds() []string {
	return append([]string{KindOfStandards, KindOfReleases}, model.ItemKinds...)
}

// FeedEntry is one piece of news.
type FeedEntry struct {
	ID      string // path-like, unique, never changes
	Path    string // page, without language prefix
	Kind    string
	Works   []string // ids of the standards that it is about
	Date    model.Date
	Title   model.Bilingual
	Summary model.Bilingual
	Sample  bool
	Image   string // first picture, from the site's root; "" for none
	Files   []FeedFile
}

// FeedFile is a film or picture that goes with an entry.
type FeedFile struct {
	Path  string // from the site's root
	Type  string
	Bytes int64 // 0 where not known
}

// maxFeed is how many entries a feed has: readers ask for what is new.
const maxFeed = 200

// Feeds makes all feeds: everything first, then by kind, area and standard. Of
// a standard whose title is withheld there is none.
func Feeds(d *Derived) []Feed {
	news := happened(d)
	one := func(f Feed, keep func(FeedEntry) bool) Feed {
		for _, e := range news {
			if len(f.Entries) < maxFeed && keep(e) {
				f.Entries = append(f.Entries, e)
			}
		}
		return f
	}
	out := []Feed{one(Feed{Path: "feed", Group: FeedAll, Title: model.Bilingual{Zh: "全部", En: "Everything"}, Page: "index.html"},
		func(FeedEntry) bool { return true })}
	for _, k := range FeedKinds() {
		f := Feed{Path: "feeds/kind-" + k, Group: FeedKind, Key: k, Title: kindTitles[k], Page: "publicity.html"}
		switch k {
		case KindOfStandards:
			f.Page = "directory.html"
		case KindOfReleases:
			f.Page = model.ReleasesPath
		}
		out = append(out, one(f, func(e FeedEntry) bool { return e.Kind == k }))
	}
	areas := map[string]string{} // of works
	for _, w := range d.System.Works {
		areas[w.ID] = AreaOf(d.System, w)
	}
	for _, a := range d.System.Config.Areas {
		out = append(out, one(Feed{Path: "feeds/area-" + a.Key, Group: FeedArea, Key: a.Key, Title: a.Title, Page: a.Path()},
			func(e FeedEntry) bool {
				return slices.ContainsFunc(e.Works, func(id string) bool { return areas[id] == a.Key })
			}))
	}
	for _, r := range d.Rows {
		if r.Withheld || r.Edition == nil {
			continue
		}
		f := Feed{Path: "feeds/standard-" + r.Work.ID, Group: FeedStandard, Key: r.Work.ID, Page: r.Path, Sample: r.Work.Sample,
			Title: model.Bilingual{Zh: r.Number + " " + r.Title.Or(model.Zh), En: r.Number + " " + r.Title.Or(model.En)}}
		out = append(out, one(f, func(e FeedEntry) bool { return slices.Contains(e.Works, r.Work.ID) }))
	}
	return out
}

// kindTitles are those of the columns; a test compares them with the words of
// the interface.
var kindTitles = map[string]model.Bilingual{
	KindOfStandards: {Zh: "标准", En: "Standards"}, KindOfReleases: {Zh: "发布", En: "Releases"},
	"news": {Zh: "动态", En: "News"}, "interpretation": {Zh: "解读", En: "Interpretation"}, "qa": {Zh: "问答", En: "Q&A"}, "card": {Zh: "图卡", En: "Card"},
	"poster": {Zh: "海报", En: "Poster"}, "video": {Zh: "视频", En: "Video"}, "event": {Zh: "活动", En: "Event"}, "base": {Zh: "基地", En: "Base"},
}

// happened lists what happened until the day, newest first: what became of the
// editions of standards, and publicity.
func happened(d *Derived) (list []FeedEntry) {
	for _, w := range d.System.Works {
		for _, e := range w.Editions {
			if e.Title.Empty() { // withheld
				continue
			}
			list = append(list, editionNews(w, e)...)
		}
		list = append(list, reviewNews(w, d.Day)...)
	}
	for _, i := range d.System.Publicity {
		list = append(list, itemNews(i))
	}
	list = append(list, releaseNews(d)...)
	list = slices.DeleteFunc(list, func(e FeedEntry) bool { return e.Date.IsZero() || e.Date.After(d.Day) })
	slices.SortStableFunc(list, func(a, b FeedEntry) int {
		if a.Date != b.Date {
			return b.Date.Time().Compare(a.Date.Time())
		}
		return cmp.Compare(a.ID, b.ID)
	})
	return list
}

// editionNews tells the stations of an edition of which the day is known.
func editionNews(w *model.Work, e *model.Edition) (list []FeedEntry) {
	name := model.Bilingual{Zh: e.Number + " " + e.Title.Or(model.Zh), En: e.Number + " " + e.Title.Or(model.En)}
	days := model.Bilingual{Zh: "发布日期：" + dayOr(e.Issued, "无记录") + "；实施日期：" + dayOr(e.InForce, "无记录") + "。",
		En: "Issued: " + dayOr(e.Issued, "no record") + "; in force: " + dayOr(e.InForce, "no record") + "."}
	add := func(id string, day model.Date, what, summary model.Bilingual) {
		list = append(list, FeedEntry{
			ID: id, Path: e.Path(), Kind: KindOfStandards, Works: []string{w.ID}, Date: day, Sample: w.Sample, Summary: summary,
			Title: model.Bilingual{Zh: what.Zh + "：" + name.Zh, En: what.En + ": " + name.En},
		})
	}
	at := strings.TrimSuffix(e.Path(), ".html")
	add(e.Path(), e.Issued, model.Bilingual{Zh: "发布", En: "Issued"}, days)
	add(at+"/in-force", e.InForce, model.Bilingual{Zh: "实施", En: "In force"}, days)
	for _, a := range e.Amendments {
		summary := model.Bilingual{Zh: "实施日期：" + dayOr(a.InForce, "无记录") + "。" + a.Title.Zh, En: "In force: " + dayOr(a.InForce, "no record") + ". " + a.Title.En}
		add(at+"/amendment-"+a.Issued.String(), a.Issued, model.Bilingual{Zh: "修改单 " + a.Number, En: "Amendment " + a.Number}, summary)
	}
	add(at+"/withdrawn", e.Withdraw, model.Bilingual{Zh: "废止", En: "Withdrawn"}, days)
	return list
}

func dayOr(d model.Date, none string) string {
	if d.IsZero() {
		return none
	}
	return d.String()
}

// reviewWords say what a review concluded.
var reviewWords = map[string]model.Bilingual{
	model.Confirmed: {Zh: "继续有效", En: "confirmed"}, "revise": {Zh: "修订", En: "to be revised"}, "withdraw": {Zh: "废止", En: "to be withdrawn"},
}

// reviewNews tells the reviews of a standard, under the name that it had.
func reviewNews(w *model.Work, day model.Date) (list []FeedEntry) {
	for _, r := range w.Reviews {
		e := w.EditionAt(r.Date)
		if e == nil || e.Title.Empty() || r.Date.After(day) {
			continue
		}
		words := reviewWords[r.Result]
		list = append(list, FeedEntry{
			ID: strings.TrimSuffix(w.Path(), ".html") + "/review-" + r.Date.String(), Path: w.Path(), Kind: KindOfStandards,
			Works: []string{w.ID}, Date: r.Date, Sample: w.Sample,
			Title: model.Bilingual{Zh: "复审（" + words.Zh + "）：" + e.Number + " " + e.Title.Or(model.Zh),
				En: "Reviewed (" + words.En + "): " + e.Number + " " + e.Title.Or(model.En)},
		})
	}
	return list
}

// itemNews is an item of publicity with its first picture and its film.
func itemNews(i *model.Item) FeedEntry {
	e := FeedEntry{ID: i.Path(), Path: i.Path(), Kind: i.Kind, Date: i.Date, Title: i.Title, Summary: i.Summary, Sample: i.Sample}
	for _, ref := range i.About {
		if id := docOf(ref); id != "" && !slices.Contains(e.Works, id) {
			e.Works = append(e.Works, id)
		}
	}
	folder := strings.TrimSuffix(i.Path(), ".html") + "/"
	if p := FirstPicture(i); p != "" {
		e.Image = folder + p
		e.Files = append(e.Files, FeedFile{Path: e.Image, Type: typeOf(p)})
	}
	for _, f := range i.Films() {
		e.Files = append(e.Files, FeedFile{Path: folder + f, Type: typeOf(f), Bytes: i.Media[f].Bytes})
	}
	return e
}

// FirstPicture names the picture that stands for an item: its poster frame, or
// the first picture of its text; "" for none.
func FirstPicture(i *model.Item) string {
	if slices.Contains(i.Files, i.Poster) {
		return i.Poster
	}
	for _, l := range model.Langs {
		t := i.Texts[l]
		if t == nil {
			continue
		}
		first := ""
		see := func(src string) {
			if name := path.Clean(src); first == "" && slices.Contains(i.Files, name) {
				first = name
			}
		}
		figures := func(b model.Block) {
			if f, ok := b.(*model.Figure); ok {
				see(f.Src)
			}
		}
		model.WalkBlocks(t.Head, figures)
		t.Walk(func(p *model.Provision) { model.WalkBlocks(p.Blocks, figures) })
		t.Inlines(func(in *model.Inline, _ *model.Provision) {
			if in.Kind == model.ImageInline {
				see(in.Href)
			}
		})
		if first != "" {
			return first
		}
	}
	return ""
}

// mediaTypes are written here, as those that a machine knows differ.
var mediaTypes = map[string]string{
	".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".webp": "image/webp",
	".mp4": "video/mp4", ".webm": "video/webm",
}

func typeOf(name string) string { return mediaTypes[path.Ext(name)] }
