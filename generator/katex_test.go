package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"modernc.org/quickjs"
)

// katexHost gives Hugo's KaTeX what its own engine gives it: messages one by
// one, and a place for the answers. They are ASCII, so that no decoder is
// needed.
const katexHost = `
globalThis.answers = [];
globalThis.console = {log() {}};
globalThis.TextDecoder = class { decode(b) { return String.fromCharCode(...b); } };
globalThis.TextEncoder = class { encode(s) { answers.push(s); return []; } };
globalThis.Javy = {IO: {
	readSync(fd, buffer) {
		let n = 0;
		while (n < buffer.length && at < input.length) {
			buffer[n++] = input.charCodeAt(at);
			if (input.charCodeAt(at++) === 10) break;
		}
		return n;
	},
	writeSync() {},
}};
`

// TestFormulasInKaTeX hands every formula that package word makes of Office Math
// (its tests keep the list) to the KaTeX that the site's templates call, out of
// Hugo's module.
func TestFormulasInKaTeX(t *testing.T) {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/gohugoio/hugo").Output()
	if err != nil {
		t.Fatal(err)
	}
	program, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(out)), "internal", "warpc", "js", "renderkatex.bundle.js"))
	if err != nil {
		t.Fatalf("Hugo's KaTeX has moved: %v", err)
	}
	var input strings.Builder
	send := func(tex string) {
		// As layouts/_partials/text.html asks for it.
		message := map[string]any{"header": map[string]any{"id": 1}, "data": map[string]any{
			"expression": tex, "options": map[string]any{"output": "mathml", "displayMode": true, "throwOnError": true, "strict": "error", "errorColor": "#cc0000", "minRuleThickness": 0.04},
		}}
		b, err := json.Marshal(message)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range string(b) {
			if c < 0x80 {
				input.WriteRune(c)
			} else if c < 0x10000 {
				fmt.Fprintf(&input, `\u%04x`, c)
			} else {
				c -= 0x10000
				fmt.Fprintf(&input, `\u%04x\u%04x`, 0xD800+c>>10, 0xDC00+c&0x3FF)
			}
		}
		input.WriteByte('\n')
	}
	list, err := os.ReadFile(filepath.Join("word", "testdata", "formulas.tex"))
	if err != nil {
		t.Fatal(err)
	}
	texes := append([]string{`\notacommand`}, strings.Split(strings.TrimSpace(string(list)), "\n")...)
	for _, tex := range texes {
		send(tex)
	}
	vm, err := quickjs.NewVM()
	if err != nil {
		t.Fatal(err)
	}
	defer vm.Close()
	quoted, err := json.Marshal(input.String())
	if err != nil {
		t.Fatal(err)
	}
	for _, script := range []string{katexHost, "globalThis.at = 0; globalThis.input = " + string(quoted), string(program)} {
		if _, err := vm.Eval(script, quickjs.EvalGlobal); err != nil {
			t.Fatal(err)
		}
	}
	answers, err := vm.Eval(`answers.map(a => JSON.parse(a).header.err || "").join("\x00")`, quickjs.EvalGlobal)
	if err != nil {
		t.Fatal(err)
	}
	errs := strings.Split(answers.(string), "\x00")
	if len(errs) != len(texes) {
		t.Fatalf("%d answers to %d formulas", len(errs), len(texes))
	}
	if errs[0] == "" {
		t.Fatal("KaTeX takes anything: the test tests nothing")
	}
	for i, complaint := range errs[1:] {
		if complaint != "" {
			t.Errorf("%s: %s", texes[i+1], complaint)
		}
	}
}
