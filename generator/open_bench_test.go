package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// longStandard is a text of 300 numbered provisions in the form of a real one.
func longStandard() string {
	var b strings.Builder
	b.WriteString("# 前言\n\n本文件按照GB/T 1.1—2020《标准化工作导则 第1部分：标准化文件的结构和起草规则》的规定起草。\n\n# 1 范围\n\n本文件规定了服务要求。本文件适用于机关。\n\n# 2 规范性引用文件\n\n本文件没有规范性引用文件。\n\n# 3 术语和定义\n\n下列术语和定义适用于本文件。\n\n")
	for i := range 10 {
		fmt.Fprintf(&b, "## 3.%d 概念%c　concept %d\n\n在第%d种情形下为完成任务而采取的一组相互关联的活动。\n\n", i+1, rune('甲'+i), i+1, i+1)
	}
	n := 13
	for c := 4; n < 300; c++ {
		fmt.Fprintf(&b, "# %d 第%d项服务\n\n", c, c)
		n++
		for s := 1; s <= 4; s++ {
			fmt.Fprintf(&b, "## %d.%d 环节%d\n\n", c, s, s)
			n++
			for k := 1; k <= 5; k++ {
				fmt.Fprintf(&b, "%d.%d.%d 承担第%d项服务的单位应在收到第%d类申请后%d min内答复，记录的内容宜包括时间、人员和处理结果，并保存不少于%d个月，见%d.%d。\n\n", c, s, k, c, k, 10*k, c+k, c, s)
				n++
			}
		}
	}
	return b.String()
}

// longSite publishes the shipped content with the long standard in it.
func longSite(t testing.TB) (page string) {
	t.Helper()
	dir := t.TempDir()
	content := filepath.Join(dir, "content")
	if err := os.CopyFS(content, os.DirFS(contentDir())); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"work.toml":         "number = \"DB41/T S999\"\nlevel = \"local\"\nbox = \"700\"\nregion = \"henan\"\nsample = true\n[publication]\ndecision = \"full\"\nreviewer = \"bench\"\ndate = 2026-01-01\n",
		"2025/edition.toml": "number = \"DB41/T S999—2025\"\ntitle.zh = \"长文本规范\"\nissued = 2025-01-01\nin-force = 2025-02-01\nissuer.zh = \"Guiju 项目\"\nics = \"03.080\"\nccs = \"A22\"\n",
		"2025/zh.md":        longStandard(),
	} {
		path := filepath.Join(content, "standards", "db41-t-s999", filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	out := filepath.Join(dir, "public")
	if code, _, stderr := guiju(t, "build", "--as-of", asOf, "--content", content, "--out", out); code != exitOK {
		t.Fatalf("exit %d\n%s", code, stderr)
	}
	return filepath.Join(out, "standards", "db41-t-s999.html")
}

// longest is the most that the page of 300 provisions may weigh, compressed.
const longest = 60 << 10

// TestLongPageIsLight: a page of 300 provisions weighs under 60 KB compressed.
func TestLongPageIsLight(t *testing.T) {
	html, err := os.ReadFile(longSite(t))
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(html), `<section class="provision`); n < 300 {
		t.Errorf("the page has %d provisions", n)
	}
	var b bytes.Buffer
	z, _ := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if _, err := z.Write(html); err != nil || z.Close() != nil {
		t.Fatal(err)
	}
	t.Logf("%d KB, compressed %.1f KB", len(html)>>10, float64(b.Len())/1024)
	if b.Len() > longest {
		t.Errorf("the page weighs %d bytes compressed, more than %d", b.Len(), longest)
	}
}

// BenchmarkOpenLongPage opens that page in Chromium with the processor slowed
// to a quarter. It reports the best of the runs, from the navigation to the end
// of loading and to the first contentful paint, beside a loop of JavaScript that
// says how fast the machine was meanwhile (ms-calibration).
func BenchmarkOpenLongPage(b *testing.B) {
	page := "file://" + filepath.ToSlash(longSite(b))
	best := map[string]float64{}
	least := func(key string, v float64) {
		if old, ok := best[key]; !ok || v < old {
			best[key] = v
		}
	}
	for range max(b.N, 5) {
		w := open(b, 360, 740)
		w.Do(b, call(emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: 4}))
		least("ms-calibration", eval[float64](b, w, `(() => { const t = performance.now(); let x = 0; for (let i = 0; i < 2e7; i++) x = (x * 31 + i) | 0; return performance.now() - t + (x & 0) })()`))
		w.Do(b, chromedp.Navigate(page))
		w.Until(b, "the end of loading", `performance.getEntriesByType("navigation")[0].loadEventEnd > 0 && performance.getEntriesByName("first-contentful-paint").length`)
		least("ms-load", eval[float64](b, w, `performance.getEntriesByType("navigation")[0].loadEventEnd`))
		least("ms-first-paint", eval[float64](b, w, `performance.getEntriesByName("first-contentful-paint")[0].startTime`))
	}
	for key, v := range best {
		b.ReportMetric(v, key)
	}
	b.ReportMetric(0, "ns/op")
}
