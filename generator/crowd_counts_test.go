package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

var (
	tableRows  = regexp.MustCompile(`(?s)<tr[ >].*?</tr>`)
	tableCells = regexp.MustCompile(`(?s)<t[hd][ >].*?</t[hd]>`)
	anyTag     = regexp.MustCompile(`<[^>]*>`)
)

// pageTable reads a table of a page: its rows by the words of their first cell.
func pageTable(t *testing.T, page, id string) map[string][]string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(crowdSite(t), page))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(b), `id="`+id+`"`)
	if !ok {
		t.Fatalf("%s has no table %s", page, id)
	}
	table, _, _ := strings.Cut(rest, "</table>")
	out := map[string][]string{}
	for _, row := range tableRows.FindAllString(table, -1) {
		var cells []string
		for _, c := range tableCells.FindAllString(row, -1) {
			cells = append(cells, strings.Join(strings.Fields(anyTag.ReplaceAllString(c, "")), " "))
		}
		out[cells[0]] = cells[1:]
	}
	return out
}

// TestCountsOnPages: what statistics, targets and the directory's files say of
// a system of 323 standards is what a count of its records gives.
func TestCountsOnPages(t *testing.T) {
	t.Parallel()
	works := crowdWorks()
	count := func(keep func(crowdWork) bool) (n int) {
		for _, w := range works {
			if keep(w) {
				n++
			}
		}
		return n
	}
	titles := map[string]string{"local": "省级地方标准", "internal": "省级内部标准", "municipal": "市级地方标准", "municipal-internal": "市级内部标准"}
	levels := pageTable(t, "statistics.html", "ui-stat-levels")
	months := map[string]int{}
	for key, title := range titles {
		issued := count(func(w crowdWork) bool { return w.level == key && w.issued != "" && !w.sample })
		planned := count(func(w crowdWork) bool { return w.level == key && w.issued == "" && !w.sample })
		samples := count(func(w crowdWork) bool { return w.level == key && w.sample })
		want := []string{strconv.Itoa(issued + planned), strconv.Itoa(issued), fmt.Sprintf("%.1f%%", float64(issued)*100/float64(issued+planned)),
			strconv.Itoa(planned), "0", strconv.Itoa(samples), "框架未写明，按已登记的计"}
		if got := strings.Join(levels[title], "|"); got != strings.Join(want, "|") {
			t.Errorf("%s: %s, want %s", title, got, strings.Join(want, "|"))
		}
	}
	boxes := pageTable(t, "statistics.html", "ui-stat-boxes")
	for head, cells := range boxes {
		code, _, _ := strings.Cut(head, " ")
		if len(code) != 3 || code < "100" || code > "999" {
			continue
		}
		top := strings.TrimRight(code, "0")
		in := func(w crowdWork) bool { return !w.sample && strings.HasPrefix(w.box, top) }
		due, existing := strconv.Itoa(count(in)), strconv.Itoa(count(func(w crowdWork) bool { return in(w) && w.issued != "" }))
		if n := len(cells); cells[n-4] != due || cells[n-3] != existing {
			t.Errorf("box %s: due %s, existing %s; want %s, %s", code, cells[n-4], cells[n-3], due, existing)
		}
	}
	if len(boxes) < 15 {
		t.Errorf("%d boxes only", len(boxes))
	}

	for _, w := range works {
		if w.issued != "" && !w.sample {
			months[w.issued[:7]]++
		}
	}
	table := pageTable(t, "targets.html", "ui-month-table")
	for month, n := range months {
		if cells := table[month]; len(cells) < 5 || cells[4] != strconv.Itoa(n) {
			t.Errorf("%s: %v, want %d", month, cells, n)
		}
	}
	page, err := os.ReadFile(filepath.Join(crowdSite(t), "targets.html"))
	if err != nil {
		t.Fatal(err)
	}
	for id, keep := range map[string]func(string) bool{
		"local-20-provincial": func(l string) bool { return l == "local" },
		"local-20-together":   func(l string) bool { return l == "local" || l == "municipal" },
		"internal-120":        func(l string) bool { return l == "internal" },
	} {
		n := count(func(w crowdWork) bool { return !w.sample && w.issued != "" && keep(w.level) })
		byDue := count(func(w crowdWork) bool {
			return !w.sample && w.issued != "" && keep(w.level) && w.issued <= "2022-12-31"
		})
		_, section, _ := strings.Cut(string(page), `id="ui-target-`+id+`"`)
		section, _, _ = strings.Cut(section, "</section>")
		if !strings.Contains(section, fmt.Sprintf(`<span class="goal-number">%d</span>`, n)) || strings.Count(section, `<th scope="row" class="cell-title">`) < n {
			t.Errorf("%s does not say %d", id, n)
		}
		if !strings.Contains(anyTag.ReplaceAllString(section, ""), strconv.Itoa(byDue)) {
			t.Errorf("%s does not say %d by the due day", id, byDue)
		}
		if !strings.Contains(section, `role="img"`) {
			t.Errorf("%s: no picture", id)
		}
	}

	var file struct {
		Rows []struct {
			Number, Level, Status string
			Sample                bool
		}
	}
	read := func(name string) []byte {
		b, err := os.ReadFile(filepath.Join(crowdSite(t), name))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	if err := json.Unmarshal(read("data/directory.json"), &file); err != nil || len(file.Rows) != len(works) {
		t.Errorf("JSON: %d rows, %v", len(file.Rows), err)
	}
	for _, name := range []string{"data/directory.csv", "en/data/directory.csv"} {
		rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(read(name), []byte("\ufeff")))).ReadAll()
		if err != nil || len(rows) != len(works)+1 {
			t.Errorf("%s: %d rows, %v", name, len(rows), err)
		}
	}
	if len(read("data/directory.xlsx")) == 0 || len(read("en/data/directory.xlsx")) == 0 {
		t.Error("a workbook is empty")
	}
}
