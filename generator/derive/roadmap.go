package derive

import (
	"fmt"
	"strings"

	"guiju/generator/model"
)

const (
	roadWidth  = 1120 // phases side by side
	roadNarrow = 340  // phases one below the other
	roadBeside = 5    // as many phases stand side by side at most
	roadHead   = 72   // height of a phase's arrow, at least
	roadTip    = 18   // how far its point reaches
	roadGap    = 12
	roadPad    = 12
)

// Roadmap draws the phases as stretches of a road with their tasks below them
// (路线图): side by side, or for a narrow page one below the other. It is ""
// where there are no phases.
func (s *Schedule) Roadmap(l model.Lang, narrow bool, id string) string {
	if len(s.Phases) == 0 {
		return ""
	}
	p := &planPicture{lang: l, width: roadWidth}
	class := "plan-wide"
	if narrow {
		p.width, class = roadNarrow, "plan-narrow"
	}
	beside := min(len(s.Phases), roadBeside)
	if narrow {
		beside = 1
	}
	step := p.width / beside
	for first := 0; first < len(s.Phases); first += beside {
		top, low, head := p.height, 0, 0
		last := min(first+beside, len(s.Phases))
		for i := first; i < last; i++ { // heads that stand side by side are of one height
			head = max(head, planLine+22*len(s.stretchTitle(p, i, step))+24)
		}
		if !narrow {
			head = max(head, roadHead)
		}
		for i := first; i < last; i++ {
			low = max(low, s.stretch(p, i, (i-first)*step, top, step, head, narrow))
		}
		p.height = low + roadGap
	}
	return p.svg(id, class, model.Bilingual{Zh: "路线图", En: "Roadmap"}.In(l), s.roadSummary(l))
}

// stretchTitle is the title of a phase in the lines that have room.
func (s *Schedule) stretchTitle(p *planPicture, at, w int) []string {
	inner := w - roadGap - 2*roadPad - roadTip
	return wrap(fmt.Sprintf("%d  %s", at+1, s.Phases[at].Title.Or(p.lang)), planTitle, inner, inner)
}

// stretch draws a phase, with a head of height h, and what is below it, and
// returns where it ends.
func (s *Schedule) stretch(p *planPicture, at, x, y, w, h int, narrow bool) int {
	ph := s.Phases[at]
	title := s.stretchTitle(p, at, w)
	words, edge := 22*len(title)+planLine, x+w-roadGap
	if narrow {
		edge = x + w
		p.rect("stretch", x, y, edge-x, h)
	} else {
		p.path("stretch", fmt.Sprintf("M%d %dH%dl%d %dl-%[4]d %[5]dH%[1]dl%[4]d -%[5]dz", x, y, edge-roadTip+roadGap/2, roadTip, h/2))
	}
	left := x + roadPad
	if !narrow {
		left += roadTip
	}
	foot := y + (h-words)/2 + 16
	for _, line := range title {
		p.text("stretch-title", left, foot, planTitle, line)
		foot += 22
	}
	p.text("stretch-dates", left, foot-2, planSmall, span(ph.Start, ph.End))
	y += h + roadGap
	for _, t := range ph.Tasks {
		y = s.stop(p, s.Tasks[t], x, y, edge-x) + roadGap
	}
	for _, d := range ph.Stray {
		y = s.strayStop(p, d, x, y, edge-x) + roadGap
	}
	return y
}

// stop draws a task with its deadlines.
func (s *Schedule) stop(p *planPicture, t TaskRow, x, y, w int) int {
	inner := w - 2*roadPad
	title := wrap(t.Title.Or(p.lang), planSmall+1, inner, inner)
	n := 0
	var dues [][]string
	for _, d := range t.Dues {
		words := d.Date.String()
		if !d.For.Empty() && len(t.Dues) > 1 {
			words += "  " + shorter(d.For.Or(p.lang))
		}
		lines := wrap(words, planSmall, inner-16, inner-16)
		dues, n = append(dues, lines), n+len(lines)
	}
	h := 2*8 + planLine*(len(title)+n)
	p.rect("stop", x, y, w, h)
	foot := y + 8 + 15
	for _, line := range title {
		p.text("stop-title", x+roadPad, foot, planSmall+1, line)
		foot += planLine
	}
	for i, lines := range dues {
		p.diamond(dueMark(t.Dues[i]), x+roadPad+6, foot-5)
		for _, line := range lines {
			p.text("stop-due", x+roadPad+16, foot, planSmall, line)
			foot += planLine
		}
	}
	return y + h
}

// dueMark is the class of a deadline's mark.
func dueMark(d DueRow) string {
	if d.In != nil {
		return "due-stray"
	}
	return "due"
}

// strayStop draws a deadline of another phase's task in the phase into which
// its day falls.
func (s *Schedule) strayStop(p *planPicture, d StrayDue, x, y, w int) int {
	inner := w - 2*roadPad - 16
	t := s.Tasks[d.Task]
	words := d.Date.String() + "  " + shorter(d.For.Or(p.lang))
	if t.Phase != nil {
		words += model.Bilingual{Zh: "（计划表列在“" + t.Phase.Title.Zh + "”）", En: " (the table lists it in “" + t.Phase.Title.Or(model.En) + "”)"}.In(p.lang)
	}
	lines := wrap(words, planSmall, inner, inner)
	h := 2*8 + planLine*len(lines)
	p.rect("stray", x, y, w, h)
	foot := y + 8 + 15
	p.diamond("due-stray", x+roadPad+6, foot-5)
	for _, line := range lines {
		p.text("stop-due", x+roadPad+16, foot, planSmall, line)
		foot += planLine
	}
	return y + h
}

// shorter leaves out what stands in brackets at the end: a picture has little
// room, and the table beside it says the rest.
func shorter(s string) string {
	for _, open := range []string{"（", " ("} {
		if head, _, ok := strings.Cut(s, open); ok && head != "" {
			return head
		}
	}
	return s
}

// roadSummary says the picture in a few sentences.
func (s *Schedule) roadSummary(l model.Lang) string {
	var b strings.Builder
	if l == model.En {
		fmt.Fprintf(&b, "%d phases with %d tasks.", len(s.Phases), len(s.Tasks))
	} else {
		fmt.Fprintf(&b, "%d 个阶段，%d 项任务。", len(s.Phases), len(s.Tasks))
	}
	for _, ph := range s.Phases {
		var tasks []string
		for _, t := range ph.Tasks {
			tasks = append(tasks, s.Tasks[t].Title.Or(l))
		}
		dates := ""
		if d := span(ph.Start, ph.End); d != "" {
			dates = model.Bilingual{Zh: "（" + d + "）", En: " (" + d + ")"}.In(l)
		}
		if l == model.En {
			b.WriteString(" " + ph.Title.Or(l) + dates + ": " + strings.Join(tasks, ", ") + ".")
		} else {
			b.WriteString(ph.Title.Or(l) + dates + "：" + strings.Join(tasks, "、") + "。")
		}
	}
	return b.String()
}
