package text

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"guiju/generator/model"
)

// policyBuilder reads plans and notices as they are pasted: one paragraph a
// line, a letter before the title, attachments after the text.
type policyBuilder struct {
	*builder
	items itemTree
	annex *model.Provision
	half  *piece // the first marker in half-width brackets
	tight *piece // the first 1. without a space
}

// policy builds a text of the policy grammar.
func (b *builder) policy() {
	pb := &policyBuilder{builder: b}
	pb.items = itemTree{builder: b, rule: repeatedID}
	title := pb.findTitle()
	for p := b.take(); p != nil; p = b.take() {
		pb.piece(p, p == title)
	}
	if pb.half != nil {
		b.guess(pb.half, model.Bilingual{Zh: "序号（全文的半角括号按全角理解）", En: "a number (half-width brackets throughout the text)"})
	}
	if pb.tight != nil {
		b.guess(pb.tight, model.Bilingual{Zh: "序号（全文“1.”后没有空格）", En: "a number (no space after “1.” throughout the text)"})
	}
}

func (b *policyBuilder) piece(p *piece, isTitle bool) {
	switch {
	case isTitle:
		b.title(p)
	case p.kind == heading:
		b.heading(p)
	case p.kind == item && b.items.takes(p):
		b.noteStyle(p)
		b.items.item(p, b.annex)
	case p.kind == numbered && b.acceptsNumber(p.num):
		b.number(p, p.num, p.num, nil)
		b.add(&model.Paragraph{BlockBase: model.BlockBase{Pos: b.at(p.content, p.to)}, Inlines: p.inlines})
	case p.kind == paragraph && annexLine.MatchString(b.words(p)):
		b.guess(p, model.Bilingual{Zh: "附件的开始", En: "the beginning of an attachment"})
		b.beginAnnex(p, annexLine.FindStringSubmatch(b.words(p)), nil)
		if q := b.ahead(0); q != nil && q.kind == paragraph && looksTitled(b.words(q)) {
			b.guess(q, model.Bilingual{Zh: "附件的标题", En: "the title of the attachment"})
			b.annex.Title = b.take().inlines
		}
	default:
		b.commonBlock(p)
	}
}

func (b *policyBuilder) noteStyle(p *piece) {
	if b.half == nil && b.lang == model.Zh && strings.HasPrefix(p.marker, "(") {
		b.half = p
	}
	if b.tight == nil && p.family == digitDot && p.content == p.from+len(p.marker) && strings.HasSuffix(p.marker, ".") {
		b.tight = p
	}
}

var (
	annexLine = regexp.MustCompile(`^(附件|Attachment|Annex)` + sp + `*([0-9一二三四五六七八九十]{0,3})` + sp + `*[：:]?$`)
	annexHead = regexp.MustCompile(`^(附件|Attachment|Annex)` + sp + `*([0-9一二三四五六七八九十]{0,3})(?:` + sp + `*[：:]` + sp + `*|` + sp + `+|$)`)
	titleEnd  = regexp.MustCompile(`(?:方案|通知|意见|规划|办法|计划|细则|要点|决定|纲要|制度|规定|安排|通告|公告|批复|函)(?:[（(].{1,12}[)）])?$`)
	romanNum  = regexp.MustCompile(`^([IVXLC]+)\.` + sp + `+`)
	hanHead   = regexp.MustCompile(`^(` + hanNumeral + `)` + sp + `+`)
	policyNum = regexp.MustCompile(`^([0-9]+(?:\.[0-9]+)*)\.?(?:` + sp + `+|$)`)
)

// findTitle looks for the line that is the title: the first # line, else a
// line without punctuation that ends like a title (…方案, …通知), before the
// first number.
func (b *policyBuilder) findTitle() *piece {
	var found *piece
	for _, p := range b.pieces {
		switch {
		case p.kind == heading && p.level == 1:
			return p
		case p.kind == heading, p.kind == item, p.kind == paragraph && annexLine.MatchString(b.words(p)):
			return found
		case p.kind == paragraph && found == nil && looksTitled(b.words(p)) && titleEnd.MatchString(b.words(p)):
			found = p
		}
	}
	return found
}

func looksTitled(words string) bool {
	n := utf8.RuneCountInString(words)
	return n > 0 && n <= 60 && !strings.ContainsAny(words, "。；，：,;:！？")
}

// title takes the title. Where a letter stands before it the line is also
// kept in its place in the head.
func (b *policyBuilder) title(p *piece) {
	b.text.Title = titleWords(p)
	if p.kind == paragraph {
		b.guess(p, model.Bilingual{Zh: "文件标题", En: "the title of the document"})
	}
	b.titleInHead(p)
}

