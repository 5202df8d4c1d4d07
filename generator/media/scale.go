package media

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"path"
)

// Widths are those in which a picture is published beside its own.
var Widths = []int{480, 960, 1600}

// maxPixels keeps a small file from unfolding into a picture that no memory
// holds.
const maxPixels = 40 << 20

// unfolds reports whether a picture may be unfolded into its pixels.
func unfolds(b []byte) bool {
	c, _, err := image.DecodeConfig(bytes.NewReader(b))
	return err == nil && c.Width > 0 && c.Height > 0 && c.Height <= maxPixels/c.Width
}

// Scaled returns a picture (as [Clean] left it) in the widths of Widths below
// its own, by width; only JPEG and PNG have such. A width that would not save a
// tenth of the bytes is left out: flat drawings weigh more when they are made
// smaller.
func Scaled(name string, b []byte) map[int][]byte {
	var decode func([]byte) (image.Image, error)
	var encode func(image.Image) []byte
	switch path.Ext(name) {
	case ".jpg", ".jpeg":
		decode, encode = func(b []byte) (image.Image, error) { return jpeg.Decode(bytes.NewReader(b)) }, encodeJPEG
	case ".png":
		decode, encode = func(b []byte) (image.Image, error) { return png.Decode(bytes.NewReader(b)) }, encodePNG
	default:
		return nil
	}
	c, _, err := image.DecodeConfig(bytes.NewReader(b))
	if err != nil || c.Width <= Widths[0] || !unfolds(b) {
		return nil
	}
	src, err := decode(b)
	if err != nil {
		return nil
	}
	out := map[int][]byte{}
	flat := rgba(src)
	for _, w := range Widths {
		if w >= c.Width {
			break
		}
		if made := encode(shrunk(flat, w)); len(made) < len(b)/10*9 {
			out[w] = made
		}
	}
	return out
}

func rgba(src image.Image) *image.RGBA {
	if m, ok := src.(*image.RGBA); ok && m.Rect.Min == (image.Point{}) {
		return m
	}
	m := image.NewRGBA(image.Rect(0, 0, src.Bounds().Dx(), src.Bounds().Dy()))
	draw.Draw(m, m.Rect, src, src.Bounds().Min, draw.Src)
	return m
}

// shrunk makes a picture w pixels wide: every new pixel is the mean of the area
// that it covers, counted in whole numbers. Along a line of n old and m new
// pixels both are measured in 1/(n·m): an old one is m long, a new one n.
func shrunk(src *image.RGBA, w int) *image.RGBA {
	oldW, oldH := src.Rect.Dx(), src.Rect.Dy()
	h := max(1, (oldH*w+oldW/2)/oldW)
	wide := make([]uint64, w*oldH*4) // sums along the lines
	for y := range oldH {
		line := src.Pix[y*src.Stride:]
		for x := range w {
			for i := x * oldW / w; i*w < (x+1)*oldW && i < oldW; i++ {
				part := uint64(min((i+1)*w, (x+1)*oldW) - max(i*w, x*oldW))
				for c := range 4 {
					wide[(y*w+x)*4+c] += part * uint64(line[i*4+c])
				}
			}
		}
	}
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	whole := uint64(oldW) * uint64(oldH)
	sums := make([]uint64, w*4)
	for y := range h {
		clear(sums)
		for i := y * oldH / h; i*h < (y+1)*oldH && i < oldH; i++ {
			part := uint64(min((i+1)*h, (y+1)*oldH) - max(i*h, y*oldH))
			for k, v := range wide[i*w*4 : (i+1)*w*4] {
				sums[k] += part * v
			}
		}
		for k, v := range sums {
			out.Pix[y*out.Stride+k] = uint8((v + whole/2) / whole)
		}
	}
	return out
}

// encodePNG writes few colours as a palette, which weighs a third.
func encodePNG(src image.Image) []byte {
	var b bytes.Buffer
	m := src.(*image.RGBA)
	if p := paletted(m); p != nil {
		src = p
	}
	if err := (&png.Encoder{CompressionLevel: png.DefaultCompression}).Encode(&b, src); err != nil {
		panic("BUG: " + err.Error())
	}
	return b.Bytes()
}

// paletted returns the picture with a palette, nil where it has more colours
// than one holds.
func paletted(src *image.RGBA) *image.Paletted {
	index := map[color.RGBA]uint8{}
	out := image.NewPaletted(src.Rect, nil)
	for i := 0; i+3 < len(src.Pix); i += 4 {
		c := color.RGBA{src.Pix[i], src.Pix[i+1], src.Pix[i+2], src.Pix[i+3]}
		k, ok := index[c]
		if !ok {
			if len(index) == 256 {
				return nil
			}
			k = uint8(len(index))
			index[c] = k
			out.Palette = append(out.Palette, c)
		}
		out.Pix[i/4] = k
	}
	return out
}
