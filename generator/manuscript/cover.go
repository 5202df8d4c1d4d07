package manuscript

import (
	"cmp"
	"regexp"
	"strings"
	"unicode"

	"guiju/generator/model"
)

// The cover (GB/T 1.1—2020, 封面) as the national drafting template sets it:
// many short paragraphs in frames, in no reliable order. Each says by its words
// what it is; what says nothing is the title.

var (
	icsMark     = regexp.MustCompile(`^ICS\s*[:：]?\s*([0-9]{2}(?:\.[0-9]{2,3}){0,2}(?:\s*[;；,，/]\s*[0-9]{2}(?:\.[0-9]{2,3}){0,2})*)?`)
	ccsMark     = regexp.MustCompile(`^(?:CCS|中国标准文献分类号)\s*[:：]?\s*([A-Z]\s*[0-9]{2}(?:/[0-9]{2})?)?\s*$`)
	ccsAlone    = regexp.MustCompile(`^([A-Z])\s*([0-9]{2})$`)
	filingMark  = regexp.MustCompile(`^备案号\s*[:：]?\s*(.*)$`)
	levelMark   = regexp.MustCompile(`^(?:中华人民共和国(?:国家标准|.{2,10}行业标准)|.{2,20}(?:地方标准|团体标准|企业标准|行业标准|内部标准|内部规范)|(?i:(?:local|national|internal|industry|association|enterprise) standards?\b.{0,80}|.{2,60} (?:local|national|internal) standards?))$`)
	replaceMark = regexp.MustCompile(`^(?:部分)?(?:代替|替代|Replaces|Replacing)\s*[:：]?\s*(.+)$`)
	stageMark   = regexp.MustCompile(`^[(（]?\s*(工作组讨论稿|征求意见稿|送审讨论稿|送审稿|报批稿|草案|committee draft|draft for comment|draft for review|draft for approval)\s*[)）]?$`)
	doneMark    = regexp.MustCompile(`^[(（]?(?:本稿)?(?:完成时间|完成日期|Completed(?: on)?)\s*[:：]?\s*(.*?)[)）]?$`)
	dateMark    = regexp.MustCompile(`([0-9０-９]{4})\s*[-—–－./．年]\s*([0-9０-９]{1,2})\s*[-—–－./．月]\s*([0-9０-９]{1,2})\s*日?`)
	placeMark   = regexp.MustCompile(`[0-9Xx×＊*Ｘ]{2,4}\s*[-—–－./年]\s*[0-9Xx×＊*Ｘ]{1,2}\s*[-—–－./月]\s*[0-9Xx×＊*Ｘ]{1,2}\s*日?`)
	holdSigns   = regexp.MustCompile(`[Xx×＊*Ｘ]{2,}`)
	issuedWord  = regexp.MustCompile(`发\s*布|(?i:issued?(?: on| date)?|date of issue)`)
	forceWord   = regexp.MustCompile(`实\s*施|(?i:(?:date of )?implement(?:ed|ation)(?: date)?(?: on)?|in force(?: from)?|effective(?: date)?)`)
	issuerWord  = regexp.MustCompile(`^(.*?)\s*发\s*布$|^(?i:issued by)\s*[:：]?\s*(.+)$`)
	logoMark    = regexp.MustCompile(`^(?:GB|DB[0-9]{0,6}|Q|T|HG|JGJ|CECS|DB[0-9]{2}/T)$`)
	patentWords = regexp.MustCompile(`^(?:在提交反馈意见|与国际标准一致性|学兔兔|库七七|点击此处添加)|相关专利`)
	coverSign   = regexp.MustCompile(`^ICS|^CCS|^备案号|(?:发\s*布|实\s*施)$|^(?:代替|替代)|稿[)）]?$|^Issued|^Implement`)
	latinTitle  = regexp.MustCompile(`^[A-Z][A-Za-z]*(?:[\s\x{3000}—–:,.()/&’'0-9-]+[A-Za-z0-9]*)+$`)
	headBare    = regexp.MustCompile(`^(?:前言|引言|目次|目录|foreword|introduction|contents)$`)
)

