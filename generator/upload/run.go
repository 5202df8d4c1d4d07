package upload

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"guiju/generator/release"
	"guiju/generator/verify"
)

// Report says what a run did.
type Report struct {
	Objects int // copied to the history
	Puts    int // written for readers
	Bytes   int64
	Deleted []string
	Changed []string // stale files that somebody has changed since: left alone
}

// Idle reports whether there is nothing to do for readers or the history.
func (p *Plan) Idle() bool {
	return len(p.Objects)+len(p.Puts)+len(p.Drops)+len(p.Due) == 0 && !p.record && !p.unsign
}

// Do carries the plan out. After a failure the same command goes on where this
// one ended.
func (p *Plan) Do(ctx context.Context) (rep Report, err error) {
	seen := false // by readers
	defer func() {
		if refused := (*RefusedError)(nil); err != nil && !errors.As(err, &refused) {
			err = &CutShortError{Target: seen, Err: err}
		}
	}()
	if err := p.toHistory(ctx); err != nil {
		return rep, err
	}
	rep.Objects = len(p.Objects)
	if len(p.Puts)+len(p.Drops) > 0 || p.unsign {
		if err := p.announce(ctx); err != nil {
			return rep, err
		}
		seen = true
		for _, name := range p.Drops {
			if err := p.o.Target.Delete(ctx, name); err != nil {
				return rep, fmt.Errorf("%s: %w", name, err)
			}
		}
		if err := p.put(ctx, &rep); err != nil {
			return rep, err
		}
	}
	if err := p.settle(ctx); err != nil {
		return rep, err
	}
	return rep, p.delete(ctx, &rep)
}

// toHistory copies what the history does not have, the manifest last: one that
// stands there has all its files there.
func (p *Plan) toHistory(ctx context.Context) error {
	h := p.o.history()
	err := parallel(ctx, p.o.workers(), len(p.Objects), func(ctx context.Context, i int) error {
		b, err := p.r.body(ctx, p.Objects[i])
		if err == nil {
			err = h.Put(ctx, objectsDir+p.Objects[i].SHA256, b, Attributes{Type: "application/octet-stream", Cache: "no-store"})
		}
		return named(p.Objects[i].Path, err)
	})
	if err == nil {
		err = flush(ctx, h)
	}
	if err != nil || !p.record {
		return err
	}
	name := releaseName(p.Number)
	if p.r.Signature != nil {
		if err := h.Put(ctx, name+".minisig", p.r.Signature, Attributes{Type: "text/plain; charset=utf-8", Cache: "no-store"}); err != nil {
			return named(name, err)
		}
	}
	return named(name, h.Put(ctx, name, p.r.Raw, Attributes{Type: "application/json", Cache: "no-store"}))
}

// announce says that the release is on its way, before anything of it is.
func (p *Plan) announce(ctx context.Context) error {
	s := p.old
	s.Format, s.Pending, s.Audience = stateFormat, p.Number, p.next.Audience
	made := map[string]bool{}
	for _, e := range p.next.Encoded {
		made[e.Name] = true
	}
	s.Encoded = slices.DeleteFunc(slices.Clone(s.Encoded), func(e encoded) bool { return made[e.Name] })
	s.Encoded = append(s.Encoded, p.next.Encoded...)
	slices.SortFunc(s.Encoded, func(a, b encoded) int { return strings.Compare(a.Name, b.Name) })
	return p.write(ctx, s)
}

// write writes the state, unless it stands there already.
func (p *Plan) write(ctx context.Context, s state) error {
	b := s.bytes()
	if bytes.Equal(b, p.raw) {
		return nil
	}
	if err := p.o.history().Put(ctx, stateName, b, Attributes{Type: "application/json", Cache: "no-store"}); err != nil {
		return named(stateName, err)
	}
	p.raw = b
	return flush(ctx, p.o.history())
}

// alone refuses to go on when another run has written the state meanwhile.
func (p *Plan) alone(ctx context.Context) error {
	raw, err := p.o.history().Get(ctx, stateName)
	if err != nil {
		return named(stateName, err)
	}
	if !bytes.Equal(raw, p.raw) {
		return refuse("另一次发布正在写入同一个目标；等它结束后再运行一次", "another run is publishing to the same target; run this one again when it has ended")
	}
	return nil
}

// put writes what readers see, phase after phase.
func (p *Plan) put(ctx context.Context, rep *Report) error {
	for phase := release.PhaseAssets; phase <= release.PhaseManifest; phase++ {
		puts := slices.DeleteFunc(slices.Clone(p.Puts), func(s Put) bool { return s.Phase != phase })
		if phase == release.PhaseSignature {
			if err := p.alone(ctx); err != nil {
				return err
			}
			if p.unsign {
				if err := p.o.Target.Delete(ctx, verify.SignatureName); err != nil {
					return named(verify.SignatureName, err)
				}
			}
		}
		err := parallel(ctx, p.o.workers(), len(puts), func(ctx context.Context, i int) error { return p.putOne(ctx, puts[i]) })
		if err != nil {
			return err
		}
		if err := flush(ctx, p.o.Target); err != nil {
			return err
		}
		for _, s := range puts {
			rep.Puts++
			rep.Bytes += s.Size
		}
	}
	return nil
}

