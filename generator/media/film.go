package media

import (
	"bytes"
	"encoding/binary"
	"math"

	"guiju/generator/model"
)

// mp4 reads the boxes of an MPEG-4 file that say how long the film is, how
// large and in what it is coded (ISO/IEC 14496-12, 8.2.2, 8.3.2 and 8.5.2).
func mp4(b []byte, m *model.Medium) bool {
	if len(b) < 12 || string(b[4:8]) != "ftyp" {
		return false
	}
	var w, h int // of the track that is being read
	boxes(b, deepest, func(kind string, body []byte) bool {
		switch kind {
		case "moov", "trak", "mdia", "minf", "stbl":
			return true
		case "mvhd":
			m.Millis = mp4Millis(body)
		case "tkhd":
			if n := len(body); n >= 8 { // 16.16 numbers
				w, h = int(binary.BigEndian.Uint16(body[n-8:])), int(binary.BigEndian.Uint16(body[n-4:]))
			}
		case "stsd":
			if len(body) >= 16 && w > 0 && h > 0 && m.Codec == "" {
				m.Width, m.Height, m.Codec = w, h, string(body[12:16])
			}
		}
		return false
	})
	return true
}

// deepest is how deep boxes and elements are followed: what is read of a film
// stands five deep at most. A file of nothing but boxes in boxes has millions.
const deepest = 16

// boxes walks the boxes of an MPEG-4 file; inside is asked whether to look
// into one.
func boxes(b []byte, deep int, inside func(kind string, body []byte) bool) {
	for len(b) >= 8 && deep > 0 {
		size, head := uint64(binary.BigEndian.Uint32(b)), uint64(8)
		switch {
		case size == 0:
			size = uint64(len(b))
		case size == 1 && len(b) >= 16:
			size, head = binary.BigEndian.Uint64(b[8:]), 16
		}
		if size < head {
			return
		}
		end := min(size, uint64(len(b)))
		if end < head {
			return
		}
		body := b[head:end]
		if end < size { // cut short: only what stands whole in it is read
			body = nil
		}
		if inside(string(b[4:8]), body) {
			boxes(b[head:end], deep-1, inside)
		}
		b = b[end:]
	}
}

// mp4Millis reads the duration in mvhd, whose numbers are longer in version 1.
func mp4Millis(body []byte) int {
	var scale, length uint64
	switch {
	case len(body) >= 20 && body[0] == 0:
		scale, length = uint64(binary.BigEndian.Uint32(body[12:])), uint64(binary.BigEndian.Uint32(body[16:]))
	case len(body) >= 32 && body[0] == 1:
		scale, length = uint64(binary.BigEndian.Uint32(body[20:])), binary.BigEndian.Uint64(body[24:])
	}
	if scale == 0 || length > 1<<40 {
		return 0
	}
	return int(length * 1000 / scale)
}

// The elements of WebM that are read (RFC 9559, 5.1).
const (
	webmHeader   = 0x1A45DFA3
	webmDocType  = 0x4282
	webmSegment  = 0x18538067
	webmInfo     = 0x1549A966
	webmScale    = 0x2AD7B1
	webmDuration = 0x4489
	webmTracks   = 0x1654AE6B
	webmTrack    = 0xAE
	webmCodec    = 0x86
	webmVideo    = 0xE0
	webmWidth    = 0xB0
	webmHeight   = 0xBA
	webmCluster  = 0x1F43B675
)

// webm reads the head of a WebM file. A Matroska file that only bears the name
// is none.
func webm(b []byte, m *model.Medium) bool {
	if !bytes.HasPrefix(b, []byte("\x1A\x45\xDF\xA3")) {
		return false
	}
	doc, codec, scale, length := "", "", uint64(1_000_000), 0.0
	elements(b, deepest, func(id uint64, body []byte) (inside bool) {
		switch id {
		case webmHeader, webmSegment, webmInfo, webmTracks, webmTrack:
			return true
		case webmDocType:
			doc = string(body)
		case webmScale:
			scale = number(body)
		case webmDuration:
			length = float(body)
		case webmCodec:
			codec = string(body)
		case webmVideo:
			m.Codec = codec
			return true
		case webmWidth:
			m.Width = int(min(number(body), 1<<16))
		case webmHeight:
			m.Height = int(min(number(body), 1<<16))
		}
		return false
	})
	if ms := length * float64(scale) / 1e6; ms > 0 && ms < 1e9 {
		m.Millis = int(ms)
	}
	return doc == "webm"
}

// elements walks EBML elements up to the first cluster, where the film itself
// begins. An element of unknown length goes on to the end (RFC 8794, 6.2).
func elements(b []byte, deep int, inside func(id uint64, body []byte) bool) (more bool) {
	for len(b) > 0 {
		if deep == 0 {
			return false
		}
		id, n := vint(b, false)
		if n == 0 || id == webmCluster {
			return false
		}
		size, k := vint(b[n:], true)
		if k == 0 {
			return false
		}
		b = b[n+k:]
		body := b[:min(size, uint64(len(b)))]
		whole := body
		if uint64(len(body)) < size { // cut short: only what stands whole in it is read
			whole = nil
		}
		if inside(id, whole) && !elements(body, deep-1, inside) {
			return false
		}
		b = b[len(body):]
	}
	return true
}

// vint reads a number of variable length (RFC 8794, 4); ids keep the marker of
// their length. n is 0 where there is none.
func vint(b []byte, value bool) (v uint64, n int) {
	if len(b) == 0 || b[0] == 0 {
		return 0, 0
	}
	for n = 1; b[0]&(0x80>>(n-1)) == 0; n++ {
	}
	if n > len(b) {
		return 0, 0
	}
	v = uint64(b[0])
	if value {
		v &= 0xFF >> n
	}
	for _, c := range b[1:n] {
		v = v<<8 | uint64(c)
	}
	if value && v == 1<<(7*n)-1 {
		v = math.MaxUint64
	}
	return v, n
}

func number(b []byte) (v uint64) {
	for _, c := range b[:min(len(b), 8)] {
		v = v<<8 | uint64(c)
	}
	return v
}

func float(b []byte) float64 {
	switch len(b) {
	case 4:
		return float64(math.Float32frombits(binary.BigEndian.Uint32(b)))
	case 8:
		return math.Float64frombits(binary.BigEndian.Uint64(b))
	}
	return 0
}
