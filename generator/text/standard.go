package text

import (
	"regexp"
	"strings"

	"guiju/generator/model"
)

// openProvision is a provision that later ones may stand below.
type openProvision struct {
	*model.Provision
	num   string // "5.2"; "" for foreword and the like
	piece *piece // of an untitled subclause
}

// standardBuilder nests a standard by its numbers (GB/T 1.1—2020: 章, 条, 附录).
type standardBuilder struct {
	*builder
	open  []openProvision
	terms string // number of the clause of terms, "" outside it
	seen  string // the last number, read or missed

	statuses []annexWord
}

// standard builds a text of the standard grammar.
func (b *builder) standard() {
	sb := &standardBuilder{builder: b}
	for p := b.take(); p != nil; p = b.take() {
		switch {
		case p.kind == heading:
			sb.heading(p)
		case p.kind == numbered && sb.accepts(p.num):
			sb.untitled(p)
		case p.kind == loneNumber:
			sb.lacksMark(p, strings.Count(p.num, ".")+1)
			sb.titled(p, b.words(p), p.to-p.content)
		case p.kind == annexTitle:
			sb.lacksMark(p, 1)
			sb.annex(p, annexHeading.FindStringSubmatch(b.words(p)))
		default:
			sb.block(p)
		}
		sb.missedNumbers(p)
	}
	b.text.Form = form(b.text)
	sb.annexForms()
	linkReferences(b)
}

// lacksMark reports a line that was understood as a heading without its #.
func (b *standardBuilder) lacksMark(p *piece, level int) {
	before := b.at(p.from, p.from)
	b.problems = append(b.problems, headingMark.At(p.pos, b.words(p)).Mended(before, strings.Repeat("#", min(level, 6))+" "))
}

var (
	annexHeading   = regexp.MustCompile(`^(附录|Annex|ANNEX)` + sp + `*([A-ZＡ-Ｚ])(?:` + sp + `*[(（](规范性|资料性|normative|informative)(?:附录|` + sp + `annex)?[)）])?(?:` + sp + `+|$|)`)
	numberHead     = regexp.MustCompile(`^(` + numberPattern + `)([.．、]?)(?:` + sp + `+|$)`)
	chapterHead    = regexp.MustCompile(`^第` + sp + `*([0-9０-９]{1,3}|` + hanNumeral + `)` + sp + `*章` + sp + `*`)
	bareNumberHead = regexp.MustCompile(`^` + numberPattern + `$`)
	tightHead      = regexp.MustCompile(`^(` + numberPattern + `)[.．、]?`)
)

// namedHeadings are the elements without a number.
var namedHeadings = []struct {
	zh, en string
	kind   model.ProvisionKind
	id     string
}{
	{"前言", "foreword", model.Foreword, "foreword"},
	{"引言", "introduction", model.Introduction, "introduction"},
	{"参考文献", "bibliography", model.Bibliography, "bibliography"},
	{"索引", "index", model.IndexSection, "index"},
}

// heading opens the provision that a # line names.
func (b *standardBuilder) heading(p *piece) {
	words := b.words(p)
	bare := strings.ToLower(strings.Map(func(r rune) rune {
		if isBlank(r) {
			return -1
		}
		return r
	}, words))
	for _, h := range namedHeadings {
		if bare == h.zh || bare == h.en {
			b.begin(p, 1, "", &model.Provision{Kind: h.kind, ID: h.id, Title: p.inlines})
			return
		}
	}
	if m := annexHeading.FindStringSubmatch(words); m != nil {
		b.annex(p, m)
		return
	}
	if m := numberHead.FindStringSubmatch(words); m != nil {
		b.titled(p, m[1], len(m[0]))
		if m[2] != "" {
			b.mend(markerWidth, p.content, p.content+len(m[1]+m[2]), ascii(m[1]), m[1]+m[2], ascii(m[1]))
		}
		return
	}
	if m := chapterHead.FindStringSubmatch(words); m != nil {
		if num, ok := ordinal(m[1]); ok {
			n := len(strings.TrimRightFunc(m[0], isBlank))
			b.titled(p, num, len(m[0]))
			b.mendOver(markerWidth, p.content, p.content+n, p.content+len(m[0]), num+" ", m[0][:n], num)
			return
		}
	}
	if m := tightHead.FindStringSubmatch(words); m != nil && hasHan(firstRune(words[len(m[0]):])) {
		b.titled(p, m[1], len(m[0]))
		b.mend(markerWidth, p.content, p.content+len(m[0]), ascii(m[1])+" ", m[0], ascii(m[1])+" ")
		return
	}
	b.report(headingNumber, p.content, p.to, clip(words))
	b.begin(p, 0, "", &model.Provision{Kind: model.SectionKind, ID: b.headingID(), Title: p.inlines, Normative: true})
}

func firstRune(s string) string {
	for _, r := range s {
		return string(r)
	}
	return ""
}

// titled opens a clause, a titled subclause or a term entry.
func (b *standardBuilder) titled(p *piece, written string, n int) {
	num := ascii(written)
	if num != written {
		b.mend(markerWidth, p.content, p.content+len(written), num, written, num)
	}
	level := strings.Count(num, ".") + 1
	pr := &model.Provision{Kind: model.Subclause, Number: num, ID: num, Title: cutLeft(cut(p.inlines, n)), Normative: true}
	if level == 1 {
		pr.Kind = model.Clause
	}
	term := b.terms != "" && strings.HasPrefix(num, b.terms+".") && !b.hasBelow(num)
	if term {
		pr.Kind, pr.Term = model.TermEntry, &model.Term{}
		designations := pr.Title
		pr.Title = nil
		if len(designations) == 0 {
			if q := b.ahead(0); q != nil && q.kind == paragraph {
				designations = b.take().inlines
			}
		}
		designate(pr.Term, PlainInlines(designations), b.lang)
	}
	b.begin(p, level, num, pr)
	if level == 1 {
		b.terms = ""
		title := strings.ToLower(PlainInlines(pr.Title))
		if strings.Contains(title, "术语") || strings.Contains(title, "terms") {
			b.terms = num
		}
	}
}