// front reads what stands before the text: the cover and, with its heading, a
// list of contents. It returns the first line behind the cover.
func (r *recogniser) front() int {
	end := -1
	for i, l := range r.lines {
		if i > 120 {
			break
		}
		if r.beginsText(i, l) {
			end = i
			break
		}
	}
	if end <= 0 {
		return 0
	}
	lines := r.coverLines(r.lines[:end])
	signs, long := 0, 0
	for _, l := range lines {
		switch t := l.text(); {
		case coverSign.MatchString(squeezed(t)) || coverSign.MatchString(t) || standardCode.MatchString(t) || dateMark.MatchString(t):
			signs++
		case len([]rune(t)) > 80 || closed(t):
			long++
		}
	}
	if signs == 0 && (long > 0 || len(lines) > 6) {
		return 0
	}
	r.readCover(lines)
	return end
}

var scopeAgain = regexp.MustCompile(`^1(范围|(?i:scope))$`)

// secondCover reports whether a line of the text begins another standard: an
// ICS number, or clause 1 once more. It is told once.
func (r *recogniser) secondCover(l *line) bool {
	t := squeezed(l.words)
	m := icsMark.FindStringSubmatch(t)
	if r.told || len(r.open) == 0 || (m == nil || m[1] == "" || len(m[0]) < len(t)) && !(scopeAgain.MatchString(t) && r.used["1"]) {
		return false
	}
	r.told = true
	return true
}

// beginsText reports whether a line is the first behind the cover.
func (r *recogniser) beginsText(i int, l *line) bool {
	if l.table != nil {
		return false
	}
	if headBare.MatchString(strings.ToLower(squeezed(l.words))) {
		return true
	}
	if k, _ := l.look(); k == contentsLook {
		return true
	}
	x, ok := readNumeral(l.words, strictNumber)
	if !ok {
		x, ok = readChapter(l.words)
	}
	if !ok || x.num != "1" && !strings.HasPrefix(x.num, "1.") {
		return false
	}
	title := squeezed(l.words[x.n:])
	if strings.HasPrefix(title, "范围") || strings.HasPrefix(strings.ToLower(title), "scope") || strings.HasPrefix(title, "总则") {
		return true
	}
	if k, _ := l.look(); k == titledLook || l.auto > 0 {
		return r.titleLike(title)
	}
	return false
}

// coverLines takes the lines of the cells too: covers are set in tables.
func (r *recogniser) coverLines(lines []*line) (out []*line) {
	for _, l := range lines {
		if l.table == nil {
			out = append(out, r.breakLine(l)...)
			continue
		}
		for _, row := range l.table.Rows {
			for _, c := range row {
				for _, in := range r.flatten(c.Blocks) {
					out = append(out, r.coverLines([]*line{in})...)
				}
			}
		}
	}
	return out
}

// breakLine parts a line of the cover at its line breaks.
func (r *recogniser) breakLine(l *line) (out []*line) {
	from := 0
	for i := 0; i <= len(l.runs); i++ {
		if i < len(l.runs) && l.runs[i].Kind != LineBreak {
			continue
		}
		part := *l
		part.runs = shutRuns(l.runs[from:i])
		if part.words = wordsOf(part.runs); part.words != "" {
			part.part = len(out)
			out = append(out, &part)
		}
		from = i + 1
	}
	return out
}

