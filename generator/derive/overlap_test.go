package derive

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"guiju/generator/model"
)

// writer makes sentences of standards out of parts, the same ones for the same
// seed. Two sentences that it makes are about different things, unless it is
// asked for one that is like another.
type writer struct{ r *rand.Rand }

func newWriter(seed uint64) *writer { return &writer{rand.New(rand.NewPCG(seed, 7))} }

var (
	madeSubjects = []string{"服务人员", "管理部门", "使用单位", "值班人员", "车辆驾驶员", "会务人员", "物业服务单位", "食堂管理员", "资产管理员", "节能管理岗位", "档案人员", "设备维护人员", "安全保卫人员", "接待人员", "采购经办人", "审核人员"}
	madeWhen     = []string{"每日上班前", "接到申请后", "发现异常时", "每月月底前", "交接班时", "活动开始前", "检修完成后", "遇有恶劣天气时", "合同期满前", "年度盘点时", "收到投诉后", "房间腾退时", "设备停用前", "高峰时段"}
	madeActions  = []string{"检查", "登记", "清点", "核对", "记录", "通报", "更换", "归还", "公示", "评价", "测量", "封存", "移交", "复核", "巡视", "消毒", "校准", "汇总"}
	madeObjects  = []string{"照明线路和开关", "灭火器材的压力", "车辆行驶里程", "会场音响与投影", "餐具消毒温度", "房间门锁和窗户", "能源计量表读数", "库存物品的数量", "来访人员的证件", "绿化灌溉用水", "电梯运行状态", "垃圾分类容器", "档案柜的温湿度", "供暖管道的阀门", "充电设施的接口", "标识牌的位置", "维修备件的台账", "服务投诉的处理结果", "租赁合同的条款", "停车位的占用情况"}
	madeHow      = []string{"并由两人共同签字确认", "并在信息系统中留存照片", "结果报主管领导审阅", "不合格的立即停用并挂牌", "原始记录保存不少于3年", "误差不应超过5%", "并在15分钟内答复申请人", "同时告知相邻的使用人", "偏差较大的另行说明原因", "必要时请专业机构到场", "未完成的列入次日计划", "费用由责任单位承担", "逾期2日的予以提醒", "相关数据按月汇总分析"}
	madeWhere    = []string{"地下车库", "中心机房", "会议楼", "职工食堂", "信访接待室", "业务用车停放区", "综合档案库", "值班备勤室", "节能改造区域", "周转住房", "公物仓", "集中办公区"}
	madeRegions  = []string{"甲州市", "乙阳市", "丙川市", "丁封市"}
)

func (w *writer) one(of []string) string { return of[w.r.IntN(len(of))] }

func (w *writer) sentence() string { return w.about(w.one(madeSubjects), w.one(madeObjects)) }

func (w *writer) about(subject, object string) string {
	s := w.one(madeWhen) + "，" + subject + "应" + w.one(madeActions) + object + "，" + w.one(madeHow)
	if w.r.IntN(2) == 0 {
		s += "，" + w.one(madeHow)
	}
	return s + "。"
}

func (w *writer) provision() []string {
	var out []string
	for range 2 + w.r.IntN(3) {
		out = append(out, w.sentence())
	}
	return out
}

