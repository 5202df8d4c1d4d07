package intake

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"guiju/generator/model"
	"guiju/generator/source"
)

const standard = "DB41/T S901—2026\n\n样例管理规范\n\n2026-01-01 发布\n\n2026-03-01 实施\n\n1 范围\n\n本文件规定了样例的要求。\n\n2 规范性引用文件\n\n本文件没有规范性引用文件。\n"

// planOf imports texts into a folder that holds nothing else.
func planOf(t *testing.T, content fstest.MapFS, inputs ...Input) *Plan {
	t.Helper()
	sys, _, _, err := source.Load(content)
	if err != nil {
		t.Fatal(err)
	}
	day, err := model.ParseDate("2026-06-01")
	if err != nil {
		t.Fatal(err)
	}
	p, err := Make(context.Background(), content, sys, inputs, Options{Day: day})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestRefused: a document in which no standard was read changes nothing, least
// of all the standard whose place it would take.
func TestRefused(t *testing.T) {
	for name, text := range map[string]string{
		"no clause":     "DB41/T S901—2026\n\n各单位：\n\n请按要求报送样例。\n",
		"a law":         "第一章 总则\n\n第一条 为了管理样例，制定本办法。\n\n第二条 本办法适用于样例。\n\n第二章 管理\n\n第三条 样例由样例单位管理。\n",
		"two standards": standard + strings.Replace(standard, "S901", "S902", 1),
		"two, no cover": standard + "1 范围\n\n本文件规定了另一样例的要求。\n",
	} {
		t.Run(name, func(t *testing.T) {
			p := planOf(t, fstest.MapFS{}, Input{Name: "a.txt", Data: []byte(text)})
			if len(p.Documents) != 1 || !p.Documents[0].Refused || len(p.Changes) != 0 {
				t.Errorf("%d documents, %d changes: %v", len(p.Documents), len(p.Changes), p.Documents[0].Findings)
			}
		})
	}
	p := planOf(t, fstest.MapFS{}, Input{Name: "a.txt", Data: []byte(standard)})
	if len(p.Documents) != 1 || p.Documents[0].Refused || len(p.Changes) == 0 {
		t.Errorf("a good one: %v", p.Documents[0].Findings)
	}
}

// TestNamesInComments: the name of a file is a comment of work.toml and cannot
// become a key of it.
func TestNamesInComments(t *testing.T) {
	for _, name := range []string{"规范\nlevel = \"local\"\n.txt", "a\rb.txt", "\x1b[31m.txt", "a\x00.txt", "a\u2028b.txt", "a\xff.txt"} {
		p := planOf(t, fstest.MapFS{}, Input{Name: name, Data: []byte(standard)})
		for _, c := range p.Changes {
			if strings.HasSuffix(c.Path, "work.toml") && (strings.Count(string(c.New), "\nlevel") != 1 || strings.ContainsAny(string(c.New), "\r\x1b\x00") || !utf8.Valid(c.New)) {
				t.Errorf("%q:\n%s", name, c.New)
			}
		}
		if len(p.Changes) == 0 {
			t.Errorf("%q: nothing is written", name)
		}
	}
}

// TestInside: what is handed to LibreOffice is what its name says, or a
// document that cannot name other files as freely.
func TestInside(t *testing.T) {
	for want, datas := range map[string][]string{
		".doc":  {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1rest"},
		".rtf":  {`{\rtf1\ansi}`},
		".odt":  {"PK\x03\x04" + strings.Repeat("\x00", 26) + "mimetypeapplication/vnd.oasis.opendocument.textPK"},
		".docx": {"PK\x03\x04", "PK\x03\x04" + strings.Repeat("\x00", 26) + "[Content_Types].xml"},
		".html": {"<html>", "\uFEFF \r\n<!DOCTYPE html>", "<HTML xmlns:w='x'>"},
		"":      {"", "P", "plain words", "<?xml version='1.0'?><office:document/>", "MIME-Version: 1.0", "%PDF-1.7", "%!PS"},
	} {
		for _, data := range datas {
			if got := inside([]byte(data)); got != want {
				t.Errorf("%q: %q, want %q", data, got, want)
			}
		}
	}
	for _, ending := range []string{".doc", ".wps", ".rtf", ".odt"} {
		m, ps, err := read(context.Background(), Input{Name: "a" + ending, Data: []byte("<?xml version='1.0'?><office:document/>")}, Options{})
		if err != nil || m != nil || len(ps) != 1 || ps[0].Rule != notOffice {
			t.Errorf("%s: %v %v", ending, ps, err)
		}
	}
	m, _, err := read(context.Background(), Input{Name: "a.doc", Data: []byte("<html><p>1 范围</p></html>")}, Options{})
	if err != nil || m == nil || len(m.Blocks) != 1 {
		t.Errorf("a web page named .doc: %v %v", m, err)
	}
}

// TestOfficeFetchesNothing: LibreOffice converts a document that names pictures,
// style sheets and texts elsewhere, and asks for none of them.
func TestOfficeFetchesNothing(t *testing.T) {
	if _, ok := office(); !ok {
		t.Skip("no LibreOffice on this machine")
	}
	var mu sync.Mutex
	var asked []string
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := &httptest.Server{Listener: l, Config: &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		asked = append(asked, r.Method+" "+r.URL.Path)
	})}}
	server.Start()
	defer server.Close()
	page := `<html><head><link rel="stylesheet" href="` + server.URL + `/a.css"></head><body><p>1 范围</p><img src="` + server.URL + `/a.png"></body></html>`
	// A page and not an archive of OpenDocument: it names most, and converted
	// does not look at what it is given.
	if _, err := converted(context.Background(), []byte(page), ".doc"); err != nil {
		t.Fatal(err)
	}
	mu.Lock()
	defer mu.Unlock()
	if len(asked) > 0 {
		t.Errorf("LibreOffice asked for %v", asked)
	}
}
