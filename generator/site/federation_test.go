package site

import (
	"strings"
	"testing"

	"guiju/generator/derive"
	"guiju/generator/model"
)

// federationFixture is the small system with a city that is trusted, one that
// is refused in every way there is, and one that is not pinned yet.
func federationFixture() *model.System {
	sys := fixtureSystem()
	add := func(key string, state model.CityState) *model.City {
		c := &model.City{
			Key: key, Region: "henan", Title: model.Bilingual{Zh: "体系" + key, En: "System " + key}, Address: "https://" + key + ".example/bzh", PublicKey: "RWQ" + key,
			Manifest: strings.Repeat("a", 64), Catalogue: strings.Repeat("b", 64), Release: 7, Pinned: model.NewDate(2026, 11, 20), By: model.Bilingual{Zh: "经办" + key},
			Files:   model.CityFiles{Catalogue: []byte("金丝雀" + key)},
			Checked: &model.CityCheck{State: state, Fingerprint: "0123 4567"},
		}
		sys.Cities = append(sys.Cities, c)
		return c
	}
	good := add("good", model.CityTrusted)
	good.Checked.Time, good.Checked.Expires = "2026-11-19T08:00:00+08:00", model.NewDate(2027, 11, 19)
	good.Checked.Catalogue = &model.Catalogue{Standards: []model.CatalogueStandard{
		{ID: "a", Number: "市标 1—2025", Title: model.Bilingual{Zh: "甲城的标准", En: "A standard of the city"}, Level: model.Bilingual{Zh: "市级标准"}, InForce: model.NewDate(2025, 1, 1), Superseded: model.NewDate(2027, 5, 1), Page: "standards/a.html"},
		{ID: "b", Number: "样 2—2025", Title: model.Bilingual{Zh: "乙城的样本"}, Level: model.Bilingual{Zh: "市级标准"}, Sample: true, InForce: model.NewDate(2026, 12, 1), Page: "standards/b.html"},
	}}
	for _, s := range model.CityStates[1:] {
		add(string(s), s)
	}
	return sys
}

// TestFederationPages: the standards of a trusted city are shown as its own,
// with their source; of any other the pages have its record and the reason, and
// no word of its files. None counts among those of the site.
func TestFederationPages(t *testing.T) {
	with := asWords(mustBuild(derive.All(federationFixture(), model.Public, model.NewDate(2026, 11, 23)), options()))
	without := asWords(mustBuild(derive.All(fixtureSystem(), model.Public, model.NewDate(2026, 11, 23)), options()))
	for name, words := range with {
		if strings.Contains(words, "金丝雀") {
			t.Errorf("%s has words of a file that nobody vouches for", name)
		}
	}
	list, english := with["federation.html"], with["en/federation.html"]
	for _, want := range []string{"登记 10 个：转录 1 个，没有通过核对 8 个，还没有固定 1 个。", "正式 1 项", "样本 1 项", "第 7 次发布", "0123 4567", "经办good", "data-until=\"2027-11-19\""} {
		if !strings.Contains(list, want) {
			t.Errorf("the list does not say %q", want)
		}
	}
	if !strings.Contains(english, "10 on record: 1 shown, 8 not trusted, 1 not pinned yet.") {
		t.Error("the English list counts otherwise")
	}
	if n := strings.Count(list, ">不显示<"); n != 9 {
		t.Errorf("%d cities are not shown", n)
	}
	page := with["federation/good.html"]
	for _, want := range []string{
		"甲城的标准", `href="https://good.example/bzh/standards/a.html"`, `rel="external noopener noreferrer"`, `data-status="current"`, `data-superseded="2027-05-01"`, `data-status="upcoming"`,
		"badge-sample", "以下标准来自体系good", strings.Repeat("a", 64), "RWQgood",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page of the city does not say %q", want)
		}
	}
	for _, s := range model.CityStates[1:] {
		page := with["federation/"+string(s)+".html"]
		if !strings.Contains(page, "不显示它的任何标准") || strings.Contains(page, "ui-fed-standards") {
			t.Errorf("%s: the page does not say that nothing is shown", s)
		}
		if pinned := strings.Contains(page, strings.Repeat("a", 64)); pinned != (s != model.CityUnpinned) {
			t.Errorf("%s: pinned hashes shown: %v", s, pinned)
		}
	}
	for _, name := range []string{"directory.html", "statistics.html", "regions.html", "index.html"} {
		if strings.Contains(with[name], "甲城的标准") || with[name] != without[name] {
			t.Errorf("%s is another with the standards of cities", name)
		}
	}
	if !strings.Contains(without["federation.html"], "还没有登记。登记在 federation.toml。") {
		t.Error("the empty state does not name the file")
	}
}
