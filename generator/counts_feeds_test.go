package main

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"
)

// news are how many entries a standard has in feeds by the day: what became of
// its editions, and its reviews.
func (w *countedWork) news() (n int) {
	for _, e := range w.editions {
		n += count([]time.Time{e.Issued, e.InForce, e.Withdrawn}, func(t time.Time) bool { return !t.IsZero() && !t.After(w.of.day) })
	}
	return n + count(w.reviews, func(r countedReview) bool { return !r.Date.After(w.of.day) })
}

// feedFigures: a feed holds no more than 200 entries.
func (p *countedProgramme) feedFigures(c *counted, f *figures) {
	page := "feeds.html"
	told := func(is func(countedTelling) bool) int { return count(p.Told, is) }
	feed := func(name string, n int) {
		f.add(page, "tbody tr:has(a[href$='"+name+".xml']) td:last-child", 0, min(n, 200))
		c.feeds[name] = min(n, 200)
	}
	c.feeds = map[string]int{}
	all, standards := 0, 0
	areas := map[string]int{}
	for _, w := range c.works {
		if w.hidden { // its news would name it
			continue
		}
		n := w.news()
		all += n
		areas[c.areaOf(w.area, w.box)] += n
		if len(w.editions) > 0 {
			standards++
			feed("feeds/standard-"+w.id, n+told(func(v countedTelling) bool { return v.about(w.id) }))
		}
	}
	f.add(page, "#ui-feeds-table-standards tbody tr", elements, standards)
	feed("feeds/kind-standard", all)
	feed("feed", all+len(p.Told))
	for _, kind := range []string{"news", "interpretation", "qa", "card", "poster", "video", "event", "base"} {
		feed("feeds/kind-"+kind, told(func(v countedTelling) bool { return v.Kind == kind }))
	}
	for _, key := range c.areas {
		feed("feeds/area-"+key, areas[key]+told(func(v countedTelling) bool {
			return slices.ContainsFunc(c.works, func(w *countedWork) bool { return v.about(w.id) && c.areaOf(w.area, w.box) == key })
		}))
	}
}

// compareFeeds compares the entries of the feeds themselves, in both forms.
func (c *counted) compareFeeds(t *testing.T, lang string, read func(string) []byte) {
	for _, name := range sortedKeys(c.feeds) {
		var feed struct{ Items []struct{ ID string } }
		if err := json.Unmarshal(read(lang+name+".json"), &feed); err != nil || len(feed.Items) != c.feeds[name] {
			t.Errorf("%s%s.json: %d items, counted %d (%v)", lang, name, len(feed.Items), c.feeds[name], err)
		}
		if got := strings.Count(string(read(lang+name+".xml")), "<entry>"); got != c.feeds[name] {
			t.Errorf("%s%s.xml: %d entries, counted %d", lang, name, got, c.feeds[name])
		}
	}
}
