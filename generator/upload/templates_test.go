package upload_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/goccy/go-yaml"

	"guiju/generator/upload"
	"guiju/generator/verify"
)

func host(t testing.TB, name string, p upload.Place) []byte {
	t.Helper()
	i := slices.IndexFunc(upload.Hosts, func(h upload.Host) bool { return h.Name == name })
	b, err := upload.Template(upload.Hosts[i], p)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

var place = upload.Place{Root: "/srv/guiju", Path: "/", Listen: "80", Name: "localhost"}

// TestPagesTemplates: the files of the two hosts of pages are good YAML and do
// what they must: build, verify, hand over.
func TestPagesTemplates(t *testing.T) {
	var lab struct {
		Pages struct {
			Script    []string
			Artifacts struct{ Paths []string }
		}
	}
	if err := yaml.Unmarshal(host(t, "gitlab", place), &lab); err != nil {
		t.Fatal(err)
	}
	if s := strings.Join(lab.Pages.Script, "\n"); !strings.Contains(s, "build --out public") || !strings.Contains(s, "verify public") || !slices.Equal(lab.Pages.Artifacts.Paths, []string{"public"}) {
		t.Errorf("%+v", lab)
	}
	var hub struct {
		On   map[string]any
		Jobs map[string]struct {
			Needs string
			Steps []struct {
				Uses, Run string
				Env       map[string]string
			}
		}
	}
	if err := yaml.Unmarshal(host(t, "github", place), &hub); err != nil {
		t.Fatal(err)
	}
	build, deploy := hub.Jobs["build"], hub.Jobs["deploy"]
	if len(hub.On) != 2 || deploy.Needs != "build" || len(build.Steps) != 5 || build.Steps[3].Env["BASE"] != "${{ steps.pages.outputs.base_url }}/" ||
		!strings.Contains(build.Steps[3].Run, "verify public") || !strings.HasPrefix(deploy.Steps[0].Uses, "actions/deploy-pages@") {
		t.Errorf("%+v", hub)
	}
}

// TestStorageTemplate: the table of object storage is the table of publish.
func TestStorageTemplate(t *testing.T) {
	b := string(host(t, "object-storage", place))
	for _, k := range upload.Kinds {
		if !strings.Contains(b, "| ."+k.Ext+" | `"+k.Type+"` |") {
			t.Errorf("no row of %s", k.Ext)
		}
	}
	for _, c := range upload.Cachings {
		if !strings.Contains(b, "`"+c.Header+"`") {
			t.Errorf("no row of %s", c.Header)
		}
	}
}

// TestPlaces: what would be read as something else than a name is refused.
func TestPlaces(t *testing.T) {
	for _, bad := range []upload.Place{
		{Root: "srv", Path: "/", Listen: "80", Name: "a"}, {Root: "/srv;x", Path: "/", Listen: "80", Name: "a"},
		{Root: "/srv", Path: "zone", Listen: "80", Name: "a"}, {Root: "/srv", Path: "/a b/", Listen: "80", Name: "a"},
		{Root: "/srv", Path: "/", Listen: "80; x", Name: "a"}, {Root: "/srv", Path: "/", Listen: "80", Name: "a b"},
	} {
		if _, err := upload.Template(upload.Hosts[0], bad); err == nil {
			t.Errorf("%+v was taken", bad)
		}
	}
}

// TestNginx starts nginx with the template, at the root of an address and below
// it, and asks for a file of every kind in every encoding: the bytes are those of
// the release, type and caching those of the table, and the headers are there;
// the history, the compressed copies and what does not exist are 404.
func TestNginx(t *testing.T) {
	program, err := exec.LookPath("nginx")
	if err != nil {
		if program = "/usr/sbin/nginx"; !exists(program) {
			t.Skip("nginx is not installed")
		}
	}
	site := every(t)
	dir := t.TempDir()
	o := options(folder(t, filepath.Join(dir, "site")))
	o.Encodings = []string{"gzip", "br"}
	mustBring(t, o, site)
	brotliModule := "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so"
	for _, sub := range []string{"/", "/zone/standards/"} {
		t.Run(sub, func(t *testing.T) {
			listen := freePort(t)
			conf := host(t, "nginx", upload.Place{Root: filepath.ToSlash(filepath.Join(dir, "site")), Path: sub, Listen: listen, Name: "localhost", Brotli: exists(brotliModule)})
			startNginx(t, program, brotliModule, listen, conf)
			m := matrix{t: t, base: "http://" + listen + sub, site: site, brotli: exists(brotliModule)}
			for _, p := range slices.Sorted(maps.Keys(site)) {
				for _, accept := range []string{"", "gzip", "br", "gzip, br"} {
					m.file(p, accept)
				}
			}
			m.rest()
			t.Logf("%d answers", m.n)
		})
	}
}

func exists(p string) bool { _, err := os.Stat(p); return err == nil }

func freePort(t testing.TB) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// every is a release with a file of every kind, in both languages.
func every(t testing.TB) fstest.MapFS {
	t.Helper()
	site := chain(t, 1)[0]
	m := manifestOf(t, site)
	words := strings.Repeat("标准 standards ", 100)
	for _, k := range upload.Kinds {
		if k.Ext == "minisig" {
			continue
		}
		for _, p := range []string{"files/a." + k.Ext, "en/files/a." + k.Ext} {
			site[p] = &fstest.MapFile{Data: []byte(words + p)}
		}
	}
	for _, p := range []string{"404.html", "en/404.html", "en/index.html", "feeds/kind-news.xml", "feeds/kind-news.json", "en/feed.json", "en/feeds/a.xml"} {
		site[p] = &fstest.MapFile{Data: []byte(words + p)}
	}
	m.Files = nil
	for _, p := range slices.Sorted(maps.Keys(site)) {
		if p != verify.ManifestName && p != verify.SignatureName {
			m.Files = append(m.Files, fileOf(p, site[p].Data))
		}
	}
	site[verify.ManifestName] = &fstest.MapFile{Data: m.Encode()}
	return site
}

func startNginx(t *testing.T, program, brotliModule, listen string, conf []byte) {
	t.Helper()
	dir := t.TempDir()
	var b strings.Builder
	if exists(brotliModule) {
		fmt.Fprintf(&b, "load_module %s;\n", brotliModule)
	}
	if os.Geteuid() == 0 {
		b.WriteString("user root;\n") // a folder of a test is for its owner alone
	}
	fmt.Fprintf(&b, "daemon off; worker_processes 1; pid %s/pid; error_log %s/log;\nevents {}\nhttp {\naccess_log off;\n", dir, dir)
	for _, kind := range []string{"client_body", "proxy", "fastcgi", "uwsgi", "scgi"} {
		fmt.Fprintf(&b, "%s_temp_path %s/%s;\n", kind, dir, kind)
	}
	fmt.Fprintf(&b, "include %s/guiju.conf;\n}\n", dir)
	os.WriteFile(filepath.Join(dir, "guiju.conf"), conf, 0o644)
	os.WriteFile(filepath.Join(dir, "nginx.conf"), []byte(b.String()), 0o644)
	args := []string{"-p", dir, "-c", filepath.Join(dir, "nginx.conf"), "-e", filepath.Join(dir, "log")}
	if out, err := exec.Command(program, append(args, "-t")...).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s\n%s", err, out, conf)
	}
	cmd := exec.Command(program, args...)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cmd.Process.Signal(os.Interrupt) // it ends its worker; killed, it could not
		cmd.Wait()
	})
	for range 100 {
		if c, err := net.Dial("tcp", listen); err == nil {
			c.Close()
			return
		}
		upload.Sleep(context.Background(), 20*time.Millisecond)
	}
	log, _ := os.ReadFile(filepath.Join(dir, "log"))
	t.Fatalf("nginx does not answer\n%s", log)
}

