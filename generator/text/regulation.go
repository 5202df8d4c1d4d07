package text

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"guiju/generator/model"
)

// A regulation is divided by rank, whatever the number of its #: 编, 分编, 章,
// 节 (立法技术规范（试行）（一）, 7.1). Below them stand articles, whose numbers
// run through the whole text; below an article its paragraphs (款) and their
// items (项), which are addressed and not listed.
//
// Addresses of divisions name the divisions above them, since 第一节 begins
// again in every chapter: chapter-2-section-1. A heading without 第…章 is
// heading-1, heading-2, … in text order, the same in both languages.
//
// A text without a single article counts 一、 （一） 1.; its items are then
// provisions with the addresses of a policy.
type regulationBuilder struct {
	*builder
	open     []division
	items    itemTree
	articles bool // the text has articles
	cur      *model.Provision
	clause   int    // paragraphs (款) of the current article so far
	last     int    // number of the last article
	contents string // first line of a table of contents that is being read; "…" before it
	lastName string
	ranks    map[int]int // rank of divisions by number of #, as seen
}

type division struct {
	*model.Provision
	rank int
	num  bool // has a number of its own: it names the divisions below it
}

// regulation builds a text of the regulation grammar.
func (b *builder) regulation() {
	rb := &regulationBuilder{builder: b, ranks: map[int]int{}}
	rb.items = itemTree{builder: b, rule: regulationRepeat}
	for _, p := range b.pieces {
		rb.articles = rb.articles || p.kind == article
	}
	rb.head()
	for p := b.take(); p != nil; p = b.take() {
		rb.piece(p)
	}
	lateDates(b.text)
}

func (b *regulationBuilder) piece(p *piece) {
	switch {
	case p.kind == heading:
		b.heading(p)
	case p.kind == article && b.startsArticle(p):
		b.article(p)
	case p.kind == article:
		b.paragraph(p.rest(b.source))
	case p.kind == item && !b.articles && b.items.takes(p):
		b.items.item(p, b.top())
		b.cur = nil
	case p.kind == paragraph && b.isDivision(p):
		b.guess(p, model.Bilingual{Zh: "章节的标题", En: "the heading of a division"})
		b.heading(p)
	case p.kind == paragraph && isAttachment(b.words(p)):
		b.guess(p, model.Bilingual{Zh: "附件的标题", En: "the heading of an attachment"})
		b.division(p, unnumberedRank, model.Provision{Kind: model.ChapterKind, Title: p.inlines})
	case p.kind == paragraph || p.kind == words:
		b.paragraph(p)
	case p.kind == item && b.cur != nil && b.clause == 0:
		b.clause = 1
		b.sink.owner = b.cur.ID + ".1"
		b.addItem(p)
	default:
		b.commonBlock(p)
	}
}

// paragraph adds a 款 to an article, else a paragraph where it stands.
func (b *regulationBuilder) paragraph(p *piece) {
	para := b.addParagraph(p)
	if b.cur == nil {
		return
	}
	b.clause++
	para.ID, _ = b.id(b.cur.ID + "." + strconv.Itoa(b.clause))
	b.sink.owner = para.ID
}

// unnumberedRank is the rank of a heading that nothing else tells.
const unnumberedRank = 3

// ranksByLevel is the rank of a heading without a name, by its #.
var ranksByLevel = [...]int{0, 1, unnumberedRank, 4, 5, 6, 7}

var (
	divisionZh = regexp.MustCompile(`^第` + sp + `*(` + hanNumeral + `|[0-9０-９]{1,3})` + sp + `*(编|分编|章|节)(?:` + sp + `+|$|)`)
	divisionEn = regexp.MustCompile(`^(Part|Subpart|Sub-part|Chapter|Section) ([0-9]+|[IVXLC]+)[.:]?(?:` + sp + `+|$)`)
	dottedHead = regexp.MustCompile(`^([0-9]+(?:\.[0-9]+)+)` + sp + `*`)
	itemHead   = regexp.MustCompile(`^(?:` + hanNumeral + `、|[(（]` + hanNumeral + `[)）])`)
)

