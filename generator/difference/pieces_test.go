package difference

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"
)

// marked writes pieces in one line: [-went-]{+came+}.
func marked(ps []Piece) string {
	var b strings.Builder
	for _, p := range ps {
		switch p.Op {
		case Removed:
			b.WriteString("[-" + p.Text + "-]")
		case Added:
			b.WriteString("{+" + p.Text + "+}")
		default:
			b.WriteString(p.Text)
		}
	}
	return b.String()
}

// TestPieces holds what readers see of the changes that standards make.
func TestPieces(t *testing.T) {
	for _, c := range []struct{ a, b, want string }{
		{"应在15个工作日内答复。", "应在7个工作日内答复。", "应在[-15-]{+7+}个工作日内答复。"},
		{"宜在受理后60 min内到达现场。", "应在受理后30 min内到达现场。", "[-宜-]{+应+}在受理后[-60-]{+30+} min内到达现场。"},
		{"限值为1 440 min。", "限值为1 480 min。", "限值为[-1 440-]{+1 480+} min。"},
		{"清洁走廊。", "清洁走廊、楼梯。", "清洁走廊{+、楼梯+}。"},
		{"清洁走廊、楼梯和屋面。", "清洁走廊和屋面。", "清洁走廊[-、楼梯-]和屋面。"},
		{"应登记。应保存。", "应登记。应公布。应保存。", "应登记。{+应公布。+}应保存。"},
		{"不应拍照。", "不应拍照。", "不应拍照。"},
		{"可委托。", "不应委托。", "[-可-]{+不应+}委托。"},
		{"The body shall reply within 15 working days.", "The body shall reply within 7 working days.", "The body shall reply within [-15-]{+7+} working days."},
		{"Staff should wear badges.", "Staff shall wear badges and uniforms.", "Staff [-should-]{+shall+} wear badges{+ and uniforms+}."},
		{"服务人员上岗时应着工装并佩戴标识。", "每季度对仪表读数进行校核并归档。", "[-服务人员上岗时应着工装并佩戴标识。-]{+每季度对仪表读数进行校核并归档。+}"},
		{"", "新增", "{+新增+}"},
		{"删去", "", "[-删去-]"},
		{"见5.2.1。", "见6.2.1。", "见[-5.2.1-]{+6.2.1+}。"},
	} {
		if got := marked(compare(c.a, c.b)); got != c.want {
			t.Errorf("%q -> %q\n got %s\nwant %s", c.a, c.b, got, c.want)
		}
	}
	if Runes("", "") != nil || len(Words("a", "a")) != 1 {
		t.Error("equal texts")
	}
}

// TestPiecesRebuild: whatever was edited, the pieces are both sides exactly,
// no two neighbours have one fate, and no more is marked than was edited round
// about.
func TestPiecesRebuild(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 2026))
	words := []rune("机关应宜可不在每年15 min内，。、；登记abc 工单\u00a01 440%\u0301")
	for n := range 3000 {
		a := make([]rune, r.IntN(60))
		for i := range a {
			a[i] = words[r.IntN(len(words))]
		}
		b := append([]rune{}, a...)
		edits := 0
		for range r.IntN(6) {
			at := r.IntN(len(b) + 1)
			switch k := r.IntN(3); {
			case k == 0 || len(b) == 0 || at == len(b):
				b = append(b[:at:at], append([]rune{words[r.IntN(len(words))]}, b[at:]...)...)
			case k == 1:
				b = append(b[:at:at], b[at+1:]...)
			default:
				b[at] = words[r.IntN(len(words))]
			}
			edits++
		}
		rebuilt(t, string(a), string(b))
		if n%10 == 0 {
			rebuilt(t, string(a), string(a[:len(a)/2])+"xyz\xff"+string(b))
		}
	}
}

func rebuilt(t *testing.T, a, b string) {
	t.Helper()
	var x, y strings.Builder
	last := Op("")
	for _, p := range Runes(a, b) {
		if p.Op == last || p.Text == "" {
			t.Fatalf("%q -> %q: two pieces for one: %s", a, b, marked(Runes(a, b)))
		}
		if last == Added && p.Op == Removed {
			t.Fatalf("%q -> %q: what came before what went: %s", a, b, marked(Runes(a, b)))
		}
		last = p.Op
		if p.Op != Added {
			x.WriteString(p.Text)
		}
		if p.Op != Removed {
			y.WriteString(p.Text)
		}
	}
	if x.String() != a || y.String() != b {
		t.Fatalf("%q -> %q is not rebuilt: %s", a, b, marked(Runes(a, b)))
	}
}

// TestPiecesAreFew: one change in a long text marks that change only, and a text
// longer than any provision is still answered.
func TestPiecesAreFew(t *testing.T) {
	long := strings.Repeat("服务机构应在收到申请后登记并答复使用单位。", 300)
	at := strings.Index(long[len(long)/2:], "登记") + len(long)/2
	b := long[:at] + "核对、" + long[at:]
	if got := Runes(long, b); len(got) != 3 || got[1] != (Piece{Added, "核对、"}) {
		t.Errorf("%d pieces", len(got))
	}
	x, y := strings.Repeat("甲乙丙丁", 4000), strings.Repeat("丁丙乙甲", 4000)
	rebuilt(t, x, y)
	if n := utf8.RuneCountInString(x); n < most {
		t.Errorf("%d characters are too few to pass the limit", n)
	}
}

func FuzzPieces(f *testing.F) {
	f.Add("应在15个工作日内", "宜在7 d内")
	f.Add("a\u0301b", "a\xffb")
	f.Fuzz(func(t *testing.T, a, b string) { rebuilt(t, a, b) })
}
