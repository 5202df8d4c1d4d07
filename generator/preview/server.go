package preview

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"hash/maphash"
	"net/http"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"guiju/generator/model"
)

// own is the folder of what the preview adds. No page of a site can stand
// there: a path of a site never begins with "-".
const own = "/-guiju/"

//go:embed client
var client embed.FS

// server answers for the state of the moment.
type server struct {
	lang model.Lang
	seed maphash.Seed

	mu    sync.Mutex
	now   *state
	ready chan struct{} // closed when the first build is done
}

// state is what there is to show; it is never changed, only replaced.
type state struct {
	files    map[string][]byte
	assets   uint64 // what pages show without naming its bytes: pictures, media
	stale    bool   // files are those of an earlier build
	problems []Problem
	next     chan struct{} // closed when another state has taken its place
}

func newServer(lang model.Lang) *server {
	return &server{lang: lang, seed: maphash.MakeSeed(), now: &state{next: make(chan struct{})}, ready: make(chan struct{})}
}

func (s *server) show(site Site, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.put(site, err)
}

// put replaces the state; s.mu is held.
func (s *server) put(site Site, err error) {
	old := s.now
	now := &state{files: site.Files, problems: site.Problems, next: make(chan struct{})}
	if err != nil {
		now.problems = append(slices.Clone(now.problems), Problem{Severity: model.Error, Message: err.Error()})
	}
	if now.files == nil {
		now.files, now.assets, now.stale = old.files, old.assets, true
	} else {
		now.assets = s.assets(now.files)
	}
	s.now = now
	close(old.next)
	select {
	case <-s.ready:
	default:
		close(s.ready)
	}
}

func (s *server) state() *state {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.now
}

// assets is a sum over the files whose change must reload every page. Data,
// feeds and the index are not seen on a page; pages name style sheets and
// scripts by their hash already, but pictures and media by name.
func (s *server) assets(files map[string][]byte) (sum uint64) {
	for name, b := range files {
		switch path.Ext(name) {
		case ".html", ".json", ".xml", ".csv":
			continue
		}
		if !strings.HasPrefix(name, "search-index/") {
			sum += maphash.String(s.seed, name) ^ maphash.Bytes(s.seed, b)
		}
	}
	return sum
}

// lookup finds the file of an address below the root; missing is set when it
// is the site's page for what is not there.
func (st *state) lookup(address string) (name string, b []byte, missing bool) {
	name = strings.TrimPrefix(address, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	if b, ok := st.files[name]; ok {
		return name, b, false
	}
	return "404.html", st.files["404.html"], true
}

// stamp tells whether a page in a browser is the one there is now.
func (s *server) stamp(st *state, address string) string {
	if st.files == nil {
		return "none"
	}
	_, b, _ := st.lookup(address)
	return fmt.Sprintf("%016x", maphash.Bytes(s.seed, b)+st.assets)
}

func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cache-Control", "no-store")
	// Other sites may neither frame a page nor load a picture or a shard of
	// the index: the edition shown may be the internal one.
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Content-Security-Policy", "frame-ancestors 'none'")
	switch {
	case !known(r.Host):
		http.Error(w, "This preview answers to localhost and 127.0.0.1 only. / 预览只回应 localhost 和 127.0.0.1。", http.StatusForbidden)
		return
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		h.Set("Allow", "GET, HEAD")
		http.Error(w, "GET, HEAD", http.StatusMethodNotAllowed)
		return
	}
	select {
	case <-s.ready:
	case <-r.Context().Done():
		return
	}
	if name, ok := strings.CutPrefix(r.URL.Path, own); ok {
		s.serveOwn(w, r, name)
		return
	}
	s.serveSite(w, r)
}

func (s *server) serveOwn(w http.ResponseWriter, r *http.Request, name string) {
	switch name {
	case "events":
		s.events(w, r)
	case "state":
		w.Header().Set("Content-Type", kinds[".json"])
		w.Write(s.message(s.state(), r))
	case "preview.js", "preview.css":
		b, err := client.ReadFile("client/" + name)
		if err != nil {
			panic("BUG: " + err.Error())
		}
		w.Header().Set("Content-Type", kinds[path.Ext(name)])
		w.Write(b)
	default:
		http.NotFound(w, r)
	}
}

func (s *server) serveSite(w http.ResponseWriter, r *http.Request) {
	st := s.state()
	if st.files == nil {
		w.Header().Set("Content-Type", kinds[".html"])
		w.WriteHeader(http.StatusServiceUnavailable)
		w.Write(dress(onlyProblems(st.problems, s.lang), "none", r.Host))
		return
	}
	name, b, missing := st.lookup(r.URL.Path)
	if _, folder := st.files[strings.TrimPrefix(r.URL.Path, "/")+"/index.html"]; missing && folder {
		http.Redirect(w, r, r.URL.Path+"/", http.StatusFound)
		return
	}
	kind, ok := kinds[path.Ext(name)]
	if !ok {
		kind = "application/octet-stream"
	}
	w.Header().Set("Content-Type", kind)
	if path.Ext(name) == ".html" {
		b = dress(b, s.stamp(st, r.URL.Path), r.Host)
	}
	if missing {
		w.WriteHeader(http.StatusNotFound)
		w.Write(b)
		return
	}
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(b)) // ranges: videos
}

// kinds are the types of what a site may hold. Package mime is not asked: on
// Windows it believes the registry, where .js may be anything.
var kinds = map[string]string{
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
	".json": "application/json", ".xml": "application/xml", ".txt": "text/plain; charset=utf-8",
	".csv": "text/csv; charset=utf-8", ".vtt": "text/vtt; charset=utf-8", ".webmanifest": "application/manifest+json",
	".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif",
	".webp": "image/webp", ".ico": "image/x-icon", ".mp4": "video/mp4", ".webm": "video/webm",
	".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".pdf": "application/pdf", ".zip": "application/zip",
}

// message is what a page is told: whether to reload, and the problems.
func (s *server) message(st *state, r *http.Request) []byte {
	q := r.URL.Query()
	m := s.news(st)
	m.Reload = q.Get("stamp") != s.stamp(st, q.Get("page"))
	b, err := json.Marshal(m)
	if err != nil {
		panic("BUG: " + err.Error()) // strings and numbers only
	}
	return b
}

// events is the stream of messages (HTML standard, 9.2): one at once, one
// after every change.
func (s *server) events(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	out := http.NewResponseController(w)
	for {
		st := s.state()
		// JSON holds no line break, which would end the event.
		if _, err := fmt.Fprintf(w, "retry: 500\ndata: %s\n\n", s.message(st, r)); err != nil {
			return
		}
		if out.Flush() != nil {
			return
		}
		select {
		case <-st.next:
		case <-r.Context().Done():
			return
		}
	}
}