// readCover reads the lines of the cover. Each is entered as understood or
// left out.
func (r *recogniser) readCover(lines []*line) {
	c := &r.tr.Cover
	var zh, en []*line
	var issuers []string
	var taken []*line // whose words should be in the fields
	dates := 0
	for i, l := range lines {
		t := coverText(l)
		tight := strings.Map(func(c rune) rune {
			if blankSign(c) {
				return -1
			}
			return c
		}, t)
		understood := true
		found := len(r.tr.Findings)
		switch m := []string(nil); {
		case len(l.only(Image)) > 0:
			r.leave(Ornament, l)
			understood = false
		case match(&m, icsMark, t):
			rest := shut(t[len(m[0]):])
			c.ICS = cmp.Or(c.ICS, shut(m[1]))
			if m2 := ccsMark.FindStringSubmatch(rest); m2 != nil {
				c.CCS = cmp.Or(c.CCS, narrow(m2[1]))
			} else if m2 := ccsAlone.FindStringSubmatch(rest); m2 != nil {
				c.CCS = cmp.Or(c.CCS, m2[1]+m2[2])
			} else if rest != "" {
				r.placeholder(l, rest)
			}
		case match(&m, ccsMark, t):
			c.CCS = cmp.Or(c.CCS, narrow(m[1]))
		case match(&m, ccsAlone, t) && c.CCS == "":
			c.CCS = m[1] + m[2]
		case match(&m, filingMark, t):
			if !r.placeholder(l, m[1]) {
				c.Filing = cmp.Or(c.Filing, shut(m[1]))
			}
		case match(&m, levelMark, tight) || !hanSign(t) && match(&m, levelMark, t):
			c.Heading = cmp.Or(c.Heading, m[0])
		case logoMark.MatchString(tight):
		case match(&m, replaceMark, t):
			for _, s := range regexp.MustCompile(`[、，,；;]`).Split(m[1], -1) {
				if s = shut(s); s != "" && !r.placeholder(l, s) {
					c.Replaces = append(c.Replaces, s)
				}
			}
		case match(&m, stageMark, tight) || match(&m, stageMark, t):
			c.Stage = cmp.Or(c.Stage, m[1])
		case match(&m, doneMark, t):
			if d, ok := readDate(m[1]); ok {
				c.Completed = d
			} else {
				r.placeholder(l, m[1])
			}
		case standardCode.MatchString(t) && !dateMark.MatchString(t):
			if holdSigns.MatchString(t) {
				r.find(placeholderFound, l.n, quoted(t))
			} else {
				c.Number = cmp.Or(c.Number, t)
			}
		case dateMark.MatchString(t) || placeMark.MatchString(t) && (issuedWord.MatchString(t) || forceWord.MatchString(t)):
			r.coverDates(l, t, dates, around(lines, i))
			dates++
		case match(&m, issuerWord, t):
			if name := shut(m[1] + m[2]); name != "" {
				issuers = append(issuers, name)
			} else if i > 0 && len(zh) > 0 && zh[len(zh)-1] == lines[i-1] && len(zh) > 1 { // the name stands above 发布
				issuers = append(issuers, zh[len(zh)-1].text())
				zh = zh[:len(zh)-1]
			}
		case tight == "实施" || tight == "发布":
		case patentWords.MatchString(tight):
			r.leave(Ornament, l)
			understood = false
		case hanSign(t) && dates > 0 && issuerBelow(lines[i:]):
			issuers = append(issuers, t)
		case hanSign(t):
			zh = append(zh, l)
			understood = false
		case latinTitle.MatchString(t):
			en = append(en, l)
			understood = false
		default:
			r.unreadCover(l)
			understood = false
		}
		switch {
		case understood && len(r.tr.Findings) > found: // a place to fill in
			r.leave(Ornament, l)
		case understood:
			taken = append(taken, l)
		}
	}
	r.coverTitles(zh, en)
	c.Issuer = strings.Join(issuers, "、")
	for _, l := range taken {
		r.settleCover(l)
	}
	r.title = squeezed(c.Title.In(r.o.Lang))
}

// coverLabels are the words of a cover that say what stands beside them.
var coverLabels = regexp.MustCompile(`ICS|CCS|中国标准文献分类号|备案号|部分|代替|替代|发\s*布|实\s*施|本稿|完成时间|完成日期|(?i:issued?(?: on| by| date)?|date of issue|(?:date of )?implement(?:ed|ation)(?: date)?(?: on)?|in force(?: from)?|effective(?: date)?|replac(?:es|ing)|completed(?: on)?)|GB|DB[0-9]*|[0-9０-９年月日.．／/\s:：;；、，,()（）—–－―─-]`)

// settleCover enters a line as said by the fields of the cover. Where it says
// more than they do that is found.
func (r *recogniser) settleCover(l *line) {
	c := &r.tr.Cover
	m := tally{}
	m.add(coverLabels.ReplaceAllString(runLetters(l.runs), ""))
	m.take(strings.Join([]string{c.Heading, c.Number, strings.Join(c.Replaces, ""), c.ICS, c.CCS, c.Filing, c.Issuer, c.Stage, c.Title.Zh, c.Title.En}, ""))
	for _, n := range m {
		if n > 0 {
			r.unreadCover(l)
			return
		}
	}
	r.leave(OnCover, l)
}

