package publish

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"guiju/generator/model"
	"guiju/generator/scorecard"
)

// TestDiskFull fills a real disk of 50 sizes. The old site is always whole, and
// once there is room the next run succeeds.
func TestDiskFull(t *testing.T) {
	disk := t.TempDir()
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=4m"); err != nil {
		t.Skip("needs the right to mount a small tmpfs: ", err)
	}
	defer syscall.Unmount(disk, syscall.MNT_DETACH)

	refused := (*RefusedError)(nil)
	_, _, err := Publish(context.Background(), site("new"), options(disk))
	if !errors.As(err, &refused) || !strings.Contains(refused.Text(model.Zh), "挂载点") {
		t.Errorf("a mount point: %v", err)
	}

	out := filepath.Join(disk, "public")
	publish(t, site("old"), options(out))
	old := hash(t, out)
	big := site("new")
	for i := range 48 { // a tmpfs gives whole pages of 4 KiB
		big[fmt.Sprintf("data/%d.bin", i)] = make([]byte, 16<<10)
	}
	failed, passed := 0, 0
	defer func() { scorecard.Row(t, "R2", passed, 50, "") }()
	for size := range 50 {
		room := fmt.Sprintf("size=%dk", 48+size*20)
		if err := syscall.Mount("tmpfs", disk, "tmpfs", syscall.MS_REMOUNT, room); err != nil {
			t.Fatal(room, err)
		}
		rep, _, err := Publish(context.Background(), big, options(out))
		whole(t, out)
		alone(t, out)
		if err == nil {
			if !rep.Published {
				t.Errorf("%s: not published", room)
			}
			publish(t, site("old"), options(out))
			if !t.Failed() {
				passed++
			}
			continue
		}
		failed++
		if !errors.Is(err, syscall.ENOSPC) || !strings.Contains(err.Error(), ".public.guiju-") ||
			!strings.Contains(err.Error(), "the site at "+out+" is as it was") {
			t.Errorf("%s: %v", room, err)
		}
		if hash(t, out) != old {
			t.Errorf("%s: the old site has changed", room)
		}
		if !t.Failed() {
			passed++
		}
	}
	if failed < 10 || failed == 50 {
		t.Errorf("%d of 50 disks were full", failed)
	}
}

// TestPermissions: a folder in which nothing can be made leaves the old site
// and says so.
func TestPermissions(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may write anywhere")
	}
	dir := t.TempDir()
	out := filepath.Join(dir, "public")
	publish(t, site("old"), options(out))
	old := hash(t, out)
	if err := os.Chmod(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(dir, 0o755)
	_, _, err := Publish(context.Background(), site("new"), options(out))
	if !errors.Is(err, os.ErrPermission) || hash(t, out) != old {
		t.Errorf("%v", err)
	}
}

// TestUmask: the strictest umask changes nothing.
func TestUmask(t *testing.T) {
	defer syscall.Umask(syscall.Umask(0o077))
	out := filepath.Join(t.TempDir(), "public")
	publish(t, site("old"), options(out))
	publish(t, site("new"), options(out))
	whole(t, out)
}
