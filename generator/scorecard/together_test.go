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

// TestTogether: builds that meet, locks whose holder is dead or asleep, clocks
// and time zones that are wrong. Of two builds at least one publishes and the
// other exits 3 or comes after it; nothing hangs. In ordinary runs no clocks.
func TestTogether(t *testing.T) {
	passed, total := 0, 0
	defer func() { scorecard.Row(t, "R4", passed, total, "") }()
	try := func(name string, test func(t *testing.T)) {
		total++
		if t.Run(name, test) {
			passed++
		}
	}
	for i := range scorecard.Of(10, 1) {
		try(fmt.Sprintf("two at once %d", i), twoAtOnce)
	}
	for i := range scorecard.Of(5, 1) {
		try(fmt.Sprintf("dead holder %d", i), deadHolder)
		try(fmt.Sprintf("sleeping holder %d", i), sleepingHolder)
	}
	for _, zone := range []string{"Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Shanghai", "America/New_York", "nowhere"}[:scorecard.Of(5, 0)] {
		try("time zone "+zone, func(t *testing.T) {
			dir := small(t)
			cmd := command(t, "build", "--content", filepath.Join(dir, "content"), "--out", filepath.Join(dir, "public"))
			cmd.Env = append(os.Environ(), "TZ="+zone)
			if r := run(t, cmd); r.code != exitOK {
				t.Errorf("exit %d\n%s", r.code, r.output)
			}
			if bad := whole(filepath.Join(dir, "public")); bad != "" {
				t.Error(bad)
			}
		})
	}
	for _, years := range []int{1, 50, -40}[:scorecard.Of(3, 0)] {
		try(fmt.Sprintf("clock %d years back", years), func(t *testing.T) { clockBack(t, years) })
	}
}

// twoAtOnce starts two builds of one site.
func twoAtOnce(t *testing.T) {
	dir := small(t)
	results := make(chan result, 2)
	for range 2 {
		cmd := command(t, buildArgs(dir)...)
		go func() { results <- run(t, cmd) }()
	}
	won := 0
	for range 2 {
		r := <-results
		switch r.code {
		case exitOK:
			won++
		case exitMachine:
			if !strings.Contains(r.output, "public") {
				t.Errorf("the one that lost names nothing: %s", r.output)
			}
		default:
			t.Errorf("exit %d\n%s", r.code, r.output)
		}
	}
	if won == 0 {
		t.Error("neither published")
	}
	if bad := whole(filepath.Join(dir, "public")); bad != "" || len(leftovers(t, dir)) > 0 {
		t.Errorf("%s %v", bad, leftovers(t, dir))
	}
}

// holder starts a build and stops it with the signal as soon as it holds the
// lock; wait ends it.
func holder(t *testing.T, dir string, signal syscall.Signal) (wait func() result) {
	t.Helper()
	cmd := command(t, buildArgs(dir)...)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	fresh := filepath.Join(dir, ".public.guiju-new")
	for deadline := time.Now().Add(long); time.Now().Before(deadline); time.Sleep(time.Millisecond) {
		if _, err := os.Stat(fresh); err == nil {
			break
		}
	}
	if err := cmd.Process.Signal(signal); err != nil {
		t.Skip("it was done before it could be stopped")
	}
	return func() result {
		cmd.Process.Signal(syscall.SIGCONT)
		cmd.Wait()
		return result{cmd.ProcessState.ExitCode(), ""}
	}
}

// deadHolder kills the one that holds the lock.
func deadHolder(t *testing.T) {
	dir := small(t)
	wait := holder(t, dir, syscall.SIGKILL)
	wait()
	build(t, dir)
	if bad := whole(filepath.Join(dir, "public")); bad != "" || len(leftovers(t, dir)) > 0 {
		t.Errorf("%s %v", bad, leftovers(t, dir))
	}
}

// sleepingHolder stops the one that holds the lock; another is turned away at
// once, and the first goes on.
func sleepingHolder(t *testing.T) {
	dir := small(t)
	wait := holder(t, dir, syscall.SIGSTOP)
	r := run(t, command(t, buildArgs(dir)...))
	first := wait()
	if r.code == exitOK && first.code == exitOK {
		t.Skip("it was done before it was stopped")
	}
	if r.code != exitMachine || first.code != exitOK {
		t.Errorf("the other: exit %d, the holder: exit %d\n%s", r.code, first.code, r.output)
	}
	if bad := whole(filepath.Join(dir, "public")); bad != "" {
		t.Error(bad)
	}
}

// clockBack publishes over a site, from sources, that a clock ahead of ours has
// written (or, below zero, one far behind).
func clockBack(t *testing.T, years int) {
	dir := small(t)
	build(t, dir)
	then := time.Now().AddDate(years, 0, 0)
	err := filepath.WalkDir(dir, func(p string, _ os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		return os.Chtimes(p, then, then)
	})
	if err != nil {
		t.Fatal(err)
	}
	old := treeHash(t, filepath.Join(dir, "public"))
	change(t, dir, "车辆应清洁。")
	build(t, dir)
	if bad := whole(filepath.Join(dir, "public")); bad != "" || treeHash(t, filepath.Join(dir, "public")) == old {
		t.Errorf("not published: %s", bad)
	}
}
