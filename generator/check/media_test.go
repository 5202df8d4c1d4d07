package check_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/png"
	"math"
	"testing"
)

// film makes the head of a WebM file: "name codec milliseconds megabytes".
func film(t *testing.T, what string) []byte {
	t.Helper()
	var name, codec string
	var ms, mb int
	if _, err := fmt.Sscan(what, &name, &codec, &ms, &mb); err != nil {
		t.Fatalf("film %s: %v", what, err)
	}
	element := func(id string, body []byte) []byte {
		return append([]byte(id), append(binary.BigEndian.AppendUint16(nil, 0x4000|uint16(len(body))), body...)...)
	}
	join := func(parts ...[]byte) []byte { return bytes.Join(parts, nil) }
	length := binary.BigEndian.AppendUint64(nil, math.Float64bits(float64(ms)))
	size := func(n uint16) []byte { return binary.BigEndian.AppendUint16(nil, n) }
	b := join(
		element("\x1A\x45\xDF\xA3", element("\x42\x82", []byte("webm"))),
		element("\x18\x53\x80\x67", join(
			element("\x15\x49\xA9\x66", element("\x44\x89", length)),
			element("\x16\x54\xAE\x6B", element("\xAE", join(
				element("\x86", []byte(codec)),
				element("\xE0", join(element("\xB0", size(640)), element("\xBA", size(360)))),
			))),
		)))
	return append(b, make([]byte, mb<<20)...)
}

// picture makes a PNG: "name width height".
func picture(t *testing.T, what string) []byte {
	t.Helper()
	var name string
	var w, h int
	if _, err := fmt.Sscan(what, &name, &w, &h); err != nil {
		t.Fatalf("picture %s: %v", what, err)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, w, h))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
