package derive

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/mmcdole/gofeed"

	"guiju/generator/model"
)

// withNews is a system of which there is news of every kind.
func withNews() *model.System {
	sys := counted()
	sys.Config.Site = model.Site{Title: model.Bilingual{Zh: "体系", En: "System"}, Owner: model.Bilingual{Zh: "样本机构", En: "Sample body"}, TagAuthority: "example.org,2025-03"}
	sys.Config.Areas = []model.Area{{Key: "cars", Title: model.Bilingual{Zh: "用车", En: "Cars"}}, {Key: "empty", Title: model.Bilingual{Zh: "空白"}}}
	for _, w := range sys.Works {
		w.Publication.Decision = model.FullText
	}
	a1 := sys.Works[0]
	a1.Area = "cars"
	a1.Editions[0].InForce, a1.Editions[0].Withdraw = date("2022-08-01"), date("2025-12-01")
	a1.Editions[0].Amendments = []model.Amendment{{Number: "1", Issued: date("2023-02-01")}}
	a1.Reviews = []model.Review{{Date: date("2025-05-02"), Result: "withdraw"}, {Date: date("2026-05-02"), Result: model.Confirmed}}
	sys.Publicity = []*model.Item{
		{ID: "late", Kind: "news", Title: model.Bilingual{Zh: "未到"}, Date: date("2026-02-01")},
		{ID: "n", Kind: "news", Title: model.Bilingual{Zh: "消息<1>", En: "News <1>"}, Summary: model.Bilingual{Zh: "一句&话"}, Date: date("2025-02-01"), Sample: true, About: []string{"a1#4.1", "s1", "a1"}},
		{ID: "v", Kind: "video", Title: model.Bilingual{Zh: "视频"}, Date: date("2025-03-01"), About: []string{"s1"},
			Video: "v.mp4", Poster: "v.png", Files: []string{"v.mp4", "v.png", "v.webm"}, Media: map[string]model.Medium{"v.mp4": {Bytes: 1234}, "v.webm": {Bytes: 567}}},
	}
	return sys
}

func feedOf(t *testing.T, d *Derived, path string) Feed {
	t.Helper()
	i := slices.IndexFunc(d.Feeds, func(f Feed) bool { return f.Path == path })
	if i < 0 {
		t.Fatalf("there is no feed %s", path)
	}
	return d.Feeds[i]
}

// TestFeeds: what happened until the day is in the feeds that it belongs to,
// newest first, and nothing else is.
func TestFeeds(t *testing.T) {
	d := All(withNews(), model.Public, date("2026-01-01"))
	ids := func(path string) (out []string) {
		for _, e := range feedOf(t, d, path).Entries {
			out = append(out, e.Date.String()+" "+e.ID)
		}
		return out
	}
	a1 := []string{
		"2025-12-01 standards/a1/2022/withdrawn", "2025-05-02 standards/a1/review-2025-05-02", "2025-02-01 publicity/n.html",
		"2023-02-01 standards/a1/2022/amendment-2023-02-01", "2022-08-01 standards/a1/2022/in-force", "2022-05-01 standards/a1/2022.html",
	}
	for path, want := range map[string][]string{
		"feeds/standard-a1": a1,
		"feeds/area-cars":   a1, // the only standard of the area
		"feeds/area-empty":  nil,
		"feeds/kind-news":   {"2025-02-01 publicity/n.html"},
		"feeds/kind-video":  {"2025-03-01 publicity/v.html"},
		"feeds/kind-base":   nil,
		"feeds/standard-s1": {"2025-03-01 publicity/v.html", "2025-02-01 publicity/n.html", "2022-05-01 standards/s1/2022.html", "2022-05-01 standards/s1/2022/in-force"},
	} {
		if diff := cmp.Diff(want, ids(path)); diff != "" {
			t.Errorf("%s: %s", path, diff)
		}
	}
	// Everything: a1 with five of its own, a2, m1 and s1 with two, two items.
	if n := len(feedOf(t, d, "feed").Entries); n != 5+2+2+2+2 {
		t.Errorf("%d entries of all", n)
	}
	if n, m := len(feedOf(t, d, "feed").Entries), len(feedOf(t, d, "feeds/kind-standard").Entries); n-m != 2 {
		t.Errorf("%d of all, %d of standards", n, m)
	}
	// One of all, the kinds (standards and releases beside those of items), the
	// areas, and the standards with an edition.
	if n := len(d.Feeds); n != 1+2+len(model.ItemKinds)+2+4 {
		t.Errorf("%d feeds", n)
	}
	if len(ids("feed")) != len(slices.Compact(slices.Sorted(slices.Values(ids("feed"))))) {
		t.Error("an id comes twice")
	}
}

