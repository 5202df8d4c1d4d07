package media_test

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"guiju/generator/media"
	"guiju/generator/model"
)

func file(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestFilms reads films that ffmpeg made; what ffprobe says of them stands
// here.
func TestFilms(t *testing.T) {
	for name, want := range map[string]model.Medium{
		"short.mp4":  {Width: 64, Height: 36, Millis: 2400, Codec: "avc1"},
		"short.webm": {Width: 64, Height: 36, Millis: 2400, Codec: "V_VP9"},
	} {
		b := file(t, name)
		want.Bytes = int64(len(b))
		if got, ok := media.Read(name, b); !ok || got != want {
			t.Errorf("%s: %+v, %v, want %+v", name, got, ok, want)
		}
		for n := range b { // cut anywhere: no crash, nothing invented
			if got, _ := media.Read(name, b[:n]); got.Codec != "" && got.Codec != want.Codec || got.Millis != 0 && got.Millis != want.Millis {
				t.Fatalf("%s cut at %d: %+v", name, n, got)
			}
		}
	}
	if _, ok := media.Read("a.webm", file(t, "short.mkv")); ok {
		t.Error("a Matroska file passes for WebM")
	}
	if _, ok := media.Read("a.mp4", file(t, "short.webm")); ok {
		t.Error("a WebM file passes for MPEG-4")
	}
}

// TestHostileFilms: sizes that lead nowhere end.
func TestHostileFilms(t *testing.T) {
	for _, s := range []string{
		"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom\x00\x00\x00\x01moov\x00\x00\x00\x00\x00\x00\x00\x00",
		"\x00\x00\x00\x08ftyp\x00\x00\x00\x01moov\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF",
		"\x00\x00\x00\x0Cftypmp42\x00\x00\x00\x00moov",
		"\x1A\x45\xDF\xA3\xFF\xFF\xFF\xFF\xFF\xFF",
		"\x1A\x45\xDF\xA3\x01\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x18\x53\x80\x67\x01\xFF\xFF\xFF\xFF\xFF\xFF\xFE\x80\x80",
	} {
		media.Read("a.mp4", []byte(s))
		media.Read("a.webm", []byte(s))
	}
}

// photograph is a picture whose left half is red and right half blue, as a
// camera would write it: held as o says, with a place and a make beside it.
func photograph(t testing.TB, w, h, o int) []byte {
	t.Helper()
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.RGBA{200, 0, 0, 255}
			if x >= w/2 {
				c = color.RGBA{0, 0, 200, 255}
			}
			m.Set(x, y, c)
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	tiff := []byte("MM\x00*\x00\x00\x00\x08\x00\x02" +
		"\x01\x0F\x00\x02\x00\x00\x00\x0B\x00\x00\x00\x26" + // make
		"\x01\x12\x00\x03\x00\x00\x00\x01\x00" + string(rune(o)) + "\x00\x00" +
		"\x00\x00\x00\x00" + "SPYCAMERA 1\x00" + "GPS 34.7466N 113.6253E")
	segment := func(marker byte, body string) []byte {
		return append(binary.BigEndian.AppendUint16([]byte{0xFF, marker}, uint16(len(body)+2)), body...)
	}
	return bytes.Join([][]byte{
		b.Bytes()[:2],
		segment(0xE1, "Exif\x00\x00"+string(tiff)),
		segment(0xE1, "http://ns.adobe.com/xap/1.0/\x00<x:xmpmeta>GPS</x:xmpmeta>"),
		segment(0xED, "Photoshop 3.0\x00SPYCAMERA"),
		segment(0xFE, "taken by SPYCAMERA"),
		b.Bytes()[2:],
		[]byte("SPYCAMERA film after the picture GPS"),
	}, nil)
}

// TestClean: neither place nor make is left of a photograph, and it stands
// upright; the pixels of one that was held upright are the same bytes.
func TestClean(t *testing.T) {
	for o := 1; o <= 8; o++ {
		b := photograph(t, 64, 32, o)
		if !bytes.Contains(b, []byte("GPS")) {
			t.Fatal("nothing was planted")
		}
		got := media.Clean("a.jpg", b)
		for _, secret := range []string{"GPS", "SPYCAMERA", "Exif", "xmpmeta", "113.6253"} {
			if bytes.Contains(got, []byte(secret)) {
				t.Errorf("orientation %d: %s is still there", o, secret)
			}
		}
		m, err := jpeg.Decode(bytes.NewReader(got))
		if err != nil {
			t.Fatal(o, err)
		}
		w, h := 64, 32
		if o > 4 {
			w, h = h, w
		}
		if m.Bounds().Dx() != w || m.Bounds().Dy() != h {
			t.Errorf("orientation %d: %v", o, m.Bounds())
		}
		said, _ := media.Read("a.jpg", b)
		if said.Width != w || said.Height != h {
			t.Errorf("orientation %d is read as %d × %d", o, said.Width, said.Height)
		}
		// Where the red half comes to stand (CIPA DC-008, 4.6.4).
		red := map[int]image.Point{1: {4, 16}, 2: {60, 16}, 3: {60, 16}, 4: {4, 16}, 5: {16, 4}, 6: {16, 4}, 7: {16, 60}, 8: {16, 60}}[o]
		if r, _, blue, _ := m.At(red.X, red.Y).RGBA(); r < blue {
			t.Errorf("orientation %d: red is not at %v", o, red)
		}
		if o == 1 {
			plain := media.Clean("a.jpg", got)
			if !bytes.Equal(plain, got) || !bytes.Contains(b, got[2:]) {
				t.Error("an upright photograph is coded anew")
			}
		}
	}
}

func TestCleanPNGAndWebP(t *testing.T) {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 3, 2))); err != nil {
		t.Fatal(err)
	}
	clean := b.Bytes()
	if !bytes.Equal(media.Clean("a.png", clean), clean) {
		t.Error("a clean picture is changed")
	}
	chunk := func(kind, body string) string {
		return string(binary.BigEndian.AppendUint32(nil, uint32(len(body)))) + kind + body + "\x00\x00\x00\x00"
	}
	dirty := string(clean[:33]) + chunk("tEXt", "Author\x00SPY") + chunk("eXIf", "MM*GPS") + string(clean[33:]) + "SPY"
	if got := media.Clean("a.png", []byte(dirty)); !bytes.Equal(got, clean) {
		t.Errorf("%q", got)
	}
	for _, cut := range []int{9, 20, 40, len(dirty) - 10} {
		if part := []byte(dirty[:cut]); !bytes.Equal(media.Clean("a.png", part), part) {
			t.Errorf("a picture cut at %d is changed", cut)
		}
	}

	simple := file(t, "lossy.webp")
	if m, ok := media.Read("a.webp", simple); !ok || m.Width != 40 || m.Height != 30 {
		t.Errorf("%+v %v", m, ok)
	}
	if !bytes.Equal(media.Clean("a.webp", simple), simple) {
		t.Error("a clean picture is changed")
	}
	body := "VP8X\x0A\x00\x00\x00\x0C\x00\x00\x00\x27\x00\x00\x1D\x00\x00" + string(simple[12:]) + "EXIF\x03\x00\x00\x00GPS\x00"
	extended := []byte("RIFF" + string(binary.LittleEndian.AppendUint32(nil, uint32(len(body)+4))) + "WEBP" + body)
	got := media.Clean("a.webp", extended)
	if bytes.Contains(got, []byte("GPS")) || got[20] != 0 || int(binary.LittleEndian.Uint32(got[4:])) != len(got)-8 {
		t.Errorf("%q", got[:40])
	}
	if m, ok := media.Read("a.webp", got); !ok || m.Width != 40 || m.Height != 30 {
		t.Errorf("%+v %v", m, ok)
	}
}