// issuerBelow reports whether 发布 follows within the next lines: then they name
// bodies that issue together.
func issuerBelow(lines []*line) bool {
	for _, l := range lines[1:min(len(lines), 6)] {
		if issuerWord.MatchString(coverText(l)) {
			return true
		}
	}
	return false
}

func match(m *[]string, re *regexp.Regexp, s string) bool {
	*m = re.FindStringSubmatch(s)
	return *m != nil
}

func (r *recogniser) unreadCover(l *line) {
	r.group(coverUnread, l.n, quoted(l.words))
	r.leave(Ornament, l)
}

// placeholder reports a place of the cover that nobody has filled in.
func (r *recogniser) placeholder(l *line, words string) bool {
	if !holdSigns.MatchString(words) && !strings.Contains(words, "点击此处") {
		return false
	}
	r.find(placeholderFound, l.n, quoted(words))
	return true
}

// coverText is the words of a line with common spaces.
func coverText(l *line) string {
	return shut(strings.Map(func(c rune) rune {
		if blankSign(c) {
			return ' '
		}
		return c
	}, l.words))
}

// repeatedForm takes the title as it is repeated above clause 1, where it is the
// same but for its spaces: there it stands on one line.
func (r *recogniser) repeatedForm() {
	c := &r.tr.Cover
	for _, l := range r.lines {
		t := l.text()
		if l.table == nil && t != c.Title.Zh && c.Title.Zh != "" && squeezed(t) == squeezed(c.Title.Zh) && !evenlySpaced(t) && !strings.Contains(t, "\n") && l.part == 0 && l.p.N > 0 && r.aboveScope(l) {
			c.Title.Zh = t
			return
		}
	}
}

// aboveScope reports whether clause 1 comes right below the line.
func (r *recogniser) aboveScope(l *line) bool {
	for i, x := range r.lines {
		if x == l {
			for _, next := range r.lines[i+1 : min(i+3, len(r.lines))] {
				if n, ok := readNumeral(next.words, strictNumber); ok && n.num == "1" {
					return true
				}
			}
		}
	}
	return false
}

// readRepeatedTitle leaves out the title that is printed again above clause 1.
func (r *recogniser) readRepeatedTitle(l *line) bool {
	if r.last != "" || l.table != nil || l.auto > 0 {
		return false
	}
	whole, n := "", 0
	for d := 0; d < 4; d++ {
		next := r.peek(d)
		if next == nil || next.table != nil {
			return false
		}
		whole, n = whole+squeezed(next.words), d+1
		if r.title == "" {
			if below := r.peek(1); below == nil || !r.isScope(below) || !r.setApart(l) || len(r.open) == 0 {
				return false
			}
			r.title = whole
			r.takeTitle(shut(strings.Map(unbroken, l.words)))
			break
		}
		if whole == r.title {
			break
		}
		if d == 3 || !strings.HasPrefix(r.title, whole) {
			return false
		}
	}
	for range n {
		r.leave(Ornament, r.lines[r.i])
		r.i++
	}
	return true
}

// takeTitle notes the title where no cover has said it.
func (r *recogniser) takeTitle(s string) {
	t := &r.tr.Cover.Title
	if r.o.Lang == model.En {
		t.En = cmp.Or(t.En, s)
	} else {
		t.Zh = cmp.Or(t.Zh, s)
	}
}

func (r *recogniser) isScope(l *line) bool {
	x, ok := readNumeral(l.words, strictNumber)
	return ok && x.num == "1" && r.titleLike(l.words[x.n:])
}

// setApart reports whether a line looks like a title that is repeated.
func (r *recogniser) setApart(l *line) bool {
	k, _ := l.look()
	return l.p != nil && r.titleLike(l.words) && (l.p.Centred || l.p.NewPage || k == titledLook || k == coverLook || l.bold()) && unicode.IsLetter(firstLetter(l.words))
}

