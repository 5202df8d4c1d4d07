package upload

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"guiju/generator/model"
	"guiju/generator/verify"
)

const (
	stateName   = "state.json"
	objectsDir  = "objects/"
	releasesDir = "releases/"
)

// stateFormat is the format of state.json that this program writes and reads.
const stateFormat = 1

// state is what a run must know of the runs before it. It can be made again
// from the rest of the history, except for the days of stale files.
type state struct {
	Format   int            `json:"format"`
	Live     int            `json:"live"`              // release whose manifest stands there; 0 for none
	Highest  int            `json:"highest"`           // that was ever published
	Pending  int            `json:"pending,omitempty"` // release on its way
	Audience model.Audience `json:"audience"`
	// Encodings are those of the last run, for a run that names none.
	Encodings []string  `json:"encodings,omitempty"`
	Stale     []stale   `json:"stale,omitempty"`   // by path
	Encoded   []encoded `json:"encoded,omitempty"` // by name
}

// stale is a file that readers' old pages may still ask for.
type stale struct {
	Path   string    `json:"path"`
	SHA256 string    `json:"sha256"`
	Size   int64     `json:"size"`
	Since  time.Time `json:"since"`
}

// encoded is an encoded form that was made, so that it need not be made again
// to see whether it is there.
type encoded struct {
	Name string `json:"name"`
	Of   string `json:"of"` // SHA-256 of the plain file
	As   string `json:"as"`
	Size int64  `json:"size"`
	MD5  string `json:"md5"`
}

func (s state) bytes() []byte {
	b, err := json.MarshalIndent(s, "", " ")
	if err != nil {
		panic("BUG: upload: state: " + err.Error())
	}
	return append(b, '\n')
}

func (o *Options) history() Store {
	if o.History != nil {
		return o.History
	}
	return below{o.Target, HistoryDir}
}

// readState reads the state as it is and decoded; a store without one has the
// zero state, and so has one whose state was damaged.
func (o *Options) readState(ctx context.Context) (s state, raw []byte, err error) {
	raw, err = o.history().Get(ctx, stateName)
	if errors.Is(err, fs.ErrNotExist) {
		return state{Format: stateFormat}, nil, nil
	}
	if err != nil {
		return s, nil, err
	}
	if json.Unmarshal(raw, &s) != nil {
		return state{Format: stateFormat}, raw, nil
	}
	if s.Format != stateFormat {
		return s, raw, refuse("%s 是格式 %d，这个程序只认得格式 %d：请用新版程序", "%s has format %d, this program knows %d: use a newer one", stateName, s.Format, stateFormat)
	}
	return s, raw, nil
}

func releaseName(n int) string { return fmt.Sprintf("%s%d.json", releasesDir, n) }

// numbers lists the releases of the history, the oldest first.
func (o *Options) numbers(ctx context.Context) (all []int, err error) {
	list, err := o.history().List(ctx, releasesDir, false)
	for _, e := range list {
		name, ok := strings.CutSuffix(path.Base(e.Name), ".json")
		if n, bad := strconv.Atoi(name); ok && bad == nil && n > 0 {
			all = append(all, n)
		}
	}
	slices.Sort(all)
	return all, err
}

// Recorded is a release of the history, read from it alone.
func (o *Options) Recorded(ctx context.Context, n int) (Release, error) {
	h := o.history()
	raw, err := h.Get(ctx, releaseName(n))
	if errors.Is(err, fs.ErrNotExist) {
		all, err := o.numbers(ctx)
		if err != nil {
			return Release{}, err
		}
		return Release{}, refuse("历史里没有第 %d 次发布；有：%v", "the history has no release %d; it has %v", n, all)
	}
	if err != nil {
		return Release{}, err
	}
	r := Release{Raw: raw, Read: func(ctx context.Context, f verify.File) ([]byte, error) {
		return h.Get(ctx, objectsDir+f.SHA256)
	}}
	if r.Manifest, err = decode(raw); err != nil {
		return r, err
	}
	if r.Number() != n {
		return r, &DamagedError{Path: HistoryDir + releaseName(n)}
	}
	r.Signature, err = h.Get(ctx, releaseName(n)+".minisig")
	if errors.Is(err, fs.ErrNotExist) {
		r.Signature, err = nil, nil
	}
	return r, err
}

// chained compares a release of the history with its neighbours there: each
// names the hash of the manifest before it, so that one which was put in the
// place of another gives itself away. Numbers that are missing prove nothing:
// they were never published here.
func (o *Options) chained(ctx context.Context, r Release) error {
	n := r.Number()
	before, err := o.history().Get(ctx, releaseName(n-1))
	if err == nil && r.Manifest.Release.Previous != sum(before) {
		return &DamagedError{Path: HistoryDir + releaseName(n)}
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	after, err := o.history().Get(ctx, releaseName(n+1))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	m, err := verify.DecodeManifest(after)
	if err != nil || m.Release == nil || m.Release.Previous != sum(r.Raw) {
		return &DamagedError{Path: HistoryDir + releaseName(n)}
	}
	return nil
}

// Releases lists the numbers of the history, and which of them is live.
func (o *Options) Releases(ctx context.Context) (numbers []int, live int, err error) {
	s, _, err := o.readState(ctx)
	if err != nil {
		return nil, 0, err
	}
	numbers, err = o.numbers(ctx)
	return numbers, s.Live, err
}
