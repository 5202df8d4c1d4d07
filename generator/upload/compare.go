package upload

import (
	"context"
	"encoding/hex"

	"guiju/generator/release"
	"guiju/generator/verify"
)

// comparison says of one file which of its forms must be written.
type comparison struct {
	p       *Plan
	f       verify.File
	t       *there
	sum     string // MD5 of the plain file; "" until known
	records map[string]encoded
	plain   []byte // nil until read
}

func (c *comparison) run(ctx context.Context) error {
	for _, form := range c.p.o.forms(c.f) {
		size, md5 := c.f.Size, func() (string, error) { return c.plainSum(ctx) }
		if form.encoding != "" {
			r, err := c.encoded(ctx, form)
			if err != nil {
				return err
			}
			size, md5 = r.Size, func() (string, error) { return r.MD5, nil }
		}
		same, err := c.same(form, size, md5)
		if err != nil {
			return err
		}
		if !same {
			if err := c.mayWrite(ctx, form); err != nil {
				return err
			}
			c.p.mu.Lock()
			c.p.Puts = append(c.p.Puts, Put{Phase: release.PhaseOf(c.f.Path), Name: form.name, Size: size, file: c.f, form: form})
			c.p.mu.Unlock()
		}
	}
	return nil
}

// same compares a form with what is there. Where the store tells no MD5, a file
// of the same size is the same if the manifest that is whole there says so.
func (c *comparison) same(form form, size int64, md5 func() (string, error)) (bool, error) {
	e, ok := c.p.entries[form.name]
	if !ok || e.Size != size {
		return false, nil
	}
	if e.MD5 == nil {
		k, ok := c.t.ours[c.f.Path]
		if c.f.Path == verify.ManifestName {
			k, ok = known{sha256: sum(c.t.liveRaw)}, true
		}
		return c.t.sure && ok && k.sha256 == c.f.SHA256, nil
	}
	want, err := md5()
	return want == hex.EncodeToString(e.MD5), err
}

func (c *comparison) read(ctx context.Context) (err error) {
	if c.plain == nil {
		c.plain, err = c.p.body(ctx, c.f)
	}
	return err
}

func (c *comparison) plainSum(ctx context.Context) (string, error) {
	if c.sum == "" {
		if err := c.read(ctx); err != nil {
			return "", err
		}
		c.sum = md5Of(c.plain)
	}
	return c.sum, nil
}

// encoded is what is known of an encoded form, which is made if need be.
func (c *comparison) encoded(ctx context.Context, form form) (encoded, error) {
	r := c.records[form.name]
	if r.Of != c.f.SHA256 || r.As != form.encoding {
		if err := c.read(ctx); err != nil {
			return r, err
		}
		b := encode(c.plain, form.encoding)
		r = encoded{Name: form.name, Of: c.f.SHA256, As: form.encoding, Size: int64(len(b)), MD5: md5Of(b)}
	}
	c.p.mu.Lock()
	c.p.next.Encoded = append(c.p.next.Encoded, r)
	c.p.mu.Unlock()
	return r, nil
}

// mayWrite refuses to write over a file that is not ours.
func (c *comparison) mayWrite(ctx context.Context, form form) error {
	if _, ok := c.p.entries[form.name]; !ok {
		return nil
	}
	if c.f.Path == verify.ManifestName || c.f.Path == verify.SignatureName {
		return nil
	}
	if _, ours := c.records[form.name]; ours {
		return nil
	}
	c.p.mu.Lock()
	defer c.p.mu.Unlock()
	ours := false
	if form.name == c.f.Path {
		var err error
		if _, ours, err = c.p.lookUp(ctx, c.t, c.f.Path); err != nil {
			return err
		}
	}
	if !ours {
		return refuse("目标里的 %s 不是规矩发布的，不能覆盖：请先移走", "%s in the target was not published by guiju and is not written over: move it away first", form.name)
	}
	return nil
}