// matrix asks a server for files of a site.
type matrix struct {
	t      *testing.T
	base   string
	site   fstest.MapFS
	brotli bool
	n      int
}

func (m *matrix) get(p, accept string) (*http.Response, []byte) {
	m.t.Helper()
	m.n++
	r, _ := http.NewRequest("GET", m.base+p, nil)
	if accept != "" {
		r.Header.Set("Accept-Encoding", accept)
	}
	resp, err := (&http.Transport{DisableCompression: true, DisableKeepAlives: true}).RoundTrip(r)
	if err != nil {
		m.t.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		m.t.Fatal(err)
	}
	return resp, b
}

func (m *matrix) file(p, accept string) {
	m.t.Helper()
	resp, b := m.get(p, accept)
	encoding := resp.Header.Get("Content-Encoding")
	want := upload.AttributesOf(p, "")
	switch encoding {
	case "gzip":
		z, err := gzip.NewReader(bytes.NewReader(b))
		if err != nil {
			m.t.Fatal(p, err)
		}
		b, _ = io.ReadAll(z)
	case "br":
		b, _ = io.ReadAll(brotli.NewReader(bytes.NewReader(b)))
	}
	large := len(m.site[p].Data) >= 1<<10 && slices.Contains(strings.Fields("html css js json webmanifest xml ics csv md txt toml vtt svg"), strings.TrimPrefix(path.Ext(p), "."))
	if large && (accept == "gzip" && encoding != "gzip" || m.brotli && accept == "br" && encoding != "br" || accept == "" && encoding != "") ||
		!strings.Contains(accept, encoding) {
		m.t.Errorf("%s, asked for in %q, is in %q", p, accept, encoding)
	}
	if resp.StatusCode != 200 || string(b) != string(m.site[p].Data) {
		m.t.Errorf("%s in %q: %d, %d bytes", p, accept, resp.StatusCode, len(b))
	}
	if got := resp.Header.Get("Content-Type"); got != want.Type {
		m.t.Errorf("%s: type %s, want %s", p, got, want.Type)
	}
	if got := resp.Header.Get("Cache-Control"); got != want.Cache {
		m.t.Errorf("%s: caching %s, want %s", p, got, want.Cache)
	}
	m.headers(p, resp)
}

