package preview

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/fsnotify/fsnotify"

	"guiju/generator/model"
)

const (
	// quiet is how long nothing may happen before a build: editors save in
	// several steps (write, rename, remove the spare copy).
	quiet = 40 * time.Millisecond
	// patience ends the waiting while something keeps writing.
	patience = 400 * time.Millisecond
	// pollEvery is the pace where the system cannot tell us.
	pollEvery = time.Second
)

// watch sends on changes when what a build reads may have changed. Every event
// under a watched path counts but for those of ignored names: to compare times
// or sizes would miss a second save on a coarse clock (FAT: two seconds), and
// a build too many shows nothing. end waits until all has ended.
func watch(ctx context.Context, o Options) (changes <-chan struct{}, end func()) {
	w := &watcher{Options: o, roots: o.Watch}
	for _, root := range o.Watch {
		if real, err := filepath.EvalSymlinks(root); err == nil && real != root {
			w.roots = append(w.roots[:len(w.roots):len(w.roots)], real)
		}
	}
	raw, out := make(chan struct{}, 1), make(chan struct{}, 1)
	listening := w.begin() // before the first build reads anything
	var wg sync.WaitGroup
	wg.Go(func() {
		for listening && w.listen(ctx, raw) {
			listening = w.begin()
			signal(raw)
		}
		if ctx.Err() == nil {
			w.poll(ctx, raw)
		}
	})
	wg.Go(func() { settle(ctx, raw, out) })
	return out, wg.Wait
}

type watcher struct {
	Options
	roots  []string // Watch, and what links among them lead to
	events *fsnotify.Watcher
}

// begin asks the system to tell of changes; where it cannot, ok is false.
func (w *watcher) begin() (ok bool) {
	var err error
	if w.events, err = fsnotify.NewWatcher(); err == nil {
		if err = w.addRoots(); err == nil {
			return true
		}
		w.events.Close()
	}
	w.Note(model.Bilingual{
		Zh: fmt.Sprintf("系统不能通知文件改动（%v）；改为每秒查看一次", err),
		En: fmt.Sprintf("the system does not tell of changed files (%v); looking once a second instead", err),
	})
	return false
}

// addRoots watches the roots and the folders they stand in: a root may be
// replaced, or be made only now.
func (w *watcher) addRoots() error {
	for _, root := range w.roots {
		if err := w.add(filepath.Dir(root)); err != nil {
			return err
		}
		if err := w.addTree(root); err != nil {
			return err
		}
	}
	return nil
}

// addTree watches a folder and those in it. Each is watched before it is
// listed, so that nothing made meanwhile is missed.
func (w *watcher) addTree(root string) error {
	return filepath.WalkDir(root, func(name string, e fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist), err == nil && !e.IsDir():
			return nil
		case err != nil:
			return err
		case name != root && w.Ignore(e.Name()):
			return filepath.SkipDir
		}
		return w.add(name)
	})
}

// add passes over a folder that has gone again.
func (w *watcher) add(dir string) error {
	if err := w.events.Add(dir); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// listen passes on what the system tells. It returns true when the watching
// must begin anew: after a change of the folders themselves (fsnotify v1.10.1
// goes deaf on a folder that was renamed), and when events were lost.
func (w *watcher) listen(ctx context.Context, raw chan<- struct{}) (again bool) {
	defer w.events.Close()
	watched := map[string]bool{}
	for _, dir := range w.events.WatchList() {
		watched[dir] = true
	}
	for {
		select {
		case <-ctx.Done():
			return false
		case <-w.events.Errors:
			return true
		case ev := <-w.events.Events:
			if !w.relevant(ev) {
				continue
			}
			if ev.Op&(fsnotify.Create|fsnotify.Remove|fsnotify.Rename) != 0 {
				if info, err := os.Lstat(ev.Name); watched[ev.Name] || err == nil && info.IsDir() {
					return true
				}
			}
			signal(raw)
		}
	}
}

// relevant reports whether a build would see the change.
func (w *watcher) relevant(ev fsnotify.Event) bool {
	if ev.Op == fsnotify.Chmod { // reading a file can cause it
		return false
	}
	return slices.ContainsFunc(w.roots, func(root string) bool {
		rel, err := filepath.Rel(root, ev.Name)
		if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
			return false
		}
		return rel == "." || !slices.ContainsFunc(strings.Split(rel, string(filepath.Separator)), w.Ignore)
	})
}

// poll looks at names, sizes and times.
func (w *watcher) poll(ctx context.Context, raw chan<- struct{}) {
	tick := time.NewTicker(pollEvery)
	defer tick.Stop()
	last := w.fingerprint()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			if now := w.fingerprint(); now != last {
				last = now
				signal(raw)
			}
		}
	}
}

func (w *watcher) fingerprint() uint64 {
	h := fnv.New64a()
	for _, root := range w.roots {
		filepath.WalkDir(root, func(name string, e fs.DirEntry, err error) error {
			if err != nil {
				return nil // it is gone, which the sum says
			}
			if name != root && w.Ignore(e.Name()) {
				if e.IsDir() {
					return filepath.SkipDir
				}
				return nil
			}
			if info, err := e.Info(); err == nil {
				fmt.Fprintf(h, "%q %d %v\n", name, info.Size(), info.ModTime().UnixNano())
			}
			return nil
		})
	}
	return h.Sum64()
}

// settle passes on a signal when quiet has come, or patience has ended.
func settle(ctx context.Context, in <-chan struct{}, out chan<- struct{}) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-in:
		}
		end := time.NewTimer(patience)
		still := time.NewTimer(quiet)
		for waiting := true; waiting; {
			select {
			case <-ctx.Done():
				return
			case <-in:
				still.Reset(quiet)
			case <-still.C:
				waiting = false
			case <-end.C:
				waiting = false
			}
		}
		signal(out)
	}
}

// signal leaves a token where there is none.
func signal(c chan<- struct{}) {
	select {
	case c <- struct{}{}:
	default:
	}
}
