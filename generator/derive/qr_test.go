package derive

import (
	"image"
	"image/color"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"
)

// TestQR: what is drawn is read back by another library, from an address of one
// letter to one longer than any page has.
func TestQR(t *testing.T) {
	for _, words := range []string{
		"a", "https://example.org/bzh/standards/db41-t-s001/2024.html#6.3.3",
		"https://example.org/bzh/en/regulations/affairs-regulation.html#21", strings.Repeat("https://example.org/标准/", 40),
	} {
		path, size := QR(words)
		got, err := scanned(path, size)
		if err != nil || got != words {
			t.Errorf("%.60q is read as %.60q (%v)", words, got, err)
		}
	}
}

var modules = regexp.MustCompile(`^M(\d+) (\d+)h(\d+)v1h-(\d+)z`)

// scanned paints the path as a browser would, eight pixels a unit, and reads it.
func scanned(path string, size int) (string, error) {
	const scale = 8
	picture := image.NewGray(image.Rect(0, 0, size*scale, size*scale))
	for i := range picture.Pix {
		picture.Pix[i] = 255
	}
	for path != "" {
		m := modules.FindStringSubmatch(path)
		if m == nil {
			return "", strconv.ErrSyntax
		}
		var n [4]int
		for i := range n {
			n[i], _ = strconv.Atoi(m[i+1])
		}
		for x := n[0] * scale; x < (n[0]+n[2])*scale; x++ {
			for y := n[1] * scale; y < (n[1]+1)*scale; y++ {
				picture.SetGray(x, y, color.Gray{})
			}
		}
		path = path[len(m[0]):]
	}
	bits, err := gozxing.NewBinaryBitmapFromImage(picture)
	if err != nil {
		return "", err
	}
	read, err := qrcode.NewQRCodeReader().Decode(bits, map[gozxing.DecodeHintType]any{gozxing.DecodeHintType_CHARACTER_SET: "UTF-8"})
	if err != nil {
		return "", err
	}
	return read.GetText(), nil
}
