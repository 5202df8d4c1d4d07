package main

import (
	"reflect"
	"testing/fstest"

	"guiju/generator/model"
)

// programme puts the withheld work into the registers by which the work is run,
// evaluated, spread and taught: beside the open work in records that stay, and
// alone, or by what its provisions say, in records whose every string is a
// canary.
func (f *filler) programme(sys *model.System, w *model.Work) {
	openProgramme(sys, w.ID)
	record := func(v any, name string) { f.fill(reflect.ValueOf(v).Elem(), name) }
	finding, repeat, about := &model.Finding{}, &model.Case{}, &model.Case{}
	record(finding, "Findings")
	finding.Works, finding.Region, finding.Evaluation, finding.Task = []string{w.ID}, "region", "mid", "task"
	finding.Measures[0].Owner = "body"
	sys.Findings = append(sys.Findings, finding)
	record(repeat, "Cases")
	repeat.Works, repeat.About = []string{w.ID}, nil
	record(about, "CasesAbout")
	about.Works, about.About = nil, []string{w.ID + "#4"}
	for _, v := range []*model.Case{repeat, about} {
		v.Pilot, v.Region, v.Item, v.Adopters[0].Region = "pilot", "region", "item", "region"
	}
	repeat.Key, about.Key = canary+"-case", canary+"-about"
	sys.Cases = append(sys.Cases, repeat, about)
	asked, changed := &model.Difficulty{}, &model.Difficulty{}
	record(asked, "Difficulties")
	asked.About, asked.Changes = []string{w.ID + "#4"}, nil
	record(changed, "Changes")
	changed.About, changed.Changes = nil, []string{w.ID}
	for _, v := range []*model.Difficulty{asked, changed} {
		v.Region, v.Body, v.Area = "region", "body", ""
	}
	sys.Difficulties = append(sys.Difficulties, asked, changed)
	for _, c := range []model.Conversion{{Work: w.ID}, {About: []string{w.ID + "#4"}}, {Work: w.ID, About: []string{"open#4"}}} {
		record(&c.How, "Conversions.How")
		c.State, c.Source = model.Done, canary+"-Conversions.Source"
		sys.Studies[0].Conversions = append(sys.Studies[0].Conversions, c)
	}
	session := &sys.Courses[0].Sessions[0]
	quote, test, key := model.Quotation{}, model.Test{}, model.QuoteRecord{}
	record(&quote, "Quotes")
	record(&test, "Tests")
	record(&key, "Quoted")
	quote.Ref, test.Ref, key.Ref = w.ID+"/2024#4", w.ID+"#4", w.ID+"#4"
	session.Quotes, session.Tests = append(session.Quotes, quote), append(session.Tests, test)
	sys.Courses[0].Keys.Quotes = append(sys.Courses[0].Keys.Quotes, key)
}

