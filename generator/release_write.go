package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"

	"guiju/generator/source"
)

// A release writes several files of the content. So that no interruption leaves
// half of them, all are noted first in one file, which goes when they are
// written: whoever finds it carries out what it says.

// pendingPath is the note of what a release still has to write.
var pendingPath = path.Join(source.ReleasesFolder, source.PendingFile)

// pending is that note.
type pending struct {
	Changes []pendingChange `json:"changes"`
}

type pendingChange struct {
	Path string `json:"path"`
	Old  []byte `json:"old"` // null for a new file
	New  []byte `json:"new"`
}

// commit carries out changes whole or not at all. step is called before each
// thing that is done to the folder; an error of it ends the work there, as a
// power cut would.
func commit(root *os.Root, changes []source.Change, step func() error) error {
	var note pending
	for _, c := range changes {
		if now, _, err := present(root, c.Path); err != nil {
			return err
		} else if (now == nil) != (c.Old == nil) || !bytes.Equal(now, c.Old) {
			return fmt.Errorf("%s: %w", c.Path, errMeanwhile)
		}
		note.Changes = append(note.Changes, pendingChange(c))
	}
	b, err := json.Marshal(note)
	if err != nil {
		return err
	}
	if err := step(); err != nil {
		return err
	}
	if err := root.MkdirAll(source.ReleasesFolder, 0o755); err != nil {
		return err
	}
	if err := writeWhole(root, pendingPath, 0o644, b, step); err != nil {
		return err
	}
	return carryOutPending(root, changes, step)
}

// carryOutPending writes what is not written yet and removes the note.
func carryOutPending(root *os.Root, changes []source.Change, step func() error) error {
	for _, c := range changes {
		now, _, err := present(root, c.Path)
		if err != nil {
			return err
		}
		if now != nil && bytes.Equal(now, c.New) {
			continue
		}
		if (now == nil) != (c.Old == nil) || !bytes.Equal(now, c.Old) {
			return fmt.Errorf("%s: %w", c.Path, errMeanwhile)
		}
		if err := step(); err != nil {
			return err
		}
		if err := root.MkdirAll(path.Dir(c.Path), 0o755); err != nil {
			return err
		}
		if err := writeWhole(root, c.Path, 0o644, c.New, step); err != nil {
			return err
		}
	}
	if err := step(); err != nil {
		return err
	}
	if err := root.Remove(pendingPath); err != nil {
		return err
	}
	return syncFolder(root, source.ReleasesFolder)
}

// resume completes a release that was interrupted; done reports whether there
// was one.
func resume(root *os.Root) (done bool, err error) {
	b, err := root.ReadFile(pendingPath)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	var note pending
	if err == nil {
		err = json.Unmarshal(b, &note)
	}
	if err != nil {
		return false, fmt.Errorf("%s: %w", pendingPath, err)
	}
	var changes []source.Change
	for _, c := range note.Changes {
		changes = append(changes, source.Change(c))
	}
	return true, carryOutPending(root, changes, func() error { return nil })
}