func (p *Plan) putOne(ctx context.Context, s Put) error {
	b, err := p.body(ctx, s.file)
	if err != nil {
		return named(s.file.Path, err)
	}
	encoding := ""
	if s.form.header {
		encoding = s.form.encoding
	}
	return named(s.Name, p.o.Target.Put(ctx, s.Name, encode(b, s.form.encoding), AttributesOf(s.file.Path, encoding)))
}

// settle says that the release is live. Files that are due are still listed, so
// that a run which is cut short now is not the last to know of them.
func (p *Plan) settle(ctx context.Context) error {
	s := p.next
	s.Stale, s.Encoded = slices.Clone(s.Stale), slices.Clone(s.Encoded)
	for _, name := range p.Due {
		s.Stale = append(s.Stale, p.gone[name])
	}
	slices.SortFunc(s.Stale, func(a, b stale) int { return strings.Compare(a.Path, b.Path) })
	for _, e := range p.old.Encoded {
		if _, due := p.gone[strings.TrimSuffix(e.Name, suffixes[e.As])]; due && !p.o.Target.KeepsAttributes() {
			s.Encoded = append(s.Encoded, e)
		}
	}
	slices.SortFunc(s.Encoded, func(a, b encoded) int { return strings.Compare(a.Name, b.Name) })
	return p.write(ctx, s)
}

// delete removes the stale files that are due. Each is read first: what
// somebody has put in its place is not ours to delete.
func (p *Plan) delete(ctx context.Context, rep *Report) error {
	var mu sync.Mutex
	err := parallel(ctx, p.o.workers(), len(p.Due), func(ctx context.Context, i int) error {
		s := p.gone[p.Due[i]]
		b, err := p.o.Target.Get(ctx, s.Path)
		if errors.Is(err, fs.ErrNotExist) {
			return p.deleteTwins(ctx, s.Path)
		}
		if err != nil {
			return named(s.Path, err)
		}
		if b, err = p.plain(s.Path, b); err != nil || !p.isOurs(s, sum(b)) {
			mu.Lock()
			defer mu.Unlock()
			rep.Changed = append(rep.Changed, s.Path)
			p.next.Stale = append(p.next.Stale, s)
			return nil
		}
		if err := p.deleteTwins(ctx, s.Path); err != nil {
			return err
		}
		if err := p.o.Target.Delete(ctx, s.Path); err != nil {
			return named(s.Path, err)
		}
		mu.Lock()
		defer mu.Unlock()
		rep.Deleted = append(rep.Deleted, s.Path)
		return nil
	})
	slices.Sort(rep.Deleted)
	slices.Sort(rep.Changed)
	slices.SortFunc(p.next.Stale, func(a, b stale) int { return strings.Compare(a.Path, b.Path) })
	if err != nil {
		return err
	}
	return p.write(ctx, p.next)
}

// isOurs reports whether bytes that stand under a stale path were published: by
// the release that listed it last, or by any.
func (p *Plan) isOurs(s stale, hash string) bool {
	_, published := p.objects[hash]
	return published || hash == s.SHA256
}

func (p *Plan) deleteTwins(ctx context.Context, name string) error {
	for _, e := range p.old.Encoded {
		if !p.o.Target.KeepsAttributes() && e.Name == name+suffixes[e.As] {
			if err := p.o.Target.Delete(ctx, e.Name); err != nil {
				return named(e.Name, err)
			}
		}
	}
	return nil
}

func (o *Options) workers() int {
	if o.Workers > 0 {
		return o.Workers
	}
	return 8
}

func named(name string, err error) error {
	if err == nil {
		return nil
	}
	if damaged := (*DamagedError)(nil); errors.As(err, &damaged) {
		return err
	}
	return fmt.Errorf("%s: %w", name, err)
}

// parallel calls do for 0 … n-1 with so many workers, and returns the first
// error; it ends the others.
func parallel(ctx context.Context, workers, n int, do func(context.Context, int) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var wg sync.WaitGroup
	var next atomic.Int64
	var once sync.Once
	var first error
	for range min(workers, n) {
		wg.Go(func() {
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				if err := do(ctx, i); err != nil {
					once.Do(func() { first = err })
					cancel()
				}
			}
		})
	}
	wg.Wait()
	if first != nil {
		return first
	}
	return ctx.Err()
}