// TestFeedsAreRead: another library reads Atom and JSON of every feed in both
// languages alike, and finds in them what must be there.
func TestFeedsAreRead(t *testing.T) {
	d := All(withNews(), model.Public, date("2026-01-01"))
	parser := gofeed.NewParser()
	n := 0
	for _, f := range d.Feeds {
		for _, l := range model.Langs {
			for _, base := range []string{"", "https://example.org/x/"} {
				atom, err := parser.ParseString(string(f.Atom(d, l, base)))
				if err != nil {
					t.Fatal(f.Path, err)
				}
				js, err := parser.ParseString(string(f.JSON(d, l, base)))
				if err != nil {
					t.Fatal(f.Path, err)
				}
				if atom.FeedType != "atom" || js.FeedType != "json" || js.FeedVersion != "https://jsonfeed.org/version/1.1" {
					t.Errorf("%s: read as %s and %s %s", f.Path, atom.FeedType, js.FeedType, js.FeedVersion)
				}
				if atom.Title == "" || atom.Title != js.Title || len(atom.Authors) != 1 || atom.Authors[0].Name == "" || atom.UpdatedParsed == nil {
					t.Errorf("%s: %q, %q, %+v, %v", f.Path, atom.Title, js.Title, atom.Authors, atom.UpdatedParsed)
				}
				if len(atom.Items) != len(f.Entries) || len(js.Items) != len(f.Entries) {
					t.Fatalf("%s: %d and %d items of %d", f.Path, len(atom.Items), len(js.Items), len(f.Entries))
				}
				for i, a := range atom.Items {
					j := js.Items[i]
					if a.GUID == "" || a.GUID != j.GUID || a.Title == "" || a.Title != j.Title || a.Link == "" || a.Link != j.Link || a.UpdatedParsed == nil || j.PublishedParsed == nil || !a.UpdatedParsed.Equal(*j.PublishedParsed) {
						t.Errorf("%s: %+v differs from %+v", f.Path, a, j)
					}
					if base != "" && !strings.HasPrefix(a.Link, base) || base == "" && strings.Contains(a.Link, ":") {
						t.Errorf("%s: link %s with base %q", f.Path, a.Link, base)
					}
					if strings.Contains(a.Title, "样本") != (f.Entries[i].Sample && l == model.Zh) {
						t.Errorf("%s: the mark of a sample in %q", f.Path, a.Title)
					}
					if len(a.Enclosures) != len(f.Entries[i].Files) || len(j.Enclosures) != len(a.Enclosures) {
						t.Errorf("%s: %d and %d files", f.Path, len(a.Enclosures), len(j.Enclosures))
					}
					n++
				}
			}
		}
	}
	if n < 100 {
		t.Errorf("only %d entries were read", n)
	}
}

// TestFeedWords: the words of a feed, of one with entries and of one without.
func TestFeedWords(t *testing.T) {
	d := All(withNews(), model.Public, date("2026-01-01"))
	var feed atomFeed
	if err := xml.Unmarshal(feedOf(t, d, "feeds/kind-news").Atom(d, model.En, ""), &feed); err != nil {
		t.Fatal(err)
	}
	e := feed.Entries[0]
	if feed.ID != "tag:example.org,2025-03:en/feeds/kind-news.xml" || feed.Title != "System: News" || feed.Updated != "2025-02-01T00:00:00+08:00" ||
		e.ID != "tag:example.org,2025-03:en/publicity/n.html" || e.Title != "[Sample] News <1>" || e.Links[0].Href != "../publicity/n.html" || e.Summary != "一句&话" {
		t.Errorf("%+v", feed)
	}
	if links := fmt.Sprint(feed.Links); !strings.Contains(links, "kind-news.xml") || !strings.Contains(links, "../publicity.html") {
		t.Errorf("links of the feed: %s", links)
	}
	feed = atomFeed{}
	if err := xml.Unmarshal(feedOf(t, d, "feeds/area-empty").Atom(d, model.Zh, ""), &feed); err != nil {
		t.Fatal(err)
	}
	if feed.Updated != "2025-03-01T00:00:00+08:00" || len(feed.Entries) != 0 {
		t.Errorf("a feed without entries: %+v", feed)
	}
	var js jsonFeed
	if err := json.Unmarshal(feedOf(t, d, "feeds/kind-video").JSON(d, model.En, ""), &js); err != nil {
		t.Fatal(err)
	}
	v := js.Items[0]
	want := []jsonAttachment{{"../../publicity/v/v.png", "image/png", 0}, {"../../publicity/v/v.mp4", "video/mp4", 1234}, {"../../publicity/v/v.webm", "video/webm", 567}}
	if diff := cmp.Diff(want, v.Attachments); diff != "" || v.Image != want[0].URL || v.Text != v.Title {
		t.Error(diff, v)
	}
	if b := feedOf(t, d, "feed").JSON(d, model.Zh, "https://example.org/x/"); !strings.Contains(string(b), `"feed_url": "https://example.org/x/feed.json"`) {
		t.Errorf("%.300s", b)
	}
}

