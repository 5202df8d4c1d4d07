package derive

import (
	"slices"
	"strings"
	"testing"

	"guiju/generator/model"
)

// TestSuggestions: titles, numbers and terms once each, in order, with what
// may be typed for them; what is withheld is not suggested.
func TestSuggestions(t *testing.T) {
	d := All(listing(t), model.Public, date("2026-01-01"))
	want := []string{
		"title zh 2026年方案: 2026nianfangan 2026nfa",
		"title en Civil Code: code",
		"title en The Specification for use of large meetings: specification for use of large meetings|use of large meetings|large meetings|meetings",
		"title zh 中华人民共和国民法典: zhonghuarenmingongheguominfadian zhrmghgmfd minfadian mfd 民法典",
		"title zh 重大会议规范: zhongdahuiyiguifan zdhygf",
		"number zh DB41/T S001—2024: db41ts0012024 s0012024",
		"number zh 样内 S002—2024: yangneis0022024 yns0022024 s0022024",
		"number zh 主席令第45号: zhuxilingdi45hao zxld45h 45hao",
		"term zh 长期会议: changqihuiyi cqhy",
		"term zh 会计: kuaiji kj",
		"term en long meeting: meeting",
	}
	var got []string
	for _, s := range Suggestions(d) {
		join := " "
		if s.Lang == model.En {
			join = "|"
		}
		got = append(got, s.Kind+" "+string(s.Lang)+" "+s.Text+": "+strings.Join(s.Keys, join))
	}
	if !slices.Equal(got, want) {
		t.Errorf("\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	for _, s := range Suggestions(d) {
		for _, k := range s.Keys {
			if k == "" || k != strings.ToLower(k) || k == strings.ToLower(s.Text) {
				t.Errorf("%s: key %q", s.Text, k)
			}
		}
	}
}
