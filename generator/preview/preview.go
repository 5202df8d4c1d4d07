// Package preview shows an author the site while it is being written.
//
// # What flows in
//
// [Run] is given a listener (see [Listen]), the folders to watch and a
// [Builder] that makes the site in memory. The stages of the street are run by
// package main alone; this package knows bytes by path and problems in words.
//
// # What flows out
//
// The published pages, byte for byte, with one script added on the way to the
// browser and the page's own policy widened for that script's address only.
// The script reloads a page whose bytes have changed and shows the problems: an
// overlay for errors, a badge for the rest. Pages that did not change stay as
// they are.
//
// # What always holds
//
//   - One build at a time. A change during a build is followed by another.
//   - A build without a site keeps the last good one in view.
//   - What takes long (the search index, verification) comes as the [Rest] of
//     a build, after its pages are shown, and is given up when something
//     changes.
//   - Nothing is written to the machine.
//   - Only this machine is answered, by its own name: see [ParseAddr] and host.
package preview

import (
	"context"
	"errors"
	"net"
	"net/http"
	"sync"
	"time"

	"guiju/generator/model"
)

// Site is what a build has to show.
type Site struct {
	// Files are the published files by path; nil where none could be made,
	// and then the last ones stay.
	Files    map[string][]byte
	Problems []Problem
}

// Problem is a [model.Problem] in the words of the author's language, with the
// source line in three parts, the middle one being what is meant; it is empty
// where the line as a whole is.
type Problem struct {
	Severity model.Severity `json:"severity"`
	Place    string         `json:"place,omitempty"` // file:line:col
	Rule     string         `json:"rule,omitempty"`
	Message  string         `json:"message"`
	Hint     string         `json:"hint,omitempty"`
	Before   string         `json:"before,omitempty"`
	Marked   string         `json:"marked,omitempty"`
	After    string         `json:"after,omitempty"`
}

// Builder makes the site once. rest, if not nil, makes what was left out. An
// error is the machine's; it is shown like a problem, as the next change may
// cure it.
type Builder func(context.Context) (site Site, rest Rest, err error)

// Rest completes a build. It may run beside the next build and is not called
// again before it has returned.
type Rest func(context.Context) (Site, error)

// Options say what is shown and what is watched.
type Options struct {
	Lang  model.Lang
	Build Builder
	// Watch are folders and files, absolute; they need not exist (yet).
	Watch []string
	// Ignore says of the name of a file or folder that no build reads it.
	Ignore func(name string) bool
	// Note tells the author something about the preview itself.
	Note func(model.Bilingual)
}

// Run serves the site on ln until ctx ends, and closes ln. When it returns,
// everything it started has ended.
func Run(ctx context.Context, ln net.Listener, o Options) error {
	ctx, stop := context.WithCancel(ctx)
	changes, end := watch(ctx, o)
	defer end()
	defer stop()
	s := newServer(o.Lang)
	web := &http.Server{
		Handler: s, ReadHeaderTimeout: 10 * time.Second,
		BaseContext: func(net.Listener) context.Context { return ctx },
	}
	var work sync.WaitGroup
	work.Go(func() { keepBuilding(ctx, o.Build, s, changes) })
	work.Go(func() {
		<-ctx.Done()
		// The handlers that wait for news see ctx end; a browser that reads
		// a file too slowly is not waited for.
		late, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
		defer cancel()
		if web.Shutdown(late) != nil {
			web.Close()
		}
	})
	err := web.Serve(ln)
	stop()
	work.Wait()
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}

// keepBuilding builds at the start and after every change.
func keepBuilding(ctx context.Context, build Builder, s *server, changes <-chan struct{}) {
	last := func() {} // gives up the rest of the last build
	var resting sync.WaitGroup
	defer resting.Wait()
	done := make(chan struct{})
	close(done)
	for ctx.Err() == nil {
		site, rest, err := build(ctx)
		if ctx.Err() != nil {
			return
		}
		s.show(site, err)
		if rest != nil {
			restCtx, cancel := context.WithCancel(ctx)
			before, after := done, make(chan struct{})
			last, done = cancel, after
			resting.Go(func() {
				defer close(after)
				<-before
				finish(restCtx, rest, s)
			})
		}
		select {
		case <-ctx.Done():
		case <-changes:
		}
		s.mu.Lock() // finish shows under this lock: nothing old is shown from here on
		last()
		s.mu.Unlock()
	}
}

func finish(ctx context.Context, rest Rest, s *server) {
	if ctx.Err() != nil {
		return
	}
	site, err := rest(ctx)
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case ctx.Err() != nil:
	case err != nil: // what is shown is still right
		s.put(Site{s.now.files, s.now.problems}, err)
	default:
		s.put(site, nil)
	}
}
