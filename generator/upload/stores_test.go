package upload_test

import (
	"context"
	"crypto/md5"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"

	"guiju/generator/upload"
)

// memory is a store of objects with attributes.
type memory struct {
	mu      sync.Mutex
	files   map[string][]byte
	told    map[string]upload.Attributes
	plain   bool // keeps no attributes, as a folder does
	puts    int
	deletes int
	// after is called after every change, with the store held still.
	after func(name string)
}

func newMemory() *memory {
	return &memory{files: map[string][]byte{}, told: map[string]upload.Attributes{}}
}

func (s *memory) KeepsAttributes() bool { return !s.plain }

func (s *memory) Put(_ context.Context, name string, body []byte, a upload.Attributes) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.files[name], s.told[name] = slices.Clone(body), a
	s.puts++
	if s.after != nil {
		s.after(name)
	}
	return nil
}

func (s *memory) Get(_ context.Context, name string) ([]byte, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	b, ok := s.files[name]
	if !ok {
		return nil, fmt.Errorf("%s: %w", name, fs.ErrNotExist)
	}
	return slices.Clone(b), nil
}

func (s *memory) List(_ context.Context, prefix string, _ bool) (list []upload.Entry, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, name := range slices.Sorted(maps.Keys(s.files)) {
		if strings.HasPrefix(name, prefix) {
			sum := md5.Sum(s.files[name])
			list = append(list, upload.Entry{Name: name, Size: int64(len(s.files[name])), MD5: sum[:]})
		}
	}
	return list, nil
}

func (s *memory) Delete(_ context.Context, name string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, ok := s.files[name]; ok {
		s.deletes++
	}
	delete(s.files, name)
	if s.after != nil {
		s.after(name)
	}
	return nil
}

// visible are the files that readers see.
func (s *memory) visible() map[string][]byte {
	s.mu.Lock()
	defer s.mu.Unlock()
	all := map[string][]byte{}
	for name, b := range s.files {
		if !strings.HasPrefix(name, upload.HistoryDir) {
			all[name] = b
		}
	}
	return all
}

// A fault is how a request goes wrong.
type fault string

const (
	drop    fault = "drop"    // the request never arrives
	lost    fault = "lost"    // it is done, but the answer never arrives
	partial fault = "partial" // half of the body is kept
	outage  fault = "outage"  // it and all after it never arrive
	lag     fault = "lag"     // it and all after it list what was there before
)

var faults = []fault{drop, lost, partial, outage, lag}

var errFault = errors.New("the connection was dropped")

// faulty lets the k-th request of a store go wrong.
type faulty struct {
	upload.Store
	kind fault
	k    int

	mu     sync.Mutex
	n      int
	lagged map[string][]upload.Entry
}

// next reports whether the request that begins is the one, or after it.
func (s *faulty) next() (hit, later bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.n++
	return s.n == s.k, s.k > 0 && s.n > s.k
}

func (s *faulty) request(do func() error) error {
	hit, later := s.next()
	switch {
	case hit && (s.kind == drop || s.kind == partial), (hit || later) && s.kind == outage:
		return errFault
	case hit && s.kind == lost:
		return errors.Join(do(), errFault)
	}
	return do()
}

func (s *faulty) Put(ctx context.Context, name string, body []byte, a upload.Attributes) error {
	cut := false
	err := s.request(func() error { return s.Store.Put(ctx, name, body, a) })
	if cut = errors.Is(err, errFault) && s.kind == partial; cut {
		s.Store.Put(ctx, name, body[:len(body)/2], a)
	}
	return err
}

func (s *faulty) Get(ctx context.Context, name string) (b []byte, err error) {
	err = s.request(func() (e error) { b, e = s.Store.Get(ctx, name); return e })
	return b, err
}

func (s *faulty) List(ctx context.Context, prefix string, sums bool) (list []upload.Entry, err error) {
	err = s.request(func() (e error) { list, e = s.Store.List(ctx, prefix, sums); return e })
	if old, ok := s.lagged[prefix]; ok && s.kind == lag {
		list = old
	}
	return list, err
}

func (s *faulty) Delete(ctx context.Context, name string) error {
	return s.request(func() error { return s.Store.Delete(ctx, name) })
}
