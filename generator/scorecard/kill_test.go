package scorecard_test

import (
	"math/rand/v2"
	"path/filepath"
	"testing"
	"time"

	"guiju/generator/browsing"
	"guiju/generator/scorecard"
)

// TestProgramKilled: kill -9 of the whole program, at moments spread over a
// run from reading the content to the swap. The published folder is the old
// site or the new one, and the next run publishes and clears up.
func TestProgramKilled(t *testing.T) {
	dir := small(t)
	out := filepath.Join(dir, "public")
	change(t, dir, "车辆应清洁。")
	browsing.Program(t) // made before it is timed
	before := time.Now()
	build(t, dir)
	length := time.Since(before)
	newHash := treeHash(t, out)

	moments := scorecard.Of(200, 2)
	killed, passed := 0, 0
	defer func() { scorecard.Row(t, "R1", passed, moments, "") }()
	random := rand.New(rand.NewPCG(3, 4))
	other := small(t) // the old site
	build(t, other)
	oldHash := treeHash(t, filepath.Join(other, "public"))
	for i := range moments {
		old := []string{"build", "--as-of", "2026-11-23", "--content", filepath.Join(other, "content"), "--out", out}
		if r := run(t, command(t, old...)); r.code != exitOK || treeHash(t, out) != oldHash {
			t.Fatalf("the next run did not publish: exit %d\n%s", r.code, r.output)
		}
		if left := leftovers(t, dir); len(left) > 0 {
			t.Errorf("the next run left %v", left)
		}
		cmd := command(t, buildArgs(dir)...)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep((time.Duration(i)*length + time.Duration(random.Int64N(int64(length)))) / time.Duration(moments))
		if cmd.Process.Kill() == nil {
			killed++
		}
		cmd.Wait()
		if got := treeHash(t, out); got != oldHash && got != newHash {
			t.Errorf("killed at moment %d of %d: neither site", i, moments)
		} else {
			passed++
		}
	}
	if killed == 0 {
		t.Error("no run was killed")
	}
}
