package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"guiju/generator/model"
	"guiju/generator/text"
)

var publicityRules = []*model.Rule{
	eventFacts, eventElsewhere, eventMaterial, itemAbout, itemFuture, posterPicture, cardLong, interpretationNone,
}

var eventFacts = &model.Rule{
	ID: "event-facts", Severity: model.Warning,
	Message: model.Bilingual{Zh: "活动没有写“{1}”", En: "the event does not say its “{1}”"},
	Hint: model.Bilingual{
		Zh: "在 [event] 中写 kind = \"training\" 等和 start = 2026-11-20。",
		En: "Write kind = \"training\" or another, and start = 2026-11-20, in [event]."},
	Doc: model.Bilingual{
		Zh: "活动页按类型和时间排列；没有时间的排在最后，也进不了日历。",
		En: "The page of events lists them by kind and day; one without a day comes last and is in no calendar."},
}

var eventElsewhere = &model.Rule{
	ID: "event-elsewhere", Severity: model.Error,
	Message: model.Bilingual{Zh: "类别是“{1}”，却写了活动信息", En: "the kind is “{1}”, and yet there are facts of an event"},
	Hint: model.Bilingual{
		Zh: "把 kind 改成 \"event\"，或删去 [event]。",
		En: "Make the kind \"event\", or drop [event]."},
	Doc: model.Bilingual{Zh: "只有活动才有时间、地点和结果；写在别处，读者看不到。", En: "Only an event has days, a place and an outcome; elsewhere no reader would see them."},
}

var eventMaterial = &model.Rule{
	ID: "event-material", Severity: model.Warning,
	Message: model.Bilingual{Zh: "文件夹里没有会议材料“{1}”", En: "there is no material “{1}” in the folder"},
	Hint: model.Bilingual{
		Zh: "{2}把文件放进来，或改正文件名；没有的材料页面不列。",
		En: "{2}Put the file here or mend its name; the page does not list what is not there."},
	Doc: model.Bilingual{Zh: "会议材料是放在同一个文件夹里的文件。", En: "Materials are files in the folder of the item."},
}

var itemAbout = &model.Rule{
	ID: "item-about", Severity: model.Warning,
	Message: model.Bilingual{Zh: "没有写明解读的是哪项标准", En: "it does not say which standard it explains"},
	Hint: model.Bilingual{
		Zh: "写 about = [\"db41-t-s001\"]，或写到条：about = [\"db41-t-s001#5.2\"]。",
		En: "Write about = [\"db41-t-s001\"], or name the provision: about = [\"db41-t-s001#5.2\"]."},
	Doc: model.Bilingual{
		Zh: "解读和图卡显示在它所讲的条文旁边，列在那项标准的页面上；没有写明就哪里都找不到它。",
		En: "Interpretations and cards stand beside the provisions that they explain and on the page of the standard; without a name they are found nowhere."},
}

var itemFuture = &model.Rule{
	ID: "item-future", Severity: model.Info,
	Message: model.Bilingual{Zh: "日期 {1} 在 {2} 之后", En: "the date {1} is after {2}"},
	Hint: model.Bilingual{
		Zh: "核对日期；确实要到那天才发布的，到那天再放进来。",
		En: "Check the date; what is meant for that day is better put here on it."},
	Doc: model.Bilingual{
		Zh: "静态网站不会按日子放行内容：页面现在就会公开，但订阅源和宣传覆盖要到那天才计入。",
		En: "A static site holds nothing back: the page is public now, while feeds and the coverage of publicity count it from that day on."},
}

var posterPicture = &model.Rule{
	ID: "poster-picture", Severity: model.Error,
	Message: model.Bilingual{Zh: "海报里没有图片", En: "the poster has no picture"},
	Hint: model.Bilingual{
		Zh: "在正文里写 ![图中画了什么](poster.svg)，中英文各写一次，替代文字用各自的语言。",
		En: "Write ![what the picture shows](poster.svg) in the text, once in each language, with the alternative text in that language."},
	Doc: model.Bilingual{
		Zh: "海报是一张图片；看不见图的读者靠替代文字，中文和英文都要有。",
		En: "A poster is one picture; who cannot see it depends on its alternative text, in Chinese and in English."},
}

// cardRoom is how many characters of Chinese fill a sheet of A4 as cards are
// set, in lists under headings; of English it takes nearly twice as many.
// TestCardIsOneSheet measures it.
const (
	cardRoomZh = 1000
	cardRoomEn = 1950
)

var cardLong = &model.Rule{
	ID: "card-long", Severity: model.Warning,
	Message: model.Bilingual{Zh: "图卡有 {1} 个字，一页 A4 大约放得下 {2} 个", En: "the card has {1} characters; a sheet of A4 holds about {2}"},
	Hint: model.Bilingual{
		Zh: "只留最要紧的几条，其余的放进解读。",
		En: "Keep what matters most; the rest belongs in an interpretation."},
	Doc: model.Bilingual{Zh: "图卡打印出来正好一页，可以贴、可以发。", En: "A card is one sheet when printed, to be put up or handed out."},
}

