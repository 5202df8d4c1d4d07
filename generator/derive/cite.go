package derive

import (
	"fmt"
	"strconv"
	"strings"

	"guiju/generator/model"
)

// CiteForm is a way of writing a citation.
type CiteForm string

const (
	OfficialForm CiteForm = "official" // 公文: 依据 DB41/T S001—2024《…》第5.2条（现行，截至…）
	GBT7714Form  CiteForm = "gbt7714"  // GB/T 7714—2015, 8.1
	EnglishForm  CiteForm = "english"
	AddressForm  CiteForm = "address" // number, place and address
	BibTeXForm   CiteForm = "bibtex"
	RISForm      CiteForm = "ris"
)

// CiteForms lists the forms in the order in which readers are offered them.
var CiteForms = []CiteForm{OfficialForm, GBT7714Form, EnglishForm, AddressForm, BibTeXForm, RISForm}

// Citation is a document as citations name it on a day. Every form says which
// edition is meant, what its status was on the day, and whether it is a sample
// or a translation: a citation leaves the page and must not lose them.
type Citation struct {
	Key     string // of BibTeX: db41-t-s001-2024
	Law     bool   // a law, regulation or policy: no standard
	Number  model.Bilingual
	Title   model.Bilingual
	Issuer  model.Bilingual
	Issued  model.Date
	InForce model.Date
	Ended   model.Date
	Status  model.Status // "" where none is kept
	Sample  bool
	// Translated is set where the words quoted are the English ones.
	Translated bool
	// How it was translated: one of model.Translations, "" where that is not
	// recorded.
	How  string
	Lang model.Lang // of the page: BibTeX and RIS are written in it
	// Print is the fingerprint of the words quoted, "" where there are none; BibTeX
	// and RIS keep it, so that a reference can be checked years later.
	Print string
	Day   model.Date
	// Amended are the amendments in the words; Wording says which wording is
	// cited where that is not the one in force.
	Amended []model.Bilingual
	Wording model.Bilingual
}

// CiteEdition names an edition of a standard; e is nil for a planned work.
func CiteEdition(r Row, e *model.Edition, l model.Lang, day model.Date) Citation {
	c := Citation{
		Key: r.Work.ID, Number: same(r.Number), Title: r.Title, Status: r.Status,
		Sample: r.Work.Sample, Lang: l, Day: day,
	}
	if e != nil {
		c.Key += "-" + e.Year
		c.Number, c.Title, c.Issuer = same(e.Number), e.Title, e.Issuer
		c.Issued, c.InForce, c.Ended, c.Status = e.Issued, e.InForce, e.Withdraw, e.StatusAt(day)
		c.Print = Fingerprint(e.Texts[l])
		if c.Print == "" {
			c.Print = Fingerprint(e.Texts[model.Zh])
		}
		c.Translated, c.How = l == model.En && e.Texts[model.En] != nil, e.Translation
		for _, a := range e.Applied {
			c.Amended = append(c.Amended, a.Name())
		}
	}
	if r.Withheld {
		c.Title = model.Bilingual{}
	}
	return c
}

// CiteRegulation names a law. No status is kept of laws: its day is said.
func CiteRegulation(r *model.Regulation, l model.Lang, day model.Date) Citation {
	return Citation{
		Key: r.ID, Law: true, Number: r.Number, Title: r.Title, Issuer: r.Issuer, Issued: r.Issued, InForce: r.InForce,
		Translated: l == model.En && r.Texts[model.En] != nil, Lang: l, Day: day,
	}
}

// CitePolicy names a plan, notice or guide.
func CitePolicy(p *model.Policy, l model.Lang, day model.Date) Citation {
	return Citation{
		Key: p.ID, Law: true, Number: same(p.About.Number), Title: p.Title, Issuer: p.About.Issuers, Issued: p.About.Date,
		Sample: p.Sample, Translated: l == model.En && p.Texts[model.En] != nil, Lang: l, Day: day,
	}
}

func same(s string) model.Bilingual { return model.Bilingual{Zh: s, En: s} }