// titleInHead keeps a title line in its place where something stands before
// it, so that the head still reads in order.
func (b *builder) titleInHead(p *piece) {
	if len(b.text.Head) > 0 {
		para := b.addParagraph(&piece{kind: paragraph, pos: p.pos, inlines: p.inlines})
		para.ID, _ = b.id("title")
	}
}

// heading takes # lines: an item (## 一、 or ## 1), an attachment, or a
// heading without a number.
func (b *policyBuilder) heading(p *piece) {
	words := b.words(p)
	if m := romanNum.FindStringSubmatch(words); m != nil {
		b.items.open = b.items.open[:0]
		b.items.heading(p, &piece{family: hanComma, num: arabic(m[1]), content: len(m[0]), marker: m[1] + "."}, b.annex)
		return
	}
	if q := officeItem(b.scanner, words); q != nil && (q.family != digitDot || b.office()) {
		b.items.heading(p, q, b.annex)
		return
	}
	if m := hanHead.FindStringSubmatch(words); m != nil && b.lang == model.Zh {
		if num, ok := ordinal(m[1]); ok {
			b.items.heading(p, &piece{family: hanComma, num: num, content: len(m[0]), marker: m[1]}, b.annex)
			return
		}
	}
	if m := policyNum.FindStringSubmatch(words); m != nil {
		b.number(p, m[1], m[1], cutLeft(cut(p.inlines, len(m[0]))))
		return
	}
	if m := annexHead.FindStringSubmatch(words); m != nil {
		b.beginAnnex(p, m, cutLeft(cut(p.inlines, len(m[0]))))
		return
	}
	pr := &model.Provision{Title: p.inlines}
	up := b.annex
	if cur := b.items.current(); p.level > 2 && cur != nil {
		up = cur
	} else {
		b.items.open = nil
	}
	b.items.hang(p, pr, up, b.headingID())
	pr.Kind = model.SectionKind
}

// office reports whether 1. is a level of the office numbering here: always in
// Chinese, in English below a Roman number. Elsewhere an English 1. is the
// first level, with 1.1 below it.
func (b *policyBuilder) office() bool {
	return b.lang == model.Zh || len(b.items.open) > 0 && b.items.open[0].family == hanComma
}

// number opens an item by a dotted number, as English texts have it: 2.1.3
// stands below 2.1.
func (b *policyBuilder) number(p *piece, num, printed string, title []model.Inline) {
	t := &b.items
	last := strings.LastIndexByte(num, '.')
	at := b.openNumber(num[:max(last, 0)])
	want := num
	if at >= 0 {
		t.open = t.open[:at+1]
		want = t.current().ID + num[last:]
	} else {
		t.open = t.open[:min(len(t.open), strings.Count(num, "."))]
		if b.annex != nil {
			want = b.annex.ID + "." + num
		}
	}
	up := t.current()
	if up == nil {
		up = b.annex
	}
	pr := &model.Provision{Number: printed, Title: title}
	t.hang(p, pr, up, want)
	t.open = append(t.open, openItem{Provision: pr, level: p.level})
}

// openNumber returns the place of the innermost open item with the number, -1
// if there is none.
func (b *policyBuilder) openNumber(num string) int {
	for j := len(b.items.open) - 1; j >= 0; j-- {
		o := b.items.open[j]
		if num != "" && (o.family == noFamily || o.family == digitDot) && strings.TrimRight(ascii(o.Number), ".、") == num {
			return j
		}
	}
	return -1
}

// acceptsNumber reports whether the item above a dotted number is open.
func (b *policyBuilder) acceptsNumber(num string) bool {
	return b.openNumber(num[:strings.LastIndexByte(num, '.')]) >= 0
}

// beginAnnex opens 附件 or 附件1: annex, annex-1. Its numbering begins anew
// and has addresses of its own: annex-1.2.
func (b *policyBuilder) beginAnnex(p *piece, m []string, title []model.Inline) {
	number, id := m[1], "annex"
	if m[2] != "" {
		n, ok := ordinal(m[2])
		if !ok {
			n = m[2]
		}
		if m[1] != "附件" {
			number += " "
		}
		number += m[2]
		id += "-" + n
	}
	pr := &model.Provision{Number: number, Title: title}
	b.items.hang(p, pr, nil, id)
	pr.Kind = model.Annex
	b.annex = pr
	b.items.reset(pr)
}
