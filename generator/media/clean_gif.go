package media

import "strings"

// cleanGIF drops the comments of a GIF, the extensions of programs but those by
// which a film repeats, and what stands behind its end (GIF89a, 24, 26 and 27).
func cleanGIF(b []byte) []byte {
	if !strings.HasPrefix(string(b), "GIF87a") && !strings.HasPrefix(string(b), "GIF89a") || len(b) < 13 {
		return b
	}
	at := 13 + colours(b[10])
	if at > len(b) {
		return b
	}
	out := append([]byte(nil), b[:at]...)
	for at < len(b) {
		start := at
		keep := true
		switch b[at] {
		case 0x3B: // the end
			return append(out, 0x3B)
		case 0x2C: // a picture
			if at+10 > len(b) {
				return b
			}
			at += 10 + colours(b[at+9]) + 1
		case 0x21:
			if at+3 > len(b) {
				return b
			}
			name := string(b[at+3 : min(at+14, len(b))])
			keep = b[at+1] != 0xFE && (b[at+1] != 0xFF || name == "NETSCAPE2.0" || name == "ANIMEXTS1.0")
			at += 2
		default:
			return b
		}
		for at < len(b) && b[at] != 0 { // blocks of up to 255 bytes
			at += 1 + int(b[at])
		}
		if at++; at > len(b) {
			return b
		}
		if keep {
			out = append(out, b[start:at]...)
		}
	}
	return b
}

// colours is the length of the table of colours that a byte of flags announces.
func colours(flags byte) int {
	if flags&0x80 == 0 {
		return 0
	}
	return 3 << (flags&7 + 1)
}
