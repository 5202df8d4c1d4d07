package derive

import (
	"fmt"
	"strings"

	"rsc.io/qr"
)

// QR draws the words as a QR code (GB/T 18284, ISO/IEC 18004) with error
// correction M: path fills its dark modules in a square of size by size units,
// the quiet zone of four modules around it included. Words of more than 2,331
// bytes have no code; addresses are shorter.
func QR(words string) (path string, size int) {
	code, err := qr.Encode(words, qr.M)
	if err != nil {
		panic("BUG: " + err.Error())
	}
	const quiet = 4
	var b strings.Builder
	for y := range code.Size {
		for x := 0; x < code.Size; x++ {
			if !code.Black(x, y) {
				continue
			}
			start := x
			for x < code.Size && code.Black(x, y) {
				x++
			}
			fmt.Fprintf(&b, "M%d %dh%dv1h-%dz", start+quiet, y+quiet, x-start, x-start)
		}
	}
	return b.String(), code.Size + 2*quiet
}
