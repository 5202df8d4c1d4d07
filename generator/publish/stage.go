package publish

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"

	"guiju/generator/verify"
)

// stage writes the site into the fresh folder and flushes all of it: after a
// power cut behind the swap, no file may be short.
func (r *run) stage(ctx context.Context, files map[string][]byte) error {
	r.step("stage")
	folders := foldersOf(files)
	for _, d := range folders {
		if err := r.fs.Mkdir(filepath.Join(r.fresh, filepath.FromSlash(d))); err != nil {
			return err
		}
	}
	r.step("write")
	paths := slices.Sorted(maps.Keys(files))
	err := parallel(ctx, len(paths), func(i int) error {
		return r.write(paths[i], files[paths[i]])
	})
	if err != nil {
		return err
	}
	r.step("manifest")
	r.manifest = r.ManifestOf(files).Encode()
	if err := r.write(ManifestName, r.manifest); err != nil {
		return err
	}
	if r.Sign != nil {
		if r.signature, err = r.Sign(r.manifest); err != nil {
			return err
		}
		if err := r.write(verify.SignatureName, r.signature); err != nil {
			return err
		}
	}
	r.step("sync")
	err = parallel(ctx, len(folders), func(i int) error {
		return r.fs.SyncDir(filepath.Join(r.fresh, filepath.FromSlash(folders[i])))
	})
	if err != nil {
		return err
	}
	r.count(files)
	return nil
}

func (r *run) count(files map[string][]byte) {
	r.report.Files, r.report.Bytes = len(files)+1, int64(len(r.manifest)+len(r.signature))
	if r.signature != nil {
		r.report.Files++
	}
	for _, b := range files {
		r.report.Bytes += int64(len(b))
	}
	sum := sha256.Sum256(r.manifest)
	r.report.Manifest = hex.EncodeToString(sum[:])
}

// foldersOf returns all folders, each after the one it lies in; "." is the site.
func foldersOf(files map[string][]byte) []string {
	all := map[string]bool{".": true}
	for p := range files {
		for d := path.Dir(p); !all[d]; d = path.Dir(d) {
			all[d] = true
		}
	}
	return slices.Sorted(maps.Keys(all))
}

func (r *run) write(p string, b []byte) error {
	f, err := r.fs.Create(filepath.Join(r.fresh, filepath.FromSlash(p)))
	if err != nil {
		return err
	}
	_, err = f.Write(b)
	if err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}

// parallel calls do for 0 … n-1 and returns the first error, in that order. A
// journaling file system commits the flushes of many writers together: 16
// take a third of the time of one.
func parallel(ctx context.Context, n int, do func(int) error) error {
	const writers = 16
	var (
		wg     sync.WaitGroup
		next   atomic.Int64
		failed atomic.Bool
		errs   = make([]error, n)
	)
	for range min(writers, n) {
		wg.Go(func() {
			for !failed.Load() && ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				if errs[i] = do(i); errs[i] != nil {
					failed.Store(true)
				}
			}
		})
	}
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return ctx.Err()
}
