package publish

import (
	"archive/zip"
	"bufio"
	"bytes"
	"compress/flate"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash/crc32"
	"io"
	"io/fs"
	"slices"
	"sync"

	"guiju/generator/model"
)

// packEntry is a file of the ZIP: bytes, or a file of the site that must have
// the hash.
type packEntry struct {
	name, sum string
	bytes     []byte
	path      string // in the site
}

// together is how many entries are in memory at once.
const together = 64

// write writes the ZIP. Its bytes depend on the entries and the day alone.
func (p *packing) write(ctx context.Context, to io.Writer) error {
	hash, count := sha256.New(), counter(0)
	buffered := bufio.NewWriterSize(io.MultiWriter(to, hash, &count), 1<<20)
	z := zip.NewWriter(buffered)
	for batch := range slices.Chunk(p.entries, together) {
		packed := make([]deflated, len(batch))
		err := parallel(ctx, len(batch), func(i int) (err error) {
			packed[i], err = p.deflate(batch[i])
			return err
		})
		if err != nil {
			return err
		}
		for _, d := range packed {
			// Raw, so that the sizes stand before the bytes and not behind them.
			w, err := z.CreateRaw(d.header)
			if err == nil {
				_, err = w.Write(d.bytes)
			}
			if err != nil {
				return err
			}
		}
	}
	if err := errors.Join(z.Close(), buffered.Flush()); err != nil {
		return err
	}
	p.packed.Files, p.packed.Bytes = len(p.entries), int64(count)
	p.packed.SHA256 = hex.EncodeToString(hash.Sum(nil))
	return nil
}

type counter int64

func (c *counter) Write(b []byte) (int, error) { *c += counter(len(b)); return len(b), nil }

type deflated struct {
	header *zip.FileHeader
	bytes  []byte
}

// flaters are reused: one takes a megabyte.
var flaters = sync.Pool{New: func() any {
	w, err := flate.NewWriter(nil, flate.BestCompression)
	if err != nil {
		panic("BUG: pack: " + err.Error()) // the level is good
	}
	return w
}}

// deflate reads and compresses one entry. A file that is no longer what was
// verified ends the run.
func (p *packing) deflate(e packEntry) (deflated, error) {
	b := e.bytes
	if e.path != "" {
		var err error
		if b, err = fs.ReadFile(p.Site, e.path); err != nil {
			return deflated{}, err
		}
		if sumOf(b) != e.sum {
			return deflated{}, &fs.PathError{Op: "pack", Path: e.path, Err: errPackChanged}
		}
	}
	var out bytes.Buffer
	w := flaters.Get().(*flate.Writer)
	defer flaters.Put(w)
	w.Reset(&out)
	if _, err := w.Write(b); err != nil {
		return deflated{}, err
	}
	if err := w.Close(); err != nil {
		return deflated{}, err
	}
	h := &zip.FileHeader{
		Name: e.name, Method: zip.Deflate, Flags: utf8Names, ReaderVersion: zipVersion, CRC32: crc32.ChecksumIEEE(b),
		CompressedSize64: uint64(out.Len()), UncompressedSize64: uint64(len(b)), ModifiedDate: dosDate(p.manifest.AsOf),
	}
	h.SetMode(0o644)
	h.CreatorVersion |= zipVersion
	return deflated{h, out.Bytes()}, nil
}

// zipVersion is that of deflated entries (APPNOTE 4.4.3.2).
const zipVersion = 20

// utf8Names is the flag that says so (APPNOTE 4.4.4, bit 11). Every entry has
// it: a reader that looks at the first one only is right as well.
const utf8Names = 0x800

// dosDate is a day as a ZIP has it: from 1980 to 2107 (APPNOTE 4.4.6).
func dosDate(d model.Date) uint16 {
	switch {
	case d.Year < 1980:
		d = model.NewDate(1980, 1, 1)
	case d.Year > 2107:
		d = model.NewDate(2107, 12, 31)
	}
	return uint16(d.Day | int(d.Month)<<5 | (d.Year-1980)<<9)
}