// isDivision reports whether a line without # is the heading of a division, as
// in a law pasted from a web page. The lines below 目录 are only its table of
// contents: until the first of them comes again they are paragraphs.
func (b *regulationBuilder) isDivision(p *piece) bool {
	words := b.words(p)
	bare := strings.Join(strings.FieldsFunc(words, isBlank), "")
	if bare == "目录" || bare == "目次" {
		b.contents = beforeContents
		return false
	}
	m := divisionZh.FindString(words)
	if m == "" || m == words || p.first != p.last || !isBlank([]rune(words)[utf8.RuneCountInString(m)-1]) || !looksTitled(words) || utf8.RuneCountInString(words) > 40 {
		return false
	}
	switch b.contents {
	case "":
		return true
	case beforeContents:
		b.contents = bare
	case bare:
		b.contents = ""
		return true
	}
	return false
}

// beforeContents says that 目录 was read and its first line is still to come.
const beforeContents = "…"

// divisions maps the printed name of a division to its rank, kind and the word
// in its address.
var divisions = map[string]struct {
	rank int
	kind model.ProvisionKind
	word string
}{
	"编": {1, model.PartKind, "part"}, "Part": {1, model.PartKind, "part"},
	"分编": {2, model.PartKind, "subpart"}, "Subpart": {2, model.PartKind, "subpart"}, "Sub-part": {2, model.PartKind, "subpart"},
	"章": {3, model.ChapterKind, "chapter"}, "Chapter": {3, model.ChapterKind, "chapter"},
	"节": {4, model.SectionKind, "section"}, "Section": {4, model.SectionKind, "section"},
}

// heading opens a division, or a titled item in a text without articles.
func (b *regulationBuilder) heading(p *piece) {
	words := b.words(p)
	name, num, n := "", "", 0
	if m := divisionZh.FindStringSubmatch(words); m != nil {
		if v, ok := ordinal(m[1]); ok {
			name, num, n = m[2], v, len(m[0])
		}
	} else if m := divisionEn.FindStringSubmatch(words); m != nil {
		name, num, n = m[1], arabic(m[2]), len(m[0])
	}
	if name != "" {
		d := divisions[name]
		b.ranks[p.level] = d.rank
		b.division(p, d.rank, model.Provision{
			Kind: d.kind, Number: strings.TrimFunc(words[:n], isBlank), ID: d.word + "-" + num, Title: cutLeft(cut(p.inlines, n)),
		})
		return
	}
	if q := officeItem(b.scanner, words); q != nil && !b.articles {
		b.items.heading(p, q, b.top())
		b.cur = nil
		return
	}
	pr := model.Provision{Kind: model.ChapterKind, Title: p.inlines}
	if m := dottedHead.FindStringSubmatch(words); m != nil && !b.articles {
		pr.Number, pr.ID, pr.Kind = m[1], m[1], model.SectionKind
		pr.Title = cutLeft(cut(p.inlines, len(m[0])))
	} else if m := itemHead.FindString(words); m != "" {
		pr.Number, pr.Title = m, cutLeft(cut(p.inlines, len(m)))
	}
	rank, ok := b.ranks[p.level]
	if !ok {
		rank = ranksByLevel[p.level]
	}
	b.division(p, rank, pr)
}

// division hangs a division below the open one of a higher rank.
func (b *regulationBuilder) division(p *piece, rank int, pr model.Provision) {
	for len(b.open) > 0 && b.open[len(b.open)-1].rank >= rank {
		b.open = b.open[:len(b.open)-1]
	}
	up := b.top()
	numbered := pr.ID != "" && pr.Kind != model.SectionKind || strings.HasPrefix(pr.ID, "section-")
	if pr.ID == "" {
		pr.ID = b.headingID()
	} else if n := len(b.open); n > 0 && numbered && b.open[n-1].num {
		pr.ID = b.open[n-1].ID + "-" + pr.ID
	}
	want := pr.ID
	id, again := b.id(want)
	if pr.ID = id; again {
		b.report(regulationRepeat, p.from, p.to, pr.Number, id)
	}
	pr.Pos, pr.Normative = p.pos, true
	d := &pr
	if up == nil {
		b.text.Provisions = append(b.text.Provisions, d)
	} else {
		up.Children = append(up.Children, d)
	}
	b.open = append(b.open, division{d, rank, numbered})
	b.cur = nil
	b.items.reset(d)
	b.pour(&d.Blocks, d.ID, ".")
}