func firstLetter(s string) rune {
	for _, c := range s {
		return c
	}
	return 0
}

// What the foreword says of the bodies (GB/T 1.1—2020, 前言).
var (
	proposedBy   = regexp.MustCompile(`^本(?:文件|标准|规范|规程|指南|部分)由([^，。；]+)提出(?:并归口|[，、和并]|。?$)`)
	chargedTo    = regexp.MustCompile(`(?:^本(?:文件|标准|规范|规程|指南|部分)由|[，；]由)([^，。；]+)归口[。；]?`)
	bothBodies   = regexp.MustCompile(`^本(?:文件|标准|规范|规程|指南|部分)由([^，。；]+)提出[、和]?(?:并|及)?归口`)
	draftedBy    = regexp.MustCompile(`^本?(?:文件|标准|规范|规程|指南|部分)?(?:主要|参加)?起草单位\s*[：:为]\s*(.+)$`)
	draftedPeple = regexp.MustCompile(`^本?(?:文件|标准|规范|规程|指南|部分)?主要起草人\s*[：:为]\s*(.+)$`)
	replacesDoc  = regexp.MustCompile(`^本(?:文件|标准|规范|规程|指南|部分)(?:部分)?代替\s*([A-Z][A-Z0-9/]*\s*[A-Z]?[0-9.]+\s*[—–-]+\s*[0-9]{4})`)

	proposedEn = regexp.MustCompile(`(?:was|is) proposed by (.+?)(?: and is under|\.)`)
	chargedEn  = regexp.MustCompile(`under the jurisdiction of (.+?)\.`)
	draftedEn  = regexp.MustCompile(`^Drafting organizations?: (.+)$`)
	personsEn  = regexp.MustCompile(`^Main drafters?: (.+)$`)
	replacesEn = regexp.MustCompile(`^This document replaces ([A-Z][A-Z0-9/]* [A-Z]?[0-9.]+\s*[—–-]+\s*[0-9]{4})`)
)

// forewordFacts reads the bodies and what is replaced. The words stay in the
// foreword.
func (r *recogniser) forewordFacts() {
	p := r.t.Find("foreword")
	if p == nil {
		return
	}
	c := &r.tr.Cover
	var replaced []string
	for _, bl := range p.Blocks {
		para, ok := bl.(*model.Paragraph)
		if !ok {
			continue
		}
		s := shut(inlineText(para.Inlines))
		switch m := []string(nil); {
		case match(&m, bothBodies, s):
			c.Proposer, c.Charge = cmp.Or(c.Proposer, m[1]), cmp.Or(c.Charge, m[1])
		case match(&m, proposedBy, s):
			c.Proposer = cmp.Or(c.Proposer, m[1])
			if match(&m, chargedTo, s) {
				c.Charge = cmp.Or(c.Charge, m[1])
			}
		case match(&m, chargedTo, s):
			c.Charge = cmp.Or(c.Charge, m[1])
		case match(&m, draftedPeple, s), match(&m, personsEn, s):
			c.Persons = append(c.Persons, names(m[1])...)
		case match(&m, draftedBy, s), match(&m, draftedEn, s):
			c.Drafters = append(c.Drafters, names(m[1])...)
		case match(&m, replacesDoc, s), match(&m, replacesEn, s):
			replaced = append(replaced, shut(m[1]))
		default:
			if match(&m, proposedEn, s) {
				c.Proposer = cmp.Or(c.Proposer, m[1])
			}
			if match(&m, chargedEn, s) {
				c.Charge = cmp.Or(c.Charge, m[1])
			}
		}
	}
	if len(c.Replaces) == 0 {
		c.Replaces = replaced
	}
}

func names(s string) (out []string) {
	for _, w := range regexp.MustCompile(`[、，,；;]`).Split(strings.TrimRight(s, "。."), -1) {
		if w = shut(w); w != "" {
			out = append(out, w)
		}
	}
	return out
}

// inlineText is the words of inlines.
func inlineText(ins []model.Inline) string {
	var b strings.Builder
	model.WalkInlines(ins, func(in *model.Inline) { b.WriteString(in.Text) })
	return b.String()
}
