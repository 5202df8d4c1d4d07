package media

import (
	"bytes"
	"encoding/binary"
	"slices"
)

// cleanMP4 takes out of an MPEG-4 film what phones and programs write beside
// it: the place (©xyz, loci, the keys of Apple), maker and model, names, and when
// it was taken. The boxes become free space of the same length (ISO/IEC
// 14496-12, 8.1.2), because the film itself is found by its distance from the
// beginning of the file. What a camera records in a track of its own, such as
// the places along a way, stays: see [Tracked].
func cleanMP4(b []byte) []byte {
	if len(b) < 12 || string(b[4:8]) != "ftyp" {
		return b
	}
	out := b
	own := func() {
		if &out[0] == &b[0] {
			out = bytes.Clone(b)
		}
	}
	walkBoxes(b, deepest, 0, "", func(in, kind string, from, head, end int) bool {
		switch {
		case kind == "udta", kind == "meta" && (in == "moov" || in == "trak"), kind == "uuid":
			own()
			copy(out[from+4:], "free")
			clear(out[from+head : end])
		case kind == "mvhd" || kind == "tkhd" || kind == "mdhd":
			// Version and flags, then when it was made and changed.
			times := from + head + 4
			long := 8
			if from+head < end && b[from+head] == 1 {
				long = 16
			}
			if to := times + long; to <= end && slices.ContainsFunc(b[times:to], func(c byte) bool { return c != 0 }) {
				own()
				clear(out[times:to])
			}
		}
		return slices.Contains(filmBoxes, kind)
	})
	return out
}

// filmBoxes are those that hold others, as far as they matter here.
var filmBoxes = []string{"moov", "trak", "mdia", "minf", "stbl"}

// walkBoxes calls f for every box of an MPEG-4 file with the box that it stands
// in, where it begins, how long its head is and where it ends; f says whether to
// look into it. What is cut short is not looked at.
func walkBoxes(b []byte, deep, base int, in string, f func(in, kind string, from, head, end int) bool) {
	for at := 0; len(b)-at >= 8 && deep > 0; {
		size, head := uint64(binary.BigEndian.Uint32(b[at:])), 8
		switch {
		case size == 0:
			size = uint64(len(b) - at)
		case size == 1 && len(b)-at >= 16:
			size, head = binary.BigEndian.Uint64(b[at+8:]), 16
		}
		if size < uint64(head) || size > uint64(len(b)-at) {
			return
		}
		end := at + int(size)
		if kind := string(b[at+4 : at+8]); f(in, kind, base+at, head, base+end) {
			walkBoxes(b[at+head:end], deep-1, base+at+head, kind, f)
		}
		at = end
	}
}

// Tracked names the tracks of an MPEG-4 film that hold what a camera measured:
// where it was, how it moved.
func Tracked(b []byte) (names []string) {
	walkBoxes(b, deepest, 0, "", func(in, kind string, from, head, end int) bool {
		if kind == "stsd" && end-from-head >= 16 {
			if name := string(b[from+head+12 : from+head+16]); slices.Contains(measuring, name) && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
		return slices.Contains(filmBoxes, kind)
	})
	return names
}

// measuring are the formats of such tracks: GoPro, Apple, Android, DJI.
var measuring = []string{"gpmd", "mebx", "mett", "camm", "djmd", "dbgi"}
