package upload

import (
	"context"
	"errors"
	"io/fs"
	"strings"
	"time"
)

// Store is what uploading asks of a folder or of object storage. Names are
// slash-separated. Methods are called from several goroutines.
type Store interface {
	// Put writes a file: all of it, or nothing.
	Put(ctx context.Context, name string, body []byte, a Attributes) error
	// Get reads a file as it is kept. The error for one that is not there is
	// fs.ErrNotExist.
	Get(ctx context.Context, name string) ([]byte, error)
	// List lists the files whose names begin so, by name. sums asks for their
	// MD5 even where all of them must be read for it.
	List(ctx context.Context, prefix string, sums bool) ([]Entry, error)
	// Delete succeeds where there is nothing to delete.
	Delete(ctx context.Context, name string) error
	// KeepsAttributes is false where Put has no use for them: the host tells
	// readers what a file is.
	KeepsAttributes() bool
}

// flush makes sure that what was written so far outlives a power cut, where a
// store has a way to say so.
func flush(ctx context.Context, s Store) error {
	if f, ok := s.(interface{ Flush(context.Context) error }); ok {
		return f.Flush(ctx)
	}
	return nil
}

// Attributes are what a store tells readers of a file.
type Attributes struct {
	Type     string // Content-Type
	Encoding string // Content-Encoding; "" for none
	Cache    string // Cache-Control
}

// Entry is a file that is in a store.
type Entry struct {
	Name string
	Size int64  // as it is kept; -1 for what is no regular file
	MD5  []byte // nil where the store does not tell
}

// below is the part of a store whose names begin with prefix.
type below struct {
	Store
	prefix string
}

func (s below) Put(ctx context.Context, name string, body []byte, a Attributes) error {
	return s.Store.Put(ctx, s.prefix+name, body, a)
}

func (s below) Get(ctx context.Context, name string) ([]byte, error) {
	return s.Store.Get(ctx, s.prefix+name)
}

func (s below) List(ctx context.Context, prefix string, sums bool) ([]Entry, error) {
	list, err := s.Store.List(ctx, s.prefix+prefix, sums)
	for i := range list {
		list[i].Name = strings.TrimPrefix(list[i].Name, s.prefix)
	}
	return list, err
}

func (s below) Flush(ctx context.Context) error { return flush(ctx, s.Store) }

func (s below) Delete(ctx context.Context, name string) error {
	return s.Store.Delete(ctx, s.prefix+name)
}

// Patient is a store that tries again when a request fails: Attempts in all,
// with Sleep between two of them, each time twice as long. What is not there or
// not allowed is not tried again.
type Patient struct {
	Store
	Attempts int
	Pause    time.Duration // before the second attempt
	Timeout  time.Duration // of one attempt; 0 for none
	Sleep    func(context.Context, time.Duration) error
}

// Sleep waits, or returns when the run is told to end.
func Sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (p Patient) try(ctx context.Context, do func(context.Context) error) error {
	pause := p.Pause
	for n := 1; ; n++ {
		err := p.once(ctx, do)
		if err == nil || n >= p.Attempts || ctx.Err() != nil ||
			errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) {
			return err
		}
		if p.Sleep(ctx, pause) != nil {
			return err
		}
		pause *= 2
	}
}

func (p Patient) once(ctx context.Context, do func(context.Context) error) error {
	if p.Timeout > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, p.Timeout)
		defer cancel()
	}
	return do(ctx)
}

func (p Patient) Put(ctx context.Context, name string, body []byte, a Attributes) error {
	return p.try(ctx, func(ctx context.Context) error { return p.Store.Put(ctx, name, body, a) })
}

func (p Patient) Get(ctx context.Context, name string) (b []byte, err error) {
	err = p.try(ctx, func(ctx context.Context) (e error) { b, e = p.Store.Get(ctx, name); return e })
	return b, err
}

func (p Patient) List(ctx context.Context, prefix string, sums bool) (list []Entry, err error) {
	err = p.try(ctx, func(ctx context.Context) (e error) { list, e = p.Store.List(ctx, prefix, sums); return e })
	return list, err
}

func (p Patient) Delete(ctx context.Context, name string) error {
	return p.try(ctx, func(ctx context.Context) error { return p.Store.Delete(ctx, name) })
}
