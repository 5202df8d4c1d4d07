package publish

import (
	"io/fs"
	"strings"
	"syscall"
	"testing"

	"guiju/generator/model"
)

// TestLockedFolder: an editor whose browser or cloud drive holds a file of the
// target hears what to do.
func TestLockedFolder(t *testing.T) {
	held := &Error{Out: "public", Err: &fs.PathError{Op: "rename", Path: "public", Err: syscall.EACCES}}
	if said := held.Text(model.Zh); !strings.Contains(said, "正占用") || !strings.Contains(said, "没有改动") {
		t.Error(said)
	}
	if said := held.Text(model.En); !strings.Contains(said, "another program holds") {
		t.Error(said)
	}
	if said := (&Error{Out: "public", Err: &fs.PathError{Op: "write", Path: "public", Err: syscall.ENOSPC}}).Text(model.Zh); strings.Contains(said, "占用") {
		t.Errorf("a full disk: %s", said)
	}
}
