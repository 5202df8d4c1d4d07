package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// TestReadme: every test, command, folder and flag that README names exists.
func TestReadme(t *testing.T) {
	inRoot(t)
	b, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	readme := string(b)
	if !strings.HasPrefix(readme, "# Guiju (规矩)\n\n```sh\ngo run ./generator build ") || !strings.Contains(readme[:200], "\ngo test ./...") {
		t.Error("README does not open with the two commands")
	}
	tests := testNames(t, "generator") + testNames(t, "search")
	for _, name := range regexp.MustCompile(`\bTest[A-Z][A-Za-z0-9]+`).FindAllString(readme, -1) {
		if !strings.Contains(tests, "func "+name+"(") {
			t.Errorf("README names %s, which does not exist", name)
		}
	}
	commands := map[string]bool{}
	root := (&command{stdout: os.Stdout, stderr: os.Stderr}).root()
	for _, c := range root.Commands() {
		commands[c.Name()] = true
	}
	for _, m := range regexp.MustCompile("(?m)^\\| `([a-z]+)( [A-Z]+)*` \\|").FindAllStringSubmatch(readme, -1) {
		if !commands[m[1]] {
			t.Errorf("README names the command %s, which does not exist", m[1])
		}
		delete(commands, m[1])
	}
	for name := range commands {
		t.Errorf("README does not name the command %s", name)
	}
	for _, m := range regexp.MustCompile("`--([a-z-]+)").FindAllStringSubmatch(readme, -1) {
		if !flagExists(root, m[1]) {
			t.Errorf("README names --%s, which does not exist", m[1])
		}
	}
	for _, m := range regexp.MustCompile("`([a-z/.]+/)`").FindAllStringSubmatch(readme, -1) {
		if _, err := os.Stat(m[1]); err != nil && m[1] != "public/" {
			t.Errorf("README names %s: %v", m[1], err)
		}
	}
}

func flagExists(root *cobra.Command, name string) bool {
	return name == "help" || root.Flags().Lookup(name) != nil || root.PersistentFlags().Lookup(name) != nil ||
		slices.ContainsFunc(root.Commands(), func(c *cobra.Command) bool { return flagExists(c, name) })
}

// testNames returns the test files below dir, end to end.
func testNames(t *testing.T, dir string) string {
	t.Helper()
	var all strings.Builder
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, "_test.go") {
			return err
		}
		b, err := os.ReadFile(path)
		all.Write(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all.String()
}
