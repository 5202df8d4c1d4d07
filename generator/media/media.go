// Package media reads what stands beside texts: pictures, films and captions.
//
// # What flows in and out
//
// [Read] says of the bytes of a picture or a film how large it is, how long it
// lasts and what it is coded in. [Clean] returns a picture or an MPEG-4 film
// without what the camera wrote beside it (place, time, make), a picture turned
// upright. [Tracked] and [Authors] name what stays in films and documents. [Scaled] returns
// it in a smaller width. [Captions] reads a WebVTT file into cues, and reports
// every line that it cannot read.
//
// # What it never does
//
// It decodes no film and never makes a picture larger. It calculates in whole
// numbers only, so that every machine makes the same bytes. A picture that it
// cannot read it leaves as it is.
package media

import (
	"bytes"
	"encoding/binary"
	"image"
	_ "image/gif" // read by image.Decode
	"path"

	"guiju/generator/model"
)

// MaxRead is how many bytes of a file are looked at: no film may be larger
// than its limit, and what makes a film known stands near one of its ends.
const MaxRead = 64 << 20

// Read says what a picture or film is. ok is false where the bytes are not of
// the kind that the name promises.
func Read(name string, b []byte) (m model.Medium, ok bool) {
	m.Bytes = int64(len(b))
	switch path.Ext(name) {
	case ".mp4":
		ok = mp4(b, &m)
	case ".webm":
		ok = webm(b, &m)
	case ".webp":
		m.Width, m.Height = webpSize(b)
		ok = m.Width > 0
	default:
		c, _, err := image.DecodeConfig(bytes.NewReader(b))
		if m.Width, m.Height, ok = c.Width, c.Height, err == nil; orientation(b) > 4 {
			m.Width, m.Height = m.Height, m.Width
		}
	}
	return m, ok
}

// webpSize reads the size of a WebP picture from its first chunk (RFC 9649,
// 2.5 to 2.7).
func webpSize(b []byte) (w, h int) {
	if len(b) < 30 || string(b[:4]) != "RIFF" || string(b[8:12]) != "WEBP" {
		return 0, 0
	}
	switch p := b[20:]; string(b[12:16]) {
	case "VP8 ":
		return int(binary.LittleEndian.Uint16(p[6:])) & 0x3FFF, int(binary.LittleEndian.Uint16(p[8:])) & 0x3FFF
	case "VP8L":
		v := binary.LittleEndian.Uint32(p[1:])
		return int(v&0x3FFF) + 1, int(v>>14&0x3FFF) + 1
	case "VP8X":
		return 1 + int(p[4]) + int(p[5])<<8 + int(p[6])<<16, 1 + int(p[7]) + int(p[8])<<8 + int(p[9])<<16
	}
	return 0, 0
}
