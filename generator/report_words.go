package main

import "guiju/generator/model"

// htmlWords are the words of the HTML report in one language.
type htmlWords struct {
	Title, Import, AsOf, Stop    string
	LeftOut, Changes             string // of an import
	ByRule, ByFile, Findings     string
	Rule, Severity, Count, Files string
	Means, File, Why, None       string
	AllRules, AllFiles, Reset    string
	Shown                        string    // {1} of {2} are shown
	Levels                       [3]string // errors, warnings, notes
	Severities                   [3]string // by model.Severity
	Accepted                     string
	Line, Column, Paragraph      string
}

func (w htmlWords) severity(s model.Severity) string { return w.Severities[s] }

var wordsOf = map[model.Lang]htmlWords{
	model.Zh: {
		Title: "检查报告", Import: "导入报告", LeftOut: "没有作正文的内容", Changes: "改动", AsOf: "截止日期", Stop: "。",
		ByRule: "按规则", ByFile: "按文件", Findings: "全部问题",
		Rule: "规则", Severity: "级别", Count: "次数", Files: "文件数",
		Means: "说明", File: "文件", Why: "依据", None: "没有发现问题。",
		AllRules: "全部规则", AllFiles: "文件名的一部分", Reset: "全部显示",
		Shown: "显示 {1} 条，共 {2} 条", Levels: [3]string{"错误", "警告", "提示"},
		Severities: [3]string{model.Info: "提示", model.Warning: "警告", model.Error: "错误"},
		Accepted:   "原文如此", Line: "第 %d 行", Column: "第 %d 列", Paragraph: "第 %d 段",
	},
	model.En: {
		Title: "Check report", Import: "Import report", LeftOut: "Not part of the text", Changes: "Changes", AsOf: "As of", Stop: ". ",
		ByRule: "By rule", ByFile: "By file", Findings: "All findings",
		Rule: "Rule", Severity: "Severity", Count: "Count", Files: "Files",
		Means: "What it means", File: "File", Why: "Why", None: "Nothing was found.",
		AllRules: "all rules", AllFiles: "part of a file name", Reset: "Show all",
		Shown: "{1} of {2} shown", Levels: [3]string{"Errors", "Warnings", "Notes"},
		Severities: [3]string{model.Info: "note", model.Warning: "warning", model.Error: "error"},
		Accepted:   "accepted as issued", Line: "line %d", Column: ", column %d", Paragraph: "paragraph %d",
	},
}