// Write writes the citation of a place (the zero value: the whole document)
// found at an address.
func (c Citation) Write(f CiteForm, place model.Bilingual, address string) string {
	switch f {
	case OfficialForm:
		return "依据" + c.name() + place.Zh + "（" + strings.Join(c.notesZh(), "；") + "）"
	case GBT7714Form:
		return c.gbt7714(place, address)
	case EnglishForm:
		var parts []string
		for _, s := range []string{c.Number.Or(model.En), c.Title.Or(model.En), place.En} {
			if s != "" {
				parts = append(parts, s)
			}
		}
		return strings.Join(parts, ", ") + " (" + strings.Join(c.notesEn(), "; ") + "). " + address
	case AddressForm:
		if c.Lang == model.En {
			return strings.TrimSpace(c.short()+" "+place.En) + " (" + strings.Join(c.notesEn(), "; ") + ") " + address
		}
		return strings.TrimSpace(c.short()+" "+place.Zh) + "（" + strings.Join(c.notesZh(), "；") + "） " + address
	case BibTeXForm:
		return c.bibTeX(place, address)
	case RISForm:
		return c.ris(place, address)
	}
	panic("BUG: unknown form " + string(f))
}

// name is 编号《名称》 of a standard, with a space before the number, and
// 《名称》 of a law.
func (c Citation) name() string {
	title := c.Title.Or(model.Zh)
	if title != "" {
		title = "《" + title + "》"
	}
	if c.Law || c.Number.Zh == "" {
		return title
	}
	return " " + c.Number.Zh + title
}

// short is the number, or the title of what has none.
func (c Citation) short() string {
	if n := c.Number.Or(c.Lang); n != "" && !c.Law {
		return n
	}
	return c.Title.Or(c.Lang)
}

// notesZh says status, day, and what the reader must not overlook.
func (c Citation) notesZh() (notes []string) {
	status := statusWords[c.Status].Zh
	switch {
	case c.Status == model.Planned:
		status = "待制定"
	case c.Status == model.Upcoming && !c.InForce.IsZero():
		status += "，" + c.InForce.String() + "起实施"
	case c.Status == model.Withdrawn && !c.Ended.IsZero():
		status += "，" + c.Ended.String() + "起废止"
	case c.Law && !c.InForce.IsZero():
		status = c.InForce.String() + "起施行"
	case c.Law && !c.Issued.IsZero():
		status = c.Issued.String()
	}
	if c.Law && c.Number.Zh != "" {
		notes = append(notes, c.Number.Zh)
	}
	if status != "" {
		status += "，"
	}
	if len(c.Amended) > 0 {
		var names []string
		for _, n := range c.Amended {
			names = append(names, n.Zh)
		}
		status += "包括" + strings.Join(names, "、") + "，"
	}
	notes = append(notes, status+"截至"+c.Day.String())
	if c.Wording.Zh != "" {
		notes = append(notes, c.Wording.Zh)
	}
	if c.Sample {
		notes = append(notes, c.word("样本，非正式标准", "样本，非正式文件"))
	}
	if c.Translated {
		notes = append(notes, "英文为非官方译文："+howTranslated[c.How].Zh)
	}
	return notes
}

func (c Citation) notesEn() (notes []string) {
	status := statusWords[c.Status].En
	switch {
	case c.Status == model.Planned:
		status = "planned"
	case c.Status == model.Upcoming && !c.InForce.IsZero():
		status += ", in force from " + c.InForce.String()
	case c.Status == model.Withdrawn && !c.Ended.IsZero():
		status += " on " + c.Ended.String()
	case c.Law && !c.InForce.IsZero():
		status = "in force from " + c.InForce.String()
	case c.Law && !c.Issued.IsZero():
		status = c.Issued.String()
	}
	if c.Law && c.Number.Or(model.En) != "" {
		notes = append(notes, c.Number.Or(model.En))
	}
	if status != "" {
		status += ", "
	}
	if len(c.Amended) > 0 {
		var names []string
		for _, n := range c.Amended {
			names = append(names, n.En)
		}
		status += "including " + strings.Join(names, " and ") + ", "
	}
	notes = append(notes, status+"as of "+c.Day.String())
	if c.Wording.En != "" {
		notes = append(notes, c.Wording.En)
	}
	if c.Sample {
		notes = append(notes, c.word("sample, not an issued standard", "sample, not an issued document"))
	}
	if c.Translated {
		notes = append(notes, "unofficial translation: "+howTranslated[c.How].En)
	}
	return notes
}

// howTranslated is by value of model.Edition.Translation.
var howTranslated = map[string]model.Bilingual{
	"":         {Zh: "译文来历没有记录", En: "how it was translated is not recorded"},
	"machine":  {Zh: "机器翻译，未经人工核对", En: "machine translation, not checked by a person"},
	"human":    {Zh: "人工翻译，未经复核", En: "translated by a person, not reviewed"},
	"reviewed": {Zh: "人工翻译并经复核", En: "translated by a person and reviewed"},
}

