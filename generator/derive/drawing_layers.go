package derive

import "guiju/generator/model"

// partWords say what part the plan gives a level.
var partWords = map[string]model.Bilingual{
	"lead": {Zh: "引领", En: "Lead"},
	"base": {Zh: "基础", En: "Base"},
	"echo": {Zh: "呼应", En: "Echo"},
	"":     {Zh: "其他", En: "Other"},
}

// layers draws the levels as layers, one for each part, those of the same part
// side by side while there is room, and returns their height.
func (p *pen) layers(x, y, width int, draw bool) int {
	const partW, least = 116, 240
	top := y
	for at := 0; at < len(p.d.Layers); {
		end := at
		for end < len(p.d.Layers) && p.d.Layers[end].Level.Part == p.d.Layers[at].Level.Part {
			end++
		}
		part := sized(PartBox, "", partWords[p.d.Layers[at].Level.Part].In(p.l), nil, partW)
		part.X, part.Y = x, y
		right, room := x+partW+gapY, width-partW-gapY
		n := min(end-at, max(1, (room+gapY)/(least+gapY)))
		var cells []DrawnBox
		for ; at < end; at = min(at+n, end) {
			row := p.levels(p.d.Layers[at:min(at+n, end)], right, y, (room-(n-1)*gapY)/n, part.H)
			cells = append(cells, row...)
			y += row[0].H + gapY/2
		}
		part.H = y - gapY/2 - part.Y
		if draw {
			p.out.Parts, p.out.Levels = append(p.out.Parts, part), append(p.out.Levels, cells...)
		}
	}
	return y - top
}

// levels are the boxes of some levels side by side, all as high as the highest.
func (p *pen) levels(layers []Layer, x, y, each, high int) (cells []DrawnBox) {
	for i, l := range layers {
		c := sized(LevelBox, l.Level.Key, l.Level.Title.Or(p.l), countWords(l.Tally, l.Shared, p.l), each)
		c.X, c.Y = x+i*(each+gapY), y
		high = max(high, c.H)
		cells = append(cells, c)
	}
	for i := range cells {
		cells[i].H = high
	}
	return cells
}

// note is what stands below the picture: the day, and what the figures count.
func (p *pen) note() string {
	day := p.d.Day.String()
	s := model.Bilingual{
		Zh: "截至 " + day + "。每框数字含其下级；“正式”为已发布的真实标准，样本另计；没有写出的数为零。",
		En: "As of " + day + ". The figures of a box include those below it; “issued” are real standards, samples are counted apart; a figure that is not given is zero.",
	}.In(p.l)
	if t := p.d.Unplaced; t != (Tally{}) {
		s += model.Bilingual{Zh: "未归入方框：", En: " In no box: "}.In(p.l)
		for i, c := range countWords(t, Tally{}, p.l) {
			if i > 0 {
				s += countSeparator
			}
			s += c.Words
		}
		s += model.Bilingual{Zh: "。", En: "."}.In(p.l)
	}
	return s
}
