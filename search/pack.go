package search

import (
	"bytes"
	"compress/zlib"
	"runtime"
	"sync"
)

// packer packs shards on all processors. Which of them packs a shard does not
// show in its bytes.
type packer struct {
	jobs    chan shardContent
	workers sync.WaitGroup
	mu      sync.Mutex
	packed  map[string][]byte // payloads by key
}

type shardContent struct {
	key string
	raw []byte
}

func newPacker() *packer {
	p := &packer{jobs: make(chan shardContent), packed: map[string][]byte{}}
	for range runtime.GOMAXPROCS(0) {
		p.workers.Go(func() {
			d := newDeflater()
			for j := range p.jobs {
				payload := d.pack(j.raw)
				p.mu.Lock()
				p.packed[j.key] = payload
				p.mu.Unlock()
			}
		})
	}
	return p
}

// put takes the content of a shard, which nobody changes any more.
func (p *packer) put(key string, raw []byte) { p.jobs <- shardContent{key, raw} }

// finish gives the payloads of all shards.
func (p *packer) finish() map[string][]byte {
	close(p.jobs)
	p.workers.Wait()
	return p.packed
}

// deflater is a compressor and its buffer, which are large, for many shards.
type deflater struct {
	w *zlib.Writer
	b bytes.Buffer
}

func newDeflater() *deflater {
	w, err := zlib.NewWriterLevel(nil, zlib.BestCompression)
	if err != nil {
		panic("BUG: deflate: " + err.Error())
	}
	return &deflater{w: w}
}

// pack is a shard's payload: its content deflated, in the wrapping of zlib
// (RFC 1950), whose checksum tells a damaged one.
func (d *deflater) pack(raw []byte) []byte {
	d.b.Reset()
	d.w.Reset(&d.b)
	_, err := d.w.Write(raw)
	if err == nil {
		err = d.w.Close()
	}
	if err != nil {
		panic("BUG: deflate into memory: " + err.Error())
	}
	return bytes.Clone(d.b.Bytes())
}
