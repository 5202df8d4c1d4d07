package preview

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/netip"
	"strings"
	"testing"
	"testing/fstest"
)

func TestParseAddr(t *testing.T) {
	for addr, want := range map[string]string{
		"127.0.0.1:1313": "127.0.0.1:1313", "127.8.8.8:0": "127.8.8.8:0", "[::1]:80": "[::1]:80",
		"LocalHost:1313": "127.0.0.1:1313", "[::ffff:127.0.0.1]:1": "127.0.0.1:1",
		"0.0.0.0:1313": "open", ":1313": "open", "[::]:1313": "open", "192.168.1.5:1313": "open", "example.org:1313": "open",
		"localhost.example.org:1313": "open", "[::1%eth0]:1": "open", "[::ffff:10.0.0.1]:1": "open",
		"1313": "form", "127.0.0.1": "form", "127.0.0.1:http": "form", "127.0.0.1:99999": "form", "": "form", "127.0.0.1:-1": "form",
	} {
		at, err := ParseAddr(addr)
		got := at.String()
		switch {
		case errors.Is(err, ErrAddrOpen):
			got = "open"
		case errors.Is(err, ErrAddrForm):
			got = "form"
		}
		if got != want {
			t.Errorf("%s: %s, want %s", addr, got, want)
		}
	}
}

// TestNextPort: a port that is taken gives the next one.
func TestNextPort(t *testing.T) {
	first, err := Listen(netip.MustParseAddrPort("127.0.0.1:0"))
	if err != nil {
		t.Fatal(err)
	}
	defer first.Close()
	taken := netip.MustParseAddrPort(first.Addr().String())
	second, err := Listen(taken)
	if err != nil {
		t.Fatal(err)
	}
	defer second.Close()
	if got := netip.MustParseAddrPort(second.Addr().String()); got.Port() <= taken.Port() || got.Port() >= taken.Port()+portsToTry {
		t.Errorf("with %v taken: %v", taken, got)
	}
}

// TestServed: every address and what comes back.
func TestServed(t *testing.T) {
	r := start(t, Options{Build: func(context.Context) (Site, Rest, error) {
		page := func(s string) []byte { return []byte("<head></head>" + s) }
		return Site{Files: map[string][]byte{
			"index.html": page("home"), "en/index.html": page("english"), "404.html": page("nothing"),
			"a.css": []byte("p{}"), "search-index/1/m.js": []byte("x()"), "v.mp4": []byte("0123456789"), "m.svg": []byte("<svg/>"), "x.docx": []byte("PK"),
		}}, nil, nil
	}})
	for _, c := range []struct {
		method, path, host string
		status             int
		kind, body         string
	}{
		{"GET", "/", "", 200, "text/html; charset=utf-8", "home"},
		{"GET", "/index.html", "", 200, "text/html; charset=utf-8", "home"},
		{"GET", "/en/", "", 200, "text/html; charset=utf-8", "english"},
		{"GET", "/en", "", 302, "", ""},
		{"GET", "//evil.example/", "", 404, "", "nothing"},
		{"GET", "/missing/page.html?q=<b>", "", 404, "text/html; charset=utf-8", "nothing"},
		{"GET", "/../preview.go", "", 404, "", "nothing"},
		{"GET", "/%2e%2e/preview.go", "", 404, "", "nothing"},
		{"GET", "/a.css", "", 200, "text/css; charset=utf-8", "p{}"},
		{"GET", "/search-index/1/m.js", "", 200, "text/javascript; charset=utf-8", "x()"},
		{"GET", "/m.svg", "", 200, "image/svg+xml", "<svg/>"},
		{"GET", "/x.docx", "", 200, "application/octet-stream", "PK"},
		{"GET", "/v.mp4", "", 206, "video/mp4", "234"},
		{"GET", own + "preview.js", "", 200, "text/javascript; charset=utf-8", "use strict"},
		{"GET", own + "preview.css", "", 200, "text/css; charset=utf-8", ":host"},
		{"GET", own + "state?page=/&stamp=old", "", 200, "application/json", `"reload":true`},
		{"GET", own + "server.go", "", 404, "", ""},
		{"HEAD", "/a.css", "", 200, "text/css; charset=utf-8", ""},
		{"POST", "/", "", 405, "", ""},
		{"GET", "/", "localhost:1313", 200, "", "home"},
		{"GET", "/", "localhost", 200, "", "home"},
		{"GET", "/", "[::1]", 200, "", "home"},
		{"GET", "/", "evil.example", 403, "text/plain; charset=utf-8", "localhost"},
		{"GET", own + "state", "evil.example:1313", 403, "", ""},
		{"GET", "/", "localhost.evil.example", 403, "", ""},
		{"GET", "/", "192.168.1.5:1313", 403, "", ""},
	} {
		req, err := http.NewRequest(c.method, r.url+c.path, nil)
		if err != nil {
			t.Fatal(err)
		}
		req.Host = c.host
		if c.status == 206 {
			req.Header.Set("Range", "bytes=2-4")
		}
		res, err := http.DefaultTransport.RoundTrip(req)
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(res.Body)
		res.Body.Close()
		if err != nil {
			t.Fatal(err)
		}
		body := string(b)
		if res.StatusCode != c.status || c.kind != "" && res.Header.Get("Content-Type") != c.kind || !strings.Contains(body, c.body) {
			t.Errorf("%s %s for %q: %d %s\n%s", c.method, c.path, c.host, res.StatusCode, res.Header.Get("Content-Type"), body)
		}
		if res.Header.Get("Cross-Origin-Resource-Policy") != "same-origin" || res.Header.Get("Cache-Control") != "no-store" {
			t.Errorf("%s: headers %v", c.path, res.Header)
		}
	}
}

