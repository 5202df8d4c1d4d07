package word

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"guiju/generator/manuscript"
	"guiju/generator/model"
)

// TestLongNumbers: the text of a list's number stands before every paragraph
// and is bounded, however long the file makes it.
func TestLongNumbers(t *testing.T) {
	item := `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>`
	for name, text := range map[string]string{"words": strings.Repeat("长", 100_000), "levels": strings.Repeat("%1.", 50_000)} {
		d := mustRead(t, docx(map[string]string{
			"document.xml":  strings.Repeat(item, 3),
			"numbering.xml": `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1000000000"/><w:numFmt w:val="decimal"/><w:lvlText w:val="` + text + `"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
		}), Options{})
		for n, line := range d.Lines() {
			if len(line) > 16*longestLabel {
				t.Errorf("%s: paragraph %d has %d bytes", name, n, len(line))
			}
		}
		if len(d.Findings) == 0 || d.Findings[0].Rule != longLabel {
			t.Errorf("%s: %v", name, d.Findings)
		}
	}
}

// TestCircles: styles, numbering styles and notes that lead back to themselves
// end somewhere, and no word is lost on the way.
func TestCircles(t *testing.T) {
	d := mustRead(t, docx(map[string]string{
		"document.xml": `<w:p><w:pPr><w:pStyle w:val="a"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>甲</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>`,
		"styles.xml": `<w:style w:type="paragraph" w:styleId="a"><w:name w:val="a"/><w:basedOn w:val="b"/><w:link w:val="a"/></w:style>` +
			`<w:style w:type="paragraph" w:styleId="b"><w:name w:val="b"/><w:basedOn w:val="a"/></w:style>` +
			`<w:style w:type="numbering" w:styleId="x"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`,
		"numbering.xml": `<w:abstractNum w:abstractNumId="0"><w:styleLink w:val="x"/><w:numStyleLink w:val="x"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
		"footnotes.xml": `<w:footnote w:id="1"><w:p><w:r><w:t>乙</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p></w:footnote>`,
	}), Options{})
	if len(d.Notes) != 1 || said(d.Blocks) != "甲" || said(d.Notes[0].Blocks) != "乙" {
		t.Errorf("blocks %q, notes %d", said(d.Blocks), len(d.Notes))
	}
}

// BenchmarkBook reads and transcribes a standard of about a hundred pages.
func BenchmarkBook(b *testing.B) {
	var body strings.Builder
	say := func(format string, args ...any) {
		fmt.Fprintf(&body, `<w:p><w:r><w:t>`+format+`</w:t></w:r></w:p>`, args...)
	}
	say("1　范围")
	say("本文件规定了样例的要求。")
	for c := 2; c < 60; c++ {
		say("%d　第%d类样例的管理", c, c)
		for s := 1; s < 26; s++ {
			say("%d.%d　样例单位应按规定的周期核对第%d项内容，并在3个工作日内把核对的结果记入台账，核对中发现的差异应逐项说明原因。", c, s, s)
		}
	}
	data := docx(map[string]string{"document.xml": body.String()})
	b.SetBytes(int64(body.Len()))
	for b.Loop() {
		d, problems, err := Read("a.docx", bytes.NewReader(data), int64(len(data)), Options{})
		if err != nil || len(problems) > 0 {
			b.Fatal(problems, err)
		}
		if tr := manuscript.Transcribe(d, manuscript.Options{Lang: model.Zh}); tr.Counts.Clauses != 59 {
			b.Fatalf("%d clauses", tr.Counts.Clauses)
		}
	}
}
