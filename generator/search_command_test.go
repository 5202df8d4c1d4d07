package main

import (
	"bytes"
	"context"
	"encoding/json"
	"strings"
	"testing"
)

// TestSearchCommand: the command line reads the shards of a published folder.
func TestSearchCommand(t *testing.T) {
	dir := shippedSite(t)
	for _, c := range []struct{ lang, query, want string }{
		{"zh", "公务用车调度", "standards/db41-t-s002.html"},
		{"zh", "DB41/T S002—2023 6.1.1", "standards/db41-t-s002.html#6.1.1"},
		{"zh", "ＤＢ４１／Ｔ Ｓ００２－２０２３ ５．１．２", "standards/db41-t-s002.html#5.1.2"},
		{"zh", "db41t s001", "standards/db41-t-s001.html"},
		{"zh", "机关事务管理条例", "regulations/affairs-regulation.html"},
		{"en", "official vehicle", "en/standards/db41-t-s002.html"},
		{"en", "db41-t-s002 6.1.1", "en/standards/db41-t-s002.html#6.1.1"},
	} {
		code, stdout, stderr := guiju(t, "search", "--out", dir, "--top", "1", "--lang", c.lang, c.query)
		if code != exitOK || !strings.HasPrefix(stdout, c.want) {
			t.Errorf("%s: exit %d, %q %q, want %s", c.query, code, stdout, stderr, c.want)
		}
	}
	for _, c := range []struct {
		args           []string
		stdout, stderr string // what must be in them
	}{
		{[]string{"公车"}, "regulations/official-vehicles-measures.html", "也检索了：公务用车"},
		{[]string{"--lang", "en", "vehicels"}, "en/standards/db41-t-s002.html", "searched instead: vehicle"},
		{[]string{"--in", "S002", "5.1.2"}, "standards/db41-t-s002.html#5.1.2", ""},
		{[]string{"--filter", "kind=regulation", "公务用车"}, "regulations/", ""},
		{[]string{"--old", "--in", "DB41/T S001—2021", "报修"}, "standards/db41-t-s001/2021.html", ""},
		{[]string{"报修服务"}, "", "已被代替的版本"},
	} {
		args := append([]string{"search", "--out", dir, "--top", "1", "--lang", "zh"}, c.args...)
		if code, stdout, stderr := guiju(t, args...); code != exitOK || !strings.Contains(stdout, c.stdout) || !strings.Contains(stderr, c.stderr) {
			t.Errorf("%v: exit %d, %q %q, want %q %q", c.args, code, stdout, stderr, c.stdout, c.stderr)
		}
	}
	for _, args := range [][]string{{"--sort", "size", "x"}, {"--filter", "kind", "x"}, {"--top", "0", "x"}, {"--batch", "x"}} {
		if code, _, stderr := guiju(t, append([]string{"search", "--out", dir}, args...)...); code != exitUsage || stderr == "" {
			t.Errorf("%v: exit %d, %q", args, code, stderr)
		}
	}
	if code, _, _ := guiju(t, "search", "--out", dir, "齉龘爨"); code != exitProblems {
		t.Errorf("nothing found: exit %d", code)
	}
	if code, stdout, _ := guiju(t, "search", "--out", dir, "--lang", "en", "--json", "公务用车"); code == exitOK && strings.Contains(stdout, `"standards/`) {
		t.Errorf("--lang en gave Chinese pages: %s", stdout)
	}
	if code, _, stderr := guiju(t, "search", "--out", t.TempDir(), "x"); code != exitIntegrity || !strings.Contains(stderr, "search-index") {
		t.Errorf("an empty folder: exit %d, %s", code, stderr)
	}
}

// TestSearchBatch: one line of JSON for every line of input, in order, also
// when nothing is found and when the line is empty.
func TestSearchBatch(t *testing.T) {
	dir := shippedSite(t)
	queries := []string{"公务用车", "", "齉龘爨", `"<b>' 5.2`, "会议"}
	var stdout, stderr bytes.Buffer
	c := &command{stdout: &stdout, stderr: &stderr}
	root := c.root()
	root.SetArgs([]string{"search", "--batch", "--out", dir, "--lang", "zh", "--top", "3"})
	root.SetIn(strings.NewReader(strings.Join(queries, "\n") + "\n"))
	if err := root.ExecuteContext(context.Background()); err != nil {
		t.Fatal(err, stderr.String())
	}
	lines := strings.Split(strings.TrimSuffix(stdout.String(), "\n"), "\n")
	if len(lines) != len(queries) {
		t.Fatalf("%d lines for %d queries", len(lines), len(queries))
	}
	for i, line := range lines {
		var a answer
		if err := json.Unmarshal([]byte(line), &a); err != nil {
			t.Fatal(err)
		}
		if a.Query != queries[i] || a.Hits == nil || len(a.Hits) > 3 {
			t.Errorf("%q: %s", queries[i], line)
		}
		for _, h := range a.Hits {
			if strings.HasPrefix(h.Address, "en/") || h.Title == "" || h.Score <= 0 {
				t.Errorf("%q: %+v", queries[i], h)
			}
		}
	}
	if !strings.Contains(lines[2], `"total":0,"hits":[]`) {
		t.Errorf("nothing found: %s", lines[2])
	}
}
