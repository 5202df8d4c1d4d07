package upload

import (
	"context"
	"encoding/hex"
	"slices"
	"strings"
	"sync"
	"time"

	"guiju/generator/release"
	"guiju/generator/verify"
)

// Plan is what is to be done to bring a release to a store.
type Plan struct {
	Number   int // of the release
	Live     int // the release that is there; 0 for none
	Back     bool
	Objects  []verify.File // to be copied to the history, by SHA-256
	Puts     []Put         // in order
	Drops    []string      // encoded copies that are not wanted any more
	Due      []string      // stale files to be deleted now
	Deferred []Deferred    // stale files that stay for now, by path
	OverCap  int           // how many addresses are due, where that is more than MaxDelete; none of them is in Due
	Foreign  []string      // files that are not ours, left alone

	o       *Options
	r       Release
	old     state
	raw     []byte           // of old, as it stands in the history
	next    state            // after a run that ends well
	record  bool             // the manifest is not in the history yet
	unsign  bool             // a signature stands there that the release does not have
	entries map[string]Entry // of readers, by name
	objects map[string]Entry // of the history, by SHA-256
	gone    map[string]stale // next.Stale by path, of Due
	mu      sync.Mutex
}

// Put is one file to be written.
type Put struct {
	Phase release.Phase
	Name  string // in the store
	Size  int64  // as it is kept
	file  verify.File
	form  form
}

// Deferred is a file that is deleted on or after a moment.
type Deferred struct {
	Path string
	From time.Time
}

// Prepare reads the store and says what is to be done. back allows an older
// release than the one there. It writes nothing.
func (o *Options) Prepare(ctx context.Context, r Release, back bool) (*Plan, error) {
	own := *o
	p := &Plan{Number: r.Number(), Back: back, o: &own, r: r, entries: map[string]Entry{}, objects: map[string]Entry{}, gone: map[string]stale{}}
	if err := p.list(ctx); err != nil {
		return nil, err
	}
	there, err := p.readThere(ctx)
	if err != nil {
		return nil, err
	}
	if own.Encodings == nil {
		own.Encodings = p.old.Encodings
	}
	if err := own.checkEncodings(); err != nil {
		return nil, err
	}
	if err := p.admit(ctx, there); err != nil {
		return nil, err
	}
	if back {
		if err := own.chained(ctx, r); err != nil {
			return nil, err
		}
	}
	p.needHistory()
	if err := p.needTarget(ctx, there); err != nil {
		return nil, err
	}
	return p, p.leave(ctx, there)
}

// list lists what stands there, for readers and in the history.
func (p *Plan) list(ctx context.Context) error {
	list, err := p.o.Target.List(ctx, "", true)
	if err != nil {
		return err
	}
	var objects []Entry
	for _, e := range list {
		if name, ok := strings.CutPrefix(e.Name, HistoryDir); ok {
			e.Name = name
			objects = append(objects, e)
		} else {
			p.entries[e.Name] = e
		}
	}
	if p.o.History != nil {
		if objects, err = p.o.History.List(ctx, objectsDir, false); err != nil {
			return err
		}
	}
	for _, e := range objects {
		if hash, ok := strings.CutPrefix(e.Name, objectsDir); ok {
			p.objects[hash] = e
		}
	}
	return nil
}

// needHistory finds the files that the history does not have.
func (p *Plan) needHistory() {
	if p.Back {
		return // it is where they come from
	}
	seen := map[string]bool{}
	for _, f := range p.r.Manifest.Files {
		if e, ok := p.objects[f.SHA256]; (!ok || e.Size != f.Size) && !seen[f.SHA256] {
			seen[f.SHA256] = true
			p.Objects = append(p.Objects, f)
		}
	}
	slices.SortFunc(p.Objects, func(a, b verify.File) int { return strings.Compare(a.SHA256, b.SHA256) })
}

// needTarget finds the files that readers do not have yet.
func (p *Plan) needTarget(ctx context.Context, t *there) error {
	p.next = state{Format: stateFormat, Live: p.Number, Highest: max(p.old.Highest, p.Number), Audience: p.r.Manifest.Audience}
	p.next.Encodings = p.o.Encodings
	sums := p.sums()
	records := map[string]encoded{}
	for _, e := range p.old.Encoded {
		records[e.Name] = e
	}
	files := p.files()
	err := parallel(ctx, p.o.workers(), len(files), func(ctx context.Context, i int) error {
		c := comparison{p: p, f: files[i], t: t, sum: sums[files[i].SHA256], records: records}
		return c.run(ctx)
	})
	slices.SortFunc(p.Puts, func(a, b Put) int {
		if a.Phase != b.Phase {
			return int(a.Phase - b.Phase)
		}
		return strings.Compare(a.Name, b.Name)
	})
	slices.SortFunc(p.next.Encoded, func(a, b encoded) int { return strings.Compare(a.Name, b.Name) })
	return err
}

// files are all files of the release, the signature and the manifest with them.
func (p *Plan) files() []verify.File {
	own := func(name string, b []byte) verify.File {
		return verify.File{Path: name, Size: int64(len(b)), SHA256: sum(b)}
	}
	files := slices.Clone(p.r.Manifest.Files)
	if p.r.Signature != nil {
		files = append(files, own(verify.SignatureName, p.r.Signature))
	}
	return append(files, own(verify.ManifestName, p.r.Raw))
}

// body reads one of files.
func (p *Plan) body(ctx context.Context, f verify.File) ([]byte, error) {
	switch f.Path {
	case verify.ManifestName:
		return p.r.Raw, nil
	case verify.SignatureName:
		return p.r.Signature, nil
	}
	return p.r.body(ctx, f)
}

// sums are the MD5 of the files, by their SHA-256, where the history's store
// tells them: going back, files that are there already need not be read.
func (p *Plan) sums() map[string]string {
	all := map[string]string{}
	if p.Back {
		for hash, e := range p.objects {
			if e.MD5 != nil {
				all[hash] = hex.EncodeToString(e.MD5)
			}
		}
	}
	return all
}
