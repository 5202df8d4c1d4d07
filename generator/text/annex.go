package text

import (
	"regexp"
	"strings"

	"guiju/generator/model"
)

// annex opens an annex; its status and title may stand on lines of their own.
func (b *standardBuilder) annex(p *piece, m []string) {
	letter := ascii(m[2])
	number := m[1] + letter
	if m[1] != "附录" {
		number = "Annex " + letter
	}
	status, at := m[3], p
	title := cutLeft(cut(p.inlines, len(m[0])))
	if q := b.ahead(0); status == "" && len(title) == 0 && q != nil && q.kind == paragraph && annexOnLine.MatchString(b.words(q)) {
		at = b.take()
		status = b.words(at)
		if q := b.ahead(0); q != nil && q.kind == paragraph && looksTitled(b.words(q)) {
			title = b.take().inlines
		}
	} else if status == "" {
		b.report(annexStatus, p.content, p.to, number)
	}
	b.begin(p, 1, letter, &model.Provision{
		Kind: model.Annex, Number: number, ID: letter, Title: title,
		Normative: !strings.Contains(status, "资料性") && !strings.Contains(status, "informative"),
	})
	if m := annexBrackets.FindStringSubmatchIndex(b.words(at)); m != nil {
		b.statuses = append(b.statuses, annexWord{at.content + m[2], at.content + m[3], b.words(at)[m[2]:m[3]]})
	}
}

// annexBrackets finds the words between the brackets of an annex's status.
var annexBrackets = regexp.MustCompile(`[(（]` + sp + `*((?:规范性|资料性)(?:附录)?)` + sp + `*[)）]`)

// annexWord is the status of an annex as written: 规范性, or 规范性附录.
type annexWord struct {
	from, to int
	words    string
}

// annexForms reports the statuses in the form of the other edition: 2009 prints
// （规范性附录）, 2020 （规范性）.
func (b *standardBuilder) annexForms() {
	for _, a := range b.statuses {
		want := strings.TrimSuffix(a.words, "附录")
		if b.text.Form == 2009 {
			want += "附录"
		}
		if b.text.Form != 0 && want != a.words {
			at := b.at(a.from, a.to)
			b.problems = append(b.problems, annexForm.At(at, a.words, want, b.text.Form).Mended(at, want))
		}
	}
}
