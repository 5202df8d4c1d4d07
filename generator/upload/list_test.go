package upload_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"guiju/generator/release"
	"guiju/generator/upload"
	"guiju/generator/verify"
)

// TestListAgrees: what publish does is what the upload list of the release says,
// file by file and in the same order, whether the target is empty or holds the
// release before; and what stays for its grace is what the list deletes last.
func TestListAgrees(t *testing.T) {
	m := newMemory()
	var old verify.Manifest
	for n, site := range chain(t, 3) {
		r, err := upload.Open(site)
		if err != nil {
			t.Fatal(err)
		}
		put, del := release.Plan(old, r.Manifest)
		put = release.WithSignature(put, r.Signature)
		var want, got []string
		for _, s := range put {
			want = append(want, fmt.Sprint(s.Phase, " ", s.Size, " ", s.Path))
		}
		o := options(m)
		p, err := o.Prepare(context.Background(), r, false)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range p.Puts {
			got = append(got, fmt.Sprint(s.Phase, " ", s.Size, " ", s.Name))
		}
		if len(want) < 8 || !slices.Equal(got, want) {
			t.Errorf("release %d: publish does\n%s\nthe list says\n%s", n+1, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
		var stay []string
		for _, d := range p.Deferred {
			if !slices.ContainsFunc(old.Files, func(f verify.File) bool { return f.Path == d.Path }) {
				continue // of an older release still
			}
			stay = append(stay, d.Path)
		}
		if !slices.Equal(stay, del) || n > 0 && len(del) < 4 {
			t.Errorf("release %d: %v stay, the list deletes %v", n+1, stay, del)
		}
		if _, err := p.Do(context.Background()); err != nil {
			t.Fatal(err)
		}
		old = r.Manifest
	}
}