// noise is a picture that gets lighter when it is made smaller.
func noise(w, h int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	v := uint32(1)
	for i := range m.Pix {
		v = v*1664525 + 1013904223
		m.Pix[i] = uint8(v >> 24)
		if i%4 == 3 {
			m.Pix[i] = 255
		}
	}
	return m
}

// TestScaled: a picture comes in the widths below its own, never larger, each
// pixel the mean of those that it stands for; and twice as the same bytes.
func TestScaled(t *testing.T) {
	var b bytes.Buffer
	m := noise(1440, 200)
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	got := media.Scaled("a.png", b.Bytes())
	if len(got) != 2 || got[480] == nil || got[960] == nil {
		t.Fatalf("%d widths", len(got))
	}
	if diff := cmp.Diff(got, media.Scaled("a.png", b.Bytes())); diff != "" {
		t.Error("twice the same picture differs")
	}
	small, err := png.Decode(bytes.NewReader(got[480]))
	if err != nil {
		t.Fatal(err)
	}
	if small.Bounds().Dx() != 480 || small.Bounds().Dy() != 67 { // 200 / 3, rounded
		t.Fatal(small.Bounds())
	}
	// Means counted in another way: all 1440·67 and 480·200 parts one by one.
	for _, p := range []image.Point{{0, 0}, {479, 66}, {17, 33}, {240, 5}} {
		var sum, parts float64
		for y := 0; y < 200*67; y++ {
			if y/200 != p.Y {
				continue
			}
			for x := 3 * p.X; x < 3*p.X+3; x++ {
				sum += float64(m.RGBAAt(x, y/67).R)
				parts++
			}
		}
		r, _, _, _ := small.At(p.X, p.Y).RGBA()
		if want := sum / parts; float64(r>>8) < want-.51 || float64(r>>8) > want+.51 {
			t.Errorf("%v is %d, want %.2f", p, r>>8, want)
		}
	}
	for name, w := range map[string]int{"a.png": 480, "b.png": 100} {
		b.Reset()
		if err := png.Encode(&b, noise(w, 10)); err != nil {
			t.Fatal(err)
		}
		if got := media.Scaled(name, b.Bytes()); len(got) != 0 {
			t.Errorf("a picture %d wide is made larger", w)
		}
	}
	b.Reset()
	if err := jpeg.Encode(&b, noise(2000, 60), nil); err != nil {
		t.Fatal(err)
	}
	if got := media.Scaled("a.jpg", b.Bytes()); len(got) != 3 {
		t.Errorf("%d widths of a photograph", len(got))
	}
	b.Reset() // light enough as it is
	if err := png.Encode(&b, noise(700, 20)); err != nil || b.Len() > 64<<10 {
		t.Fatal(err, b.Len())
	}
	if got := media.Scaled("a.png", b.Bytes()); len(got) != 0 {
		t.Errorf("a picture of %d bytes has %d widths", b.Len(), len(got))
	}
	// Two colours weigh little, their means more: no smaller picture would help.
	b.Reset()
	two, grain := image.NewPaletted(image.Rect(0, 0, 600, 2000), color.Palette{color.Black, color.White}), noise(600, 2000)
	for i := range two.Pix {
		two.Pix[i] = grain.Pix[4*i] >> 7
	}
	if err := png.Encode(&b, two); err != nil || b.Len() < 64<<10 {
		t.Fatal(err, b.Len())
	}
	if got := media.Scaled("a.png", b.Bytes()); len(got) != 0 {
		t.Errorf("a picture in two colours has %d widths", len(got))
	}
	// A few bytes that promise a hundred million pixels are left as they are.
	bomb := append([]byte(nil), b.Bytes()...)
	binary.BigEndian.PutUint32(bomb[16:], 100_000)
	binary.BigEndian.PutUint32(bomb[20:], 1000)
	if got := media.Scaled("a.png", bomb); len(got) != 0 {
		t.Error("a bomb was opened")
	}
}

func TestCaptions(t *testing.T) {
	cues, ps := media.Captions("captions.zh.vtt", []byte("WEBVTT\r\n\r\nNOTE x\r\n\r\n1\r\n00:00.250 --> 00:02.000 align:start\r\n<v 主持人>先看<b>条号</b> &amp; 后面\r\n\r\n01:00:02.000 --> 01:00:03.500\r\n第二条\r\n分两行\r\n"))
	if len(ps) != 0 {
		t.Fatal(ps)
	}
	want := []model.Cue{
		{Pos: model.Pos{File: "captions.zh.vtt", Line: 6, Col: 1, EndCol: 36}, Start: 250, End: 2000, Text: "主持人: 先看条号 & 后面"},
		{Pos: model.Pos{File: "captions.zh.vtt", Line: 9, Col: 1, EndCol: 30}, Start: 3602000, End: 3603500, Text: "第二条\n分两行"},
	}
	if diff := cmp.Diff(want, cues); diff != "" {
		t.Error(diff)
	}
}