// headingID counts the headings without a number.
func (b *builder) headingID() string {
	b.heads++
	return "heading-" + strconv.Itoa(b.heads)
}

// top returns the innermost open division, or nil.
func (b *regulationBuilder) top() *model.Provision {
	if len(b.open) == 0 {
		return nil
	}
	return b.open[len(b.open)-1].Provision
}

// startsArticle reports whether 第…条 begins an article here. Without a space
// after it, it does only if it is the next number.
func (b *regulationBuilder) startsArticle(p *piece) bool {
	if p.content > p.from+len(p.marker) || p.content == p.to {
		return true
	}
	n, _ := strconv.Atoi(p.num)
	if n != b.last+1 {
		return false
	}
	b.guess(p, model.Bilingual{Zh: "条文（条号后没有空格）", En: "an article (no space after its number)"})
	return true
}

var articleTitle = regexp.MustCompile(`^【([^】]{1,40})】`)

// article opens an article; the words on its line are its first 款.
func (b *regulationBuilder) article(p *piece) {
	b.contents = ""
	pr := &model.Provision{Kind: model.Article, Number: strings.Trim(p.marker, "*.: "), ID: p.num, Normative: true, Pos: p.pos}
	id, again := b.id(p.num)
	if pr.ID = id; again {
		b.report(regulationRepeat, p.from, p.content, pr.Number, id)
	}
	main, _, extra := strings.Cut(p.num, "-")
	n, _ := strconv.Atoi(main)
	if !extra && !again && n != b.last+1 && b.last > 0 && n != 1 {
		b.report(regulationGap, p.from, p.content, b.lastName, pr.Number)
	}
	b.last, b.lastName = n, pr.Number
	if up := b.top(); up == nil {
		b.text.Provisions = append(b.text.Provisions, pr)
	} else {
		up.Children = append(up.Children, pr)
	}
	b.cur, b.clause = pr, 0
	b.pour(&pr.Blocks, pr.ID+".1", ".")
	if m := articleTitle.FindStringSubmatch(b.words(p)); m != nil {
		pr.Title = plainText(m[1], b.at(p.content+len("【"), p.content+len("【")+len(m[1])))
		p.inlines = cutLeft(cut(p.inlines, len(m[0])))
		p.content += len(m[0])
	}
	if len(p.inlines) > 0 {
		first := *p
		first.pos = b.at(p.content, p.to)
		b.paragraph(&first)
	}
}

var attachment = regexp.MustCompile(`^附(?:件|录|表|图|` + sp + `*则)?` + sp + `*(?:[0-9一二三四五六七八九十]{0,3})` + sp + `*(?:[：:].*)?$`)

// isAttachment reports whether a line alone is the heading of what is attached
// to a regulation: 附件一, 附：第…章, but no sentence.
func isAttachment(words string) bool {
	return utf8.RuneCountInString(words) <= 40 && attachment.MatchString(words) && !strings.ContainsAny(words, "。；，、")
}

// arabic reads a Roman number; others stay as they are.
func arabic(s string) string {
	values := map[rune]int{'I': 1, 'V': 5, 'X': 10, 'L': 50, 'C': 100}
	n, last := 0, 0
	for _, r := range s {
		v, ok := values[r]
		if !ok {
			return s
		}
		if v > last {
			n -= 2 * last
		}
		n += v
		last = v
	}
	return strconv.Itoa(n)
}
