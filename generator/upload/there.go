package upload

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"guiju/generator/verify"
)

// there is what the history and the store say stands there.
type there struct {
	live    *verify.Manifest // nil for none
	liveRaw []byte
	history bool             // there is one
	sure    bool             // live is whole there: no run was cut short since
	ours    map[string]known // by path, of the manifests read so far
	all     bool             // all manifests of the history have been read
}

// known is a file that some manifest lists.
type known struct {
	sha256 string
	size   int64
}

func (t *there) learn(m verify.Manifest) {
	for _, f := range m.Files {
		if _, ok := t.ours[f.Path]; !ok {
			t.ours[f.Path] = known{f.SHA256, f.Size}
		}
	}
}

// readThere finds out what is live: by the state, or, where there is none or it
// was damaged, by the manifest that readers see.
func (p *Plan) readThere(ctx context.Context) (*there, error) {
	t := &there{ours: map[string]known{}}
	var err error
	if p.old, p.raw, err = p.o.readState(ctx); err != nil {
		return nil, err
	}
	numbers, err := p.o.numbers(ctx)
	if err != nil {
		return nil, err
	}
	t.history = len(numbers) > 0 || p.raw != nil
	if slices.Contains(numbers, p.old.Live) {
		r, err := p.o.Recorded(ctx, p.old.Live)
		if err != nil {
			return nil, err
		}
		t.live, t.liveRaw, t.sure = &r.Manifest, r.Raw, p.old.Pending == 0
	} else if _, ok := p.entries[verify.ManifestName]; ok {
		raw, err := p.o.Target.Get(ctx, verify.ManifestName)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		if raw, err = p.plain(verify.ManifestName, raw); err == nil {
			if m, err := verify.DecodeManifest(raw); err == nil {
				t.live, t.liveRaw = &m, raw
			}
		}
	}
	if t.live != nil {
		t.learn(*t.live)
		p.old.Audience = t.live.Audience
		if t.live.Release != nil {
			p.Live = t.live.Release.Number
		}
	}
	if n := p.old.Pending; slices.Contains(numbers, n) {
		r, err := p.o.Recorded(ctx, n)
		if err != nil {
			return nil, err
		}
		t.learn(r.Manifest)
		p.old.Audience = r.Manifest.Audience
	}
	for _, s := range p.old.Stale {
		if _, ok := t.ours[s.Path]; !ok {
			t.ours[s.Path] = known{s.SHA256, s.Size}
		}
	}
	if len(numbers) > 0 {
		p.old.Highest = max(p.old.Highest, numbers[len(numbers)-1])
	}
	return t, nil
}

// plain undoes the encoding of a file that is kept under its own name.
func (p *Plan) plain(name string, b []byte) ([]byte, error) {
	if !p.o.Target.KeepsAttributes() || len(b) < 2 || b[0] != 0x1f || b[1] != 0x8b || !kindOf(name).Text {
		return b, nil
	}
	return decodeAs(b, "gzip", 1<<30)
}

// admit refuses a release that must not come to this store now.
func (p *Plan) admit(ctx context.Context, t *there) error {
	n, m := p.Number, p.r.Manifest
	if t.live == nil && !t.history {
		for _, name := range slices.Sorted(maps.Keys(p.entries)) {
			if !strings.HasPrefix(name, ".well-known/") {
				return refuse("目标里有别人的文件（%s 等），没有规矩发布的网站：请指定空文件夹或空前缀",
					"the target holds files that are not ours (%s, …) and no site made by guiju: name an empty folder or prefix", name)
			}
		}
	}
	if p.old.Audience != "" && p.old.Audience != m.Audience {
		return refuse("目标里是 %s 版，这是 %s 版", "the target holds the %s edition; this is the %s one", p.old.Audience, m.Audience)
	}
	if recorded, err := p.o.history().Get(ctx, releaseName(n)); err == nil {
		p.record = string(recorded) != string(p.r.Raw)
		// One that cannot be read was cut short by a store that keeps halves.
		if _, err := decode(recorded); err == nil && p.record {
			return refuse("历史里已有第 %d 次发布，内容不同：一个编号只能用一次", "the history has another release %d: a number is used once", n)
		}
	} else if errors.Is(err, fs.ErrNotExist) {
		p.record = true
	} else {
		return err
	}
	if back := max(p.Live, p.old.Pending); !p.Back && n < back {
		return refuse("目标里是第 %d 次发布，不能换成更早的第 %d 次；确要退回，用 guiju rollback", "the target holds release %d, newer than %d; guiju rollback goes back on purpose", back, n)
	}
	if n == p.Live && string(t.liveRaw) != string(p.r.Raw) {
		return refuse("目标里已有第 %d 次发布，内容不同：一个编号只能用一次", "the target holds another release %d: a number is used once", n)
	}
	before, err := p.o.history().Get(ctx, releaseName(n-1))
	if err == nil && m.Release.Previous != sum(before) {
		return refuse("第 %d 次发布不接着历史里的第 %d 次：不是同一条链", "release %d does not follow the release %d of the history: another chain", n, n-1)
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// lookUp says what a manifest lists under a path, reading all manifests of the
// history, the newest first, when those read so far do not list it.
func (p *Plan) lookUp(ctx context.Context, t *there, name string) (known, bool, error) {
	k, ok := t.ours[name]
	if ok || t.all {
		return k, ok, nil
	}
	numbers, err := p.o.numbers(ctx)
	if err != nil {
		return k, false, err
	}
	for _, n := range slices.Backward(numbers) {
		r, err := p.o.Recorded(ctx, n)
		if refused := (*RefusedError)(nil); errors.As(err, &refused) {
			continue // a manifest that cannot be read lists nothing of ours
		}
		if err != nil {
			return k, false, err
		}
		t.learn(r.Manifest)
	}
	t.all = true
	k, ok = t.ours[name]
	return k, ok, nil
}
