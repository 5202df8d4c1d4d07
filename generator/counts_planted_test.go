package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// planted is added to the registers of the made-up province for the counts:
// what is on record as not done, samples among real records, and records of a
// standard that is withheld (SHUT) alone or beside one that is not.
var planted = map[string]string{
	"inventory.toml": `
[[process]]
key = "planted-shut"
kind = "process"
owner = "department"
box = "440"
title = { zh = "添加的流程", en = "A process that was added" }
works = ["SHUT"]
[[process]]
key = "planted-sample"
kind = "rule"
owner = "department"
box = "440"
title = { zh = "样本制度", en = "A sample rule" }
works = ["OPEN"]
sample = true
`,
	"assessment.toml": `
[[finding]]
key = "planted-open"
evaluation = "check-1"
region = "anyang"
task = "mechanisms"
date = 2022-07-01
source = "虚构记录"
title = { zh = "未改的问题", en = "A finding that is open" }
works = ["OPEN", "SHUT"]
closed = { state = "not-done", source = "虚构记录" }
[[finding.measure]]
owner = "department-anyang"
due = 2023-05-31
title = { zh = "未做的措施", en = "A measure not taken" }
met = { state = "not-done", source = "虚构记录" }
[[finding]]
key = "planted-shut"
evaluation = "check-1"
region = "anyang"
task = "mechanisms"
date = 2022-07-01
source = "虚构记录"
title = { zh = "不公开的问题", en = "A finding that is withheld" }
works = ["SHUT"]
[[finding]]
key = "planted-sample"
evaluation = "check-1"
region = "anyang"
task = "mechanisms"
date = 2022-07-01
source = "虚构记录"
title = { zh = "样本问题", en = "A sample finding" }
sample = true
[[finding.measure]]
owner = "department-anyang"
due = 2023-05-31
title = { zh = "样本措施", en = "A sample measure" }
met = { state = "not-done", source = "虚构记录" }
[[dossier]]
key = "planted-own"
for = "accept-city"
pilot = "pilot-2"
title = { zh = "虚构材料1", en = "Invented document 1" }
why = { zh = "虚构要求", en = "An invented demand" }
state = "done"
date = 2023-03-15
source = "虚构记录"
[[dossier]]
key = "planted-more"
for = "accept-city"
pilot = "pilot-2"
title = { zh = "另一份材料", en = "Another document" }
why = { zh = "虚构要求", en = "An invented demand" }
state = "not-done"
source = "虚构记录"
`,
	"pilots.toml": `
[[case]]
key = "planted-shut"
pilot = "pilot-1"
region = "zhengzhou"
date = 2023-01-05
source = "虚构记录"
works = ["SHUT"]
title = { zh = "不公开的经验", en = "A case that is withheld" }
summary = { zh = "概要。", en = "A summary." }
[[case]]
key = "planted-sample"
pilot = "pilot-1"
region = "zhengzhou"
date = 2023-01-05
source = "虚构记录"
works = ["OPEN", "SHUT"]
title = { zh = "样本经验", en = "A sample case" }
summary = { zh = "概要。", en = "A summary." }
sample = true
[[case.adopter]]
region = "kaifeng"
who = { zh = "样本单位", en = "A sample body" }
state = "done"
date = 2024-02-02
source = "虚构记录"
[[base]]
key = "planted-sample"
kind = "innovation"
region = "anyang"
title = { zh = "样本基地", en = "A sample base" }
state = "done"
date = 2024-02-02
source = "虚构记录"
sample = true
[[base]]
key = "planted-not"
kind = "innovation"
region = "anyang"
title = { zh = "没有建成的基地", en = "A base that was not set up" }
state = "not-done"
source = "虚构记录"
`,
	"research.toml": `
[[study]]
key = "planted-shut"
kind = "project"
body = "centre"
title = { zh = "转化不公开的研究", en = "A study of which the conversion is withheld" }
state = "done"
date = 2024-02-02
source = "虚构记录"
[[study.conversion]]
work = "SHUT"
state = "done"
date = 2024-06-06
source = "虚构记录"
[[study]]
key = "planted-sample"
kind = "project"
body = "centre"
title = { zh = "样本研究", en = "A sample study" }
sample = true
[[study]]
key = "planted-not"
kind = "project"
body = "centre"
title = { zh = "没有转化的研究", en = "A study that was not converted" }
state = "done"
date = 2024-02-02
source = "虚构记录"
[[study.conversion]]
work = "OPEN"
state = "not-done"
source = "虚构记录"
`,
	"difficulties.toml": `
[[difficulty]]
key = "planted-shut"
region = "anyang"
date = 2023-02-08
source = "虚构记录"
about = ["SHUT"]
question = { zh = "不公开的问题？", en = "A question that is withheld?" }
[[difficulty]]
key = "planted-sample"
region = "anyang"
date = 2023-02-08
source = "虚构记录"
about = ["OPEN"]
question = { zh = "样本问题？", en = "A sample question?" }
sample = true
`,
	"training/course-1/course.toml": `
[[session.test]]
text = { zh = "由谁核算？", en = "Who works it out?" }
ref = "OPEN#4.1"
why = { zh = "见4.1。", en = "See 4.1." }
[[session.test.choice]]
text = { zh = "财务人员", en = "Financial staff" }
right = true
[[session.test.choice]]
text = { zh = "没有写", en = "It does not say" }
`,
}

// kept and missed deadlines of the plan, which the province has not on record.
var plantedDues = strings.NewReplacer(
	"{ date = 2021-11-30, words", `{ date = 2021-11-30, met = { state = "done", date = 2021-12-03, source = "虚构记录" }, words`,
	"{ date = 2023-02-28, words", `{ date = 2023-02-28, met = { state = "not-done", source = "虚构记录" }, words`,
	"{ date = 2023-04-30, words", `{ date = 2023-04-30, met = { state = "done", date = 2023-04-20, source = "虚构记录" }, words`,
)

// plant adds to the registers of the content.
func plant(t *testing.T, dir string) {
	t.Helper()
	const open, shut = "db41-t-9001", "db4105-t-904"
	names := strings.NewReplacer("OPEN", open, "SHUT", shut)
	change := func(name string, how func(string) string) {
		file := filepath.Join(dir, filepath.FromSlash(name))
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(how(string(b))), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for name, more := range planted {
		change(name, func(was string) string { return was + names.Replace(more) })
	}
	change("plan.toml", plantedDues.Replace)
}
