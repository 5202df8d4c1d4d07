package main

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
)

// TestSchema: the folder beside the content has a schema for each kind of file
// and says which file has which; it is written anew, and a stranger's file is
// left alone.
func TestSchema(t *testing.T) {
	dir := writeTree(t, map[string]string{"system.toml": "format = 1\n"})
	folder := filepath.Join(filepath.Dir(dir), "schema")
	if code, _, stderr := guiju(t, "schema", "--content", dir); code != exitOK {
		t.Fatalf("exit %d\n%s", code, stderr)
	}
	var work struct {
		Properties map[string]struct{ Title string }
		Required   []string
	}
	if err := json.Unmarshal([]byte(get(t, filepath.Join(folder, "work.json"))), &work); err != nil {
		t.Fatal(err)
	}
	if work.Properties["level"].Title != "层级 / Level" || len(work.Required) != 1 || work.Required[0] != "level" {
		t.Errorf("%+v", work)
	}
	if got := get(t, filepath.Join(folder, "taplo.toml")); !strings.Contains(got, "include = [\"内容 content/standards/*/work.toml\"]\n[rule.schema]\npath = \"schema/work.json\"\n") {
		t.Errorf("taplo.toml:\n%s", got)
	}
	var settings map[string]string
	if err := json.Unmarshal([]byte(get(t, filepath.Join(folder, "vscode.json"))), &settings); err != nil || settings["evenBetterToml.taplo.configFile.path"] != "schema/taplo.toml" {
		t.Errorf("vscode.json: %v %v", settings, err)
	}
	before := treeHash(t, folder)
	if code, _, stderr := guiju(t, "schema", folder, "--content", dir); code != exitOK || treeHash(t, folder) != before {
		t.Errorf("again: exit %d\n%s", code, stderr)
	}
	put(t, filepath.Join(folder, "taplo.toml"), "# mine\n")
	if code, _, stderr := guiju(t, "schema", "--content", dir, "--lang", "en"); code != exitUsage || !strings.Contains(stderr, "was left alone") || get(t, filepath.Join(folder, "taplo.toml")) != "# mine\n" {
		t.Errorf("a file of somebody else: exit %d\n%s", code, stderr)
	}
}
