package wording

import (
	"strings"

	"guiju/generator/model"
)

// Lead is a prescribed sentence: it begins with Start and has Contains in it.
type Lead struct {
	Start, Contains string
	Whole           string // what a hint shows
}

// Leads are the sentences that clauses 2 and 3 begin with (GB/T 1.1—2020, 8.6,
// 8.7; GB/T 1.1—2009, 6.2.3, 6.3.2), by clause, language and, for clause 2, the
// edition of GB/T 1.1.
var Leads = map[string][]Lead{
	"2 zh 2020": {
		{"下列文件中的内容通过文中的规范性引用而构成本文件必不可少的条款。其中，注日期的引用文件，仅该日期对应的版本适用于本文件；不注日期的引用文件，其最新版本（包括所有的修改单）适用于本文件。", "",
			"下列文件中的内容通过文中的规范性引用而构成本文件必不可少的条款。其中，注日期的引用文件，仅该日期对应的版本适用于本文件；不注日期的引用文件，其最新版本（包括所有的修改单）适用于本文件。"},
		{"本文件没有规范性引用文件。", "", ""},
	},
	"2 zh 2009": {
		{"下列文件对于本文件的应用是必不可少的。凡是注日期的引用文件，仅注日期的版本适用于本文件。凡是不注日期的引用文件，其最新版本（包括所有的修改单）适用于本文件。", "",
			"下列文件对于本文件的应用是必不可少的。凡是注日期的引用文件，仅注日期的版本适用于本文件。凡是不注日期的引用文件，其最新版本（包括所有的修改单）适用于本文件。"},
	},
	"2 en 2020": {
		{"The contents of the following documents, through normative references in this text, constitute indispensable provisions of this document.", "",
			"The contents of the following documents, through normative references in this text, constitute indispensable provisions of this document. Among them, for dated references, only the edition corresponding to that date applies to this document. For undated references, the latest edition (including all amendments) applies to this document."},
		{"There are no normative references in this document.", "", ""},
	},
	"2 en 2009": {
		{"The following documents are indispensable for the application of this document.", "",
			"The following documents are indispensable for the application of this document. For dated references, only the edition cited applies to this document. …"},
	},
	"3 zh": {
		{"下列术语和定义适用于本", "", "下列术语和定义适用于本文件。"},
		{"", "界定的以及下列术语和定义适用于本", ""}, {"", "界定的术语和定义适用于本", ""},
		{"本文件没有需要界定的术语和定义。", "", ""}, {"本标准没有需要界定的术语和定义。", "", ""},
	},
	"3 en": {
		{"For the purposes of this", "terms and definitions", "For the purposes of this document, the following terms and definitions apply."},
		{"No terms and definitions are listed in this", "", ""},
	},
}

// IsLead reports whether words are the prescribed beginning of a clause, "2" or
// "3", in any edition of GB/T 1.1.
func IsLead(clause, words string, l model.Lang) bool {
	words = Evenly(words)
	for _, key := range []string{clause + " " + string(l), clause + " " + string(l) + " 2020", clause + " " + string(l) + " 2009"} {
		for _, lead := range Leads[key] {
			if strings.HasPrefix(words, Evenly(lead.Start)) && strings.Contains(words, Evenly(lead.Contains)) {
				return true
			}
		}
	}
	return false
}

// Evenly writes a sentence without the width of its punctuation and its spaces,
// for which there are rules of their own.
func Evenly(s string) string { return even.Replace(s) }

var even = strings.NewReplacer(" ", "", "\u00a0", "", "\u3000", "", ",", "，", ";", "；", "(", "（", ")", "）", ":", "：")
