package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const translationZh = `# 前言

本文件按照GB/T 1.1—2020《标准化工作导则 第1部分：标准化文件的结构和起草规则》的规定起草。

# 1 范围

本文件规定了甲。

本文件适用于机关。

# 2 规范性引用文件

本文件没有规范性引用文件。

# 3 术语和定义

本文件没有需要界定的术语和定义。

# 4 要求

4.1 机关应登记。

4.2 机关宜公开。
`

const translationEn = `# Foreword

This document is drafted in accordance with GB/T 1.1—2020.

# 1 Scope

This document specifies A.

This document is applicable to offices.

# 2 Normative references

There are no normative references in this document.

# 3 Terms and definitions

No terms and definitions are listed in this document.

# 4 Requirements

4.1 Offices shall keep records.

4.2 Offices should publish them.
`

// translation is a work in Chinese and English, and one in Chinese only.
var translation = map[string]string{
	"system.toml": `format = 1
site.title.zh = "测试站"
site.title.en = "A test site"
[[level]]
key = "local"
title.zh = "地方标准"
title.en = "Local standards"
sample-pattern = '^DB41/T S\d{3}—\d{4}$'
publication = "full"
`,
	"standards/a/work.toml":         "number = \"DB41/T S001\"\nlevel = \"local\"\nsample = true\n",
	"standards/a/2024/edition.toml": "number = \"DB41/T S001—2024\"\ntitle.zh = \"甲\"\ntitle.en = \"A\"\nics = \"03.080\"\nccs = \"A00\"\nissued = 2024-04-01\nin-force = 2024-05-01\nissuer = { zh = \"样本机构\", en = \"A sample body\" }\ntranslation = \"human\"\n",
	"standards/a/2024/zh.md":        translationZh + "\n4.3 机关可评价。\n",
	"standards/a/2024/en.md":        translationEn,
	"standards/b/work.toml":         "number = \"DB41/T S002\"\nlevel = \"local\"\nsample = true\n",
	"standards/b/2024/edition.toml": "number = \"DB41/T S002—2024\"\ntitle.zh = \"乙\"\nics = \"03.080\"\nccs = \"A00\"\nissued = 2024-04-01\nin-force = 2024-05-01\nissuer = { zh = \"样本机构\", en = \"A sample body\" }\n",
	"standards/b/2024/zh.md":        translationZh,
}

func writeTree(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "内容 content")
	for name, s := range files {
		put(t, filepath.Join(dir, filepath.FromSlash(name)), s)
	}
	return dir
}

func put(t testing.TB, name, s string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(s), 0o644); err != nil {
		t.Fatal(err)
	}
}