// plants make of a provision one that says much the same, each in its way.
var plants = []struct {
	kind  string
	floor float64 // recall that the test asks for
	make  func(w *writer, from []string) []string
}{
	{"verbatim", 1, func(_ *writer, from []string) []string { return from }},
	{"other numbers", 0.98, func(_ *writer, from []string) []string {
		return each(from, strings.NewReplacer("3年", "5年", "5%", "12%", "15分钟", "30分钟", "2日", "10日").Replace)
	}},
	{"other order", 0.98, func(_ *writer, from []string) []string {
		out := slices.Clone(from)
		slices.Reverse(out)
		return out
	}},
	{"synonyms", 0.85, func(_ *writer, from []string) []string {
		return each(from, strings.NewReplacer("检查", "查看", "登记", "记入台账", "核对", "比对", "立即", "马上", "并由", "且由", "告知", "通知", "单位", "部门", "发现", "出现", "人员", "员工", "不少于", "至少", "接到", "收到").Replace)
	}},
	{"half a sentence more", 0.95, func(w *writer, from []string) []string {
		return each(from, func(s string) string {
			return strings.TrimSuffix(s, "。") + "，" + w.one([]string{"涉及多个部门的由牵头部门统一协调", "特殊情况经负责人同意后可适当顺延", "具体要求由各单位结合实际另行规定"}) + "。"
		})
	}},
	{"another region", 1, func(_ *writer, from []string) []string {
		return append(each(from, strings.NewReplacer("甲州市", "乙阳市").Replace), "乙阳市各单位适用本条。")
	}},
	{"numbers, synonyms and more", 0.8, func(w *writer, from []string) []string {
		out := each(from, strings.NewReplacer("3年", "5年", "15分钟", "30分钟", "检查", "查看", "核对", "比对", "立即", "马上", "告知", "通知").Replace)
		out[0] = strings.TrimSuffix(out[0], "。") + "，特殊情况经负责人同意后可适当顺延。"
		return out
	}},
}

// nears make of a provision one that looks like it and says something else.
var nears = []struct {
	kind    string
	ceiling float64 // part of them that may be taken for alike
	make    func(w *writer, from []string) []string
}{
	{"same subject, other content", 0.02, func(w *writer, from []string) []string {
		out := make([]string, len(from))
		for i, s := range from {
			subject, object := w.one(madeSubjects), w.one(madeObjects)
			for _, m := range madeSubjects {
				if strings.Contains(s, m) {
					subject = m
				}
			}
			for _, m := range madeObjects {
				if strings.Contains(s, m) {
					object = m
				}
			}
			out[i] = w.about(subject, object)
		}
		return out
	}},
	{"one sentence of three the same", 0.25, func(w *writer, from []string) []string {
		return []string{from[0], w.sentence(), w.sentence()}
	}},
	{"forms of a scope", 0.02, func(w *writer, from []string) []string {
		return []string{"本文件规定了" + w.one(madeWhere) + w.one(madeObjects) + "的要求、程序和评价方法。", "本文件适用于" + w.one(madeSubjects) + "的" + w.one(madeActions) + "工作。"}
	}},
	{"turns of phrase", 0.02, func(w *writer, from []string) []string {
		return []string{"管理部门应建立" + w.one(madeWhere) + w.one(madeObjects) + "的管理制度，明确职责分工，并按照有关规定执行。", w.sentence()}
	}},
}

func each(in []string, f func(string) string) (out []string) {
	for _, s := range in {
		out = append(out, f(s))
	}
	return out
}

func textOf(provisions [][]string) *model.Text {
	t := &model.Text{Lang: model.Zh}
	para := func(s string) model.Block {
		return &model.Paragraph{Inlines: []model.Inline{{Kind: model.TextInline, Text: s}}}
	}
	t.Provisions = append(t.Provisions,
		&model.Provision{Kind: model.Foreword, ID: "foreword", Blocks: []model.Block{para("本文件按照GB/T 1.1—2020《标准化工作导则 第1部分：标准化文件的结构和起草规则》的规定起草。")}},
		&model.Provision{Kind: model.Clause, Number: "2", ID: "2", Blocks: []model.Block{para("下列文件中的内容通过文中的规范性引用而构成本文件必不可少的条款。其中，注日期的引用文件，仅该日期对应的版本适用于本文件；不注日期的引用文件，其最新版本（包括所有的修改单）适用于本文件。"), para("GB/T 1.1—2020　标准化工作导则　第1部分：标准化文件的结构和起草规则")}},
		&model.Provision{Kind: model.Clause, Number: "3", ID: "3", Blocks: []model.Block{para("下列术语和定义适用于本文件。")}, Children: []*model.Provision{
			{Kind: model.TermEntry, Number: "3.1", ID: "3.1", Blocks: []model.Block{para("为机关正常运行提供经费、资产和服务保障的各项管理活动的统称。")}},
		}})
	for i, p := range provisions {
		id := fmt.Sprintf("4.%d", i+1)
		t.Provisions = append(t.Provisions, &model.Provision{Kind: model.Subclause, Number: id, ID: id, Blocks: []model.Block{para(strings.Join(p, ""))}})
	}
	return t
}