func (m *matrix) headers(p string, resp *http.Response) {
	m.t.Helper()
	for name, part := range map[string]string{
		"X-Content-Type-Options": "nosniff", "X-Frame-Options": "SAMEORIGIN", "Referrer-Policy": "origin",
		"Permissions-Policy": "camera=()", "Content-Security-Policy": "frame-ancestors 'self'",
	} {
		if got := resp.Header.Get(name); !strings.Contains(got, part) || len(resp.Header.Values(name)) != 1 {
			m.t.Errorf("%s: %s: %q", p, name, resp.Header.Values(name))
		}
	}
	if strings.HasSuffix(p, ".svg") != strings.Contains(resp.Header.Get("Content-Security-Policy"), "sandbox") {
		m.t.Errorf("%s: %s", p, resp.Header.Get("Content-Security-Policy"))
	}
}

// rest asks for folders, for what must not be shown, and for what is not there.
func (m *matrix) rest() {
	for p, want := range map[string]string{"": "index.html", "en/": "en/index.html"} {
		if resp, b := m.get(p, ""); resp.StatusCode != 200 || string(b) != string(m.site[want].Data) || resp.Header.Get("Cache-Control") != "no-cache" {
			m.t.Errorf("%q: %d", p, resp.StatusCode)
		}
	}
	for p, want := range map[string]string{
		"none.html": "404.html", "en/none.html": "en/404.html", "standards/none/2020.html": "404.html",
		".guiju/state.json": "404.html", ".guiju/releases/1.json": "404.html", "index.html.gz": "404.html", "index.html.br": "404.html", "en/index.html.gz": "en/404.html",
	} {
		resp, b := m.get(p, "")
		if resp.StatusCode != 404 || string(b) != string(m.site[want].Data) {
			m.t.Errorf("%s: %d, %.40q", p, resp.StatusCode, b)
		}
		m.headers(want, resp)
	}
	resp, _ := m.get("plan.html", "")
	r, _ := http.NewRequest("GET", m.base+"plan.html", nil)
	r.Header.Set("Accept-Encoding", "identity")
	r.Header.Set("If-None-Match", resp.Header.Get("ETag"))
	again, err := http.DefaultTransport.RoundTrip(r)
	if err != nil || again.StatusCode != http.StatusNotModified {
		m.t.Errorf("asked again: %v %v", again, err)
	} else {
		again.Body.Close()
	}
}
