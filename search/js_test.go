package search

import (
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"sort"
	"strings"
	"testing"

	"modernc.org/quickjs"
)

// jsEngine is the shipped client in QuickJS: another engine than the browser
// it is meant for, without window or document, so the engine must need none.
type jsEngine struct {
	tb testing.TB
	vm *quickjs.VM
}

// engineFiles are the client's files below the user interface, in the order in
// which the site joins them.
func engineFiles(tb testing.TB) []string {
	tb.Helper()
	names, err := fs.Glob(Files, "client/*.js")
	if err != nil || len(names) == 0 {
		tb.Fatalf("client files: %v %v", names, err)
	}
	sort.Strings(names)
	var engine []string
	for _, n := range names {
		if path.Base(n) < "80" {
			engine = append(engine, n)
		}
	}
	return engine
}

func newJS(tb testing.TB) *jsEngine {
	tb.Helper()
	vm, err := quickjs.NewVM()
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { vm.Close() })
	e := &jsEngine{tb, vm}
	host, err := os.ReadFile("testdata/host.js")
	if err != nil {
		tb.Fatal(err)
	}
	e.eval(string(host))
	for _, n := range append(engineFiles(tb), "client/81-load.js") {
		b, err := Files.ReadFile(n)
		if err != nil {
			tb.Fatal(err)
		}
		e.eval(string(b))
	}
	return e
}

func (e *jsEngine) eval(src string) any {
	e.tb.Helper()
	v, err := e.vm.Eval(src, quickjs.EvalGlobal)
	if err != nil {
		e.tb.Fatalf("javascript: %v\n%.300s", err, src)
	}
	return v
}

// ask evaluates an expression that gives a JSON text, and decodes it.
func (e *jsEngine) ask(expr string, into any) {
	e.tb.Helper()
	s, ok := e.eval(expr).(string)
	if !ok {
		e.tb.Fatalf("javascript: %.200s gives no text", expr)
	}
	if err := json.Unmarshal([]byte(s), into); err != nil {
		e.tb.Fatalf("javascript: %v in %.300s", err, s)
	}
}

// open gives the engine an index whose shards come from files.
func (e *jsEngine) open(dir string, files map[string][]byte) {
	e.tb.Helper()
	if err := e.vm.RegisterFunc("hostRead", func(key string) string {
		return string(files[dir+"/"+key+".js"])
	}, false); err != nil {
		e.tb.Fatal(err)
	}
	e.eval(`var search = new Guiju.Search(` + jsString(path.Base(dir)) + `, function (key, done) {
		var script = hostRead(key);
		if (script) try { (0, eval)(script); } catch (e) {}
		done();
	});
	function answer(q) {
		var out;
		search.query(q, function (r) { out = r; });
		return JSON.stringify(out);
	}`)
}

// jsResult is what the client answers.
type jsResult struct {
	Result
	Problems []struct{ Key, Why string }
}

func (e *jsEngine) search(q Query) jsResult {
	e.tb.Helper()
	b, err := json.Marshal(q)
	if err != nil {
		e.tb.Fatal(err)
	}
	var r jsResult
	e.ask(`answer(`+string(b)+`)`, &r)
	return r
}

func jsString(s string) string {
	b, err := json.Marshal(s)
	if err != nil {
		panic("BUG: " + err.Error())
	}
	return strings.NewReplacer("\u2028", `\u2028`, "\u2029", `\u2029`).Replace(string(b))
}

// learn makes the analyser of the client know all traditional characters, from
// the shards of an index.
func (e *jsEngine) learn() {
	e.tb.Helper()
	dir, files := export(e.tb, nil, Options{})
	e.open(dir, files)
	var all strings.Builder
	for i, s := range simplified {
		if s != 0 {
			all.WriteRune(rune(simplifyFrom + i))
		}
	}
	var known int
	e.ask(`(function (text) {
		search.open(function () { search.store.need(search.blocks(text), function () {}); });
		return JSON.stringify(Guiju.text.simple.size);
	})(`+jsString(all.String())+`)`, &known)
	if want := len([]rune(all.String())); known != want {
		e.tb.Fatalf("client knows %d traditional characters, want %d", known, want)
	}
}