// madeSystem has one standard in force for each text.
func madeSystem(texts [][][]string) (*model.System, []Row) {
	sys := &model.System{Config: model.Config{Levels: []model.Level{{Key: "local", Tier: "province"}, {Key: "municipal", Tier: "city"}}}}
	sys.Regions = append(sys.Regions, &model.Region{Key: "p", Kind: "province", Title: model.Bilingual{Zh: "某省"}})
	for i, name := range madeRegions {
		sys.Regions = append(sys.Regions, &model.Region{Key: fmt.Sprint("r", i), Kind: "city", Parent: "p", Title: model.Bilingual{Zh: name}})
	}
	for i, provisions := range texts {
		w := &model.Work{ID: fmt.Sprintf("w%03d", i), Level: "local"}
		w.Editions = []*model.Edition{{
			Work: w, Year: "2020", Number: fmt.Sprintf("N %03d—2020", i), InForce: model.NewDate(2020, 1, 1),
			Texts: map[model.Lang]*model.Text{model.Zh: textOf(provisions)},
		}}
		sys.Works = append(sys.Works, w)
	}
	return sys, Directory(sys, model.NewDate(2026, 1, 1))
}

// TestOverlapsPlanted plants provisions that say much the same, and some that
// only look like it, in texts that otherwise have nothing in common, and counts
// what is found. With -v it prints the table.
func TestOverlapsPlanted(t *testing.T) {
	const works, own, planted = 40, 24, 100
	w := newWriter(1)
	texts := make([][][]string, works)
	for i := range texts {
		for range own {
			texts[i] = append(texts[i], w.provision())
		}
	}
	type pair struct{ a, b string } // work#provision
	kindOf := map[pair]string{}
	count := map[string]int{}
	put := func(kind string, make func(*writer, []string) []string) {
		for range planted {
			a := w.r.IntN(works)
			b := (a + 1 + w.r.IntN(works-1)) % works
			if a > b {
				a, b = b, a
			}
			from := w.provision()
			if kind == "another region" {
				from[0] = "甲州市的" + from[0]
			}
			texts[a] = append(texts[a], from)
			texts[b] = append(texts[b], make(w, from))
			kindOf[pair{fmt.Sprintf("w%03d#4.%d", a, len(texts[a])), fmt.Sprintf("w%03d#4.%d", b, len(texts[b]))}] = kind
			count[kind]++
		}
	}
	for _, p := range plants {
		put(p.kind, p.make)
	}
	for _, n := range nears {
		put(n.kind, n.make)
	}
	sys, rows := madeSystem(texts)
	found, wrong, right := map[string]int{}, 0, 0
	pairs, _ := Overlaps(sys, rows)
	positive := map[string]bool{}
	for _, p := range plants {
		positive[p.kind] = true
	}
	for _, o := range pairs {
		for _, l := range o.Alike {
			kind, ok := kindOf[pair{o.A.Work.ID + "#" + l.A.ID, o.B.Work.ID + "#" + l.B.ID}]
			switch {
			case ok && positive[kind]:
				right++
			default:
				wrong++
			}
			if ok {
				found[kind]++
			} else {
				found["nothing was planted"]++
			}
		}
	}
	for _, p := range plants {
		recall := float64(found[p.kind]) / float64(count[p.kind])
		t.Logf("%-32s recall %5.1f%%", p.kind, 100*recall)
		if recall < p.floor {
			t.Errorf("%s: %.2f are found, less than %.2f", p.kind, recall, p.floor)
		}
	}
	for _, n := range nears {
		rate := float64(found[n.kind]) / float64(count[n.kind])
		t.Logf("%-32s taken for alike %5.1f%%", n.kind, 100*rate)
		if rate > n.ceiling {
			t.Errorf("%s: %.2f are taken for alike, more than %.2f", n.kind, rate, n.ceiling)
		}
	}
	precision := float64(right) / float64(right+wrong)
	t.Logf("precision %.1f%%; pairs where nothing was planted: %d", 100*precision, found["nothing was planted"])
	if precision < 0.95 {
		t.Errorf("precision %.3f", precision)
	}
}

