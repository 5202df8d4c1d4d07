package text

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"guiju/generator/model"
)

// slot is a cell of a table as HTML lays it out.
type slot struct {
	*html.Node
	row, col, rows, cols int
}

func (s slot) words() string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(s.Node)
	return b.String()
}

func (s slot) attr(name string) string {
	for _, a := range s.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// layOut puts the cells of the first table into rows and columns (HTML, 4.9.12.1:
// forming a table).
func layOut(t *testing.T, src string) (grid map[[2]int]*slot, cells []*slot) {
	doc, err := html.Parse(strings.NewReader(src))
	if err != nil {
		t.Fatal(err)
	}
	grid = map[[2]int]*slot{}
	row := -1
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		switch n.Data {
		case "tr":
			row++
		case "td", "th":
			s := &slot{Node: n, row: row, rows: 1, cols: 1}
			for grid[[2]int{row, s.col}] != nil {
				s.col++
			}
			if v, err := strconv.Atoi(s.attr("rowspan")); err == nil {
				s.rows = v
			}
			if v, err := strconv.Atoi(s.attr("colspan")); err == nil {
				s.cols = v
			}
			for r := range s.rows {
				for c := range s.cols {
					if grid[[2]int{row + r, s.col + c}] != nil {
						t.Errorf("cells overlap at row %d, column %d", row+r, s.col+c)
					}
					grid[[2]int{row + r, s.col + c}] = s
				}
			}
			cells = append(cells, s)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(doc)
	return grid, cells
}

// headersOf lists the headers that HTML assigns to a cell (4.9.12.2: forming
// relationships between data cells and header cells): to its left those with
// the scope row, above it those with the scope col.
func headersOf(grid map[[2]int]*slot, s *slot) (all []string) {
	add := func(h *slot, scope string) {
		if h != nil && h != s && h.Data == "th" && h.attr("scope") == scope && !slices.Contains(all, h.words()) {
			all = append(all, h.words())
		}
	}
	for r := s.row; r < s.row+s.rows; r++ {
		for c := s.col - 1; c >= 0; c-- {
			add(grid[[2]int{r, c}], "row")
		}
	}
	for c := s.col; c < s.col+s.cols; c++ {
		for r := s.row - 1; r >= 0; r-- {
			add(grid[[2]int{r, c}], "col")
		}
	}
	return all
}

// TestHeaders holds that each cell of a table has the headers that a reader
// sees, by the algorithm of HTML that screen readers follow.
func TestHeaders(t *testing.T) {
	for name, c := range map[string]struct {
		src  string
		want map[string]string // words of a cell -> its headers, nearest first
	}{
		"two rows of headers": {"|  | 轿车 | < | 客车 |\n| ^ | 新购 | 更新 | ^ |\n|---|---|---|---|\n| 省级 | 1 | 2 | 3 |\n| 市级 | 4 | 5 | 6 |\n",
			map[string]string{"1": "省级 新购 轿车", "2": "省级 更新 轿车", "6": "市级 客车"}},
		"running numbers": {"| 序号 | 项目 | 分值 |\n|---|---|---|\n| 1 | 制度 | 10 |\n| 2 | 人员 | 20 |\n",
			map[string]string{"20": "人员 分值", "2": "序号"}},
		"merged first column": {"| 类别 | 项目 | 要求 |\n|---|---|---|\n| 硬件 | 桌 | 甲 |\n| ^ | 椅 | 乙 |\n| 软件 | 系统 | 丙 |\n| 合计 | < | 丁 |\n",
			map[string]string{"乙": "椅 硬件 要求", "丙": "系统 软件 要求", "丁": "合计 要求"}},
		"values first": {"| 面积 | 费用 |\n|---|---|\n| 100 | 5 |\n| 200 | 6 |\n", map[string]string{"6": "费用", "200": "面积"}},
		"words twice":  {"| 单位 | 事项 |\n|---|---|\n| 甲局 | 一 |\n| 甲局 | 二 |\n", map[string]string{"二": "事项", "甲局": "单位"}},
		"empty cell":   {"| 单位 | 事项 |\n|---|---|\n| 甲局 | 一 |\n|  | 二 |\n", map[string]string{"二": "事项"}},
		"no head":      {"|---|---|\n| 甲 | 一 |\n| 乙 | 二 |\n", map[string]string{"二": ""}},
	} {
		text, _ := Parse([]byte("# 4 甲\n"+c.src), Options{Grammar: model.StandardGrammar, Lang: model.Zh})
		grid, cells := layOut(t, HTML(text, HTMLOptions{}).HTML)
		found := map[string]bool{}
		for _, s := range cells {
			want, ok := c.want[s.words()]
			if got := strings.Join(headersOf(grid, s), " "); ok && got != want {
				t.Errorf("%s: headers of %s are %q, want %q", name, s.words(), got, want)
			}
			found[s.words()] = true
		}
		for words := range c.want {
			if !found[words] {
				t.Errorf("%s: no cell %s", name, words)
			}
		}
	}
}
