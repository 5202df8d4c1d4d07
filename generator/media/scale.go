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

// light is the weight in bytes of a picture that needs no smaller one.
const light = 64 << 10

// Scaled returns a picture (as [Clean] left it) in the widths of Widths below
// its own, by width; only JPEG and PNG have such, and only heavy ones. A width
// that would not save a tenth of the bytes is left out: flat drawings weigh more
// when they are made smaller.
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
	if err != nil || len(b) < light || c.Width <= Widths[0] || !unfolds(b) {
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
		made := encode(shrunk(flat, w))
		if len(made) >= len(b)/10*9 {
			break // wider ones weigh more
		}
		out[w] = made
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
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	line, have := make([]uint32, w*4), -1 // sums along the old line have
	sums, whole := make([]uint64, w*4), uint64(oldW)*uint64(oldH)
	for y := range h {
		clear(sums)
		for i := y * oldH / h; i*h < (y+1)*oldH && i < oldH; i++ {
			if i != have {
				along(line, src.Pix[i*src.Stride:], oldW, w)
				have = i
			}
			part := uint64(min((i+1)*h, (y+1)*oldH) - max(i*h, y*oldH))
			for k, v := range line {
				sums[k] += part * uint64(v)
			}
		}
		for k, v := range sums {
			out.Pix[y*out.Stride+k] = uint8((v + whole/2) / whole)
		}
	}
	return out
}

// along sums up one line: at most 255 for each of its old pixels, measured as
// said above.
func along(sums []uint32, pix []uint8, oldW, w int) {
	for x := range w {
		var r, g, b, a uint32
		from, to := x*oldW, (x+1)*oldW
		for i := from / w; i*w < to && i < oldW; i++ {
			part := uint32(min((i+1)*w, to) - max(i*w, from))
			p := pix[i*4 : i*4+4 : i*4+4]
			r, g, b, a = r+part*uint32(p[0]), g+part*uint32(p[1]), b+part*uint32(p[2]), a+part*uint32(p[3])
		}
		sums[x*4], sums[x*4+1], sums[x*4+2], sums[x*4+3] = r, g, b, a
	}
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
