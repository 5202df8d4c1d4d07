package preview

import (
	"cmp"
	"fmt"
	"hash/maphash"
	"slices"
	"strings"

	"guiju/generator/model"
)

// news is the message to a page, in the author's language: the script holds no
// words of its own.
type news struct {
	Reload   bool      `json:"reload"`
	ID       string    `json:"id"` // of the errors: what was closed stays closed while they stay
	Errors   int       `json:"errors"`
	Lang     string    `json:"lang"`
	Title    string    `json:"title"`
	Note     string    `json:"note,omitempty"`
	Badge    string    `json:"badge"`
	Close    string    `json:"close"`
	Lost     string    `json:"lost"` // said by the script when the server is gone
	More     string    `json:"more,omitempty"`
	Severity [3]string `json:"severities"` // by Problem.Severity's number
	Problems []shown   `json:"problems"`
}

// shown is a problem with its severity as a number, which orders and colours.
type shown struct {
	Problem
	Severity int `json:"severity"`
}

// maxShown keeps the list readable, and a broken register from filling the
// browser.
const maxShown = 100

var (
	noSite = model.Bilingual{Zh: "还没有可以看的页面：请先改正这些问题", En: "No pages yet: mend these problems first"}
	staled = model.Bilingual{Zh: "下面的页面是改错之前的样子；改好并保存后，这里会自动更新。",
		En: "The pages below are from before the mistake. Mend it and save: this goes by itself."}
	refused    = model.Bilingual{Zh: "页面已是最新，但这样不能发布。", En: "The pages are up to date, but could not be published like this."}
	closeWords = model.Bilingual{Zh: "关闭（Esc）", En: "Close (Esc)"}
	lostWords  = model.Bilingual{Zh: "预览已停止", En: "The preview has stopped"}
	moreWords  = model.Bilingual{Zh: "还有 %d 条；guiju check 列出全部。", En: "%d more; guiju check lists them all."}
	severities = [3]model.Bilingual{model.Info: {Zh: "提示", En: "note"}, model.Warning: {Zh: "警告", En: "warning"}, model.Error: {Zh: "错误", En: "error"}}
)

func (s *server) news(st *state) news {
	n := news{
		Lang: s.lang.Tag(), Close: closeWords.Or(s.lang), Lost: lostWords.Or(s.lang), Problems: []shown{},
	}
	list := slices.Clone(st.problems)
	slices.SortStableFunc(list, func(a, b Problem) int { return cmp.Compare(b.Severity, a.Severity) })
	var counts [3]int
	var id maphash.Hash
	id.SetSeed(s.seed)
	for _, p := range list {
		counts[p.Severity]++
		if p.Severity == model.Error {
			fmt.Fprintf(&id, "%q%q", p.Place, p.Message)
		}
		if len(n.Problems) < maxShown {
			n.Problems = append(n.Problems, shown{p, int(p.Severity)})
		}
	}
	n.ID, n.Errors = fmt.Sprintf("%016x", id.Sum64()), counts[model.Error]
	n.Title = s.tally(counts)
	if len(list) > 0 {
		n.Badge = n.Title
	}
	for i, w := range severities {
		n.Severity[i] = w.Or(s.lang)
	}
	switch {
	case st.stale && st.files != nil:
		n.Note = staled.Or(s.lang)
	case n.Errors > 0 && st.files != nil:
		n.Note = refused.Or(s.lang)
	}
	if more := len(list) - len(n.Problems); more > 0 {
		n.More = fmt.Sprintf(moreWords.Or(s.lang), more)
	}
	return n
}

// tally counts the worst first and leaves out what there is none of.
func (s *server) tally(counts [3]int) string {
	var parts []string
	for sev := model.Error; sev >= model.Info; sev-- {
		n, word := counts[sev], severities[sev].Or(s.lang)
		switch {
		case n == 0:
		case s.lang == model.Zh:
			parts = append(parts, fmt.Sprintf("%d 个%s", n, word))
		case n == 1:
			parts = append(parts, "1 "+word)
		default:
			parts = append(parts, fmt.Sprintf("%d %ss", n, word))
		}
	}
	return strings.Join(parts, map[bool]string{true: "，", false: ", "}[s.lang == model.Zh])
}
