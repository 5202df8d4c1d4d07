package verify

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// hostFS is a site on a static host, read one file at a time by its address. It
// cannot be listed. No file is read further than its manifest says it goes, no
// redirect leads to another host, and a host that says nothing is left.
type hostFS struct {
	ctx    context.Context
	base   *url.URL // ends in "/"
	client *http.Client
	sizes  map[string]int64 // by path, once the manifest is known
}

// Limits on a host that means ill, or does not answer.
const (
	hostSilence   = 30 * time.Second // until the first byte
	hostFile      = 10 * time.Minute // for one file
	hostRedirects = 3
	hostSignature = 1 << 16
)

// ErrAddress says that an address is not one of a site.
var ErrAddress = errors.New("not the address of a site")

// Host opens the site at an address (http or https) for [Listed] and [Trust],
// and reads its manifest for the sizes. It fails if nobody answers there.
func Host(ctx context.Context, address string) (fs.FS, error) {
	base, err := url.Parse(address)
	if err != nil || base.Scheme != "http" && base.Scheme != "https" || base.Host == "" || base.RawQuery != "" || base.Fragment != "" || base.User != nil {
		return nil, ErrAddress
	}
	base.Path = strings.TrimSuffix(strings.TrimSuffix(base.Path, "index.html"), "/") + "/"
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.DisableCompression, transport.ResponseHeaderTimeout = true, hostSilence
	h := &hostFS{ctx: ctx, base: base, client: &http.Client{Transport: transport, Timeout: hostFile, CheckRedirect: func(r *http.Request, via []*http.Request) error {
		if r.URL.Host != base.Host || r.URL.Scheme != base.Scheme || len(via) > hostRedirects {
			return fmt.Errorf("redirected to %s", r.URL.Redacted())
		}
		return nil
	}}}
	f, err := h.Open(ManifestName)
	switch {
	case err == nil:
		f.Close()
	case !errors.Is(err, fs.ErrNotExist):
		return nil, err
	}
	if m, _, problems := Contents(h); problems == nil {
		h.sizes = map[string]int64{}
		for _, f := range m.Files {
			h.sizes[f.Path] = f.Size
		}
	}
	return h, nil
}

// Open asks for a file.
func (h *hostFS) Open(name string) (fs.File, error) {
	bad := func(err error) (fs.File, error) { return nil, &fs.PathError{Op: "get", Path: name, Err: err} }
	limit, known := h.sizes[name]
	switch {
	case name == ManifestName:
		limit = MaxManifest
	case name == SignatureName:
		limit = hostSignature
	case !known:
		return bad(fs.ErrNotExist)
	}
	at := *h.base
	at.Path += name
	r, err := http.NewRequestWithContext(h.ctx, http.MethodGet, at.String(), nil)
	if err != nil {
		return bad(err)
	}
	answer, err := h.client.Do(r)
	if err != nil {
		return bad(err)
	}
	if answer.StatusCode != http.StatusOK {
		answer.Body.Close()
		if answer.StatusCode == http.StatusNotFound || answer.StatusCode == http.StatusGone {
			return bad(fs.ErrNotExist)
		}
		return bad(errors.New(answer.Status))
	}
	return &answered{answer.Body, limit}, nil
}

// answered is the body of an answer.
type answered struct {
	body io.ReadCloser
	left int64
}

func (f *answered) Read(p []byte) (int, error) {
	if int64(len(p)) > f.left+1 {
		p = p[:f.left+1]
	}
	n, err := f.body.Read(p)
	if f.left -= int64(n); f.left < 0 {
		return n, ErrTooLong
	}
	return n, err
}

func (f *answered) Close() error { return f.body.Close() }

// Stat is not known of an answer.
func (f *answered) Stat() (fs.FileInfo, error) { return nil, errors.ErrUnsupported }
