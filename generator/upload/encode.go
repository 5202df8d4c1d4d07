package upload

import (
	"bytes"
	"compress/gzip"
	"crypto/md5"
	"encoding/hex"
	"io"
	"slices"

	"github.com/andybalholm/brotli"

	"guiju/generator/verify"
)

// Encodings are those in which text can be kept, by the name of their
// Content-Encoding; the suffix is that of a file beside the plain one.
var Encodings = []string{"gzip", "br"}

var suffixes = map[string]string{"gzip": ".gz", "br": ".br"}

// form is how a file is kept under one name: as it is, or encoded.
type form struct {
	name     string // in the store
	encoding string // "" for as it is
	header   bool   // the encoding is told as an attribute, not by the name
}

// worthEncoding is the size from which on encoding saves a reader a packet.
const worthEncoding = 1 << 10

// forms are the names under which a file is kept, the plain one last: it is the
// one that decides.
func (o *Options) forms(f verify.File) []form {
	p := f.Path
	if !kindOf(p).Text || f.Size < worthEncoding || len(o.Encodings) == 0 {
		return []form{{name: p}}
	}
	if o.Target.KeepsAttributes() {
		return []form{{name: p, encoding: o.Encodings[0], header: true}}
	}
	var all []form
	for _, e := range Encodings {
		if slices.Contains(o.Encodings, e) {
			all = append(all, form{name: p + suffixes[e], encoding: e})
		}
	}
	return append(all, form{name: p})
}

// checkEncodings refuses what the store cannot keep.
func (o *Options) checkEncodings() error {
	for _, e := range o.Encodings {
		if suffixes[e] == "" {
			return refuse("没有这种压缩方式：%s（可选 gzip、br）", "there is no such encoding: %s (gzip, br)", e)
		}
	}
	if o.Target.KeepsAttributes() && len(o.Encodings) > 0 && !slices.Equal(o.Encodings, []string{"gzip"}) {
		// An object has one encoding, whatever the reader's program accepts;
		// every browser, but not every program, accepts gzip.
		return refuse("对象存储里一个文件只有一种编码：只能用 gzip", "an object has one encoding: gzip only")
	}
	return nil
}

// encode is the same bytes each time: no name and no time go in.
func encode(b []byte, encoding string) []byte {
	var out bytes.Buffer
	var w io.WriteCloser
	switch encoding {
	case "gzip":
		w, _ = gzip.NewWriterLevel(&out, gzip.BestCompression) // the level is one
	case "br":
		w = brotli.NewWriterLevel(&out, 5) // a tenth of the time of 9, 3 % larger
	default:
		return b
	}
	w.Write(b) // a buffer never fails
	w.Close()
	return out.Bytes()
}

// decodeAs undoes encode, for files of at most limit bytes.
func decodeAs(b []byte, encoding string, limit int64) ([]byte, error) {
	var r io.Reader
	switch encoding {
	case "gzip":
		z, err := gzip.NewReader(bytes.NewReader(b))
		if err != nil {
			return nil, err
		}
		r = z
	case "br":
		r = brotli.NewReader(bytes.NewReader(b))
	default:
		return b, nil
	}
	return io.ReadAll(io.LimitReader(r, limit+1))
}

func md5Of(b []byte) string {
	s := md5.Sum(b)
	return hex.EncodeToString(s[:])
}
