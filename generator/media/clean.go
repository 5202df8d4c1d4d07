package media

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/jpeg"
	"path"
	"slices"
	"strings"
)

// jpegQuality is that of pictures that are coded anew.
const jpegQuality = 88

// Clean returns a picture, or an MPEG-4 film, without what was written beside it: where and when
// it was taken or drawn, by which camera or program, by whom. A JPEG that was to be turned is
// turned, and coded anew; all others keep their pixels bit by bit. Of a picture
// that cannot be read nothing is changed.
func Clean(name string, b []byte) []byte {
	switch path.Ext(name) {
	case ".jpg", ".jpeg":
		if o := orientation(b); o > 1 && unfolds(b) {
			if src, err := jpeg.Decode(bytes.NewReader(b)); err == nil {
				return encodeJPEG(turned(src, o))
			}
		}
		return cleanJPEG(b)
	case ".png":
		return cleanPNG(b)
	case ".webp":
		return cleanWebP(b)
	case ".gif":
		return cleanGIF(b)
	case ".svg":
		return cleanSVG(b)
	case ".mp4", ".m4a":
		return cleanMP4(b)
	}
	return b
}

// segments walks the segments of a JPEG before its pixels (ITU-T T.81, B.1.1);
// rest is what follows them, nil where the file is broken.
func segments(b []byte, f func(marker byte, whole []byte)) (rest []byte) {
	if !bytes.HasPrefix(b, []byte("\xFF\xD8")) {
		return nil
	}
	for b = b[2:]; len(b) >= 4 && b[0] == 0xFF; {
		if b[1] == 0xDA {
			return b
		}
		if b[1] == 0xFF { // a filling byte
			b = b[1:]
			continue
		}
		n := 2 + int(binary.BigEndian.Uint16(b[2:]))
		if n < 4 || n > len(b) {
			return nil
		}
		f(b[1], b[:n])
		b = b[n:]
	}
	return nil
}

// cleanJPEG drops the application segments and comments, but for what tells how
// the colours are meant: JFIF, Adobe's transform, the ICC profile.
func cleanJPEG(b []byte) []byte {
	out := []byte("\xFF\xD8")
	rest := segments(b, func(marker byte, whole []byte) {
		body := string(whole[4:])
		keep := marker < 0xE0 || marker > 0xEF && marker != 0xFE
		keep = keep || marker == 0xE0 && strings.HasPrefix(body, "JFIF\x00") && len(body) == 14 // a longer one holds a small picture
		keep = keep || marker == 0xE2 && strings.HasPrefix(body, "ICC_PROFILE\x00") || marker == 0xEE && strings.HasPrefix(body, "Adobe")
		if keep {
			out = append(out, whole...)
		}
	})
	if rest == nil {
		return b
	}
	// Phones append previews and films after the end of the picture.
	return append(out, rest[:pixelsEnd(rest)]...)
}

// pixelsEnd returns the length of the scans of a JPEG with their end marker. In
// coded pixels FF is followed by 00 or by the mark of a restart; any other
// marker begins a segment between scans (ITU-T T.81, B.1.1.5).
func pixelsEnd(b []byte) int {
	for i := 0; i+3 < len(b); {
		switch m := b[i+1]; {
		case b[i] != 0xFF || m == 0 || m >= 0xD0 && m <= 0xD7:
			i++
		case m == 0xFF: // a filling byte
			i++
		case m == 0xD9:
			return i + 2
		default:
			i += 2 + int(binary.BigEndian.Uint16(b[i+2:]))
		}
	}
	return len(b)
}

// pngPrivate are the chunks that say more than the picture (PNG, 11.3).
var pngPrivate = []string{"eXIf", "tEXt", "zTXt", "iTXt", "tIME"}

func cleanPNG(b []byte) []byte {
	const signature = "\x89PNG\r\n\x1a\n"
	if !bytes.HasPrefix(b, []byte(signature)) {
		return b
	}
	out := []byte(signature)
	for rest := b[len(signature):]; ; {
		if len(rest) < 12 {
			return b
		}
		n := uint64(binary.BigEndian.Uint32(rest)) + 12
		if n > uint64(len(rest)) {
			return b
		}
		kind := string(rest[4:8])
		if !slices.Contains(pngPrivate, kind) {
			out = append(out, rest[:n]...)
		}
		if kind == "IEND" {
			return out
		}
		rest = rest[n:]
	}
}

// cleanWebP drops the chunks of metadata and takes back the flags that announce
// them (RFC 9649, 2.7).
func cleanWebP(b []byte) []byte {
	if w, _ := webpSize(b); w == 0 {
		return b
	}
	out := append([]byte(nil), b[:12]...)
	for rest := b[12:]; len(rest) >= 8; {
		n := uint64(binary.LittleEndian.Uint32(rest[4:])) + 8
		n += n & 1
		if n > uint64(len(rest)) {
			return b
		}
		if kind := string(rest[:4]); kind != "EXIF" && kind != "XMP " {
			at := len(out)
			if out = append(out, rest[:n]...); kind == "VP8X" {
				out[at+8] &^= 0x0C
			}
		}
		rest = rest[n:]
	}
	binary.LittleEndian.PutUint32(out[4:], uint32(len(out)-8))
	return out
}

// orientation reads how the camera was held from the Exif segment of a JPEG, 1
// to 8; 1 where nothing is said (CIPA DC-008, 4.6.4).
func orientation(b []byte) (o int) {
	o = 1
	segments(b, func(marker byte, whole []byte) {
		tiff, ok := strings.CutPrefix(string(whole[4:]), "Exif\x00\x00")
		if marker != 0xE1 || !ok || len(tiff) < 8 {
			return
		}
		var order binary.ByteOrder = binary.BigEndian
		if tiff[:2] == "II" {
			order = binary.LittleEndian
		}
		t := []byte(tiff)
		at := uint64(order.Uint32(t[4:]))
		if at+2 > uint64(len(t)) {
			return
		}
		for n := uint64(order.Uint16(t[at:])); n > 0; n-- {
			entry := at + 2 + 12*(n-1)
			if entry+12 <= uint64(len(t)) && order.Uint16(t[entry:]) == 0x0112 {
				if v := int(order.Uint16(t[entry+8:])); v >= 1 && v <= 8 {
					o = v
				}
			}
		}
	})
	return o
}

// turned returns a picture upright.
func turned(src image.Image, o int) image.Image {
	r := src.Bounds()
	w, h := r.Dx(), r.Dy()
	if o > 4 {
		w, h = h, w
	}
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			sx, sy := x, y
			switch o {
			case 2:
				sx = w - 1 - x
			case 3:
				sx, sy = w-1-x, h-1-y
			case 4:
				sy = h - 1 - y
			case 5:
				sx, sy = y, x
			case 6:
				sx, sy = y, w-1-x
			case 7:
				sx, sy = h-1-y, w-1-x
			case 8:
				sx, sy = h-1-y, x
			}
			out.Set(x, y, src.At(r.Min.X+sx, r.Min.Y+sy))
		}
	}
	return out
}

func encodeJPEG(src image.Image) []byte {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, src, &jpeg.Options{Quality: jpegQuality}); err != nil {
		panic("BUG: " + err.Error()) // a buffer takes everything, and the size was decoded
	}
	return b.Bytes()
}