// manyTexts are 320 standards of 60 provisions, of which a tenth of the
// provisions is copied from others with other numbers and half a sentence more.
func manyTexts() [][][]string {
	w := newWriter(2)
	texts := make([][][]string, 320)
	for i := range texts {
		for n := range 60 {
			p := w.provision()
			if i > 0 && n%10 == 0 {
				p = plants[w.r.IntN(len(plants))].make(w, texts[w.r.IntN(i)][w.r.IntN(60)])
			}
			texts[i] = append(texts[i], p)
		}
	}
	return texts
}

func BenchmarkOverlaps(b *testing.B) {
	sys, rows := madeSystem(manyTexts())
	b.ResetTimer()
	for range b.N {
		Overlaps(sys, rows)
	}
}

// BenchmarkOverlapsTemplate is the worst case: every standard made from one
// template.
func BenchmarkOverlapsTemplate(b *testing.B) {
	w := newWriter(3)
	template := make([][]string, 60)
	for i := range template {
		template[i] = w.provision()
	}
	texts := make([][][]string, 320)
	for i := range texts {
		for _, p := range template {
			texts[i] = append(texts[i], append([]string{w.sentence()}, p...))
		}
	}
	sys, rows := madeSystem(texts)
	b.ResetTimer()
	for range b.N {
		Overlaps(sys, rows)
	}
}

// TestOverlapsDecided: what is recorded of a pair takes it off the open list,
// and pairs of two cities are told from others.
func TestOverlapsDecided(t *testing.T) {
	w := newWriter(4)
	shared := [][]string{w.provision(), w.provision(), w.provision()}
	own := func(n int) [][]string { return append([][]string{w.provision(), w.provision()}, shared[:n]...) }
	sys, _ := madeSystem([][][]string{own(3), own(3), own(2), own(1), own(1), {w.provision()}})
	sys.Works[0].Level, sys.Works[0].Region, sys.Works[0].Matter = "municipal", "r0", "m"
	sys.Works[1].Level, sys.Works[1].Region, sys.Works[1].Matter = "municipal", "r1", "m"
	sys.Works[2].Region = "p"
	sys.Works[3].From = "w000"
	sys.Works[4].Sample = true
	sys.Distinct = []*model.Distinct{{Works: []string{"w002", "w001", "w005"}, Reason: model.Bilingual{Zh: "理由"}}}
	sys.Projects = []*model.JointProject{{Key: "j", Works: []string{"w001", "w000"}}}
	day := model.NewDate(2026, 1, 1)
	var got []string
	pairs, everywhere := Overlaps(sys, Directory(sys, day))
	for i := range pairs {
		o := &pairs[i]
		s := fmt.Sprintf("%s %s %d open=%v", o.A.Work.ID, o.B.Work.ID, len(o.Alike), o.Open())
		if o.Distinct != nil {
			s += " distinct"
		}
		if o.Kin != "" {
			s += " " + o.Kin
		}
		if len(o.Regions) > 0 {
			s += " joint"
		}
		if o.Project != nil {
			s += " project"
		}
		if o.SameMatter() {
			s += " matter"
		}
		got = append(got, s)
	}
	slices.Sort(got)
	want := []string{
		"w002 w000 2 open=true",
		"w002 w001 2 open=false distinct",
		"w002 w003 1 open=true",
		"w003 w000 1 open=false converted",
		"w003 w001 1 open=true",
		"w000 w001 3 open=true joint project matter",
	}
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if len(everywhere) > 0 {
		t.Errorf("%d provisions everywhere", len(everywhere))
	}
	// A standard that is no longer in force is not compared.
	sys.Works[1].Editions[0].Withdraw = model.NewDate(2025, 1, 1)
	pairs, _ = Overlaps(sys, Directory(sys, day))
	for _, o := range pairs {
		if o.A.Work.ID == "w001" || o.B.Work.ID == "w001" {
			t.Errorf("%s and %s", o.A.Work.ID, o.B.Work.ID)
		}
	}
}