// word chooses between what is said of a standard and of another document.
func (c Citation) word(standard, other string) string {
	if c.Law {
		return other
	}
	return standard
}

// gbt7714 writes 主要责任者. 名称: 编号[S/OL]. 年: 引文位置[引用日期]. 获取路径.
// The standard has no field for a status; it stands before the address.
func (c Citation) gbt7714(place model.Bilingual, address string) string {
	var b strings.Builder
	if issuer := c.Issuer.Or(model.Zh); issuer != "" {
		b.WriteString(issuer + ". ")
	}
	var names []string
	for _, s := range []string{c.Title.Or(model.Zh), c.Number.Or(model.Zh)} {
		if s != "" {
			names = append(names, s)
		}
	}
	b.WriteString(strings.Join(names, ": ") + c.word("[S/OL]", "[Z/OL]") + ". ")
	if y := c.year(); y != "" {
		b.WriteString(y)
		if place.Zh != "" {
			b.WriteString(": ")
		}
	}
	b.WriteString(place.Zh + "[" + c.Day.String() + "]. ")
	notes := c.notesZh()
	if c.Law && c.Number.Zh != "" {
		notes = notes[1:] // it stands after the title
	}
	return b.String() + strings.Join(notes, "；") + ". " + address
}

func (c Citation) year() string {
	if c.Issued.IsZero() {
		return ""
	}
	return strconv.Itoa(c.Issued.Year)
}

// notes are in the language of the page, the place before them.
func (c Citation) notes(place model.Bilingual) string {
	notes, sep := c.notesZh(), "；"
	if c.Lang == model.En {
		notes, sep = c.notesEn(), "; "
	}
	if p := place.In(c.Lang); p != "" {
		notes = append([]string{p}, notes...)
	}
	return strings.Join(notes, sep)
}

// printed names the fingerprint, "" for none.
func (c Citation) printed() string {
	if c.Print == "" {
		return ""
	}
	return model.Bilingual{Zh: "指纹 ", En: "fingerprint "}.In(c.Lang) + c.Print
}

// bibTeX writes a @techreport, or a @misc for what is no standard.
func (c Citation) bibTeX(place model.Bilingual, address string) string {
	kind, body := "techreport", "institution"
	if c.Law {
		kind, body = "misc", "author"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "@%s{%s", kind, c.Key)
	field := func(key, value string) {
		if value != "" {
			fmt.Fprintf(&b, ",\n  %s = {%s}", key, value)
		}
	}
	field("title", bibEscape.Replace(c.Title.Or(c.Lang)))
	if issuer := bibEscape.Replace(c.Issuer.Or(c.Lang)); issuer != "" {
		field(body, c.word(issuer, "{"+issuer+"}")) // braces keep an office from being read as a person
	}
	if !c.Law {
		field("type", model.Bilingual{Zh: "标准", En: "Standard"}.In(c.Lang))
	}
	field("number", bibEscape.Replace(c.Number.Or(c.Lang)))
	field("year", c.year())
	field("url", address)
	field("urldate", c.Day.String())
	field("note", bibEscape.Replace(c.notes(place)))
	field("annote", c.printed())
	b.WriteString("\n}")
	return b.String()
}

// bibEscape writes what TeX would read as commands.
var bibEscape = strings.NewReplacer(`\`, `\textbackslash{}`, "{", `\{`, "}", `\}`, "&", `\&`, "%", `\%`, "$", `\$`, "#", `\#`, "_", `\_`)

// ris writes a STAND record (a statute: STAT).
func (c Citation) ris(place model.Bilingual, address string) string {
	var b strings.Builder
	field := func(tag, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s  - %s\n", tag, strings.ReplaceAll(value, "\n", " "))
		}
	}
	field("TY", c.word("STAND", "STAT"))
	field("TI", c.Title.Or(c.Lang))
	field("AU", c.Issuer.Or(c.Lang))
	field("SN", c.Number.Or(c.Lang))
	field("PY", c.year())
	field("DA", strings.ReplaceAll(c.Issued.String(), "-", "/"))
	field("SE", place.In(c.Lang))
	field("C1", c.printed())
	field("Y2", strings.ReplaceAll(c.Day.String(), "-", "/"))
	field("N1", c.notes(place))
	field("LA", c.Lang.Tag())
	field("UR", address)
	return b.String() + "ER  - "
}
