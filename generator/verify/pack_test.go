package verify

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"guiju/generator/model"
)

// zipped is what a ZIP is made of: names in order, and their bytes.
type zipped struct {
	names []string
	files map[string][]byte
}

// packedSite is goodSite as pack would leave it.
func packedSite() *zipped {
	site := tree()
	seal(site)
	z := &zipped{files: map[string][]byte{}}
	for name, f := range site {
		z.put(PackFolder+"/"+name, string(f.Data))
	}
	z.put(PackStart, "start")
	z.put(PackNote, "note")
	z.list()
	return z
}

func (z *zipped) put(name, words string) {
	if z.files[name] == nil {
		z.names = append(z.names, name)
	}
	z.files[name] = []byte(words)
}

// list writes the sums anew.
func (z *zipped) list() {
	slices.Sort(z.names)
	var b strings.Builder
	for _, name := range z.names {
		if sum := sha256.Sum256(z.files[name]); name != PackSums {
			fmt.Fprintf(&b, "%x  %s\n", sum, name)
		}
	}
	z.put(PackSums, b.String())
}

// write makes the ZIP; change may spoil each header.
func (z *zipped) write(t testing.TB, change func(*zip.FileHeader)) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range z.names {
		h := &zip.FileHeader{Name: name, Method: zip.Deflate}
		if change != nil {
			change(h)
		}
		f, err := w.CreateHeader(h)
		if err == nil && !strings.HasSuffix(h.Name, "/") {
			_, err = f.Write(z.files[name])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func packProblems(b []byte) string {
	return strings.Join(show(Pack(bytes.NewReader(b), int64(len(b)))), ", ")
}

// TestPack: a packed site is verified in its ZIP; what differs from its list,
// or is wrong with the site in it, is found where it is.
func TestPack(t *testing.T) {
	for name, tt := range map[string]struct {
		spoil func(z *zipped)
		want  string
	}{
		"good":     {func(*zipped) {}, ""},
		"binary":   {func(z *zipped) { z.put(PackSums, strings.ReplaceAll(string(z.files[PackSums]), "  ", " *")) }, ""},
		"changed":  {func(z *zipped) { z.put(PackStart, "other") }, "start.html pack-sums"},
		"missing":  {func(z *zipped) { z.names = slices.DeleteFunc(z.names, func(n string) bool { return n == PackNote }) }, "README-说明.txt pack-sums"},
		"extra":    {func(z *zipped) { z.put("virus.exe", "x") }, "virus.exe pack-sums"},
		"no list":  {func(z *zipped) { z.names = slices.DeleteFunc(z.names, func(n string) bool { return n == PackSums }) }, "MANIFEST.sha256 pack-sums"},
		"bad list": {func(z *zipped) { z.put(PackSums, "00  x\n"+string(z.files[PackSums])) }, "MANIFEST.sha256:1 pack-sums"},
		"twice": {func(z *zipped) {
			first, _, _ := strings.Cut(string(z.files[PackSums]), "\n")
			z.put(PackSums, first+"\n"+string(z.files[PackSums]))
		}, "MANIFEST.sha256:2 pack-sums"},
		"other site":     {func(z *zipped) { z.put("guiju-site/v.mp4", "other"); z.list() }, "guiju-site/v.mp4 output-file-changed"},
		"more of a site": {func(z *zipped) { z.put("guiju-site/w.mp4", "other"); z.list() }, "guiju-site/w.mp4 output-file-extra"},
		"no site": {func(z *zipped) {
			z.names = slices.DeleteFunc(z.names, func(n string) bool { return strings.HasPrefix(n, PackFolder) })
			z.list()
		}, "guiju-site output-file-unreadable, guiju-site/manifest.json output-manifest"},
	} {
		z := packedSite()
		tt.spoil(z)
		if got := packProblems(z.write(t, nil)); got != tt.want {
			t.Errorf("%s: %s, want %s", name, got, tt.want)
		}
	}
}

// TestPackUnsafe: a dangerous entry is named, and nothing of the ZIP is read.
func TestPackUnsafe(t *testing.T) {
	for name, change := range map[string]func(*zip.FileHeader){
		"up":            func(h *zip.FileHeader) { h.Name = "../start.html" },
		"up inside":     func(h *zip.FileHeader) { h.Name = "guiju-site/../../start.html" },
		"root":          func(h *zip.FileHeader) { h.Name = "/etc/passwd" },
		"drive":         func(h *zip.FileHeader) { h.Name = "C:start.html" },
		"backslash":     func(h *zip.FileHeader) { h.Name = `..\start.html` },
		"control":       func(h *zip.FileHeader) { h.Name = "start\x00.html" },
		"not UTF-8":     func(h *zip.FileHeader) { h.Name = "start\xff.html" },
		"nothing":       func(h *zip.FileHeader) { h.Name = "" },
		"twice":         func(h *zip.FileHeader) { h.Name = "guiju-site/index.html" },
		"case":          func(h *zip.FileHeader) { h.Name = "guiju-site/INDEX.html" },
		"link":          func(h *zip.FileHeader) { h.SetMode(fs.ModeSymlink | 0o777) },
		"device":        func(h *zip.FileHeader) { h.SetMode(fs.ModeDevice | 0o777) },
		"locked":        func(h *zip.FileHeader) { h.Flags |= 1 },
		"folder, twice": func(h *zip.FileHeader) { h.Name = "guiju-site/index.html/" },
	} {
		b := packedSite().write(t, func(h *zip.FileHeader) {
			if h.Name == PackStart {
				change(h)
			}
		})
		if got := packProblems(b); !strings.HasSuffix(got, " pack-unsafe") || strings.Contains(got, ",") {
			t.Errorf("%s: %q", name, got)
		}
	}
	b := packedSite().write(t, nil)
	// The directory's entry: signature, 6 bytes, method, 34 bytes, name.
	b[bytes.LastIndex(b, []byte(PackStart))-36] = 12 // bzip2
	if got := packProblems(b); got != "start.html pack-unsafe" {
		t.Errorf("method: %q", got)
	}
	// Folders that another program adds are no danger.
	z := packedSite()
	z.put("guiju-site/", "")
	z.put("guiju-site/standards/", "")
	if got := packProblems(z.write(t, nil)); got != "" {
		t.Errorf("with folders: %s", got)
	}
}

// TestPackBombs: what unfolds to too much is refused by the sizes that stand in
// the ZIP, and a size that lies is found before more is read than it says.
func TestPackBombs(t *testing.T) {
	z := packedSite()
	z.put("guiju-site/zeros.txt", strings.Repeat("\x00", 64<<20))
	z.list()
	if got := packProblems(z.write(t, nil)); got != " pack-unsafe" {
		t.Errorf("zeros: %q", got)
	}
	for name, size := range map[string]uint32{"huge": 2 << 30, "small": 1 << 10} {
		z := packedSite()
		z.put("guiju-site/zeros.txt", strings.Repeat("0", 1<<20))
		z.list()
		b := z.write(t, nil)
		// The directory's entry: signature, 24 bytes, size, 18 bytes, name.
		at := bytes.LastIndex(b, []byte("guiju-site/zeros.txt")) - 22
		binary.LittleEndian.PutUint32(b[at:], size)
		got := packProblems(b)
		want := map[string]string{"huge": "guiju-site/zeros.txt pack-unsafe", "small": "guiju-site/zeros.txt pack-unreadable"}[name]
		if !strings.Contains(got, want) {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// TestPackDamaged: a ZIP that is cut short anywhere, or has a bit changed, is
// never whole, and never stops the program.
func TestPackDamaged(t *testing.T) {
	good := packedSite().write(t, nil)
	for n := 0; n < len(good); n += 97 {
		if got := packProblems(good[:n]); got != " pack-unreadable" {
			t.Fatalf("cut at %d: %q", n, got)
		}
	}
	z, err := zip.NewReader(bytes.NewReader(good), int64(len(good)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		at, err := f.DataOffset()
		if err != nil {
			t.Fatal(err)
		}
		bad := slices.Clone(good)
		bad[at+int64(f.CompressedSize64)/2] ^= 4
		if got := packProblems(bad); !strings.Contains(got, " pack-") {
			t.Errorf("%s changed unnoticed: %q", f.Name, got)
		}
	}
}

// TestIsPack tells packed sites, whole or not, from other ZIPs.
func TestIsPack(t *testing.T) {
	is := func(b []byte) bool { return IsPack(bytes.NewReader(b), int64(len(b))) }
	z := packedSite()
	if !is(z.write(t, nil)) {
		t.Error("a packed site is none")
	}
	for _, name := range []string{PackSums, PackStart, PackFolder + "/" + ManifestName} {
		z := packedSite()
		z.names = slices.DeleteFunc(z.names, func(n string) bool { return n == name })
		if is(z.write(t, nil)) {
			t.Errorf("without %s it is one", name)
		}
	}
	if is([]byte("no ZIP")) || is(nil) {
		t.Error("what is no ZIP is one")
	}
}

// TestFrontOf reads what a page says of itself.
func TestFrontOf(t *testing.T) {
	f := FrontOf([]byte(`<!doctype html><html><head><title> 甲 &amp; 乙
</title><meta content="说 &lt;明&gt;" name="description"><meta name="x" content="y">
<link rel="icon" href="i.svg"><link rel="stylesheet" media="print" href="p.css"><link href="a.css" rel="Stylesheet"/></head>
<body><title>no</title><link rel="stylesheet" href="no.css"></body></html>`))
	if f.Title != "甲 & 乙" || f.Summary != "说 <明>" || !slices.Equal(f.Styles, []string{"a.css"}) {
		t.Errorf("%+v", f)
	}
	if f := FrontOf([]byte("<title></title>")); f.Title != "" || f.Styles != nil {
		t.Errorf("%+v", f)
	}
}

// TestContents: the manifest as it is, or why there is none.
func TestContents(t *testing.T) {
	site := tree()
	if _, _, problems := Contents(site); len(problems) != 1 || !strings.Contains(problems[0].Message(model.Zh), "没有这个文件") {
		t.Error(problems)
	}
	seal(site)
	m, b, problems := Contents(site)
	if problems != nil || len(m.Files) != len(site)-1 || !bytes.Equal(b, m.Encode()) {
		t.Errorf("%d files, %v", len(m.Files), problems)
	}
	site[ManifestName].Data = append(site[ManifestName].Data, '{')
	if _, _, problems := Contents(site); len(problems) != 1 || problems[0].Rule != ruleManifest {
		t.Error(problems)
	}
}
