package verify

import (
	"archive/zip"
	"bytes"
	"testing"
)

// FuzzManifest: a manifest of any bytes is read or refused; what was read is
// written and read again as the same, byte for byte from then on.
func FuzzManifest(f *testing.F) {
	site := tree()
	seal(site)
	good := site[ManifestName].Data
	f.Add(good)
	f.Add(good[:len(good)/2])
	f.Add(append(bytes.Clone(good), good...))
	f.Add([]byte(`{"kind":"guiju-site","format":1,"as_of":"2026-02-30","files":[{"path":"../x","size":-1,"sha256":""}]}`))
	f.Add([]byte(`{"kind":"guiju-site","format":1,"release":{"number":-1,"time":"x","expires":"0000-00-00"},"hosts":[""],"files":null}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		m, err := DecodeManifest(b)
		if err != nil {
			return
		}
		if !IsManifest(b) {
			t.Errorf("read, but not known as a manifest: %q", b)
		}
		first := m.Encode()
		again, err := DecodeManifest(first)
		if err != nil {
			t.Fatalf("what was written is refused: %v\n%s", err, first)
		}
		if second := again.Encode(); !bytes.Equal(first, second) {
			t.Errorf("written twice, two manifests:\n%s\n%s", first, second)
		}
	})
}

// FuzzPack: a ZIP of any bytes is verified or refused; the sums never pass one
// whose bytes were changed, and no entry is named with a path that leaves its
// folder without being reported.
func FuzzPack(f *testing.F) {
	good := packedSite().write(f, nil)
	f.Add(good)
	f.Add(good[:len(good)-30])
	f.Add(packedSite().write(f, func(h *zip.FileHeader) { h.Name = "../" + h.Name }))
	f.Add(packedSite().write(f, func(h *zip.FileHeader) { h.Method = zip.Store }))
	f.Fuzz(func(t *testing.T, b []byte) {
		r := bytes.NewReader(b)
		IsPack(r, r.Size())
		problems := Pack(r, r.Size())
		z, err := zip.NewReader(r, r.Size())
		if len(problems) > 0 || z == nil {
			return
		}
		if err != nil && err != zip.ErrInsecurePath {
			t.Fatalf("no problem in what is no ZIP: %v", err)
		}
		for _, e := range z.File {
			if !goodEntry(e.Name) {
				t.Errorf("no problem with the entry %q", e.Name)
			}
		}
	})
}
