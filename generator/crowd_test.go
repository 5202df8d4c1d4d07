package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// crowdWork is one record of a system as large as the plan asks for: 20 local
// and 120 internal standards and 10 of each of 18 regions, with three samples.
type crowdWork struct {
	id, number, title, level, box, region, issued string // issued "" is planned
	sample                                        bool
}

// crowdWorks deals the records over boxes, years and months by counting; what
// pages say of them is counted from here.
func crowdWorks() (list []crowdWork) {
	leaves := []string{"110", "120", "130", "200", "310", "320", "330", "410", "420", "430", "500", "600"}
	names := []string{"车辆调度", "会议服务", "食堂卫生", "节能监测", "房屋维修", "保安执勤", "档案移交"}
	add := func(level, region, id, number string, sample bool) {
		n := len(list)
		w := crowdWork{id: id, number: number, title: fmt.Sprintf("%s要求%03d", names[n%len(names)], n), level: level, region: region,
			box: leaves[(n*5)%len(leaves)], sample: sample}
		if n%8 != 3 || sample {
			w.issued = fmt.Sprintf("%d-%02d-15", 2021+n%3, 1+n%12)
		}
		list = append(list, w)
	}
	for i := range 20 {
		add("local", "", fmt.Sprintf("l%03d", i), fmt.Sprintf("DB41/T %d", 9000+i), false)
	}
	for i := range 120 {
		add("internal", "", fmt.Sprintf("n%03d", i), fmt.Sprintf("内%03d", i), false)
	}
	for r := range 17 {
		for i := range 10 {
			add("municipal", crowdCities[r], fmt.Sprintf("m%02d-%d", r, i), fmt.Sprintf("DB41%02d/T %d", r+1, i+1), false)
		}
	}
	for i := range 10 {
		add("municipal-internal", "jiyuan", fmt.Sprintf("j%d", i), fmt.Sprintf("济内%d", i), false)
	}
	for i := range 3 {
		add("local", "", fmt.Sprintf("s%d", i), fmt.Sprintf("DB41/T S%03d", i+1), true)
	}
	return list
}

// crowdCities are the cities of the shipped regions in the order of their codes.
var crowdCities = []string{"zhengzhou", "kaifeng", "luoyang", "pingdingshan", "anyang", "hebi", "xinxiang", "jiaozuo", "puyang", "xuchang",
	"luohe", "sanmenxia", "nanyang", "shangqiu", "xinyang", "zhoukou", "zhumadian"}

var crowdBuilt struct {
	sync.Once
	dir string
	err error
}

// crowdSite is the folder of the site of crowdWorks, built once for all tests.
func crowdSite(t testing.TB) string {
	t.Helper()
	crowdBuilt.Do(func() {
		dir, err := os.MkdirTemp("", "guiju-crowd-")
		if err != nil {
			crowdBuilt.err = err
			return
		}
		content := filepath.Join(dir, "content")
		for _, name := range []string{"system.toml", "framework.toml", "regions.toml"} {
			b, err := os.ReadFile(filepath.Join(contentDir(), name))
			if err != nil {
				crowdBuilt.err = err
				return
			}
			crowdFile(t, filepath.Join(content, name), string(b))
		}
		for _, w := range crowdWorks() {
			writeCrowdWork(t, filepath.Join(content, "standards", w.id), w)
		}
		crowdBuilt.dir = filepath.Join(dir, "public")
		if code, _, stderr := guiju(t, "build", "--as-of", asOf, "--content", content, "--out", crowdBuilt.dir); code != exitOK {
			crowdBuilt.err = fmt.Errorf("build: exit %d\n%s", code, stderr)
		}
	})
	if crowdBuilt.err != nil {
		t.Fatal(crowdBuilt.err)
	}
	return crowdBuilt.dir
}

func crowdFile(t testing.TB, name, s string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	writeTest(t, name, s)
}

func writeCrowdWork(t testing.TB, dir string, w crowdWork) {
	t.Helper()
	var b strings.Builder
	fmt.Fprintf(&b, "number = %q\ntitle.zh = %q\nlevel = %q\nbox = %q\n", w.number, w.title, w.level, w.box)
	if w.region != "" {
		fmt.Fprintf(&b, "region = %q\n", w.region)
	}
	if w.sample {
		b.WriteString("sample = true\n")
	}
	b.WriteString("publication.decision = \"full\"\npublication.reviewer = \"样本\"\npublication.date = 2026-01-01\n")
	crowdFile(t, filepath.Join(dir, "work.toml"), b.String())
	if w.issued == "" {
		return
	}
	year := w.issued[:4]
	crowdFile(t, filepath.Join(dir, year, "edition.toml"), fmt.Sprintf("number = \"%s—%s\"\ntitle.zh = %q\ntitle.en = \"Record %s\"\nissued = %s\nin-force = %s\nissuer.zh = \"样本机构\"\nics = \"03.080\"\nccs = \"A22\"\n",
		w.number, year, w.title, w.id, w.issued, w.issued))
}
