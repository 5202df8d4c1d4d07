package main

import (
	"fmt"
	"sync"

	"guiju/generator/model"
	"guiju/generator/schema"
	"guiju/generator/site"
)

// reference is what the handbook says of every key and every rule: the words
// that `new`, `schema` and `explain` say.
var reference = sync.OnceValue(func() *site.Reference {
	r := &site.Reference{}
	for _, f := range schema.Files() {
		file := site.ReferenceFile{Name: f.Name, Path: f.Path, Title: f.Title, About: f.About}
		file.Tables = referenceTables(nil, site.ReferenceTable{}, "", f.Keys)
		r.Files = append(r.Files, file)
	}
	for _, table := range ruleTables() {
		s := site.ReferenceStage{Name: table.name, Title: table.title}
		for _, rule := range table.rules {
			s.Rules = append(s.Rules, site.ReferenceRule{ID: rule.ID, Severity: rule.Severity, Says: patterns(rule.Message), Doc: rule.Doc, Mend: patterns(rule.Hint)})
		}
		r.Stages = append(r.Stages, s)
	}
	return r
})

func patterns(b model.Bilingual) model.Bilingual {
	return model.Bilingual{Zh: pattern(b.Zh), En: pattern(b.En)}
}

// referenceTables appends the table t with its keys, then the tables below it.
// above is the way to it: "track" for [[track]].
func referenceTables(out []site.ReferenceTable, t site.ReferenceTable, above string, keys []schema.Key) []site.ReferenceTable {
	for _, k := range keys {
		if k.Kind != schema.Table && k.Kind != schema.Records {
			t.Keys = append(t.Keys, referenceKey(k))
		}
	}
	if len(t.Keys) > 0 || t.Head != "" {
		out = append(out, t)
	}
	for _, k := range keys {
		if k.Kind != schema.Table && k.Kind != schema.Records {
			continue
		}
		name, head := k.Name, "[%s]"
		if above != "" {
			name = above + "." + name
		}
		if k.Kind == schema.Records {
			head = "[[%s]]"
		}
		out = referenceTables(out, site.ReferenceTable{Head: fmt.Sprintf(head, name), Title: k.Title, About: k.About}, name, k.Keys)
	}
	return out
}

func referenceKey(k schema.Key) site.ReferenceKey {
	kind, ok := kindWords[k.Kind]
	if !ok {
		panic("BUG: no words for the kind " + string(k.Kind))
	}
	out := site.ReferenceKey{Name: k.Name, Title: k.Title, About: k.About, Kind: kind, Required: k.Required}
	if k.Kind == schema.Bilingual {
		out.Example = model.Bilingual{
			Zh: k.Name + ".zh = " + schema.Quote(k.ExampleIn(model.Zh)), En: k.Name + ".en = " + schema.Quote(k.ExampleIn(model.En))}
	} else if k.Example != "" {
		out.Example.Zh = k.Name + " = " + k.Example
		out.Example.En = out.Example.Zh
	}
	if k.Vocabulary == "" {
		return out
	}
	choices, fixed := schema.Fixed(k.Vocabulary)
	for _, c := range choices {
		out.Values = append(out.Values, site.ReferenceValue{Value: c.Value, Title: c.Title})
	}
	if out.From, ok = openVocabularies[k.Vocabulary]; !ok && !fixed {
		panic("BUG: no words for the vocabulary " + k.Vocabulary)
	}
	return out
}

// kindWords tell people who do not program what a value looks like.
var kindWords = map[schema.Kind]model.Bilingual{
	schema.Words:     {Zh: "文字，加引号", En: "words, in quotes"},
	schema.Bilingual: {Zh: "中文和英文：分两行写 .zh 和 .en", En: "Chinese and English: two lines, .zh and .en"},
	schema.Date:      {Zh: "日期，不加引号", En: "a day, without quotes"},
	schema.Whole:     {Zh: "整数", En: "a whole number"},
	schema.Flag:      {Zh: "true（是）或 false（否）", En: "true or false"},
	schema.List:      {Zh: "若干个，写在方括号里，用逗号隔开", En: "several, in square brackets, with commas"},
	schema.Counts:    {Zh: "每一种一个整数", En: "a whole number for each"},
	schema.Hashes:    {Zh: "由程序写入", En: "written by the program"},
}

// openVocabularies say where the content sets the values that a key may have.
var openVocabularies = map[string]model.Bilingual{
	"levels":           {Zh: "system.toml 中 [[level]] 的 key", En: "key of a [[level]] in system.toml"},
	"matters":          {Zh: "matters.toml 中 [[matter]] 的 key", En: "key of a [[matter]] in matters.toml"},
	"selections":       {Zh: "proposals.toml 中 [[selection]] 的 key", En: "key of a [[selection]] in proposals.toml"},
	"bodies":           {Zh: "bodies.toml 中的机构", En: "a body of bodies.toml"},
	"tasks":            {Zh: "plan.toml 中的任务", En: "a task of plan.toml"},
	"evaluations":      {Zh: "assessment.toml 中的评估", En: "an evaluation of assessment.toml"},
	"evaluation-items": {Zh: "evaluation.toml 中的评价项目", En: "an item of evaluation.toml"},
	"indicators":       {Zh: "evaluation.toml 中的指标", En: "an indicator of evaluation.toml"},
	"directions":       {Zh: "pilots.toml 中的方向", En: "a direction of pilots.toml"},
	"pilots":           {Zh: "pilots.toml 中的试点", En: "a pilot of pilots.toml"},
	"forums":           {Zh: "research.toml 中的论坛", En: "a forum of research.toml"},
	"items":            {Zh: "publicity 中的文件夹名", En: "a folder of publicity"},
	"courses":          {Zh: "training 中的文件夹名", En: "a folder of training"},
	"tracks":           {Zh: "system.toml 中 [[track]] 的 key", En: "key of a [[track]] in system.toml"},
	"steps":            {Zh: "system.toml 中 [[track.step]] 的 key", En: "key of a [[track.step]] in system.toml"},
	"areas":            {Zh: "system.toml 中 [[area]] 的 key", En: "key of an [[area]] in system.toml"},
	"boxes":            {Zh: "framework.toml 中 [[box]] 的 code", En: "code of a [[box]] in framework.toml"},
	"regions":          {Zh: "regions.toml 中 [[region]] 的 key", En: "key of a [[region]] in regions.toml"},
	"phases":           {Zh: "plan.toml 中 [[phase]] 的 key", En: "key of a [[phase]] in plan.toml"},
	"works":            {Zh: "standards 里文件夹的名称", En: "name of a folder in standards"},
	"regulations":      {Zh: "regulations 里文件夹的名称", En: "name of a folder in regulations"},
	"policies":         {Zh: "policies 里文件夹的名称", En: "name of a folder in policies"},
}
