package main

import (
	"os"
	"strings"
	"testing"
)

// rowsOfThePlan are the things that the plan names, by how the table of the
// domain begins their rows, and how the lines of the coverage that show them
// begin.
var rowsOfThePlan = [][]string{
	{"省市共建", "省市共建的标准体系"}, {"标准体系框架图"}, {"标准体系目录"}, {"备案"}, {"基础/引领/呼应", "基础/引领/呼应", "引领、基础、呼应"},
	{"≥20", "不少于20项"}, {"≥120", "不少于120项"}, {"一事一标", "一事一标 ", "一事一标、择优选取", "共同使用"}, {"急用先行"}, {"三审三改一研究"}, {"地方标准制定程序"},
	{"区域协作"}, {"培训会"}, {"领导小组"}, {"标准化技术委员会"}, {"工作推进机制"}, {"3专"}, {"2报"}, {"1会"}, {"评价细则"}, {"动态监测"},
	{"效果评估", "效果评估、实施反馈", "效果评估 ", "绩效评估"}, {"中期评估"}, {"三年以上"}, {"运行评估机制"}, {"标准化与法治化互通"},
	{"《机关事务管理条例》"}, {"《公共机构节能条例》"}, {"《党政机关公务用车管理办法》"}, {"《党政机关办公用房管理办法》"}, {"《标准化法》"},
	{"标准化与信息化互融", "信息化互融", "标准化成果嵌入", "嵌入业务信息系统"}, {"视频、动漫"}, {"标准化与业务工作互促"}, {"有标可循"}, {"宣传引领"},
	{"普及理念", "普及理念", "多层次、多角度"}, {"时间表", "时间表 "}, {"路线图"}, {"任务书"}, {"框架图"}, {"前期准备"}, {"附件"}, {"推进试点建设"}, {"可复制"},
	{"机关事务理论研究中心"}, {"机关事务论坛", "机关事务论坛", "大专院校"}, {"政策、资金"}, {"精品展示"}, {"座谈研讨", "座谈研讨", "业务培训"}, {"自评估"},
	{"评估报告", "评估报告", "对试点地市"}, {"监督检查"}, {"四项工作原则"}, {"优化标准供给"}, {"梳理业务流程"}, {"专题调研"}, {"各级推进协调机制"},
	{"配套政策措施"}, {"理论研究成果转化"}, {"各种媒体"}, {"发文信息"},
}

// TestCoverageOfEveryRow: whatever the table of the domain lists has its line
// in the coverage, where the table is at hand.
func TestCoverageOfEveryRow(t *testing.T) {
	for _, row := range rowsOfThePlan {
		starts := row[1:]
		if len(starts) == 0 {
			starts = row
		}
		for _, start := range starts {
			found := false
			for _, line := range coverage {
				found = found || strings.HasPrefix(line.Name, start)
			}
			if !found {
				t.Errorf("no line of the coverage begins with %q", start)
			}
		}
	}
	b, err := os.ReadFile("../../shared/domain.md")
	if err != nil {
		t.Skip("domain.md is not at hand: whether the plan names more is not compared")
	}
	_, table, _ := strings.Cut(string(b), "\n## 4. ")
	table, _, _ = strings.Cut(table, "\n### 4.1 ")
	n := 0
	for line := range strings.Lines(table) {
		name, ok := strings.CutPrefix(line, "| ")
		if !ok || strings.HasPrefix(name, "Name ") {
			continue
		}
		n++
		known := false
		for _, row := range rowsOfThePlan {
			known = known || strings.HasPrefix(name, row[0])
		}
		if !known {
			t.Errorf("nothing covers %q", strings.TrimSpace(line))
		}
	}
	if n != len(rowsOfThePlan) {
		t.Errorf("%d rows, %d known", n, len(rowsOfThePlan))
	}
}