// TestStamp: a page is reloaded for its own bytes and for what it may show,
// and for nothing else.
func TestStamp(t *testing.T) {
	files := func(over ...string) map[string][]byte {
		m := map[string][]byte{"index.html": []byte("a"), "b.html": []byte("b"), "m.svg": []byte("c"), "d.json": []byte("d"), "search-index/1/m.js": []byte("e"), "feed.xml": []byte("f"), "404.html": []byte("g")}
		for i := 0; i < len(over); i += 2 {
			m[over[i]] = []byte(over[i+1])
		}
		return m
	}
	s := newServer("zh")
	stamp := func(page string, over ...string) string {
		s.show(Site{Files: files(over...)}, nil)
		return s.stamp(s.state(), page)
	}
	for _, c := range []struct {
		page    string
		over    []string
		changes bool
	}{
		{"/", nil, false},
		{"/", []string{"index.html", "new"}, true},
		{"/index.html", []string{"index.html", "new"}, true},
		{"/", []string{"b.html", "new"}, false},
		{"/", []string{"m.svg", "new"}, true},
		{"/", []string{"n.png", "new"}, true},
		{"/", []string{"d.json", "new", "feed.xml", "new", "search-index/1/m.js", "new"}, false},
		{"/gone.html", []string{"404.html", "new"}, true},
		{"/gone.html", []string{"gone.html", "new"}, true},
	} {
		if got := stamp(c.page) != stamp(c.page, c.over...); got != c.changes {
			t.Errorf("%s with %q: changed %v, want %v", c.page, c.over, got, c.changes)
		}
	}
}

func TestDress(t *testing.T) {
	const strict = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'"
	const ours = "http://127.0.0.1:1313/-guiju/"
	for _, c := range []struct{ host, policy, want string }{
		{"127.0.0.1:1313", strict, "default-src 'none'; script-src 'self' " + ours + "; style-src 'self' " + ours + "; img-src 'self' data:; base-uri 'none'; connect-src " + ours},
		{"127.0.0.1:1313", "default-src 'none'; style-src 'sha256-ab+/=='; base-uri 'none'",
			"default-src 'none'; style-src 'sha256-ab+/==' " + ours + "; base-uri 'none'; script-src " + ours + "; connect-src " + ours},
		{"127.0.0.1:1313", "script-src 'none';; connect-src 'none'", "script-src " + ours + "; connect-src " + ours + "; style-src " + ours},
		{"[::1]:1313", "script-src 'self'", "script-src 'self' 'self'; style-src 'self'; connect-src 'self'"},
		{"localhost", "default-src 'none'", "default-src 'none'; script-src http://localhost/-guiju/; style-src http://localhost/-guiju/; connect-src http://localhost/-guiju/"},
	} {
		page := "<html><head>\n<meta http-equiv=\"Content-Security-Policy\" content=\"" + c.policy + "\">\n</head><body>&amp;</body>"
		got := strings.ReplaceAll(string(dress([]byte(page), "12ab", c.host)), "&#39;", "'")
		want := "<html><head>\n<meta http-equiv=\"Content-Security-Policy\" content=\"" + c.want + "\">\n" +
			`<script src="/-guiju/preview.js" data-stamp="12ab" defer></script>` + "\n</head><body>&amp;</body>"
		if got != want {
			t.Errorf("%s:\n%s\nwant\n%s", c.policy, got, want)
		}
	}
	if got := string(dress([]byte("words"), "1", "localhost")); !strings.HasPrefix(got, "words<script ") {
		t.Errorf("a page without head: %s", got)
	}
}

func TestTree(t *testing.T) {
	files := map[string][]byte{"a.html": []byte("a"), "b/c/d.txt": []byte("dd"), "b/e.txt": nil}
	if err := fstest.TestFS(Tree(files), "a.html", "b/c/d.txt", "b/e.txt"); err != nil {
		t.Error(err)
	}
}