// hasBelow reports whether the next heading stands below num: then num groups
// term entries and is none itself.
func (b *standardBuilder) hasBelow(num string) bool {
	for d := 0; b.ahead(d) != nil; d++ {
		if p := b.ahead(d); p.kind == heading {
			return strings.HasPrefix(ascii(b.words(p)), num+".")
		}
	}
	return false
}

// begin hangs the provision below the deepest open one whose number begins its
// own, and makes it the place where blocks go.
func (b *standardBuilder) begin(p *piece, level int, num string, pr *model.Provision) {
	if want := min(level, 6); level > 0 && p.kind == heading && p.level != want { // Markdown has six levels
		b.mend(headingLevel, p.from, p.content, strings.Repeat("#", want)+" ", b.nameOf(pr), p.level, want)
	}
	pr.Pos = p.pos
	pr.Normative = pr.Normative && pr.Kind != model.Foreword
	id, again := b.id(pr.ID)
	if pr.ID = id; again {
		b.report(repeatedID, p.from, p.to, b.nameOf(pr), id)
	}
	for len(b.open) > 0 && !below(num, b.open[len(b.open)-1].num) {
		b.open = b.open[:len(b.open)-1]
	}
	if len(b.open) == 0 {
		b.text.Provisions = append(b.text.Provisions, pr)
	} else {
		up := &b.open[len(b.open)-1]
		b.missedHeading(up)
		up.Children = append(up.Children, pr)
		pr.Normative = pr.Normative && up.Normative
	}
	b.open = append(b.open, openProvision{Provision: pr, num: num})
	if num != "" {
		b.seen = num
	}
	b.pour(&pr.Blocks, pr.ID, "-")
	b.cites = pr.Kind == model.Bibliography
}

func (b *standardBuilder) nameOf(pr *model.Provision) string {
	if pr.Number != "" {
		return pr.Number
	}
	return clip(PlainInlines(pr.Title))
}

func below(num, up string) bool { return up != "" && strings.HasPrefix(num, up+".") }

// accepts reports whether a numbered line can be a subclause here: the
// provision above it must be open. Elsewhere 5.2 is a value at the beginning
// of a line.
func (b *standardBuilder) accepts(num string) bool {
	up := num[:strings.LastIndexByte(num, '.')]
	for _, o := range b.open {
		if o.num == up || below(up, o.num) {
			return true
		}
	}
	return false
}

// untitled opens a subclause without a title; its first paragraph follows the
// number.
func (b *standardBuilder) untitled(p *piece) {
	if written := p.num + " "; p.marker != p.num || p.content == p.from+len(p.marker) {
		b.mendOver(markerWidth, p.from, p.from+len(p.marker), p.content-p.plain, written, p.marker, written)
	}
	b.begin(p, 0, p.num, &model.Provision{Kind: model.Subclause, Number: p.num, ID: p.num, Normative: true})
	b.open[len(b.open)-1].piece = p
	b.add(&model.Paragraph{BlockBase: model.BlockBase{Pos: b.at(p.content, p.to)}, Inlines: p.inlines})
}

// missedHeading reports a subclause without # whose words are a title: others
// stand below it.
func (b *standardBuilder) missedHeading(up *openProvision) {
	if p := up.piece; p != nil && len(up.Blocks) == 1 && len(up.Children) == 0 && looksTitled(b.words(p)) && !announces(b.words(p)) {
		b.report(headingMark, p.from, p.to, clip(up.num+" "+b.words(p)))
	}
}

// current returns the provision being filled, or nil in the head.
func (b *standardBuilder) current() *model.Provision {
	if len(b.open) == 0 {
		return nil
	}
	return b.open[len(b.open)-1].Provision
}

// block puts a piece into the current provision.
func (b *standardBuilder) block(p *piece) {
	cur := b.current()
	term := cur != nil && cur.Term != nil
	switch {
	case p.kind == termSource && term:
		cur.Term.Source = p.inlines
		words := PlainInlines(p.inlines)
		cur.Term.Modified = strings.Contains(words, "修改") || strings.Contains(words, "modified")
	case p.kind == termSymbol && term:
		cur.Term.Symbol = PlainInlines(p.inlines)
	case p.kind == admitted && term:
		designate(cur.Term, PlainInlines(p.inlines), b.lang)
	default:
		b.commonBlock(p)
	}
	if term && p.kind == paragraph {
		b.missedSource(p)
	}
}

var formYear = regexp.MustCompile(`GB/T` + sp + `*1\.1[—–－-]+(2009|2020)`)

// form returns the edition of GB/T 1.1 that the foreword names; the rules for
// wording depend on it.
func form(t *model.Text) int {
	p := t.Find("foreword")
	if p == nil {
		return 0
	}
	switch m := formYear.FindStringSubmatch(Plain(p)); {
	case m == nil:
		return 0
	case m[1] == "2009":
		return 2009
	}
	return 2020
}
