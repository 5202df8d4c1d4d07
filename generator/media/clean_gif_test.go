package media_test

import (
	"bytes"
	"image"
	"image/color"
	"image/gif"
	"testing"

	"guiju/generator/media"
)

// TestCleanGIF: a GIF loses comments and what programs wrote into it, keeps its
// pictures and that it repeats; a broken one stays as it is.
func TestCleanGIF(t *testing.T) {
	frame := func(c color.Color) *image.Paletted {
		m := image.NewPaletted(image.Rect(0, 0, 4, 3), color.Palette{color.Black, color.White, c})
		m.SetColorIndex(1, 1, 2)
		return m
	}
	film := &gif.GIF{Image: []*image.Paletted{frame(color.RGBA{255, 0, 0, 255}), frame(color.RGBA{0, 0, 255, 255})}, Delay: []int{5, 5}, LoopCount: 0}
	var b bytes.Buffer
	if err := gif.EncodeAll(&b, film); err != nil {
		t.Fatal(err)
	}
	clean := b.Bytes()
	if got := media.Clean("a.gif", clean); !bytes.Equal(got, clean) {
		t.Errorf("a clean film is changed: %q", got)
	}
	at := bytes.Index(clean, []byte("\x21\xFF\x0BNETSCAPE2.0"))
	if at < 0 {
		t.Fatal("the film does not repeat")
	}
	dirty := string(clean[:at]) + "\x21\xFE\x03SPY\x00" + "\x21\xFF\x0BXMP DataXMP\x03SPY\x00" + string(clean[at:]) + "SPY"
	if got := media.Clean("a.gif", []byte(dirty)); !bytes.Equal(got, clean) {
		t.Errorf("%q", got)
	}
	for cut := range len(dirty) - 4 {
		if part := []byte(dirty[:cut]); !bytes.Equal(media.Clean("a.gif", part), part) {
			t.Fatalf("a film cut at %d is changed", cut)
		}
	}
}
