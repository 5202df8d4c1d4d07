package release

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"guiju/generator/model"
)

// Upload is what an upload list says: what to put, in order, and then what to
// delete.
type Upload struct {
	Release int      `json:"release"`
	Put     []Step   `json:"put"`
	Delete  []string `json:"delete"`
}

// JSON writes the list for programs.
func (u Upload) JSON() []byte { return indented(u) }

// Text writes the list for people and shells: one line a file, with what to do,
// phase, size, hash and path.
func (u Upload) Text() []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "# 第 %d 次发布的上传清单：按顺序上传，最后删除。phase 小的先传；同一 phase 内不分先后。\n", u.Release)
	fmt.Fprintf(&b, "# Release %d: put in this order, delete last. Files of one phase may go together.\n", u.Release)
	for _, p := range Phases {
		fmt.Fprintf(&b, "# phase %d: %s / %s\n", p.Phase, p.Name.Zh, p.Name.En)
	}
	for _, s := range u.Put {
		fmt.Fprintf(&b, "put\t%d\t%d\t%s\t%s\n", s.Phase, s.Size, s.SHA256, s.Path)
	}
	for _, p := range u.Delete {
		fmt.Fprintf(&b, "delete\t\t\t\t%s\n", p)
	}
	return []byte(b.String())
}

func indented(v any) []byte {
	b, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		panic("BUG: " + err.Error()) // strings and numbers only
	}
	return append(b, '\n')
}

// changeWords say what became of a standard, in the order in which notes tell it.
var changeWords = []struct {
	change string
	words  model.Bilingual
}{
	{model.ReleasedText, say("公布全文", "Text published")},
	{model.ReleasedRecord, say("新登记", "New record")},
	{model.ReleasedAmended, say("修改单", "Amended")},
	{model.ReleasedCorrected, say("勘误", "Corrected")},
	{model.ReleasedTranslation, say("译文更新", "Translation changed")},
	{model.ReleasedStatus, say("状态变化", "Status changed")},
	{model.ReleasedGone, say("不再列出", "No longer shown")},
}

// Papers are the words that go out with a release. sys must be as the audience
// may see it: what it does not hold is not named.
type Papers struct {
	System *model.System
	Record *model.Release
	Base   string // public address; "" where it is not known
}

// name is how papers call the edition of a change; ok is false where the
// audience may not know it, or its title.
func (p Papers) name(c model.Released, l model.Lang) (name string, sample, ok bool) {
	w := p.System.Work(c.Work)
	if w == nil || c.Change == model.ReleasedGone {
		return "", false, false
	}
	number, title := w.Number, w.Title
	for _, e := range w.Editions {
		if e.Year == c.Edition {
			number, title = e.Number, e.Title
		}
	}
	name = strings.TrimSpace(number + " " + title.Or(l))
	if name == "" {
		name = w.ID
	}
	return name, w.Sample, true
}

// Notes are the release notes in a language, as Markdown.
func (p Papers) Notes(l model.Lang) []byte {
	var b strings.Builder
	r := p.Record
	in := func(zh, en string, args ...any) { fmt.Fprintf(&b, say(zh, en).In(l), args...) }
	in("# %[1]s：第 %[2]d 次发布\n\n", "# %[1]s: release %[2]d\n\n", p.System.Config.Site.Title.Or(l), r.Number)
	in("- 发布时间：%s\n- 状态截至：%s\n- 有效期至：%s\n", "- Released: %s\n- Status as of: %s\n- Valid until: %s\n", r.Time, r.AsOf, r.Expires)
	if r.Previous == "" {
		in("- 上一次发布：没有，这是首次发布\n", "- Release before: none, this is the first\n")
	} else {
		in("- 上一次发布的清单指纹：`%s`\n", "- Hash of the manifest before: `%s`\n", r.Previous)
	}
	in("- 本次发布的清单指纹：`%s`\n", "- Hash of this manifest: `%s`\n", r.Manifest)
	in("- 网页：新增 %d，改动 %d，移除 %d\n", "- Pages: %d new, %d changed, %d removed\n", r.Pages.Added, r.Pages.Changed, r.Pages.Removed)
	if note := r.Note.Or(l); note != "" {
		fmt.Fprintf(&b, "\n%s\n", note)
	}
	for _, group := range []struct {
		samples bool
		title   model.Bilingual
		none    model.Bilingual
	}{
		{false, say("标准", "Standards"), say("真实的标准没有变化。", "No real standard changed.")},
		{true, say("样本（示例，没有发布过）", "Samples (made to show the site, never issued)"), model.Bilingual{}},
	} {
		lines := p.lines(l, group.samples)
		if lines == "" && group.samples {
			continue
		}
		fmt.Fprintf(&b, "\n## %s\n\n", group.title.In(l))
		if lines == "" {
			lines = group.none.In(l) + "\n"
		}
		b.WriteString(lines)
	}
	return []byte(b.String())
}

// lines lists the changes of real standards, or of samples.
func (p Papers) lines(l model.Lang, samples bool) string {
	var b strings.Builder
	for _, kind := range changeWords {
		for _, c := range p.Record.Works {
			name, sample, ok := p.name(c, l)
			if !ok || c.Change != kind.change || sample != samples {
				continue
			}
			fmt.Fprintf(&b, say("- %s：%s", "- %s: %s").In(l), kind.words.In(l), name)
			if len(c.Provisions) > 0 {
				fmt.Fprintf(&b, say("（%s）", " (%s)").In(l), strings.Join(c.Provisions, say("、", ", ").In(l)))
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// Share is a short text for the channels of publicity: no more than a few
// lines, real standards only.
func (p Papers) Share(l model.Lang) []byte {
	var b strings.Builder
	r := p.Record
	in := func(zh, en string, args ...any) { fmt.Fprintf(&b, say(zh, en).In(l), args...) }
	in("%[1]s更新（%[2]s，第 %[3]d 次发布）。\n", "%[1]s has been updated (%[2]s, release %[3]d).\n", p.System.Config.Site.Title.Or(l), r.Day(), r.Number)
	if note := r.Note.Or(l); note != "" {
		b.WriteString(note + "\n")
	}
	var names []string
	for _, c := range r.Works {
		if name, sample, ok := p.name(c, l); ok && !sample && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	const most = 3
	switch {
	case len(names) > most:
		in("有变化的标准 %d 项：%s 等。\n", "%d standards changed: %s and more.\n", len(names), strings.Join(names[:most], say("；", "; ").In(l)))
	case len(names) > 0:
		in("有变化的标准：%s。\n", "Standards that changed: %s.\n", strings.Join(names, say("；", "; ").In(l)))
	}
	if p.Base != "" {
		in("看改了什么：%swhats-new.html\n", "What is new: %sen/whats-new.html\n", p.Base)
	}
	return []byte(b.String())
}