// TestFeedsKeepSilent: of what is withheld no feed says a word.
func TestFeedsKeepSilent(t *testing.T) {
	sys := withNews()
	sys.Works[0].Publication = model.Publication{Decision: model.Unlisted}                    // a1
	sys.Works[1].Publication = model.Publication{Decision: model.RecordOnly, HideTitle: true} // a2
	sys.Works[3].Publication = model.Publication{Decision: model.RecordOnly}                  // m1
	sys.Works[3].Reviews = []model.Review{{Date: date("2025-06-01"), Result: "revise"}}
	d := All(sys, model.Public, date("2026-01-01"))
	var all strings.Builder
	for _, f := range d.Feeds {
		for _, l := range model.Langs {
			fmt.Fprintf(&all, "%s\n%s\n%s\n", f.Path, f.Atom(d, l, ""), f.JSON(d, l, ""))
		}
	}
	for _, secret := range []string{"a1", "a2", "修订", "to be revised"} {
		if strings.Contains(all.String(), secret) {
			t.Errorf("the feeds say %q", secret)
		}
	}
	if !strings.Contains(all.String(), "standards/m1/2022.html") {
		t.Error("the record of m1 is public and in no feed")
	}
	if n := len(feedOf(t, d, "feeds/area-cars").Entries); n != 0 {
		t.Errorf("%d entries of an area whose standard is withheld", n)
	}
}

// TestFeedKinds: kinds are called as the interface calls them.
func TestFeedKinds(t *testing.T) {
	for _, l := range model.Langs {
		b, err := os.ReadFile("../../layouts/_i18n/" + string(l) + ".toml")
		if err != nil {
			t.Fatal(err)
		}
		for _, k := range model.ItemKinds {
			if !strings.Contains(string(b), fmt.Sprintf("item-%s = '%s'", k, kindTitles[k].In(l))) {
				t.Errorf("%s %s is called otherwise than %q", l, k, kindTitles[k].In(l))
			}
		}
	}
}

// TestMediaOf: what there is of each standard and area, and of which there is
// nothing, counted here in another way.
func TestMediaOf(t *testing.T) {
	sys := withNews()
	sys.Publicity = append(sys.Publicity,
		&model.Item{ID: "p", Kind: "poster", About: []string{"a1", "law"}},
		&model.Item{ID: "ps", Kind: "poster", Sample: true, About: []string{"a1"}},
		&model.Item{ID: "x", Kind: "news", Video: "x.mp4", About: []string{"a1#4"}}) // news with a film
	d := All(sys, model.Public, date("2026-01-01"))
	if len(d.Media.Items) != 4 {
		t.Fatalf("%d films and posters", len(d.Media.Items))
	}
	films, posters := map[string]int{}, map[string]int{}
	for _, r := range d.Media.Rows {
		films[r.Row.Work.ID], posters[r.Row.Work.ID] = len(r.Films), len(r.Posters)
	}
	if diff := cmp.Diff(map[string]int{"a1": 1, "a2": 0, "m1": 0, "s1": 1}, films); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(map[string]int{"a1": 2, "a2": 0, "m1": 0, "s1": 0}, posters); diff != "" {
		t.Error(diff)
	}
	if d.Media.Of != (Pair{3, 1}) || d.Media.Without != (Pair{2, 0}) {
		t.Errorf("%+v of %+v", d.Media.Without, d.Media.Of)
	}
	cars, empty := d.Media.Areas[0], d.Media.Areas[1]
	if cars.Films != (Pair{1, 0}) || cars.Posters != (Pair{1, 1}) || cars.Of != (Pair{1, 0}) || cars.Without != (Pair{}) {
		t.Errorf("%+v", cars)
	}
	if empty.Films != (Pair{}) || empty.Posters != (Pair{}) || empty.Of != (Pair{}) {
		t.Errorf("%+v", empty)
	}
}

// TestTranscriptsAreFound: what is said in a film can be searched for, in its
// own language and not in another.
func TestTranscriptsAreFound(t *testing.T) {
	sys := withNews()
	sys.Publicity[2].Texts = map[model.Lang]*model.Text{model.En: {}}
	sys.Publicity[2].Captions = map[model.Lang][]model.Cue{model.Zh: {{Text: "先看编号"}, {Text: "再看期限"}}}
	found := ""
	for _, p := range Documents(All(sys, model.Public, date("2026-01-01"))) {
		for _, doc := range p.Docs {
			if doc.Anchor == TranscriptAnchor {
				found += p.Path + ": " + doc.Body + ";"
			}
		}
	}
	if found != "publicity/v.html: 先看编号\n再看期限;" {
		t.Error(found)
	}
}
