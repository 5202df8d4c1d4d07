package media

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
	"testing"
)

// box is a box of an MPEG-4 file.
func box(kind string, body ...string) string {
	all := strings.Join(body, "")
	return string(binary.BigEndian.AppendUint32(nil, uint32(8+len(all)))) + kind + all
}

// filmed is a film as phones write it, with place, time, make and a track of its
// way.
func filmed() []byte {
	const times, rest = "\x11\x22\x33\x44\x55\x66\x77\x88", "\x00\x00\x03\xE8\x00\x00\x13\x88"
	place := box("\xA9xyz", "\x00\x12\x15\xC7+34.7657+113.7532/")
	track := func(format string) string {
		return box("trak", box("tkhd", "\x00\x00\x00\x07", times, strings.Repeat("\x00", 64), "\x05\x00\x00\x00\x02\xD0\x00\x00"),
			box("udta", place), box("meta", "GPS 34.7657"),
			box("mdia", box("mdhd", "\x01\x00\x00\x00", times, times, rest, rest), box("minf", box("stbl", box("stsd", "\x00\x00\x00\x00\x00\x00\x00\x01", box(format, "coded"))))))
	}
	return []byte(box("ftyp", "mp42\x00\x00\x00\x00") +
		box("moov", box("mvhd", "\x00\x00\x00\x00", times, rest), track("avc1"), track("gpmd"), box("udta", place, box("meta", "x")), box("meta", "com.apple.quicktime.location.ISO6709 +34.7657")) +
		box("uuid", "xmp 34.7657") + box("mdat", "picture and sound, 34.7657 is a number here"))
}

// TestCleanFilm: place, time and make are gone; every other byte, and the place of
// the film in its file, is what it was.
func TestCleanFilm(t *testing.T) {
	film := filmed()
	before := bytes.Clone(film)
	clean := Clean("a.mp4", film)
	if !bytes.Equal(film, before) {
		t.Error("the film itself was changed")
	}
	if len(clean) != len(film) || bytes.Index(clean, []byte("mdat")) != bytes.Index(film, []byte("mdat")) {
		t.Fatal("the film was moved in its file")
	}
	if at := bytes.Index(clean, []byte("mdat")); !bytes.Equal(clean[at:], film[at:]) {
		t.Error("the film itself was changed")
	} else {
		for _, what := range []string{"34.7657", "\xA9xyz", "\x11\x22\x33\x44", "uuid", "ISO6709"} {
			if bytes.Contains(clean[:at], []byte(what)) {
				t.Errorf("%q is left", what)
			}
		}
	}
	want, _ := Read("a.mp4", film)
	if got, ok := Read("a.mp4", clean); !ok || got != want || got.Codec != "avc1" || got.Width != 1280 {
		t.Errorf("%+v, want %+v", got, want)
	}
	if again := Clean("a.mp4", clean); !bytes.Equal(again, clean) || &again[0] != &clean[0] {
		t.Error("a clean film is made anew")
	}
	if got := Tracked(film); !slices.Equal(got, []string{"gpmd"}) {
		t.Errorf("tracks %v", got)
	}
}

// TestDeepFilms: boxes in boxes without end are not followed without end.
func TestDeepFilms(t *testing.T) {
	const levels = 2_000_000
	deep := []byte(box("ftyp", "mp42\x00\x00\x00\x00"))
	for i := levels; i > 0; i-- {
		deep = append(binary.BigEndian.AppendUint32(deep, uint32(8*i)), "moov"...)
	}
	if m, ok := Read("a.mp4", deep); !ok || m.Millis != 0 {
		t.Error(m, ok)
	}
	if got := Clean("a.mp4", deep); len(got) != len(deep) || Tracked(deep) != nil {
		t.Error("cleaned otherwise")
	}
	if _, ok := Read("a.webm", bytes.Repeat([]byte("\x1A\x45\xDF\xA3\xFF"), levels)); ok {
		t.Error("a WebM of heads only is one")
	}
	for i := range deep[:200] {
		Clean("a.mp4", deep[:i])
		Clean("a.mp4", filmed()[:i])
	}
}

// TestAuthors: who made a document is found where it is written plainly.
func TestAuthors(t *testing.T) {
	office := func(core string) []byte {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		f, _ := z.Create("docProps/core.xml")
		f.Write([]byte(core))
		z.Close()
		return b.Bytes()
	}
	for _, c := range []struct {
		name, file, want string
	}{
		{"a.pdf", "%PDF-1.7\n1 0 obj<</Title(x)/Author (Zhang \\(San\\))>>", "Zhang (San)"},
		{"a.pdf", "%PDF-1.7\n/Author <FEFF5F20 4E09>", "张三"},
		{"a.pdf", "%PDF-1.7\n/Author(\\376\\377_ N\\011)", "张三"},
		{"a.pdf", "%PDF-1.7\n/Author () /Title (Zhang)", ""},
		{"a.docx", string(office("<cp:coreProperties xmlns:cp='c' xmlns:dc='d'><dc:creator>张三</dc:creator><cp:lastModifiedBy>李四</cp:lastModifiedBy><dc:title>标题</dc:title></cp:coreProperties>")), "张三|李四"},
		{"a.docx", string(office("<a><dc:creator></dc:creator></a>")), ""},
		{"a.xlsx", "PK broken", ""},
		{"a.txt", "/Author (Zhang)", ""},
	} {
		if got := strings.Join(Authors(c.name, []byte(c.file)), "|"); got != c.want {
			t.Errorf("%.60q: %q, want %q", c.file, got, c.want)
		}
	}
}
