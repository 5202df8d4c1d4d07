package upload

import (
	"context"
	"errors"
	"io/fs"
	"slices"
	"sync"

	"guiju/generator/verify"
)

// Check reads back every file of the release as the store keeps it, and its
// encoded copies, and returns the hash of the tree and what is not as it should
// be.
func (p *Plan) Check(ctx context.Context) (tree string, bad []string, err error) {
	o, files := p.o, p.files()
	read := make([]verify.File, len(files))
	var mu sync.Mutex
	report := func(name string) {
		mu.Lock()
		defer mu.Unlock()
		bad = append(bad, name)
	}
	err = parallel(ctx, o.workers(), len(files), func(ctx context.Context, i int) error {
		f := files[i]
		for _, form := range o.forms(f) {
			b, err := o.Target.Get(ctx, form.name)
			if errors.Is(err, fs.ErrNotExist) {
				report(form.name)
				continue
			}
			if err != nil {
				return named(form.name, err)
			}
			if b, err = decodeAs(b, form.encoding, f.Size); err != nil || sum(b) != f.SHA256 {
				report(form.name)
			}
			if form.name == f.Path {
				read[i] = verify.File{Path: f.Path, SHA256: sum(b)}
			}
		}
		return nil
	})
	slices.Sort(bad)
	read = slices.DeleteFunc(read, func(f verify.File) bool {
		return f.Path == "" || f.Path == verify.ManifestName || f.Path == verify.SignatureName
	})
	return TreeHash(read), bad, err
}
