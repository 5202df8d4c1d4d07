//go:build linux

package scorecard_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"guiju/generator/scorecard"
)

// many adds standards with short texts to the content in dir.
func many(t *testing.T, dir string, n int) {
	t.Helper()
	work := func(name string) string {
		b, err := os.ReadFile(filepath.Join(dir, "content", "standards", "db41-t-s001", name))
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	words := work("2024/zh.md")
	for i := range n {
		folder := filepath.Join(dir, "content", "standards", fmt.Sprintf("m%05d", i))
		number := fmt.Sprintf("DB41/T %d", 10000+i)
		put(t, filepath.Join(folder, "work.toml"), fmt.Sprintf("number = %q\nlevel = \"local\"\nbox = \"320\"\npublication.decision = \"full\"\npublication.reviewer = \"样本\"\npublication.date = 2026-01-01\n", number))
		put(t, filepath.Join(folder, "2024", "edition.toml"), fmt.Sprintf("number = \"%s—2024\"\ntitle.zh = \"公务用车保洁规范之%d\"\nissued = 2024-05-01\nin-force = 2024-08-01\nissuer.zh = \"样本机构\"\nics = \"03.080\"\nccs = \"A22\"\n", number, i))
		put(t, filepath.Join(folder, "2024", "zh.md"), words)
	}
}

// TestMemory: a thousand, three and ten thousand standards are built where Go is
// told to make do with 1 GiB, and what that took is noted; with little address space the build ends well, or badly with the old
// site as it was. In ordinary runs the small site in little address space.
func TestMemory(t *testing.T) {
	passed, total, note := 0, 0, ""
	defer func() { scorecard.Row(t, "R14", passed, total, note) }()
	var notes []string
	for _, standards := range []int{1_000, 3_000, 10_000}[scorecard.Of(0, 3):] {
		total++
		t.Run(fmt.Sprintf("GOMEMLIMIT, %d", standards), func(t *testing.T) {
			dir := small(t)
			many(t, dir, standards)
			cmd := command(t, buildArgs(dir)...)
			cmd.Env = append(os.Environ(), "GOMEMLIMIT=1GiB")
			began := time.Now()
			r := run(t, cmd)
			peak := cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss >> 10
			processor := cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
			notes = append(notes, fmt.Sprintf("%d 项：最多占用 %d MiB，处理器 %.0f 秒，历时 %.0f 秒，退出码 %d / %[1]d standards: at most %d MiB, %.0f s of processor, %.0f s in all, exit %d",
				standards, peak, processor.Seconds(), time.Since(began).Seconds(), r.code))
			bad := whole(filepath.Join(dir, "public"))
			if r.code != exitOK || bad != "" {
				t.Errorf("exit %d at %d MiB\n%.3000s\n%.1000s", r.code, peak, r.output, bad)
				return
			}
			passed++
		})
	}
	note = strings.Join(notes, "; ")
	for _, mib := range []int{2000, 1000, 600, 300, 150}[scorecard.Of(0, 4):] {
		total++
		t.Run(fmt.Sprintf("%d MiB", mib), func(t *testing.T) {
			dir := small(t)
			build(t, dir)
			old := treeHash(t, filepath.Join(dir, "public"))
			change(t, dir, "车辆应清洁。")
			cmd := command(t, buildArgs(dir)...)
			cmd.Args = append([]string{"sh", "-c", fmt.Sprintf(`ulimit -v %d; exec "$0" "$@"`, mib<<10), cmd.Path}, cmd.Args[1:]...)
			cmd.Path = "/bin/sh"
			r := run(t, cmd)
			same := treeHash(t, filepath.Join(dir, "public")) == old
			if bad := whole(filepath.Join(dir, "public")); bad != "" || same != (r.code != exitOK) {
				t.Errorf("exit %d, the old site is there: %t %s\n%.2000s", r.code, same, bad, r.output)
				return
			}
			passed++
			build(t, dir) // and the next run succeeds
			if left := leftovers(t, dir); len(left) > 0 {
				t.Errorf("left: %v", left)
			}
		})
	}
}