// openProgramme fills those registers with what is said of the open work, and,
// where secret is the id of another work, of that one beside it.
func openProgramme(sys *model.System, secret string) {
	titled, day := model.Bilingual{Zh: "公开的", En: "Open"}, model.NewDate(2025, 3, 1)
	works, targets, pages := []string{"open"}, []string{"open#4"}, []string{"standards/open.html"}
	var its []string // what names nothing but the withheld work
	if secret != "" {
		its = []string{secret}
		works, targets = append(works, secret), append(targets, secret+"#4", secret)
		pages = append(pages, "standards/"+secret+".html", "standards/"+secret+"/register.html", "standards/"+secret+"/2024.html", "standards/"+secret+"/both.html")
	}
	var page string
	if secret != "" {
		page = "standards/" + secret + ".html"
	}
	done := model.Outcome{State: model.Done, Date: day, Source: "s"}
	sys.Bodies = []*model.Body{{Key: "body", Kind: "department", Title: titled, Region: "region"}}
	sys.Roles = []*model.Role{{Key: "role", Title: titled, Names: []model.RoleNames{{Zh: []string{"司机"}, Works: works}}}}
	sys.Plan = model.Plan{
		Principles: []model.Principle{{Key: "p", Title: titled, Text: titled, Shown: pages}},
		Phases:     []model.Phase{{Key: "phase", Title: titled, Start: model.NewDate(2024, 1, 1), End: model.NewDate(2026, 12, 31)}},
		Tasks: []model.Task{{Key: "task", Phase: "phase", Title: titled, Owner: "body", Shown: pages,
			Measures: []model.Measure{{Title: titled}}, Dues: []model.Due{{Date: day, Words: titled, For: titled}}}},
		Artefacts:   []model.Artefact{{Key: "a", Title: titled, Page: page}},
		Assignments: []model.Assignment{{Task: "task", Measure: 1, Body: "body", Title: titled}},
	}
	sys.Mechanisms = model.Mechanisms{
		Traits: []model.Trait{{Key: "t", Title: titled, In: []string{"3.2"}, Shown: pages}},
		Parts:  []model.Mechanism{{Key: "m", Title: titled, Text: titled, In: []string{"3.2"}, Shown: pages}},
	}
	sys.Processes = []*model.Process{
		{Key: "open", Kind: "process", Title: titled, Owner: "body", Box: "100", Works: works},
		{Key: "its", Kind: "rule", Title: titled, Owner: "body", Box: "100", Works: its},
	}
	sys.Evaluations = []*model.Evaluation{{Key: "mid", Kind: "mid-term", Title: titled, Outcome: done, Result: titled}}
	sys.Findings = []*model.Finding{{Key: "f", Evaluation: "mid", Title: titled, Region: "region", Task: "task", Works: works, Date: day}}
	sys.Dossier = []*model.Dossier{{Key: "d", For: "accept-province", Title: titled, Page: page, Why: titled}}
	sys.Scoring = model.Scoring{
		Rules:  []*model.EvaluationRules{{Key: "r", Title: titled, Issued: done}},
		Parts:  []*model.EvaluationPart{{Key: "part", Title: titled, Weight: "100", Items: []model.EvaluationItem{{Key: "i", Title: titled, Points: "5", How: titled, Pages: pages}}}},
		Scores: []*model.Score{{Item: "i", Region: "region", Period: "2025", Points: "3"}},
	}
	sys.Indicators = nil
	for _, kind := range model.Measures {
		sys.Indicators = append(sys.Indicators, &model.Indicator{Key: kind, Kind: "monitoring", Title: titled, Unit: titled, Every: "year", Since: "2024", Measured: kind})
	}
	sys.Directions = []*model.Direction{{Key: "dir", Title: titled}}
	sys.Pilots = []*model.Pilot{
		{Key: "pilot", Title: titled, Region: "region", Directions: []string{"dir"}, Works: works},
		{Key: "its", Title: titled, Region: "region", Directions: []string{"dir"}, Works: its},
	}
	sys.Cases = []*model.Case{{Key: "case", Title: titled, Pilot: "pilot", Region: "region", Works: works, About: targets, Summary: titled, Steps: titled, Item: "item",
		Adopters: []model.Adopter{{Region: "region", Who: titled, Outcome: done}}}}
	sys.Bases = []*model.Base{
		{Key: "base", Kind: "showcase", Title: titled, Region: "region", Works: works, Courses: []string{"course"}, Outcome: done},
		{Key: "its", Kind: "practice", Title: titled, Region: "region", Works: its},
	}
	sys.Studies = []*model.Study{{Key: "study", Kind: "project", Title: titled, Body: "body", Region: "region",
		Conversions: []model.Conversion{{Work: "open", About: targets, How: titled, Outcome: done}}}}
	sys.Forums = []*model.Forum{{Key: "forum", Title: titled, Place: titled, Item: "item", Outcome: done}}
	sys.Difficulties = []*model.Difficulty{{Key: "q", Question: titled, Region: "region", About: targets, Answer: titled, Changed: titled, Changes: works}}
	sys.Aims = []*model.Aim{{Key: "aim", Title: titled, Words: titled, Targets: targets, Pages: pages}, {Key: "its", Title: titled, Words: titled, Targets: its}}
	sys.Readings = []*model.Reading{{Key: "c1", Title: titled, Problem: titled, Shown: titled, Pages: pages}}
	course := sys.Courses[0]
	course.Materials = []model.Material{{Title: titled, Page: "standards/open.html"}}
	if secret != "" {
		for _, p := range pages[1:] {
			course.Materials = append(course.Materials, model.Material{Title: titled, Page: p})
		}
	}
	course.Sessions[0].Questions = []model.Question{{Text: titled}}
	course.Sessions[0].Tests = []model.Test{{Text: titled, Ref: "open#4", Why: titled, Choices: []model.Choice{{Text: titled, Right: true}, {Text: titled}}}}
	course.Keys.Quotes = []model.QuoteRecord{{Ref: "open#4", Edition: "2024", Hash: "0", Checked: day}}
	sys.Publicity = sys.Publicity[:1]
	sys.Publicity[0].About = its
	for _, kind := range model.ItemKinds {
		i := &model.Item{ID: kind, Kind: kind, Title: titled, Summary: titled, Date: day, About: targets, Audience: []string{"public"}, Channels: []string{"website"},
			Texts: map[model.Lang]*model.Text{model.Zh: sentence(model.Zh, "正文"), model.En: sentence(model.En, "words")}}
		switch kind {
		case "event":
			i.Event = model.Gathering{Kind: "training", Start: day, Place: titled}
		case "video":
			i.Video, i.Files = "film.webm", []string{"captions.zh.vtt", "film.webm"}
			i.Captions = map[model.Lang][]model.Cue{model.Zh: {{Start: 0, End: 1000, Text: "字幕"}}}
		}
		sys.Publicity = append(sys.Publicity, i)
	}
	sys.Pages = []*model.Item{{ID: "page", Title: titled, About: targets, Menu: 1, Texts: map[model.Lang]*model.Text{model.Zh: sentence(model.Zh, "正文")}}}
}

// besides are the files of openProgramme.
var besides = fstest.MapFS{
	"publicity/video/film.webm":       &fstest.MapFile{Data: []byte("film")},
	"publicity/video/captions.zh.vtt": &fstest.MapFile{Data: []byte("WEBVTT\n\n00:00.000 --> 00:01.000\n字幕\n")},
}