var interpretationNone = &model.Rule{
	ID: "interpretation-none", Severity: model.Info,
	Message: model.Bilingual{Zh: "有 {1} 项现行标准没有解读、问答或图卡：{2}", En: "of {1} standards in force there is no interpretation, Q&A or card: {2}"},
	Hint: model.Bilingual{
		Zh: "写一篇解读、问答或图卡，about 里写标准的编码；“宣传覆盖”页列出全部。",
		En: "Write one and name the standard in about; the page “publicity coverage” lists them all."},
	Doc: model.Bilingual{
		Zh: "方案要求开展多层次、多角度的宣传、研讨和解读（二（三）4）。已经有真标准的解读以后才提示，样本不算。",
		En: "The plan asks for publicity, discussion and interpretation on many levels (II (III) 4). Said only once a real standard is explained; samples do not count."},
}

// publicity checks what only a publicity item says.
func (c *checker) publicity(i *model.Item) {
	values := func(key string, list, of []string) {
		for n, v := range list {
			c.oneOf(key, v, i.At(fmt.Sprintf("%s[%d]", key, n)), of...)
		}
	}
	names := func(key string, list []string, of register) {
		for n, v := range list {
			c.known(of, v, i.At(fmt.Sprintf("%s[%d]", key, n)))
		}
	}
	values("audience", i.Audience, model.Audiences)
	values("channel", i.Channels, model.Channels)
	names("levels", i.Levels, c.levels())
	names("areas", i.Areas, c.areas())
	names("regions", i.Regions, c.regionKeys())
	c.inOrder(i.Origin, dated{"date", i.Date}, dated{"updated", i.Updated})
	c.inOrder(i.Origin, dated{"date", i.Date}, dated{"until", i.Until})
	if i.Date.After(c.day) {
		c.report(itemFuture.At(i.At("date"), i.Date, c.day))
	}
	c.event(i)
	if len(i.About) == 0 && (i.Kind == "interpretation" || i.Kind == "card") {
		c.report(itemAbout.At(i.At("kind")))
	}
	for _, l := range model.Langs {
		t := i.Texts[l]
		if t == nil || len(t.Head)+len(t.Provisions) == 0 { // still to be written
			continue
		}
		if src, _ := t.Picture(); i.Kind == "poster" && src == "" {
			c.report(posterPicture.At(model.Pos{File: sibling(i.File(), "index."+string(l)+".md"), Line: 1, Col: 1}))
		}
		room := cardRoomZh
		if l == model.En {
			room = cardRoomEn
		}
		if n := lettersOf(t); i.Kind == "card" && n > room {
			c.report(cardLong.At(model.Pos{File: sibling(i.File(), "index."+string(l)+".md"), Line: 1, Col: 1}, n, room))
		}
	}
}

// event checks the facts of an event.
func (c *checker) event(i *model.Item) {
	g := i.Event
	if i.Kind != "event" {
		if !g.Empty() {
			c.report(eventElsewhere.At(i.At("event"), i.Kind))
		}
		return
	}
	c.oneOf("kind", g.Kind, i.At("event.kind"), model.GatheringKinds...)
	if g.Kind == "" {
		c.report(eventFacts.At(i.At("event"), "kind"))
	}
	if g.Start.IsZero() {
		c.report(eventFacts.At(i.At("event"), "start"))
	}
	if !g.Start.IsZero() && !g.End.IsZero() && g.End.Before(g.Start) {
		c.report(datesOrder.At(i.At("event.end"), "end", g.End, "start", g.Start, "start ≤ end"))
	}
	for n, file := range g.Materials {
		if !slices.Contains(i.Files, file) {
			c.report(eventMaterial.At(i.At(fmt.Sprintf("event.materials[%d]", n)), file, model.DidYouMean(file, i.Files)))
		}
	}
	c.outcome(g.Outcome, i.Origin, "event.")
}

// lettersOf counts the letters and figures of a text, and its marks, as a
// printer would: without spaces.
func lettersOf(t *model.Text) (n int) {
	count := func(s string) {
		for _, r := range s {
			if !unicode.IsSpace(r) {
				n++
			}
		}
	}
	count(text.PlainBlocks(t.Head))
	t.Walk(func(p *model.Provision) { count(text.Plain(p)) })
	return n
}

// unexplained reports the real standards in force without an interpretation,
// in one finding, once any has one.
func (c *checker) unexplained() {
	explained := map[string]bool{}
	any := false
	for _, i := range c.sys.Publicity {
		if !i.Explains() {
			continue
		}
		for _, ref := range i.About {
			id, _, _ := strings.Cut(ref, "#")
			id, _, _ = strings.Cut(id, "/")
			explained[id] = true
			w := c.sys.Work(id)
			any = any || w != nil && !w.Sample
		}
	}
	if !any {
		return
	}
	var ids []string
	for _, w := range c.sys.Works {
		if !w.Sample && w.StatusAt(c.day) == model.Current && !explained[w.ID] {
			ids = append(ids, w.ID)
		}
	}
	if len(ids) > 0 {
		c.report(interpretationNone.At(model.Pos{File: "publicity"}, len(ids), listed(ids)))
	}
}
