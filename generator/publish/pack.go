package publish

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"guiju/generator/model"
	"guiju/generator/verify"
)

// PackOptions say what is packed, and where to.
type PackOptions struct {
	// Site is the published folder, and Out the place of it on this machine.
	Site fs.FS
	Out  string
	// To is the ZIP to be written; "" names it after the day of the site.
	To string
	// Inputs are folders that To must not lie in, beside Out.
	Inputs []string
	// FS is the file system; nil is the machine's.
	FS FS
}

// Packed says what was written.
type Packed struct {
	To     string
	Files  int   // entries of the ZIP
	Bytes  int64 // of the ZIP
	SHA256 string
}

// Pack writes a published site as one ZIP for a room without internet: the
// folder byte for byte, a start page that says to unpack first where it was
// opened inside the ZIP, a note, and a list of all of it as sha256sum reads it
// (names: verify.PackFolder …).
//
// Only a folder that verify finds no error in is packed; otherwise the problems
// say why and nothing is written. The same site gives the same bytes: names in
// order, the day of the site as the time of every entry, no extra fields, one
// method and level. The ZIP is there whole or not at all.
func Pack(ctx context.Context, o PackOptions) (Packed, []model.Problem, error) {
	m, manifest, problems := verify.Contents(o.Site)
	if problems != nil {
		return Packed{}, problems, nil
	}
	p, err := newPacking(o, m)
	if err != nil {
		return Packed{}, nil, err
	}
	if problems := verify.Run(o.Site); model.HasErrors(problems) {
		return Packed{}, problems, nil
	}
	if problems, err = p.list(manifest); err != nil || model.HasErrors(problems) {
		return Packed{}, problems, p.error(err)
	}
	if err := p.fs.MkdirAll(filepath.Dir(p.to)); err != nil {
		return Packed{}, nil, p.error(err)
	}
	unlock, err := p.fs.Lock(p.beside("lock"))
	if err != nil {
		if busy := (*BusyError)(nil); errors.As(err, &busy) {
			busy.Out = p.to
			return Packed{}, nil, busy
		}
		return Packed{}, nil, p.error(err)
	}
	err = p.publish(ctx)
	return p.packed, problems, p.error(errors.Join(err, unlock()))
}

// longestPath is how long a path in the ZIP may be: Windows allows 260
// characters for all of it, and the folder it is unpacked to needs its share.
const longestPath = 180

// packing is one call of Pack.
type packing struct {
	PackOptions
	fs       FS
	to       string // absolute, links resolved
	manifest Manifest
	entries  []packEntry
	outcome  Outcome
	packed   Packed
}

// newPacking looks at the paths and refuses what must not be replaced. It
// changes nothing.
func newPacking(o PackOptions, m Manifest) (*packing, error) {
	p := &packing{PackOptions: o, fs: o.FS, manifest: m}
	if p.fs == nil {
		p.fs = OS
	}
	p.To = cmp.Or(o.To, verify.PackFolder+"-"+m.AsOf.String()+".zip")
	r := &run{fs: p.fs}
	to, err := filepath.Abs(p.To)
	if err == nil {
		to, err = r.resolve(to)
	}
	if err != nil {
		return nil, &PackError{To: p.To, Err: err}
	}
	p.to = to
	refuse := func(reason model.Bilingual) error { return &RefusedError{Path: to, Reason: reason, Help: helpTo} }
	for i, folder := range append([]string{o.Out}, o.Inputs...) {
		in, err := r.within(to, folder)
		switch {
		case err != nil:
			return nil, p.error(err)
		case in && i == 0:
			return nil, refuse(fill(reasonInSite, folder))
		case in:
			return nil, refuse(fill(reasonInput, folder))
		}
	}
	switch info, err := p.fs.Stat(to); {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return nil, p.error(err)
	case info.IsDir():
		return nil, refuse(reasonFolder)
	default:
		ours, err := isPack(to)
		if err != nil {
			return nil, p.error(err)
		}
		if !ours {
			return nil, refuse(reasonNoPack)
		}
	}
	return p, nil
}

// isPack tells whether the file is a packed site, which another may replace.
func isPack(name string) (bool, error) {
	f, err := os.Open(name)
	if err != nil {
		return false, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return false, err
	}
	return verify.IsPack(f, info.Size()), nil
}

// list makes the entries, in the order of their names.
func (p *packing) list(manifest []byte) (problems []model.Problem, err error) {
	c, err := newCover(p.Site, p.manifest, manifest)
	if err != nil {
		return nil, err
	}
	if c.Style != "" {
		css, err := fs.ReadFile(p.Site, strings.TrimPrefix(c.Style, c.Folder+"/"))
		if err != nil {
			return nil, err
		}
		if !bytes.Contains(css, []byte(startMark)) {
			c.Style = ""
		}
	}
	if c.Style == "" {
		return []model.Problem{rulePackStyle.At(model.Pos{File: "index.html"})}, nil
	}
	add := func(name string, b []byte) {
		p.entries = append(p.entries, packEntry{name: name, sum: sumOf(b), bytes: b})
	}
	add(c.Start, c.start())
	add(c.Note, c.note())
	add(c.Folder+"/"+ManifestName, manifest)
	switch signature, err := fs.ReadFile(p.Site, verify.SignatureName); {
	case err == nil:
		add(c.Folder+"/"+verify.SignatureName, signature)
	case !errors.Is(err, fs.ErrNotExist):
		return nil, err
	}
	for _, f := range p.manifest.Files {
		name := c.Folder + "/" + f.Path
		p.entries = append(p.entries, packEntry{name: name, sum: f.SHA256, path: f.Path})
		if n := len([]rune(name)); n > longestPath {
			problems = append(problems, rulePackLong.At(model.Pos{File: f.Path}, n, longestPath))
		}
	}
	p.sort()
	var sums bytes.Buffer
	for _, e := range p.entries {
		fmt.Fprintf(&sums, "%s  %s\n", e.sum, e.name)
	}
	add(c.Sums, sums.Bytes())
	p.sort()
	return model.SortProblems(problems), nil
}

func (p *packing) sort() {
	slices.SortFunc(p.entries, func(a, b packEntry) int { return strings.Compare(a.name, b.name) })
}

func sumOf(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// beside is the name of a file that is there while the run is at work.
func (p *packing) beside(what string) string {
	return filepath.Join(filepath.Dir(p.to), "."+filepath.Base(p.to)+".guiju-"+what)
}

// publish writes the ZIP beside its place, flushes it, and gives it its name.
func (p *packing) publish(ctx context.Context) error {
	fresh := p.beside("new")
	if err := p.fs.RemoveAll(fresh); err != nil { // of a run that was killed
		return err
	}
	f, err := p.fs.Create(fresh)
	if err == nil {
		err = p.write(ctx, f)
		if err == nil {
			err = f.Sync()
		}
		err = errors.Join(err, f.Close())
	}
	if err == nil {
		err = ctx.Err()
	}
	if err == nil {
		err = p.fs.Rename(fresh, p.to)
	}
	if err != nil {
		return errors.Join(err, p.fs.RemoveAll(fresh))
	}
	p.outcome, p.packed.To = Replaced, p.To
	return p.fs.SyncDir(filepath.Dir(p.to))
}