func get(t testing.TB, name string) string {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestTranslated walks through the life of a translation: recorded, left
// behind by one change, compared again.
func TestTranslated(t *testing.T) {
	dir := writeTree(t, translation)
	zh, keys := filepath.Join(dir, "standards/a/2024/zh.md"), filepath.Join(dir, "standards/a/keys.toml")
	do := func(want int, args ...string) string {
		t.Helper()
		code, stdout, stderr := guiju(t, append(args, "--content", dir, "--as-of", asOf, "--lang", "en")...)
		if code != want {
			t.Fatalf("%v: exit %d, want %d\n%s%s", args, code, want, stdout, stderr)
		}
		return stdout + stderr
	}
	says := func(got string, want ...string) {
		t.Helper()
		for _, s := range want {
			if !strings.Contains(got, s) {
				t.Errorf("%q is not in\n%s", s, got)
			}
		}
	}
	before := treeHash(t, dir)
	says(do(exitOK, "translated", "--dry-run"), "a 2024\n  new (7): foreword 1 2 3 4 4.1 4.2\n  not translated (1): 4.3\n")
	if treeHash(t, dir) != before {
		t.Error("--dry-run changed the content")
	}
	if got := do(exitOK, "check"); strings.Contains(got, "translation-") {
		t.Errorf("a work without records is asked for them:\n%s", got)
	}

	do(exitOK, "translated")
	first := get(t, keys)
	if _, err := os.Stat(filepath.Join(dir, "standards/b/keys.toml")); !os.IsNotExist(err) {
		t.Errorf("a work without English has keys.toml: %v", err)
	}
	do(exitOK, "translated", "a")
	if get(t, keys) != first || strings.Count(first, " = \"") != 7 {
		t.Errorf("recorded again it differs, or holds no seven provisions:\n%s\n%s", first, get(t, keys))
	}

	put(t, zh, strings.Replace(translation["standards/a/2024/zh.md"], "机关应登记", "机关应当月登记", 1))
	report := do(exitOK, "check")
	says(report, "standards/a/2024/en.md:21:1: warning translation-stale: the Chinese of “4.1” has changed", "guiju translated a --edition 2024 --provision 4.1")
	if strings.Count(report, "translation-stale") != 1 {
		t.Errorf("one provision was changed:\n%s", report)
	}
	says(do(exitOK, "translated", "a", "--dry-run"), "  stale (1): 4.1\n    4.1  standards/a/2024/zh.md:21:1  standards/a/2024/en.md:21:1\n", "  unchanged (6): foreword 1 2 3 4 4.2\n")
	do(exitOK, "translated", "a", "--provision", "4.2") // of another provision: nothing changes
	if get(t, keys) != first {
		t.Errorf("--provision 4.2 changed\n%s", get(t, keys))
	}
	do(exitOK, "translated", "a", "--provision", "4.1")
	second := strings.Split(get(t, keys), "\n")
	changed := 0
	for i, line := range strings.Split(first, "\n") {
		if second[i] != line {
			changed++
		}
	}
	if changed != 1 || strings.Contains(do(exitOK, "check"), "translation-stale") {
		t.Errorf("%d lines changed, want one\n%s", changed, strings.Join(second, "\n"))
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "standards/a/.*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// TestChineseOnlyIsComplete: a work, and a site, in Chinese only is complete: check has
// nothing to warn of, and no page offers another language.
func TestChineseOnlyIsComplete(t *testing.T) {
	files := map[string]string{"system.toml": strings.ReplaceAll(translation["system.toml"], "site.title.en = \"A test site\"\n", "")}
	for name, s := range translation {
		if strings.HasPrefix(name, "standards/b/") {
			files[name] = s
		}
	}
	dir := writeTree(t, files)
	if code, stdout, _ := guiju(t, "check", "--content", dir, "--as-of", asOf, "--lang", "en"); code != exitOK || strings.Contains(stdout, ": warning ") {
		t.Errorf("exit %d\n%s", code, stdout)
	}
	out := filepath.Join(t.TempDir(), "public")
	if code, _, stderr := guiju(t, "build", "--content", dir, "--out", out, "--as-of", asOf); code != exitOK {
		t.Fatalf("exit %d\n%s", code, stderr)
	}
	for _, absent := range []string{"standards/b/both.html", "en"} {
		if _, err := os.Stat(filepath.Join(out, absent)); !os.IsNotExist(err) {
			t.Errorf("%s is published: %v", absent, err)
		}
	}
	if page := get(t, filepath.Join(out, "standards/b.html")); strings.Contains(page, "both.html") || strings.Contains(page, "English") {
		t.Error("the page offers a language that is not there")
	}
}

// TestTranslatedRefuses: what is misspelt, unreadable or elsewhere is refused,
// and nothing is written.
func TestTranslatedRefuses(t *testing.T) {
	for _, c := range []struct {
		name string
		code int
		file string // replaced before
		data string
		args []string
		says string
	}{
		{"a work", exitUsage, "", "", []string{"aa"}, "there is no work aa"},
		{"a provision of no work", exitUsage, "", "", []string{"--provision", "4.1"}, "go with one work"},
		{"an edition", exitUsage, "", "", []string{"a", "--edition", "2023"}, "a has no edition of 2023"},
		{"a provision", exitUsage, "", "", []string{"a", "--provision", "4.3"}, "no translated provision 4.3"},
		{"GBK", exitProblems, "standards/a/2024/zh.md", "# 1 \xb7\xb6\xce\xa7\n\n\xb1\xbe\xce\xc4\xbc\xfe\xb9\xe6\xb6\xa8\xbc\xd7\xa1\xa3\n", []string{"a"}, "encoding-gbk"},
		{"records", exitProblems, "standards/a/keys.toml", "[translation.2024]\n\"1\" = 7\n", nil, "toml-wrong-type"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := writeTree(t, translation)
			if c.file != "" {
				put(t, filepath.Join(dir, c.file), c.data)
			}
			before := treeHash(t, dir)
			code, stdout, stderr := guiju(t, append([]string{"translated", "--content", dir, "--as-of", asOf, "--lang", "en"}, c.args...)...)
			if code != c.code || !strings.Contains(stdout+stderr, c.says) {
				t.Errorf("exit %d\n%s%s", code, stdout, stderr)
			}
			if treeHash(t, dir) != before {
				t.Error("the content was changed")
			}
		})
	}
	t.Run("a folder that leads out of the content", func(t *testing.T) {
		dir, out := writeTree(t, translation), writeTree(t, translation)
		work := filepath.Join(dir, "standards/a")
		if err := os.RemoveAll(work); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(filepath.Join(out, "standards/a"), work); err != nil {
			t.Skip(err)
		}
		before := treeHash(t, out)
		guiju(t, "translated", "--content", dir, "--as-of", asOf)
		if treeHash(t, out) != before {
			t.Error("a file outside of the content was written")
		}
	})
}
