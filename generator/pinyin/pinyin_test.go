package pinyin

import (
	"slices"
	"strings"
	"testing"

	"github.com/mozillazg/go-pinyin"
)

func TestOf(t *testing.T) {
	for _, c := range []struct{ text, full, initials, letter string }{
		{"公务用车", "gongwuyongche", "gwyc", "G"},
		{"重庆市会计人员", "chongqingshikuaijirenyuan", "cqskjry", "C"},
		{"重点领域", "zhongdianlingyu", "zdly", "Z"},
		{"长沙", "changsha", "cs", "C"},
		{"长效机制", "changxiaojizhi", "cxjz", "C"},
		{"增长率", "zengzhanglv", "zzl", "Z"},
		{"行业与银行", "hangyeyuyinhang", "hyyyh", "H"},
		{"执行业务", "zhixingyewu", "zxyw", "Z"},
		{"调度和调查", "diaoduhediaocha", "ddhdc", "D"},
		{"空调调试", "kongtiaotiaoshi", "ktts", "K"},
		{"给排水系统", "jipaishuixitong", "jpsxt", "J"},
		{"停车泊位", "tingchebowei", "tcbw", "T"},
		{"国家长期规划与市长", "guojiachangqiguihuayushizhang", "gjcqghysz", "G"},
		{"西藏", "xizang", "xz", "X"},
		{"传输与传记", "chuanshuyuzhuanji", "csyzj", "C"},
		{"乘车、参与、供应、分摊、用量", "chengchecanyugongyingfentanyongliang", "cccygyftyl", "C"},
		{"还车", "huanche", "hc", "H"},
		{"《绿化》", "lvhua", "lh", "L"},
		{"DB41/T　S００1—2024　车辆", "db41ts0012024cheliang", "db41ts0012024cl", "D"},
		{"5G网络", "5gwangluo", "5gwl", ""},
		{"Official vehicle", "officialvehicle", "officialvehicle", "O"},
		{"——", "", "", ""},
		{"", "", "", ""},
	} {
		got := Of(c.text)
		if got.Full != c.full || got.Initials != c.initials || got.Letter != c.letter {
			t.Errorf("%s: %+v, want %s %s %s", c.text, got, c.full, c.initials, c.letter)
		}
	}
}

// TestSort: as a dictionary has it, character by character: sound, then tone;
// Latin words before and between by their letters.
func TestSort(t *testing.T) {
	want := []string{"5G网络", "安全", "安全评价", "班车", "办公用房", "办公用品", "帮扶", "bus", "Bus stop", "餐饮", "车辆", "重庆", "会计", "中心", "重点"}
	slices.SortFunc(want, func(a, b string) int { return strings.Compare(Of(a).Sort, Of(b).Sort) })
	if got := strings.Join(want, " "); got != "5G网络 安全 安全评价 班车 办公用房 办公用品 帮扶 bus Bus stop 餐饮 车辆 重庆 会计 中心 重点" {
		t.Errorf("sorted: %s", got)
	}
}

// TestReadingsExist: a word of the table gives no character a reading that it
// does not have.
func TestReadingsExist(t *testing.T) {
	checked := 0
	for word, said := range words() {
		for i, c := range []rune(word) {
			checked++
			if all := pinyin.SinglePinyin(c, pinyin.Args{Style: pinyin.Tone3, Heteronym: true}); !slices.Contains(all, said[i]) {
				t.Errorf("%s: %c is not read %s but %v", word, c, said[i], all)
			}
		}
	}
	if checked < 300 {
		t.Errorf("only %d characters were looked at", checked)
	}
}