// TestOverlapsEverywhere: what more standards have than regions could copy is
// one finding, not a pair of each with each.
func TestOverlapsEverywhere(t *testing.T) {
	w := newWriter(5)
	phrase := w.provision()
	texts := make([][][]string, commonest+1)
	for i := range texts {
		texts[i] = [][]string{w.provision(), phrase}
	}
	sys, rows := madeSystem(texts)
	pairs, everywhere := Overlaps(sys, rows)
	if len(pairs) != 0 || len(everywhere) != 1 || everywhere[0].Works != commonest+1 {
		t.Errorf("%d pairs, everywhere %+v", len(pairs), everywhere)
	}
	sys, rows = madeSystem(texts[1:])
	if pairs, everywhere = Overlaps(sys, rows); len(pairs) != commonest*(commonest-1)/2 || len(everywhere) != 0 {
		t.Errorf("%d pairs, %d everywhere", len(pairs), len(everywhere))
	}
}

func TestPieces(t *testing.T) {
	show := func(ps []Piece) (s string) {
		for _, p := range ps {
			if p.Same {
				s += "[" + p.Words + "]"
			} else {
				s += p.Words
			}
		}
		return s
	}
	for _, tt := range []struct{ a, b, want string }{
		{"管理员应在30分钟内到场，并记录。", "值班员应在30分钟内到场。", "管理[员应在30分钟内到场]，并记录。"},
		{"应在 30 min 内到场", "应在60 min内到场", "应在 30 [min 内到场]"},
		{"检查、登记车辆。", "检查登记车辆", "[检查、登记车辆]。"},
		{"完全不同的一句", "没有一样的地方", "完全不同的一句"},
	} {
		if got := show(pieces(tt.a, tt.b)); got != tt.want {
			t.Errorf("%s and %s: %s, want %s", tt.a, tt.b, got, tt.want)
		}
	}
}

// TestOverlapsAgainstAll compares what is found with comparing everything with
// everything: the fingerprints lose nothing that is alike.
func TestOverlapsAgainstAll(t *testing.T) {
	w := newWriter(6)
	texts := make([][][]string, 12)
	for i := range texts {
		for range 12 {
			texts[i] = append(texts[i], w.provision())
		}
	}
	for i := 1; i < len(texts); i++ {
		p := plants[i%len(plants)]
		texts[i] = append(texts[i], p.make(w, texts[i-1][0]), p.make(w, texts[i-1][1]))
	}
	sys, rows := madeSystem(texts)
	f := newFolder(sys)
	all := map[string][]uint64{}
	stands := map[uint64]int{}
	seen := map[string]bool{}
	for _, r := range rows {
		for _, c := range provisionsToCompare(r.Edition.Texts[model.Zh]) {
			words := f.fold(c.words)
			s := shingles(words)
			all[r.Work.ID+"#"+c.provision.ID] = s
			if !seen[string(words)] {
				seen[string(words)] = true
				for _, v := range s {
					stands[v]++
				}
			}
		}
	}
	want := map[string]bool{}
	for a, as := range all {
		for b, bs := range all {
			if a[:4] >= b[:4] {
				continue
			}
			shorter, both := likeness(as, bs, func(s uint64) float64 { return min(1, rare/float64(stands[s])) })
			if shorter >= alikeShorter && both >= alikeBoth {
				want[a+" "+b] = true
			}
		}
	}
	got := map[string]bool{}
	pairs, _ := Overlaps(sys, rows)
	for _, o := range pairs {
		for _, l := range o.Alike {
			got[o.A.Work.ID+"#"+l.A.ID+" "+o.B.Work.ID+"#"+l.B.ID] = true
		}
	}
	if len(want) < 20 {
		t.Fatalf("%d pairs are alike", len(want))
	}
	for p := range want {
		if !got[p] {
			t.Errorf("%s is not found", p)
		}
	}
	for p := range got {
		if !want[p] {
			t.Errorf("%s is found", p)
		}
	}
}
