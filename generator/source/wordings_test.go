package source_test

import (
	"testing"

	"guiju/generator/model"
)

// TestWordings: the words of an amendment and those before a correction come
// with their records, in both languages, and are no attachments.
func TestWordings(t *testing.T) {
	sys, ps := load(t, tree(map[string]string{
		"standards/a/work.toml": "level = \"local\"\n",
		"standards/a/2022/edition.toml": `number = "DB41/T S001—2022"
title.zh = "甲"
[[amendment]]
number = "第1号修改单"
[[amendment]]
number = "第2号修改单"
folder = "2"
[[correction]]
date = 2024-05-14
provisions = ["1"]
reason.zh = "漏字"
approver = "某处"
kind = "misprint"
folder = "2024-05-14"
`,
		"standards/a/2022/zh.md":                        "# 1 范围\n\n本文件规定了要求。\n",
		"standards/a/2022/figures/flow-1.svg":           "<svg/>",
		"standards/a/2022/amendments/2/zh.md":           "# 1 范围\n\n本文件规定了新要求。\n",
		"standards/a/2022/amendments/2/en.md":           "# 1 Scope\n\nThis document states new requirements.\n",
		"standards/a/2022/corrections/2024-05-14/zh.md": "# 1 范围\n\n本文件规定要求。\n",
	}))
	if len(ps) > 0 {
		t.Fatal(places(ps))
	}
	e := sys.Works[0].Editions[0]
	if e.Amendments[0].Texts != nil || e.Amendments[1].Texts[model.Zh].Find("1") == nil || e.Amendments[1].Texts[model.En].Find("1") == nil {
		t.Errorf("amendments have the texts %v and %v", e.Amendments[0].Texts, e.Amendments[1].Texts)
	}
	if before := e.Corrections[0].Before; before[model.Zh].Find("1") == nil || before[model.En] != nil {
		t.Errorf("before the correction: %v", before)
	}
	if len(e.Files) != 1 || e.Files[0] != "figures/flow-1.svg" {
		t.Errorf("attachments %v, want the figure only", e.Files)
	}
}
